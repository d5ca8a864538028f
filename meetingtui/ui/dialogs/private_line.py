"""One line that somebody keeps to themselves, above a screen on which no meeting is held."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.services.forms import FormPlace, Forms, Typed
from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.fields.line import Line, TextRefused
from meetingtui.ui.plain import plain

_WORDS = "words"


class PrivateLine(OnceModalScreen[bool]):
    """Answers whether a line was kept; what was typed and left stands there the next time."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "later", "Later", id="nav.back", priority=True)]

    def __init__(self, keep: Callable[[str], object], forms: Forms, place: FormPlace) -> None:
        """`keep` may raise MeetError, which is said.

        Args:
            keep: Keeps the line.
            forms: Keeps what is typed until then.
            place: Where they keep it.
        """
        super().__init__()
        self._keep_line, self._forms, self._place = keep, forms, place
        typed = forms.typed(place)
        self._typed = typed.words.get(_WORDS, "") if typed else ""

    def compose(self) -> ComposeResult:
        """A title, the line, and who will see it."""
        with Vertical(classes="dialog"):
            yield Static("A private line", classes="dialog-title")
            yield Line(self._typed, id="private-line", compact=True)
            yield Static("", id="private-line-problem", classes="dialog-fact", markup=False)
            yield Static("Enter: keep it for yourself   Esc: later", classes="hint")

    def on_mount(self) -> None:
        """Write at the end."""
        line = self.query_one(Line)
        line.cursor_position = len(line.value)
        line.focus()

    @on(Line.Changed)
    def remember(self, event: Line.Changed) -> None:
        """Keep the letters at hand."""
        if event.value == self._typed:
            return
        self._typed = event.value
        if event.value:
            self._forms.keep(self._place, Typed({_WORDS: event.value}))
        else:
            self._forms.clear(self._place)

    @on(Line.Submitted)
    def keep(self, event: Line.Submitted) -> None:
        """Keep the line, or say why that is not possible; the words stay where they are then."""
        if not event.value.strip():
            self.dismiss(False)
            return
        try:
            self._keep_line(event.value)
        except MeetError as error:
            self._say(" ".join(error.lines()))
            return
        self._forms.clear(self._place)
        self.dismiss(True)

    def action_later(self) -> None:
        """Leave; the letters wait."""
        self.dismiss(False)

    @on(TextRefused)
    def say_refused(self, event: TextRefused) -> None:
        """Say why a text was not taken."""
        event.stop()
        self._say(event.sentence)

    def _say(self, sentence: str) -> None:
        self.query_one("#private-line-problem", Static).update(plain(sentence))
