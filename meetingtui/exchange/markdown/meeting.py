"""A finished meeting as Markdown, whole: for a wiki, a repository, a mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.dates.zones import city
from meetingtui.domain.people import Pair
from meetingtui.domain.record.page import record_page
from meetingtui.domain.record.page_lines import LineKind, PageLine
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.escaping import escaped_point, inline, item, pieces, points

_HEADINGS = (LineKind.TITLE, LineKind.PHASE)


def meeting_markdown(record: MeetingRecord, pair: Pair, *, level: int = 1) -> str:
    """The meeting with its times, words and decisions; ends with a line end.

    A corrected line says what it says now, with the day of the correction and its first words below.

    Args:
        record: The meeting.
        pair: Tells in which zones the two live.
        level: Of the heading; phases stand one below.
    """
    lines: list[str] = []
    for line in headed(record_page(record)):
        if line.kind in _HEADINGS:
            title = phase_words(line) if line.kind is LineKind.PHASE else line.text
            depth = level + _HEADINGS.index(line.kind)
            lines += [*([""] if lines else []), f"{'#' * depth} {inline(title)}", ""]
        else:
            lines += _drawn(line, record.zone)
            if line.key == "times" and line.amended is None:
                lines += [f"- {inline(words)}" for words in elsewhere(record, pair)]
    return "\n".join((*lines, ""))


def headed(lines: list[PageLine]) -> Iterator[PageLine]:
    """The lines of a page, where a heading that belongs to no phase stands for itself once phases have begun."""
    begun, alone = False, False
    for line in lines:
        begun = begun or line.kind is LineKind.PHASE
        if line.phase is None and line.kind is LineKind.LABEL and begun:
            alone = True
            yield replace(line, kind=LineKind.PHASE)
        else:
            yield replace(line, depth=1) if alone else line


def phase_words(line: PageLine) -> str:
    """The heading of a phase: `Last week (12 of 10 min)`."""
    label = line.phase.label if line.phase else line.words
    return f"{label} ({line.after})" if line.after else label


def elsewhere(record: MeetingRecord, pair: Pair) -> Iterator[str]:
    """When it was for somebody whose clock showed another time: `For Ada: 14:00 to 15:02 London`."""
    here = local(record.began, record.zone)
    for person in (pair.mentee, pair.mentor):
        began, ended = local(record.began, person.zone), local(record.ended, person.zone)
        if began.utcoffset() != here.utcoffset():
            day = "" if began.date() == here.date() else f"{formatting.short_day(began)}, "
            times = f"{formatting.clock_time(began.time())} to {formatting.clock_time(ended.time())}"
            yield f"For {person.name}: {day}{times} {city(person.zone)}"


def _drawn(line: PageLine, zone: str) -> list[str]:
    indent = "  " * max(0, line.depth - 1)
    if line.kind is LineKind.LABEL:
        return [f"{indent}- **{inline(line.text)}**"]
    said, first = pieces(line.words), _first_words(line, zone)
    around = f"{line.before}{line.after}".strip()
    if len(said) < 2:
        lines = [f"- {inline(''.join((line.before, *said, line.after)))}", *_further_in(first)]
    elif around:
        lines = [f"- {inline(around)}", *(item(escaped_point(words), "  ") for words in said), *_further_in(first)]
    else:
        lines = [*(item(escaped_point(words)) for words in said), *first]
    return [f"{indent}{words}" for words in lines]


def _further_in(lines: list[str]) -> list[str]:
    return [f"  {words}" for words in lines]


def _first_words(line: PageLine, zone: str) -> list[str]:
    """Below a corrected line: when it was corrected, and what it first said."""
    if line.amended is None:
        return []
    noted = f"- *Corrected on {day_at(line.amended.at, zone)}; first it said:*"
    was = points(line.was)
    return [noted, *(item(words, "  ") for words in was)] if len(was) > 1 else [" ".join((noted, *was))]
