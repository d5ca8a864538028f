"""Start the installed program once without a terminal: run by .ci/run outside the checkout, in an empty environment.

Not a test of the suite: it must use what the wheel installed and nothing of the checkout.
"""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import meetingtui
from meetingtui.demo.memory import ForgetfulShelf, MemoryStore, PushedClock
from meetingtui.demo.play_story import play_story
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting


class NobodyElse:
    """No other window."""

    def set(self, names: str, at: datetime) -> None:
        """Nothing to tell."""

    def anywhere(self) -> bool:
        return False

    def clear(self) -> None:
        """Nothing to take back."""


async def look() -> str:
    """Open the home screen on the made-up pair, start a meeting, and say what stands on the screen."""
    now = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
    store = MemoryStore()
    play_story(now, lambda: str(uuid4())).keep_in(store)
    shelf = ForgetfulShelf()
    room = MeetingRoom(store, shelf, clock=PushedClock(now), new_id=lambda: str(uuid4()))
    pair = store.pairs()[0]
    app = MeetApp(Setting(room=room, drafts=shelf, running=NobodyElse(), pair=pair))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await pilot.press("enter")
        await pilot.pause()
        return type(app.screen).__name__


if __name__ == "__main__":
    where = Path(meetingtui.__file__).resolve()
    checkout = Path(__file__).resolve().parent.parent
    assert checkout not in where.parents, f"imported from the checkout: {where}"
    shown = asyncio.run(look())
    assert shown == "MeetingScreen", shown
    print(f"{shown} from {where.parent.name} {meetingtui.__version__}")
