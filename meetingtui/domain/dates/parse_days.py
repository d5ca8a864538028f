"""Days as people type them: `next tue`, `24 nov`, `in 2 weeks`. A closed list of forms; the rest is refused.

A phrase may have several readings ("next fri" on a Tuesday: this week's or next week's). All of them are
returned; `domain.when` drops the impossible ones and has the person choose between what is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.domain.dates.formatting import DAYS, MONTHS
from meetingtui.domain.dates.later_months import months_after
from meetingtui.domain.errors import BadInput

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})"
_NTH = _DAY + r"(?:st|nd|rd|th)"
_YEAR = r"(?P<year>20[0-9]{2})"
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = rf"(?P<count>[0-9]{{1,3}}|an?|{'|'.join(_COUNTS)})"
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = timedelta(weeks=1)
_FRIDAY = 4
_JUST_PAST = timedelta(days=90)
"""A day without a year that was so short a time ago is meant for this year, and is over."""


@dataclass(frozen=True)
class Standpoint:
    """From where "next week" and "tuesday" are seen."""

    today: date
    """The day on which the person types."""
    week_of: date | None
    """The day that "next week" is one week after; None when the weekday has to be said."""
    today_counts: bool
    """Whether a bare weekday may mean today as well as the same day of next week."""


def day_readings(words: str, seen: Standpoint) -> tuple[date, ...]:
    """All days that plain text may mean, in order; empty if it is no day.

    Past days are among them. Raises BadInput for a day that no calendar has, or that is another weekday.
    """
    words = words.removeprefix("on ")
    for form, meaning in _RELATIVE:
        if match := form.fullmatch(words):
            return tuple(sorted(set(meaning(match, seen))))
    match = re.fullmatch(rf"(?:{_WEEKDAY} )?(?:the )?(?P<rest>.+)", words)
    if match is None:
        return ()
    days = _calendar_days(match["rest"], seen.today)
    if days and match["weekday"]:
        return _on_weekday(days, _weekday(match))
    return days


Meaning = Callable[[re.Match[str], Standpoint], list[date]]


def _weekday(match: re.Match[str]) -> int:
    return DAYS.index(match["weekday"][:3].capitalize())


def _count(match: re.Match[str]) -> int:
    word = match["count"]
    if word in {"a", "an"}:
        return 1
    return _COUNTS.index(word) + 1 if word in _COUNTS else int(word)


def _from_today(days: int) -> Meaning:
    return lambda _, seen: [seen.today + timedelta(days=days)]


def _coming(today: date, weekday: int) -> date:
    """The first such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _in_week(today: date, weekday: int, weeks: int) -> date:
    """That weekday of the week, from Monday on, that is so many weeks after the one of today."""
    return today + timedelta(weeks=weeks, days=weekday - today.weekday())


def _bare_weekday(match: re.Match[str], seen: Standpoint) -> list[date]:
    coming = _coming(seen.today, _weekday(match))
    return [coming - _WEEK, coming] if seen.today_counts and coming - seen.today == _WEEK else [coming]


def _this_weekday(match: re.Match[str], seen: Standpoint) -> list[date]:
    return [_coming(seen.today - timedelta(days=1), _weekday(match))]


def _next_weekday(match: re.Match[str], seen: Standpoint) -> list[date]:
    return [_coming(seen.today, _weekday(match)), _in_week(seen.today, _weekday(match), 1)]


def _weekday_of_next_week(match: re.Match[str], seen: Standpoint) -> list[date]:
    return [_in_week(seen.today, _weekday(match), 1)]


def _weeks_after_weekday(match: re.Match[str], seen: Standpoint) -> list[date]:
    first = _coming(seen.today, _weekday(match))
    later = timedelta(weeks=_count(match) if "count" in match.groupdict() else 1)
    return [first + later, seen.today + later] if first - seen.today == _WEEK else [first + later]


def _weekday_in_weeks(match: re.Match[str], seen: Standpoint) -> list[date]:
    weekday, weeks = _weekday(match), _count(match)
    this = _coming(seen.today - timedelta(days=1), weekday)
    return [_in_week(seen.today, weekday, weeks), this + timedelta(weeks=weeks)]


def _week_after_next(match: re.Match[str], seen: Standpoint) -> list[date]:
    if seen.week_of is None:
        raise BadInput("Which day of that week?", do=f"Name it, for example: {DAYS[1].lower()} next week.")
    return [seen.week_of + _WEEK * (2 if "after" in match[0] else 1)]


def _in_a_while(match: re.Match[str], seen: Standpoint) -> list[date]:
    start = seen.today + timedelta(days=1 if match["start"] == "tomorrow" else 0)
    count, unit = _count(match), match["unit"][0]
    if unit == "m":
        return [months_after(start, count)]
    return [start + timedelta(days=count * {"d": 1, "w": 7, "f": 14}[unit])]


def _end_of_week(match: re.Match[str], seen: Standpoint) -> list[date]:
    """Friday, as people mean it at work; on a weekend that of the coming week."""
    week = 1 if match["next"] or seen.today.weekday() > _FRIDAY else 0
    return [_in_week(seen.today, _FRIDAY, week)]


