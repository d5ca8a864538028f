"""Lines and columns of plain text, counted in the cells of a terminal: a Chinese letter takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

GAP = "  "
"""Between two columns."""
_CUT = "..."


def cells(text: str) -> int:
    """How many cells of a terminal the text takes, on one line."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def cut(text: str, width: int) -> str:
    """The text in at most so many cells, with a mark where it was cut."""
    if cells(text) <= width:
        return text
    kept, taken = "", len(_CUT)
    for character in text:
        taken += _cells_of(character)
        if taken > width:
            break
        kept += character
    return f"{kept.rstrip()}{_CUT}"


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of at most so many cells, indent included; its own line ends stay.

    A word that is longer than a line keeps a line to itself, so that a link stays whole; a script that writes no
    spaces is broken where the line is full.
    """
    lines = []
    for part in text.strip("\n").split("\n"):
        line = indent
        for word in _words(part, width - cells(indent)):
            if line != indent and cells(line) + 1 + cells(word) > width:
                lines.append(line)
                line = indent
            line += word if line == indent else f" {word}"
        lines.append(line.rstrip())
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split():
        if word.isascii() or cells(word) <= width:
            yield word
            continue
        piece = ""
        for character in word:
            if cells(piece) + _cells_of(character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def columns(rows: Sequence[Sequence[str]], width: int | None = None) -> list[str]:
    """The rows as lines with aligned columns; the last column is cut so that a line has at most `width` cells.

    Numbers are put to the right. A width of None cuts nothing.
    """
    if not rows:
        return []
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths, width) for row in rows]


def _line(row: Sequence[str], widths: Sequence[int], width: int | None) -> str:
    start = "".join(_padded(text, cell_count) + GAP for text, cell_count in zip(row[:-1], widths, strict=False))
    last = row[-1] if width is None else cut(row[-1], max(len(_CUT), width - cells(start)))
    return f"{start}{last}".rstrip()


def _padded(text: str, width: int) -> str:
    gap = " " * (width - cells(text))
    return gap + text if text.isdecimal() else text + gap


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
