"""What each event makes of the course of a live meeting; whether it may happen at all, `meeting` says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import MeetingKind, has_room_for_month, weekly_agenda
from meetingtui.domain.meeting.extensions import Extension, Offer, Source, granted, without_extension
from meetingtui.domain.meeting.meeting import Meeting, MeetingStatus
from meetingtui.domain.meeting.timebox import Pause, Timeline, Visit

# --- before the clock ---------------------------------------------------------------------------------------


def choose_month(meeting: Meeting, event: events.MonthChosen) -> Meeting:
    """Hold the month review today, or put it off; raises IllegalMove where it has no room."""
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


def choose_end(meeting: Meeting, event: events.EndChosen) -> Meeting:
    """Choose another end before the clock starts."""
    return replace(meeting, agreed_end=event.end)


def start(meeting: Meeting, event: events.Started) -> Meeting:
    """Start the clock; what was said to have begun earlier, began then.

    What began so long ago that its length is over begins anew where a later end was chosen.
    """
    began = min(meeting.began or event.at, event.at)
    if meeting.agreed_end is not None and began + meeting.agenda.length <= event.at < meeting.agreed_end:
        began = event.at
    end = meeting.agreed_end or began + meeting.agenda.length
    first = Visit(meeting.agenda.first, began)
    return replace(meeting, status=MeetingStatus.RUNNING, began=began, timeline=Timeline(began, end, (first,)))


# --- the course of the meeting ------------------------------------------------------------------------------


def _time(meeting: Meeting) -> Timeline:
    assert meeting.timeline is not None, "every status behind arriving has a timeline"  # noqa: S101
    return meeting.timeline


def enter(meeting: Meeting, event: events.PhaseEntered) -> Meeting:
    """Go to a phase; raises IllegalMove for one that the agenda does not have, or that is there already."""
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


def pause(meeting: Meeting, event: events.Paused) -> Meeting:
    """Stand still from now on."""
    timeline = _time(meeting)
    pauses = (*timeline.pauses, Pause(event.at))
    return replace(meeting, status=MeetingStatus.PAUSED, timeline=replace(timeline, pauses=pauses))


def resume(meeting: Meeting, event: events.Resumed) -> Meeting:
    """Go on."""
    timeline = _time(meeting)
    pauses = (*timeline.pauses[:-1], replace(timeline.pauses[-1], until=event.at))
    return replace(meeting, status=MeetingStatus.RUNNING, timeline=replace(timeline, pauses=pauses))


def extend(meeting: Meeting, event: events.Extended) -> Meeting:
    """Give a phase more time, as both said yes to it; raises IllegalMove when the offer does not hold any more."""
    offer = event.offer
    if meeting.agenda.hard_stop and offer.end != _time(meeting).end:
        raise IllegalMove("This meeting has a hard stop.", do="Finish here, and take the rest to the next one.")
    if not _still_holds(offer, _time(meeting)):
        raise IllegalMove("The time has changed since that offer.", do="Look at the prices again.")
    extension = Extension(event.at, offer.phase, offer.by, offer.source, offer.end)
    return replace(meeting, timeline=granted(_time(meeting), offer), extensions=(*meeting.extensions, extension))


def take_back_extension(meeting: Meeting, event: events.ExtensionTakenBack) -> Meeting:
    """Take back more time that is not used yet; raises IllegalMove when it is."""
    last = meeting.extensions[-1] if meeting.extensions else None
    timeline = without_extension(meeting.agenda, _time(meeting), last, event.offer, event.moved, event.at)
    return replace(meeting, timeline=timeline, extensions=meeting.extensions[:-1])


def _still_holds(offer: Offer, timeline: Timeline) -> bool:
    """Whether an offer is about the present phase, and would neither bring the end forward nor move it twice."""
    if offer.phase is not timeline.phase:
        return False
    if offer.source is Source.DISCUSSION:
        return offer.end == timeline.end
    return offer.end > timeline.end or offer.by <= timedelta()


def begin_earlier(meeting: Meeting, event: events.BeganEarlier) -> Meeting:
    """Move the beginning to where it was; raises IllegalMove for a later one."""
    if event.by <= timedelta():
        raise IllegalMove("The meeting can only have begun earlier.", do="Type how many minutes ago it began.")
    timeline = _time(meeting)
    first = replace(timeline.visits[0], entered=timeline.visits[0].entered - event.by)
    end = timeline.end if _end_was_said(meeting) else timeline.end - event.by
    moved = replace(timeline, began=timeline.began - event.by, end=end, visits=(first, *timeline.visits[1:]))
    return replace(meeting, began=moved.began, timeline=moved)


def notice_away(meeting: Meeting, event: events.AwayNoticed) -> Meeting:
    """Stand still since the last sign of life, until somebody says what the time away was."""
    since = min(event.since, event.at)
    return replace(pause(meeting, events.Paused(since)), status=MeetingStatus.AWAY, away_since=since)


def settle_away(meeting: Meeting, event: events.AwaySettled) -> Meeting:
    """Count the time away, or leave it out."""
    timeline = _time(meeting)
    if event.counts:
        running = replace(
            meeting, status=MeetingStatus.RUNNING, timeline=replace(timeline, pauses=timeline.pauses[:-1])
        )
    else:
        running = resume(meeting, events.Resumed(event.at))
    return replace(running, away_since=None)


def shift_clock(meeting: Meeting, event: events.ClockShifted) -> Meeting:
    """Move what was written down by the old clock along with it.

    An end that was said is a time of day, which both know from other clocks too: it stays, on the day that the new
    clock shows.
    """
    timeline = _time(meeting)
    if meeting.status is MeetingStatus.AWAY:
        meeting = replace(meeting, status=MeetingStatus.RUNNING, away_since=None)
        timeline = replace(timeline, pauses=timeline.pauses[:-1])
    by = _to_the_same_time_of_day(timeline.end, event.by, meeting.pair.zone) if _end_was_said(meeting) else event.by
    return replace(
        meeting,
        timeline=replace(timeline.shifted(event.by), end=timeline.end + by),
        extensions=tuple(replace(e, at=e.at + event.by, end=e.end + by) for e in meeting.extensions),
        # Never later: what was added before the clock was set was added in this meeting all the same.
        opened_at=min(meeting.opened_at, meeting.opened_at + event.by),
        began=meeting.began and meeting.began + event.by,
        agreed_end=meeting.agreed_end and meeting.agreed_end + by,
    )


def _end_was_said(meeting: Meeting) -> bool:
    """Whether the end is a time of day that was agreed, and not the length of the meeting after its beginning."""
    later = any(extension.source is Source.LATER_END for extension in meeting.extensions)
    return meeting.agreed_end is not None or later


def _to_the_same_time_of_day(end: datetime, by: timedelta, zone: str) -> timedelta:
    """How far to move an end so that it is at the same time of day, on the day that is nearest to a moved clock's."""
    days = round(by / timedelta(days=1))
    if not days:
        return timedelta()
    there = local(end, zone)
    same = datetime.combine(there.date() + timedelta(days=days), there.time(), there.tzinfo)
    return same.astimezone(UTC) - end


def finish(meeting: Meeting, event: events.Finished) -> Meeting:
    """End the meeting."""
    timeline = _time(meeting)
    if timeline.paused:
        timeline = _time(resume(meeting, events.Resumed(event.at)))
    visits = (*timeline.visits[:-1], replace(timeline.visits[-1], left=event.at))
    return replace(
        meeting,
        status=MeetingStatus.FINISHED,
        timeline=replace(timeline, visits=visits),
        away_since=None,
        ended_at=event.at,
    )


def discard(meeting: Meeting, event: events.Discarded) -> Meeting:
    """End the meeting as one that is not kept."""
    return replace(meeting, status=MeetingStatus.DISCARDED, ended_at=event.at)
