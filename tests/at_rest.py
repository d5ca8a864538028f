"""When a program that runs in the test's own loop has done everything: told by the loop itself, not by a clock.

Textual's pilot sends a message through every widget and then watches how much the processor has to do, which costs
most of the time of a test and depends on what else the machine does. A loop in which nothing is left to be run waits
for a key, a timer or a thread, and that is all that a test wants to know.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from textual import app, pilot
from textual.app import App

TURNS = 20_000
"""So often the loop is let run before a test gives up."""
BREATH = 0.001
"""Seconds that a thread is given before it is looked at again."""


async def nothing_to_run(*_: Any, **__: Any) -> None:
    """Wait until everything else in the loop waits for something."""
    loop: Any = asyncio.get_running_loop()
    for _turn in range(TURNS):
        # What was ready runs before this goes on, and what became ready meanwhile stands there then.
        await asyncio.sleep(0)
        if not loop._ready:
            return
    raise AssertionError("the program does not come to rest")


async def come_to_rest(program: App[Any], *, saved: bool = True) -> None:
    """Wait until a program has done what it was asked for, drawn it and, unless that is not waited for, saved it."""
    loop: Any = asyncio.get_running_loop()
    again = 0
    for _turn in range(TURNS):
        await nothing_to_run()
        if not program.is_running or not program.screen_stack:
            return
        # What Textual puts off for some milliseconds: a new size, and what is to be drawn at the next picture.
        if program._resize_timer is not None:
            program._check_resize()
        program.screen._on_timer_update()
        # A field that got other room is measured once more when it was drawn, and drawn again.
        again = again + 1 if not loop._ready else 0
        busy = getattr(program, "keys_under_way", False) or (saved and getattr(program.screen, "saving", False))
        if busy:
            await asyncio.sleep(BREATH)
        elif again > 3:
            return
    raise AssertionError("the program does not come to rest")


async def _screen_at_rest(drives: pilot.Pilot[Any], *_: Any, **__: Any) -> bool:
    await come_to_rest(drives.app, saved=False)
    return drives.app._exception is None


_press_keys = App._press_keys


async def _one_key_after_the_other(program: App[Any], keys: Iterable[str]) -> None:
    for key in keys:
        await _press_keys(program, [key])
        await come_to_rest(program, saved=False)


def settle_by_the_loop() -> None:
    """From now on every pilot waits so."""
    App._press_keys = _one_key_after_the_other  # type: ignore[assignment, method-assign]
    pilot.Pilot._wait_for_screen = _screen_at_rest  # type: ignore[assignment, method-assign]
    setattr(pilot, "wait_for_idle", nothing_to_run)  # noqa: B010
    setattr(app, "wait_for_idle", nothing_to_run)  # noqa: B010
