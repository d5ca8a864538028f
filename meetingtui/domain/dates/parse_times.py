"""Times of day as people type them: `15:00`, `4pm`, `noon`."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, timedelta

from meetingtui.domain.dates.formatting import clock_time
from meetingtui.domain.dates.zones import at_wall_clock
from meetingtui.domain.dates.zones import zone as known_zone
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

LONGEST_TEXT = 60
"""Letters of a typed date or time; anything longer is something else."""
_OVER_MIDNIGHT = timedelta(hours=6)
"""How far ahead a time may lie that is already over today; further away it was meant for today."""

_TWELVE = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])(?:m|\.m\.)")
_COLON = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
# With a dot it may be a date as well: only round minutes are taken for a time.
_DOTTED = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][05])")
_HOUR_SIGN = re.compile(r"([0-9]{1,2}) ?h ?([0-9]{2})?")
_FOUR_FIGURES = re.compile(r"([01][0-9]|2[0-3])([0-5][05])")
_BARE_HOUR = re.compile(r"(?:at |@ ?)([0-9]{1,2})")
_LEAD = re.compile(r"^(?:at |@ ?)")
_SMALL_HOURS = range(1, 8)
"""Without `am` or `pm` and without a leading zero, these may be meant for the afternoon."""


def plain(text: str) -> str:
    """The typed text as the grammars read it: lower case, single spaces, no commas, ordinary figures."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())


def time_readings(words: str) -> tuple[time, ...]:
    """What plain text may mean as a time of day, the likelier reading first; empty if it is no time.

    `3:00` and `at 4` have two readings, `03:00` has one. Raises BadInput for a time that no clock shows.
    """
    if bare := _BARE_HOUR.fullmatch(words):
        return _either_half(bare[1], _checked(words, bare[1], None))
    words = _LEAD.sub("", words)
    if words in {"noon", "midday"}:
        return (time(12),)
    if match := _TWELVE.fullmatch(words):
        if not 1 <= int(match[1]) <= 12:
            raise _no_such_time(words)
        return (_checked(words, str(int(match[1]) % 12 + (12 if match[3] == "p" else 0)), match[2]),)
    for shape in (_COLON, _DOTTED):
        if match := shape.fullmatch(words):
            return _either_half(match[1], _checked(words, match[1], match[2]))
    for shape in (_HOUR_SIGN, _FOUR_FIGURES):
        if match := shape.fullmatch(words):
            return (_checked(words, match[1], match[2]),)
    return ()


def parse_clock_time(text: str) -> time:
    """The time of day that was typed, on the 24-hour clock unless it says am or pm: `16:00`, `4pm`, `16`.

    Raises BadInput for anything else.
    """
    words = plain(text) if len(text) <= LONGEST_TEXT else ""
    if re.fullmatch(r"[0-9]{1,2}", words):
        return _checked(words, words, None)
    readings = time_readings(words)
    if not readings:
        raise BadInput(f"“{one_line(text)[:LONGEST_TEXT]}” is not a time I know.", do="Try 16:00 or 4pm.")
    return min(readings)


def until_instant(clock: time, now: datetime, zone: str, *, place: str = "") -> datetime:
    """The next instant, in UTC, at which clocks in that zone show that time; after midnight too.

    Raises BadInput when that time is over for today, and for an unknown zone; the place is named in it, if any.
    """
    today = now.astimezone(known_zone(zone)).date()
    for days in (0, 1):
        for second in (False, True):
            found = at_wall_clock(today + timedelta(days=days), clock, zone, second=second)
            if found > now and (days == 0 or found - now <= _OVER_MIDNIGHT):
                return found
    shown = clock_time(now.astimezone(known_zone(zone)).time())
    raise BadInput(
        f"{clock_time(clock)} has passed: it is {shown}{f' in {place}' if place else ''} now.",
        do="Give a later time, like 16:00 or 4pm.",
    )


def _either_half(hour: str, clock: time) -> tuple[time, ...]:
    if len(hour) == 1 and clock.hour in _SMALL_HOURS:
        return (clock.replace(hour=clock.hour + 12), clock)
    return (clock,)


def _checked(words: str, hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise _no_such_time(words) from None


def _no_such_time(words: str) -> BadInput:
    return BadInput(f"“{words}” is not a time of day.", do="Try 15:00 or 3pm.")
