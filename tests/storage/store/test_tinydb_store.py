from __future__ import annotations

import errno
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.errors import NotFound, StoreBusy, StoreDamaged
from meetingtui.domain.ledger.commitments import CommitmentStatus
from meetingtui.domain.ledger.goals import moved_goal
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from meetingtui.services.archive import Archive
from meetingtui.storage.disk.durable import replace_file
from meetingtui.storage.locations import Locations
from meetingtui.storage.store import database as database_module
from meetingtui.storage.store import tinydb_store
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.codec import from_plain
from meetingtui.storage.store.database import Database
from tests.builders import commitment, pair
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.first_meetings import DOOR, first_record, full_agreement, wrap_up_record
from tests.keeping import KeepingStore
from tests.meetings import MEETING, apart, conclusion_of, full_conclusion
from tests.strategies import a_goal

WEEK = timedelta(days=7)


@pytest.fixture
def store(database: Database) -> KeepingStore:
    return KeepingStore(database)


def _again(place: Locations, now: Callable[[], datetime]) -> KeepingStore:
    """The same store, as another process finds it."""
    return KeepingStore(Database(place, now, lock_timeout=0))


def test_an_empty_store_holds_nothing_and_creates_nothing(store: KeepingStore, place: Locations) -> None:
    assert store.pairs() == []
    assert list(store.records("pair-1")) == []
    assert store.commitments("pair-1") == []
    assert store.topics("pair-1") == []
    assert not place.folder.exists()


def test_everything_that_was_committed_comes_back_as_it_was(
    store: KeepingStore, place: Locations, now: Callable[[], datetime]
) -> None:
    conclusion = full_conclusion()
    store.commit(conclusion)
    for found in (store, _again(place, now)):
        assert found.pairs() == [conclusion.pair]
        assert list(found.records("pair-1")) == [conclusion.record]
        assert sorted(found.commitments("pair-1"), key=lambda c: c.id) == sorted(
            conclusion.commitments, key=lambda c: c.id
        )
        assert sorted(found.goals("pair-1"), key=lambda g: g.id) == list(conclusion.goals)
        assert found.opportunities("pair-1") == list(conclusion.opportunities)
        assert found.topics("pair-1") == [topic for topic in conclusion.topics if topic.waits]


def test_a_commit_is_one_write(store: KeepingStore, database: Database) -> None:
    store.commit(full_conclusion(), conclusion_of(13, TUESDAY + WEEK))
    assert database.revision == 1


def test_of_each_finished_meeting_a_real_copy_is_kept(
    store: KeepingStore, database: Database, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.commit(full_conclusion())
    store.commit(full_conclusion())
    [copy] = place.backups.glob("*-meeting.json")
    assert copy.read_bytes() == place.data_file.read_bytes()
    assert copy.stat().st_nlink == 1

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Backups, "keep_copy", refuse)
    store.commit(conclusion_of(13, TUESDAY + WEEK))
    assert [record.number for record in store.records("pair-1")] == [12, 13]
    assert database.notices == ["The meeting is saved, but no copy of it could be made. Not saved: disk full."]


def test_committing_the_same_meeting_twice_changes_nothing(
    store: KeepingStore, database: Database, place: Locations
) -> None:
    store.commit(full_conclusion())
    before = place.data_file.read_bytes()
    store.commit(full_conclusion())
    assert place.data_file.read_bytes() == before
    assert database.revision == 1


def test_an_old_meeting_committed_again_does_not_turn_back_what_followed(store: KeepingStore) -> None:
    first = conclusion_of(1, TUESDAY)
    store.commit(first)
    task = replace(first.commitments[0], times_carried=1)
    store.commit(conclusion_of(2, TUESDAY + WEEK, commitments=(task,)))
    store.commit(first)
    assert [c.times_carried for c in store.commitments("pair-1")] == [1]


def test_of_two_states_in_one_commit_the_later_one_is_kept(store: KeepingStore) -> None:
    first = conclusion_of(1, TUESDAY)
    carried = replace(first.commitments[0], times_carried=1)
    store.commit(first, conclusion_of(2, TUESDAY + WEEK, commitments=(carried,)))
    assert store.commitments("pair-1") == [carried]


