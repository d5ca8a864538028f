"""Finished meetings that a restored state lacks, taken from the drafts that are kept for a month after the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from meetingtui.domain.belated import conclude_among
from meetingtui.domain.errors import MeetError
from meetingtui.domain.local import local_day
from meetingtui.domain.meeting import Meeting, Status
from meetingtui.domain.opening import Table
from meetingtui.storage.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.codec import from_plain
from meetingtui.storage.drafts import SCHEMA, TABLE
from meetingtui.storage.file_format import Damaged, RawTables, decode
from meetingtui.storage.locations import Locations
from meetingtui.storage.tinydb_store import MEETINGS, TinyStore
from meetingtui.storage.upgrades import answers_apart

if TYPE_CHECKING:
    from meetingtui.storage.database import Database


def with_done_drafts(locations: Locations, tables: RawTables) -> tuple[RawTables, list[date]]:
    """The tables with every meeting whose draft lies whole in `drafts/done/`, and the days of the added ones."""
    known = {document.get("id") for document in tables.get(MEETINGS, {}).values()}
    lost = [meeting for meeting in _done(locations) if meeting.id not in known]
    memory = _Memory(copy(tables))
    store = TinyStore(cast("Database", memory))
    days = []
    for meeting in sorted(lost, key=lambda meeting: meeting.opened_at):
        with suppress(MeetError, ValueError):
            pair = next((pair for pair in store.pairs() if pair.id == meeting.pair.id), meeting.pair)
            table = Table(
                records=store.sittings(pair.id),
                commitments=store.commitments(pair.id),
                goals=store.goals(pair.id),
                opportunities=store.opportunities(pair.id),
                topics=store.topics(pair.id),
                agreements=store.agreements(pair.id),
            )
            conclusion = conclude_among(replace(meeting, pair=pair), table)
            store.commit(conclusion)
            days.append(local_day(conclusion.record.began, conclusion.record.zone))
    return memory.raw, days


def _done(locations: Locations) -> Iterator[Meeting]:
    folder = locations.drafts / "done"
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        with suppress(OSError, Damaged, MeetError, KeyError):
            content = decode(path.read_bytes(), newest_schema=SCHEMA)
            if content.intact and content.schema <= SCHEMA:
                meeting = from_plain(answers_apart(content.tables[TABLE]["1"]), Meeting)
                if meeting.status is Status.FINISHED:
                    yield meeting


class _Memory:
    """A database that is only in memory."""

    def __init__(self, raw: RawTables) -> None:
        self.raw = raw

    def read(self) -> Tables:
        return Tables(AtomicJSONStorage(self.raw, writable=False))

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        storage = AtomicJSONStorage(copy(self.raw), writable=True)
        yield Tables(storage)
        self.raw = storage.read()

    def keep_copy(self, *_: Any) -> None:
        """Nothing is on a disk yet."""
