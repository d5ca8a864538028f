"""Small plots in letters: full blocks for what was, a line below for what was planned."""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.domain.story.plot import BLOCK, LINE, cells_of, largest_of
from meetingtui.domain.story.story_words import Bar
from meetingtui.domain.text import one_line
from meetingtui.exchange.text.layout import COLUMN_GAP, cells, cut

LABEL = 24
"""Cells of the longest label."""


def bar_lines(bars: Sequence[Bar], indent: str = "") -> list[str]:
    """The bars on one scale, each with its figure beside it; what is not nothing has at least one cell."""
    largest = largest_of(bars)
    labels = [cut(one_line(bar.label), LABEL) for bar in bars]
    width = max(map(cells, labels), default=0)
    lines = []
    for bar, label in zip(bars, labels, strict=True):
        lines.append(
            _line(indent + label + " " * (width - cells(label)), BLOCK * cells_of(bar.value, largest), bar.words)
        )
        if bar.planned is not None:
            gap = indent + " " * width
            lines.append(_line(gap, LINE * cells_of(bar.planned, largest), bar.planned_words))
    return lines


def _line(start: str, drawn: str, words: str) -> str:
    return f"{start}{COLUMN_GAP}{drawn} {words}".rstrip()
