"""The date of the next meeting: the usual slot, what was typed instead, and how it is said before it counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from meetingtui.domain.local import local, local_day
from meetingtui.domain.meeting import Meeting
from meetingtui.domain.opening import slot_of_today
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.domain.when import When, parse_when
from meetingtui.services.scheduling import echo, same_slot_next

QUARTER = timedelta(minutes=15)


def usual_next(meeting: Meeting) -> NextMeeting:
    """The same weekday and time in a week: of the slot that was agreed for today, or of today's beginning."""
    pair = meeting.pair
    opened = meeting.opened_at
    slot = slot_of_today(pair, opened)
    began = meeting.timeline.began if meeting.timeline else opened
    start = slot.starts_at if slot else _to_the_quarter(began)
    return _at(same_slot_next(start, pair.zone), pair)


def typed_next(text: str, meeting: Meeting, now: datetime) -> NextMeeting:
    """What was typed as the next date; raises BadInput, with what would be understood, for anything unclear."""
    pair = meeting.pair
    usual = local(usual_next(meeting).starts_at, pair.zone).time()
    when: When = parse_when(text, now=now, zone=pair.zone, usual=usual, live_day=local_day(now, pair.zone))
    return _at(when.instant(pair.zone), pair)


def said_in_full(next_meeting: NextMeeting, pair: Pair, now: datetime) -> str:
    """The date with weekday, zone and distance; both people's times if their clocks differ."""
    people = sorted((pair.mentee, pair.mentor), key=lambda person: person.zone != next_meeting.zone)
    return echo(next_meeting.starts_at, [(person.name, person.zone) for person in people], now)


def _at(starts_at: datetime, pair: Pair) -> NextMeeting:
    place = pair.next_meeting.place if pair.next_meeting else ""
    return NextMeeting(starts_at, pair.zone, pair.minutes, place)


def _to_the_quarter(at: datetime) -> datetime:
    hour = at.replace(minute=0, second=0, microsecond=0)
    return hour + round((at - hour) / QUARTER) * QUARTER
