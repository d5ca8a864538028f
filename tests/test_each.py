"""The loop that stands for a case per row runs every row, and names the one that fails."""

import pytest

from tests.each import each


def test_every_row_is_run_and_the_failing_one_is_named() -> None:
    seen = []

    @each(("one", "other"), [(1, 2), pytest.param(3, 3), (4, 5)])
    def differ(one: int, other: int) -> None:
        seen.append(one)
        assert one != other

    with pytest.raises(AssertionError) as caught:
        differ()
    assert caught.value.__notes__ == ["in the case one=3, other=3"]
    assert seen == [1, 3]


def test_tables_multiply_and_names_may_be_given() -> None:
    seen = []

    @each("letter", "ab", ids=["first", "second"])
    @each("number", [1, 2])
    def put_together(letter: str, number: int) -> None:
        seen.append(f"{letter}{number}")
        assert seen[-1] != "b2"

    with pytest.raises(AssertionError) as caught:
        put_together()
    assert seen == ["a1", "a2", "b1", "b2"]
    assert caught.value.__notes__ == ["in the case number=2", "in the case second"]


def test_a_row_that_should_have_raised_is_named_too() -> None:
    @each("number", [0, 1])
    def refuses(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            assert 1 / number

    with pytest.raises(pytest.fail.Exception) as caught:
        refuses()
    assert caught.value.__notes__ == ["in the case number=1"]


def test_an_empty_table_and_a_wrong_one_are_faults() -> None:
    with pytest.raises(AssertionError, match="tests nothing"):
        each("row", [])(lambda row: None)()
    with pytest.raises(AssertionError, match="too few"):
        each(("one", "other"), [(1,)])
    with pytest.raises(AssertionError, match="no such argument"):
        each("row", [1])(lambda line: None)
