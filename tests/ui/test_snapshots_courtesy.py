"""Pictures of what is kind to do: one quiet line at home, the draft behind one key, and links beside a meeting."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.people import Role
from tests.fakes import FakeClock
from tests.pictures.__main__ import NOW, TO_LAST_WEEK, app_at
from tests.ui.test_snapshots import SIZES, pinned, press

pytestmark = [pytest.mark.snapshot, pinned]
GIVEN = "For your talk: https://talks.example/how-to-say-no, it is short"


def picture(keys: tuple[str, ...]) -> tuple[Any, Callable[[Any], Any]]:
    """The program on the made-up pair, whose mentor gave a link yesterday."""
    app = app_at(FakeClock(NOW))
    store, pair = app.setting.room.store, app.setting.pair
    assert pair is not None
    with store.changing() as present:
        present.keep(Jot("j-1", pair.id, GIVEN, NOW - timedelta(days=1), by=Role.MENTOR))

    async def before(pilot: Any) -> None:
        await press(pilot, keys)
        await pilot.pause()

    return app, before


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("screen", "keys"), [("home", ()), ("draft", ("c",))], ids=["home", "draft"])
def test_courtesy(screen: str, keys: tuple[str, ...], size: tuple[int, int], snap_compare: Any) -> None:
    """The line stands below the next date and is not louder than it; the draft is read whole, with three keys."""
    app, before = picture(keys)
    assert snap_compare(app, run_before=before, terminal_size=size), screen


def test_links_beside(snap_compare: Any) -> None:
    """The panel names the link and who gave it, below what waits."""
    app, before = picture(TO_LAST_WEEK)
    assert snap_compare(app, run_before=before, terminal_size=SIZES[2])
