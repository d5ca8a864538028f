"""The usual slot and the days away, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from meetingtui.domain.agreement.agreement import Absence, Slot
from meetingtui.domain.dates.formatting import DAYS, clock_time, days_words, short_day
from meetingtui.domain.dates.parse_times import parse_clock_time, time_readings
from meetingtui.domain.dates.parse_when import parse_due
from meetingtui.domain.errors import BadInput
from meetingtui.domain.graphemes import first_letters
from meetingtui.domain.names import same_name
from meetingtui.domain.people import Pair, Role
from meetingtui.domain.text import one_line

_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN = re.compile(r"\s+(?:to|until|till)\s+|\s+[-\u2013]\s+")
_BOTH = ("both", "we", "us")


def parse_slot(text: str) -> Slot:
    """What was typed as a weekday and a time: `tue 15:00`, `Thursday 9:30`. Raises BadInput for anything else."""
    words = one_line(text).casefold().rstrip(".").split()
    word, said = (words[0].rstrip("s,."), " ".join(words[1:])) if len(words) >= 2 else ("", "")
    weekdays = [n for n, day in enumerate(_FULL_DAYS) if len(word) >= 3 and day.startswith(word)]
    if len(weekdays) != 1:
        raise BadInput("A slot is a weekday and a time.", do="Try tue 15:00.")
    readings = time_readings(said) or time_readings(f"at {said}")
    if len(readings) > 1:
        afternoon, night = (clock_time(clock) for clock in readings)
        asked = f"{said.removeprefix('at ')} in the afternoon, or at night?"
        raise BadInput(asked, do=f"Type {words[0]} {afternoon}, or {words[0]} {night} with the zero.")
    return Slot(weekdays[0], readings[0] if readings else parse_clock_time(said))


def slot_words(slot: Slot) -> str:
    """The slot as it is said: `Tue 15:00`."""
    return f"{DAYS[slot.weekday]} {clock_time(slot.clock)}"


def parse_absence(text: str, pair: Pair, *, today: date, new_id: str) -> Absence:
    """What was typed as days away: `Ada 21 dec to 3 jan: mail instead`. Raises BadInput for anything else.

    Names, `mentor`, `mentee` and `both` say who; a single day needs no second one; what follows the colon says how
    the pair keeps in touch meanwhile.
    """
    said, _, bridge = one_line(text).partition(": ")
    who, days = _who(said, pair)
    first, *last = _BETWEEN.split(days)
    if not days or len(last) > 1:
        raise BadInput("Who is away, and when?", do=f"Try: {pair.mentor.name} 21 dec to 3 jan: mail instead")
    begins = parse_due(first, today=today)
    ends = parse_due(last[0], today=begins) if last else begins
    return Absence(new_id, who, begins, ends, bridge.strip())


def absence_words(absence: Absence, pair: Pair) -> str:
    """The days away as they are said: `Ada, Mon 21 Dec to Sun 3 Jan: mail instead`."""
    who = pair.name(absence.who) if absence.who else "Both"
    days = days_words(absence.first, absence.last, short_day)
    return f"{who}, {days}{': ' if absence.bridge else ''}{absence.bridge}"


def away_on(day: date, absences: Iterable[Absence], pair: Pair) -> list[str]:
    """Who said to be away on that day, a sentence for each absence."""
    return [
        f"{pair.name(absence.who) if absence.who else 'Both of you'} said to be away then "
        f"({absence_words(absence, pair)})"
        for absence in absences
        if absence.covers(day)
    ]


def _who(said: str, pair: Pair) -> tuple[Role | None, str]:
    """Who is meant, and what was said behind the name."""
    names = _names(pair)
    for name in sorted(names, key=len, reverse=True):
        for end in _ends(said):
            if same_name(said[:end], name):
                return names[name], said[end:].lstrip(" ,:").strip()
    typed = first_letters(said.partition(" ")[0], 40)
    raise BadInput(
        f"Who is \u201c{typed}\u201d?" if typed else "Who is away, and when?",
        do=f"Begin with {pair.mentee.name}, {pair.mentor.name} or both.",
    )


def _ends(said: str) -> list[int]:
    """Where a name at the beginning may end."""
    return [*(found.start() for found in re.finditer("[ ,:]", said)), len(said)]


def _names(pair: Pair) -> dict[str, Role | None]:
    """Every way to name the two; a first name that both have names nobody."""
    names: dict[str, Role | None] = dict.fromkeys(_BOTH)
    first = {role: pair.name(role).split()[0] for role in Role}
    if not same_name(first[Role.MENTOR], first[Role.MENTEE]):
        names |= {name: role for role, name in first.items()}
    return names | {role.value: role for role in Role} | {pair.name(role): role for role in Role}
