"""Which rows of an outline stay when there is no room for all of them."""

from __future__ import annotations

from textual.content import Content

from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.ui.outline.fold import fold, rows_before, rows_behind


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


def steps(*answered: bool) -> list[Step]:
    return [Step(f"s{n}", StepKind.QUESTION, answered=said) for n, said in enumerate(answered)]


def told(step: Step) -> tuple[str, Content]:
    return step.id, Content(f"row of {step.id}")


def said(rows: list[tuple[str, Content]]) -> list[tuple[str, str]]:
    return [(step_id, words.plain) for step_id, words in rows]


def test_those_that_are_folded_away_before_the_open_step_are_told_in_the_first_row() -> None:
    assert said(rows_before(steps(True, True), 2, told)) == [("s0", "row of s0"), ("s1", "row of s1")]
    assert said(rows_before(steps(True, True, False), 2, told)) == [("s1", "+ 2 done"), ("s2", "row of s2")]
    assert said(rows_before(steps(True, False, True), 1, told)) == [("s2", "- 3 before this, 2 done")]
    assert rows_before(steps(True, False), 0, told) == []


def test_the_next_step_is_always_told_and_the_others_are_counted() -> None:
    assert said(rows_behind(steps(False, False), 2, told)) == [("s0", "row of s0"), ("s1", "row of s1")]
    assert said(rows_behind(steps(False, False, False), 2, told)) == [("s0", "row of s0"), ("s1", "- 2 more")]
    assert said(rows_behind(steps(False, False, False), 1, told)) == [("s0", "row of s0   and 2 more")]
    assert rows_behind(steps(False), 0, told) == []
