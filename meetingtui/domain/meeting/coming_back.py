"""A meeting that was cut off, or whose two were away: which ways there are to go on."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from meetingtui.domain.meeting.events import ClockShifted
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus, apply, can

LONG_PAST = timedelta(minutes=30)
"""So long after the agreed end nobody goes on with a meeting that was cut off."""


class WayOn(StrEnum):
    """What can be done with it."""

    COUNT = "count"
    """Go on; the time away counts as meeting."""
    BREAK = "break"
    """Go on; the time away was a break, or the pause is over. The end stays."""
    LATER = "later"
    """Go on after a break, with an end that is later by as much."""
    FINISH = "finish"
    """Keep it as it is."""
    ANEW = "anew"
    """Leave it for later and begin another."""


def ways_back(meeting: Meeting) -> tuple[WayOn, ...]:
    """The ways to go on after time away or a pause, which never counts; a hard stop never moves."""
    back = (WayOn.BREAK,) if meeting.status is MeetingStatus.PAUSED else (WayOn.COUNT, WayOn.BREAK)
    return back if meeting.agenda.hard_stop else (*back, WayOn.LATER)


def ways_on(meeting: Meeting, now: datetime) -> tuple[WayOn, ...]:
    """What is offered for a meeting that was cut off, in the order in which it is offered.

    Going on is offered until half an hour after its end; from then on only by staying longer.
    """
    if meeting.status is MeetingStatus.FINISHED:
        return (WayOn.FINISH, WayOn.ANEW)
    assert meeting.timeline is not None  # noqa: S101 - only started meetings are cut off
    if now - meeting.timeline.end <= LONG_PAST:
        return (*ways_back(meeting), WayOn.FINISH, WayOn.ANEW)
    may_stay = meeting.status in (MeetingStatus.RUNNING, MeetingStatus.PAUSED) and WayOn.LATER in ways_back(meeting)
    return (WayOn.FINISH, *((WayOn.LATER,) if may_stay else ()), WayOn.ANEW)


def after_clock_went_back(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting as it is when the clock went back since its last sign of life; otherwise itself.

    How far the clock went is unknown, but at least by so much; going on moves the meeting's times in the same way.
    """
    went_back = meeting.seen_at - now
    if went_back > timedelta() and can(meeting, ClockShifted):
        return apply(meeting, ClockShifted(now, -went_back))
    return meeting
