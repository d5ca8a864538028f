"""Which ways there are to go on with a meeting that was cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.coming_back import LONG_PAST, WayOn, after_clock_went_back, ways_back, ways_on
from meetingtui.domain.meeting.transitions import Meeting, apply
from tests.courses import MINUTE, moment, played

COUNT, BREAK, LATER, FINISH, ANEW = WayOn


def _end_of(meeting: Meeting) -> timedelta:
    assert meeting.timeline is not None
    return meeting.timeline.end - meeting.opened_at


def test_going_on_is_offered_until_half_an_hour_after_the_end() -> None:
    running = played()
    paused = apply(running, events.Paused(moment(10)))
    finished = apply(running, events.Finished(moment(10)))
    hard = replace(running, agenda=replace(running.agenda, hard_stop=True))
    end = running.opened_at + _end_of(running)
    near, past = end + LONG_PAST, end + LONG_PAST + timedelta(seconds=1)
    for meeting, now, ways in (
        (running, near, (COUNT, BREAK, LATER, FINISH, ANEW)),
        (running, past, (FINISH, LATER, ANEW)),
        (hard, near, (COUNT, BREAK, FINISH, ANEW)),
        (hard, past, (FINISH, ANEW)),
        (paused, near, (BREAK, LATER, FINISH, ANEW)),
        (paused, past, (FINISH, LATER, ANEW)),
        (finished, near, (FINISH, ANEW)),
    ):
        assert ways_on(meeting, now) == ways, (meeting.status, now)


def test_a_hard_stop_never_moves_for_a_break() -> None:
    running = played()
    assert ways_back(running) == (COUNT, BREAK, LATER)
    assert ways_back(replace(running, agenda=replace(running.agenda, hard_stop=True))) == (COUNT, BREAK)


def test_a_clock_that_went_back_takes_the_meeting_along() -> None:
    running = played()
    assert running.timeline is not None
    assert after_clock_went_back(running, running.seen_at) is running
    shifted = after_clock_went_back(running, running.seen_at - 5 * MINUTE)
    assert shifted.timeline is not None
    assert running.timeline.end - shifted.timeline.end == 5 * MINUTE
