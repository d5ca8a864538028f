"""The past meetings on the screen: opening them, one step, one key of a search, beside a plain list of as many rows.

Everything runs headless in this process, on the same machine in the same minute; the plain list is Textual's own
`OptionList` with the same rows. Run it as a script to see the ratios: `python -m tests.benchmarks.bench_history`.
"""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.locations import locate
from meetingtui.storage.store.database import Database
from meetingtui.ui.reading.meeting_browser import MeetingBrowser
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.benchmarks.histories import NOW, SIZES, fill
from tests.fakes import CountingIds, FakeClock, FreeMark, MemoryDrafts
from tests.keeping import KeepingStore

OPEN, STEP, KEY = 2.0, 2.0, 2.0
"""Budgets, in times of what the plain list takes for the same."""
STEPS = 20


class PlainList(App[None]):
    """Opens a screen with nothing but a list of rows."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("h", "open", "Open")]

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self.rows = rows

    def action_open(self) -> None:
        """Show the list."""
        self.push_screen(PlainScreen(self.rows))


class PlainScreen(Screen[None]):
    """Nothing but a list of rows."""

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*self.rows, markup=False)


def run(rounds: int = 5, sizes: Sequence[int] = SIZES) -> list[tuple[str, float, float]]:
    """Name, ratio to the plain list, and the budget of each measurement."""
    results = []
    for meetings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            fill(folder, meetings)
            ours: list[tuple[float, ...]] = []
            plain: list[tuple[float, ...]] = []
            for _ in range(rounds + 1):
                ours.append(asyncio.run(_ours(folder)))
                plain.append(asyncio.run(_plain(meetings)))
        opened, step, key = (
            median(times[part] for times in ours[1:]) / median(times[min(part, 1)] for times in plain[1:])
            for part in range(3)
        )
        results += [
            (f"opening history, {meetings} meetings", opened, OPEN),
            (f"a step in the list, with its text, {meetings} meetings", step, STEP),
            (f"a key of a search, with its text, {meetings} meetings", key, KEY),
        ]
    return results


async def _ours(folder: str) -> tuple[float, ...]:
    store = KeepingStore(Database(locate(folder, {}), lambda: NOW))
    drafts = MemoryDrafts()
    room = MeetingRoom(store, drafts, clock=FakeClock(NOW), new_id=CountingIds())
    app = MeetApp(Setting(room=room, drafts=drafts, running=FreeMark(), pair=store.pairs()[0]))
    async with app.run_test(size=(100, 30)) as pilot:
        opened = await _timed(pilot, ("h",), 1)
        browser = app.screen.query_one(MeetingBrowser)
        while not browser.history.prepare(100):
            pass
        step = await _timed(pilot, ("down",), STEPS)
        await pilot.press("slash")
        key = await _timed(pilot, ("t", "a", "backspace", "backspace"), STEPS)
    return opened, step, key


async def _plain(meetings: int) -> tuple[float, ...]:
    app = PlainList([f"{number:>5}  Tue 17 Nov 2026   61 min" for number in range(meetings)])
    async with app.run_test(size=(100, 30)) as pilot:
        opened = await _timed(pilot, ("h",), 1)
        step = await _timed(pilot, ("down",), STEPS)
    return opened, step


async def _timed(pilot: Pilot[Any], keys: Sequence[str], count: int) -> float:
    """Seconds for a key, until nothing is left to do."""
    began = perf_counter()
    for number in range(count):
        await pilot.press(keys[number % len(keys)])
    return (perf_counter() - began) / count


if __name__ == "__main__":
    for name, ratio, budget in run():
        sys.stdout.write(f"{name:60} {ratio:6.2f} x a plain list (budget {budget:.1f})\n")
