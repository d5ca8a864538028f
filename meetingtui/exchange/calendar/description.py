"""What an event says of itself: where it is, and what happens in it. Nothing that the two have noted."""

from __future__ import annotations

from meetingtui.domain.between.calendar_event import CalendarEvent
from meetingtui.domain.text import one_line


def place(event: CalendarEvent) -> str:
    """The room or the call link, on one line; empty when nobody said."""
    return one_line(event.invitation.date.place)


def description(event: CalendarEvent) -> str:
    """The place again, because not every calendar shows it on top, then the agenda."""
    return "\n".join(filter(None, (place(event), *map(one_line, event.agenda))))
