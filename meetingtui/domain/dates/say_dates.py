"""When two people meet next, said so that both can object."""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.agreed_date import as_agreed
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.dates.zones import city, shown_zone
from meetingtui.domain.people import NextMeeting, Person


def when_words(meeting: NextMeeting, people: Sequence[Person] = ()) -> str:
    """Weekday, day and time: `Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London`.

    Zones are said only if the clocks of the people differ then; without people the zone is always said, in full.
    """
    meeting = as_agreed(meeting)
    at = local(meeting.starts_at, meeting.zone)
    said = f"{formatting.day(at)}, {formatting.clock_time(at.time())}"
    if not people:
        return f"{said} {shown_zone(meeting.zone).label}"
    others = [person for person in people if local(meeting.starts_at, person.zone).utcoffset() != at.utcoffset()]
    if not others:
        return said
    theirs = (_for(person, meeting) for person in others)
    return ", ".join((f"{said} {_place(meeting.zone)}", *theirs))


def _for(person: Person, meeting: NextMeeting) -> str:
    here, there = local(meeting.starts_at, meeting.zone), local(meeting.starts_at, person.zone)
    day = "" if there.date() == here.date() else f"{formatting.short_day(there)} "
    clock = formatting.clock_time(there.time())
    return f"for {person.name} {day}{clock} {_place(person.zone)}"


def _place(zone: str) -> str:
    return city(zone) if shown_zone(zone).known else "UTC"
