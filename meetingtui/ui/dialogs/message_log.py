"""What was said on the message line, to be read again (CONTRIBUTING, R15)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.plain import plain


class SaidScreen(OnceModalScreen[None]):
    """Lists the messages, the newest first; Escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "close", "Close", id="nav.back"),
    ]

    def __init__(self, said: Iterable[str]) -> None:
        super().__init__()
        self._said = [*said]

    def compose(self) -> ComposeResult:
        """One message a row."""
        with VerticalScroll(classes="dialog"):
            yield Static("Messages", classes="dialog-title")
            yield Static(plain("\n".join(reversed(self._said)) or "No messages yet."), id="said")
            yield Static("Newest first.   Esc: back", classes="hint")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
