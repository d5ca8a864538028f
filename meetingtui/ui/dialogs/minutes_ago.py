"""Asks how many minutes ago the meeting began."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.fields.line import Line


class MinutesAgo(OnceModalScreen[int | None]):
    """Answers with whole minutes; None when nobody answered."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", "Back", id="nav.back")]

    def compose(self) -> ComposeResult:
        """The question and a short line."""
        with Vertical(classes="dialog"):
            yield Static("How many minutes before the clock started did you begin?", classes="dialog-title")
            yield Line(id="minutes", placeholder="6", max_length=3, compact=True)
            yield Static("", id="minutes-problem", classes="dialog-fact", markup=False)
            yield Static("Enter: move the start   Esc: back", classes="hint")

    @on(Line.Submitted)
    def answer(self, event: Line.Submitted) -> None:
        """A whole number of minutes is the answer."""
        text = event.value.strip()
        if text.isascii() and text.isdigit() and int(text) > 0:
            self.dismiss(int(text))
        else:
            self.query_one("#minutes-problem", Static).update("Type whole minutes, such as 6.")

    def action_stay(self) -> None:
        """Nobody answered."""
        self.dismiss(None)
