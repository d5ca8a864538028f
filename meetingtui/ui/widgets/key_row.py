"""The last row: the keys that are legal now, drawn anew only when they are others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget


@dataclass(frozen=True)
class Hint:
    """One key of the row."""

    key: str
    """What Textual calls it."""
    shown: str
    """As people write it."""
    says: str
    """What it does, in a word or two."""
    legal: bool
    """False when it is shown but does nothing just now."""

    def content(self) -> Content:
        """As it is drawn."""
        dim = "" if self.legal else " dim"
        return Content.assemble((f" {self.shown} ", f"bold $keys{dim}"), (f"{self.says} ", f"$foreground{dim}"))


class KeyRow(Widget, can_focus=False):
    """One widget for the whole row: the stock footer makes one of each key, anew at every change of the focus."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.hints: tuple[Hint, ...] = ()
        """The keys on the left, in the order of their bindings."""
        self.palette: Hint | None = None
        """The key of all commands, on the right; None where there is none."""

    def on_mount(self) -> None:
        """Learn of other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self.bindings_changed)

    def on_unmount(self) -> None:
        """Learn of nothing any more."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Draw the row anew, if other keys are legal than those in it."""
        if not self.is_attached or screen is not self.screen or not screen.app.app_focus:
            return
        active = screen.active_bindings
        hints: dict[str, Hint] = {}
        for _, binding, enabled, _ in active.values():
            if binding.show and binding.action not in hints:
                hints[binding.action] = self._hint(binding, enabled)
        palette = None
        if (of_all := active.get(self.app.COMMAND_PALETTE_BINDING)) is not None:
            palette = self._hint(of_all.binding, of_all.enabled)
        if (tuple(hints.values()), palette) != (self.hints, self.palette):
            self.hints, self.palette = tuple(hints.values()), palette
            self.refresh()

    def _hint(self, binding: Binding, enabled: bool) -> Hint:
        return Hint(binding.key, self.app.get_key_display(binding), binding.description, enabled)

    def render(self) -> Content:
        """The row for the present width."""
        left, right = Content("").join(hint.content() for hint in self.hints), self._right()
        room = max(0, self.size.width - right.cell_length)
        if left.cell_length > room:
            left = left[:room]
        return Content.assemble(left, " " * (room - left.cell_length), right)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        start = 0
        for hint in self.hints:
            end = start + hint.content().cell_length
            if start <= event.x < end:
                self._press(hint)
            start = end
        if self.palette is not None and event.x >= self.size.width - self._right().cell_length:
            self._press(self.palette)

    def _right(self) -> Content:
        return self.palette.content() if self.palette is not None else Content("")

    def _press(self, hint: Hint) -> None:
        if hint.legal:
            self.app.simulate_key(hint.key)
