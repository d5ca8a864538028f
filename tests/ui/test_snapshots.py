"""Pictures of every screen of a meeting at the sizes that matter. Look at new ones before they are committed."""

from collections.abc import Callable, Iterable
from importlib.metadata import version
from itertools import groupby
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.pictures.__main__ import NOW, TO_DISCUSSION, TO_LAST_WEEK, TO_NEXT_STEPS, app_at

PINNED = {"textual": "8.2.8", "rich": "15.0.0"}
DIFFERENT = {name: version(name) for name, exact in PINNED.items() if version(name) != exact}
pinned = pytest.mark.skipif(bool(DIFFERENT), reason=f"pictures are drawn by {PINNED}, here are {DIFFERENT}")
"""Pictures are compared letter by letter, so only the exact versions draw them."""
pytestmark = [pytest.mark.snapshot, pinned]
SIZES = [(80, 24), (100, 30), (120, 40), (200, 60)]
SCREENS: dict[str, tuple[str, ...]] = {
    "home": (),
    "arrival": ("s",),
    "last_week": (*TO_LAST_WEEK, "right", *"done"),
    "month": (*TO_LAST_WEEK, "ctrl+n", "right", *"seen"),
    "discussion": (*TO_DISCUSSION, *"said"),
    "next_steps": (*TO_NEXT_STEPS, *"slides", "enter", *"fri", "enter"),
    "recap": (*TO_NEXT_STEPS, *"slides", "enter", "enter", "ctrl+n", "y"),
}


async def press(pilot: Any, keys: Iterable[str]) -> None:
    """Press keys; letters that follow each other are typed in one go, which saves a look at every widget for each."""
    for is_letter, run in groupby(keys, lambda key: len(key) == 1 or key == "space"):
        if is_letter:
            await pilot.press(*run)
        else:
            for key in run:
                await pilot.press(key)


def picture(
    keys: tuple[str, ...], *, minutes: float = 0, theme: str = "meet-dark"
) -> tuple[Any, Callable[[Any], Any]]:
    """The program on the made-up pair, and what is done before the picture is taken."""
    clock = FakeClock(NOW)
    app = app_at(clock)

    async def before(pilot: Any) -> None:
        app.theme = theme
        await press(pilot, keys)
        clock.go(minutes)
        if hasattr(app.screen, "tick"):
            app.screen.tick()
        await pilot.pause()

    return app, before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, size: tuple[int, int], snap_compare: Any) -> None:
    """The clock on the left above, nothing cut off, the keys in one row."""
    app, before = picture(SCREENS[screen])
    assert snap_compare(app, run_before=before, terminal_size=size)


STEPS: dict[str, tuple[str, ...]] = {
    "door": (*TO_LAST_WEEK, *("enter",) * 5, "right", *"asked"),
    "question": (*TO_LAST_WEEK, *("enter",) * 7, *"small things"),
    "both": (*TO_LAST_WEEK, *("enter",) * 11),
    "made": (*TO_NEXT_STEPS, *"slides", "enter", "enter", "up"),
    "date": (*TO_NEXT_STEPS, "enter", "enter", "enter", *"next tue 15:00"),
    "choice": (*TO_NEXT_STEPS, *("enter",) * 6, "right"),
    "onward": (*TO_NEXT_STEPS, *("enter",) * 8),
    "keys": (*TO_NEXT_STEPS, *"slides", "escape"),
}
"""Kinds of steps that no other picture shows open."""


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("step", STEPS)
def test_step(step: str, size: tuple[int, int], snap_compare: Any) -> None:
    """The question, its field and its hint are in sight, and so is the next step."""
    app, before = picture(STEPS[step])
    assert snap_compare(app, run_before=before, terminal_size=size)


@pytest.mark.parametrize("theme", ["meet-light", "meet-contrast"])
def test_theme(theme: str, snap_compare: Any) -> None:
    """Every state can be told apart in each theme."""
    app, before = picture(SCREENS["last_week"], minutes=9, theme=theme)
    assert snap_compare(app, run_before=before, terminal_size=(100, 30))


@pytest.mark.parametrize("theme", ["meet-light", "meet-contrast"])
@pytest.mark.parametrize("step", STEPS)
def test_step_in_theme(step: str, theme: str, snap_compare: Any) -> None:
    """What is open, what is chosen and what comes next can be told apart in each theme."""
    app, before = picture(STEPS[step], theme=theme)
    assert snap_compare(app, run_before=before, terminal_size=(80, 24))


STATES = {"soon": 9, "over": 12, "time_for_next_steps": 46, "past_the_end": 63}


@pytest.mark.parametrize("state", STATES)
def test_time(state: str, snap_compare: Any) -> None:
    """The words say the same as the colours."""
    app, before = picture((*TO_LAST_WEEK, *"typing"), minutes=STATES[state])
    assert snap_compare(app, run_before=before, terminal_size=(100, 30))


DIALOGS = {
    "more_time": (*TO_LAST_WEEK, "ctrl+t"),
    "leave": (*TO_LAST_WEEK, "ctrl+q"),
    "nothing_agreed": (*TO_NEXT_STEPS, "ctrl+n"),
    "help": (*TO_LAST_WEEK, "f1"),
    "covered": (*TO_LAST_WEEK, "ctrl+r"),
    "catch": (*TO_LAST_WEEK, "f2", *"a thought"),
}


@pytest.mark.parametrize("dialog", DIALOGS)
def test_dialog(dialog: str, snap_compare: Any) -> None:
    """The clock stays in sight above every question."""
    app, before = picture(DIALOGS[dialog])
    assert snap_compare(app, run_before=before, terminal_size=(80, 24))


def test_too_small(snap_compare: Any) -> None:
    """The size that is needed is said; the clock and the field stay."""
    app, before = picture(SCREENS["last_week"])
    assert snap_compare(app, run_before=before, terminal_size=(72, 20))
