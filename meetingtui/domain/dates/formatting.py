"""Days, times and lengths of time in English words, whatever the locale of the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_SECOND = timedelta(seconds=1)
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


def short_day(day: date) -> str:
    """A day of a year that everybody knows: `Tue 24 Nov`. For a datetime: its own day, in its own zone."""
    return f"{DAYS[day.weekday()]} {day_month(day)}"


def day(day: date) -> str:
    """A day in full: `Tue 24 Nov 2026`. For a datetime: its own day, in its own zone."""
    return f"{short_day(day)} {day.year}"


def day_month(day: date) -> str:
    """A day of about this year, where its weekday says nothing: `7 Dec`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_near(said: date, today: date) -> str:
    """A day as short as it is clear: `Tue 24 Nov`, and with its year where that is another one than today's."""
    return short_day(said) if said.year == today.year else day(said)


def days_words(first: date, last: date, said: Callable[[date], str] = day) -> str:
    """The days from one to another: `Mon 21 Dec 2026 to Sun 3 Jan 2027`; one day alone stands for itself.

    Args:
        first: The first day.
        last: The last one.
        said: How each of them is said.
    """
    return said(first) if first == last else f"{said(first)} to {said(last)}"


def due_words(due: date | None, today: date) -> str:
    """When something that is open is due: `by Fri 27 Nov`, `by next time`, `late since Tue 31 May 2016`."""
    if due is None:
        return "by next time"
    return f"{'late since' if due < today else 'by'} {day_near(due, today)}"


_HOURS = [24]


def say_hours(hours: int) -> None:
    """Say times as `15:00` (24) or `3:00 pm` (12) from now on; a matter of taste, settled when the program starts."""
    _HOURS[0] = hours


def clock_time(clock: time) -> str:
    """A time on a wall clock, to the minute: `15:00`, or `3:00 pm` where that was chosen.

    A datetime is said in its own zone; seconds are left out.
    """
    if _HOURS[0] == 12:
        return f"{(clock.hour - 1) % 12 + 1}:{clock.minute:02} {'am' if clock.hour < 12 else 'pm'}"
    return f"{clock.hour:02}:{clock.minute:02}"


def figures(remaining: timedelta) -> str:
    """What a countdown shows: `08:42` left, `+01:07` over; from 100 minutes on hours too, `1:40:00`.

    Rounded up, so that each second is shown for one second and `00:00` appears when the time is over.
    """
    seconds = -(-remaining // _SECOND)
    sign = "+" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    if minutes < 100:
        return f"{sign}{minutes:02}:{seconds:02}"
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def minutes_words(length: timedelta) -> str:
    """A length in whole minutes, rounded: `48 min`; half a minute counts as one. The sign is left out."""
    return f"{(abs(length) + timedelta(seconds=30)) // timedelta(minutes=1)} min"


def duration_words(length: timedelta) -> str:
    """A length in its two largest units: `42 minutes`, `1 hour 5 minutes`, `2 days`. The sign is left out.

    Seconds are said only below one minute; nothing is rounded up.
    """
    seconds = abs(length) // _SECOND
    if seconds < 60:
        return counted(seconds, "second")
    parts = []
    for unit, size in _UNITS[:-1]:
        count, seconds = divmod(seconds, size)
        parts.append(counted(count, unit) if count else "")
    first = next(index for index, part in enumerate(parts) if part)
    return " ".join(part for part in parts[first : first + 2] if part)


def counted(count: int, word: str) -> str:
    """A number with its word: `1 meeting`, `2 meetings`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
