"""The first screen of all: two names and their zones, or a look around."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.services.pairs import set_up_pair
from meetingtui.ui.fields import Line
from meetingtui.ui.plain import plain
from meetingtui.ui.screens.leaving import OnceScreen
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar

ZONE_READ = "The zone is read from this computer. Change it for the one who lives elsewhere."
ZONE_UNKNOWN = "This computer does not tell its time zone: type one, such as Europe/Berlin."


class SetupScreen(OnceScreen[Pair | None]):
    """Dismissed with the new pair; with None to look around, or to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,f2", "app.look_around", "Look around with made-up data", id="setup.demo"),
        Binding("ctrl+q", "leave", "Leave", id="app.quit"),
        Binding("ctrl+g,f1", "app.help", "Help", id="help.show"),
        Binding("escape", "nothing", "Letter keys", id="nav.back", show=False),
    ]
    AUTO_FOCUS = "#mentor"
    HELP = "Two names are enough to begin. Everything else comes from the meetings themselves."

    def __init__(self, room: MeetingRoom, zone: str | None) -> None:
        super().__init__()
        self._room = room
        self._zone = zone or ""

    def compose(self) -> ComposeResult:
        """Two rows and a button."""
        yield TopBar("meet")
        with Vertical(id="setup"):
            yield Static("Who meets?", classes="dialog-title")
            yield Static(
                "One hour a week, kept in time, and nothing that you agree on gets lost. "
                "All of it stays on this computer.",
                classes="dialog-fact",
            )
            for role, words in (("mentor", "Mentor"), ("mentee", "Mentee")):
                with Horizontal(classes="row"):
                    yield Static(plain(f"{words}'s name"), classes="field-label")
                    yield Line(id=role, placeholder="how they like to be called", compact=True)
                with Horizontal(classes="row"):
                    yield Static("  lives in", classes="field-label")
                    yield Line(self._zone, id=f"{role}-zone", placeholder="Europe/Berlin", compact=True)
            yield Static(plain(ZONE_READ if self._zone else ZONE_UNKNOWN), classes="hint")
            with Horizontal(classes="row"):
                yield Button("Begin", id="begin", compact=True, variant="primary")
                yield Button("Look around with made-up data", id="look", compact=True)
        yield MessageLine()
        yield KeyRow()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A zone that was read from the computer is replaced by what is typed."""
        if isinstance(event.widget, Line) and (event.widget.id or "").endswith("-zone"):
            event.widget.select_all()

    def on_mount(self) -> None:
        """Say how it goes on."""
        self.query_one(MessageLine).hint("Two names are enough. Enter: next field   F2: look around first")

    @on(Line.Submitted)
    def go_on(self, event: Line.Submitted) -> None:
        """From the mentor's name to the mentee's; from there the pair is set up."""
        if event.input.id == "mentor":
            self.query_one("#mentee").focus()
        elif event.input.id == "mentor-zone":
            self.screen.focus_next()
        else:
            self.begin()

    @on(Button.Pressed, "#begin")
    def begin(self) -> None:
        """Set the pair up."""
        value = {line.id: line.value for line in self.query(Line)}
        try:
            pair = set_up_pair(
                self._room.store,
                mentor=value["mentor"],
                mentee=value["mentee"],
                mentor_zone=value["mentor-zone"].strip(),
                mentee_zone=value["mentee-zone"].strip(),
                minutes=60,
                clock=self._room.clock,
                new_id=self._room.new_id,
            )
        except MeetError as error:
            self.query_one(MessageLine).say(" ".join(error.lines()), problem=True)
            return
        self.dismiss(pair)

    @on(Button.Pressed, "#look")
    async def look_around(self) -> None:
        """See the program with a made-up pair."""
        await self.run_action("app.look_around")

    def action_nothing(self) -> None:
        """Escape leaves a field and nothing more."""

    def action_leave(self) -> None:
        """Leave; nothing was set up."""
        self.dismiss(None)
