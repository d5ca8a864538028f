"""The next meeting, set and moved between meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from meetingtui.domain.agreement.agreement import Absence, Agreement, Slot
from meetingtui.domain.dates.parse_when import AmbiguousDate
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.services.week.next_meeting import NextMeetingDesk
from tests.builders import BERLIN
from tests.each import each
from tests.fakes import TUESDAY, FakeClock, MemoryStore
from tests.meetings import apart

SET = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 45, "https://call.example")


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.keep(apart(next_meeting=None))
    return store


def desk(store: MemoryStore) -> NextMeetingDesk:
    return NextMeetingDesk(store, kept(store), clock=FakeClock())


def kept(store: MemoryStore) -> Pair:
    (pair,) = store.pairs()
    return pair


def there(found: NextMeeting) -> datetime:
    return local(found.starts_at, BERLIN).replace(tzinfo=None)


def test_a_first_date_takes_the_usual_length_and_no_place(store: MemoryStore) -> None:
    found = desk(store).proposed("thu 15:00")
    assert (there(found), found.minutes, found.place) == (datetime(2026, 11, 19, 15), 60, "")
    assert found.wall_clock == "2026-11-19T15:00"
    assert kept(store).next_meeting is None
    desk(store).agree(found)
    assert kept(store).next_meeting == found


def test_the_agreement_says_time_and_place(store: MemoryStore) -> None:
    absence = Absence("x", None, date(2026, 11, 20), date(2026, 11, 21))
    page = Agreement(
        "a", "pair-1", TUESDAY.date(), {"place": "Room 3"}, slot=Slot(3, time(9, 30)), absences=(absence,)
    )
    store.keep(page)
    found = desk(store).proposed("tomorrow")
    assert (there(found), found.place) == (datetime(2026, 11, 18, 9, 30), "Room 3")
    assert desk(store).objections(found) == []
    (objection,) = desk(store).objections(desk(store).proposed("fri 10:00"))
    assert "Both of you said to be away" in objection


def test_a_move_keeps_what_is_not_said(store: MemoryStore) -> None:
    store.keep(apart(next_meeting=SET))
    moved = desk(store).proposed("thu")
    assert (there(moved), moved.minutes, moved.place) == (datetime(2026, 11, 19, 15), 45, SET.place)
    longer = desk(store).proposed("", minutes=90, place=" Room\n4 ")
    assert (longer.starts_at, longer.minutes, longer.place) == (SET.starts_at, 90, "Room 4")
    assert desk(store).proposed("", place="").place == ""


@each("typed", ["yesterday", "2026-11-16 15:00", "soon", "15:00", "thu", "a" * 1_000_000, "\x00"])
def test_what_is_no_coming_date_is_refused(typed: str, store: MemoryStore) -> None:
    with pytest.raises(BadInput):
        desk(store).proposed(typed)


def test_what_can_mean_two_days_is_asked_back(store: MemoryStore) -> None:
    with pytest.raises(AmbiguousDate):
        desk(store).proposed("next friday 15:00")


def test_without_a_coming_date_there_is_nothing_to_keep(store: MemoryStore) -> None:
    with pytest.raises(NotPossible, match="No next meeting"):
        desk(store).proposed("", place="Room 4")
    store.keep(apart(next_meeting=replace(SET, starts_at=TUESDAY - timedelta(days=1))))
    with pytest.raises(NotPossible, match="No next meeting"):
        desk(store).proposed("", minutes=30)


def test_what_changes_nothing_or_is_no_length_is_refused(store: MemoryStore) -> None:
    store.keep(apart(next_meeting=SET))
    for change in ({"minutes": 45}, {"minutes": 5}, {"place": "a" * 3000}):
        with pytest.raises(BadInput):
            desk(store).proposed("", **change)


def test_a_date_that_moved_meanwhile_is_not_overwritten(store: MemoryStore) -> None:
    mine = desk(store)
    found = mine.proposed("thu 15:00")
    store.keep(apart(next_meeting=SET))
    with pytest.raises(NotPossible, match="changed meanwhile"):
        mine.agree(found)
    assert kept(store).next_meeting == SET


def test_a_pair_that_has_wrapped_up_or_is_gone_gets_no_date(store: MemoryStore) -> None:
    mine = desk(store)
    found = mine.proposed("thu 15:00")
    store.keep(apart(closed_on=TUESDAY.date()))
    with pytest.raises(NotPossible, match="wrapped up"):
        mine.agree(found)
    with pytest.raises(NotPossible, match="wrapped up"):
        desk(store).proposed("thu 15:00")
    store._kept[Pair].clear()
    with pytest.raises(NotFound):
        mine.agree(found)
