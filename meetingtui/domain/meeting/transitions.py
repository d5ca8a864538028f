"""The live meeting: a value, and the one function that changes it.

A meeting is always in one `MeetingStatus`. What may happen next is a table: `(status, type of event) -> handler`. An
event that has no entry is an `IllegalMove`, and nothing changed. Words may be typed at any time before the end,
whatever the clock does, so that a question about the time never costs a letter.

    arriving ── Started ──► running ◄── Paused/Resumed ──► paused
                               │  ▲                          │
                        AwayNoticed AwaySettled              │
                               ▼  │                          │
                              away ─────── Finished, Discarded ──► finished, discarded
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.meeting import contents_handlers, events, timeline_handlers
from meetingtui.domain.meeting.meeting import Meeting, MeetingStatus

__all__ = ["Meeting", "MeetingStatus", "apply", "can"]

Handler = Callable[[Meeting, Any], Meeting]


def apply(meeting: Meeting, event: events.Event) -> Meeting:
    """The meeting after the event; raises IllegalMove, with nothing changed, when it cannot happen now."""
    handler = _TABLE.get((meeting.status, type(event)))
    if handler is None:
        raise IllegalMove(f"A meeting that is {meeting.status} cannot take {type(event).__name__}.")
    return replace(handler(meeting, event), seen_at=event.at)


def can(meeting: Meeting, kind: type[events.Event]) -> bool:
    """Whether that kind of event has a place in the table now."""
    return (meeting.status, kind) in _TABLE


def _stay(meeting: Meeting, event: events.SignOfLife) -> Meeting:  # noqa: ARG001
    return meeting


def _open(meeting: Meeting, event: events.StepOpened) -> Meeting:
    return replace(meeting, open_step=event.step_id)


def _change(meeting: Meeting, event: events.Event) -> Meeting:
    return replace(meeting, contents=contents_handlers.contents_after(meeting.contents, event))


_COURSE: dict[type[events.Event], tuple[Handler, tuple[MeetingStatus, ...]]] = {
    events.MonthChosen: (timeline_handlers.choose_month, (MeetingStatus.ARRIVING,)),
    events.EndChosen: (timeline_handlers.choose_end, (MeetingStatus.ARRIVING,)),
    events.Started: (timeline_handlers.start, (MeetingStatus.ARRIVING,)),
    events.PhaseEntered: (timeline_handlers.enter, (MeetingStatus.RUNNING, MeetingStatus.PAUSED)),
    events.Paused: (timeline_handlers.pause, (MeetingStatus.RUNNING,)),
    events.Resumed: (timeline_handlers.resume, (MeetingStatus.PAUSED,)),
    events.Extended: (timeline_handlers.extend, (MeetingStatus.RUNNING, MeetingStatus.PAUSED)),
    events.ExtensionTakenBack: (timeline_handlers.take_back_extension, (MeetingStatus.RUNNING, MeetingStatus.PAUSED)),
    events.BeganEarlier: (timeline_handlers.begin_earlier, (MeetingStatus.RUNNING, MeetingStatus.PAUSED)),
    events.AwayNoticed: (timeline_handlers.notice_away, (MeetingStatus.RUNNING,)),
    events.AwaySettled: (timeline_handlers.settle_away, (MeetingStatus.AWAY,)),
    events.ClockShifted: (
        timeline_handlers.shift_clock,
        (MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY),
    ),
    events.StepOpened: (_open, (MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY)),
    events.SignOfLife: (
        _stay,
        (MeetingStatus.ARRIVING, MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY),
    ),
    events.Finished: (timeline_handlers.finish, (MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY)),
    events.Discarded: (
        timeline_handlers.discard,
        (MeetingStatus.ARRIVING, MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY),
    ),
}
_BEFORE_THE_END = (MeetingStatus.ARRIVING, MeetingStatus.RUNNING, MeetingStatus.PAUSED, MeetingStatus.AWAY)

_TABLE: dict[tuple[MeetingStatus, type[events.Event]], Handler] = {
    (status, kind): handler for kind, (handler, statuses) in _COURSE.items() for status in statuses
} | {(status, kind): _change for kind in contents_handlers.CHANGES for status in _BEFORE_THE_END}
