"""A small form that opens when something is asked: a few lines, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain_line

MOST_LINES = 3
"""Lines that can be asked for at once."""


@dataclass(frozen=True)
class Ask:
    """One line that is asked for."""

    label: str
    """What stands before the line."""
    value: str = ""
    """What stands in it already."""
    placeholder: str = ""
    """What stands in it while it is empty."""


class Asking(Vertical):
    """Enter goes from line to line and hands all of them over behind the last; Escape lets them go."""

    BINDINGS = [Binding("escape", "let_go", "Cancel", show=False, id="note.let-go", priority=True)]

    def __init__(self) -> None:
        super().__init__(id="asking")
        self._asked: Sequence[Ask] = ()
        self._done: Callable[[list[str]], None] | None = None
        self._back: Callable[[], None] | None = None
        self._gone: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """A title and the lines."""
        yield Static("", id="asking-title", classes="question", markup=False)
        for number in range(MOST_LINES):
            with Horizontal(classes="row"):
                yield Static("", classes="field-label", markup=False)
                yield Line(compact=True, id=f"ask-{number}")

    @property
    def words(self) -> list[str] | None:
        """What stands in the lines; None when nothing is asked, or they are as they were offered."""
        words = [line.value for line in self.lines]
        return None if self._done is None or words == [ask.value for ask in self._asked] else words

    @property
    def lines(self) -> list[Line]:
        """The lines that are asked for now."""
        return [*self.query(Line)][: len(self._asked)]

    def ask(
        self,
        title: str,
        asked: Sequence[Ask],
        done: Callable[[list[str]], None],
        back: Callable[[], None],
        gone: Callable[[], None] | None = None,
    ) -> None:
        """Open and ask for these lines; afterwards `done` gets them or `gone` is called, `back` in any case."""
        self._asked, self._done, self._back, self._gone = tuple(asked), done, back, gone
        self.query_one("#asking-title", Static).update(plain_line(title))
        for number, row in enumerate(self.query(".row")):
            row.display = number < len(self._asked)
        for line, one in zip(self.lines, self._asked, strict=True):
            line.placeholder = one.placeholder
            line.value = one.value
            line.cursor_position = len(one.value)
            assert line.parent is not None  # noqa: S101 - composed with its row
            line.parent.query_one(".field-label", Static).update(plain_line(one.label))
        self.add_class("-open")
        self.lines[0].focus()

    @on(Line.Submitted)
    def next_line(self, event: Line.Submitted) -> None:
        """Go on to the next line; behind the last one hand them over."""
        event.stop()
        lines = self.lines
        if event.input not in lines:
            return
        place = lines.index(event.input)
        if place + 1 < len(lines):
            lines[place + 1].focus()
            return
        words, done = [line.value for line in lines], self._done
        self._close()
        if done is not None:
            done(words)

    def action_let_go(self) -> None:
        """Close without an answer."""
        gone = self._gone
        self._close()
        if gone is not None:
            gone()

    def _close(self) -> None:
        back, self._back, self._done, self._gone = self._back, None, None, None
        if back is not None:
            back()
        self.remove_class("-open")
