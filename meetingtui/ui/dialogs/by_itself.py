"""A question that opens by itself, while somebody may be typing: no letter answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.widgets import OptionList

from meetingtui.ui.dialogs.choice import Choice, Reply
from meetingtui.ui.terminal.pasted import field_behind

STILL_FOR = 1.0
"""Seconds without a key before a key can answer: who typed when it opened has seen it by then."""
MARKING = {"up": "cursor_up", "down": "cursor_down", "home": "first", "end": "last"}
"""Keys that mark an answer, and what they do in the list."""


class ByItself(Choice):
    """Opens without a focus; the arrows mark an answer and Enter takes it, letters go on into the field below."""

    AUTO_FOCUS = ""
    TYPED_ON: ClassVar[bool] = True
    """Letters keep their own signs here: they are words, not keys."""

    def __init__(
        self,
        title: str,
        answers: Sequence[Reply],
        *,
        monotonic: Callable[[], float],
        facts: Sequence[str] = (),
        stay: str = "Esc: back",
    ) -> None:
        """Like its base; `monotonic` tells the steady time, so that keys can be told from those on their way."""
        super().__init__(title, answers, facts=facts, stay=stay, on_purpose=True)
        self._monotonic = monotonic
        self._touched = monotonic()

    @property
    def how(self) -> str:
        """How to answer, in a sentence."""
        return "Up, Down: select   Enter: choose. Letters still go into your text."

    @property
    def quiet(self) -> bool:
        """Whether nobody has typed for long enough that a key means this question."""
        return self._monotonic() - self._touched >= STILL_FOR

    def on_mount(self) -> None:
        """Mark nothing, and count from the moment that it can be seen."""
        super().on_mount()
        self._touched = self._monotonic()

    def on_key(self, event: events.Key) -> None:
        """Letters are typed on; other keys answer once it is quiet."""
        event.prevent_default()
        typed, quiet = event.is_printable and event.character, self.quiet
        if typed or not quiet:
            self._touched = self._monotonic()
        answers = self.query_one(OptionList)
        if typed:
            if (field := field_behind(self)) is not None:
                field.take(event.character or "")
        elif quiet and event.key in MARKING:
            getattr(answers, f"action_{MARKING[event.key]}")()
        elif quiet and event.key == "enter":
            answers.action_select()
        elif quiet:
            return  # what works everywhere, Escape among it
        event.stop()
