"""Takes a file from elsewhere apart: an export of `meet`, or the data file of another machine. It changes nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from meetingtui.domain.errors import MeetError, NotFound, NotPossible, StoreDamaged
from meetingtui.storage.disk import operating_system as system
from meetingtui.storage.disk.problems import in_words
from meetingtui.storage.store.file_format import META, RawTables, is_intact, no_garbage_collection
from meetingtui.storage.store.upgrades import UPGRADES
from meetingtui.storage.transfer.export_file import EXPORT, HEAD, STORE_SCHEMA, TABLES
from meetingtui.storage.transfer.import_check import Check
from meetingtui.storage.transfer.strict_json import Unreadable, parse, shown

MOST_BYTES = 100_000_000
"""A hundred years of weekly meetings; more is no file of ours."""
SAFE = "Nothing was changed."

Watch: TypeAlias = Callable[[int, int], None]
"""Is told how much is done, and of how much."""
DocumentLists: TypeAlias = dict[str, list[dict[str, Any]]]
"""Documents by the name of their table, in the order of the file."""


@dataclass(frozen=True)
class Import:
    """What a file from elsewhere brings along, every document checked."""

    documents: DocumentLists
    """All tables, in the form of the present schema."""
    notice: str = ""
    """What the user should know of the file; empty when all is well."""


def read_export(path: Path, watch: Watch | None = None) -> Import:
    """What is in a file.

    Raises:
        NotFound: there is no such file.
        NotPossible: it is no file that meet wrote, or something in it does not fit.
        StoreDamaged: a newer version wrote it.
    """
    return read_bytes(bytes_of(path, "Give the path of a file that meet export wrote."), watch)


def read_stream(stream: BinaryIO, watch: Watch | None = None) -> Import:
    """The same of what comes through a pipe."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused("it is larger than 100 MB")
    return read_bytes(data, watch)


def read_bytes(
    data: bytes, watch: Watch | None = None, *, refused: Callable[[str], MeetError] | None = None
) -> Import:
    """The same of what a file holds.

    Args:
        data: All of it.
        watch: Is told how far it is; None where nobody wants to know.
        refused: Says the same why of something that is no file; None speaks of a file.
    """
    try:
        with no_garbage_collection():
            whole = parse(data)
            documents, schema = _tables(whole)
            if schema < STORE_SCHEMA:
                documents = _upgraded(documents, schema)
            _check(documents, watch or _unwatched)
    except Unreadable as error:
        raise (refused or _refused)(str(error)) from None
    foreign = META in whole and not is_intact(data)
    return Import(documents, "Another program changed this file." if foreign else "")


def _unwatched(_done: int, _total: int) -> None:
    """Nobody wants to know."""


def bytes_of(path: Path, do: str) -> bytes:
    """The bytes of an ordinary file; anything else is not even opened.

    Args:
        path: Which one.
        do: What to do when there is none.

    Raises:
        NotFound: there is no such file.
        NotPossible: it is something else than a file, or cannot be read.
    """
    try:
        _check_kind(os.stat(path))
        # What it is may change until it is open, and must not make us wait.
        descriptor = os.open(path, os.O_RDONLY | system.NO_WAITING | system.NOT_HANDED_ON | system.AS_IT_IS)
        with os.fdopen(descriptor, "rb") as file:
            _check_kind(os.fstat(descriptor))
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", SAFE, do) from None
    except (OSError, ValueError) as error:
        why = in_words(error) if isinstance(error, OSError) else "a path cannot contain such characters"
        raise NotPossible(f"Cannot read {path}: {why}.", SAFE, "Give the path of a readable file.") from error


def _check_kind(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _refused("it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise _refused("it is not a regular file")
    if found.st_size > MOST_BYTES:
        raise _refused("it is larger than 100 MB")


def _tables(whole: Any) -> tuple[DocumentLists, int]:
    """The tables and their schema; raises Unreadable, or StoreDamaged when a newer version wrote them."""
    if not isinstance(whole, dict) or (HEAD in whole) == (META in whole):
        raise Unreadable("it does not look like a file from meet")
    is_data_file = META in whole
    head = whole[META].get("1") if is_data_file and isinstance(whole[META], dict) else whole.get(HEAD)
    schema = _number(head, "schema")
    if schema > STORE_SCHEMA or (not is_data_file and _number(head, "export") > EXPORT):
        raise _newer()
    documents: DocumentLists = {}
    for name, table in whole.items():
        if name in (HEAD, META):
            continue
        if name not in TABLES:
            raise Unreadable(f"meet does not know {shown(name)}")
        if is_data_file and not isinstance(table, dict):
            raise Unreadable(f"its {name} are not a table")
        documents[name] = list(table.values()) if is_data_file else table
    return documents, schema


def _number(head: Any, name: str) -> int:
    number = head.get(name) if isinstance(head, dict) else None
    if type(number) is not int or number < 1:
        raise Unreadable("it does not say which version of meet wrote it")
    return number


def _upgraded(documents: DocumentLists, schema: int) -> DocumentLists:
    for name, table in documents.items():
        if not isinstance(table, list) or not all(isinstance(document, dict) for document in table):
            raise Unreadable(f"its {name} are not a list of objects")
    tables: RawTables = {
        name: {str(number): document for number, document in enumerate(table, 1)} for name, table in documents.items()
    }
    for step in range(schema, STORE_SCHEMA):
        tables = UPGRADES[step](tables)
    return {name: list(table.values()) for name, table in tables.items()}


def _check(documents: DocumentLists, watch: Watch) -> None:
    total = sum(len(table) for table in documents.values() if isinstance(table, list))
    check, done = Check(), count(1)
    for name in TABLES:
        check.table(name, documents.setdefault(name, []), lambda: watch(next(done), total))


def _refused(why: str) -> MeetError:
    return NotPossible(
        f"Cannot import this file: {why}.",
        SAFE,
        "Use a JSON file from meet export, or a copy of meetings.json.",
    )


def _newer() -> StoreDamaged:
    return StoreDamaged(
        "A newer version of meet wrote this file.", SAFE, "Update meet on this machine, then import it again."
    )
