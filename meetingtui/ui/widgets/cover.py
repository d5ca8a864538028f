"""What stands in the place of all words while the screen is covered."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Static


class Cover(Static, can_focus=True):
    """Has the focus while nothing but the clock is seen: what is typed then goes nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "screen.cover", "Uncover", id="cover.lift"),
        Binding("space", "screen.pause", "Pause", id="cover.pause"),
    ]

    def __init__(self) -> None:
        super().__init__("Hidden. The meeting goes on. Press v to show it again.", id="cover", markup=False)
