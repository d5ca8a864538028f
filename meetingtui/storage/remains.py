"""What is kept of a meeting or a pair, in the data file or in what is left elsewhere once it is gone from there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from meetingtui.domain.commitments import Commitment
from meetingtui.domain.errors import StoreDamaged
from meetingtui.domain.forgetting import Belongings, Leaving, leaving
from meetingtui.domain.goals import Goal
from meetingtui.domain.meeting import Meeting
from meetingtui.domain.opportunities import Opportunity
from meetingtui.domain.people import Pair
from meetingtui.domain.record import MeetingRecord
from meetingtui.domain.topics import Topic
from meetingtui.storage.backups import Backups
from meetingtui.storage.codec import from_plain
from meetingtui.storage.drafts import SCHEMA as DRAFT_SCHEMA
from meetingtui.storage.drafts import TABLE as DRAFT
from meetingtui.storage.erasing import instant
from meetingtui.storage.file_format import Damaged, RawTables, decode
from meetingtui.storage.locations import Locations
from meetingtui.storage.tinydb_store import (
    AGREEMENTS,
    COMMITMENTS,
    GOALS,
    MEETINGS,
    MISSED,
    OPPORTUNITIES,
    PAIRS,
    TOPICS,
    VERSIONS,
)
from meetingtui.storage.upgrades import UPGRADES

Value = TypeVar("Value")
_NEWEST = 1 + len(UPGRADES)


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting, as far as somebody has to know it who is asked whether it may be forgotten."""

    id: str
    """Its identity."""
    pair_id: str
    """Whose it was."""
    number: int
    """Which one of the pair, from 1."""
    began: datetime
    """When it began, in UTC; when it was opened, if its clock never started."""
    zone: str
    """IANA name of the zone in which its times are said."""
    mentee: str
    """The mentee's name on that day."""
    mentor: str
    """The mentor's name on that day."""
    finished: bool
    """Whether it is kept as a finished meeting; otherwise there is a draft only."""
    leaving: Leaving
    """What goes with it, and what stays."""
    corrections: int = 0
    """How many of its lines were corrected."""
    versions: int = 0
    """How many other versions of it are kept, from another machine."""


@dataclass(frozen=True)
class PairFacts:
    """A pair, likewise."""

    pair: Pair
    """The pair."""
    meeting_ids: tuple[str, ...] = ()
    """Its finished meetings, oldest first."""
    first: datetime | None = None
    """When the first of them began, in UTC; None of none."""
    last: datetime | None = None
    """When the last of them began, in UTC; None of none."""
    promises: int = 0
    """How many commitments there are."""
    goals: int = 0
    """How many goals there are."""
    doors: int = 0
    """How many opportunities there are."""
    topics: int = 0
    """How many topics there are, those that are over included."""
    agreements: int = 0
    """How many states of the agreement there are."""
    missed: int = 0
    """How many meetings were called off."""
    versions: int = 0
    """How many other versions there are, from another machine."""


def meeting_in(tables: RawTables, meeting_id: str) -> MeetingFacts | None:
    """The finished meeting of that identity, if the tables hold it; raises StoreDamaged when it cannot be read."""
    documents = [document for document in _all(tables, MEETINGS) if document.get("id") == meeting_id]
    if not documents:
        return None
    record = from_plain(documents[0], MeetingRecord)
    others = [
        from_plain(version["document"], MeetingRecord)
        for version in _all(tables, VERSIONS)
        if version.get("table") == MEETINGS and version.get("of") == meeting_id
    ]
    return MeetingFacts(
        record.id,
        record.pair_id,
        record.number,
        record.began,
        record.zone,
        record.mentee,
        record.mentor,
        finished=True,
        leaving=leaving([record, *others], _belongings(tables, record.pair_id)),
        corrections=len(record.amendments),
        versions=len(others),
    )


def pair_in(tables: RawTables, pair_id: str) -> PairFacts | None:
    """The pair of that identity, if the tables hold it; raises StoreDamaged when it cannot be read."""
    found = [document for document in _all(tables, PAIRS) if document.get("id") == pair_id]
    if not found:
        return None
    meetings = sorted(_of(tables, MEETINGS, pair_id), key=lambda document: str(document.get("began")))
    began = [at for document in meetings if (at := instant(document.get("began"))) is not None]
    count = partial(_count, tables, pair_id)
    return PairFacts(
        from_plain(found[0], Pair),
        tuple(str(document.get("id")) for document in meetings),
        first=began[0] if began else None,
        last=began[-1] if began else None,
        promises=count(COMMITMENTS),
        goals=count(GOALS),
        doors=count(OPPORTUNITIES),
        topics=count(TOPICS),
        agreements=count(AGREEMENTS),
        missed=count(MISSED),
        versions=count(VERSIONS),
    )


