"""Reads calendar files back by two parsers that know nothing of each other: icalendar and vobject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import icalendar
import vobject
from dateutil.rrule import rrulestr

TEXTS = ("status", "summary", "location", "description")


@dataclass(frozen=True)
class Read:
    """What a parser found of one event."""

    method: str
    uid: str
    sequence: int
    status: str
    summary: str
    location: str
    description: str
    starts: tuple[datetime, ...]
    """All of them, in UTC."""
    ends: datetime
    """When the first one ends, in UTC."""


def by_icalendar(data: bytes) -> list[Read]:
    calendar: Any = icalendar.Calendar.from_ical(data)
    zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
    found = []
    for event in calendar.walk("VEVENT"):
        assert event.errors == []

        def instant(part: Any) -> datetime:
            name = part.params.get("TZID")
            at = part.dt
            return (at.replace(tzinfo=zones[name]) if name in zones else at).astimezone(UTC)

        starts = [instant(event["DTSTART"])]
        if "RRULE" in event:
            zone = zones[event["DTSTART"].params["TZID"]]
            rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt.replace(tzinfo=None))
            starts = [at.replace(tzinfo=zone).astimezone(UTC) for at in rule]
            left_out = event.get("EXDATE", [])
            for dates in left_out if isinstance(left_out, list) else [left_out]:
                for date in dates.dts:
                    starts.remove(date.dt.replace(tzinfo=zone).astimezone(UTC))
        texts: dict[str, Any] = {name: str(event.get(name, "")) for name in TEXTS}
        times: dict[str, Any] = {"starts": tuple(starts), "ends": instant(event["DTEND"])}
        found.append(Read(str(calendar["METHOD"]), str(event["UID"]), int(event["SEQUENCE"]), **texts, **times))
    return found


def by_vobject(data: bytes) -> list[Read]:
    calendar = vobject.readOne(data.decode())
    found = []
    for event in calendar.vevent_list:
        starts = [event.dtstart.value.astimezone(UTC)]
        if hasattr(event, "rrule"):
            starts = [at.astimezone(UTC) for at in event.getrruleset(addRDate=True)]
        texts: dict[str, Any] = {name: getattr(event, name).value if hasattr(event, name) else "" for name in TEXTS}
        times: dict[str, Any] = {"starts": tuple(starts), "ends": event.dtend.value.astimezone(UTC)}
        found.append(Read(calendar.method.value, event.uid.value, int(event.sequence.value), **texts, **times))
    return found


def read(data: bytes) -> list[Read]:
    """The events of a file, of which both parsers say the same."""
    one, other = by_icalendar(data), by_vobject(data)
    assert one == other
    return one
