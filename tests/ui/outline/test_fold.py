"""Which rows of an outline stay when there is no room for all of them."""

from __future__ import annotations

from meetingtui.ui.outline.fold import fold


def test_everything_stays_where_there_is_room() -> None:
    assert fold(3, 4, 7) == (3, 4)
    assert fold(0, 0, 0) == (0, 0)


def test_there_are_never_more_rows_than_fit_and_the_next_step_goes_last() -> None:
    for before in range(12):
        for after in range(12):
            for rows in range(1, 14):
                above, below = fold(before, after, rows)
                assert 0 <= above <= before
                assert 0 <= below <= after
                assert above + below == min(rows, before + after)
                assert below >= min(after, 1)


def test_what_is_behind_the_open_step_gets_most_of_the_room() -> None:
    assert fold(9, 9, 9) == (3, 6)
    assert fold(9, 2, 9) == (7, 2)
