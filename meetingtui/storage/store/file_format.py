"""The bytes of a data file: a plain TinyDB file whose first table says which revision it is and if it is whole.

    {
     "_meta": {"1": {"schema": 1, "rev": 12, "bytes": 5120, "sha256": "…"}, "2": {"sums": {"pairs": {"1": "…"}}, …}},
     "pairs": {
      "1": {
       …

State and checksum are in one file, so they can never part. The checksum covers every byte of the file but
itself; `bytes` counts what follows it, for people who wonder whether a file was cut. One field a line keeps the
file readable for people and for `git diff`. A sum for each document stands beside it (`sums`), which tells what is
whole in a file that is not. A byte order mark and line ends of another system, as editors and sync programs
leave them, are read over.
"""

import gc
import hashlib
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec

from meetingtui.storage.store.sums import Known, Sums, described_sums, summed, sums_in

Document: TypeAlias = dict[str, Any]
"""An entry of a table, as it is written."""

RawTables: TypeAlias = dict[str, dict[str, Document]]
"""Name of the table → TinyDB's number → document."""

Parts: TypeAlias = tuple[bytes | memoryview, ...]
"""The content of a file in pieces, because joining megabytes costs as much as writing them."""

META = "_meta"
"""The table that describes the file; it is never among the tables handed out."""

_MARK = b"\xef\xbb\xbf"
"""What some editors put in front of a text in UTF-8."""
_HEAD = re.compile(rb'\{\n "_meta": \{"1": \{"schema": \d+, "rev": \d+, "bytes": \d+, "sha256": "')
_SHA256_DIGITS = 64


class Damaged(Exception):
    """The bytes are not a data file: not JSON, not tables, or without a description of themselves."""


@dataclass(frozen=True)
class Content:
    """What a data file says."""

    tables: RawTables
    """The tables, without the one that describes the file."""
    schema: int
    """The version of the documents' form, from 1."""
    revision: int
    """Counts the saves; the higher one is the later state, whatever the clocks say. 0: nothing saved yet."""
    intact: bool
    """Whether the checksum is right; if not, something else than this program changed the file."""
    sums: Sums | None = None
    """What each document adds up to if it is whole; None when the file does not say so, or not any more."""


def encode(tables: Mapping[str, Any], *, schema: int, revision: int, known: Known | None = None) -> Parts:
    """The bytes of a file with these tables, which hold plain JSON values only.

    Args:
        tables: The tables, without the one that describes the file.
        schema: The version of the documents' form.
        revision: Which save it is.
        known: The tables of before and their sums, which spares the time for what is still the same.
    """
    body = msgspec.json.format(msgspec.json.encode(tables), indent=1)
    described = msgspec.json.encode(described_sums(summed(tables, known), schema=schema, revision=revision))
    end = b'"}, "2": ' + described
    rest: Parts = (end, b"},", memoryview(body)[1:], b"\n") if tables else (end, b"}\n}\n")
    meta = f'{{"schema": {schema}, "rev": {revision}, "bytes": {sum(map(len, rest))}, "sha256": "'
    head = f'{{\n "{META}": {{"1": {meta}'.encode()
    return head, _checksum(head, *rest), *rest


def decode(data: bytes, *, newest_schema: int) -> Content:
    """What the bytes say; of a newer schema only the tables that look like tables.

    Raises:
        Damaged: the bytes are not a data file.
    """
    data = plain_bytes(data)
    with _checking(data) as intact, no_garbage_collection():
        try:
            document = msgspec.json.decode(data)
        except (ValueError, RecursionError) as error:
            raise Damaged(str(error)) from error
    schema, revision = _description(document)
    tables = {name: table for name, table in document.items() if name != META}
    if schema > newest_schema:
        tables = {name: table for name, table in tables.items() if _is_table(table)}
    elif not all(map(_is_table, tables.values())):
        raise Damaged("not a table of documents")
    return Content(tables, schema, revision, intact[0], sums_in(document[META], intact=intact[0]))


def plain_bytes(data: bytes) -> bytes:
    """The bytes without a byte order mark and with the line ends of this program; no text in it has others."""
    data = data.removeprefix(_MARK)
    return data.replace(b"\r\n", b"\n") if data[1:3] == b"\r\n" else data


def is_intact(data: bytes) -> bool:
    """Whether the bytes are what this program wrote, but for a byte order mark and the kind of line ends."""
    data = plain_bytes(data)
    if (match := _HEAD.match(data)) is None:
        return False
    end = match.end() + _SHA256_DIGITS
    return data[match.end() : end] == _checksum(data[: match.end()], memoryview(data)[end:])


def _checksum(*parts: bytes | memoryview) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest().encode()


@contextmanager
def _checking(data: bytes) -> Iterator[list[bool]]:
    """Looks at the checksum on another core while the block reads; saves a sixth of the time of opening."""
    intact: list[bool] = []
    check = threading.Thread(target=lambda: intact.append(is_intact(data)))
    check.start()
    try:
        yield intact
    finally:
        check.join()


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Thousands of new dicts set off collections that find nothing and double the time of reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _description(document: Any) -> tuple[int, int]:
    try:
        meta = document[META]["1"]
        schema, revision = meta["schema"], meta["rev"]
    except (KeyError, TypeError, IndexError) as error:
        raise Damaged("no description of the file") from error
    if type(schema) is not int or type(revision) is not int or schema < 1 or revision < 0:
        raise Damaged("no usable description of the file")
    return schema, revision


def _is_table(table: Any) -> bool:
    """Whether TinyDB could work with it: numbered documents."""
    return isinstance(table, dict) and all(
        number.isdecimal() and isinstance(document, dict) for number, document in table.items()
    )
