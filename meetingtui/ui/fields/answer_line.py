"""A free answer on one line, which keeps each letter, and the question beside it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.agreement.typed_answers import ZONES, understood
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Pair, Role
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import fill, plain, plain_line
from meetingtui.ui.shell.messages import Write


class AnswerLine(Line):
    """Keeps what is typed under the key of a question; Enter goes on."""

    def __init__(self, key: str, answer: str, *, placeholder: str = "") -> None:
        super().__init__(answer, placeholder=placeholder, compact=True, classes="answer-line")
        self.key = key
        """Under which the answer is kept."""
        self._answer = answer

    @on(Line.Changed)
    def keep_answer(self) -> None:
        """Keep what stands there now."""
        if self.value != self._answer:
            key, text = self.key, self.value
            self._answer = text
            self.post_message(Write(lambda notebook: notebook.answer(key, text)))

    @on(Line.Submitted)
    def enter(self, event: Line.Submitted) -> None:
        """Take what is offered in the place of words that mean nothing yet, or go on."""
        event.stop()
        meant = understood(self.key, self.value)
        if meant is not None and meant.offer:
            self.value = meant.offer
            self.cursor_position = len(self.value)
        else:
            go_on(self)


class AnswerField(Vertical):
    """Asks for one line: the question on the left, its answer on the right, and below how it is understood."""

    def __init__(self, question: Question, pair: Pair, answer: str) -> None:
        super().__init__(id=f"question-{question.key}")
        self._question = question
        self._pair = pair
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Question, line, echo."""
        with Horizontal(classes="answer-row"):
            yield Static(prompt_of(self._question, self._pair), classes="question")
            yield AnswerLine(self._question.key, self._answer, placeholder=self._hint())
        yield Static("", classes="echo", markup=False)

    def _hint(self) -> str:
        if self._question.key in ZONES and self._question.whose is not None:
            return f"{self._zone(self._question.whose)}, if left empty"
        return self._question.hint

    def _zone(self, role: Role) -> str:
        return self._pair.person(role).zone

    def on_mount(self) -> None:
        """Say how the answer of before is understood."""
        self.echo()

    @on(Line.Changed)
    def echo(self) -> None:
        """Say how the answer is understood, as soon as it is."""
        meant = understood(self._question.key, self.query_one(AnswerLine).value)
        echo = self.query_one(".echo", Static)
        echo.display = meant is not None
        if meant is not None:
            sign = ("= ", "bold $done") if meant.known else ("? ", "bold $soon")
            echo.update(Content.assemble(sign, plain(meant.words)))


def prompt_of(question: Question, pair: Pair) -> Content:
    """The question, with the name of whose answer it is; both answer where nobody is named."""
    prompt = question.asked(pair)
    if question.whose is None or pair.name(question.whose) in prompt:
        return plain_line(prompt)
    return fill("[$calm]$who:[/] $prompt", who=pair.name(question.whose), prompt=prompt)
