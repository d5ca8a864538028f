"""Courtesies as whole days of a calendar, each with what it follows from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from meetingtui.domain.between.due_courtesies import DueCourtesy
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line

_MORNING = timedelta(hours=9)


def courtesy_days(courtesies: Iterable[DueCourtesy], pair: Pair, *, at: datetime) -> bytes:
    """The file. The same courtesy has the same UID in each file, so that calendars do not double it.

    Args:
        courtesies: What is due, or will be.
        pair: Whose they are.
        at: When the file is written, in UTC.
    """
    from uuid import NAMESPACE_URL, uuid5

    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//meetingtui//meet//EN")
    calendar.add("method", "PUBLISH")
    for one in courtesies:
        event = icalendar.Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{pair.id}/{one.key}")))
        event.add("dtstamp", at)
        event.add("dtstart", one.due)
        event.add("dtend", one.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", one_line(one.title))
        event.add("description", one_line(one.why))
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _MORNING)
        alarm.add("description", one_line(one.title))
        event.add_component(alarm)
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