def test_a_pair_that_is_kept_again_replaces_itself_and_keeps_its_place(store: KeepingStore) -> None:
    store.keep(pair())
    store.keep(pair(id="pair-2"))
    store.keep(apart())
    assert store.pairs() == [apart(), pair(id="pair-2")]


def test_what_belongs_to_another_pair_is_not_seen(store: KeepingStore) -> None:
    store.commit(full_conclusion())
    assert list(store.records("pair-2")) == []
    assert store.commitments("pair-2") == []
    assert store.goals("pair-2") == []


def test_meetings_are_in_order_however_they_were_committed(store: KeepingStore) -> None:
    store.commit(conclusion_of(2, TUESDAY + WEEK))
    store.commit(conclusion_of(1, TUESDAY))
    assert [record.number for record in store.records("pair-1")] == [1, 2]
    assert [short.number for short in store.summaries("pair-1")] == [1, 2]


def test_commitments_are_oldest_first(store: KeepingStore) -> None:
    late = commitment("Later", made_at=TUESDAY + WEEK)
    store.commit(conclusion_of(1, TUESDAY, commitments=(late, commitment("Earlier"))))
    assert [c.text for c in store.commitments("pair-1")] == ["Earlier", "Later"]


def test_at_hand_is_what_is_open_and_what_was_done_for_a_goal(store: KeepingStore) -> None:
    done = {"status": CommitmentStatus.DONE}
    tasks = (
        commitment("Open", id="c-1"),
        commitment("Done for the goal", id="c-2", goal_id="g-1", **done),
        commitment("Done for a goal of long ago", id="c-3", goal_id="g-0", **done),
        commitment("Done for no goal", id="c-4", **done),
    )
    store.commit(conclusion_of(1, TUESDAY, commitments=tasks))
    assert [c.text for c in store.commitments_at_hand("pair-1", {"g-1"})] == ["Open", "Done for the goal"]
    assert [c.text for c in store.commitments_at_hand("pair-1", ())] == ["Open"]


def test_topics_wait_in_the_order_in_which_the_last_meeting_left_them(store: KeepingStore) -> None:
    one, two, three = (Topic(f"t-{n}", "pair-1", f"Topic {n}", TUESDAY) for n in (1, 2, 3))
    store.commit(conclusion_of(1, TUESDAY, topics=(one, two, three)))
    done = replace(two, state=TopicState.DISCUSSED)
    store.commit(conclusion_of(2, TUESDAY + WEEK, topics=(three, done, one)))
    assert store.topics("pair-1") == [three, one]


def test_the_short_form_agrees_with_the_record(store: KeepingStore) -> None:
    store.commit(full_conclusion())
    short, record = store.summaries("pair-1")[0], store.records("pair-1")[0]
    for name in ("id", "number", "kind", "zone", "mentor", "mentee", "began", "ended", "agreed_end", "length"):
        assert getattr(short, name) == getattr(record, name)
    assert short.overrun == record.overrun
    assert (short.month_reviewed, short.month_put_off) == (record.month_reviewed, record.month_put_off)
    assert short.week_task == record.week_task == "Finish the slides"


def test_the_short_form_has_the_newest_words_of_the_weeks_task(store: KeepingStore) -> None:
    store.commit(full_conclusion())
    record, key = store.records("pair-1")[0], "commitments/c-5/text"
    gone = TUESDAY + 3 * WEEK
    for amendment in (
        Amendment("a-1", key, "Finish all slides", TUESDAY + WEEK),
        Amendment("a-2", key, "Finish ten slides", TUESDAY + WEEK + timedelta(milliseconds=500)),
        Amendment("a-3", key, "Taken back", TUESDAY + 2 * WEEK, gone),
        Amendment("a-4", "commitments/c-6/text", "Another line", gone),
    ):
        store.amend(record, amendment)
    assert store.summaries("pair-1")[0].week_task == store.records("pair-1")[0].week_task == "Finish ten slides"


def test_only_corrected_meetings_are_decoded_for_their_corrections(store: KeepingStore, database: Database) -> None:
    store.commit(conclusion_of(1, TUESDAY), conclusion_of(2, TUESDAY + WEEK))
    assert store.corrected("pair-1") == []
    amendment = Amendment("a-1", "answers/went-well", "Other words", TUESDAY + WEEK)
    store.amend(store.record("meeting-2"), amendment)
    with database.transaction() as tables:
        tables["meetings"].put({"id": "odd", "pair_id": "pair-1", "number": 3, "began": "some day"})
    assert [(record.id, record.amendments) for record in store.corrected("pair-1")] == [("meeting-2", (amendment,))]
    assert store.corrected("pair-2") == []


