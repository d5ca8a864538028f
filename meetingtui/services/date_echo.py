"""A date said in full so that both can object, and how far away it is: `tomorrow`, `in 7 days`.

pendulum is loaded only inside the function that needs it: its import costs more than `meet start` can spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.zones import city, shown_zone

if TYPE_CHECKING:
    from meetingtui.domain.people import NextMeeting, Pair

_LATER_TODAY = timedelta(hours=12)
"""Up to here hours say more than "tomorrow"."""
_DAYS_COUNTED = 60
"""From so many days on, months say more than days."""


def echo(instant: datetime, zones: Sequence[tuple[str, str]], now: datetime) -> str:
    """The instant in full: `Tue 24 Nov 2026, 15:00 Europe/Berlin, for Ada 14:00 London, in 7 days`.

    Args:
        instant: what is said, aware.
        zones: (name of a person, IANA name of that person's zone); the first zone is the one that is said
            first. Of the others only those follow whose clocks show another time then. None at all means UTC.
        now: the present instant, aware; what "tomorrow" counts from.
    """
    main = zones[0][1] if zones else "UTC"
    shown = shown_zone(main)
    local = instant.astimezone(shown.tz)
    clock = formatting.clock_time(local.time())
    here = f"{formatting.day(local)}, {clock}{_which_of_two(local)} {shown.label}"
    elsewhere = [
        _for_person(person, name, local)
        for person, name in zones
        if instant.astimezone(shown_zone(name).tz).utcoffset() != local.utcoffset()
    ]
    return ", ".join([here, *elsewhere, distance(instant, now, main)])


def said_in_full(next_meeting: NextMeeting, pair: Pair, now: datetime) -> str:
    """The date with weekday, zone and distance; both people's times if their clocks differ."""
    people = sorted((pair.mentee, pair.mentor), key=lambda person: person.zone != next_meeting.zone)
    return echo(next_meeting.starts_at, [(person.name, person.zone) for person in people], now)


def distance(instant: datetime, now: datetime, zone: str = "UTC") -> str:
    """How far away the instant is: `in 40 minutes`, `tomorrow`, `in 7 days`, `in 3 months`, `2 hours ago`.

    Days are counted by the calendar of the zone.
    """
    gap = instant.astimezone(UTC) - now.astimezone(UTC)
    if abs(gap) < timedelta(minutes=1):
        return "now"
    tz = shown_zone(zone).tz
    days = (instant.astimezone(tz).date() - now.astimezone(tz).date()).days
    if days == 0 or abs(gap) < _LATER_TODAY:
        return _placed(_hours(abs(gap)), ahead=gap > timedelta())
    if abs(days) == 1:
        return "tomorrow" if days > 0 else "yesterday"
    return _placed(_months(instant, now) if abs(days) >= _DAYS_COUNTED else f"{abs(days)} days", ahead=days > 0)


def _for_person(person: str, zone: str, main: datetime) -> str:
    """That person's time, with the day where it is another one."""
    there = main.astimezone(shown_zone(zone).tz)
    clock = formatting.clock_time(there.time())
    day = "" if there.date() == main.date() else f"{formatting.short_day(there)} "
    return f"for {person} {day}{clock} {city(zone) if shown_zone(zone).known else 'UTC'}"


def _which_of_two(local: datetime) -> str:
    """Says which, on the night when the clocks show an hour twice."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return " (the second time)" if local.fold else " (the first time)"


def _hours(gap: timedelta) -> str:
    minutes = round(gap / timedelta(minutes=1))
    count, unit = (minutes, "minute") if minutes < 60 else (round(minutes / 60), "hour")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _months(instant: datetime, now: datetime) -> str:
    import pendulum

    return pendulum.instance(instant).diff_for_humans(pendulum.instance(now), absolute=True, locale="en")


def _placed(length: str, *, ahead: bool) -> str:
    return f"in {length}" if ahead else f"{length} ago"
