from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.due import first_meeting_due, kinds_to_choose, month_review, wrap_up_due
from meetingtui.domain.record.record import MeetingRecord
from tests.builders import BERLIN, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held


def weekly(*months: int, put_off: tuple[int, ...] = (), weeks: int = 6) -> list[MeetingRecord]:
    """So many weekly meetings; the month was reviewed, or put off, in the ones that are counted from 0."""
    return [
        held(
            began=TUESDAY + timedelta(weeks=week),
            number=week + 1,
            month_reviewed=week in months,
            month_put_off=week in put_off,
        )
        for week in range(weeks)
    ]


def day(days: int) -> datetime:
    return TUESDAY + timedelta(days=days)


def test_nothing_is_due_before_the_first_meeting() -> None:
    review = month_review([], TUESDAY, BERLIN)
    assert (review.due, review.last_on, review.may_wait, review.held) == (False, None, True, 0)


@each(("days", "due"), [(0, False), (27, False), (28, True), (40, True)])
def test_the_first_review_is_due_four_weeks_after_the_first_meeting(days: int, due: bool) -> None:
    review = month_review(weekly(weeks=1), day(days), BERLIN)
    assert (review.due, review.last_on) == (due, TUESDAY.date())


@each(("days", "due"), [(28, False), (28 + 27, False), (28 + 28, True)])
def test_the_next_review_is_due_four_weeks_after_the_last(days: int, due: bool) -> None:
    assert month_review(weekly(4), day(days), BERLIN).due is due


def test_the_last_review_counts_however_many_there_were() -> None:
    review = month_review(weekly(2, 4), day(35), BERLIN)
    assert (review.held, review.last_on) == (2, day(28).date())


def test_a_review_can_be_put_off_once() -> None:
    assert month_review(weekly(weeks=5), day(35), BERLIN).may_wait
    assert not month_review(weekly(put_off=(4,), weeks=5), day(35), BERLIN).may_wait


def test_after_the_next_review_it_can_be_put_off_again() -> None:
    assert month_review(weekly(5, put_off=(4,)), day(63), BERLIN).may_wait
    assert not month_review(weekly(2, put_off=(5,)), day(63), BERLIN).may_wait


def test_days_are_counted_on_the_calendar_of_the_pair() -> None:
    late = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)  # the 18th in Berlin, still the 17th in Lima
    records = [held(began=late)]
    now = datetime(2026, 12, 15, 12, 0, tzinfo=UTC)
    assert not month_review(records, now, BERLIN).due
    assert month_review(records, now, "America/Lima").due


# --- the other kinds of meetings ----------------------------------------------------------------------------

PAGE = Agreement("a", "pair-1", TUESDAY.date(), runs_until=TUESDAY.date() + timedelta(days=90))


def test_the_first_meeting_is_due_until_the_pair_has_met_or_settled_something() -> None:
    assert first_meeting_due([], None)
    assert first_meeting_due([held(kind=MeetingKind.FIRST)], None)
    assert not first_meeting_due([held()], None)
    assert not first_meeting_due([], PAGE)


@each(("days", "due"), [(75, False), (76, True), (90, True), (200, True)])
def test_the_wrap_up_is_due_near_the_end_of_the_agreed_time(days: int, due: bool) -> None:
    today = TUESDAY.date() + timedelta(days=days)
    assert wrap_up_due(pair(), PAGE, today) is due
    assert not wrap_up_due(pair(closed_on=today), PAGE, today)


def test_without_an_agreed_time_no_wrap_up_is_due() -> None:
    assert not wrap_up_due(pair(), None, TUESDAY.date())
    assert not wrap_up_due(pair(), replace(PAGE, runs_until=None), TUESDAY.date())


def test_the_first_meeting_counts_as_the_beginning_of_the_month() -> None:
    first = held(kind=MeetingKind.FIRST)
    assert not month_review([first], day(27), BERLIN).due
    assert month_review([first], day(28), BERLIN).due


def test_a_choice_of_kinds_is_offered_only_where_there_is_one() -> None:
    today = TUESDAY.date()
    first, weekly, wrap_up = MeetingKind.FIRST, MeetingKind.WEEKLY, MeetingKind.WRAP_UP
    assert kinds_to_choose(pair(), [], None, today) == (first, weekly)
    assert kinds_to_choose(pair(), [held()], PAGE, today) == ()
    assert kinds_to_choose(pair(), [held()], PAGE, today + timedelta(days=80)) == (weekly, wrap_up)
    assert kinds_to_choose(pair(closed_on=today), [], None, today) == ()
