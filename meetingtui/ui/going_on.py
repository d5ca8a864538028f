"""Enter goes on: to the next field, and behind the last one it says how the meeting goes on."""

from __future__ import annotations

from textual.widget import Widget

from meetingtui.ui.fields import walk
from meetingtui.ui.messages import Say

LAST = "That was the last line here. Ctrl+N goes on."
"""Said behind the last field: nobody is thrown back to the first one."""


def go_on(field: Widget) -> None:
    """Move the focus from a field to the one after it."""
    if not walk(field, 1):
        field.post_message(Say(LAST))
