"""What the arrival says about the time is true, however late it is."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.arrival_words import full_length_end, shares, time_left, time_left_words
from meetingtui.domain.meeting.meeting import Meeting
from meetingtui.domain.meeting.opening import Wishes
from tests.builders import arriving
from tests.courses import MINUTE, moment


def said(minute: float, **wishes: object) -> list[str]:
    meeting = arriving(moment(0), wishes=Wishes(**wishes))  # type: ignore[arg-type]
    return time_left_words(meeting, moment(minute)).split("\n")


def test_a_meeting_without_an_agreed_end_has_its_length() -> None:
    assert said(0) == ["60 min until 16:00"]
    assert said(5) == ["60 min until 16:05"]
    assert said(0, began_ago=timedelta(minutes=20)) == ["40 min until 15:40"]


def test_what_began_long_ago_is_over_or_has_time_for_the_end_only() -> None:
    assert said(0, began_ago=timedelta(minutes=90)) == [
        "Nothing is left: the end was at 14:30.",
        "You began 90 min ago.",
    ]
    assert said(0, began_ago=timedelta(minutes=60))[0] == "Nothing is left: the end was at 15:00."
    assert said(0, began_ago=timedelta(minutes=52)) == [
        "8 min until 15:08.",
        "That is enough for Next steps and nothing else.",
    ]


def test_an_end_that_is_nearly_now_says_what_it_costs() -> None:
    assert said(0, until=moment(55)) == ["55 min until 15:55.", "The end stays: open discussion is 5 min shorter."]
    assert said(25, until=moment(60)) == ["35 min until 16:00.", "The end stays: open discussion is 25 min shorter."]
    assert said(31, until=moment(60)) == [
        "29 min until 16:00.",
        "The end stays: there is no time for open discussion.",
    ]
    assert said(50, until=moment(60))[1] == "That is enough for Next steps and nothing else."
    assert said(59.8, until=moment(60)) == [
        "Nothing is left: the end is at 16:00.",
        "You can still write everything down.",
    ]
    assert said(75, until=moment(60))[0] == "Nothing is left: the end was at 16:00."
    assert said(40, until=moment(60), minutes=60, began_ago=timedelta(minutes=30))[0] == "20 min until 16:00."
    assert said(20, until=moment(60), kind=MeetingKind.FIRST)[1].startswith("The end stays: you have 20 min less")


def test_what_is_left_never_grows_on_the_arrival_screen() -> None:
    meeting = arriving(moment(0), wishes=Wishes(until=moment(60)))
    assert [time_left(meeting, moment(minute)) / MINUTE for minute in (0, 30, 70)] == [60, 30, -10]


def minutes(meeting: Meeting, minute: float) -> list[float]:
    return [share / MINUTE for share in shares(meeting, moment(minute)).values()]


def test_the_phases_get_what_is_left_of_their_minutes() -> None:
    assert minutes(arriving(moment(0)), 5) == [15, 30, 15]
    assert minutes(arriving(moment(0), wishes=Wishes(began_ago=20 * MINUTE)), 0) == [0, 25, 15]
    assert minutes(arriving(moment(0), wishes=Wishes(began_ago=43 * MINUTE, until=moment(16))), 0) == [0, 1, 15]
    assert minutes(arriving(moment(0), wishes=Wishes(until=moment(60))), 50) == [0, 0, 10]
    assert minutes(arriving(moment(0), wishes=Wishes(began_ago=90 * MINUTE)), 0) == [0, 0, 0]


def test_a_meeting_past_its_end_has_its_full_length_from_now() -> None:
    assert full_length_end(arriving(moment(0), wishes=Wishes(began_ago=90 * MINUTE)), moment(3)) == moment(63)
    assert full_length_end(arriving(moment(0), wishes=Wishes(began_ago=30 * MINUTE)), moment(3)) is None
    assert full_length_end(arriving(moment(0), wishes=Wishes(until=moment(60))), moment(75)) is None
