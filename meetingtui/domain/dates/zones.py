"""Time zones by name, and the two nights a year on which a wall clock is not to be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from meetingtui.domain.dates.formatting import clock_time
from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line

_SHAPE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(/[A-Z0-9][A-Za-z0-9_+-]*)*")
"""Names of places; a disk that ignores case would take `europe/berlin` too, and another machine would not."""
_HOURS = re.compile(r"Etc/GMT(?P<sign>[-+])(?P<hours>[1-9][0-9]?)")
_TYPED_HOURS = re.compile(r"(?:utc|gmt)(?P<sign>[-+\u2212])0?(?P<hours>[1-9][0-9]?)(?::00)?", re.IGNORECASE)
_NO_PLACES = {"Factory"}
"""Names that load, and say nothing about where somebody is."""
_LONGEST_NAME = 60


@dataclass(frozen=True)
class ShownZone:
    """How to show times that were stored with a zone name, even if that zone is gone."""

    tz: tzinfo
    """What to convert instants with; UTC when the zone is not known here."""
    label: str
    """What to write behind the time."""
    known: bool
    """False when the stored name means nothing on this machine."""


def is_zone(name: str) -> bool:
    """Whether the text is the exact IANA name of a time zone that this machine knows."""
    return _loaded(name) is not None


def zone(name: str) -> ZoneInfo:
    """The time zone of that name; raises BadInput, with the nearest names, when there is none."""
    found = _loaded(name)
    if found is None:
        near = nearest(name)
        raise BadInput(
            f"“{one_line(name)[:_LONGEST_NAME]}” is not a time zone I know.",
            do=f"Did you mean {' or '.join(near)}?" if near else "Write it like Europe/Berlin or America/New_York.",
        )
    return found


def zone_meant(text: str) -> str | None:
    """The name of the zone that is meant: one that is typed in full, or the only one of that city.

    `lisbon` means `Europe/Lisbon`, and `new york` means `America/New_York`; a city that several zones are named
    after means none of them, which gives None. `UTC+3` and `GMT+3` are three hours ahead, as people say it.
    """
    text = text.strip()
    if is_zone(text):
        return text
    if ahead := _ahead_by(text):
        return ahead
    wanted = "_".join(text[:_LONGEST_NAME].casefold().split())
    found = [name for name in available_timezones() - _NO_PLACES if name.casefold().rpartition("/")[2] == wanted]
    return found[0] if len(found) == 1 and is_zone(found[0]) else None


def shown_zone(name: str) -> ShownZone:
    """The zone to show stored times in; an unknown one is replaced by UTC and marked, never an error."""
    found = _loaded(name)
    if found is not None:
        return ShownZone(found, _by_hours(name) or name, known=True)
    lost = one_line(name)[:_LONGEST_NAME]
    return ShownZone(UTC, f"UTC (zone “{lost}” unknown)" if lost else "UTC", known=False)


def nearest(name: str) -> list[str]:
    """Up to three zone names that look like the text, best first: `berlin` finds `Europe/Berlin`."""
    # Loaded here: 5 ms and some files that nobody needs who types a zone that exists.
    from difflib import get_close_matches

    if ahead := _ahead_by(name):
        return [ahead]
    wanted = "_".join(name[:_LONGEST_NAME].casefold().split())
    names = sorted(available_timezones() - _NO_PLACES)
    by_text: dict[str, list[str]] = {}
    for known in names:
        for text in {known.casefold(), known.rpartition("/")[2].casefold()}:
            by_text.setdefault(text, []).append(known)
    found = [known for text in get_close_matches(wanted, by_text, 3, 0.75) for known in by_text[text]]
    return list(dict.fromkeys(name for name in found if is_zone(name)))[:3]


def city(name: str) -> str:
    """The short form of a zone name for people: `New York` for `America/New_York`, `UTC-3` for `Etc/GMT+3`."""
    return _by_hours(name) or one_line(name).rpartition("/")[2].replace("_", " ")


def at_wall_clock(day: date, clock: time, name: str, *, second: bool = False) -> datetime:
    """The instant, in UTC, at which clocks in that zone show that day and time.

    A time that the spring change skips becomes the one an hour later (02:30 is shown as 03:30). A time that
    the autumn change repeats is the first of the two, or the second if asked for. Raises BadInput for an
    unknown zone.
    """
    local = datetime.combine(day, clock.replace(tzinfo=None), zone(name))
    return local.replace(fold=int(second)).astimezone(UTC)


def clock_note(day: date, clock: time, name: str) -> str:
    """One sentence about a time that is skipped or repeated on that day in that zone; empty otherwise."""
    first, second = (at_wall_clock(day, clock, name, second=second) for second in (False, True))
    if first == second:
        return ""
    said = clock_time(clock)
    shown = first.astimezone(zone(name))
    if shown.time().replace(tzinfo=None) != clock.replace(tzinfo=None):
        return f"There is no {said} that day, as the clocks go forward; this means {clock_time(shown.time())}."
    return f"{said} comes twice that day, as the clocks go back; this means the first one."


def _by_hours(name: str) -> str:
    """How many hours a zone without a place is ahead of UTC: its name says the opposite. Empty for other zones."""
    said = _HOURS.fullmatch(name)
    return f"UTC{'-' if said['sign'] == '+' else '+'}{said['hours']}" if said else ""


def _ahead_by(text: str) -> str | None:
    """The zone so many hours ahead of UTC, or behind it: the database says behind where people say ahead."""
    said = _TYPED_HOURS.fullmatch("".join(text.split()))
    name = f"Etc/GMT{'-' if said['sign'] == '+' else '+'}{said['hours']}" if said else ""
    return name if is_zone(name) else None


def _loaded(name: str) -> ZoneInfo | None:
    # Asking for one zone takes 0.2 ms; listing all of them reads 600 files.
    if name in _NO_PLACES or not _SHAPE.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None
