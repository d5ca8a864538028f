"""Meetings played from a list of (minute, what happens): the transcripts of the time rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Offer, Source, offers
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting, apply
from tests.builders import arriving
from tests.fakes import TUESDAY

MINUTE = timedelta(minutes=1)
What = Callable[[Meeting, datetime], events.Event]
Step = tuple[float, What]


def moment(minute: float) -> datetime:
    """The instant so many minutes after the arrival screen came up."""
    return TUESDAY + minute * MINUTE


def played(*steps: Step, minutes: int = 60, month: bool = False, ends: float | None = None) -> Meeting:
    """A meeting that started at minute 0 and went through the steps; `ends` is an agreed end."""
    meeting = arriving(wishes=Wishes(minutes=minutes, month=month))
    if ends is not None:
        meeting = apply(meeting, events.EndChosen(moment(0), moment(ends)))
    meeting = apply(meeting, events.Started(moment(0)))
    for minute, what in steps:
        meeting = apply(meeting, what(meeting, moment(minute)))
    return meeting


def enter(phase: PhaseKind, *, by_itself: bool = False) -> What:
    return lambda _meeting, at: events.PhaseEntered(at, phase, by_itself)


def pause(_meeting: Meeting, at: datetime) -> events.Event:
    return events.Paused(at)


def resume(_meeting: Meeting, at: datetime) -> events.Event:
    return events.Resumed(at)


def offer_of(meeting: Meeting, at: datetime, by: float, source: Source) -> Offer:
    """The offer from that source; fails when there is none."""
    assert meeting.timeline is not None
    return next(o for o in offers(meeting.agenda, meeting.timeline, at, by * MINUTE) if o.source is source)


def extend(by: float, source: Source) -> What:
    return lambda meeting, at: events.Extended(at, offer_of(meeting, at, by, source))


def began(earlier: float) -> What:
    return lambda _meeting, at: events.BeganEarlier(at, earlier * MINUTE)


def away(since: float) -> What:
    return lambda _meeting, at: events.AwayNoticed(at, moment(since))


def settle(*, counts: bool) -> What:
    return lambda _meeting, at: events.AwaySettled(at, counts)


def shift(by: float) -> What:
    """The clock is set; the step's minute is the one that the new clock shows."""
    return lambda _meeting, at: events.ClockShifted(at, by * MINUTE)


def finish(_meeting: Meeting, at: datetime) -> events.Event:
    return events.Finished(at)
