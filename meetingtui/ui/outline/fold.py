"""Which rows of an outline are drawn when there is no room for all of them."""

from __future__ import annotations


def fold(before: int, after: int, rows: int) -> tuple[int, int]:
    """How many rows the steps before and behind the open one get.

    Where steps do not fit, one of the rows stands for those that are folded away. The next step is the last to go.

    Args:
        before: Steps before the open one.
        after: Steps behind it.
        rows: Rows that there are for both.
    """
    if before + after <= rows:
        return before, after
    if rows <= 1:
        return (0, rows) if after else (rows, 0)
    above = min(before, max(1 if before else 0, rows // 3))
    below = min(after, rows - above)
    return min(before, rows - below), below
