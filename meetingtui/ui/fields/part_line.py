"""A short part of a step beside its main field, on one line: a day, a place, what was tried."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from meetingtui.ui.fields.kept_text import KeptText
from meetingtui.ui.fields.line import Line
from meetingtui.ui.shell.messages import AtEdge, GoOn, Intent


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
        """`writes` and `said_back` are those of `KeptText`."""
        super().__init__(text, placeholder=placeholder, compact=True, id=id)
        self._kept = KeptText(self, self.value, writes, said_back=said_back)

    def on_focus(self) -> None:
        """Stand behind the words that are there."""
        self.to_end()

    def to_end(self) -> None:
        """Stand behind the words."""
        self.cursor_position = len(self.value)

    @on(Line.Changed)
    def keep_text(self, event: Line.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        self._kept.changed(self.value)

    def unsaved(self) -> Intent | None:
        """What keeps the words that stand there now; None when they are kept."""
        return self._kept.unsaved(self.value)

    def put(self, text: str) -> None:
        """Show another text; it counts as kept."""
        self._kept.put(text)
        with self.prevent(Line.Changed):
            self.value = text
        self.to_end()

    @on(Line.Submitted)
    def enter(self, event: Line.Submitted) -> None:
        """Go on."""
        event.stop()
        self.post_message(GoOn(self))

    def action_walk(self, step: int) -> None:
        """Leave the line."""
        self.post_message(AtEdge(step))
