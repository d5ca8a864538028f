"""Make the README's pictures anew: `python -m tests.pictures`.

Each picture is what the program draws for the made-up pair at a fixed instant, so that running this twice changes
nothing. Look at them before they are committed.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path

from meetingtui.demo.play_story import PlayedStory, play_story
from meetingtui.demo.story import WHO
from meetingtui.exchange.courtesy_draft import courtesy_draft
from meetingtui.exchange.recap import recap
from meetingtui.exchange.style import PLAIN
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.fakes import FakeClock, FreeMark, MemoryDrafts, MemoryStore

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
SIZE = (100, 30)
TO_LAST_WEEK = ("s", "enter")
TO_DISCUSSION = (*TO_LAST_WEEK, "ctrl+n", "ctrl+n")
TO_NEXT_STEPS = (*TO_DISCUSSION, "ctrl+n")
PICTURES: dict[str, tuple[Sequence[str], int]] = {
    "home": ((), 0),
    "goals": (("g",), 0),
    "history": (("h", "slash", *"talk", "enter", "down", "right"), 0),
    "story": (("t", "n"), 0),
    "arrival": (("s",), 0),
    "last_week": ((*TO_LAST_WEEK, "right", *"Yes, in the next programme", "enter", "right", "right"), 4),
    "next_steps": ((*TO_NEXT_STEPS, *"Record the talk once more", "enter", *"fri", "enter"), 47),
}
"""For each picture the keys that lead to it, and the minutes that have passed by then."""


@cache
def _lived() -> tuple[PlayedStory, int]:
    """The made-up story, and the first number that none of its identities has."""
    numbers = count(1)
    lived = play_story(NOW, lambda: f"id-{next(numbers)}")
    return lived, next(numbers)


def app_at(clock: FakeClock) -> MeetApp:
    """The program on the made-up pair."""
    lived, used = _lived()
    numbers = count(used)
    store = MemoryStore()
    lived.keep_in(store)
    drafts = MemoryDrafts()
    room = MeetingRoom(store, drafts, clock=clock, new_id=lambda: f"id-{next(numbers)}")
    pair = store.pairs()[0]
    return MeetApp(
        Setting(
            room=room,
            drafts=drafts,
            running=FreeMark(),
            pair=pair,
            write_courtesy=courtesy_draft,
            write_recap=lambda record, whose: recap(record, pair=whose, style=PLAIN),
            demo=WHO,
        )
    )


async def picture(name: str) -> str:
    """The picture of that name as SVG."""
    keys, minutes = PICTURES[name]
    clock = FakeClock(NOW)
    app = app_at(clock)
    async with app.run_test(size=SIZE) as pilot:
        for key in keys:
            await pilot.press("space" if key == " " else key)
        for _ in range(minutes * 2):
            # The screen looks at its clock often, or it takes the time for time away.
            clock.go(seconds=30)
            app.screen.tick()  # type: ignore[attr-defined]
            await pilot.pause()
        await pilot.pause()
        # Without the ids that Rich makes up anew each time the file stays the same.
        return app.export_screenshot(title="meet", simplify=True)


if __name__ == "__main__":
    for picture_name in PICTURES:
        path = HERE / f"{picture_name}.svg"
        path.write_text(asyncio.run(picture(picture_name)), encoding="utf-8")
        print(path.relative_to(Path.cwd()))
