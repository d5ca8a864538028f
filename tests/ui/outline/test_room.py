"""The open step gets what it needs, and the rows of the others never vanish while there is a row to spare."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.ui.outline.room import LEAST, MOST, ROWS_LEFT, Room, shared


def test_a_field_grows_with_the_room_and_rows_fold_for_it() -> None:
    assert shared(14, 3, 4, lambda field: field + 3) == Room(above=3, below=4, step=7, least=3, field=4)
    assert shared(14, 20, 20, lambda field: field + 3) == Room(above=2, below=6, step=6, least=3, field=3)
    assert shared(30, 1, 1, lambda field: field + 3).field == MOST
    assert shared(24, 9, 9, lambda field: field + 30) == Room(above=1, below=1, step=22, least=4, field=4)


@given(st.integers(1, 80), st.integers(0, 60), st.integers(0, 60), st.integers(0, 30))
def test_no_row_is_given_twice(height: int, before: int, behind: int, around: int) -> None:
    room = shared(height, before, behind, lambda field: field + around)
    assert room.above <= before
    assert room.below <= behind
    assert room.step >= 1
    assert room.step + room.above + room.below <= max(height, ROWS_LEFT + 1)
    assert room.least in (*LEAST.values(), max(1, height - 4))
    assert room.least <= room.field
