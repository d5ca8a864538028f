"""An entry of which only a part can be read: what fits is kept in its place, what does not under `extra`.

A field that has to be there gets something that cannot be taken for what was said; which ones, the caller tells.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Union, get_args, get_origin

from meetingtui.storage.store.codec import fits, stored_fields
from meetingtui.storage.store.file_format import Document

UNREADABLE = "(unreadable)"
"""Stands for words that cannot be read any more."""
_PRIVATE = "private"
EXTRA = "extra"
"""Under this name an entry keeps what does not fit."""


class _Nothing:
    """Stands for a part of which nothing is left."""


def mended(document: Document, kind: type, known: Mapping[str, Any]) -> tuple[Document, list[str]]:
    """The document so that it can be read as this kind, and the names of what is missing in it.

    Args:
        document: What can be read of it.
        kind: What it was.
        known: By field, what it has to be there if it cannot be read.
    """
    lost: list[str] = []
    return _document(document, kind, known, lost, ""), lost


def is_marked_private(document: Document) -> bool:
    """Whether a mark of what is private can be made out, even if it is damaged: words that were private stay so."""
    near = (name for name in document if len(name) == len(_PRIVATE) and sum(map(str.__ne__, name, _PRIVATE)) <= 1)
    return any(document[name] is not False for name in near)


def _document(document: Document, kind: type, known: Mapping[str, Any], lost: list[str], place: str) -> Document:
    kept: Document = {}
    fields = stored_fields(kind)
    names = {name for name, _, _ in fields}
    extra = {name: part for name, part in document.items() if name not in names}
    for name, hint, needed in fields:
        here = f"{place}{name}"
        raw = document.get(name, _Nothing)
        if raw is _Nothing:
            raw = _under_a_damaged_name(name, hint, extra)
        part = raw if raw is not _Nothing and fits(raw, hint) else _part(raw, hint, lost, here)
        if part is not _Nothing:
            kept[name] = part
            continue
        if raw is not _Nothing and raw is not None:
            extra[name] = raw
        if raw is not _Nothing or needed:
            lost.append(here)
        if needed:
            kept[name] = known[name] if name in known else _stand_in(hint, known)
    before = extra.pop(EXTRA, None)
    extra = {**before, **extra} if isinstance(before, dict) else extra
    return {**kept, EXTRA: extra} if extra else kept


def _under_a_damaged_name(name: str, hint: Any, extra: Document) -> Any:
    """The part whose name differs in one letter only."""
    for other, part in extra.items():
        if len(other) == len(name) and sum(map(str.__ne__, other, name)) == 1 and fits(part, hint):
            return extra.pop(other)
    return _Nothing


def _part(raw: Any, hint: Any, lost: list[str], place: str) -> Any:
    """What of a part can be kept; `_Nothing` if it cannot be taken apart any further."""
    origin, inner = get_origin(hint), [part for part in get_args(hint) if part not in (type(None), ...)]
    if origin in (Union, types.UnionType) and len(inner) == 1:
        return _part(raw, inner[0], lost, place)
    if is_dataclass(hint) and isinstance(hint, type) and isinstance(raw, dict):
        needed = [name for name, _, is_needed in stored_fields(hint) if is_needed]
        if any(name not in raw for name in needed):
            return _Nothing
        return _document(raw, hint, {}, lost, f"{place}.")
    if origin is tuple and isinstance(raw, list):
        kept = []
        for number, part in enumerate(raw, 1):
            here = f"{place}[{number}]"
            read = part if fits(part, inner[0]) else _part(part, inner[0], lost, here)
            if read is _Nothing:
                lost.append(here)
            else:
                kept.append(read)
        return kept
    if origin is Mapping and isinstance(raw, dict):
        found = {name: part for name, part in raw.items() if fits(part, inner[1])}
        lost += [f"{place}.{name}" for name in raw if name not in found]
        return found
    return _Nothing


def _stand_in(hint: Any, known: Mapping[str, Any]) -> Any:
    """Something of the kind of a field that has to be there."""
    origin, inner = get_origin(hint), [part for part in get_args(hint) if part not in (type(None), ...)]
    if origin in (Union, types.UnionType):
        return None if len(inner) < len(get_args(hint)) else _stand_in(inner[0], known)
    if origin is tuple:
        return []
    if origin is Mapping:
        return {}
    if is_dataclass(hint) and isinstance(hint, type):
        return {
            name: known[name] if name in known else _stand_in(part, known)
            for name, part, needed in stored_fields(hint)
            if needed
        }
    return _plain_stand_in(hint, known)


def _plain_stand_in(hint: Any, known: Mapping[str, Any]) -> Any:
    at = str(known.get("at", "2000-01-01T00:00:00Z"))
    if hint is datetime:
        return at
    if hint is date:
        return at[:10]
    if hint is timedelta or hint is int:
        return 0
    if hint is bool:
        return False
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    return UNREADABLE
