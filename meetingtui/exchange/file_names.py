"""Names for files that are made of words somebody typed: they stay in their folder, on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord

LONGEST_NAME = 80
"""Bytes of the part that is made of words; two of them and an ending stay below 200."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)", re.ASCII)
"""What Windows keeps for devices, with any ending."""


def name_of(words: str, usual: str = "meetings") -> str:
    """The words as part of a file name: letters and figures of any script, small, with hyphens between them.

    Args:
        words: What somebody typed.
        usual: Stands for words of which nothing is left.
    """
    text = unicodedata.normalize("NFKC", words).casefold()
    # Vowel signs of many scripts are marks of their own.
    kept = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text)
    name = "-".join(kept.split())
    name = unicodedata.normalize("NFC", name).encode()[:LONGEST_NAME].decode(errors="ignore").strip("-")
    if not name:
        return usual
    return f"{usual}-{name}" if _RESERVED.fullmatch(name) else name


def pair_name(pair: Pair) -> str:
    """A name for what belongs to the two: `sam-and-ada`."""
    return "-and-".join((name_of(pair.mentee.name, "mentee"), name_of(pair.mentor.name, "mentor")))


def meeting_names(records: Iterable[MeetingRecord]) -> list[str]:
    """A name for each meeting, without an ending: `2026-11-17-meeting-12`; the same meetings get the same names."""
    return different([f"{local_day(r.began, r.zone).isoformat()}-meeting-{r.number}" for r in records])


def different(names: Sequence[str]) -> list[str]:
    """The names, with a number behind each that stood before: two stores may both have held a twelfth meeting."""
    taken: set[str] = set()
    found = []
    for name in names:
        free, number = name, 1
        while free in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(free)
        found.append(free)
    return found
