"""The cursor of the terminal stands where letters go: input methods and dead keys draw there before they send."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Input, TextArea


def place_caret(screen: Screen[object]) -> None:
    """Put the terminal's cursor where the focused field has its own, once the field was moved or given room."""
    field = screen.focused
    if isinstance(field, TextArea | Input) and screen.app.cursor_position != field.cursor_screen_offset:
        screen.app.cursor_position = field.cursor_screen_offset
        field.refresh()
