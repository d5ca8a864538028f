"""The live screen with a cover, and with a memory for where the cursor was."""

from __future__ import annotations

from textual.widget import Widget

from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.ports import Drafts
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.screens.live_view import LiveView

LEGAL_UNDER_COVER = {"cover", "pause"}
"""What the keys may do while nothing but the clock is seen."""


class CoverableView(LiveView):
    """Hides all words at a key, and gives the focus back to the field that had it."""

    def __init__(self, live: LiveMeeting, drafts: Drafts) -> None:
        super().__init__(live, drafts)
        self._last_field: Widget | None = None

    @property
    def covered(self) -> bool:
        """Whether nothing but the clock is seen."""
        return self.has_class("-covered")

    def say_what_typing_does(self, focused: Widget | None) -> None:
        """Say it, and remember the field."""
        super().say_what_typing_does(focused)
        if focused is not None:
            self._last_field = focused

    def focus_first(self, pane: PhasePane) -> None:
        """Not under the cover: nobody would see what is typed there."""
        if self.covered:
            self._last_field = pane.first_field()
        else:
            super().focus_first(pane)

    def action_cover(self) -> None:
        """Cover everything but the clock, or show it again."""
        self.set_class(not self.covered, "-covered")
        if self.covered:
            self.set_focus(None)
        else:
            # The fields can take the focus once they are drawn again.
            self.call_after_refresh(self.action_back_to_field)
        self.refresh_bindings()

    def action_back_to_field(self) -> None:
        """Give the focus back to the field that had it last, or to the first one of the phase."""
        chain = self.focus_chain
        field = self._last_field if self._last_field in chain else next(iter(chain), None)
        self.set_focus(None if self.covered else field)

    def action_next_field(self) -> None:
        """Go to the next field; from the letter keys back to the one that was left."""
        if self.focused is None:
            self.action_back_to_field()
        else:
            self.focus_next()
