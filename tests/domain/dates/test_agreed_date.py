"""What two people agree on stays at its time of day, whatever becomes of the rules of their clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from meetingtui.domain.dates.agreed_date import agreed, as_agreed, wall_clock, with_date_as_agreed
from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.meeting.opening import Wishes, slot_of_today
from meetingtui.storage.store.codec import from_plain, to_plain
from tests.builders import BERLIN, arriving, pair
from tests.clock_rules import new_rules
from tests.fakes import TUESDAY

IN_SUMMER = datetime(2027, 6, 15, 13, tzinfo=UTC)
"""A Tuesday, 15:00 in Berlin as its rules are."""


@pytest.mark.fault(58)
def test_a_date_that_is_waited_for_stays_at_its_time_when_the_rules_change(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = pair(next_meeting=agreed(IN_SUMMER, BERLIN, 60))
    assert when_words(agreed(IN_SUMMER, BERLIN, 60)) == "Tue 15 Jun 2027, 15:00 Europe/Berlin"
    for like, hours in (("Africa/Lagos", 1), ("Europe/Istanbul", -1), ("Europe/Madrid", 0)):
        with monkeypatch.context() as patch:
            new_rules(patch, like)
            now = with_date_as_agreed(waiting)
            assert now.next_meeting is not None
            assert now.next_meeting.starts_at == IN_SUMMER + timedelta(hours=hours)
            assert when_words(agreed(IN_SUMMER, BERLIN, 60)).startswith("Tue 15 Jun 2027")
            assert when_words(waiting.next_meeting or agreed(IN_SUMMER, BERLIN, 60)) == (
                "Tue 15 Jun 2027, 15:00 Europe/Berlin"
            )
            assert slot_of_today(now, IN_SUMMER + timedelta(hours=hours, minutes=5)) is not None
            opened = arriving(IN_SUMMER + timedelta(hours=hours, minutes=5), wishes=Wishes(), pair=now)
            assert opened.agreed_end == IN_SUMMER + timedelta(hours=hours + 1)
    assert with_date_as_agreed(waiting) is waiting


@pytest.mark.fault(58)
def test_instant_and_wall_clock_are_kept_side_by_side() -> None:
    waiting = pair(next_meeting=agreed(IN_SUMMER, BERLIN, 60, "room 4"))
    assert from_plain(to_plain(waiting), type(waiting)) == waiting
    plain = to_plain(waiting)["next_meeting"]
    assert (plain["starts_at"], plain["wall_clock"]) == ("2027-06-15T13:00:00Z", "2027-06-15T15:00")


@pytest.mark.fault(63)
def test_without_a_wall_clock_or_a_known_zone_the_instant_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    known = agreed(IN_SUMMER, BERLIN, 60)
    odd = [replace(known, wall_clock=words) for words in ("", "soon", "2027-06-15T15:00+02:00")]
    odd += [replace(known, zone="Mars/Base"), agreed(IN_SUMMER, "Mars/Base", 60)]
    new_rules(monkeypatch, "Africa/Lagos")
    for meeting in odd:
        assert as_agreed(meeting) is meeting
    assert wall_clock(IN_SUMMER, "Mars/Base") == ""


@pytest.mark.fault(59)
def test_of_two_equal_times_the_one_that_was_agreed_stays() -> None:
    for at in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)):
        meeting = agreed(at, BERLIN, 60)
        assert meeting.wall_clock == "2026-10-25T02:30"
        assert as_agreed(meeting).starts_at == at


def test_dates_are_the_same_whether_their_wall_clock_is_known_or_not() -> None:
    assert agreed(TUESDAY, BERLIN, 60) == replace(agreed(TUESDAY, BERLIN, 60), wall_clock="")
