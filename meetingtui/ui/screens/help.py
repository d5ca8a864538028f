"""Help: the keys of the screen below, and a few words on what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.commands import Command


class HelpScreen(OnceModalScreen[None]):
    """Lists what can be done now; any of the keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,ctrl+g,q,enter", "close", "Close", id="nav.back"),
    ]

    def __init__(self, commands: Sequence[Command], words: str) -> None:
        super().__init__()
        self._commands = commands
        self._words = words

    def compose(self) -> ComposeResult:
        """Words first, then the keys."""
        with VerticalScroll(classes="dialog", id="help"):
            yield Static("Help", classes="dialog-title")
            yield Static(self._words, classes="dialog-fact")
            rows = [
                Content.assemble((f"{command.keys:<22}", "bold $keys"), plain_line(command.says))
                for command in self._commands
            ]
            yield Static(Content("\n").join(rows), id="help-keys")
            yield Static(
                "While you type, only keys with Ctrl, F keys and Esc are commands.   Esc: back", classes="hint"
            )

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
