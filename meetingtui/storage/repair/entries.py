"""A damaged data file put together again, entry by entry.

| an entry | is taken from |
|---|---|
| adds up to what was saved | the file |
| does not, and an earlier state has it as it was saved | that state |
| does not, but can be read | the file: the newest words, one of which may be wrong |
| cannot be read, but an earlier state has it as it was before | that state |
| can be read in part | the file, with what does not fit under `extra` |
| none of it | nowhere: it is told |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from meetingtui.storage.drafts.salvage import tree
from meetingtui.storage.repair.mending import EXTRA, is_marked_private, mended
from meetingtui.storage.repair.pairs_lost import knowledge, with_pairs_found
from meetingtui.storage.repair.wreck import Wreck
from meetingtui.storage.store.backups import Backup
from meetingtui.storage.store.file_format import Document, RawTables
from meetingtui.storage.store.kinds import JOTS, PAIRS, VERSIONS
from meetingtui.storage.store.sums import Sums, sum_of
from meetingtui.storage.transfer.import_check import TABLE_KINDS, Check
from meetingtui.storage.transfer.strict_json import Unreadable

Key: TypeAlias = tuple[str, str]
"""Table and number."""
Upgraded: TypeAlias = Callable[[RawTables, int], RawTables]
"""Brings tables of a schema to the present one."""


@dataclass(frozen=True)
class Loss:
    """An entry that is not as it was saved."""

    table: str
    """Where it belongs."""
    document: Mapping[str, Any] | None
    """What is kept of it; None when nothing is."""
    missing: tuple[str, ...] = ()
    """The fields that cannot be read."""
    older: bool = False
    """Whether it is what an earlier state had."""


@dataclass
class Repair:
    """What could be put together."""

    tables: RawTables = field(default_factory=dict)
    """In the form of the present schema."""
    from_backups: int = 0
    """How many entries were taken from earlier states as they were saved."""
    losses: list[Loss] = field(default_factory=list)
    """The entries that are not as they were saved, as far as that is known."""
    proven: bool = False
    """Whether the file said what was in it, so that no loss is unknown."""

    @property
    def visible_losses(self) -> list[Loss]:
        """Those that are more than a change."""
        return [loss for loss in self.losses if loss.document is None or loss.missing or loss.older]

    @property
    def complete(self) -> bool:
        """Whether all is as it was saved."""
        return self.proven and not self.losses


def repair(wreck: Wreck, earlier: Callable[[], Iterator[Backup]], upgraded: Upgraded, schema: int) -> Repair:
    """Put together what can be.

    Args:
        wreck: What can be read of the file.
        earlier: Gives the earlier states that are whole, the newest first.
        upgraded: Brings tables to the present schema.
        schema: The schema of the file's entries.
    """
    trusted = wreck.sums is not None and not wreck.foreign
    raw, open_keys, back = _by_sums(wreck, wreck.sums, earlier) if trusted and wreck.sums else _as_found(wreck)
    # What a jot lost may be that it is private.
    work = _Work(raw, open_keys, earlier, upgraded, schema, cut=not wreck.parsed)
    if not trusted and not wreck.parsed:
        work.fill_up()
    work.settle(wreck.data)
    return Repair(work.tables, back, work.losses, proven=trusted)


def _by_sums(wreck: Wreck, sums: Sums, earlier: Callable[[], Iterator[Backup]]) -> tuple[RawTables, set[Key], int]:
    """The entries that the file says it had, and the keys of those that are not as they were saved."""
    wanted = {(name, number): told for name, table in sums.tables.items() for number, told in table.items()}
    found = {sum_of(entry.document): entry.document for entry in wreck.entries}
    missing = {told for told in wanted.values() if told not in found}
    back = 0
    for state in earlier() if missing else ():
        for name, table in state.content.tables.items():
            known = state.content.sums.tables.get(name, {}) if state.content.sums else {}
            for number, document in table.items():
                told = known.get(number) or sum_of(document)
                if told in missing:
                    found[told] = document
                    missing.discard(told)
                    back += 1
        if not missing:
            break
    damaged = wreck.tables()
    raw: RawTables = {name: {} for name in sums.tables}
    open_keys = set()
    for (name, number), told in wanted.items():
        if told in found:
            raw[name][number] = found[told]
            continue
        open_keys.add((name, number))
        raw[name][number] = damaged.get(name, {}).get(number, {})
    return raw, open_keys | _added(wreck, raw, set(wanted.values())), back


def _added(wreck: Wreck, raw: RawTables, told: set[str]) -> set[Key]:
    """Puts what somebody added beside the entries that were saved; gives its keys."""
    ids = {(name, document.get("id")) for name, table in raw.items() for document in table.values()}
    added = set()
    for entry in wreck.entries if wreck.parsed else ():
        key = entry.table, entry.number
        known = entry.number in raw.get(entry.table, {}) or (entry.table, entry.document.get("id")) in ids
        if not known and sum_of(entry.document) not in told:
            raw.setdefault(entry.table, {})[entry.number] = entry.document
            added.add(key)
    return added


def _as_found(wreck: Wreck) -> tuple[RawTables, set[Key], int]:
    raw = wreck.tables()
    return raw, {(name, number) for name, table in raw.items() for number in table}, 0


class _Work:
    """Settles the entries that are in question."""

    def __init__(
        self,
        raw: RawTables,
        open_keys: set[Key],
        earlier: Callable[[], Iterator[Backup]],
        upgraded: Upgraded,
        schema: int,
        *,
        cut: bool,
    ) -> None:
        self._cut = cut
        try:
            self.tables = upgraded(raw, schema)
        except (KeyError, TypeError, ValueError, AttributeError):
            certain = {
                name: {number: one for number, one in table.items() if (name, number) not in open_keys}
                for name, table in raw.items()
            }
            self.tables = upgraded(certain, schema)
            for name, number in open_keys:
                self.tables.setdefault(name, {})[number] = _upgraded_alone(raw, name, number, upgraded, schema)
        self.losses: list[Loss] = []
        self._open = open_keys
        self._check = Check()
        self._states = ((state, upgraded(state.content.tables, state.content.schema)) for state in earlier())
        self._seen: list[RawTables] = []

    def fill_up(self) -> None:
        """Take what the newest earlier state has besides: whatever could not be read may be among it."""
        for tables in self._earlier_tables():
            for name, table in tables.items():
                here = self.tables.setdefault(name, {})
                ids = {document.get("id") for document in here.values()}
                for number, document in table.items():
                    if document.get("id") not in ids:
                        free = number if number not in here else str(1 + max(map(int, here)))
                        here[free] = document
            return

    def settle(self, data: bytes) -> None:
        """Find out what becomes of each entry that is in question, the pairs first."""
        parts: Mapping[str, Any] | None = None
        self.tables = with_pairs_found(self.tables, self._open)
        for name in sorted(self.tables, key=_place):
            for number, document in list(self.tables[name].items()):
                if (name, number) not in self._open:
                    self._check.trust(name, document)
            for number, document in list(self.tables[name].items()):
                if (name, number) in self._open:
                    if parts is None and not document:
                        parts = tree(data)
                    self._settle_one(name, number, document or _partly(parts, name, number))

    def _settle_one(self, name: str, number: str, document: Document) -> None:
        table = self.tables[name]
        if name == JOTS and document and (self._cut or is_marked_private(document)):
            document = {**document, "private": True}
        if name not in TABLE_KINDS and name != VERSIONS:
            if not document:
                del table[number]
            self._lose(name, document or None)
            return
        if self._fits(name, document):
            table[number] = document
            self._lose(name, document)
        elif (older := self._older(name, number, document)) is not None:
            table[number] = older
            self._lose(name, older, older=True)
        else:
            self._mend(name, number, document)

    def _mend(self, name: str, number: str, document: Document) -> None:
        if document and name in TABLE_KINDS:
            known = knowledge(name, document, self.tables)
            if name != PAIRS and not self._check.knows(PAIRS, document.get("pair_id")):
                # Of the right type, but of nobody here.
                document = {**document, "pair_id": None, EXTRA: {"pair_id": document.get("pair_id")}}
            kept, lost = mended(document, TABLE_KINDS[name], known)
            if self._fits(name, kept):
                self.tables[name][number] = kept
                self._lose(name, kept, missing=tuple(lost))
                return
        del self.tables[name][number]
        self._lose(name, None)

    def _fits(self, name: str, document: Document) -> bool:
        try:
            self._check.entry(name, document)
        except Unreadable:
            return False
        return True

    def _older(self, name: str, number: str, document: Document) -> Document | None:
        identity = document.get("id")
        for tables in self._earlier_tables():
            table = tables.get(name, {})
            same = next((one for one in table.values() if one.get("id") == identity), None)
            same = same if identity else table.get(number)
            if same is not None and self._fits(name, same):
                return same
        return None

    def _earlier_tables(self) -> Iterator[RawTables]:
        yield from self._seen
        for _, tables in self._states:
            self._seen.append(tables)
            yield tables

    def _lose(
        self, name: str, document: Document | None, *, missing: tuple[str, ...] = (), older: bool = False
    ) -> None:
        self.losses.append(Loss(name, document, missing, older))


def _upgraded_alone(raw: RawTables, name: str, number: str, upgraded: Upgraded, schema: int) -> Document:
    """A damaged entry in the present form; as it is when it is too damaged for that."""
    document = raw[name][number]
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        document = upgraded({name: {number: document}}, schema)[name][number]
    return document


def _partly(parts: Mapping[str, Any] | None, name: str, number: str) -> Document:
    table = (parts or {}).get(name)
    document = table.get(number) if isinstance(table, dict) else None
    return document if isinstance(document, dict) else {}


def _place(name: str) -> int:
    order = (PAIRS, *(kind for kind in TABLE_KINDS if kind != PAIRS), VERSIONS)
    return order.index(name) if name in order else len(order)
