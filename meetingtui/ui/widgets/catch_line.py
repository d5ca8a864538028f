"""A line for a thought that comes in passing: it opens above the body and gives the focus back."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.ui.fields import Line
from meetingtui.ui.messages import Say, Write


class CatchLine(Horizontal):
    """Enter keeps the thought for open discussion, Escape lets it go; the field that had the focus gets it back."""

    BINDINGS = [Binding("escape", "let_go", "Let it go", show=False, id="nav.back", priority=True)]

    def __init__(self) -> None:
        super().__init__(id="catch")
        self._back: Widget | None = None

    def compose(self) -> ComposeResult:
        """A label and the line."""
        yield Static("Catch a thought:", classes="field-label", markup=False)
        yield Line(placeholder="Enter keeps it for open discussion, Esc lets it go", compact=True)

    def open(self) -> None:
        """Open the line and remember where the focus was."""
        if not self.has_class("-open"):
            self._back = self.screen.focused
            self.add_class("-open")
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def keep(self, event: Line.Submitted) -> None:
        """Keep the thought and go back."""
        event.stop()
        text = event.value
        if text.strip():
            self.post_message(Write(lambda notebook: notebook.catch(text)))
            self.post_message(Say("Caught for open discussion."))
        self.action_let_go()

    def action_let_go(self) -> None:
        """Close the line and give the focus back."""
        self.query_one(Line).clear()
        self.remove_class("-open")
        back, self._back = self._back, None
        self.screen.set_focus(back if back is not None and back.is_attached else None, scroll_visible=False)
