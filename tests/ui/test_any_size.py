"""Every screen and box in windows of every size, also while sizes change fast. More: `MEETINGTUI_ALL_FAULTS=1`."""

from __future__ import annotations

import asyncio
import random

import pytest
from textual import events
from textual.geometry import Size

from tests.all_faults import ALL_FAULTS, some
from tests.ui.stage import Stage, perform
from tests.ui.tour import table, tour

pytestmark = pytest.mark.fault(46)

WALKS = 40 if ALL_FAULTS else 1
NARROW = [(0, 0), (1, 1), (1, 30), (2, 12), (3, 30), (4, 4), (6, 24), (8, 30), (16, 3), (300, 1), (300, 100)]
AT_ONCE = 2 if ALL_FAULTS else 1
"""Sizes that each screen gets, one after the other."""


def sizes(rnd: random.Random) -> list[tuple[int, int]]:
    """Small ones more often than large ones: that is where words have no room."""
    some = [(rnd.choice((rnd.randint(1, 20), rnd.randint(1, 300))), rnd.randint(1, 100)) for _ in range(AT_ONCE - 1)]
    return [rnd.choice(NARROW), *some]


def test_every_screen_and_box_lives_through_every_size_and_is_whole_when_there_is_room() -> None:
    for seed in range(WALKS):
        texts = some("会議のメモ " * 20 + "x" * 30, more=["a b c", "x" * 30])
        perform(walk, (100, 30), table(*texts), seed=seed)


async def walk(stage: Stage, seed: int) -> None:
    rnd = random.Random(seed)
    async for state in tour(stage):
        before = stage.screen
        for size in sizes(rnd):
            await stage.resize(*size)
            assert stage.app.is_running, (state, size)
        await stage.resize(100, 30)
        assert stage.screen == before, state
        assert "Make the window" not in stage.text, state
        assert len(stage.text.split()) > 5, state
    assert stage.record.contents.answer("else-mentee") == "words"


def test_the_palette_and_the_story_live_in_windows_of_a_few_columns() -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t")
        for width in (1, 2, 3, 4, 5, 8, 10):
            await stage.resize(width, 30)
            await stage.press("pagedown", "ctrl+p", "down", "pagedown")
            await stage.resize(width + 1, 20)
            await stage.press("escape", "home")
        await stage.resize(100, 30)
        assert stage.screen == "StoryScreen"

    perform(script, (100, 30), table("会議のメモ " * 20, "a b c", "x" * 30))


def test_sizes_that_change_fast_leave_text_and_focus() -> None:
    async def script(stage: Stage) -> None:
        await stage.begin()
        await stage.type("half a th")
        rnd = random.Random(1)
        for number in range(100):
            size = Size(rnd.randint(1, 120), rnd.randint(1, 40))
            stage.app.post_message(events.Resize(size, size))
            if number % 10 == 0:
                stage._send("o")
            await asyncio.sleep(0)
        await stage.resize(100, 30)
        assert (stage.step, stage.letters) == ("went-well", False)
        assert stage.contents.answer("went-well") == "half a th" + "o" * 10
        assert "Make the window" not in stage.text

    perform(script, (100, 30), {})
