"""Keys in any order and at any speed end nothing. `MEETINGTUI_ALL_FAULTS=1` tries five hundred bursts."""

from __future__ import annotations

import asyncio
import random

import pytest

from tests.all_faults import ALL_FAULTS
from tests.ui.stage import Stage, on_stage, perform
from tests.ui.tour import table

BURSTS = 500 if ALL_FAULTS else 5
LONG = 50
"""Keys of a burst."""
NAMED = """
    escape enter tab shift+tab up down left right pageup pagedown home end space backspace delete
    ctrl+n ctrl+p ctrl+q ctrl+t ctrl+o ctrl+g ctrl+s ctrl+r ctrl+l ctrl+z f1 f2 f3 f4 f5 f8 f9
"""
KEYS = [*NAMED.split(), *"abcdefghijklmnopqrstuvwxyz1234567/?:+тN漢"]
PLACES = "htgdassss"
"""Keys of the home screen that lead elsewhere."""


def test_no_burst_of_keys_ends_the_program() -> None:
    for seed in range(BURSTS):
        rnd = random.Random(seed)
        size = rnd.choice([(80, 24), (100, 30), (140, 45)])
        # A fault of the program is raised here; one that was left by its keys is none.
        perform(burst, size, table("Write the slides", "Call <Ada>", "x"), seed=seed)


async def burst(stage: Stage, seed: int) -> None:
    rnd = random.Random(seed)
    for key in [rnd.choice(PLACES), *rnd.choices(KEYS, k=LONG)]:
        stage._send(key)
        if rnd.random() < 0.15:
            await asyncio.sleep(0)
        if rnd.random() < 0.05:
            await stage.pilot.pause()
    await stage.settle()


@pytest.mark.fault(45)
@on_stage()
async def test_to_the_last_phase_and_out_in_one_burst(stage: Stage) -> None:
    await stage.begin()
    for key in ("ctrl+n", "ctrl+n", "ctrl+n", "y", "enter"):
        stage._send(key)
    await stage.settle()
    assert stage.record.ended
    assert stage.app.return_code == 0


@on_stage(start=False)
async def test_a_key_that_comes_before_its_screen_waits_for_it(stage: Stage) -> None:
    for place in "htga":
        for key in (place, "pagedown", "down", "q"):
            stage._send(key)
        await stage.settle()
        assert stage.screen == "HomeScreen", place


@on_stage()
async def test_the_page_keys_of_a_palette_that_is_not_there_yet_do_nothing(stage: Stage) -> None:
    await stage.begin()
    for key in ("pageup", "pagedown", "end", "down"):
        stage._send("ctrl+p")
        stage._send(key)
        stage._send("escape")
        await stage.settle()
    assert stage.app.is_running
