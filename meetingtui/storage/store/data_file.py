"""The data file as it is on the disk: read and checked once, until it changes."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from meetingtui.storage.store.file_format import Content, RawTables, decode

Upgrade: TypeAlias = Callable[[RawTables], RawTables]
"""Turns tables of one schema into tables of the next; must do no harm when applied twice."""

Signature: TypeAlias = tuple[int, int, int]
"""Inode, size and time of change: differs whenever somebody saved."""


@dataclass(frozen=True)
class State:
    """What was found on the disk, and how to tell whether it is still that."""

    content: Content
    """The content, upgraded to the present schema in memory; `content.schema` is the one in the file."""
    signature: Signature | None
    """None: there is no file."""


class DataFile:
    """Reads the data file; needs no lock, because the file is only ever replaced whole."""

    def __init__(self, path: Path, upgrades: Mapping[int, Upgrade]) -> None:
        self.path = path
        """Where the file is, or will be."""
        self.schema = 1 + len(upgrades)
        """The schema that this version writes."""
        self._upgrades = upgrades
        self._last: State | None = None

    def load(self, *, fresh: bool = False) -> State:
        """The present state; without a file, an empty one.

        Args:
            fresh: The tables will be changed: they are shared with nobody. Documents are never changed in place.

        Raises:
            Damaged: the file is not a data file.
            OSError: it cannot be read.
        """
        last = self._last
        if last is not None and last.signature == self.signature():
            return _with_tables_of_its_own(last) if fresh else last
        try:
            with self.path.open("rb") as file:
                signature = _signature(os.fstat(file.fileno()))
                data = file.read()
        except FileNotFoundError:
            return State(Content({}, self.schema, revision=0, intact=True), None)
        content = decode(data, newest_schema=self.schema)
        state = State(replace(content, tables=self.upgraded(content.tables, content.schema)), signature)
        if not fresh:
            self._last = state
        return state

    def let_go(self) -> None:
        """Forget what was read, and read it again when it is needed."""
        self._last = None

    def signature(self) -> Signature | None:
        """What identifies the file that is there now; None if there is none."""
        try:
            return _signature(os.stat(self.path))
        except FileNotFoundError:
            return None

    def upgraded(self, tables: RawTables, schema: int) -> RawTables:
        """Tables of a schema in the form of the present one."""
        for step in range(schema, self.schema):
            tables = self._upgrades[step](tables)
        return tables


def _with_tables_of_its_own(state: State) -> State:
    tables = {name: dict(table) for name, table in state.content.tables.items()}
    return replace(state, content=replace(state.content, tables=tables))


def _signature(stat: os.stat_result) -> Signature:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
