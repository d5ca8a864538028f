"""A person's words in lines of a width, for views that draw line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual.content import Content

from meetingtui.domain.dates.formatting import DAYS, MONTHS
from meetingtui.ui.plain import cleaned

_WIDER = "\u0300"
"""From this letter on some take no cell of a terminal, or two."""
_TOGETHER = re.compile(rf"\b(?:{'|'.join(DAYS)}) \d\d? (?:{'|'.join(MONTHS)})(?: \d{{4}})?\b|\b\d+ min\b")
"""Days and lengths of time, which no line end should tear apart."""
_GLUE = "\u00a0"


def lines_of(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, line by line as it was written; a longer word is broken."""
    return [line for written in written_lines(text) for line in wrapped(written, width)]


def written_lines(text: str) -> list[str]:
    """The lines as somebody wrote them, safe to draw: nothing in them steers a terminal."""
    return cleaned(text).strip("\n").split("\n")


def wrapped(line: str, width: int) -> list[str]:
    """One line that is safe to draw, in lines of at most so many cells; runs of spaces become one."""
    line, width = " ".join(line.split()), max(1, width)
    if not line.isascii() and max(line) >= _WIDER:
        return [part.plain.rstrip() for part in Content(line).wrap(width)]
    if len(line) <= width:
        return [line]
    line = _TOGETHER.sub(lambda found: found[0].replace(" ", _GLUE), line)
    return [part.replace(_GLUE, " ") for part in _cut(line, width)]


def _cut(line: str, width: int) -> Iterator[str]:
    start = 0
    while len(line) - start > width:
        end = line.rfind(" ", start, start + width + 1)
        behind = end + 1
        if end <= start:
            end = behind = start + width
        yield line[start:end]
        start = behind
    yield line[start:]
