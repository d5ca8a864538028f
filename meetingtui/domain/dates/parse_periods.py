"""Stretches of time as a person types them for a search or a story: `2026`, `2026-03`, `2026-03-24`, `90d`, `6w`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from meetingtui.domain.errors import BadInput

FORMS = "2026-03-24, 2026-03 or 2026"
"""How a day, a month or a year is typed."""
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_BACK = re.compile(r"(\d{1,5}) ?([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def first_day(text: str) -> date:
    """The day, or the first one of the month or the year; raises BadInput for anything else."""
    year, month, day = _parts(text)
    return _date(text, year, 1 if month is None else month, 1 if day is None else day)


def last_day(text: str) -> date:
    """The day, or the last one of the month or the year; raises BadInput for anything else."""
    year, month, day = _parts(text)
    first = _date(text, year, 12 if month is None else month, 1 if day is None else day)
    return first if day is not None else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def since_day(text: str, today: date) -> date:
    """Where a stretch begins that ends today: `90d`, `6w`, `3m` (30 days each), `1y`, or a day; raises BadInput."""
    back = _BACK.fullmatch(text.strip().lower())
    if back is None:
        return first_day(text)
    days = int(back[1]) * _DAYS[back[2]]
    return date.min if days >= today.toordinal() else today - timedelta(days=days)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise _not_a_day(text)
    year, month, day = found.groups()
    return int(year), None if month is None else int(month), None if day is None else int(day)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _not_a_day(text) from error


def _not_a_day(text: str) -> BadInput:
    shown = " ".join(text.split())[:40]
    return BadInput(f"“{shown}” is not a day.", do=f"Type it like {FORMS}.")
