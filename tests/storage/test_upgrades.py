"""A data file of the first version, kept for ever: what was written then opens as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.errors import IllegalMove, StoreDamaged
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus
from meetingtui.domain.ledger.goals import Goal, GoalState, Verdict, undone
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from meetingtui.domain.search.passages import passages
from meetingtui.exchange.markdown.meeting import meeting_markdown
from meetingtui.exchange.text.record import record_text
from meetingtui.services.archive import Archive
from meetingtui.services.goal_book import GoalBook
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.codec import from_plain, to_plain
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import Content, RawTables, decode
from meetingtui.storage.store.upgrades import UPGRADES
from tests.builders import BERLIN, pair
from tests.clock_rules import new_rules
from tests.each import each
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.keeping import KeepingStore

FIRST_VERSION = Path(__file__).parent / "fixtures" / "schema_1.json"
"""Six meetings, lived through by the program as it was when it kept schema 1. Never to be made anew."""
KINDS = {
    "pairs": Pair,
    "meetings": MeetingRecord,
    "commitments": Commitment,
    "goals": Goal,
    "opportunities": Opportunity,
    "topics": Topic,
}
PRESENT = 1 + len(UPGRADES)


@pytest.fixture
def store(place: Locations, database: Database) -> KeepingStore:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(FIRST_VERSION.read_bytes())
    return KeepingStore(database)


def content(place: Locations) -> Content:
    return decode(place.data_file.read_bytes(), newest_schema=99)


def a_pair(store: KeepingStore) -> Pair:
    (pair,) = store.pairs()
    return pair


def upgraded(kept: Content) -> RawTables:
    tables = kept.tables
    for schema in range(kept.schema, PRESENT):
        tables = UPGRADES[schema](tables)
    return tables


def test_the_file_is_what_the_first_version_wrote() -> None:
    kept = decode(FIRST_VERSION.read_bytes(), newest_schema=1)
    assert (kept.schema, kept.intact, set(kept.tables)) == (1, True, set(KINDS))


@pytest.mark.fault(10)
@each("table", KINDS)
def test_every_document_reads_and_says_the_same(table: str) -> None:
    documents = upgraded(decode(FIRST_VERSION.read_bytes(), newest_schema=1))[table].values()
    assert documents
    for document in documents:
        value: Any = from_plain(document, KINDS[table])
        assert to_plain(value) == document


def test_what_was_said_is_there(store: KeepingStore) -> None:
    pair = a_pair(store)
    records = store.records(pair.id)
    assert [record.number for record in records] == [1, 2, 3, 4, 5, 6]
    assert [record.month_reviewed for record in records] == [True, False, False, False, True, False]
    assert records[0].began.date() == date(2026, 2, 17)
    assert all(record.contents.answers for record in records)
    assert len(store.commitments(pair.id)) == 13
    assert {task.status for task in store.commitments(pair.id)} >= {CommitmentStatus.OPEN, CommitmentStatus.DONE}
    assert [door.stage for door in store.opportunities(pair.id)] == [Stage.OFFERED, Stage.OFFERED]
    assert len(store.topics(pair.id)) == 1
    assert pair.closed_on is None
    assert (store.agreements(pair.id), store.missed(pair.id)) == ([], [])


def test_a_change_of_a_goal_that_kept_the_verdict_alone_still_reads(store: KeepingStore) -> None:
    goals = store.goals(a_pair(store).id)
    (change,) = goals[0].changes
    assert (change.verdict, change.state, change.state_before) == (Verdict.REACHED, None, None)
    assert (goals[0].state, goals[0].current) == (GoalState.REACHED, False)
    with pytest.raises(IllegalMove):
        undone(goals[0])


def test_reading_changes_nothing_on_the_disk(store: KeepingStore, place: Locations) -> None:
    a_pair(store)
    assert place.data_file.read_bytes() == FIRST_VERSION.read_bytes()
    assert not place.backups.exists()


@pytest.mark.fault(10)
def test_the_old_file_is_kept_before_the_first_save_replaces_it(store: KeepingStore, place: Locations) -> None:
    before = content(place)
    store.keep(Agreement("a", a_pair(store).id, date(2026, 4, 1)))
    after = content(place)
    assert (after.schema, after.intact) == (PRESENT, True)
    (copy,) = place.backups.glob("copy-*-before-upgrade.json")
    assert copy.read_bytes() == FIRST_VERSION.read_bytes()
    assert {name: after.tables[name] for name in KINDS} == UPGRADES[4](before.tables)
    assert len(after.tables["agreements"]) == 1


def test_an_old_goal_goes_on_as_a_new_one(store: KeepingStore) -> None:
    pair = a_pair(store)
    book = GoalBook(store, pair, clock=FakeClock(TUESDAY + timedelta(days=1)), new_id=CountingIds())
    goal = next(goal for goal in book.goals() if goal.current and goal.changes)
    assert book.set_state(goal.id, GoalState.AT_RISK, "a busy month").state is GoalState.AT_RISK
    assert book.undo() == goal


@pytest.mark.fault(10)
def test_an_upgrade_that_is_taken_twice_does_no_harm() -> None:
    tables = decode(FIRST_VERSION.read_bytes(), newest_schema=1).tables
    for upgrade in UPGRADES.values():
        once = upgrade(tables)
        assert upgrade(once) == once


@pytest.mark.fault(9)
def test_the_first_version_reads_a_newer_file_and_refuses_to_write(
    store: KeepingStore, place: Locations, now: Callable[[], datetime]
) -> None:
    store.keep(Agreement("a", a_pair(store).id, date(2026, 4, 1)))
    new = place.data_file.read_bytes()
    old_program = KeepingStore(old := Database(place, now, upgrades={}, lock_timeout=0))
    assert old.read_only
    assert [pair.names for pair in old_program.pairs()] == [a_pair(store).names]
    with pytest.raises(StoreDamaged, match="newer version"):
        old_program.keep(a_pair(store))
    assert place.data_file.read_bytes() == new


SECOND_VERSION = FIRST_VERSION.with_name("schema_2.json")
"""A first meeting with its agreement, a month week, and a meeting that was called off. Never to be made anew."""


@pytest.mark.fault(10)
@each("table", [*KINDS, "agreements", "missed"])
def test_every_document_of_the_second_version_reads_and_says_the_same(table: str) -> None:
    kept = decode(SECOND_VERSION.read_bytes(), newest_schema=2)
    assert (kept.schema, kept.intact) == (2, True)
    for document in upgraded(kept)[table].values():
        value: Any = from_plain(
            document, KINDS.get(table) or {"agreements": Agreement, "missed": MissedMeeting}[table]
        )
        assert to_plain(value) == document


def test_a_meeting_of_the_second_version_can_be_corrected(place: Locations, database: Database) -> None:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(SECOND_VERSION.read_bytes())
    store = KeepingStore(database)
    record = store.records("pair-1")[-1]
    assert record.amendments == ()
    store.amend(record, Amendment("a", "answers/better", "Later", TUESDAY))
    assert content(place).schema == PRESENT
    assert store.record(record.id).contents == record.contents


THIRD_VERSION = FIRST_VERSION.with_name("schema_3.json")
"""A first meeting and a month week with corrections, and another version of the first one. Never to be made anew."""
TOLD = json.loads(FIRST_VERSION.with_name("schema_3_told.json").read_text(encoding="utf-8"))
"""What the program of then showed, searched and wrote of each of those meetings."""
THIRD_DRAFT = FIRST_VERSION.with_name("draft_2.json")
"""The draft of a first meeting, cut off by the program of then."""


@pytest.fixture
def third(place: Locations, database: Database) -> KeepingStore:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(THIRD_VERSION.read_bytes())
    return KeepingStore(database)


@pytest.mark.fault(10)
def test_meetings_of_the_third_version_read_are_searched_and_written_as_then(third: KeepingStore) -> None:
    first, month = third.records("pair-1")
    (other,) = third.versions_of(first.id)
    for name, record in {"meeting-1": first, "meeting-12": month, "meeting-1/other": other}.items():
        told = {
            "text": record_text(record),
            "original": record_text(record, original=True),
            "markdown": meeting_markdown(record, a_pair(third)),
            "passages": [[piece.place, piece.text, piece.key] for piece in passages(record)],
        }
        assert told == TOLD[name]


def test_answers_of_the_third_version_are_taken_apart(third: KeepingStore) -> None:
    contents = third.record("meeting-1").contents
    assert contents.chosen["goal-kinds"] == ("a skill", "career")
    assert contents.both_said_yes is True
    assert {key for key in contents.answers if "/" in key or key == "agreement-yes"} == set()


def test_a_chosen_answer_of_the_third_version_can_be_corrected(third: KeepingStore) -> None:
    key = "answers/confidentiality/chosen"
    archive = Archive(third, clock=FakeClock(TUESDAY + timedelta(days=9)), new_id=CountingIds())
    record = archive.amend("meeting-1", key, "may be told")
    assert [piece.text for piece in passages(record) if piece.key == key] == ["may be told", "stays between us"]
    assert third.record("meeting-1").contents.chosen["confidentiality"] == ("stays between us",)


def test_a_draft_of_the_third_version_goes_on(place: Locations, now: Callable[[], datetime]) -> None:
    place.drafts.mkdir(parents=True)
    (place.drafts / "meeting-1.json").write_bytes(THIRD_DRAFT.read_bytes())
    (draft,) = Shelf(DraftFiles(place, now), now).unfinished()
    contents = draft.contents
    assert contents.answers == {"mentee-hello": "Sam, like ham", "goal-kinds": "and a move", "slot": "tue 15:00"}
    assert contents.chosen == {"goal-kinds": ("a skill", "career"), "cadence": ("weekly",)}
    assert (contents.not_entered, contents.both_said_yes) == ({"topic": "ask about pay"}, True)


FIFTH_VERSION = FIRST_VERSION.with_name("schema_5.json")
"""One of everything that was kept then, saved by the program that kept schema 5. Never to be made anew."""


@pytest.mark.fault(10)
def test_the_fifth_version_opens_as_it_was_and_takes_what_is_said_in_the_week(
    place: Locations, database: Database
) -> None:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(FIFTH_VERSION.read_bytes())
    store, before = KeepingStore(database), content(place)
    assert (before.schema, before.intact) == (5, True)
    assert store.between(Jot, "pair-1") == []
    assert store.between(Update, "pair-1") == []
    assert store.between(Preparation, "pair-1") == []
    assert [promise.door_id for promise in store.commitments("pair-1")] == [None] * len(before.tables["commitments"])
    store.keep(Jot("j-1", "pair-1", "Lin liked the talk", TUESDAY))
    after = content(place)
    assert after.schema == PRESENT
    assert {name: after.tables[name] for name in before.tables} == before.tables
    assert store.between(Jot, "pair-1") == [Jot("j-1", "pair-1", "Lin liked the talk", TUESDAY)]


@pytest.mark.fault(9)
def test_the_program_of_the_fifth_version_reads_jots_on_and_refuses_to_write(
    place: Locations, database: Database, now: Callable[[], datetime]
) -> None:
    """It does not know what is private, and would give it away."""
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(FIFTH_VERSION.read_bytes())
    KeepingStore(database).keep(Jot("j-1", "pair-1", "Lin liked the talk", TUESDAY))
    steps = {step: UPGRADES[step] for step in range(1, 5)}
    with pytest.raises(StoreDamaged, match="newer version"):
        KeepingStore(Database(place, now, upgrades=steps, lock_timeout=0)).keep(pair())


SIXTH_VERSION = FIRST_VERSION.with_name("schema_6.json")
"""One of everything that was kept then, saved by the program that kept schema 6. Never to be made anew."""


@pytest.mark.fault(9, 10)
def test_the_sixth_version_opens_as_it_was_and_takes_what_calendars_are_told(
    place: Locations, database: Database, now: Callable[[], datetime]
) -> None:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(SIXTH_VERSION.read_bytes())
    store, before = KeepingStore(database), content(place)
    assert (before.schema, before.intact) == (6, True)
    assert [jot.text for jot in store.between(Jot, "pair-1")] == ["Lin liked the talk"]
    assert store.between(Invitation, "pair-1") == []
    sent = Invitation("i-1", "pair-1", NextMeeting(TUESDAY, BERLIN, 60), TUESDAY, "a uid")
    store.keep(sent)
    after = content(place)
    assert after.schema == PRESENT
    assert {name: after.tables[name] for name in before.tables} == before.tables
    assert store.between(Invitation, "pair-1") == [sent]
    steps = {step: UPGRADES[step] for step in range(1, 6)}
    with pytest.raises(StoreDamaged, match="newer version"):
        KeepingStore(Database(place, now, upgrades=steps, lock_timeout=0)).keep(pair())


FOURTH_VERSION = FIRST_VERSION.with_name("schema_4.json")
"""The same, saved by the program that kept schema 4, with a next meeting in summer time. Never to be made anew."""


@pytest.mark.fault(10)
def test_the_next_date_of_the_fourth_version_gets_its_wall_clock(
    place: Locations, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(FOURTH_VERSION.read_bytes())
    store = KeepingStore(database)
    assert content(place).schema == 4
    waiting = a_pair(store).next_meeting
    assert waiting is not None
    assert (waiting.starts_at, waiting.wall_clock) == (datetime(2027, 3, 30, 13, tzinfo=UTC), "2027-03-30T15:00")
    store.keep(a_pair(store))
    kept = content(place)
    assert kept.schema == PRESENT
    assert kept.tables["pairs"]["1"]["next_meeting"]["wall_clock"] == "2027-03-30T15:00"
    assert UPGRADES[4](kept.tables) == kept.tables
    with monkeypatch.context() as patch:
        new_rules(patch, "Africa/Lagos")
        later = a_pair(store).next_meeting
        assert later is not None
        assert later.starts_at == datetime(2027, 3, 30, 14, tzinfo=UTC)
    for odd in ({}, {"next_meeting": None}, {"next_meeting": {"starts_at": "soon", "zone": "Mars/Base"}}):
        assert UPGRADES[4]({"pairs": {"1": odd}}) == {"pairs": {"1": odd}}
