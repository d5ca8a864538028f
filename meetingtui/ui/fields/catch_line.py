"""A line for what comes in passing: it opens above the body and gives the focus back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.meeting.contents import Contents
from meetingtui.services.notebook import Notebook
from meetingtui.ui.fields.draft_line import DraftLine
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Intent, Say, Write


class CatchLine(Horizontal):
    """Enter keeps the words, Escape leaves them for later; the field that had the focus gets it back."""

    BINDINGS = [Binding("escape", "close", "Later", show=False, id="nav.back", priority=True)]

    class Closed(Message):
        """What had the focus cannot have it any more: it is the business of the screen."""

    def __init__(
        self,
        label: str,
        keep: Callable[[Notebook, str], Any],
        contents: Contents,
        *,
        becomes: str,
        said: str,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id, classes="catch")
        self._label = label
        self._keep = keep
        self._contents = contents
        self._becomes = becomes
        self._said = said
        self._back: Widget | None = None

    def compose(self) -> ComposeResult:
        """A label and the line."""
        yield Static(plain_line(self._label), classes="field-label")
        yield DraftLine(f"line/{self.id}", self._contents, placeholder=f"Enter: keep it {self._becomes}   Esc: later")

    def open(self) -> None:
        """Open the line and remember where the focus was."""
        if not self.has_class("-open"):
            self._back = self.screen.focused
            self.add_class("-open")
        self.query_one(Line).focus()

    @on(Line.Submitted)
    def keep(self, event: Line.Submitted) -> None:
        """Keep the words and go back."""
        event.stop()
        if (intent := self.taken()) is not None:
            self.post_message(Write(intent))
            self.post_message(Say(self._said))
        self.action_close()

    def taken(self) -> Intent | None:
        """What keeps the words, which are cleared; None when there are none."""
        line, keep = self.query_one(DraftLine), self._keep
        text = line.value
        if not text.strip():
            return None
        line.clear()
        return lambda notebook: keep(notebook, text)

    def action_close(self) -> None:
        """Close the line, keep its letters for the next time, and give the focus back."""
        self.remove_class("-open")
        back, self._back = self._back, None
        if back is not None and back.is_attached and back.focusable:
            self.screen.set_focus(back, scroll_visible=False)
        else:
            self.post_message(self.Closed())


def thought_line(contents: Contents) -> CatchLine:
    """The line for a thought."""
    return CatchLine(
        "Catch a thought:",
        lambda notebook, text: notebook.catch(text),
        contents,
        becomes="for open discussion",
        said="Caught for open discussion.",
        id="catch",
    )


def new_door_line(mentor: str, contents: Contents) -> CatchLine:
    """The line for a door that the mentor will look out for."""
    return CatchLine(
        "A door to open:",
        lambda notebook, text: notebook.look_out(text),
        contents,
        becomes=f"for {mentor} to look out for",
        said=f"{mentor} looks out for it. It stands in next steps.",
        id="new-door",
    )
