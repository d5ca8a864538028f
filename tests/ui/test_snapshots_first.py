"""Pictures of the first meeting, the agreement, goals and doors. Look at new ones before they are committed."""

from typing import Any

import pytest

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.builders import pair
from tests.fakes import CountingIds, FakeClock, FreeMark, MemoryDrafts, MemoryStore
from tests.ui.test_snapshots import picture, pinned, press

pytestmark = [pytest.mark.snapshot, pinned]
SIZES = [(80, 24), (100, 30)]
ON = ("ctrl+n",)
PHASES: dict[str, tuple[str, ...]] = {
    "hello": (*"Sam",),
    "aims": (*ON, "right", "enter", "right", "enter"),
    "ground_rules": (*ON * 2, *"two hours"),
    "rhythm": (*ON * 3, "right", "enter", *"tue 15:00"),
    "horizons": (*ON * 4, *"ship it", "enter", *"it runs", "enter"),
    "next_steps": (*ON * 5, *"write", "enter", "enter"),
    "do_you_both_say_yes": (*ON, "right", "enter", *ON * 5, "y"),
}
LEDGERS: dict[str, tuple[str, ...]] = {"agreement": ("a",), "goals": ("g",), "doors": ("d",)}


def first_meeting() -> MeetApp:
    """A new pair whose first meeting is about to start."""
    store, drafts, ours = MemoryStore(), MemoryDrafts(), pair()
    store.keep(ours)
    room = MeetingRoom(store, drafts, clock=FakeClock(), new_id=CountingIds())
    wishes = Wishes(kind=MeetingKind.FIRST)
    return MeetApp(Setting(room=room, drafts=drafts, running=FreeMark(), pair=ours, start=True, wishes=wishes))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("phase", PHASES)
def test_phase(phase: str, size: tuple[int, int], snap_compare: Any) -> None:
    """Every question says whose answer it is; what was chosen is told by more than colour."""

    async def before(pilot: Any) -> None:
        await pilot.press("enter")
        await press(pilot, [{" ": "space", ":": "colon"}.get(key, key) for key in PHASES[phase]])
        await pilot.pause()

    assert snap_compare(first_meeting(), run_before=before, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("ledger", LEDGERS)
def test_ledger(ledger: str, size: tuple[int, int], snap_compare: Any) -> None:
    """One page, states in words, the keys in one row."""
    app, before = picture(LEDGERS[ledger])
    assert snap_compare(app, run_before=before, terminal_size=size)
