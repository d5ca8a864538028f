"""Where words go that come while no field has the focus: into the field that was left, or that lies below a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Field(Protocol):
    """What people write in."""

    def take(self, text: str) -> bool:
        """Put a text where the cursor is; False when it does not fit, which the field says itself."""
        ...


def field_behind(screen: Screen[Any]) -> Field | None:
    """The field that has the focus on the screen below a box."""
    stack = screen.app.screen_stack
    below = stack[: stack.index(screen)] if screen in stack else []
    return _field(below[-1].focused) if below and screen.is_modal else None


def field_for_words(stack: Sequence[Screen[Any]], left: Widget | None) -> Field | None:
    """The field that words without a field belong to, on the screen that is seen below the boxes.

    Args:
        stack: The screens, the topmost last.
        left: The field that Escape left last.
    """
    for screen in reversed(stack):
        for widget in (screen.focused, left):
            if widget is not None and widget in screen.focus_chain:
                field = _field(widget)
                if field is not None:
                    return field
        if not screen.is_modal:
            return None
    return None


def _field(widget: Widget | None) -> Field | None:
    return cast("Field", widget) if getattr(widget, "TAKES_LETTERS", False) else None
