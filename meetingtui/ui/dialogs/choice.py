"""A question with a few answers, each one key; it opens below the clock and covers no figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.lists.options import Options
from meetingtui.ui.plain import plain, plain_line


@dataclass(frozen=True)
class Reply:
    """One way to answer."""

    key: str
    """The key that gives it, one letter; empty for none."""
    name: str
    """What the asker gets."""
    words: str
    """What it means, on one line."""


class Choice(OnceModalScreen[str | None]):
    """Answers with the name of the chosen answer; None when nobody chose (Escape)."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", "Back", id="nav.back")]

    def __init__(
        self,
        title: str,
        answers: Sequence[Reply],
        *,
        facts: Sequence[str] = (),
        stay: str = "Esc: back",
        on_purpose: bool = False,
    ) -> None:
        """Asks for one of the answers; `on_purpose` marks none of them, so that Enter alone takes none."""
        super().__init__()
        self._title = title
        self._answers = tuple(answers)
        self._facts = tuple(facts)
        self._stay = stay
        self._on_purpose = on_purpose

    def compose(self) -> ComposeResult:
        """Title, facts, answers, and how to get out."""
        with Vertical(classes="dialog"):
            yield Static(plain_line(self._title), classes="dialog-title")
            for fact in self._facts:
                yield Static(plain(fact), classes="dialog-fact")
            yield Options(
                *(
                    Option(
                        Content.assemble((f" {answer.key or ' '} ", "bold"), " ", plain_line(answer.words)),
                        answer.name,
                    )
                    for answer in self._answers
                ),
                classes="answers",
                markup=False,
            )
            yield Static(plain_line(f"{self.how}   {self._stay}"), classes="hint")

    @property
    def how(self) -> str:
        """How to answer, in a sentence."""
        return "Press a letter to choose." if self._on_purpose else "Enter: choose"

    def on_mount(self) -> None:
        """Mark nothing where a stray Enter must not answer; the arrows mark a line even then."""
        if self._on_purpose:
            self.query_one(OptionList).highlighted = None

    def on_key(self, event: events.Key) -> None:
        """A letter answers at once."""
        for answer in self._answers:
            if event.character == answer.key:
                event.stop()
                self.dismiss(answer.name)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """The marked line answers."""
        self.dismiss(event.option.id)

    def action_stay(self) -> None:
        """Nobody chose."""
        self.dismiss(None)
