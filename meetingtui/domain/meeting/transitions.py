"""The live meeting: a value, and the one function that changes it.

A meeting is always in one `Status`. What may happen next is a table: `(status, type of event) -> handler`. An event
that has no entry is an `IllegalMove`, and nothing changed. Words may be typed at any time before the end, whatever
the clock does, so that a question about the time never costs a letter.

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
from meetingtui.domain.meeting.meeting import Meeting, Status

__all__ = ["Meeting", "Status", "apply", "can"]

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


def _change(meeting: Meeting, event: events.Event) -> Meeting:
    return replace(meeting, contents=contents_handlers.changed(meeting.contents, event))


_COURSE: dict[type[events.Event], tuple[Handler, tuple[Status, ...]]] = {
    events.MonthChosen: (timeline_handlers.choose_month, (Status.ARRIVING,)),
    events.EndChosen: (timeline_handlers.choose_end, (Status.ARRIVING,)),
    events.Started: (timeline_handlers.start, (Status.ARRIVING,)),
    events.PhaseEntered: (timeline_handlers.enter, (Status.RUNNING, Status.PAUSED)),
    events.Paused: (timeline_handlers.pause, (Status.RUNNING,)),
    events.Resumed: (timeline_handlers.resume, (Status.PAUSED,)),
    events.Extended: (timeline_handlers.extend, (Status.RUNNING, Status.PAUSED)),
    events.ExtensionTakenBack: (timeline_handlers.take_back_extension, (Status.RUNNING, Status.PAUSED)),
    events.BeganEarlier: (timeline_handlers.begin_earlier, (Status.RUNNING, Status.PAUSED)),
    events.AwayNoticed: (timeline_handlers.notice_away, (Status.RUNNING,)),
    events.AwaySettled: (timeline_handlers.settle_away, (Status.AWAY,)),
    events.ClockShifted: (timeline_handlers.shift_clock, (Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.SignOfLife: (_stay, (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.Finished: (timeline_handlers.finish, (Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.Discarded: (timeline_handlers.discard, (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)),
}
_BEFORE_THE_END = (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)

_TABLE: dict[tuple[Status, type[events.Event]], Handler] = {
    (status, kind): handler for kind, (handler, statuses) in _COURSE.items() for status in statuses
} | {(status, kind): _change for kind in contents_handlers.CHANGES for status in _BEFORE_THE_END}
