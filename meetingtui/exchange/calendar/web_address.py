"""Addresses that open a filled-in event in a web calendar, for the chat; printing one sends nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from meetingtui.domain.between.calendar_event import CalendarEvent
from meetingtui.domain.text import one_line
from meetingtui.exchange.calendar.description import description, place

CALENDARS = ("google", "outlook")


def web_address(event: CalendarEvent, calendar: str) -> str:
    """The address for one of `CALENDARS`."""
    date, title = event.invitation.date, one_line(event.title)
    starts = date.starts_at.astimezone(UTC)
    ends = starts + timedelta(minutes=date.minutes)
    if calendar == "google":
        days = f"{_short(starts)}/{_short(ends)}"
        parts = {"action": "TEMPLATE", "text": title, "dates": days, "details": description(event)}
        return _with("https://calendar.google.com/calendar/render", parts | {"location": place(event)})
    parts = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": f"{starts:%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{ends:%Y-%m-%dT%H:%M:%SZ}",
        "body": description(event),
        "location": place(event),
    }
    return _with("https://outlook.live.com/calendar/0/action/compose", parts)


def _short(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _with(address: str, parts: dict[str, str]) -> str:
    # A plus for a blank is shown as a plus by some of them.
    return f"{address}?{urlencode({name: part for name, part in parts.items() if part}, quote_via=quote)}"
