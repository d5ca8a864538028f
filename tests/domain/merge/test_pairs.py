"""Which state of a pair is the later one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from meetingtui.domain.merge.pairs import LastMeeting, Side, merged_pair
from meetingtui.domain.merge.versions import Version
from meetingtui.domain.people import NextMeeting, Pair, Person
from tests.builders import BERLIN, LONDON, pair
from tests.fakes import TUESDAY

WEEK = timedelta(days=7)
AGREED = NextMeeting(TUESDAY + WEEK, BERLIN, 60)
MOVED = NextMeeting(TUESDAY + 2 * WEEK, BERLIN, 60)
SOONER = NextMeeting(TUESDAY + timedelta(days=5), BERLIN, 60)


def last(weeks: int = 0, agreed: NextMeeting | None = AGREED, *, wrapped_up: bool = False) -> LastMeeting:
    return LastMeeting(TUESDAY + weeks * WEEK, f"m-{weeks}", agreed, wrapped_up)


def side(meeting: LastMeeting | None, *pairs: Pair) -> Side:
    return Side(meeting, [Version(one, repr(one)) for one in pairs])


def met(mine: Side, theirs: Side) -> list[Pair]:
    """The states that stay, whoever merges."""
    found = [version.value for version in merged_pair(mine, theirs)]
    assert [version.value for version in merged_pair(theirs, mine)] == found
    return found


def waiting(**fields: Any) -> Pair:
    return pair(**({"next_meeting": AGREED} | fields))


def test_who_met_last_knows_the_next_date() -> None:
    later = pair(next_meeting=None)
    assert met(side(last(0), waiting()), side(last(1, None), later)) == [later]


def test_a_pair_that_met_is_later_than_one_that_was_just_set_up() -> None:
    assert met(side(None, pair()), side(last(), waiting())) == [waiting()]


def test_a_date_that_was_moved_since_is_later_than_the_one_that_the_meeting_left() -> None:
    for since in (MOVED, SOONER, None):
        moved = pair(next_meeting=since)
        assert met(side(last(), waiting()), side(last(), moved)) == [moved]


def test_of_two_dates_that_were_moved_the_later_one_holds() -> None:
    far, near = pair(next_meeting=MOVED), pair(next_meeting=SOONER)
    assert met(side(last(), far), side(last(), near)) == [far]


def test_a_pair_that_was_closed_since_is_later() -> None:
    closed = pair(closed_on=(TUESDAY + 3 * WEEK).date())
    assert met(side(last(), waiting()), side(last(), closed)) == [closed]
    assert met(side(last(), pair(next_meeting=MOVED)), side(last(), closed)) == [closed]


def test_a_pair_that_was_reopened_after_its_wrap_up_goes_on() -> None:
    wrapped_up = last(0, None, wrapped_up=True)
    closed, open_again = pair(closed_on=TUESDAY.date()), pair()
    assert met(side(wrapped_up, closed), side(wrapped_up, open_again)) == [open_again]


def test_before_the_first_meeting_a_date_is_later_than_none() -> None:
    assert met(side(None, pair()), side(None, waiting())) == [waiting()]


def test_other_zones_after_the_same_meeting_are_kept_both() -> None:
    moved_house = waiting(mentor=Person("Ada", LONDON))
    assert sorted(map(repr, met(side(last(), waiting()), side(last(), moved_house)))) == sorted(
        map(repr, (waiting(), moved_house))
    )


def test_zones_that_a_later_meeting_settled_hold_alone() -> None:
    settled = waiting(mentor=Person("Ada", LONDON))
    assert met(side(None, pair()), side(last(), settled)) == [settled]


def test_other_names_are_kept_both_and_those_of_the_later_meeting_are_shown() -> None:
    renamed = waiting(mentee=Person("Samuel", BERLIN))
    assert met(side(last(0), waiting()), side(last(1), renamed)) == [renamed, waiting()]


def test_other_names_are_not_doubled_by_merging_again() -> None:
    renamed = waiting(mentee=Person("Samuel", BERLIN))
    both = side(last(1), *met(side(last(0), waiting()), side(last(1), renamed)))
    assert met(both, side(last(0), waiting())) == [renamed, waiting()]
    assert met(both, side(last(1), renamed)) == [renamed, waiting()]
    assert met(both, both) == [renamed, waiting()]


def test_a_place_that_was_settled_since_is_later() -> None:
    placed = waiting(next_meeting=replace(AGREED, place="https://call.example/ada"))
    assert met(side(last(), waiting()), side(last(), placed)) == [placed]
