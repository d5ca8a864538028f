"""What is said of the keys for past meetings: in a line above them, and in the last row, where seven fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import ActiveBinding, Binding

TYPING = "All words must match.   Tab: complete a filter   Enter: list"
CHOOSING = "Up, Down: meeting   Right: text   /: search"
READING = "Up, Down: line   1 2 3: phase   Enter: correct the line   Left: list"
CORRECT = "Correct the selected line"
FOR_A_MEETING = ("out.export", "out.copy", "history.version")
FOR_A_LINE = ("edit.undo",)
"""Keys that work in both, and are named in one."""


def with_names(keys: Mapping[str, ActiveBinding], *, reading: bool) -> dict[str, ActiveBinding]:
    """The keys as they are named in the last row, while a line is marked or while a meeting is."""
    hidden = FOR_A_MEETING if reading else FOR_A_LINE
    return {key: active._replace(binding=_named(active.binding, hidden, reading)) for key, active in keys.items()}


def _named(binding: Binding, hidden: tuple[str, ...], reading: bool) -> Binding:
    if reading and binding.id == "history.enter":
        return replace(binding, description="Correct")
    return replace(binding, show=False) if binding.id in hidden else binding
