"""The boxes that steps have while one of the two prepares, where they are others than in the meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.ledger.commitments import EVERYDAY, Outcome
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.step import Step
from meetingtui.domain.people import Role
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.row_keys import RowKeys
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.add_step import AddStep
from meetingtui.ui.outline.door_step import DoorStep
from meetingtui.ui.outline.promise_step import PromiseStep
from meetingtui.ui.outline.question_step import QuestionStep
from meetingtui.ui.outline.step_box import StepBox, aside
from meetingtui.ui.outline.topic_step import TopicStep
from meetingtui.ui.plain import plain_line
from meetingtui.ui.words.agreement import goal_lines

LEAVES = "Esc: leave"
OTHERS = f"Up, Down: other steps   {LEAVES}"
NO_GOALS = "No goals yet. They are set in the first meeting and in the month review."
GOALS_SHOWN = 8
"""So many goals are shown to read."""


class WhoStep(StepBox):
    """Left and Right say which of the two prepares; the steps of that one stand below."""

    def __init__(self, step: Step, meeting: Meeting, chosen: Callable[[Role], None]) -> None:
        super().__init__(step, meeting)
        self._chosen = chosen

    def body(self) -> Iterator[Widget]:
        """The two, side by side."""
        pair = self.meeting.pair
        yield ChoiceRow(
            [Answer(role, f"{pair.name(role)}, the {role.value}") for role in (Role.MENTEE, Role.MENTOR)],
            self._chosen,
            label="I am",
            always=True,
        )

    def draw(self) -> None:
        """Mark who it is."""
        self.query_one(ChoiceRow).show(*(() if self.step.whose is None else (self.step.whose,)))

    def hint(self, field: Widget | None) -> str:  # noqa: ARG002 - as the others
        """What the keys do."""
        return f"Left, Right: who you are   Enter: next step   {LEAVES}"


class PreparedPromiseStep(PromiseStep):
    """Whether a promise gets smaller, or is dropped, is for the meeting."""

    ARROWS = OTHERS

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """What can be said before a meeting."""
        return EVERYDAY


class PreparedTopicStep(TopicStep):
    """What it is about, the help that is wanted, what was tried; what is said of it is for the meeting."""

    ARROWS = f"Up, Down: fields   Ctrl+Up, Down: move   {LEAVES}"

    def body(self) -> Iterator[Widget]:
        """The help, what was tried, the words."""
        item_id = self.topic.id
        yield self.help_row()
        yield StepNotes(
            self.topic.tried,
            lambda text: lambda notebook: notebook.note_tried(item_id, text),
            placeholder="What did you try already? One line",
            one_line=True,
        )
        with Horizontal(classes="row"):
            yield Static("Topic", classes="field-label", markup=False)
            yield PartLine(self.topic.text, self.rewords, id="topic-words")

    def draw(self) -> None:
        """Mark what is chosen."""
        self.query_one("#topic-help", ChoiceRow).show(self.topic.help)


class PreparedAddStep(AddStep):
    """The line for another topic."""

    ARROWS = OTHERS


class PrivateStep(AddStep):
    """The line for words that one of the two keeps to themselves, below those of before."""

    ARROWS = LEAVES

    def __init__(self, step: Step, meeting: Meeting, lines: Callable[[], Sequence[Jot]]) -> None:
        super().__init__(step, meeting)
        self._lines = lines

    def _known(self) -> list[Content]:
        return [plain_line(f"- {jot.text}") for jot in self._lines()]


class PreparedDoorStep(DoorStep):
    """How far a door is."""

    ARROWS = OTHERS


class PreparedQuestionStep(QuestionStep):
    """An answer that waits for the meeting."""

    ARROWS = OTHERS

    def placeholder(self) -> str:
        """An example; the other one is called by name."""
        pair = self.meeting.pair
        return super().placeholder().format(mentor=pair.mentor.name, mentee=pair.mentee.name)


class ReadStep(StepBox):
    """The goals; what is typed here becomes a private line."""

    def body(self) -> Iterator[Widget]:
        """The goals, the nearest first."""
        yield aside(goal_lines(self.meeting) or [Content(NO_GOALS)], most=GOALS_SHOWN)
        yield RowKeys("Enter: next step   Type: a private line" if self.step.adds else "Enter: next step")

    def hint(self, field: Widget | None) -> str:  # noqa: ARG002 - as the others
        """What the keys do."""
        return f"Enter: next step   {OTHERS}"


class ReadyStep(StepBox):
    """The end of it."""

    def body(self) -> Iterator[Widget]:
        """What Enter does."""
        yield RowKeys("Enter: keep it and leave   Up: back to the steps")

    def hint(self, field: Widget | None) -> str:  # noqa: ARG002 - as the others
        """What the keys do."""
        return "Enter: keep it and leave   Up: back to the steps"