def meetings_left(locations: Locations, pair_id: str, number: int, kept: Collection[str]) -> list[MeetingFacts]:
    """The meetings of that number that only backups or drafts hold, each once; `kept` are those of the data file."""
    found: dict[str, MeetingFacts] = {}
    for tables in earlier_states(locations):
        for document in _of(tables, MEETINGS, pair_id):
            identity = str(document.get("id"))
            if document.get("number") == number and identity not in {*kept, *found}:
                found.update({identity: facts} if (facts := meeting_in(tables, identity)) else {})
    for draft in drafts_left(locations):
        if draft.pair.id == pair_id and draft.number == number and draft.id not in kept:
            found.setdefault(draft.id, as_facts(draft))
    return list(found.values())


def pairs_left(locations: Locations, kept: Collection[str]) -> list[Pair]:
    """The pairs that only backups or drafts hold, each once; `kept` are those of the data file."""
    found: dict[str, Pair] = {}
    for tables in earlier_states(locations):
        for document in _all(tables, PAIRS):
            identity = str(document.get("id"))
            if identity not in {*kept, *found}:
                found[identity] = from_plain(document, Pair)
    for draft in drafts_left(locations):
        if draft.pair.id not in kept:
            found.setdefault(draft.pair.id, draft.pair)
    return list(found.values())


def earlier_states(locations: Locations) -> Iterator[RawTables]:
    """The tables of all good backups in their present form, the newest first."""
    for path in Backups(locations.backups).all():
        try:
            content = decode(path.read_bytes(), newest_schema=_NEWEST)
        except (OSError, Damaged):
            continue
        if content.intact:
            tables = content.tables
            for schema in range(content.schema, _NEWEST):
                tables = UPGRADES[schema](tables)
            yield tables


def drafts_left(locations: Locations) -> Iterator[Meeting]:
    """The meetings of all drafts that can be read, each generation of its own: running, put away and discarded."""
    folders = (locations.drafts, *locations.shelters)
    for path in [path for folder in folders for path in sorted(folder.rglob("*.json"))]:
        try:
            tables = decode(path.read_bytes(), newest_schema=DRAFT_SCHEMA).tables
            yield from_plain(tables[DRAFT]["1"], Meeting)
        except (OSError, Damaged, KeyError, StoreDamaged):
            continue


def as_facts(draft: Meeting) -> MeetingFacts:
    """A meeting of which only a draft is left."""
    began = draft.timeline.began if draft.timeline else draft.opened_at
    pair = draft.pair
    names = (pair.mentee.name, pair.mentor.name)
    alone = Leaving(draft.id, pair.id)
    return MeetingFacts(draft.id, pair.id, draft.number, began, pair.zone, *names, finished=False, leaving=alone)


def _belongings(tables: RawTables, pair_id: str) -> Belongings:
    def every(table: str, kind: type[Value]) -> list[Value]:
        return [from_plain(document, kind) for document in _of(tables, table, pair_id)]

    versions = [version for version in _of(tables, VERSIONS, pair_id) if version.get("table") == MEETINGS]
    pair = next((document for document in _all(tables, PAIRS) if document.get("id") == pair_id), None)
    return Belongings(
        records=[
            *every(MEETINGS, MeetingRecord),
            *(from_plain(version["document"], MeetingRecord) for version in versions),
        ],
        promises=every(COMMITMENTS, Commitment),
        goals=every(GOALS, Goal),
        doors=every(OPPORTUNITIES, Opportunity),
        topics=every(TOPICS, Topic),
        next_meeting=from_plain(pair, Pair).next_meeting if pair else None,
        agreed=_count(tables, pair_id, AGREEMENTS) > 0,
    )


def _all(tables: RawTables, name: str) -> list[dict[str, Any]]:
    return list(tables.get(name, {}).values())


def _of(tables: RawTables, name: str, pair_id: str) -> list[dict[str, Any]]:
    return [document for document in _all(tables, name) if document.get("pair_id") == pair_id]


def _count(tables: RawTables, pair_id: str, name: str) -> int:
    return len(_of(tables, name, pair_id))