def test_a_record_is_decoded_only_when_it_is_looked_at(store: KeepingStore, database: Database) -> None:
    store.commit(conclusion_of(2, TUESDAY + WEEK))
    with database.transaction() as tables:
        tables["meetings"].put({"id": "odd", "pair_id": "pair-1", "number": 1, "began": "some day"})
    records = store.records("pair-1")
    assert len(records) == 2
    assert records[-1].number == 2
    with pytest.raises(StoreDamaged, match="MeetingRecord"):
        records[0]
    with pytest.raises(StoreDamaged):
        store.summaries("pair-1")[0]


def test_documents_without_a_pair_and_unknown_tables_are_left_alone(store: KeepingStore, database: Database) -> None:
    with database.transaction() as tables:
        tables["meetings"].put({"id": "loose"})
        tables["recipes"].put({"id": "soup"})
    store.commit(full_conclusion())
    assert [record.number for record in store.records("pair-1")] == [12]
    assert database.read()["meetings"].with_id("loose") == {"id": "loose"}
    assert database.read()["recipes"].with_id("soup") == {"id": "soup"}


def test_half_of_a_letter_is_replaced_and_the_commit_is_still_verified(store: KeepingStore) -> None:
    store.commit(conclusion_of(1, TUESDAY, commitments=(commitment("half \ud83d letter", id="c"),)))
    assert [c.text for c in store.commitments("pair-1")] == ["half \ufffd letter"]


@pytest.mark.parametrize("wrong", [lambda data: data[:-9], lambda data: data.replace(b"Sam", b"Tam")])
def test_a_commit_that_reads_back_differently_is_an_error(
    wrong: Callable[[bytes], bytes], store: KeepingStore, monkeypatch: pytest.MonkeyPatch, place: Locations
) -> None:
    store.keep(pair())

    def forgetful(path: Path, *parts: bytes | memoryview) -> None:
        replace_file(path, wrong(b"".join(parts)) if path == place.data_file else b"".join(parts))

    monkeypatch.setattr(database_module, "replace_file", forgetful)
    with pytest.raises(StoreBusy, match="does not read back"):
        store.commit(full_conclusion())


def test_what_was_read_before_a_change_stays_as_it_was(store: KeepingStore, database: Database) -> None:
    store.keep(pair())
    before = database.read()
    with suppress(ZeroDivisionError), store.changing() as present:
        present.keep(Jot("j-1", "pair-1", "one", TUESDAY))
        raise ZeroDivisionError
    assert store.between(Jot, "pair-1") == []
    store.keep(Jot("j-2", "pair-1", "two", TUESDAY))
    assert before["jots"].all() == []
    assert [jot.id for jot in store.between(Jot, "pair-1")] == ["j-2"]


def test_stock_tinydb_reads_the_file(store: KeepingStore, place: Locations) -> None:
    store.commit(full_conclusion())
    with TinyDB(place.data_file, access_mode="r") as stock:
        assert {"pairs", "meetings", "commitments", "goals", "opportunities", "topics"} <= stock.tables()
        assert stock.table("meetings").all()[0]["id"] == "meeting-12"


def test_a_change_by_another_process_is_seen(
    store: KeepingStore, place: Locations, now: Callable[[], datetime]
) -> None:
    store.keep(pair())
    assert len(store.pairs()) == 1
    _again(place, now).keep(pair(id="pair-2"))
    assert len(store.pairs()) == 2


def test_identities_of_tinydb_never_leave_the_storage(store: KeepingStore, place: Locations) -> None:
    store.commit(full_conclusion())
    document = next(iter(json.loads(place.data_file.read_text())["meetings"].values()))
    assert document["id"] == "meeting-12"
    assert "doc_id" not in document


# --- the agreement, and what is kept between meetings -------------------------------------------------------


