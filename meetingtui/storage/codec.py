"""Domain values to plain JSON and back.

Instants are ISO 8601 in UTC, durations whole seconds under a name that ends in `_seconds`, and what has its default
value is left out. On the way back msgspec checks every type and names the place that does not fit.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from meetingtui.domain.errors import StoreDamaged

Value = TypeVar("Value")
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
        for name, stored, default in _layout(type(value)):
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
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {to_plain(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    return value


def from_plain(plain: object, kind: type[Value]) -> Value:
    """The value that was stored; raises StoreDamaged, naming the place, when something does not fit."""
    try:
        return msgspec.convert(_renamed(plain, kind), kind, strict=True)
    except (msgspec.ValidationError, ValueError, TypeError, OverflowError) as error:
        raise StoreDamaged(
            f"A stored {kind.__name__} cannot be read: {error}",
            "The file was not changed.",
            "Restore a backup, or ask for help with this line.",
        ) from error


@cache
def _layout(kind: type) -> tuple[tuple[str, str, Any], ...]:
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


def _renamed(plain: Any, kind: Any) -> Any:
    """The plain value with durations as such, under the names of their fields."""
    if not _holds_moments(kind):
        return plain
    if kind is timedelta:
        return timedelta(seconds=plain) if type(plain) is int else _NoSeconds()
    if kind is datetime and isinstance(plain, str) and not _HAS_ZONE.search(plain):
        return _NoZone()
    if isinstance(plain, dict) and is_dataclass(kind):
        hints = _hints(cast("type", kind))
        return {
            name: _renamed(plain[stored], hints[name])
            for name, stored, _ in _layout(cast("type", kind))
            if stored in plain
        }
    if isinstance(plain, list) and get_origin(kind) is tuple:
        return [_renamed(part, get_args(kind)[0]) for part in plain]
    if isinstance(plain, dict) and get_origin(kind) is Mapping:
        return {key: _renamed(part, get_args(kind)[1]) for key, part in plain.items()}
    if plain is not None and get_origin(kind) in (Union, types.UnionType):
        inner = [part for part in get_args(kind) if part is not type(None)]
        return _renamed(plain, inner[0]) if len(inner) == 1 else plain
    return plain


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _holds_moments(kind: Any) -> bool:
    """Whether an instant or a length of time can stand in a value of that kind; the others are left alone."""
    if is_dataclass(kind):
        return any(_holds_moments(hint) for hint in _hints(cast("type", kind)).values())
    return kind in (timedelta, datetime) or any(_holds_moments(part) for part in get_args(kind))
