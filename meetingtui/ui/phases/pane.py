"""What every phase's pane has: its questions, and a way to be shown a newer meeting."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.first_questions import asked
from meetingtui.domain.meeting.questions import AGREEMENT_RIGHT, Question
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.answer_line import AnswerField
from meetingtui.ui.fields.choice_field import ChoiceField
from meetingtui.ui.fields.entry_line import EntryHolder, Intent
from meetingtui.ui.fields.question_field import QuestionField
from meetingtui.ui.words.agreement import page_to_read


class PhasePane(VerticalScroll, can_focus=False):
    """The body of the live screen in one phase. Holds no rule: it draws a meeting and posts what was typed."""

    KIND: PhaseKind
    """Which phase it is for."""
    DEFAULT_CLASSES = "phase"

    meeting: reactive[Meeting | None] = reactive(None, init=False, repaint=False)
    """The meeting as it is now."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(id=f"pane-{self.KIND.value}")
        self.border_title = self.KIND.label.upper()
        self.first = meeting
        """The meeting as it was when the pane was made."""

    def questions(self) -> Iterator[Widget]:
        """The fields of the phase's questions, with what was typed before."""
        for question in asked(self.KIND):
            if question.key != AGREEMENT_RIGHT.key:
                yield self._field(question)
            elif self.first.asks_agreement:
                yield self._field(question)
                if self.first.agreement is not None:
                    yield page_to_read(self.first.agreement, self.first.pair)

    def _field(self, question: Question) -> Widget:
        contents, pair = self.first.contents, self.first.pair
        if question.options:
            return ChoiceField(question, pair, contents)
        field = AnswerField if question.line else QuestionField
        return field(question, pair, contents.answer(question.key))

    def on_mount(self) -> None:
        """Draw the meeting that the pane was made for."""
        self.draw(self.first.contents)

    def watch_meeting(self, before: Meeting | None, meeting: Meeting | None) -> None:
        """Draw what changed; a letter in an answer changes nothing that is drawn."""
        if meeting is not None and (before is None or meeting.contents.lists_differ(before.contents)):
            self.draw(meeting.contents)

    @property
    def current(self) -> Meeting:
        """The newest meeting that the pane knows."""
        return self.meeting or self.first

    def draw(self, contents: Contents) -> None:
        """Show the lists of the contents; called for every change of them."""

    def first_field(self) -> Widget | None:
        """What gets the focus when the phase is entered."""
        return next((widget for widget in self.screen.focus_chain if self in widget.ancestors), None)

    def gathered(self) -> Iterator[Intent]:
        """What keeps the letters of fields that are not questions, for when the program has to go at once."""
        yield from ()

    def not_entered(self) -> Iterator[Intent]:
        """What enters the words that still stand in lines when the phase is left; the lines are cleared."""
        for entry in self.query("*"):
            if isinstance(entry, EntryHolder) and (intent := entry.taken()) is not None:
                yield intent
