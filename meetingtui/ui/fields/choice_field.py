"""A question whose answers are chosen with single keys, with a line for words besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.questions import Option, Question
from meetingtui.domain.people import Pair
from meetingtui.ui.fields.answer_line import AnswerLine, prompt_of
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import LEAVE, walk
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Say, Write

GAP = "  "
NOT_HERE = "No such choice.   Tab: your words   Enter: next question"


@dataclass(frozen=True)
class Place:
    """Where an option stands in the row."""

    option: Option
    """The option."""
    line: int
    """The line, from 0."""
    start: int
    """The first column."""

    def text(self, *, chosen: bool) -> str:
        """The key, the sign of a chosen one, the words; the same width either way."""
        return f"[{self.option.key}]{'+' if chosen else ' '}{self.option.words}"

    def holds(self, x: int, y: int) -> bool:
        """Whether that cell belongs to it."""
        return y == self.line and self.start <= x < self.start + len(self.text(chosen=False))


def places(options: tuple[Option, ...], width: int) -> list[Place]:
    """The options side by side; the next line begins where one does not fit any more."""
    found: list[Place] = []
    line = column = 0
    for option in options:
        size = len(Place(option, 0, 0).text(chosen=False))
        if column and column + size > width:
            line, column = line + 1, 0
        found.append(Place(option, line, column))
        column += size + len(GAP)
    return found


class ChoiceRow(Static, can_focus=True):
    """The options with their keys. A key chooses, the same key takes it back; a click does the same."""

    HINT: ClassVar[str] = "Letter: choose   Tab: words   Enter: next question   Esc: letter keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        LEAVE,
        Binding("enter", "past", "Next question", show=False, id="field.past"),
        Binding("up", "walk(-1)", "Previous field", show=False, id="field.above"),
        Binding("down", "walk(1)", "Field after", show=False, id="field.below"),
    ]

    def __init__(self, question: Question, chosen: tuple[str, ...]) -> None:
        super().__init__("", classes="choice-row", markup=False)
        self._question = question
        self._chosen = chosen

    def show(self, chosen: tuple[str, ...]) -> None:
        """Mark what is chosen."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._draw()

    def on_resize(self) -> None:
        """Put the options into the new width."""
        self._draw()

    def _draw(self) -> None:
        lines: list[list[Content | str]] = []
        for place in places(self._question.options, self.content_size.width):
            if place.line == len(lines):
                lines.append([])
            else:
                lines[-1].append(GAP)
            chosen = place.option.words in self._chosen
            cell = plain_line(place.text(chosen=chosen))
            lines[-1].append(cell.stylize("bold $done") if chosen else cell.stylize("bold $keys", 1, 2))
        self.update(Content("\n").join(Content.assemble(*line) for line in lines))

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Letters are no commands here, because they may be words; the footer leaves their keys out."""
        return character is not None and (character.isalnum() or character == " ")

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        letter = event.character
        if not self.check_consume_key(event.key, letter):
            return
        event.stop()
        event.prevent_default()
        option = next((option for option in self._question.options if option.key == letter), None)
        if option is None:
            self.post_message(Say(NOT_HERE))
        else:
            self.choose(option)

    def on_click(self, event: events.Click) -> None:
        """A click on an option chooses it."""
        at = event.get_content_offset(self)
        for place in places(self._question.options, self.content_size.width):
            if at is not None and place.holds(at.x, at.y):
                self.choose(place.option)

    def choose(self, option: Option) -> None:
        """Choose the option, or take it back."""
        question = self._question
        self.post_message(Write(lambda notebook: notebook.choose(question, option)))

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        self.screen.set_focus(None)

    def action_walk(self, step: int) -> None:
        """Go to the field before (-1) or after (1)."""
        walk(self, step)

    def action_past(self) -> None:
        """Go on to the next question, past the line for words."""
        go_on(self.screen.query_one(f"#question-{self._question.key} AnswerLine"))


class ChoiceField(Vertical):
    """Asks the question, says whose answer it is and what is chosen, and leaves room for words."""

    def __init__(self, question: Question, pair: Pair, contents: Contents) -> None:
        super().__init__(id=f"question-{question.key}")
        self._question = question
        self._pair = pair
        self._contents = contents

    def compose(self) -> ComposeResult:
        """Question, options, words."""
        key = self._question.key
        yield Static("", classes="question", markup=False)
        yield ChoiceRow(self._question, self._contents.chosen.get(key, ()))
        yield AnswerLine(key, self._contents.answer(key), placeholder=self._question.hint)

    def on_mount(self) -> None:
        """Show what was chosen before."""
        self.show(self._contents)

    def show(self, contents: Contents) -> None:
        """Show what is chosen now, also in words."""
        self.query_one(ChoiceRow).show(contents.chosen.get(self._question.key, ()))
        prompt, chosen = prompt_of(self._question, self._pair), contents.choice(self._question.key)
        said = Content.assemble(prompt, "  ", (f"+ {chosen}", "bold $done")) if chosen else prompt
        title = self.query_one(".question", Static)
        if title.content != said:
            title.update(said)
