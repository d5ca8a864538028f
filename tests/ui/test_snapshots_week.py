"""Pictures of what stands between two meetings: prepared by each of the two, and jots on Last week."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.between.jots import Jot, JotKind
from meetingtui.domain.people import Role
from tests.fakes import FakeClock
from tests.pictures.__main__ import NOW, TO_LAST_WEEK, app_at
from tests.ui.test_snapshots import SIZES, pinned, press

pytestmark = [pytest.mark.snapshot, pinned]
DAYS = (
    (4, "The build was slow again on Monday", JotKind.SNAG, Role.MENTEE),
    (3, "Two people asked for the slides", JotKind.WIN, None),
    (2, "How do I say goodbye to a team that I like?", JotKind.QUESTION, Role.MENTEE),
    (1, "Beatriz, for the long walk and the honest words", JotKind.THANKS, None),
)
SCREENS: dict[str, tuple[str, ...]] = {
    "prepare_who": ("p",),
    "prepare_mentee": ("p", "right", "enter", "right", "right", *"half of it"),
    "prepare_topic": ("p", "right", *("enter",) * 4, *"asked two friends"),
    "prepare_mentor": ("p", "right", "right", *("enter",) * 5),
    "prepare_private": ("p", "right", "right", *("enter",) * 6, *"ask about the move", "enter"),
    "private_line": ("ctrl+k", *"ask about the move"),
    "jots": (*TO_LAST_WEEK, *("enter",) * 7),
    "jots_used": (*TO_LAST_WEEK, *("enter",) * 7, "right", "enter", "right"),
}


def picture(keys: tuple[str, ...]) -> tuple[Any, Callable[[Any], Any]]:
    """The program on the made-up pair with a few jots, and what is done before the picture is taken."""
    app = app_at(FakeClock(NOW))
    store, pair = app.setting.room.store, app.setting.pair
    assert pair is not None
    with store.changing() as present:
        for days, text, kind, by in DAYS:
            present.keep(Jot(f"j-{days}", pair.id, text, NOW - timedelta(days=days), kind, by))

    async def before(pilot: Any) -> None:
        await press(pilot, keys)
        await pilot.pause()

    return app, before


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_week(screen: str, size: tuple[int, int], snap_compare: Any) -> None:
    """The open step with its question, field and hint is in sight, and so is the next one."""
    app, before = picture(SCREENS[screen])
    assert snap_compare(app, run_before=before, terminal_size=size)
