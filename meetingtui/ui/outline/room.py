"""How the rows of the body are shared between the open step and the rows of the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from meetingtui.ui.outline.fold import fold

LEAST = {False: 3, True: 4}
"""Rows that the main field has at least: in a short window, in a tall one."""
MOST = 10
"""Rows that it gets at most."""
TALL = 21
"""Rows of the body from which on the window counts as tall (ux: 100x30)."""
ROWS_LEFT = 2
"""Rows of the outline that stay, however much the open step needs."""


@dataclass(frozen=True)
class Room:
    """What each part gets, in rows."""

    above: int
    """The steps before the open one."""
    below: int
    """The steps behind it."""
    step: int
    """The open step, at most."""
    least: int
    """A field of one line in it."""
    field: int
    """Its main field."""


def shared(height: int, before: int, behind: int, needs: Callable[[int], int]) -> Room:
    """Give the open step the room that it needs, and the rows of the others what is left.

    Args:
        height: Rows of the body.
        before: Steps before the open one.
        behind: Steps behind it.
        needs: How many rows the open step takes when its main field has so many.
    """
    least = min(LEAST[height >= TALL], max(1, height - 4))
    need = needs(least)
    rows = max(min(ROWS_LEFT, before + behind), height - need)
    above, below = fold(before, behind, rows)
    spare = height - need - above - below
    return Room(above, below, max(1, height - above - below), least, max(least, min(MOST, least + spare)))
