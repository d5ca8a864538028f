"""What calendars were told: which file is about the same event, and which one says something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.between.invitations import Invitation, called_off, last_written, written_again
from meetingtui.domain.people import NextMeeting
from tests.builders import BERLIN
from tests.fakes import TUESDAY

DAY = timedelta(days=1)
AGREED = NextMeeting(TUESDAY + 7 * DAY, BERLIN, 60, "Room 4")
MOVED = replace(AGREED, starts_at=AGREED.starts_at + DAY)
SENT = Invitation("i-1", "pair-1", AGREED, TUESDAY, "a uid")


def test_a_date_that_moved_is_the_next_change_of_the_same_event() -> None:
    moved = written_again(SENT, MOVED, at=TUESDAY + DAY)
    assert (moved.uid, moved.sequence, moved.date, moved.written_at) == ("a uid", 1, MOVED, TUESDAY + DAY)
    assert written_again(moved, replace(MOVED, place="Room 5"), at=TUESDAY + DAY).sequence == 2
    assert written_again(SENT, AGREED, at=TUESDAY + DAY) is SENT


def test_a_series_is_new_in_every_file() -> None:
    series = replace(SENT, series=True)
    assert written_again(series, AGREED, at=TUESDAY + DAY).sequence == 1


def test_calling_off_is_a_change_once() -> None:
    off = called_off(SENT, at=TUESDAY + DAY)
    assert (off.uid, off.sequence, off.cancelled_at) == ("a uid", 1, TUESDAY + DAY)
    assert called_off(off, at=TUESDAY + 2 * DAY) is off


def test_a_meeting_that_was_held_ends_its_invitation_and_no_series() -> None:
    later = replace(SENT, id="i-2", written_at=TUESDAY + DAY)
    series = replace(SENT, id="i-3", series=True)
    all_of_them = (later, SENT, series)
    assert last_written(all_of_them, None) == later
    assert last_written(all_of_them, TUESDAY + DAY) == later
    assert last_written(all_of_them, AGREED.starts_at) is None
    assert last_written(all_of_them, AGREED.starts_at, series=True) == series
    assert last_written((), None) is None
