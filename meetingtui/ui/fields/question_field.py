"""A question with the field for its answer."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Pair
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.plain import fill, plain_line
from meetingtui.ui.shell.messages import Write


class QuestionField(Vertical):
    """Asks one question, says whose answer it is, and keeps every letter as it is typed."""

    def __init__(self, question: Question, pair: Pair, answer: str) -> None:
        super().__init__(id=f"question-{question.key}")
        self.question = question
        """What is asked."""
        self._pair = pair
        self._answer = answer

    def compose(self) -> ComposeResult:
        """The question above its field."""
        prompt = self.question.asked(self._pair)
        whose = self.question.whose
        if whose is None:
            yield Static(plain_line(prompt), classes="question")
        else:
            yield Static(
                fill("[$calm]$who:[/] $prompt", who=self._pair.name(whose), prompt=prompt), classes="question"
            )
        yield Notes(self._answer, placeholder=self.question.hint)

    @on(Notes.Changed)
    def keep_answer(self, event: Notes.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        self.gather()

    def gather(self) -> None:
        """Hand over what stands in the field, if it is not what was handed over last."""
        text = self.query_one(Notes).text
        if text != self._answer:
            self._answer = text
            key = self.question.key
            self.post_message(Write(lambda notebook: notebook.answer(key, text)))
