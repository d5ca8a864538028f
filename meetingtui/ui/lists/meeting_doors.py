"""The doors in a running meeting: what is typed about one is kept letter by letter."""

from __future__ import annotations

from textual import on

from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.meeting.contents import Contents
from meetingtui.ui.fields.entry_line import Intent
from meetingtui.ui.fields.line import Line
from meetingtui.ui.lists.door_box import DoorBox
from meetingtui.ui.shell.messages import Write

BEGINS = "door/"
"""How the keys begin under which a line is kept that was not entered yet; door and stage follow."""


class MeetingDoors(DoorBox):
    """Writes down how far a door came; letters that were not entered come back after a crash."""

    _kept = ""
    _restored = False

    def draw(self, contents: Contents, *, today_too: bool = False) -> None:
        """Show the doors that are open, those of today too if wanted."""
        doors = [door for door in contents.doors if door.open]
        today: list[Opportunity] = [door for door in contents.lookouts if door.open] if today_too else []
        self.show([*doors, *today], frozenset(door.id for door in today))
        if not self._restored:
            self._restored = True
            self._restore(contents)

    def _restore(self, contents: Contents) -> None:
        for key, text in contents.not_entered.items():
            door_id, _, stage = key.removeprefix(BEGINS).rpartition("/")
            known = key.startswith(BEGINS) and stage in tuple(Stage)
            if known and text.strip() and self._legal(door_id, Stage(stage)):
                self.pending, self._kept = (door_id, Stage(stage)), text
                with self.note.prevent(Line.Changed):
                    self.note.value = text
                self._draw()

    def ask(self, door_id: str, stage: Stage) -> None:
        """Ask what happened; words about another door are entered first, those about this one move along."""
        if self.pending is not None and self.pending[0] != door_id and (moved := self.taken_move()) is not None:
            self.post_message(moved)
        words = self.note.value
        self._keep("")
        super().ask(door_id, stage)
        self._keep(words)

    def _forget(self) -> None:
        self._keep("")
        with self.note.prevent(Line.Changed):
            super()._forget()

    def _keep(self, text: str) -> None:
        if self.pending is not None and text != self._kept:
            door_id, stage = self.pending
            key, self._kept = f"{BEGINS}{door_id}/{stage.value}", text
            self.post_message(Write(lambda notebook: notebook.type_line(key, text)))

    @on(Line.Changed, ".door-note")
    def keep_letters(self, event: Line.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        self._keep(event.value)

    @on(DoorBox.Moved)
    def write_down(self, event: DoorBox.Moved) -> None:
        """Write down how far the door came."""
        event.stop()
        self.post_message(Write(_intent(event)))

    def taken(self) -> Intent | None:
        """What moves the door of which somebody wrote; the words are cleared. None when there are none."""
        moved = self.taken_move()
        return _intent(moved) if moved is not None else None


def _intent(moved: DoorBox.Moved) -> Intent:
    return lambda notebook: notebook.move_door(moved.door_id, moved.stage, moved.note)
