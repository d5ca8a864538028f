"""A short part of a step beside its main field, on one line: a day, a place, what was tried."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from meetingtui.ui.fields.line import Line
from meetingtui.ui.shell.messages import AtEdge, Edited, GoOn, Intent, Write


class PartLine(Line):
    """Keeps each letter; Enter and the arrows are the business of the step."""

    def __init__(
        self,
        text: str,
        writes: Callable[[str], Intent],
        *,
        placeholder: str = "",
        said_back: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`writes` gives what keeps the whole text, after each change of it."""
        super().__init__(text, placeholder=placeholder, compact=True, id=id)
        self.said_back = said_back
        """Whether something is said of the words while they are typed, such as how a day is understood."""
        self._writes = writes
        self._kept = self.value

    def on_focus(self) -> None:
        """Stand behind the words that are there."""
        self.cursor_position = len(self.value)

    @on(Line.Changed)
    def keep_text(self, event: Line.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        if (intent := self.unsaved()) is not None:
            # To the screen itself: on the way up through every box a letter would cost twice as much.
            self.screen.post_message(Write(intent))
        if self.said_back:
            self.post_message(Edited(self))

    def unsaved(self) -> Intent | None:
        """What keeps the words that stand there now; None when they are kept."""
        if self.value == self._kept:
            return None
        self._kept = self.value
        return self._writes(self.value)

    def put(self, text: str) -> None:
        """Show another text; it counts as kept."""
        self._kept = text
        with self.prevent(Line.Changed):
            self.value = text
        self.cursor_position = len(self.value)

    @on(Line.Submitted)
    def enter(self, event: Line.Submitted) -> None:
        """Go on."""
        event.stop()
        self.post_message(GoOn(self))

    def action_walk(self, step: int) -> None:
        """Leave the line."""
        self.post_message(AtEdge(step))
