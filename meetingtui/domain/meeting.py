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
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from meetingtui.domain import changes, events
from meetingtui.domain.agenda import Agenda, MeetingKind, PhaseKind, has_room_for_month, weekly_agenda
from meetingtui.domain.agreement import Agreement
from meetingtui.domain.commitments import Commitment
from meetingtui.domain.contents import Contents
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.extension import Extension, Offer, Source, granted, taken_back
from meetingtui.domain.people import Pair
from meetingtui.domain.timebox import Pause, Reading, Timeline, Visit, read


class Status(StrEnum):
    """Where a meeting stands."""

    ARRIVING = "arriving"
    RUNNING = "running"
    PAUSED = "paused"
    AWAY = "away"
    FINISHED = "finished"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class Meeting:
    """One sitting of a pair, from arrival to its end."""

    id: str
    """Identity; the record keeps it, so that saving twice doubles nothing."""
    pair: Pair
    """Who meets, as settled when the meeting was opened."""
    number: int
    """Which meeting of the pair it is, from 1."""
    agenda: Agenda
    """The phases and their minutes."""
    opened_at: datetime
    """When the arrival screen came up, in UTC."""
    seen_at: datetime
    """The last sign of life, in UTC."""
    status: Status = Status.ARRIVING
    """Where it stands."""
    contents: Contents = Contents()
    """What was said and decided."""
    timeline: Timeline | None = None
    """What happened to the time; None until the clock starts."""
    began: datetime | None = None
    """When it really began, if that was before the clock starts; None means with the clock."""
    agreed_end: datetime | None = None
    """The moment at which it is to end, if that was agreed; None means its full length from the start."""
    extensions: tuple[Extension, ...] = ()
    """What both said yes to."""
    moved_on: bool = False
    """True once the floor of the reserve has moved the meeting to its closing phase."""
    away_since: datetime | None = None
    """The last sign of life before the time away; None when nothing is asked."""
    month_due: bool = False
    """Whether the month review was due when the meeting opened."""
    month_may_wait: bool = True
    """Whether the month review may still be put off; once is enough."""
    reviews_before: int = 0
    """How many month reviews the pair has had; every third one asks whether the agreement is still right."""
    agreement: Agreement | None = None
    """What the pair had settled when the meeting opened; None when nothing was."""
    linked: tuple[Commitment, ...] = ()
    """What was promised for the current goals lately, closed or open, as it stood when the meeting opened."""
    month_since: datetime | None = None
    """When the last month review ended, in UTC; None when there was none yet."""
    ended_at: datetime | None = None
    """When it was over, in UTC; None while it lasts."""

    @property
    def phase(self) -> PhaseKind | None:
        """Where the pair is; None before the clock starts."""
        return self.timeline.phase if self.timeline else None

    @property
    def month(self) -> bool:
        """Whether the agenda has the month review."""
        return PhaseKind.MONTH in self.agenda.kinds

    @property
    def asks_agreement(self) -> bool:
        """Whether this month review asks if the agreement is still right (every third time)."""
        return self.month and self.reviews_before % 3 == 2

    @property
    def over(self) -> bool:
        """Whether nothing more can happen."""
        return self.status in (Status.FINISHED, Status.DISCARDED)

    def reading(self, at: datetime) -> Reading:
        """What the clock says at an instant; raises IllegalMove before the clock started."""
        if self.timeline is None:
            raise IllegalMove("The meeting has not begun yet.", do="Press Enter to start the clock.")
        return read(self.agenda, self.timeline, at)


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


# --- before the clock ---------------------------------------------------------------------------------------


def _choose_month(meeting: Meeting, event: events.MonthChosen) -> Meeting:
    if meeting.agenda.kind is not MeetingKind.WEEKLY:
        raise IllegalMove("The month review belongs to a weekly meeting.")
    minutes = round(meeting.agenda.length / timedelta(minutes=1))
    if event.month and not has_room_for_month(minutes):
        raise IllegalMove(f"{minutes} minutes are too short for the month review.")
    if meeting.month and not event.month and meeting.month_due and not meeting.month_may_wait:
        raise IllegalMove(
            "The month review was put off once already.",
            do="Do it today, or drop goals that no longer matter.",
        )
    return replace(meeting, agenda=weekly_agenda(minutes, month=event.month))


