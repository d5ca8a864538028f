"""The field of the open step: its words wrap by themselves, and Enter goes to the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from meetingtui.ui.fields.kept_text import KeptText
from meetingtui.ui.fields.line import JOINT, fits
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.shell.messages import AtEdge, GoOn, Intent, Say

NEW_LINE = "Ctrl+J: new line"


class StepNotes(Notes):
    """Ctrl+J makes a new line where the answer may have several; elsewhere a paste is joined to one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+j,alt+enter,shift+enter", "new_line", "New line", show=False, id="field.new-line"),
    ]

    def __init__(
        self,
        text: str,
        writes: Callable[[str], Intent],
        *,
        placeholder: str = "",
        one_line: bool = False,
        said_back: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`writes` and `said_back` are those of `KeptText`."""
        super().__init__(text, placeholder=placeholder, compact=True, id=id)
        self.one_line = one_line
        """Whether the answer is one line, however it is wrapped."""
        self._kept = KeptText(self, self.text, writes, said_back=said_back)

    def on_mount(self) -> None:
        """Stand behind the words that are there."""
        self.to_end()

    def to_end(self) -> None:
        """Stand behind the words."""
        self.move_cursor(self.document.end)

    @on(Notes.Changed)
    def keep_text(self, event: Notes.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        self._kept.changed(self.text)

    def unsaved(self) -> Intent | None:
        """What keeps the words that stand there now; None when they are kept."""
        return self._kept.unsaved(self.text)

    def put(self, text: str) -> None:
        """Show another text, with the cursor behind it; it counts as kept."""
        self._kept.put(text)
        with self.prevent(Notes.Changed):
            self.load_text(text)
        self.to_end()

    async def on_key(self, event: events.Key) -> None:
        """Enter goes on; the stock field would make a new line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(GoOn(self))

    def take(self, text: str) -> bool:
        """Put a paste where the cursor is, joined where the answer is one line."""
        return super().take(joined(text) if self.one_line else text)

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        if self.one_line:
            if fits(self, self.text, self.app.clipboard):
                self.take(self.app.clipboard)
        else:
            super().action_paste()

    def action_undo(self) -> None:
        """Take back the last edit; where there is none, the key belongs to the meeting."""
        if not self.history.undo_stack:
            raise SkipAction
        super().action_undo()
        self.post_message(Say("The last words are taken back.   Ctrl+Y: bring them again"))

    def action_redo(self) -> None:
        """Bring the last edit back; where there is none, the key belongs to the meeting."""
        if not self.history.redo_stack:
            raise SkipAction
        super().action_redo()

    def action_new_line(self) -> None:
        """Begin a new line, where there may be several."""
        if not self.one_line:
            self.move_cursor(self.replace("\n", *self.selection).end_location)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row; from the first one out of the field."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(AtEdge(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row; from the last one out of the field."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(AtEdge(1))
        else:
            super().action_cursor_down(select)


def joined(text: str) -> str:
    """The lines of a text on one line, each still told apart."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return JOINT.join(lines) if len(lines) > 1 else text.replace("\n", " ")
