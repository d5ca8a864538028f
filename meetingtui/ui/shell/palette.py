"""The palette of all commands, for keys of any speed and windows of any size."""

from __future__ import annotations

from contextlib import suppress

from textual import work
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.widgets import OptionList

from meetingtui.ui.terminal.textual_internals import GATHERING, gather_commands


class Palette(CommandPalette):
    """Textual's palette, which can be left while it looks for commands, and moves only in a list that is seen."""

    def _action_command_list(self, action: str) -> None:
        if any(options.scrollable_content_region for options in self.query(OptionList)):
            super()._action_command_list(action)

    @work(exclusive=True, group=GATHERING)
    async def _gather_commands(self, search_value: str) -> None:
        # It begins in a task of its own, and by then the palette may be gone with its list.
        with suppress(NoMatches):
            await gather_commands(self, search_value)
