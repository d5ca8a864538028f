"""Answers side by side, of which Left and Right choose one; what is typed there goes into a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size

from meetingtui.ui.fields.row_keys import RowKeys
from meetingtui.ui.plain import plain_line

GAP = ""


@dataclass(frozen=True)
class Answer:
    """One of the answers."""

    value: Any
    """What it stands for."""
    words: str
    """What is shown."""


@dataclass(frozen=True)
class Place:
    """Where an answer stands in the row."""

    number: int
    """Which answer."""
    line: int
    """The line, from 0."""
    start: int
    """The first column."""
    size: int
    """So many columns."""

    def holds(self, x: int, y: int) -> bool:
        """Whether that cell belongs to it."""
        return y == self.line and self.start <= x < self.start + self.size


def places(words: Sequence[str], width: int, indent: int) -> list[Place]:
    """The answers side by side; the next line begins where one does not fit any more."""
    found: list[Place] = []
    line, column = 0, indent
    for number, text in enumerate(words):
        size = plain_line(text).cell_length + 2
        if column > indent and column + size > width:
            line, column = line + 1, indent
        found.append(Place(number, line, column, size))
        column += size + len(GAP)
    return found


class ChoiceRow(RowKeys):
    """Left and Right choose at once; where several may hold they walk, Enter chooses, Delete takes off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Choose", show=False, id="choice.left"),
        Binding("right", "step(1)", "Choose", show=False, id="choice.right"),
        Binding("delete", "take_off", "Take it off", show=False, id="choice.take-off"),
    ]

    def __init__(
        self,
        answers: Sequence[Answer],
        chosen: Callable[[Any], None],
        *,
        label: str = "",
        many: bool = False,
        always: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`chosen` is called with the value that was chosen; None stands for none, where no answer has that value.

        `always` says that one of them holds at any time, so that none cannot be chosen.
        """
        super().__init__("", id=id, classes="choice-row")
        self.answers = tuple(answers)
        """From left to right."""
        self._say = chosen
        self._label = label
        self._many = many
        self._always = always or any(answer.value is None for answer in self.answers)
        self.chosen: frozenset[Any] = frozenset()
        """The values that are chosen."""
        self._cursor = -1

    @property
    def hint(self) -> str:
        """What the keys do here."""
        if self._many:
            return "Left, Right: walk   Enter: choose, then next step   Delete: take it off"
        return "Left, Right: choose   Enter: next step   Type: your words"

    def show(self, *chosen: Any) -> None:
        """Mark what is chosen."""
        self.chosen = frozenset(chosen)
        if not self._many:
            self._cursor = next((n for n, answer in enumerate(self.answers) if answer.value in self.chosen), -1)
        self._draw()

    def on_resize(self) -> None:
        """Put the answers into the new width."""
        self._draw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the arrows act here."""
        super().watch_has_focus(has_focus)
        self._draw()

    def _words(self) -> list[str]:
        return [answer.words for answer in self.answers]

    def _indent(self) -> int:
        return len(self._label) + 2 if self._label else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """How high it is, known before it was ever drawn in that width."""
        return self.lines(width)

    def lines(self, width: int) -> int:
        """How many lines it needs in a width."""
        return 1 + max((place.line for place in places(self._words(), width, self._indent())), default=0)

    def _draw(self) -> None:
        label = Content.assemble((f"{self._label}  ", "$text-muted")) if self._label else Content("")
        lines: list[list[Content | str | tuple[str, str]]] = [[label]]
        for place in places(self._words(), self.content_size.width, self._indent()):
            if place.line == len(lines):
                lines.append([" " * self._indent()])
            elif place.start > self._indent():
                lines[-1].append(GAP)
            answer = self.answers[place.number]
            chosen = answer.value in self.chosen
            here = self.has_focus and (place.number == self._cursor or (not self._many and chosen))
            cell = Content.assemble("[" if chosen else " ", plain_line(answer.words), "]" if chosen else " ")
            style = "bold reverse" if here else "bold $done" if chosen else "bold" if self.has_focus else ""
            lines[-1].append(cell.stylize(style) if style else cell)
        if self.has_focus:
            lines[-1].append((" <- ->", "$keys"))
        self.update(Content("\n").join(Content.assemble(*line) for line in lines))

    def action_step(self, by: int) -> None:
        """Choose the neighbour, or walk to it; before the first there is none."""
        least = 0 if self._many or self._always else -1
        cursor = min(max(self._cursor + by, least), len(self.answers) - 1)
        if self._cursor == least == -1 and by < 0:
            # From where nothing is chosen, the last one is as near as the first.
            cursor = len(self.answers) - 1
        if cursor == self._cursor:
            return
        self._cursor = cursor
        if self._many:
            self._draw()
        else:
            self._choose(cursor)

    def _choose(self, number: int) -> None:
        value = self.answers[number].value if number >= 0 else None
        if not self._many:
            self.show(*(() if number < 0 else (value,)))
        self._say(value)

    def action_enter(self) -> None:
        """Choose what the cursor is on, where several may hold; else go on."""
        if self._many and self._cursor >= 0 and self.answers[self._cursor].value not in self.chosen:
            self._choose(self._cursor)
        else:
            super().action_enter()

    def action_take_off(self) -> None:
        """Take off what the cursor is on, where several may hold; else the key is the step's."""
        if not self._many:
            raise SkipAction
        if self._cursor >= 0 and self.answers[self._cursor].value in self.chosen:
            self._choose(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = event.get_content_offset(self)
        for place in places(self._words(), self.content_size.width, self._indent()):
            if at is not None and place.holds(at.x, at.y):
                self._cursor = place.number
                self._choose(place.number)
