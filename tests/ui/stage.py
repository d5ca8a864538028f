"""The interface on fakes: a test presses keys, lets time pass, and reads what two people would read.

@on_stage(commitments=[commitment("Write the slides")])
async def test_done_is_one_key(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d")
    assert stage.contents.reviews[0].outcome is Outcome.DONE
"""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.calendar.calendar_file import calendar_file
from meetingtui.exchange.courtesy_draft import courtesy_draft
from meetingtui.exchange.recap import recap
from meetingtui.exchange.style import PLAIN
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.week.invitation_desk import InvitationDesk
from meetingtui.ui.screens.meeting import MeetingScreen
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.app_context import Setting
from tests.at_rest import BREATH, come_to_rest
from tests.builders import BERLIN, pair
from tests.fakes import CountingIds, FakeClock, FreeMark, MemoryDrafts, MemoryStore
from tests.ui.reader import Reader

STEP = 30
"""Seconds between two looks of a screen at the clock."""
ROUNDS = 20_000
"""So often something is looked for before a test gives up."""


class Stage(Reader):
    """One program with everything that it was given, driven by its keys."""

    def __init__(
        self,
        whose: Pair | None = None,
        *,
        others: Iterable[Pair] = (),
        records: Iterable[MeetingRecord] = (),
        commitments: Iterable[Any] = (),
        goals: Iterable[Any] = (),
        opportunities: Iterable[Any] = (),
        topics: Iterable[Any] = (),
        updates: Iterable[Any] = (),
        unfinished: Iterable[Meeting] = (),
        clock: FakeClock | None = None,
        store: MemoryStore | None = None,
        ask: bool = False,
        busy: MeetError | None = None,
        **setting: Any,
    ) -> None:
        """`ask` lets the program ask which meeting it is, as it does when nobody has said."""
        self.store = store or MemoryStore()
        self.drafts = MemoryDrafts(unfinished)
        self.clock = clock or FakeClock()
        self.mark = FreeMark()
        self.mark.busy = busy
        self.files: dict[str, str] = {}
        self.keys: list[str] = []
        """What was pressed, apart from typed text."""
        self.pilot: Pilot[None]
        self.room = MeetingRoom(self.store, self.drafts, clock=self.clock, new_id=CountingIds())
        new = "pair" in setting
        self.pair = setting.pop("pair", None) if new else (whose or pair())
        for one in (*([self.pair] if self.pair else []), *others):
            self.store.keep(one)
        self._fill(records, commitments, goals, opportunities, topics)
        for update in updates:
            self.store.keep(update)
        wishes = setting.pop("wishes", Wishes())
        if not ask and wishes.kind is None:
            wishes = replace(wishes, kind=MeetingKind.WEEKLY)
        setting["wishes"] = wishes
        values: dict[str, Any] = {"start": True, "zone": BERLIN, "save_file": self._save}
        values |= {"write_recap": self._recap, "recap_markdown": lambda record, whose: recap(record, pair=whose)}
        values["save_invitation"] = self._invite
        values["write_courtesy"] = courtesy_draft
        self.app = MeetApp(
            Setting(room=self.room, drafts=self.drafts, running=self.mark, pair=self.pair, **(values | setting))
        )

    def _fill(self, records: Any, commitments: Any, goals: Any, opportunities: Any, topics: Any) -> None:
        self.store._records |= {record.id: record for record in records}
        for item in (*commitments, *goals, *opportunities, *topics):
            self.store.keep(item)

    def _save(self, name: str, text: str) -> Path:
        self.files[name] = text
        return Path("/home/sam") / name

    def _recap(self, record: MeetingRecord, whose: Pair) -> str:
        return recap(record, pair=whose, style=PLAIN)

    def _invite(self, whose: Pair) -> str:
        desk = InvitationDesk(self.store, whose.id, clock=self.clock, new_id=CountingIds())
        content = calendar_file(desk.invite())
        return f"Saved as {self._save('sam-and-ada.ics', content.decode())}"

    # --- driving --------------------------------------------------------------------------------------------

    async def settle(self) -> None:
        """Wait until everything that was asked for has happened."""
        await come_to_rest(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys that are no text, one after the other."""
        for key in keys:
            self.keys.append(key)
            self._send(key)
            await self.settle()

    async def type(self, text: str, *then: str) -> None:
        """Type a text, then press keys."""
        for character in text:
            self._send(character)
        await self.settle()
        await self.press(*then)

    async def paste(self, text: str) -> None:
        """Paste a text into the field that has the focus."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    def _send(self, key: str) -> None:
        character = key if len(key) == 1 else {"space": " "}.get(key)
        name = _character_to_key(key) if len(key) == 1 else key
        event = events.Key(name, character)
        event.set_sender(self.app)
        self.app.post_message(event)

    async def wait_for(self, seen: Callable[[], bool]) -> None:
        """Wait for something that Textual does by a timer of its own."""
        for _ in range(ROUNDS):
            if seen():
                return
            await asyncio.sleep(BREATH)
            await come_to_rest(self.app, saved=False)
        raise AssertionError(f"never seen in:\n{self.text}")

    async def run_command(self, title: str) -> None:
        """Run the command of the palette whose title begins so."""
        offered = [c for c in self.app.get_system_commands(self.app.screen) if c.title.startswith(title)]
        assert len(offered) == 1, [c.title for c in self.app.get_system_commands(self.app.screen)]
        self.app.call_later(offered[0].callback)
        await self.settle()

    async def begin(self) -> None:
        """Go from arrival into the meeting."""
        await self.press("enter")
        self.keys.clear()

    async def to(self, phase: str) -> None:
        """Go to the phase of that name by its number."""
        names = [kind.label for kind in self.meeting.agenda.kinds]
        if not self.letters:
            await self.press("escape")
        await self.press(str(names.index(phase) + 1))

    async def open(self, step_id: str) -> None:
        """Open a step, in whatever phase it stands."""
        screen = self.app.screen
        assert isinstance(screen, MeetingScreen)
        screen.call_later(screen.go_to, step_id)
        await self.settle()
        assert self.step == step_id, self.steps

    async def open_preparing(self, step_id: str) -> None:
        """Open a step of what is prepared."""
        self.app.screen.call_later(self.outline.open, step_id)
        await self.settle()
        assert self.step == step_id, self.steps

    async def go(self, minutes: float = 0, seconds: float = 0) -> None:
        """Time passes, and the screen looks at it every so often."""
        left = minutes * 60 + seconds
        while left > STEP:
            self.clock.go(seconds=STEP)
            self._tick()
            left -= STEP
        self.clock.go(seconds=left)
        await self.look()

    async def sleep(self, minutes: float) -> None:
        """The computer sleeps and wakes up."""
        self.clock.sleep(minutes)
        await self.look()

    async def look(self) -> None:
        """The screen looks at its clock, as it does once a second."""
        self._tick()
        await self.settle()

    def _tick(self) -> None:
        for screen in self.app.screen_stack:
            if hasattr(screen, "tick"):
                screen.tick()

    async def stop(self, seconds: float) -> None:
        """The program is stopped from outside and goes on later."""
        self.clock.go(seconds=seconds)
        await self.look()

    async def resize(self, columns: int, rows: int) -> None:
        """The window gets another size."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settle()


Script = Callable[..., Awaitable[None]]


def on_stage(size: tuple[int, int] = (100, 30), **given: Any) -> Callable[[Script], Callable[..., None]]:
    """Turn `async def test(stage, ...)` into a test that runs on a stage with these givens."""

    def decorate(script: Script) -> Callable[..., None]:
        signature = inspect.signature(script)
        _, *others = signature.parameters.values()

        def test(**fixtures: Any) -> None:
            perform(script, size, given, **fixtures)

        test.__name__, test.__doc__, test.__module__ = script.__name__, script.__doc__, script.__module__
        test.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        # Marks that were put on before, such as parameters.
        test.pytestmark = getattr(script, "pytestmark", [])  # type: ignore[attr-defined]
        return test

    return decorate


def perform(script: Script, size: tuple[int, int], given: dict[str, Any], **fixtures: Any) -> Stage:
    """Run a script on a stage; a fault of the program is raised."""

    async def session() -> Stage:
        stage = Stage(**given)
        async with stage.app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            stage.pilot = pilot
            await stage.settle()
            await script(stage, **fixtures)
        return stage

    # Looking for rubbish as often as usual takes as long as what is tested.
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 10, 10)
    try:
        return asyncio.run(session())
    finally:
        gc.set_threshold(*usual)
