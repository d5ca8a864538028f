"""The outline of what one of the two prepares: the same as in the meeting, with the steps of one side."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.outline import PRIVATE
from meetingtui.domain.outline.preparing import prepare_steps
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.domain.people import Role
from meetingtui.services.week.preparing_session import PreparingSession
from meetingtui.ui.fields.line import FieldLeft
from meetingtui.ui.outline import preparing_steps as boxes
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.outline.step_box import StepBox

READY = {
    Role.MENTEE: "That is all. Your next meeting opens with it",
    Role.MENTOR: "Ready. For the meeting: phones away, mail closed",
}
"""What stands behind the last step."""
PREPARED_BOXES: dict[StepKind, type[StepBox]] = {
    StepKind.PROMISE: boxes.PreparedPromiseStep,
    StepKind.TOPIC: boxes.PreparedTopicStep,
    StepKind.ADD: boxes.PreparedAddStep,
    StepKind.DOOR: boxes.PreparedDoorStep,
    StepKind.QUESTION: boxes.PreparedQuestionStep,
    StepKind.READ: boxes.ReadStep,
    StepKind.ONWARD: boxes.ReadyStep,
}
"""The box of each kind of step that needs nothing but the meeting."""


# Letters are never commands here: nothing but words is typed while one prepares.
class PreparingOutline(Outline, inherit_bindings=False):
    """Escape leaves; everything else is as in the meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_stop(1)", "Next field", show=False, id="field.next"),
        Binding("shift+tab", "next_stop(-1)", "Previous field", show=False, id="field.prev"),
        Binding("delete", "take_back", "Take it back", show=False, id="step.take-back"),
    ]

    class Escaped(Message):
        """Escape was pressed in a field."""

    def __init__(self, session: PreparingSession, *, private: bool) -> None:
        """`private`: whether lines that one of the two keeps to themselves may be on the screen."""
        super().__init__()
        self._session = session
        self._asks_who = session.role is None
        self._private = private

    def chapter_of(self, meeting: Meeting) -> str:  # noqa: ARG002 - there is only one
        """What stands in the frame."""
        return "Prepare"

    def steps_of(self, meeting: Meeting) -> tuple[Step, ...]:
        """The steps of the one who prepares."""
        role = self._session.role
        self.onward = READY[role] if role is not None else ""
        return prepare_steps(meeting, role, asks_who=self._asks_who, private=self._private)

    def box_of(self, step: Step, meeting: Meeting) -> StepBox:
        """The box that opens a step."""
        if step.kind is StepKind.WHO:
            return boxes.WhoStep(step, meeting, self._be)
        if step.adds == PRIVATE and step.kind is StepKind.ADD:
            return boxes.PrivateStep(step, meeting, self._session.private_lines)
        return PREPARED_BOXES[step.kind](step, meeting)

    def _be(self, role: Role) -> None:
        self._session.be(role)
        self.call_next(self._show_role)

    async def _show_role(self) -> None:
        """Show the steps of the one who was chosen, below the row where the focus is."""
        step = self.open_step
        if step is not None:
            await self.show(self._session.meeting, at=step.id)

    @on(FieldLeft)
    def begin_letters(self, event: FieldLeft) -> None:
        """Escape in a field leaves it all."""
        event.stop()
        self.post_message(self.Escaped())
