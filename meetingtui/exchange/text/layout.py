"""Lines and columns of plain text, counted in the cells of a terminal: a Chinese letter takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meetingtui.domain.graphemes import letters
from meetingtui.domain.graphemes import width as cells_of
from meetingtui.domain.text import drawn

COLUMN_GAP = "  "
"""Between two columns."""
_CUT = "..."
_TAB = 4
_WORD = re.compile("( *)([^ ]+)")


def cells(text: str) -> int:
    """How many cells of a terminal the text takes, on one line."""
    if text.isascii():
        return len(text)
    return sum(map(cells_of, letters(text)))


def cut(text: str, width: int) -> str:
    """The text in at most so many cells, with a mark where it was cut."""
    if cells(text) <= width:
        return text
    kept, taken = "", len(_CUT)
    for letter in letters(text):
        taken += cells_of(letter)
        if taken > width:
            break
        kept += letter
    return f"{kept.rstrip()}{_CUT}"


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many cells, indent included; its own line ends, indents and blanks stay.

    A word that is longer than a line keeps a line to itself, so that a link stays whole; a script that writes no
    spaces is broken where the line is full.
    """
    lines = []
    for part in drawn(text).expandtabs(_TAB).strip("\n").split("\n"):
        words = part.strip(" ")
        own = part[: len(part) - len(part.lstrip(" "))] if words else ""
        # What stands very far in has no room there.
        start = indent + own if cells(indent + own) <= width // 2 else indent
        line = start
        for gap, word in _words(words, width - cells(start)):
            if line != start and cells(line) + len(gap) + cells(word) > width:
                lines.append(line)
                line = start
            line += word if line == start else f"{gap}{word}"
        lines.append(line.rstrip())
    return lines


def _words(text: str, width: int) -> Iterator[tuple[str, str]]:
    """The words, each behind the blanks before it."""
    for gap, word in _WORD.findall(text):
        if word.isascii() or cells(word) <= width:
            yield gap, word
            continue
        piece = ""
        for letter in letters(word):
            if cells(piece) + cells_of(letter) > width:
                yield gap, piece
                piece = ""
            piece += letter
        yield gap, piece


def columns(rows: Sequence[Sequence[str]], width: int | None = None) -> list[str]:
    """The rows as lines with aligned columns; the last column is cut so that a line has at most `width` cells.

    Numbers are put to the right. A width of None cuts nothing.
    """
    if not rows:
        return []
    rows = [[drawn(text) for text in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths, width) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], width: int | None) -> str:
    start = "".join(_padded(text, room) + COLUMN_GAP for text, room in zip(row[:-1], widths, strict=False))
    last = row[-1] if width is None else cut(row[-1], max(len(_CUT), width - cells(start)))
    return f"{start}{last}".rstrip()


def _padded(text: str, width: int) -> str:
    gap = " " * (width - cells(text))
    return gap + text if text.isdecimal() else text + gap
