"""The first screen of all: two names and their zones, or a look around."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from meetingtui.domain.dates.zones import zone, zone_meant
from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.facts import STILL_HERE

ZONE_READ = "The time zone is this computer's. Change it for whoever lives elsewhere."
ZONE_UNKNOWN = "This computer does not say its time zone: type a city, or a zone such as Europe/Berlin."
PLACE = FormPlace("setup")


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

    def __init__(self, set_up: Callable[..., Pair], zone: str | None, forms: Forms) -> None:
        super().__init__()
        self._forms = forms
        self._set_up = set_up
        self._zone = zone or ""

    def compose(self) -> ComposeResult:
        """Two rows and a button."""
        yield TopBar("meet")
        with Vertical(id="setup"):
            yield Static("Who is meeting?", classes="dialog-title")
            yield Static(
                "One hour a week, kept to time, and nothing you agree on gets lost. "
                "All of it stays on this computer.",
                classes="dialog-fact",
            )
            for role, words in (("mentor", "Mentor"), ("mentee", "Mentee")):
                with Horizontal(classes="row"):
                    yield Static(plain(f"{words}'s name"), classes="field-label")
                    yield Line(id=role, placeholder="how they like to be called", compact=True)
                with Horizontal(classes="row"):
                    yield Static("  lives in", classes="field-label")
                    yield Line(self._zone, id=f"{role}-zone", placeholder="a city, such as Lisbon", compact=True)
                    yield Static("", id=f"{role}-zone-taken", classes="taken", markup=False)
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
        self.query_one(MessageLine).hint(
            "Two names are enough. Enter: next name   Tab: next field   F2: look around first"
        )
        if (typed := self._forms.typed(PLACE)) is not None:
            for line in self.query(Line):
                line.value = typed.words.get(line.id or "", line.value)
            self.query_one(MessageLine).say(STILL_HERE)

    @on(Line.Changed)
    def keep_letters(self) -> None:
        """Keep what stands there, as soon as there is a name."""
        if self.left:
            return
        words = {line.id or "": line.value for line in self.query(Line)}
        if words["mentor"] or words["mentee"]:
            self._forms.keep(PLACE, Typed(words))
        else:
            self._forms.clear(PLACE)

    @on(Line.Changed, "#mentor-zone, #mentee-zone")
    def show_zone(self, event: Line.Changed) -> None:
        """Say which zone a city is taken for, before it counts."""
        if self.left:  # its widgets may be gone by now
            return
        meant = zone_meant(event.value)
        taken = f" = {meant}" if meant not in (None, event.value.strip()) else ""
        self.query_one(f"#{event.input.id}-taken", Static).update(plain(taken))

    @on(Line.Blurred, "#mentor-zone, #mentee-zone")
    def take_zone(self, event: Line.Blurred) -> None:
        """Put the name of the zone in the place of its city."""
        event.input.value = zone_meant(event.value) or event.value

    @on(Line.Submitted)
    def go_on(self, event: Line.Submitted) -> None:
        """From the mentor to the mentee, and then the pair is set up; a zone that is not known yet is asked for."""
        role = (event.input.id or "").removesuffix("-zone")
        if self._asks_for_zone(role):
            return
        if role == "mentor":
            self.query_one("#mentee").focus()
        else:
            self.begin()

    def _asks_for_zone(self, role: str) -> bool:
        """Go to the zone of one of the two and ask for it; False, and nothing, when it is known already."""
        line = self.query_one(f"#{role}-zone", Line)
        if zone_meant(line.value) is not None:
            return False
        line.focus()
        name = self.query_one(f"#{role}", Line).value.strip() or f"the {role}"
        if line.value.strip():
            try:
                zone(line.value.strip())
            except MeetError as error:
                self._refuse(error)
        else:
            self.query_one(MessageLine).say(f"Where does {name} live? Type a city, such as Lisbon.")
        return True

    def _refuse(self, error: MeetError) -> None:
        self.query_one(MessageLine).say(" ".join(error.lines()), problem=True)

    @on(Button.Pressed, "#begin")
    def begin(self) -> None:
        """Set the pair up; a zone that is not known is asked for first."""
        if self._asks_for_zone("mentor") or self._asks_for_zone("mentee"):
            return
        value = {line.id: line.value for line in self.query(Line)}
        try:
            pair = self._set_up(
                mentor=value["mentor"],
                mentee=value["mentee"],
                mentor_zone=zone_meant(value["mentor-zone"]) or "",
                mentee_zone=zone_meant(value["mentee-zone"]) or "",
                minutes=60,
            )
        except MeetError as error:
            self._refuse(error)
            return
        self._forms.clear(PLACE)
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
