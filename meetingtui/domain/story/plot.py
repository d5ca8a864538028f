"""How long the bars of a small plot are, for whoever draws them: a shell, a page, a screen."""

from __future__ import annotations

from collections.abc import Iterable

from meetingtui.domain.story.story_words import Bar

BLOCK, LINE = "\u2588", "\u2500"
"""What was, and below it what was planned."""
LONGEST_BAR = 30
"""Cells of the longest bar."""


def largest_of(bars: Iterable[Bar]) -> float:
    """What the longest bar stands for; all bars that are seen together have its scale. 0 when there are none."""
    return max((max(bar.value, bar.planned or 0) for bar in bars), default=0)


def cells_of(value: float, largest: float) -> int:
    """How many cells a bar of that value has, where the largest one is not to be longer than 30.

    What is not nothing has at least one.
    """
    if value <= 0:
        return 0
    # A bar for a few whole things has a cell for each of them.
    scale = min(1.0, LONGEST_BAR / largest)
    return max(1, round(value * scale))
