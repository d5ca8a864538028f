"""The date of the next meeting, as the agreement says it and as the calendar allows it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting, apply
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.services.next_date import objections, said_in_full, typed_next, usual_next
from tests.builders import BERLIN, LONDON, answered, arriving, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import apart

AT_THREE = Slot(1, time(15))
WEEK = timedelta(days=7)


def agreement(**fields: object) -> Agreement:
    values = {"id": "a", "pair_id": "pair-1", "agreed_on": TUESDAY.date(), "slot": AT_THREE}
    return Agreement(**(values | fields))  # type: ignore[arg-type]


def meeting(at: datetime = TUESDAY, *, minutes: int = 60, **fields: object) -> Meeting:
    """A meeting that started at that instant, under an agreement."""
    page = agreement(**fields)
    opened = arriving(at, wishes=Wishes(minutes=minutes), agreements=(page,))
    return apply(opened, events.Started(at))


def usual(at: datetime = TUESDAY, **fields: object) -> str:
    """The usual next date on the pair's clocks."""
    return f"{local(usual_next(meeting(at, **fields)).starts_at, BERLIN):%a %d %b %H:%M}"  # type: ignore[arg-type]


def days(count: float) -> datetime:
    return TUESDAY + timedelta(days=count)


@each(
    ("at", "said"),
    [
        (TUESDAY, "Tue 24 Nov 15:00"),
        (TUESDAY + timedelta(minutes=25), "Tue 24 Nov 15:00"),
        (days(1), "Tue 24 Nov 15:00"),
        (days(3), "Tue 24 Nov 15:00"),
        (days(-1), "Tue 24 Nov 15:00"),
        (days(-2), "Tue 24 Nov 15:00"),
        (days(-3), "Tue 24 Nov 15:00"),
        (days(4), "Tue 01 Dec 15:00"),
    ],
)
def test_the_usual_slot_holds_even_if_this_meeting_was_moved(at: datetime, said: str) -> None:
    assert usual(at) == said


def test_the_next_date_never_comes_before_half_a_week() -> None:
    for weekday in range(7):
        for start in range(7):
            held = meeting(days(start), slot=Slot(weekday, time(15)))
            gap = usual_next(held).starts_at - days(start)
            assert timedelta(days=4) <= gap <= timedelta(days=10)


def test_without_a_slot_it_is_the_same_time_in_a_week() -> None:
    assert usual(TUESDAY + timedelta(minutes=4), slot=None) == "Tue 24 Nov 15:00"


@each("slot", [AT_THREE, None])
def test_every_two_weeks_is_two_weeks_on(slot: Slot | None) -> None:
    assert usual(slot=slot, cadence=Cadence.FORTNIGHTLY) == "Tue 01 Dec 15:00"


def test_between_two_meetings_lies_a_quick_check_and_behind_it_a_whole_one() -> None:
    check = usual_next(meeting(cadence=Cadence.WITH_CHECK))
    assert (check.starts_at, check.minutes) == (TUESDAY + WEEK, 20)
    whole = usual_next(meeting(TUESDAY + WEEK, minutes=20, cadence=Cadence.WITH_CHECK))
    assert (whole.starts_at, whole.minutes) == (TUESDAY + 2 * WEEK, 60)


def test_length_place_and_zone_come_from_the_agreement() -> None:
    opened = arriving(agreements=(agreement(minutes=45, terms={"place": "Room 4"}),))
    following = usual_next(opened)
    assert (following.minutes, following.place, following.zone) == (45, "Room 4", BERLIN)


def test_the_place_of_last_time_comes_first() -> None:
    whose = pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60, "https://call.example"))
    opened = arriving(pair=whose, agreements=(agreement(terms={"place": "Room 4"}),))
    assert usual_next(opened).place == "https://call.example"


@pytest.mark.fault(58)
@each(
    ("at", "utc"),
    [
        (datetime(2026, 10, 20, 13, 0, tzinfo=UTC), datetime(2026, 10, 27, 14, 0, tzinfo=UTC)),
        (datetime(2027, 3, 23, 14, 0, tzinfo=UTC), datetime(2027, 3, 30, 13, 0, tzinfo=UTC)),
    ],
)
def test_the_slot_stays_on_the_wall_clock_when_the_clocks_change(at: datetime, utc: datetime) -> None:
    for slot in (AT_THREE, None):
        assert usual_next(meeting(at, slot=slot)).starts_at == utc


@pytest.mark.fault(59)
def test_a_slot_in_the_hour_that_the_clocks_skip_moves_on_by_it() -> None:
    at_night = meeting(datetime(2027, 3, 21, 1, 30, tzinfo=UTC), slot=Slot(6, time(2, 30)))
    assert local(usual_next(at_night).starts_at, BERLIN).time() == time(3, 30)


def test_in_a_first_meeting_the_slot_of_some_minutes_ago_counts() -> None:
    opened = arriving(wishes=Wishes(kind=MeetingKind.FIRST))
    first = apply(opened, events.Started(TUESDAY))
    for key, words in {"slot": "thu 9:30", "place": "Room 4", "length/chosen": "45 minutes"}.items():
        first = apply(first, answered(key, words, TUESDAY))
    following = usual_next(first)
    assert f"{local(following.starts_at, BERLIN):%a %d %b %H:%M}" == "Thu 26 Nov 09:30"
    assert (following.minutes, following.place) == (45, "Room 4")


def test_a_typed_day_without_a_time_takes_the_time_of_the_slot() -> None:
    found = typed_next("thu", meeting(slot=Slot(1, time(9, 30))), TUESDAY)
    assert f"{local(found.starts_at, BERLIN):%a %d %b %H:%M}" == "Thu 19 Nov 09:30"


# --- who is away --------------------------------------------------------------------------------------------

BREAK = Absence("x", Role.MENTOR, date(2026, 11, 24), date(2026, 11, 30), "mail instead")


@each(("day", "flagged"), [(6, False), (7, True), (13, True), (14, False)])
def test_a_date_in_an_absence_is_flagged(day: int, flagged: bool) -> None:
    next_one = NextMeeting(days(day), BERLIN, 60)
    found = objections(next_one, meeting(absences=(BREAK,)))
    assert found == (["Ada said to be away then (Ada, Tue 24 Nov to Mon 30 Nov: mail instead)"] if flagged else [])


def test_an_absence_that_was_noted_today_counts_and_both_may_be_away() -> None:
    today = Absence("y", None, date(2026, 11, 24), date(2026, 11, 24))
    noted = apply(meeting(absences=(BREAK,)), events.AbsenceNoted(TUESDAY, today))
    found = objections(NextMeeting(days(7), BERLIN, 60), noted)
    assert [line.split(" said")[0] for line in found] == ["Ada", "Both of you"]


def test_an_absence_is_looked_up_on_the_day_of_the_pair() -> None:
    late = NextMeeting(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), BERLIN, 60)  # the 24th in Berlin
    assert objections(late, meeting(absences=(BREAK,)))


def test_two_zones_are_both_said() -> None:
    said = said_in_full(NextMeeting(days(7), BERLIN, 60), apart(), TUESDAY)
    assert said.endswith("15:00 Europe/Berlin, for Ada 14:00 London, in 7 days")
    assert apart().mentor.zone == LONDON
