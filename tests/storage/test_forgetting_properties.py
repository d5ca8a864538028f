"""Whatever meeting of a lifelike history is forgotten, the rest of the store stays what it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.forgetting import leaving
from meetingtui.domain.ledger.commitments import Commitment, LookBack
from meetingtui.domain.ledger.goals import Goal, GoalChange
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.storage.erase.erasing import without_meeting, without_pair
from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.file_format import RawTables
from meetingtui.storage.store.tinydb_store import TinyHoldings
from tests.lived_story import lived
from tests.strategies import MODEST

KINDS: dict[str, type] = {
    "pairs": Pair,
    "meetings": MeetingRecord,
    "commitments": Commitment,
    "goals": Goal,
    "opportunities": Opportunity,
    "topics": Topic,
    "agreements": Agreement,
}
_IDENTITY = re.compile(r'"(id-[0-9]+|[0-9a-f]{8}-[0-9a-f-]{27})"')


@dataclass(frozen=True)
class History:
    """The first weeks of the story of two pairs, and some of its meetings by their place."""

    weeks: int
    places: tuple[int, ...]

    @property
    def tables(self) -> RawTables:
        return tables_after(self.weeks)

    @property
    def ids(self) -> list[str]:
        return [lived().conclusions[place].record.id for place in self.places]


@st.composite
def histories(draw: st.DrawFn) -> History:
    weeks = draw(st.integers(1, len(lived().conclusions)))
    places = draw(st.lists(st.integers(0, weeks - 1), min_size=1, max_size=3, unique=True))
    return History(weeks, tuple(places))


@cache
def tables_after(weeks: int) -> RawTables:
    mine: RawTables = {name: {} for name in KINDS}
    for conclusion in lived().conclusions[:weeks]:
        for name, documents in left_by(conclusion):
            for document in documents:
                mine[name][document["id"]] = document
    theirs = json.loads(_IDENTITY.sub(r'"other-\1"', json.dumps(mine)))
    both = {name: [*mine[name].values(), *theirs[name].values()] for name in KINDS}
    return {name: {str(number): document for number, document in enumerate(both[name], 1)} for name in KINDS}


def left_by(conclusion: Conclusion) -> Iterable[tuple[str, list[dict[str, Any]]]]:
    yield "pairs", [to_plain(conclusion.pair)]
    yield "meetings", [to_plain(conclusion.record)]
    yield "commitments", to_plain(conclusion.commitments)
    yield "goals", to_plain(conclusion.goals)
    yield "opportunities", to_plain(conclusion.opportunities)
    yield "topics", to_plain(conclusion.topics)
    yield "agreements", [to_plain(conclusion.agreement)] if conclusion.agreement else []


def without(tables: RawTables, meeting_id: str) -> RawTables:
    kept = TinyHoldings(lambda: Tables(AtomicJSONStorage(tables, writable=False)))
    record = kept.record(meeting_id)
    others = [each for each in kept.records(record.pair_id) if each.id != meeting_id]
    pair = next(pair for pair in kept.pairs() if pair.id == record.pair_id)
    ledgers = (kept.commitments(pair.id), kept.goals(pair.id), kept.opportunities(pair.id), kept.topics(pair.id))
    return without_meeting(tables, leaving([record], others, Table((), *ledgers), pair.next_meeting))


def values(tables: RawTables) -> dict[tuple[str, str], Any]:
    """Every value by its table and identity, decoded: what cannot be read any more fails here."""
    return {
        (name, document["id"]): from_plain(document, KINDS[name])
        for name, table in tables.items()
        for document in table.values()
    }


def holds(tables: RawTables, identity: str) -> bool:
    return f'"{identity}"' in json.dumps(tables)


def is_open(value: Any) -> bool:
    return any(getattr(value, name, False) for name in ("open", "current", "waits"))


def unsaid(value: Any, record: MeetingRecord) -> Any:
    """The value without what that meeting said of it, worked out on the values of the domain."""
    if isinstance(value, tuple | list):
        return tuple(unsaid(part, record) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, LookBack) and value.meeting_id == record.id:
        return replace(value, meeting_id="", note="")
    if isinstance(value, GoalChange) and value.meeting_id == record.id:
        return replace(value, meeting_id="", evidence="", why="")
    parts = {field.name: unsaid(getattr(value, field.name), record) for field in fields(value)}
    if isinstance(value, Opportunity):
        spoken = any(door.id == value.id for door in (*record.contents.doors, *record.contents.lookouts))
        parts["moves"] = tuple(
            replace(move, note="") if spoken and record.began <= move.at <= record.ended else move
            for move in value.moves
        )
    return replace(value, **parts)


@MODEST
@given(histories())
def test_the_rest_of_the_store_stays_what_it_was(history: History) -> None:
    before, ids = history.tables, history.ids
    after = without(before, ids[0])
    was, now = values(before), values(after)
    record = was["meetings", ids[0]]
    assert ("meetings", ids[0]) not in now
    for place, value in now.items():
        assert value == unsaid(was[place], record), place
    gone = was.keys() - now.keys() - {("meetings", ids[0])}
    assert not any(kind in ("pairs", "meetings", "agreements") for kind, _ in gone)
    assert not any(is_open(was[place]) for place in gone)
    assert all(was[place].pair_id == record.pair_id for place in gone)


@MODEST
@given(histories())
def test_what_is_not_concerned_stays_word_for_word(history: History) -> None:
    before, ids = history.tables, history.ids
    after = without(before, ids[0])
    for name, table in before.items():
        for number, document in table.items():
            if document["id"].startswith("other-"):
                assert after[name][number] is document
    assert holds(after, ids[0]) is False


@MODEST
@given(histories())
def test_meetings_can_be_forgotten_in_any_order(history: History) -> None:
    there, ids = history.tables, history.ids
    back = there
    for meeting_id in ids:
        there = without(there, meeting_id)
    for meeting_id in reversed(ids):
        back = without(back, meeting_id)
    assert there == back


@MODEST
@given(histories())
def test_a_pair_goes_whole_and_the_other_stays(history: History) -> None:
    before, ids = history.tables, history.ids
    after = without_pair(before, lived().pair.id)
    assert holds(after, lived().pair.id) is False
    assert not any(holds(after, each) for each in ids)
    half = {name: len(table) // 2 for name, table in before.items()}
    assert {name: len(table) for name, table in after.items()} == half
    assert all(document in before[name].values() for name, table in after.items() for document in table.values())
