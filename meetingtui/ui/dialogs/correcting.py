"""Gives a line of a finished meeting other words; what it first said is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.record.page_lines import PageLine
from meetingtui.domain.record.parts import goes_on
from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.plain import plain


class Correcting(OnceModalScreen[str | None]):
    """Answers with the new words; None when the line stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f8", "keep", "Keep", id="item.keep"),
        Binding("escape", "stay", "Back", id="nav.back", priority=True),
    ]

    def __init__(self, line: PageLine, typed: str, keep: Callable[[str], None]) -> None:
        """`typed` stands in the field: the words of the line, or what was typed last time and not kept.

        Args:
            line: The line.
            typed: What stands in the field.
            keep: Called with the words whenever they are others than before, so that they are not lost.
        """
        super().__init__()
        self._keep = keep
        self._line = line
        self.typed = typed
        """What stands in the field."""
        self._as_it_was = typed == line.words
        self.offered = typed
        """What stood there at first, as the field shows it."""

    def compose(self) -> ComposeResult:
        """What the line says, and a field with its words."""
        line = self._line
        with Vertical(classes="dialog"):
            yield Static("Correct this line", classes="dialog-title")
            says = f"Originally: {line.was}" if line.amended else f"Now: {line.words}"
            yield Static(plain(says), classes="dialog-fact says")
            if goes_on(line.key):
                yield Static(
                    "This corrects the record only; what is still open keeps its own words.", classes="dialog-fact"
                )
            if "\n" in self.typed:
                yield Notes(self.typed, id="correction")
                yield Static("Ctrl+S: save, with today's date   Esc: cancel", classes="hint")
            else:
                yield Line(self.typed, id="correction", compact=True)
                yield Static("Enter: save, with today's date   Esc: cancel", classes="hint")
            yield Static("", id="correction-problem", classes="dialog-fact", markup=False)

    def on_mount(self) -> None:
        """Write at the end of the words."""
        field = self.query_one("#correction")
        if isinstance(field, Line):
            field.cursor_position = len(field.value)
            self.offered = field.value
        elif isinstance(field, Notes):
            field.move_cursor(field.document.end)
            self.offered = field.text
        field.focus()

    @on(Notes.Changed)
    @on(Line.Changed)
    def remember(self, event: Notes.Changed | Line.Changed) -> None:
        """Keep what is typed at hand."""
        typed = event.text_area.text if isinstance(event, Notes.Changed) else event.value
        if typed != self.typed:
            self.typed = typed
            self._keep(typed)

    @on(Line.Submitted)
    def action_keep(self) -> None:
        """These are the new words."""
        unchanged = self._as_it_was and self.typed == self.offered
        self.dismiss(None if unchanged else self.typed)

    def action_stay(self) -> None:
        """The line stays as it is."""
        self.dismiss(None)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self.query_one("#correction-problem", Static).update(plain(event.sentence))
