"""The date of the next meeting: the usual slot, what was typed instead, and how it is said before it counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from meetingtui.domain.agreement.agreement import Cadence
from meetingtui.domain.dates.agreed_date import agreed
from meetingtui.domain.dates.formatting import short_day
from meetingtui.domain.dates.parse_when import When, parse_when
from meetingtui.domain.dates.slots import away_on
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.dates.zones import at_wall_clock
from meetingtui.domain.dates.zones import zone as known_zone
from meetingtui.domain.ending.first_meeting_result import agreed_so_far, pair_so_far
from meetingtui.domain.meeting.agenda import MINUTE, QUICK_CHECK
from meetingtui.domain.meeting.opening import slot_of_today
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting
from meetingtui.services.date_echo import said_in_full as said_in_full

QUARTER = timedelta(minutes=15)
FREE_WITHIN = 9
"""So many slots are looked at for one on which nobody is away."""
CHECK_MINUTES = 20
"""How long a quick check between two meetings is."""


def usual_next(meeting: Meeting) -> NextMeeting:
    """The usual slot of the agreement, one cadence on; without one, the same weekday and time in a week.

    In a first meeting that is the slot which was settled some minutes ago. A slot on which somebody said to be away
    is passed over.
    """
    for cadences in range(1, FREE_WITHIN + 1):
        found = _usual(meeting, cadences)
        if not objections(found, meeting):
            return found
    return _usual(meeting, 1)


def passed_over(meeting: Meeting) -> str:
    """Why the first usual slot is not offered, in a sentence; empty when it is."""
    first = _usual(meeting, 1)
    said = objections(first, meeting)
    return f"Not {short_day(local_day(first.starts_at, meeting.pair.zone))}: {said[0]}." if said else ""


def _usual(meeting: Meeting, cadences: int) -> NextMeeting:
    """The usual slot that many cadences on."""
    pair, agreement, opened = pair_so_far(meeting), agreed_so_far(meeting), meeting.opened_at
    slot = slot_of_today(pair, opened)
    began = meeting.timeline.began if meeting.timeline else opened
    start = slot.starts_at if slot else _to_the_quarter(began)
    weeks = (agreement.cadence.weeks if agreement else 1) * cadences
    if agreement is None or agreement.slot is None:
        return _at(same_slot_next(start, pair.zone, weeks), meeting)
    day = local_day(start, pair.zone) + timedelta(weeks=weeks)
    # The nearest one: a meeting that was moved by a day or two does not pull the next one along.
    day += timedelta(days=(agreement.slot.weekday - day.weekday() + 3) % 7 - 3)
    return _at(at_wall_clock(day, agreement.slot.clock, pair.zone), meeting)


def same_slot_next(start: datetime, zone: str, weeks: int = 1) -> datetime:
    """The instant, in UTC, of the same weekday and wall-clock time that many weeks after the start.

    Right over daylight saving. Where the clocks skip that time the slot moves on by the skipped hour; where
    they show it twice the first one is meant. For a series pass the first start and more weeks, not the last
    result: one skipped hour would stay skipped. Raises BadInput for an unknown zone.
    """
    import pendulum

    known_zone(zone)
    shown = pendulum.instance(start).in_timezone(zone).add(weeks=weeks)
    return at_wall_clock(shown.date(), shown.time(), zone)


def typed_next(text: str, meeting: Meeting, now: datetime) -> NextMeeting:
    """What was typed as the next date; raises BadInput, with what would be understood, for anything unclear."""
    pair = pair_so_far(meeting)
    usual = local(usual_next(meeting).starts_at, pair.zone).time()
    when: When = parse_when(text, now=now, zone=pair.zone, usual=usual, live_day=local_day(now, pair.zone))
    return _at(when.instant(pair.zone), meeting)


def objections(next_meeting: NextMeeting, meeting: Meeting) -> list[str]:
    """What speaks against a date: who is away on that day, by the agreement or by what was said today."""
    agreed = meeting.agreement.absences if meeting.agreement else ()
    day = local_day(next_meeting.starts_at, meeting.pair.zone)
    return away_on(day, (*agreed, *meeting.contents.absences), meeting.pair)


def _at(starts_at: datetime, meeting: Meeting) -> NextMeeting:
    pair, agreement = pair_so_far(meeting), agreed_so_far(meeting)
    place = pair.next_meeting.place if pair.next_meeting else ""
    minutes = pair.minutes
    if agreement is not None:
        place = place or agreement.terms.get("place", "")
        minutes = agreement.minutes
        if agreement.cadence is Cadence.WITH_CHECK and meeting.agenda.length >= QUICK_CHECK * MINUTE:
            minutes = CHECK_MINUTES
    return agreed(starts_at, pair.zone, minutes, place)


def _to_the_quarter(at: datetime) -> datetime:
    hour = at.replace(minute=0, second=0, microsecond=0)
    return hour + round((at - hour) / QUARTER) * QUARTER
