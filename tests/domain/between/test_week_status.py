"""What a week is about: its task, its date, and a line for prompts that names nobody."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.between.due_courtesies import Happened, courtesies_of
from meetingtui.domain.between.week_status import WeekStatus, coming_date, line_of_several, short_line, week_task
from meetingtui.domain.people import NextMeeting
from tests.builders import BERLIN, commitment, pair
from tests.fakes import TUESDAY
from tests.meetings import NEXT, apart
from tests.records import held

DAY = timedelta(days=1)
TODAY = TUESDAY.date()


def test_the_line_has_task_date_and_courtesy_and_no_name() -> None:
    due = tuple(courtesies_of(Happened(apart(), held())))
    line = short_line(WeekStatus(apart(), TODAY, commitment("Finish the slides"), None, NEXT, due))
    assert line == "Finish the slides | Tue 24 Nov 15:00 | thanks are due"
    assert short_line(WeekStatus(apart(), TODAY)) == ""


def test_a_long_task_is_cut_and_steers_no_terminal() -> None:
    line = short_line(WeekStatus(apart(), TODAY, commitment("\x1b]0;x\x07\n" + "Write a lot " * 9)))
    assert len(line) <= 40
    assert line.endswith("...")
    assert not {"\x1b", "\x07", "\n"} & set(line)


def test_a_date_far_ahead_has_its_year() -> None:
    far = NextMeeting(TUESDAY + 60 * DAY, BERLIN, 60)
    assert short_line(WeekStatus(pair(), TODAY, next_meeting=far)) == "Sat 16 Jan 2027 15:00"


def test_a_date_counts_until_its_meeting_is_over() -> None:
    assert coming_date(apart(), NEXT.starts_at + timedelta(minutes=59)) == NEXT
    assert coming_date(apart(), NEXT.starts_at + timedelta(minutes=60)) is None
    assert coming_date(apart(closed_on=TODAY), TUESDAY) is None


def test_the_task_of_the_week_is_the_one_made_last() -> None:
    old, new = commitment("old", week_task=True), commitment("new", week_task=True, made_at=TUESDAY)
    assert week_task([new, old, commitment("other", made_at=TUESDAY + DAY)]) == new
    assert week_task([commitment("other")]) is None


def test_of_several_pairs_only_the_nearest_date_is_told() -> None:
    near = NextMeeting(TUESDAY + 2 * DAY, BERLIN, 60)
    assert line_of_several([apart(), pair(id="pair-2", next_meeting=near), pair(id="pair-3")], TUESDAY) == (
        "Thu 19 Nov 15:00"
    )
    assert line_of_several([pair(), pair(id="pair-2")], TUESDAY) == ""
