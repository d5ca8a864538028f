"""The last row: the keys that are legal now, drawn anew only when they are others."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widgets import Footer


class KeyRow(Footer):
    """The stock footer, which would build itself anew at every change of the focus (ux, R12)."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: list[tuple[str, str, bool]] | None = None

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Build the row anew, if other keys are legal than those in it."""
        if not self.is_attached or screen is not self.screen:
            return
        listed = [
            (active.binding.key, active.binding.description, active.enabled)
            for active in screen.active_bindings.values()
            if active.binding.show or active.binding.action == "command_palette"
        ]
        if listed != self._listed and screen.app.app_focus:
            self._listed = listed
            super().bindings_changed(screen)
