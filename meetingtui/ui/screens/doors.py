"""The doors outside a meeting: what the mentor looks out for, how far each one is, and which are through."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.people import Pair
from meetingtui.services.door_ledger import DoorLedger
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.lists.door_box import EDIT, DoorBox, DoorList
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.doors import door_row
from meetingtui.ui.words.facts import STILL_HERE

THANKED = 4
"""So many of those that are through are named."""
CUT_AT = 36
"""So many letters of a door stand in a message that says more than the door."""


class DoorsScreen(OnceScreen[None]):
    """Shows the doors of one pair and keeps every step at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "Add", id="door.add", tooltip="Add a door to look out for"),
        Binding("u", "undo", "Undo", id="edit.undo", tooltip="Undo the last step made here"),
        Binding("q,ctrl+q,escape", "back", "Back", id="nav.back"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    AUTO_FOCUS = ""
    HELP = "Doors: people, jobs, talks that the mentor can open. Each step is one key and a line on what happened."

    def __init__(self, ledger: DoorLedger, pair: Pair, forms: Forms) -> None:
        super().__init__()
        self._forms = forms
        self._place = FormPlace("doors", pair.id)
        self._pair = pair
        self._ledger = ledger
        self._rewording = ""

    def compose(self) -> ComposeResult:
        """The doors, a line for a new one, those that are through."""
        pair = self._pair
        yield TopBar(
            f"meet   Doors   {pair.names} (mentor)",
            f"meet   Doors   {pair.names}",
        )
        with Vertical(id="doors-stage"), VerticalScroll(id="doors-page", classes="phase", can_focus=False):
            yield Static(
                plain_line(f"Doors: people, jobs, talks that {pair.mentor.name} can open"), classes="question"
            )
            yield DoorBox(
                pair.zone, empty="No open doors yet. Add one below: an introduction, a talk, a review.", id="doors"
            )
            yield Line(id="new-door", placeholder=self._asks_for_new, compact=True)
            yield Static("", id="doors-thanked", classes="aside", markup=False)
        yield MessageLine()
        yield KeyRow()

    @property
    def _asks_for_new(self) -> str:
        return f"{self._pair.mentor.name} looks out for ...   Enter: add"

    def on_mount(self) -> None:
        """Show the doors; the first one is marked."""
        self.draw()
        self.watch(self, "focused", self._say_keys)
        doors = self.query_one(DoorBox).doors
        (doors if doors.marked is not None else self.query_one("#new-door")).focus()
        if (typed := self._forms.typed(self._place)) is not None:
            self._type_again(typed)

    def _say_keys(self, focused: Widget | None) -> None:
        """Say what the keys do where the cursor is."""
        if self.left:
            return
        hint = "Up, Down: which door   its letter: move it on   e: edit   a: add   q: back"
        if isinstance(focused, Line):
            does = "save the new words" if self._rewording else "add it" if focused.id == "new-door" else "save"
            hint = f"Enter: {does}   Esc: back to the keys"
        self.query_one(MessageLine).hint(hint)

    @on(Line.Changed)
    def keep_letters(self) -> None:
        """Keep what stands in the two lines."""
        if self.left:
            return
        box = self.query_one(DoorBox)
        new, note = self.query_one("#new-door", Line).value, box.note.value
        door_id, stage = box.pending or (self._rewording, EDIT if self._rewording else "")
        if new or note:
            self._forms.keep(self._place, Typed({"new": new, "note": note}, door_id, stage))
        else:
            self._forms.clear(self._place)

    def _type_again(self, typed: Typed) -> None:
        """Put into the two lines what stood there when the program was gone."""
        box, new = self.query_one(DoorBox), self.query_one("#new-door", Line)
        new.value, note = typed.words.get("new", ""), typed.words.get("note", "")
        if typed.what == EDIT and any(door.id == typed.about for door in self._ledger.open()):
            self._rewording = typed.about
            new.focus()
        elif note and any(door.id == typed.about and typed.what in door.next_stages for door in self._ledger.open()):
            box.ask(typed.about, Stage(typed.what))
            box.note.value = note
        else:
            # The door went on elsewhere: what happened may be a door of its own.
            new.value = " ".join(words for words in (new.value, note) if words)
            new.focus()
        self._say(STILL_HERE)

    def draw(self) -> None:
        """Show how far each door is."""
        self.query_one(DoorBox).show(self._ledger.open())
        through = [door for door in self._ledger.all() if not door.open]
        thanked = self.query_one("#doors-thanked", Static)
        thanked.display = bool(through)
        words = "   ".join(f"{door_row(door, self._pair.zone).sign} {door.text}" for door in through[-THANKED:])
        thanked.update(plain(f"Closed ({len(through)}):  {words}"))

    @on(DoorBox.Moved)
    def move(self, event: DoorBox.Moved) -> None:
        """Keep how far a door came."""
        event.stop()
        door = self._keep(lambda: self._ledger.move(event.door_id, event.stage, event.note))
        if door is None:
            self._type_again(Typed({"note": event.note}, event.door_id, event.stage.value))
        else:
            self._say(f"{door.stage.words.capitalize()}: {shortened(door.text, CUT_AT)}   Esc, u: undo")

    @on(DoorList.Chosen)
    def edit(self, event: DoorList.Chosen) -> None:
        """Take the words of a door into the line below."""
        event.stop()
        door = next((door for door in self._ledger.open() if door.id == event.item_id), None)
        line = self.query_one("#new-door", Line)
        if door is not None and event.what == EDIT:
            if line.value.strip():
                self._say("A new door is being typed below. Enter: add it first.", problem=True)
                return
            self._rewording = door.id
            line.placeholder, line.value = "Other words for the selected door   Enter: save", door.text
            line.cursor_position = len(door.text)
            line.focus()

    def _reword(self, line: Line) -> None:
        """Keep other words of a door; none leave it as it is."""
        door_id, words = self._rewording, line.value
        if words.strip():
            door = self._keep(lambda: self._ledger.reword(door_id, words))
            if door is None:
                return
            self._say(f"Saved: {shortened(door.text, CUT_AT)}   Esc, u: undo")
        self._rewording = ""
        line.placeholder = self._asks_for_new
        line.clear()
        self.query_one(DoorBox).doors.focus()

    @on(Line.Submitted, "#new-door")
    def add(self, event: Line.Submitted) -> None:
        """Keep a new door, or other words of one."""
        event.stop()
        if self._rewording:
            self._reword(self.query_one("#new-door", Line))
        elif event.value.strip() and (door := self._keep(lambda: self._ledger.add(event.value))):
            event.input.clear()
            self._say(f"{door.stage.words.capitalize()}: {door.text}")

    def _keep(self, change: Callable[[], Opportunity | None]) -> Opportunity | None:
        """Make a change and show it; an error becomes a sentence, and gives None."""
        try:
            door = change()
        except MeetError as error:
            self._say(" ".join(error.lines()), problem=True)
            return None
        self.draw()
        return door

    def _say(self, sentence: str, *, problem: bool = False) -> None:
        self.query_one(MessageLine).say(sentence, problem=problem)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self._say(event.sentence, problem=True)

    @on(Say)
    def say_it(self, event: Say) -> None:
        """Say what a widget has to say."""
        event.stop()
        self._say(event.sentence, problem=event.problem)

    def action_add(self) -> None:
        """Go to the line for a new door."""
        self.query_one("#new-door").focus()

    def action_undo(self) -> None:
        """Undo the last step made here."""
        try:
            door = self._ledger.undo()
        except MeetError as error:
            self._say(" ".join(error.lines()), problem=True)
            return
        if door is None:
            self._say("Nothing to undo.")
            return
        self.draw()
        self.query_one(DoorBox).doors.mark(door.id)
        self.query_one(DoorBox).doors.focus()
        self._say(f"Taken back. {door.stage.words.capitalize()}: {shortened(door.text, CUT_AT)}")

    def action_back(self) -> None:
        """Back home."""
        self.dismiss(None)
