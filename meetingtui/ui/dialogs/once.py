"""Screens that are left once, however often the key is pressed."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType


class OnceScreen(Screen[ScreenResultType]):
    """Answers once: keys that were still on their way leave no screen below it, and answer no second time."""

    left = False
    """Whether it was dismissed already."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave the screen with a result; does nothing when it was left before, or while another is above it."""
        if self.left or not self.is_current:
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)


# The style sheets know a class by the first of its bases, and dialogs are styled as modal screens.
class OnceModalScreen(ModalScreen[ScreenResultType], OnceScreen[ScreenResultType]):
    """The same for a question above another screen."""
