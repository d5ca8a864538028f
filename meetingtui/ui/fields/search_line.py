"""The line in which a search is typed: Tab completes the filter at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from meetingtui.ui.fields.line import Line


class _Completion(Suggester):
    """Shows the first completion behind the cursor."""

    def __init__(self, completions: Callable[[str], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completions = completions

    async def get_suggestion(self, value: str) -> str | None:
        """What the line may become; None when it ends in no filter."""
        fitting = (line for line in self._completions(value) if line.startswith(value))
        return next(fitting, None)


class SearchLine(Line):
    """Posts `Changed` at each key; Tab takes the completion, and goes on when there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False, id="field.complete"),
        Binding("enter,down", "leave_down", "To the meetings", show=False, id="field.done"),
        Binding("escape", "clear_or_leave", "Clear", show=False, id="nav.back"),
    ]

    @dataclass
    class Done(Message):
        """Somebody is through with typing."""

    def __init__(self, completions: Callable[[str], Sequence[str]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder="words, or owner: status: goal: with: kind: since: until:", compact=True, id=id)
        self._completions = completions
        self.suggester = _Completion(completions)

    def action_complete(self) -> None:
        """Take the first completion; without one, go on to the meetings."""
        found = self._completions(self.value)
        if found and self.cursor_position == len(self.value):
            self.value = found[0]
            self.cursor_position = len(self.value)
        else:
            self.post_message(self.Done())

    def action_leave_down(self) -> None:
        """Go on to the meetings."""
        self.post_message(self.Done())

    def action_clear_or_leave(self) -> None:
        """Clear the line; an empty one is left."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Done())