def _choose_end(meeting: Meeting, event: events.EndChosen) -> Meeting:
    return replace(meeting, agreed_end=event.end)


def _start(meeting: Meeting, event: events.Started) -> Meeting:
    began = min(meeting.began or event.at, event.at)
    end = meeting.agreed_end or began + meeting.agenda.length
    first = Visit(meeting.agenda.first, began)
    return replace(meeting, status=Status.RUNNING, began=began, timeline=Timeline(began, end, (first,)))


# --- the course of the meeting ------------------------------------------------------------------------------


def _time(meeting: Meeting) -> Timeline:
    assert meeting.timeline is not None, "every status behind arriving has a timeline"  # noqa: S101
    return meeting.timeline


def _enter(meeting: Meeting, event: events.PhaseEntered) -> Meeting:
    timeline = _time(meeting)
    if event.phase not in meeting.agenda.kinds:
        raise IllegalMove(f"Today's agenda has no phase called {event.phase.label}.")
    if event.phase is timeline.phase:
        raise IllegalMove(f"You are in {event.phase.label} already.")
    if event.by_itself and meeting.moved_on:
        raise IllegalMove("The meeting moves on by itself only once.")
    visits = (
        *timeline.visits[:-1],
        replace(timeline.visits[-1], left=event.at),
        Visit(event.phase, event.at),
    )
    return replace(
        meeting,
        timeline=replace(timeline, visits=visits),
        moved_on=meeting.moved_on or event.by_itself,
    )


def _pause(meeting: Meeting, event: events.Paused) -> Meeting:
    timeline = _time(meeting)
    pauses = (*timeline.pauses, Pause(event.at))
    return replace(meeting, status=Status.PAUSED, timeline=replace(timeline, pauses=pauses))


def _resume(meeting: Meeting, event: events.Resumed) -> Meeting:
    timeline = _time(meeting)
    pauses = (*timeline.pauses[:-1], replace(timeline.pauses[-1], until=event.at))
    return replace(meeting, status=Status.RUNNING, timeline=replace(timeline, pauses=pauses))


def _extend(meeting: Meeting, event: events.Extended) -> Meeting:
    offer = event.offer
    if meeting.agenda.hard_stop and offer.end != _time(meeting).end:
        raise IllegalMove("This meeting has a hard stop.", do="Finish here, and take the rest to the next one.")
    if not _still_holds(offer, _time(meeting)):
        raise IllegalMove("The time has changed since that offer.", do="Look at the prices again.")
    extension = Extension(event.at, offer.phase, offer.by, offer.source, offer.end)
    return replace(meeting, timeline=granted(_time(meeting), offer), extensions=(*meeting.extensions, extension))


def _take_back_extension(meeting: Meeting, event: events.ExtensionTakenBack) -> Meeting:
    last = meeting.extensions[-1] if meeting.extensions else None
    timeline = taken_back(meeting.agenda, _time(meeting), last, event.offer, event.moved, event.at)
    return replace(meeting, timeline=timeline, extensions=meeting.extensions[:-1])


def _still_holds(offer: Offer, timeline: Timeline) -> bool:
    """Whether an offer is about the present phase, and would neither bring the end forward nor move it twice."""
    if offer.phase is not timeline.phase:
        return False
    if offer.source is Source.DISCUSSION:
        return offer.end == timeline.end
    return offer.end > timeline.end or offer.by <= timedelta()


def _begin_earlier(meeting: Meeting, event: events.BeganEarlier) -> Meeting:
    if event.by <= timedelta():
        raise IllegalMove("The meeting can only have begun earlier.", do="Type how many minutes ago it began.")
    timeline = _time(meeting)
    first = replace(timeline.visits[0], entered=timeline.visits[0].entered - event.by)
    agreed = meeting.agreed_end or any(extension.source is Source.LATER_END for extension in meeting.extensions)
    end = timeline.end if agreed else timeline.end - event.by
    moved = replace(timeline, began=timeline.began - event.by, end=end, visits=(first, *timeline.visits[1:]))
    return replace(meeting, began=moved.began, timeline=moved)


