"""The doors that the mentor looks out for or opens; one key and a line of what happened move one on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.lists.item_list import ItemList
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.words.doors import STAGE_KEYS, STAGE_WORD, door_row, stage_keys

EDIT = "edit"
"""Chosen for a door that is to get other words."""


class DoorList(ItemList):
    """Doors; the keys of the stages that are still ahead move the marked one on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"move_on('{stage.value}')",
                STAGE_WORD[stage].capitalize(),
                show=False,
                id=f"door.{stage.value}",
                tooltip=f"Mark the selected door: {STAGE_WORD[stage]}",
            )
            for key, stage in STAGE_KEYS.items()
        ),
        Binding("e", "edit", "Edit", show=False, id="door.edit", tooltip="Edit the selected door"),
    ]

    @dataclass
    class Chosen(Message):
        """Something is to be done with the marked door."""

        item_id: str
        """Which door."""
        what: str
        """`edit`, or the stage to which it is to move."""

    doors: Sequence[Opportunity] = ()
    """What is shown."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Onward only."""
        if action == "move_on":
            door = next((door for door in self.doors if door.id == self.marked), None)
            return door is not None and parameters[0] in door.next_stages
        return self.marked is not None if action == "edit" else True

    def on_key(self, event: events.Key) -> None:
        """Take the key of a stage that is behind: above, the letter may mean something else."""
        stage = STAGE_KEYS.get(event.key)
        if stage is not None and not self.check_action("move_on", (stage.value,)):
            event.stop()
            event.prevent_default()
            self.post_message(Say("A door only moves forward. Its next steps are below it."))

    def action_move_on(self, stage: str) -> None:
        """Ask what happened when the marked door came so far."""
        self._choose(stage)

    def action_edit(self) -> None:
        """Take the marked one into a line to reword it."""
        self._choose(EDIT)

    def _choose(self, what: str) -> None:
        if self.marked is not None:
            self.post_message(self.Chosen(self.marked, what))


class DoorBox(Vertical):
    """A list of doors, its keys, and the line of what happened; Enter there moves the door on."""

    @dataclass
    class Moved(Message):
        """A door came further."""

        door_id: str
        """Which one."""
        stage: Stage
        """How far it is now."""
        note: str
        """What happened."""

    def __init__(self, zone: str, *, empty: str, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="door-box")
        self._zone = zone
        self._empty = empty
        self.pending: tuple[str, Stage] | None = None
        """The door that is about to move, and how far; None while nothing is asked."""

    def compose(self) -> ComposeResult:
        """List, keys, question, line."""
        yield DoorList(id=f"{self.id}-list", empty=self._empty)
        yield Static("", classes="hint door-keys", markup=False)
        yield Static("", classes="field-label door-ask", markup=False)
        yield Line(placeholder="What happened, in one line   Enter: save", compact=True, classes="door-note")

    @property
    def doors(self) -> DoorList:
        """The list."""
        return self.query_one(DoorList)

    @property
    def note(self) -> Line:
        """The line of what happened."""
        return self.query_one(".door-note", Line)

    def show(self, doors: Sequence[Opportunity]) -> None:
        """Show these doors."""
        self.doors.doors = tuple(doors)
        self.doors.show([door_row(door, self._zone) for door in doors])
        if self.pending is not None and not self._legal(*self.pending):
            self._forget()
        self._draw()

    def ask(self, door_id: str, stage: Stage) -> None:
        """Ask what happened; the same answer again, without words, takes it back."""
        if self.pending == (door_id, stage) and not self.note.value.strip():
            self._forget()
        else:
            self.pending = (door_id, stage)
        self._draw()
        if self.pending is not None:
            self.note.focus()

    def _legal(self, door_id: str, stage: Stage) -> bool:
        return any(door.id == door_id and stage in door.next_stages for door in self.doors.doors)

    def _forget(self) -> None:
        self.note.clear()
        self.pending = None

    def _draw(self) -> None:
        marked = next((door for door in self.doors.doors if door.id == self.doors.marked), None)
        keys = self.query_one(".door-keys", Static)
        keys.display = marked is not None
        if marked is not None:
            keys.update(plain(stage_keys(marked)))
        ask = self.query_one(".door-ask", Static)
        ask.display = self.note.display = self.pending is not None
        if self.pending is not None:
            door_id, stage = self.pending
            text = next((door.text for door in self.doors.doors if door.id == door_id), "")
            ask.update(plain_line(f"{STAGE_WORD[stage].capitalize()}: {text}. What happened?"))

    @on(ItemList.Marked)
    def draw_keys(self, event: ItemList.Marked) -> None:
        """The keys belong to the marked door."""
        event.stop()
        self._draw()

    @on(DoorList.Chosen)
    def choose(self, event: DoorList.Chosen) -> None:
        """A stage asks what happened; the rest is the business of whoever shows the box."""
        if event.what in tuple(Stage):
            event.stop()
            self.ask(event.item_id, Stage(event.what))

    @on(Line.Submitted, ".door-note")
    def move(self, event: Line.Submitted) -> None:
        """Move the door on, and go to the next one or behind the list."""
        event.stop()
        if self.pending is None:
            return
        self.post_message(self.Moved(*self.pending, event.value))
        if self.doors.mark_next():
            self.doors.focus()
        else:
            go_on(self.note)
        self._forget()
        self._draw()
