"""Steps of whole months through the calendar."""

from __future__ import annotations

from datetime import date


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    # Loaded here: it brings the names of months in every language along.
    from calendar import monthrange

    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
