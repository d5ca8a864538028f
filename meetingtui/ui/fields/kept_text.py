"""What of a field's words is kept already, and what keeps the rest, whatever kind of field it is."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from meetingtui.ui.shell.messages import Edited, Intent, Write


class KeptText:
    """Belongs to one field, which tells it each change of its words."""

    def __init__(self, field: Widget, text: str, writes: Callable[[str], Intent], *, said_back: bool) -> None:
        """`writes` gives what keeps the text; `said_back`: something is said of the words while they are typed."""
        self._field = field
        self._kept = text
        self._writes = writes
        self._said_back = said_back

    def changed(self, text: str) -> None:
        """Have the words kept as they are now."""
        if (intent := self.unsaved(text)) is not None:
            # To the screen itself: on the way up through every box a letter would cost twice as much.
            self._field.screen.post_message(Write(intent))
        if self._said_back:
            self._field.post_message(Edited(self._field))

    def unsaved(self, text: str) -> Intent | None:
        """What keeps these words; None when they are kept."""
        if text == self._kept:
            return None
        self._kept = text
        return self._writes(text)

    def put(self, text: str) -> None:
        """The field shows another text, which counts as kept."""
        self._kept = text