def _end_of_month(match: re.Match[str], seen: Standpoint) -> list[date]:
    first = seen.today.replace(day=1)
    if match["month"]:
        first = months_after(first, (_month(match) - first.month) % 12)
    elif match["next"]:
        first = months_after(first, 1)
    return [months_after(first, 1) - timedelta(days=1)]


def _forms(*table: tuple[str, Meaning]) -> list[tuple[re.Pattern[str], Meaning]]:
    return [(re.compile(form), meaning) for form, meaning in table]


_RELATIVE = _forms(
    (r"today", _from_today(0)),
    (r"tomorrow|tmrw", _from_today(1)),
    (r"(?:the )?day after tomorrow", _from_today(2)),
    (r"yesterday", _from_today(-1)),
    (_WEEKDAY, _bare_weekday),
    (rf"(?:the )?(?:this|coming) {_WEEKDAY}", _this_weekday),
    (rf"next {_WEEKDAY}", _next_weekday),
    (rf"{_WEEKDAY} (?:of )?next week", _weekday_of_next_week),
    (rf"next week (?:on )?{_WEEKDAY}", _weekday_of_next_week),
    (rf"{_COUNT} weeks? (?:from|on|after) {_WEEKDAY}", _weeks_after_weekday),
    (rf"{_WEEKDAY} week", _weeks_after_weekday),
    (r"(?:the )?end of (?:the |this |(?P<next>next ))?week|eow", _end_of_week),
    (rf"(?:the )?end of (?:(?:the |this |(?P<next>next ))?month|{_MONTH})|eom", _end_of_month),
    (rf"{_WEEKDAY} in {_COUNT} weeks?", _weekday_in_weeks),
    (rf"in {_COUNT} weeks? on {_WEEKDAY}", _weekday_in_weeks),
    (r"next week|(?:the )?week after next", _week_after_next),
    (rf"(?:in )?{_COUNT} ?(?P<unit>days?|weeks?|fortnights?|months?)(?P<start>)", _in_a_while),
    (r"(?P<count>[0-9]{1,3})(?P<unit>[dw])(?P<start>)", _in_a_while),
    (rf"{_COUNT} (?P<unit>days?|weeks?|months?) (?:from )?(?P<start>today|now|tomorrow)", _in_a_while),
)

_ORDINAL = re.compile(_NTH)
_DAY_MONTH = re.compile(rf"{_DAY}(?:st|nd|rd|th|\.)?[ -]?(?:of )?{_MONTH}(?:[ -]{_YEAR})?")
_MONTH_DAY = re.compile(rf"{_MONTH} (?:the )?{_DAY}(?:st|nd|rd|th)?(?: {_YEAR})?")
_ISO = re.compile(rf"{_YEAR}(?P<sign>[-/])(?P<month>[0-9]{{1,2}})(?P=sign){_DAY}")
# Where dots are used the day comes first; with strokes both orders are in use.
_DOTS = re.compile(rf"{_DAY}\.(?P<month>[0-9]{{1,2}})(?:\.|\.(?P<year>(?:20)?[0-9]{{2}}))?")
_STROKES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/((?:20)?[0-9]{2}))?")


def _calendar_days(words: str, today: date) -> tuple[date, ...]:
    if match := _ORDINAL.fullmatch(words):
        return _day_of_month(words, int(match["day"]), today)
    if match := _STROKES.fullmatch(words):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        orders = {_dated(first, second, year, today), _dated(second, first, year, today)}
        return _existing(words, orders)
    for form in (_DAY_MONTH, _MONTH_DAY, _ISO, _DOTS):
        if match := form.fullmatch(words):
            return _existing(words, {_dated(int(match["day"]), _month(match), _year(match["year"]), today)})
    return ()


def _month(match: re.Match[str]) -> int:
    name = match["month"]
    return int(name) if name.isdecimal() else MONTHS.index(name[:3].capitalize()) + 1


def _year(figures: str | None) -> int | None:
    return int(figures[-2:]) + 2000 if figures else None


def _dated(day: int, month: int, year: int | None, today: date) -> date | None:
    """That day; without a year the coming one, unless it has only just passed. None if there is none.

    The 29th of February comes every fourth year, and once in a hundred years only after eight.
    """
    found = [_made(wanted, month, day) for wanted in ([year] if year else range(today.year, today.year + 9))]
    fits = [made for made in found if made and (year or made >= today - _JUST_PAST)]
    return fits[0] if fits else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_month(words: str, day: int, today: date) -> tuple[date, ...]:
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(3)]
    made = [_made(year, month + 1, day) for year, month in months]
    return _existing(words, {next((found for found in made if found and found >= today), None)})


def _existing(words: str, days: set[date | None]) -> tuple[date, ...]:
    found = sorted(day for day in days if day)
    if not found:
        raise BadInput(f"The calendar has no “{words}”.", do="Check the day and the month.")
    return tuple(found)


def _on_weekday(days: tuple[date, ...], weekday: int) -> tuple[date, ...]:
    fits = tuple(day for day in days if day.weekday() == weekday)
    if not fits:
        found = days[0]
        raise BadInput(
            f"{found.day} {MONTHS[found.month - 1]} {found.year} is a {_LONG_DAYS[found.weekday()]}, "
            f"not a {_LONG_DAYS[weekday]}.",
            do="Check the weekday and the day.",
        )
    return fits
