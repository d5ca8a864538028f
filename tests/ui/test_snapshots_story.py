"""Pictures of the story. Look at new ones before they are committed."""

from typing import Any

import pytest

from tests.ui.test_snapshots import picture, pinned

pytestmark = [pytest.mark.snapshot, pinned]
SIZES = [(80, 24), (100, 30), (120, 40)]
STATES: dict[str, tuple[str, ...]] = {
    "opened": ("t",),
    "what_was_promised": ("t", "n"),
    "how_the_time_was_used": ("t", *"nnnnnnnnn"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_story(state: str, size: tuple[int, int], snap_compare: Any) -> None:
    """The present stretch and part are marked by more than colour; each bar has its figure; no line is cut off."""
    app, before = picture(STATES[state])
    assert snap_compare(app, run_before=before, terminal_size=size)


@pytest.mark.parametrize("theme", ["meet-light", "meet-contrast"])
def test_theme(theme: str, snap_compare: Any) -> None:
    """Bars stand out from the ground, and what is marked from the rest."""
    app, before = picture(("t", "n", "y", "n"), theme=theme)
    assert snap_compare(app, run_before=before, terminal_size=(100, 30))
