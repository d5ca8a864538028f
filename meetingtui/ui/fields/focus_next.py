"""Enter goes on: to the next field, and behind the last one it says how the meeting goes on."""

from __future__ import annotations

from textual.widget import Widget

from meetingtui.ui.fields.line import walk
from meetingtui.ui.lists.item_list import ItemList
from meetingtui.ui.shell.messages import Say

LAST = "That was the last field here.   Ctrl+N: next phase"
"""Said behind the last field: nobody is thrown back to the first one."""


def go_on(field: Widget) -> None:
    """Move the focus from a field to the one after it; past lists, whose keys would take the next words."""
    here = field
    while walk(here, 1):
        focused = here.screen.focused
        if focused is None or not isinstance(focused, ItemList):
            return
        here = focused
    if here is not field:
        field.screen.set_focus(field)
    field.post_message(Say(LAST))
