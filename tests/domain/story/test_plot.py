"""How long bars are, wherever they are drawn."""

from __future__ import annotations

from meetingtui.domain.story.plot import LONGEST_BAR, cells_of, largest_of
from meetingtui.domain.story.story_words import Bar
from tests.each import each


@each(
    ("value", "largest", "cells"),
    [
        (0, 90, 0),
        (90, 90, LONGEST_BAR),
        (45, 90, 15),
        (0.1, 90, 1),
        (3, 4, 3),
        (30, 30, LONGEST_BAR),
        (31, 31, LONGEST_BAR),
    ],
)
def test_a_bar_has_a_cell_for_each_of_a_few_and_thirty_at_most(value: float, largest: float, cells: int) -> None:
    assert cells_of(value, largest) == cells


def test_what_was_planned_counts_for_the_scale() -> None:
    assert largest_of([Bar("a", 2, "2"), Bar("b", 1, "1", 40, "40 planned")]) == 40
    assert largest_of([]) == 0
