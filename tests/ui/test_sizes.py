"""Windows of any size, also while somebody types; and what a very large or very small one is told."""

from __future__ import annotations

import pytest

from meetingtui.ui.shell.app import HEIGHTS, WIDTHS, size_classes
from tests.builders import commitment
from tests.ui.stage import Stage, on_stage, perform
from tests.ui.tour import table

SIZES = [(200, 60), (72, 20), (40, 10), (10, 3), (2, 1), (1, 1), (0, 0), (1, 200), (500, 1), (80, 24), (140, 45)]


@pytest.mark.fault(46)
@on_stage(commitments=[commitment("Write the slides")])
async def test_the_field_keeps_its_text_and_the_focus_through_every_size(stage: Stage) -> None:
    await stage.begin()
    await stage.open("went-well")
    typed = ""
    for columns, rows in SIZES:
        await stage.resize(columns, rows)
        typed += "x"
        await stage.type("x")
        assert (stage.step, stage.letters) == ("went-well", False), (columns, rows)
        assert stage.contents.answer("went-well") == typed, (columns, rows)


@pytest.mark.fault(46)
@on_stage(size=(72, 20))
async def test_a_window_that_is_too_small_is_told_so_and_keeps_clock_and_field(stage: Stage) -> None:
    await stage.begin()
    assert "Make the window at least 80x24 (now 72x20)" in stage.rows[0]
    assert "LAST WEEK" in stage.text
    assert stage.figures == "15:00"
    await stage.type("still typing")
    assert "still typing" in stage.text
    await stage.resize(80, 24)
    assert "Make the window" not in stage.text
    assert "Sam and Ada" in stage.rows[0]


@on_stage(size=(140, 45))
async def test_a_very_large_window_is_advised_to_zoom_in_until_a_key_says_it_is_known(stage: Stage) -> None:
    advice = "Small on a call: zoom in (Ctrl and +)"
    assert advice in stage.rows[0]
    await stage.begin()
    assert advice in stage.rows[0]
    await stage.press("escape", "z")
    assert advice not in stage.text
    await stage.resize(200, 60)
    await stage.press("ctrl+n")
    assert advice not in stage.text


@on_stage(size=(139, 45))
async def test_a_smaller_one_is_not(stage: Stage) -> None:
    await stage.press("escape", "z")
    assert "zoom in" not in stage.text


@on_stage(size=(200, 60), start=False)
async def test_above_120_columns_the_words_stay_in_the_middle(stage: Stage) -> None:
    def margins(row: str) -> tuple[int, int]:
        return len(row) - len(row.lstrip()), len(row) - len(row.rstrip())

    left, right = margins(next(row for row in stage.rows if "OPEN PROMISES" in row))
    assert left == right > 40
    await stage.press("s", "w")
    left, _ = margins(next(row for row in stage.rows if "LAST TIME" in row))
    assert left > 40
    await stage.press("enter")
    left, right = margins(next(row for row in stage.rows if "GOALS" in row))
    assert left == right >= 25
    await stage.press("escape", "q", "f", "y")
    left, right = margins(next(row for row in stage.rows if "╭" in row))
    assert left == right > 40


@on_stage(size=(80, 24), **table(*["Some words that are long"] * 3))
async def test_everything_needed_fits_eighty_columns_and_24_rows(stage: Stage) -> None:
    home = stage.text
    assert home.index("NEXT MEETING") < home.index("OPEN PROMISES") < home.index("GOALS")
    await stage.press("s")
    arrival = stage.text
    for words in ("60 min until 16:00", "LAST TIME", "TODAY", "Today is worth it if", "Enter: start the clock"):
        assert words in arrival
    await stage.press("enter")
    assert "What came of it?" in stage.text
    await stage.to("Next steps")
    assert "> Sam What will Sam do next week?" in stage.text
    assert "- Ada What will Ada look out for?" in stage.text


@on_stage(size=(80, 24), **(table(*["Some words that are long"] * 9) | {"start": True}))
async def test_a_long_arrival_scrolls_by_its_page_keys_from_its_top(stage: Stage) -> None:
    assert "LAST TIME" in stage.text
    await stage.press("pagedown", "pagedown", "pagedown")
    assert "(not written down)" in stage.text
    assert stage.focus == "worth-it"
    await stage.press("pageup", "pageup", "pageup")
    assert "LAST TIME" in stage.text


def test_a_screen_is_styled_for_its_window_before_it_is_drawn() -> None:
    """With the classes that Textual gives it, so that it is not styled a second time."""
    for size in ((79, 23), (80, 24), (100, 30), (140, 45)):
        given: list[frozenset[str]] = []

        async def script(stage: Stage, given: list[frozenset[str]] = given) -> None:
            given.append(frozenset(name for name, fits in size_classes(stage.app.size).items() if fits))
            given.append(frozenset(name for name in stage.app.screen.classes if name in NAMES))

        perform(script, size, {})
        assert given[0] == given[1], size


NAMES = {name for _, name in (*WIDTHS, *HEIGHTS)}
