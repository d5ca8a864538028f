"""Preparing: what one of the two says before the meeting, which opens with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from meetingtui.domain.dates.say_times import time_at
from meetingtui.domain.errors import MeetError
from meetingtui.domain.outline.outline import PRIVATE
from meetingtui.domain.people import Role
from meetingtui.services.week.preparing_session import TOPIC, PreparingSession
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.outline.preparing_outline import PreparingOutline
from meetingtui.ui.screens.outline_screen import OutlineScreen
from meetingtui.ui.shell.messages import Write
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.top_bar import TopBar

WAITS = "A meeting is running, so private lines are hidden until it is over."
KEPT = "Kept. Your next meeting opens with it."


class PreparingScreen(OutlineScreen[str]):
    """Left with a sentence for the one who leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,escape", "leave", "Keep and leave", id="nav.back"),
        Binding("ctrl+z", "undo", "Undo", id="edit.undo", tooltip="Take back the last change"),
        Binding(
            "ctrl+k",
            "app.private_line",
            "Private line",
            id="note.private",
            show=False,
            # A field would cut its line off there, which nobody does who prepares.
            priority=True,
            tooltip="Keep a line for yourself alone",
        ),
        Binding("ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    HELP = "A few short steps; your next meeting opens with what you say here. Leave at any time: all of it is kept."

    def __init__(self, session: PreparingSession, *, running: bool) -> None:
        """`running`: whether a meeting runs, in which others may see the screen."""
        super().__init__(PreparingOutline(session, private=not running))
        self._session = session
        self._hides = running
        self._private = 0
        self._refused = False

    def compose(self) -> ComposeResult:
        """The outline between the two lines that every screen has."""
        pair = self._session.meeting.pair
        yield TopBar(f"meet   Prepare   {pair.names} (mentor)", f"meet   Prepare   {pair.names}")
        with Vertical(id="stage"):
            yield self.outline
        yield self.message_line
        yield KeyRow()

    def on_mount(self) -> None:
        """Open the first step that has no answer yet."""
        self.call_next(self._begin)

    async def _begin(self) -> None:
        await self.outline.show(self._session.meeting)
        if self._hides and self._session.role is not Role.MENTEE:
            self.say(WAITS)

    @property
    def role(self) -> Role | None:
        """Who types; None while nobody has said."""
        return self._session.role

    def reread_private(self) -> None:
        """Show a private line that was noted above this screen, where it may be seen."""
        self.outline.reread()
        self.call_next(self.outline.show, self._session.meeting)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Undo only where there is something to take back."""
        return self._session.can_undo if action == "undo" else True

    # --- what is typed --------------------------------------------------------------------------------------

    @on(Write)
    async def write_down(self, event: Write) -> None:
        """Write something down."""
        event.stop()
        await self._attempt(lambda: event.intent(self._session.notebook))

    async def _attempt(self, change: Callable[[], object]) -> bool:
        """Do something and show it; an error becomes a sentence, and gives False."""
        try:
            change()
        except MeetError as error:
            self.say(" ".join(error.lines()), problem=True)
            return False
        finally:
            self.refresh_bindings()
            if self._private != self._session.private_noted:
                # It stands above its line from now on.
                self._private = self._session.private_noted
                self.outline.reread()
            if not self.left:
                await self.outline.show(self._session.meeting)
        self.message_line.mended()
        return True

    @on(Outline.Opened)
    async def keep_step(self, event: Outline.Opened) -> None:
        """Keep what was said in the step before; the keys belong to the one that is open now."""
        event.stop()
        self.say_what_typing_does(self.focused)
        if await self._attempt(self._session.keep) and self._session.role is not None:
            pair = self._session.meeting.pair
            self.query_one(TopBar).say(f"Saved {time_at(self._session.saved_at, pair.zone)}")

    @on(Outline.NoText)
    async def type_it_elsewhere(self, event: Outline.NoText) -> None:
        """Where there is no text, what is typed is a topic or a private line."""
        event.stop()
        adds = TOPIC if self._session.role is Role.MENTEE else PRIVATE
        await self.outline.type_into(f"add/{adds}", event.text)

    async def action_undo(self) -> None:
        """Take back the last change, and say what it was."""
        self.gather()
        self.outline.reread()
        if await self._attempt(self._session.undo):
            self.say(f"Taken back: {self._session.turned_back}.")

    def gather(self) -> None:
        """Take over every letter that stands in a field, and keep it."""
        self._take_letters()
        try:
            self._session.keep()
        except MeetError:
            return  # the form has it

    def _take_letters(self) -> None:
        for intent in (*self.outline.unsaved(), *self.outline.left()):
            intent(self._session.notebook)

    # --- leaving --------------------------------------------------------------------------------------------

    @on(Outline.Onward)
    @on(PreparingOutline.Escaped)
    async def leave(self, event: Outline.Onward | PreparingOutline.Escaped) -> None:
        """Leave behind the last step, or from anywhere."""
        event.stop()
        await self.action_leave()

    async def action_leave(self) -> None:
        """Keep everything and go; what cannot be kept is said first, and is there again another time."""
        self._take_letters()
        try:
            self._session.leave()
        except MeetError as error:
            if self._refused:
                self.dismiss("Not all of it could be kept. What you typed is there again next time.")
            else:
                self._refused = True
                self.say(f"{error.happened} Esc again: leave; your words stay here.", problem=True)
        else:
            self.dismiss(KEPT if self._session.role is not None else "")