def test_every_state_of_the_agreement_comes_back_the_newest_last(
    store: KeepingStore, place: Locations, now: Callable[[], datetime]
) -> None:
    pages = [full_agreement(), full_agreement(id="agreement-2", slot=None, absences=(), why="a new job")]
    for page in pages:
        store.keep(page)
    store.keep(full_agreement(id="other", pair_id="pair-2"))
    for found in (store, _again(place, now)):
        assert found.agreements("pair-1") == pages
        assert found.agreements("pair-3") == []


def test_what_was_called_off_comes_back_by_its_day(store: KeepingStore) -> None:
    later = MissedMeeting("m-1", "pair-1", date(2026, 11, 24), "ill")
    sooner = MissedMeeting("m-2", "pair-1", date(2026, 11, 10))
    for missed in (later, sooner, replace(sooner, id="m-3", pair_id="pair-2")):
        store.keep(missed)
    assert store.missed("pair-1") == [sooner, later]


def test_goals_and_opportunities_are_kept_one_by_one(store: KeepingStore) -> None:
    goal = moved_goal(a_goal("g-1", "Talk", 60), 90, why="x", at=TUESDAY, today=TUESDAY.date())
    store.keep(a_goal("g-1", "Talk", 60))
    store.keep(goal)
    store.keep(DOOR)
    assert store.goals("pair-1") == [goal]
    assert store.opportunities("pair-1") == [DOOR]


def test_a_first_meeting_keeps_its_agreement_with_everything_else(store: KeepingStore, database: Database) -> None:
    record = first_record()
    conclusion = replace(
        conclusion_of(1, TUESDAY),
        record=record,
        commitments=record.contents.commitments,
        agreement=full_agreement(),
        pair=apart(closed_on=TUESDAY.date()),
    )
    store.commit(conclusion)
    store.commit(conclusion)
    assert database.revision == 1
    assert list(store.records("pair-1")) == [record]
    assert store.agreements("pair-1") == [full_agreement()]
    assert store.pairs() == [apart(closed_on=TUESDAY.date())]
    assert next(iter(store.summaries("pair-1"))).kind == "first"


def test_a_wrap_up_comes_back_as_it_was(store: KeepingStore) -> None:
    store.commit(replace(conclusion_of(20, TUESDAY), record=wrap_up_record()))
    assert list(store.records("pair-1")) == [wrap_up_record()]


def test_corrections_are_kept_beside_the_meeting(
    store: KeepingStore, place: Locations, now: Callable[[], datetime]
) -> None:
    store.commit(full_conclusion())
    record = store.records("pair-1")[0]
    amendment = Amendment("a-1", "answers/went-well", "Other words", TUESDAY + WEEK)
    store.amend(record, amendment)
    assert _again(place, now).record(record.id) == replace(record, amendments=(amendment,))


def test_a_correction_reads_the_meeting_once_and_gives_it_as_it_is_kept(
    store: KeepingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.commit(full_conclusion())
    read: list[type] = []

    def counting(document: Any, kind: type) -> Any:
        read.append(kind)
        return from_plain(document, kind)

    archive = Archive(store, clock=FakeClock(TUESDAY + WEEK), new_id=CountingIds())
    for change in (
        lambda: archive.amend(MEETING, "answers/went-well", "Other words"),
        lambda: archive.take_back(MEETING, "answers/went-well"),
        archive.undo,
    ):
        with monkeypatch.context() as patched:
            patched.setattr(tinydb_store, "from_plain", counting)
            record = change()
        assert read.count(MeetingRecord) == 1
        assert record == store.record(MEETING)
        read.clear()


def test_a_correction_of_another_window_is_not_lost(store: KeepingStore) -> None:
    store.commit(full_conclusion())
    record = store.records("pair-1")[0]
    one = Amendment("a-1", "answers/went-well", "One", TUESDAY + WEEK)
    two = Amendment("a-2", "answers/better", "Two", TUESDAY + 2 * WEEK)
    store.amend(record, one)
    store.amend(record, two)
    assert store.record(record.id).amendments == (one, two)


def test_a_meeting_that_is_gone_cannot_be_corrected(store: KeepingStore, place: Locations) -> None:
    with pytest.raises(NotFound):
        store.amend(full_conclusion().record, Amendment("a-1", "answers/better", "One", TUESDAY))
    with pytest.raises(NotFound):
        store.record("meeting-12")
    assert not place.data_file.exists()
