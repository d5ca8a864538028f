"""At what times the two may write to each other, read from the words of their agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from meetingtui.domain.dates.parse_times import plain

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIGURES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOURS = {word: hour for hour, word in enumerate(_FIGURES, 1)} | {"noon": 12, "midday": 12}
_DAY = r"(?:(?:mon|fri|sun)(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:rs?(?:days?)?)?|sat(?:urdays?)?)"
_TIME = rf"(?:[0-9]{{1,2}}(?:[:.][0-9]{{2}})? ?(?:am|pm|h\b|o'clock)?|{'|'.join(_HOURS)})"
_TO = r"(?:to|until|till|through|-|\u2013)"
_KNOWN = {
    "days": rf"(?P<first>{_DAY}) ?{_TO} ?(?P<last>{_DAY})",
    "work": r"(?:on )?(?:weekdays?|work ?days?|working days?|business days?)",
    "ends": r"(?:at )?(?:the )?weekends?",
    "each": r"(?:every day|any day|daily|all week)",
    "day": rf"(?P<one>{_DAY})",
    "between": rf"(?:from |between )?(?P<from>{_TIME}) ?(?:{_TO}|and) ?(?P<to>{_TIME})",
    "until": rf"(?:until|till|before|by|up to) (?P<until>{_TIME})",
    "after": rf"(?:after|from) (?P<after>{_TIME})(?: on(?:wards)?)?",
    "office": r"(?:in |during )?(?:office|working|work|business) hours",
    "morning": r"(?:in the )?mornings?",
    "afternoon": r"(?:in the )?afternoons?",
    "evening": r"(?:in the )?evenings?",
    "any": r"any ?time",
    "often": r"(?:at most |up to |about )?(?:once|twice|[a-z0-9]+ times) (?:a|per|each|every) (?:day|week|month)",
    "filler": r"(?:and|on|at|only|;|\.)",
}
_PATTERN = re.compile("|".join(rf"(?P<{name}_>{words})(?![a-z0-9])" for name, words in _KNOWN.items()))
_PARTS = {
    "office": (time(9), time(17)),
    "morning": (time(8), time(12)),
    "afternoon": (time(12), time(18)),
    "evening": (time(18), time(22)),
    "any": (time.min, time.max),
}


@dataclass(frozen=True)
class WritingHours:
    """Days of the week and a stretch of the day, by the clock of the one who is written to."""

    days: frozenset[int] = frozenset(range(7))
    """The days on which it is fine; 0 is Monday."""
    opens: time = time(8)
    """From when on."""
    closes: time = time(21)
    """Until when."""

    def fine_at(self, there: datetime) -> bool:
        """Whether it is fine to write at that local time."""
        return there.weekday() in self.days and self.opens <= there.time() < self.closes

    def next_time(self, there: datetime) -> datetime:
        """When it is fine from, as a time of the same clock; the given one when it is fine then."""
        if self.fine_at(there):
            return there
        day = there.replace(hour=self.opens.hour, minute=self.opens.minute, second=0, microsecond=0)
        while day < there or day.weekday() not in self.days:
            day += timedelta(days=1)
        return day


KIND_HOURS = WritingHours()
"""Where nothing is agreed, or nothing that a program can read: neither early nor late."""


def writing_hours(words: str) -> WritingHours | None:
    """What was agreed, as `weekdays until six`; None where it is said otherwise, so that people have to read it.

    How often is passed over. Without days all are meant, without times the hours of `KIND_HOURS`.
    """
    days, opens, closes, place, text = set[int](), KIND_HOURS.opens, KIND_HOURS.closes, 0, plain(words)
    while place < len(text):
        found = _PATTERN.match(text, place)
        if found is None:
            return None
        said = found.groupdict()
        name = next(known for known in _KNOWN if said[f"{known}_"] is not None)
        days |= _days(name, said)
        if name in _PARTS:
            opens, closes = _PARTS[name]
        elif name in ("between", "after", "until"):
            opens = _hour(said["from"] or said["after"], opens, afternoon=range(1, 7))
            closes = _hour(said["to"] or said["until"], time.max if name == "after" else closes, range(1, 8))
        place = found.end()
        while text[place : place + 1] == " ":
            place += 1
    if not text or opens >= closes:
        return None
    return WritingHours(frozenset(days or range(7)), opens, closes)


def _days(name: str, said: dict[str, str]) -> set[int]:
    if name == "days":
        first, last = (_DAYS.index(said[end][:3]) for end in ("first", "last"))
        return {(first + n) % 7 for n in range((last - first) % 7 + 1)}
    if name == "day":
        return {_DAYS.index(said["one"][:3])}
    return {"work": set(range(5)), "ends": {5, 6}, "each": set(range(7))}.get(name, set())


def _hour(typed: str | None, otherwise: time, afternoon: range) -> time:
    """The time that was typed; a small figure alone is one of the afternoon."""
    if typed is None:
        return otherwise
    figures = re.match(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?(am|pm)?", typed)
    if figures is None:
        hour, minute, half = _HOURS[typed], 0, ""
    else:
        hour, minute, half = int(figures[1]), int(figures[2] or 0), figures[3] or ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif hour in afternoon:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else time.max
