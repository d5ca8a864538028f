"""A list to choose from, in windows of any size."""

from __future__ import annotations

from textual.widgets import OptionList


class Options(OptionList):
    """A list to choose from; where it has no room to be drawn, its page keys do nothing."""

    def action_page_up(self) -> None:
        """Go up a page."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go down a page."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
