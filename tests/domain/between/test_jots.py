"""Lines that were noted: changed, dropped, used, and each of it taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.between.jots import (
    Jot,
    JotState,
    checked_jot,
    dropped_jot,
    last_touched,
    reworded_jot,
    since_last_time,
    unchanged_jot,
    used_jot,
)
from meetingtui.domain.between.lines import LONGEST
from meetingtui.domain.errors import BadInput, IllegalMove
from tests.each import each
from tests.fakes import TUESDAY

DAY = timedelta(days=1)
JOT = Jot("j-1", "pair-1", "Lin liked it", TUESDAY)


def test_words_are_cleaned_and_may_have_several_lines() -> None:
    assert checked_jot("  one\r\ntwo\x1b[2J ") == "one\ntwo\ufffd[2J"


@each("words", ["", " \n ", "\x00" * 0, "a" * (LONGEST + 1), "a" * 1_000_000])
def test_no_words_and_too_many_are_refused(words: str) -> None:
    with pytest.raises(BadInput):
        checked_jot(words)


def test_each_change_is_taken_back() -> None:
    other = reworded_jot(JOT, "Lin liked the talk", at=TUESDAY + DAY)
    assert (other.text, other.touched_at) == ("Lin liked the talk", TUESDAY + DAY)
    for after in (dropped_jot(other, at=TUESDAY + DAY), used_jot(other, "m-1", at=TUESDAY + DAY)):
        assert not after.open
        assert unchanged_jot(after) == other
    assert unchanged_jot(other) == JOT
    with pytest.raises(IllegalMove):
        unchanged_jot(JOT)


def test_what_waits_no_more_is_not_changed() -> None:
    gone = dropped_jot(JOT, at=TUESDAY)
    for change in (
        lambda: reworded_jot(gone, "x", at=TUESDAY),
        lambda: dropped_jot(gone, at=TUESDAY),
        lambda: used_jot(gone, "m-1", at=TUESDAY),
    ):
        with pytest.raises(IllegalMove, match="dropped already"):
            change()
    with pytest.raises(BadInput, match="says that already"):
        reworded_jot(JOT, f" {JOT.text} ", at=TUESDAY)


def test_what_was_touched_last_is_found_and_never_what_a_meeting_used() -> None:
    later = replace(JOT, id="j-2", noted_at=TUESDAY + DAY)
    assert last_touched([JOT, later]) == later
    dropped = dropped_jot(JOT, at=TUESDAY + 2 * DAY)
    assert last_touched([dropped, later]) == dropped
    assert last_touched([used_jot(JOT, "m-1", at=TUESDAY + 2 * DAY)]) is None


def test_the_next_meeting_gets_what_was_noted_since_the_last_one_began_but_nothing_private() -> None:
    new = replace(JOT, id="j-2", noted_at=TUESDAY + 2 * DAY)
    secret = replace(new, id="j-3", private=True)
    gone = replace(new, id="j-4", state=JotState.DROPPED)
    jots = [new, JOT, secret, gone]
    assert since_last_time(jots, None) == [JOT, new]
    assert since_last_time(jots, TUESDAY) == [JOT, new]
    assert since_last_time(jots, TUESDAY + DAY) == [new]
