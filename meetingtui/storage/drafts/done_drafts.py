"""Finished meetings that a restored state lacks, taken from the drafts that are kept for a month after the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ending.late_commit import conclude_among
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus
from meetingtui.domain.people import Pair
from meetingtui.storage.drafts.draft_files import DRAFT_SCHEMA, DRAFT_TABLE
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.file_format import Damaged, RawTables, decode
from meetingtui.storage.store.kinds import MEETINGS
from meetingtui.storage.store.tinydb_store import TinyPresent
from meetingtui.storage.store.upgrades import answers_apart


def with_done_drafts(locations: Locations, tables: RawTables) -> tuple[RawTables, list[date]]:
    """The tables with every meeting whose draft lies whole in `drafts/done/`, and the days of the added ones."""
    known = {document.get("id") for document in tables.get(MEETINGS, {}).values()}
    lost = [meeting for meeting in _done(locations) if meeting.id not in known]
    storage = AtomicJSONStorage(dict(tables), writable=True)
    present = TinyPresent(Tables(storage))
    days = []
    for meeting in sorted(lost, key=lambda meeting: meeting.opened_at):
        with suppress(MeetError, ValueError):
            pair = next((pair for pair in present.pairs() if pair.id == meeting.pair.id), meeting.pair)
            conclusion = conclude_among(replace(meeting, pair=pair), _table(present, pair))
            present.commit(conclusion)
            days.append(local_day(conclusion.record.began, conclusion.record.zone))
    return storage.read(), days


def _done(locations: Locations) -> Iterator[Meeting]:
    folder = locations.drafts / "done"
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        with suppress(OSError, Damaged, MeetError, KeyError):
            content = decode(path.read_bytes(), newest_schema=DRAFT_SCHEMA)
            if content.intact and content.schema <= DRAFT_SCHEMA:
                meeting = from_plain(answers_apart(content.tables[DRAFT_TABLE]["1"]), Meeting)
                if meeting.status is MeetingStatus.FINISHED:
                    yield meeting


def _table(present: TinyPresent, pair: Pair) -> Table:
    return Table(
        records=present.summaries(pair.id),
        commitments=present.commitments(pair.id),
        goals=present.goals(pair.id),
        opportunities=present.opportunities(pair.id),
        topics=present.topics(pair.id),
        agreements=present.agreements(pair.id),
    )
