"""What a search found, as plain text: each meeting with the lines that hold the words, which are marked `*so*`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.index import Hit
from meetingtui.domain.search.text_normalize import Span
from meetingtui.domain.text import clean, one_line
from meetingtui.exchange.text.layout import wrapped
from meetingtui.exchange.text.lines import WIDTH

NARROWEST = 24

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for the marks while lines are broken; as typed letters they mean nothing to anybody."""
_TAKEN = {ord(_OPEN): "\ufffd", ord(_CLOSE): "\ufffd"}
_OWN_LINE = re.compile(r"[^\r\n]+")


def found_text(
    found: Iterable[tuple[MeetingRecord, Sequence[Hit]]],
    width: int = WIDTH,
    strong: Callable[[str], str] = str,
) -> str:
    """The meetings with their number, day, places and lines.

    Args:
        found: The meetings in the order in which they are to be shown, with what was found in them.
        width: Cells of a line.
        strong: What is done to a hit besides the marks, such as making it bold.
    """
    width = max(width, NARROWEST)
    return "\n\n".join("\n".join(_meeting(record, hits, width, strong)) for record, hits in found)


def marked(text: str, spans: Iterable[Span]) -> str:
    """The own lines of a text in which something was found, with `*` around it; all of them without spans."""
    return "\n".join(_plain_marks(line) for line in _own_lines(text, tuple(spans)))


def _meeting(record: MeetingRecord, hits: Sequence[Hit], width: int, strong: Callable[[str], str]) -> Iterator[str]:
    yield f"Meeting {record.number}, {day_at(record.began, record.zone)}"
    place = ""
    for hit in hits:
        if hit.passage.place != place:
            place = hit.passage.place
            yield from wrapped(one_line(place), width, "  ")
        for own in _own_lines(hit.passage.text, hit.spans):
            yield from _painted(wrapped(own, width, "    "), strong)


def _own_lines(text: str, spans: tuple[Span, ...]) -> Iterator[str]:
    text = text.translate(_TAKEN)
    for line in _OWN_LINE.finditer(text):
        here = [(max(first, line.start()), min(behind, line.end())) for first, behind in spans]
        here = [(first, behind) for first, behind in here if first < behind]
        if (here or not spans) and line[0].strip():
            yield _with_marks(text, line.span(), here)


def _with_marks(text: str, line: Span, spans: Iterable[Span]) -> str:
    parts, place = [], line[0]
    for first, behind in spans:
        parts += [clean(text[place:first]), _OPEN, clean(text[first:behind]), _CLOSE]
        place = behind
    return "".join((*parts, clean(text[place : line[1]])))


def _plain_marks(line: str) -> str:
    return line.replace(_OPEN, "*").replace(_CLOSE, "*")


def _painted(lines: Iterable[str], strong: Callable[[str], str]) -> Iterator[str]:
    """The lines with marks; a hit that goes on in the next line is made strong there anew, without the indent."""
    inside = False
    for line in lines:
        start = len(line) - len(line.lstrip())
        whole, hit = line[:start], ""
        for letter in line[start:]:
            if letter != _OPEN and not inside:
                whole += letter
                continue
            hit += "*" if letter in (_OPEN, _CLOSE) else letter
            inside = letter != _CLOSE
            if not inside:
                whole, hit = whole + strong(hit), ""
        yield whole + (strong(hit) if hit else "")
