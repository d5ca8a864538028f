"""Pictures of the past meetings. Look at new ones before they are committed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.pictures.__main__ import TO_LAST_WEEK
from tests.ui.test_snapshots import picture, pinned

pytestmark = [pytest.mark.snapshot, pinned]
SIZES = [(80, 24), (100, 30), (120, 40)]
SCREENS: dict[str, tuple[str, ...]] = {
    "history": ("h", "down"),
    "text": ("h", "down", "right", "2"),
    "search": ("h", "slash", *"talk slides"),
    "filter": ("h", "slash", *"talk status:d"),
    "hits": ("h", "slash", *"talk", "enter", "right", "n"),
    "looking_up": (*TO_LAST_WEEK, "f5", *"talk"),
}
NAMES = {" ": "space", ":": "colon"}


def ready(app: Any, before: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The keys, and then a pause until every meeting is ready for the search."""

    async def keys(pilot: Any) -> None:
        await before(pilot)
        while not all(one.history.prepared == len(one.history.summaries) for one in app.screen.query(".browser")):
            await pilot.pause()
        await pilot.pause()

    return keys


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(screen: str, size: tuple[int, int], snap_compare: Any) -> None:
    """Side by side, or one of the two; hits are bold and underlined; the clock stays in sight in a meeting."""
    app, before = picture(tuple(NAMES.get(key, key) for key in SCREENS[screen]))
    assert snap_compare(app, run_before=ready(app, before), terminal_size=size)


@pytest.mark.parametrize("theme", ["meet-light", "meet-contrast"])
def test_theme(theme: str, snap_compare: Any) -> None:
    """The mark and the hits can be told apart in each theme."""
    app, before = picture(("h", "slash", *"talk", "enter", "right"), theme=theme)
    assert snap_compare(app, run_before=ready(app, before), terminal_size=(100, 30))


def test_correcting(snap_compare: Any) -> None:
    """What it first said is above the field."""
    app, before = picture(("h", "right", "down", "down", "enter"))
    assert snap_compare(app, run_before=before, terminal_size=(80, 24))
