"""When two people meet next, said so that both can object."""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.domain import saying
from meetingtui.domain.agreed_date import as_agreed
from meetingtui.domain.local import local
from meetingtui.domain.people import NextMeeting, Person
from meetingtui.domain.zones import city, shown_zone


def when_words(meeting: NextMeeting, people: Sequence[Person] = (), *, twelve_hour: bool = False) -> str:
    """Weekday, day and time: `Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London`.

    Zones are said only if the clocks of the people differ then; without people the zone is always said, in full.
    """
    meeting = as_agreed(meeting)
    at = local(meeting.starts_at, meeting.zone)
    said = f"{saying.day(at)}, {saying.clock_time(at.time(), twelve_hour=twelve_hour)}"
    if not people:
        return f"{said} {shown_zone(meeting.zone).label}"
    others = [person for person in people if local(meeting.starts_at, person.zone).utcoffset() != at.utcoffset()]
    if not others:
        return said
    theirs = (_for(person, meeting, twelve_hour=twelve_hour) for person in others)
    return ", ".join((f"{said} {_place(meeting.zone)}", *theirs))


def _for(person: Person, meeting: NextMeeting, *, twelve_hour: bool) -> str:
    here, there = local(meeting.starts_at, meeting.zone), local(meeting.starts_at, person.zone)
    day = "" if there.date() == here.date() else f"{saying.short_day(there)} "
    clock = saying.clock_time(there.time(), twelve_hour=twelve_hour)
    return f"for {person.name} {day}{clock} {_place(person.zone)}"


def _place(zone: str) -> str:
    return city(zone) if shown_zone(zone).known else "UTC"
