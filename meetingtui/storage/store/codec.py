"""Domain values to plain JSON and back.

Instants are ISO 8601 in UTC, durations whole seconds under a name that ends in `_seconds`, and what has its default
value is left out. On the way back msgspec checks every type and names the place that does not fit.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from meetingtui.domain.errors import StoreDamaged

_Value = TypeVar("_Value")
Reader: TypeAlias = Callable[[Any], Any]
"""Makes what was stored ready to be checked."""
SECONDS = "_seconds"
_HAS_ZONE = re.compile(r"(Z|[+-][0-9]{2}:[0-9]{2})$", re.IGNORECASE)


class _NoZone:
    """Stands for an instant without a zone, so that the message names it."""


class _NoSeconds:
    """Stands for a length of time that is no whole number of seconds, so that the message names it."""


def to_plain(value: Any) -> Any:
    """The value as dicts, lists, texts and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for name, stored, default in layout(type(value)):
            part = getattr(value, name)
            if part != default:
                plain[stored] = to_plain(part)
        return plain
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {to_plain(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    return value


def from_plain(plain: object, kind: type[_Value]) -> _Value:
    """The value that was stored; raises StoreDamaged, naming the place, when something does not fit."""
    try:
        return msgspec.convert(_ready(plain, kind), kind, strict=True)
    except (msgspec.ValidationError, ValueError, TypeError, OverflowError) as error:
        raise StoreDamaged(
            f"A stored {kind.__name__} cannot be read: {error}",
            "The file was not changed.",
            "Restore a backup, or ask for help with this line.",
        ) from error


def fits(plain: object, hint: Any) -> bool:
    """Whether what was stored can be read as a value of this kind, which may be any type hint of a field."""
    try:
        msgspec.convert(_ready(plain, hint), hint, strict=True)
    except (msgspec.ValidationError, ValueError, TypeError, OverflowError):
        return False
    return True


def stored_fields(kind: type) -> list[tuple[str, Any, bool]]:
    """For each field the name it is stored under, its type hint, and whether it has to be there."""
    hints = _hints(kind)
    return [(stored, hints[name], default is MISSING) for name, stored, default in layout(kind)]


@cache
def layout(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """For each field its name, the name it is stored under, and the default that is left out."""
    hints = _hints(kind)
    return tuple(
        (f.name, f.name + SECONDS if _is_duration(hints[f.name]) else f.name, _default(f)) for f in fields(kind)
    )


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _is_duration(hint: Any) -> bool:
    return hint is timedelta or timedelta in get_args(hint)


def _ready(plain: object, kind: type) -> Any:
    read = _reader(kind)
    return read(plain) if read else plain


@cache
def _reader(kind: Any) -> Reader | None:
    """Makes durations and instants of a plain value of this kind ready for msgspec; None when there can be none."""
    if kind is timedelta:
        return _duration
    if kind is datetime:
        return _instant
    if is_dataclass(kind):
        return _fields_reader(cast("type", kind))
    origin, parts = get_origin(kind), [part for part in get_args(kind) if part not in (type(None), ...)]
    if origin is tuple and (read := _reader(parts[0])):
        return _each(read)
    if origin is Mapping and (read := _reader(parts[1])):
        return _each_value(read)
    if origin in (Union, types.UnionType) and len(parts) == 1:
        return _reader(parts[0])
    return None


def _duration(plain: Any) -> Any:
    if plain is None:
        return None
    return timedelta(seconds=plain) if type(plain) is int else _NoSeconds()


def _instant(plain: Any) -> Any:
    return plain if not isinstance(plain, str) or plain[-1:] == "Z" or _HAS_ZONE.search(plain) else _NoZone()


def _each(read: Reader) -> Reader:
    return lambda plain: [read(part) for part in plain] if isinstance(plain, list) else plain


def _each_value(read: Reader) -> Reader:
    return lambda plain: {key: read(part) for key, part in plain.items()} if isinstance(plain, dict) else plain


def _fields_reader(kind: type) -> Reader | None:
    """Reads the fields that need it and leaves the others alone: ten years are thousands of documents."""
    hints = _hints(kind)
    needed = [(name, stored, read) for name, stored, _ in layout(kind) if (read := _reader(hints[name]))]
    if not needed:
        return None

    def read_fields(plain: Any) -> Any:
        if not isinstance(plain, dict):
            return plain
        changed = plain
        for name, stored, read in needed:
            part = plain.get(stored, MISSING)
            ready = part if part is MISSING else read(part)
            if ready is plain.get(name, MISSING):
                continue
            changed = dict(plain) if changed is plain else changed
            if ready is MISSING:
                del changed[name]  # it is stored under another name, so this is something else
            else:
                changed[name] = ready
        return changed

    return read_fields


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
