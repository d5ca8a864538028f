"""What can still be read of a damaged draft: line by line, because every value stands on a line of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from meetingtui.storage.store.file_format import Document
from meetingtui.storage.store.upgrades import answers_apart

_LINE = re.compile(r'( *)(?:"((?:[^"\\]|\\.)*)": )?(.*?),?')
_BARE_SLASH = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_BARE_QUOTE = re.compile(r'(?<!\\)"')
_OPENS: dict[str, Callable[[], Any]] = {"{": dict, "[": list}
_WORDS = {"text", "note", "evidence", "why", "known_by", "place"}
"""Fields of a list's entries that somebody typed."""
_NOT_WORDS = re.compile(
    r"id|\w+_(id|at|in|seconds)|zone|kind|phase|status|state|owner|began|ended|end|entered|due|on"
)
_ALIKE = 0.75
"""So many of the letters of two texts are the same when one is the other with damage."""


def readable(data: bytes) -> Document | None:
    """The draft, as far as its lines can be read; None when nothing of it can."""
    draft = tree(data).get("draft")
    document = draft.get("1") if isinstance(draft, dict) else None
    return answers_apart(document) if isinstance(document, dict) and document else None


def tree(data: bytes) -> Document:
    """The tables of a file, as far as its lines can be read."""
    root: Document = {}
    open_parts: list[Any] = [root]
    for line in _lines(data)[1:]:
        indent, key, value = _taken_apart(line)
        # A line whose surroundings cannot be read belongs nowhere.
        if indent < 1 or indent > len(open_parts):
            continue
        del open_parts[indent:]
        parent = open_parts[-1]
        part = _OPENS[value]() if value in _OPENS else _value(value)
        if part is _NOTHING or (key is None) is isinstance(parent, dict):
            continue
        if isinstance(parent, dict):
            parent[key] = part
        else:
            parent.append(part)
        if value in _OPENS:
            open_parts.append(part)
    return root


def words_in(data: bytes) -> list[str]:
    """What was typed, each as `key: words`, wherever it stood."""
    found = []
    for line in _lines(data):
        _, key, value = _taken_apart(line)
        words = _value(value)
        if key and isinstance(words, str) and words.strip() and not _NOT_WORDS.fullmatch(key):
            found.append(f"{key}: {words}")
    return found


def united(whole: Document, damaged: Document) -> Document:
    """A whole draft with the words and entries that a damaged newer one has besides."""
    contents = damaged.get("contents")
    if not isinstance(contents, dict):
        return whole
    before = answers_apart(whole).get("contents", {})
    after = _united_contents(before, contents)
    return whole if after == before else {**whole, "contents": after}


def filled(newer: Any, older: Any) -> Any:
    """Two damaged drafts as one: what the newer one lacks is taken from the older one."""
    if isinstance(newer, dict) and isinstance(older, dict):
        return {**older, **{key: filled(part, older.get(key)) for key, part in newer.items()}}
    return newer


def _united_contents(whole: Document, other: Document) -> Document:
    after = dict(whole)
    for key, part in other.items():
        before = whole.get(key)
        if key in ("answers", "not_entered") and isinstance(part, dict):
            typed = {name: words for name, words in part.items() if isinstance(words, str)}
            after[key] = {
                **(before or {}),
                **{name: _both((before or {}).get(name, ""), typed[name]) for name in typed},
            }
        elif key == "chosen" and isinstance(part, dict):
            after[key] = {**part, **(before or {})}
        elif isinstance(part, list) and isinstance(before, list | None):
            after[key] = _united_lists(before or [], part)
        elif before is None:
            after[key] = part
    return after


def _united_lists(whole: list[Any], other: list[Any]) -> list[Any]:
    after = list(whole)
    place = {_identity(entry): number for number, entry in enumerate(whole)}
    for entry in other:
        identity = _identity(entry)
        if not identity:
            continue
        if identity in place:
            after[place[identity]] = _united_entry(after[place[identity]], entry)
        else:
            after.append(entry)
    return after


def _united_entry(whole: Document, other: Document) -> Document:
    typed = {key: words for key, words in other.items() if key in _WORDS and isinstance(words, str)}
    return {**whole, **{key: _both(whole.get(key, ""), words) for key, words in typed.items()}}


def _identity(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    inner = entry.get("commitment") or entry.get("goal")
    return str(entry.get("id") or (inner.get("id") if isinstance(inner, dict) else "") or "")


def _both(whole: str, other: str) -> str:
    """The whole words, and what was typed since; where the two say different things, both."""
    if not whole or not other:
        return whole or other
    if other in whole or whole in other:
        return max(whole, other, key=len)
    common = min(len(whole), len(other))
    if sum(map(str.__eq__, whole, other)) >= _ALIKE * common:
        return whole + other[len(whole) :]
    return f"{whole}\n{other}"


# --- lines --------------------------------------------------------------------------------------------------

_NOTHING = object()
"""Stands for a line of which nothing can be read."""


def _lines(data: bytes) -> list[str]:
    # A byte of no meaning may stand where a letter was, or where a line ended.
    return data.decode("utf-8", "replace").replace("\0", "").split("\n")


def _taken_apart(line: str) -> tuple[int, str | None, str]:
    match = _LINE.fullmatch(line)
    if match is None:
        return 0, None, ""
    return len(match[1]), match[2], match[3]


def _value(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        if len(text) < 2 or not text.startswith('"'):
            return _NOTHING
    # A text that lost its end, or has something in it that is no letter.
    words = _BARE_SLASH.sub("", text[1:].rstrip('"'))
    try:
        return json.loads('"' + _BARE_QUOTE.sub("", words) + '"', strict=False)
    except ValueError:
        return _NOTHING
