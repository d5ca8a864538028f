"""When the next meeting is: a typed day and time, understood in full or refused, never guessed.

The text is cut in two at every word, in both orders; a cut counts where one part is a day and the other a
time. What can be read in two ways is asked back, what is over is refused, what is not known is not a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from meetingtui.domain.dates import formatting, zones
from meetingtui.domain.dates.parse_days import Standpoint, day_readings
from meetingtui.domain.dates.parse_times import LONGEST_TEXT, plain, time_readings
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

_FAR = timedelta(days=731)
"""A meeting or a due day that is further away is a slip in the year."""
_SAME_TIME = {"same time", "the same time", "at the same time", "same slot", "usual time", "at the usual time"}
_YEAR_OR_TIME = re.compile(r"(?:at |@ ?)?20[0-9]{2}")
"""Four figures that may be a year as well are never taken for a time."""
_ISO_T = re.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])")


@dataclass(frozen=True)
class When:
    """A day, and mostly a time, as somebody said it: on the wall clock of a zone that is kept elsewhere."""

    date: date
    """The day."""
    time: time | None = None
    """The time of day; None when only a day was said and no usual time is known."""

    def instant(self, zone: str) -> datetime:
        """The instant, in UTC, when clocks in that zone show this; raises BadInput without a time."""
        if self.time is None:
            raise BadInput(f"At what time on {self}?", do=f"Add it: {_typed(self)} 15:00.")
        return zones.at_wall_clock(self.date, self.time, zone)

    def note(self, zone: str) -> str:
        """One sentence when the clocks change over this time in that zone; empty otherwise."""
        return zones.clock_note(self.date, self.time, zone) if self.time else ""

    def __str__(self) -> str:
        said = formatting.day(self.date)
        return f"{said}, {formatting.clock_time(self.time)}" if self.time else said


class NotADate(BadInput):
    """The text is no date, or one that cannot be meant; says why, and shows some that can."""

    code = "not-a-date"

    def __init__(self, happened: str, examples: Iterable[str], do: str = "") -> None:
        self.examples = tuple(examples)
        """Texts that would be understood now."""
        super().__init__(happened, do=do or f"Try {_either(f'“{example}”' for example in self.examples)}.")


class AmbiguousDate(BadInput):
    """The text has more than one reading that can be meant."""

    code = "ambiguous-date"

    def __init__(self, text: str, options: tuple[When, ...]) -> None:
        self.options = options
        """The readings, the earliest first; two or more."""
        super().__init__(
            f"“{text}” can mean {_either(str(option) for option in options)}.",
            do=f"Type {_either(f'“{_typed(option)}”' for option in options)}.",
        )


def parse_when(text: str, *, now: datetime, zone: str, usual: time | None, live_day: date | None) -> When:
    """What was typed as the time of the next meeting.

    Args:
        text: what was typed; English, day first, and asked back where the order of day and month matters.
        now: the present instant, aware.
        zone: IANA name of the zone in which the text is meant.
        usual: the time to take when only a day is said; None if the pair has none yet.
        live_day: the day of the meeting that is running now, "next week" counts from it and today is
            refused; None if no meeting runs, then "next week" needs a weekday.

    Raises:
        AmbiguousDate: more than one reading can be meant.
        NotADate: none can: not a date, no such day, over, today while a meeting runs, two years away.
        BadInput: the zone is unknown.
    """
    today = now.astimezone(zones.zone(zone)).date()
    seen = Standpoint(today, week_of=live_day, today_counts=True)

    def objection(when: When) -> str:
        if live_day is not None and when.date == today:
            return f"{formatting.short_day(when.date)} is today, and this meeting is still running."
        over = when.date < today if when.time is None else when.instant(zone) <= now
        return f"{when} is in the past." if over else _too_far(when, today)

    next_week = formatting.short_day(today + timedelta(weeks=1)).lower()
    examples = [f"{next_week} {formatting.clock_time(usual or time(15))}", "tomorrow 9:30", "in 2 weeks"]
    words = _ISO_T.sub(r"\1 ", _plain(text)).removesuffix(f" {zone.casefold()}")
    return _the_one(text, lambda: _readings(words, seen, usual), objection, examples)


def parse_due(text: str, *, today: date) -> date:
    """What was typed as the day on which something is due: the days of `parse_when`, without a time.

    Today is allowed if it is said; a bare weekday is the coming one. Raises AmbiguousDate and NotADate.
    """
    seen = Standpoint(today, week_of=today, today_counts=False)

    def objection(when: When) -> str:
        return f"{when} is in the past." if when.date < today else _too_far(when, today)

    examples = [formatting.short_day(today + timedelta(weeks=1)).lower(), "fri", "in 2 weeks"]
    words = _plain(text).removeprefix("by ")
    return _the_one(text, lambda: [When(day) for day in day_readings(words, seen)], objection, examples).date


def _the_one(
    text: str, readings: Callable[[], list[When]], objection: Callable[[When], str], examples: list[str]
) -> When:
    """The one reading that nothing speaks against."""
    said = one_line(text[:LONGEST_TEXT])
    try:
        found = readings()
    except BadInput as refused:
        raise NotADate(refused.happened, examples, refused.do) from None
    if not found:
        raise NotADate(f"“{said}” is not a date I know." if said else "No date was typed.", examples)
    possible = [when for when in found if not objection(when)]
    if not possible:
        raise NotADate(objection(found[-1]), examples)
    if len(possible) > 1:
        raise AmbiguousDate(said, tuple(possible))
    return possible[0]


def _readings(words: str, seen: Standpoint, usual: time | None) -> list[When]:
    """All that the words may mean, the earliest first; raises BadInput if the only cause is a wrong figure."""
    found: set[When] = set()
    refused: BadInput | None = None
    for day_part, time_part in _cuts(words):
        try:
            if not (clocks := _clocks(time_part, usual)):
                continue
            if not day_part:
                raise BadInput(f"“{time_part}” is a time: on which day?", do=f"Add the day: tue {time_part}.")
            found |= {When(day, clock) for day in day_readings(day_part, seen) for clock in clocks}
        except BadInput as error:
            refused = refused or error
    if refused and not found:
        raise refused
    return sorted(found, key=lambda when: (when.date, when.time or time.min))


def _cuts(words: str) -> Iterator[tuple[str, str]]:
    """Each way to see the words as (day, time)."""
    single = words.split()
    for cut in range(1, len(single) + 1):
        first, second = " ".join(single[:cut]), " ".join(single[cut:])
        yield first, second
        yield second, first


def _clocks(words: str, usual: time | None) -> tuple[time | None, ...]:
    if not words or words in _SAME_TIME:
        return (usual,)
    return () if _YEAR_OR_TIME.fullmatch(words) else time_readings(words)


def _plain(text: str) -> str:
    """The text for the grammar; nothing of a text that is too long to be a date."""
    return plain(text) if len(text) <= LONGEST_TEXT else ""


def _too_far(when: When, today: date) -> str:
    return f"{when} is more than two years away." if when.date - today > _FAR else ""


def _typed(when: When) -> str:
    """How to type this so that it has no other reading: `tue 24 nov 2026 15:00`."""
    day = formatting.day(when.date).lower()
    return f"{day} {formatting.clock_time(when.time)}" if when.time else day


def _either(texts: Iterable[str]) -> str:
    *most, last = texts
    return f"{', '.join(most)} or {last}" if most else last
