"""Between which meetings a pair chooses, and when it is not asked at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.due import kinds_to_choose
from tests.builders import pair
from tests.records import held

TODAY = date(2026, 11, 17)
PAGE = Agreement("a-1", "pair-1", date(2026, 5, 27), runs_until=date(2026, 11, 27))


def test_a_new_pair_chooses_the_first_meeting_or_a_weekly_one() -> None:
    assert kinds_to_choose(pair(), [], None, TODAY) == (MeetingKind.FIRST, MeetingKind.WEEKLY)


def test_a_pair_that_has_met_has_no_choice() -> None:
    assert kinds_to_choose(pair(), [held()], None, TODAY) == ()


def test_near_the_agreed_end_the_wrap_up_is_offered() -> None:
    assert kinds_to_choose(pair(), [held()], PAGE, TODAY) == (MeetingKind.WEEKLY, MeetingKind.WRAP_UP)


def test_far_from_the_agreed_end_nothing_is_asked() -> None:
    assert kinds_to_choose(pair(), [held()], replace(PAGE, runs_until=date(2027, 3, 1)), TODAY) == ()


def test_a_closed_pair_has_no_choice() -> None:
    assert kinds_to_choose(pair(closed_on=TODAY), [held()], PAGE, TODAY) == ()