def _notice_away(meeting: Meeting, event: events.AwayNoticed) -> Meeting:
    since = min(event.since, event.at)
    return replace(_pause(meeting, events.Paused(since)), status=Status.AWAY, away_since=since)


def _settle_away(meeting: Meeting, event: events.AwaySettled) -> Meeting:
    timeline = _time(meeting)
    if event.counts:
        running = replace(meeting, status=Status.RUNNING, timeline=replace(timeline, pauses=timeline.pauses[:-1]))
    else:
        running = _resume(meeting, events.Resumed(event.at))
    return replace(running, away_since=None)


def _shift_clock(meeting: Meeting, event: events.ClockShifted) -> Meeting:
    timeline = _time(meeting)
    if meeting.status is Status.AWAY:
        meeting = replace(meeting, status=Status.RUNNING, away_since=None)
        timeline = replace(timeline, pauses=timeline.pauses[:-1])
    return replace(
        meeting,
        timeline=timeline.shifted(event.by),
        extensions=tuple(replace(e, at=e.at + event.by, end=e.end + event.by) for e in meeting.extensions),
        # Never later: what was added before the clock was set was added in this meeting all the same.
        opened_at=min(meeting.opened_at, meeting.opened_at + event.by),
        began=meeting.began and meeting.began + event.by,
        agreed_end=meeting.agreed_end and meeting.agreed_end + event.by,
    )


def _finish(meeting: Meeting, event: events.Finished) -> Meeting:
    timeline = _time(meeting)
    if timeline.paused:
        timeline = _time(_resume(meeting, events.Resumed(event.at)))
    visits = (*timeline.visits[:-1], replace(timeline.visits[-1], left=event.at))
    return replace(
        meeting,
        status=Status.FINISHED,
        timeline=replace(timeline, visits=visits),
        away_since=None,
        ended_at=event.at,
    )


def _discard(meeting: Meeting, event: events.Discarded) -> Meeting:
    return replace(meeting, status=Status.DISCARDED, ended_at=event.at)


def _stay(meeting: Meeting, event: events.SignOfLife) -> Meeting:  # noqa: ARG001
    return meeting


def _change(meeting: Meeting, event: events.Event) -> Meeting:
    return replace(meeting, contents=changes.changed(meeting.contents, event))


_COURSE: dict[type[events.Event], tuple[Handler, tuple[Status, ...]]] = {
    events.MonthChosen: (_choose_month, (Status.ARRIVING,)),
    events.EndChosen: (_choose_end, (Status.ARRIVING,)),
    events.Started: (_start, (Status.ARRIVING,)),
    events.PhaseEntered: (_enter, (Status.RUNNING, Status.PAUSED)),
    events.Paused: (_pause, (Status.RUNNING,)),
    events.Resumed: (_resume, (Status.PAUSED,)),
    events.Extended: (_extend, (Status.RUNNING, Status.PAUSED)),
    events.ExtensionTakenBack: (_take_back_extension, (Status.RUNNING, Status.PAUSED)),
    events.BeganEarlier: (_begin_earlier, (Status.RUNNING, Status.PAUSED)),
    events.AwayNoticed: (_notice_away, (Status.RUNNING,)),
    events.AwaySettled: (_settle_away, (Status.AWAY,)),
    events.ClockShifted: (_shift_clock, (Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.SignOfLife: (_stay, (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.Finished: (_finish, (Status.RUNNING, Status.PAUSED, Status.AWAY)),
    events.Discarded: (_discard, (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)),
}
_BEFORE_THE_END = (Status.ARRIVING, Status.RUNNING, Status.PAUSED, Status.AWAY)

_TABLE: dict[tuple[Status, type[events.Event]], Handler] = {
    (status, kind): handler for kind, (handler, statuses) in _COURSE.items() for status in statuses
} | {(status, kind): _change for kind in changes.CHANGES for status in _BEFORE_THE_END}
