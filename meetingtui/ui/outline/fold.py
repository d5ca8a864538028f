"""Which rows of an outline are drawn when there is no room for all of them, and what stands for the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from meetingtui.domain.outline.step import Step

Drawn = tuple[str, Content]
"""A row with the step that a click on it opens."""


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


def rows_before(steps: Sequence[Step], rows: int, drawn: Callable[[Step], Drawn]) -> list[Drawn]:
    """The steps before the open one in so many rows; the first row stands for those that are folded away."""
    if rows >= len(steps):
        return [drawn(step) for step in steps]
    if not rows:
        return []
    kept = len(steps) - rows + 1
    done = sum(step.answered for step in steps[:kept])
    words = f"+ {done} done" if done == kept else f"- {kept} before this, {done} done"
    return [(steps[kept - 1].id, Content(words).stylize("$text-muted")), *(drawn(step) for step in steps[kept:])]


def rows_behind(steps: Sequence[Step], rows: int, drawn: Callable[[Step], Drawn]) -> list[Drawn]:
    """The steps behind the open one in so many rows; the next one is always among them, the others are counted."""
    if rows >= len(steps):
        return [drawn(step) for step in steps]
    if rows == 1:
        step_id, words = drawn(steps[0])
        return [(step_id, Content.assemble(words, (f"   and {len(steps) - 1} more", "$text-muted")))]
    more = Content(f"- {len(steps) - rows + 1} more").stylize("$text-muted")
    return [*(drawn(step) for step in steps[: rows - 1]), (steps[rows - 1].id, more)] if rows else []
