"""A damaged data file taken apart: which entries can be read, and what the file says that it held."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from meetingtui.storage.store.file_format import META, RawTables, is_intact, plain_bytes
from meetingtui.storage.store.sums import Sums, sums_in

_HEAD = re.compile(rb'"schema": (\d{1,9}), "rev": (\d{1,15}),')
_SUMS = re.compile(rb'"2": (\{"schema":.*?"sha256":"[0-9a-f]{64}"\})')
_TABLE = re.compile(rb' "([^"\\]+)": \{(\},?)?')
_ENTRY = re.compile(rb'  "(\d+)": \{(\},?)?')
_HEAD_END = 200
_ENDS = (b"  }", b"  },")
_OURS = b'{\n "'


@dataclass(frozen=True)
class WreckEntry:
    """An entry that can be read, which does not say that it is as it was saved."""

    table: str
    """Where it stood, as far as that can be told."""
    number: str
    """TinyDB's number."""
    document: dict[str, Any]
    """What it says."""


@dataclass(frozen=True)
class Wreck:
    """What is left of a data file."""

    entries: tuple[WreckEntry, ...]
    """In the order of the file."""
    sums: Sums | None
    """What was in it when it was written; None when it does not say so any more."""
    schema: int | None
    """The version of the form that it says it has; may be damaged as well."""
    revision: int | None
    """Which save it says it was; may be damaged as well."""
    parsed: bool
    """Whether it is JSON all the same, so that no entry went missing unseen."""
    foreign: bool
    """Whether another program wrote it anew: what it says is meant so."""
    data: bytes
    """Its bytes, with the line ends of this program."""
    proven: bool = False
    """Whether only its numbers were damaged: all else adds up to its checksum."""

    def tables(self) -> RawTables:
        """The entries by table and number, the first one of each number."""
        tables: RawTables = {}
        for entry in self.entries:
            tables.setdefault(entry.table, {}).setdefault(entry.number, entry.document)
        return tables


def with_its_numbers(data: bytes, schemas: Iterable[int], revisions: Collection[int]) -> bytes:
    """The data with the schema and the revision with which its checksum is right; as they are when none fits.

    Args:
        data: The bytes of a damaged file.
        schemas: Those that it may have.
        revisions: Those that it may have, besides the one that it says.
    """
    data = plain_bytes(data)
    head = _HEAD.search(data, 0, _HEAD_END)
    if head is None:
        return data
    for schema in schemas:
        for revision in (int(head[2]), *revisions):
            mended = data[: head.start()] + b'"schema": %d, "rev": %d,' % (schema, revision) + data[head.end() :]
            if is_intact(mended):
                return mended
    return data


def read_wreck(data: bytes) -> Wreck:
    """Take a damaged file apart; nothing is too damaged for that."""
    data = plain_bytes(data)
    head, sums = _HEAD.search(data), _sums(data)
    schema = sums.schema if sums else int(head[1]) if head else None
    revision = sums.revision if sums else int(head[2]) if head else None
    whole = _parsed(data)
    entries = _in_lines(data) if whole is None else _in_tables(whole)
    foreign = whole is not None and not data.startswith(_OURS)
    return Wreck(tuple(entries), sums, schema, revision, whole is not None, foreign, data, proven=is_intact(data))


def _parsed(data: bytes) -> dict[str, Any] | None:
    try:
        whole = msgspec.json.decode(data)
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, dict) else None


def _sums(data: bytes) -> Sums | None:
    found = _SUMS.search(data)
    described = _parsed(found[1]) if found else None
    return sums_in({"2": described}, intact=False)


def _in_tables(whole: dict[str, Any]) -> Iterator[WreckEntry]:
    for name, table in whole.items():
        for number, document in table.items() if isinstance(table, dict) else ():
            if isinstance(document, dict) and number.isdecimal() and not _describes(name, document):
                yield WreckEntry(name, number, document)


def _in_lines(data: bytes) -> Iterator[WreckEntry]:
    """Each entry stands between two lines of its own, so what lies around it need not be readable."""
    lines = data.split(b"\n")
    table, number, first = "", "", None
    for place, line in enumerate(lines):
        if line[2:3] != b" " and (match := _ENTRY.fullmatch(line)):
            number, first = match[1].decode(), place + 1
            if match[2]:
                yield WreckEntry(table, number, {})
                first = None
        elif line in _ENDS:
            if first is not None:
                document = _parsed(b"{" + b"\n".join(lines[first:place]) + b"}")
                if document is not None:
                    yield WreckEntry(table, number, document)
            first = None
        elif line[1:2] == b'"' and (match := _TABLE.fullmatch(line)):
            table, first = match[1].decode("utf-8", "replace"), None


def _describes(name: str, document: dict[str, Any]) -> bool:
    """Whether it is what describes the file, even under a damaged name."""
    return name == META or {"schema", "rev"} <= document.keys() or "sums" in document
