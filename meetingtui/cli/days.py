"""Days as they are typed in a command."""

from __future__ import annotations

from contextlib import suppress
from datetime import date


def day_of(text: str, today: date) -> date:
    """The day that was typed: `2027-05-01`, past or coming, or a coming one in words. Raises BadInput otherwise."""
    with suppress(ValueError):
        return date.fromisoformat(text.strip())
    from meetingtui.domain.dates.parse_when import parse_due

    return parse_due(text, today=today)
