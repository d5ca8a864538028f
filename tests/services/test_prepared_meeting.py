"""A meeting opens with what the two prepared, and marks it as used once it is kept."""

from __future__ import annotations

import pytest

from meetingtui.domain.between.preparations import Preparation, PrepKey, told
from meetingtui.domain.people import Role
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.week.preparing import PreparationDesk
from tests.builders import pair
from tests.fakes import CountingIds, FakeClock, MemoryDrafts, MemoryStore

WORTH, CHANGED, WANTED = PrepKey.WORTH_IT, PrepKey.WHAT_CHANGED, PrepKey.INPUT_WANTED


class Prepared:
    """A desk and a room over one store, on one clock."""

    def __init__(self, store: MemoryStore) -> None:
        self.store, self.clock, self.drafts = store, FakeClock(), MemoryDrafts()
        self.desk = PreparationDesk(store, pair(), clock=self.clock, new_id=CountingIds())
        self.room = MeetingRoom(
            store, self.drafts, clock=self.clock, new_id=iter(map("m{}".format, range(9))).__next__
        )

    def kept(self) -> list[Preparation]:
        return self.store.between(Preparation, "pair-1")


@pytest.fixture
def prepared(store: MemoryStore) -> Prepared:
    made = Prepared(store)
    made.desk.answer(Role.MENTEE, {WORTH: "I leave with a plan", CHANGED: "A job opened up"})
    made.desk.answer(Role.MENTOR, {WANTED: "the hiring page"})
    return made


def test_the_answers_are_there_with_whose_they_are(prepared: Prepared) -> None:
    meeting = prepared.room.open(pair()).meeting
    assert meeting.contents.answers == {"worth-it": "I leave with a plan"}
    assert told(meeting.preparations, pair()) == [
        ("What changed for Sam", "A job opened up"),
        ("Ada wants input on", "the hiring page"),
    ]


def test_a_kept_meeting_uses_them_and_a_discarded_one_does_not(prepared: Prepared) -> None:
    live = prepared.room.open(pair())
    live.start()
    prepared.room.discard(live)
    assert [one.waits for one in prepared.kept()] == [True, True]
    live = prepared.room.open(pair())
    live.start()
    prepared.room.finish(live)
    assert [one.meeting_id for one in prepared.kept()] == ["m1", "m1"]
    assert prepared.room.open(pair()).meeting.preparations == ()


def test_what_is_prepared_while_the_meeting_runs_waits_for_the_next(prepared: Prepared) -> None:
    live = prepared.room.open(pair())
    live.start()
    prepared.clock.go(minutes=5)
    prepared.desk.answer(Role.MENTEE, {CHANGED: "Two jobs opened up"})
    prepared.room.finish(live)
    assert [(one.by, one.waits) for one in prepared.kept()] == [(Role.MENTEE, True), (Role.MENTOR, False)]


def test_words_typed_on_arrival_win_unless_something_else_was_prepared_since(prepared: Prepared) -> None:
    live = prepared.room.open(pair())
    prepared.room.leave_arrival(live)
    assert prepared.drafts.discarded == [live.meeting.id]
    live = prepared.room.open(pair())
    live.notebook.answer("worth-it", "I leave with two plans")
    prepared.room.leave_arrival(live)
    prepared.clock.go(minutes=1)
    live = prepared.room.open(pair())
    assert live.meeting.contents.answer("worth-it") == "I leave with two plans"
    prepared.room.leave_arrival(live)
    prepared.clock.go(minutes=1)
    prepared.desk.answer(Role.MENTEE, {WORTH: "I know what to say"})
    assert prepared.room.open(pair()).meeting.contents.answer("worth-it") == "I know what to say"
