"""A step that is a question: words, or one of its options and words besides."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from meetingtui.domain.agreement.typed_answers import ZONES, Understood, understood
from meetingtui.domain.between.preparations import PrepKey, told
from meetingtui.domain.meeting import questions
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.text import one_line
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import ASIDE_LINES, StepBox, aside
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import goal_lines, page_lines_to_read, term_lines

GOALS_BESIDE = (questions.GOALS.key, "reached")
"""Questions beside which the goals stand."""


class QuestionStep(StepBox):
    """Keeps each letter under the question's key."""

    @property
    def question(self) -> Question:
        """What is asked."""
        assert self.step.question is not None  # noqa: S101 - a step of this kind has one
        return self.step.question

    def body(self) -> Iterator[Widget]:
        """What is known, the options, the words, how they are understood."""
        question, contents = self.question, self.meeting.contents
        # The page of the agreement is read where the window has the room for it.
        tall = self.app.size.height - 24 if question.key == questions.AGREEMENT_RIGHT.key else 0
        yield aside(self._known(), most=max(ASIDE_LINES, tall))
        if question.options:
            answers = [Answer(option, option) for option in question.options]
            yield ChoiceRow(answers, self._choose, many=question.many)
        key = question.key
        yield StepNotes(
            contents.answer(key),
            lambda text: lambda notebook: notebook.answer(key, text),
            placeholder=self.placeholder(),
            one_line=question.line or bool(question.options),
            said_back=question.line,
        )
        yield LazyStatic("", classes="echo", markup=False)

    def _known(self) -> list[Content]:
        key, meeting = self.question.key, self.meeting
        if key in GOALS_BESIDE:
            aims = ("overall-goals", "success") if key == "reached" else ()
            return [*term_lines(meeting.agreement, meeting.pair, aims), *goal_lines(meeting)]
        if key == questions.AGREEMENT_RIGHT.key and meeting.agreement is not None:
            return page_lines_to_read(meeting.agreement, meeting.pair)
        if key == questions.WENT_WELL.key:
            changed = told(meeting.preparations, meeting.pair, PrepKey.WHAT_CHANGED)
            return [plain_line(f"{label}: {one_line(words)}") for label, words in changed]
        if key == questions.WORTH.key and (worth := meeting.contents.answer(questions.WORTH_IT.key).strip()):
            return [plain_line(f"{meeting.pair.mentee.name} said: today is worth it if {worth}")]
        return []

    def placeholder(self) -> str:
        """What stands in the field while it is empty."""
        question = self.question
        if question.key in ZONES and question.whose is not None:
            return f"Enter alone: {self.meeting.pair.person(question.whose).zone}"
        return f"for example: {question.hint}" if question.line and question.hint else question.hint

    def _choose(self, option: str | None) -> None:
        question, chosen = self.question, self.meeting.contents.chosen.get(self.question.key, ())
        gone = option or next((one for one in question.options if one in chosen), None)
        if gone is not None:
            self.write(lambda notebook: notebook.choose(question, gone))

    def draw(self) -> None:
        """Mark the options, and say how the words are understood."""
        chosen = self.meeting.contents.chosen.get(self.question.key, ())
        for row in self.query(ChoiceRow):
            row.show(*chosen)
        meant = self._meant()
        echo = self.query_one(".echo", LazyStatic)
        echo.display = meant is not None
        if meant is not None:
            sign = ("= ", "bold $done") if meant.known else ("? ", "bold $soon")
            echo.update(Content.assemble(sign, plain(meant.words)))

    def _meant(self) -> Understood | None:
        return understood(self.question.key, self.query_one(StepNotes).text)

    def enter(self, field: Widget) -> bool:
        """Take what is offered in the place of words that mean nothing yet."""
        meant = self._meant()
        if isinstance(field, StepNotes) and meant is not None and meant.offer:
            field.load_text(meant.offer)
            field.move_cursor(field.document.end)
            return True
        return False
