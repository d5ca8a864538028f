"""Which box opens a step. Modules are loaded when a step of their kind is first opened: a meeting starts quickly."""

from __future__ import annotations

from importlib import import_module

from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.step import Step, StepKind
from meetingtui.ui.outline.step_box import StepBox

BOXES = {
    StepKind.QUESTION: "QuestionStep",
    StepKind.PROMISE: "PromiseStep",
    StepKind.JOT: "JotStep",
    StepKind.DOOR: "DoorStep",
    StepKind.GOAL: "GoalStep",
    StepKind.TOPIC: "TopicStep",
    StepKind.MADE: "MadeStep",
    StepKind.ADD: "AddStep",
    StepKind.DATE: "DateStep",
    StepKind.ONWARD: "OnwardStep",
}
"""The class for each kind of step, in the module of its name."""


def box_of(step: Step, meeting: Meeting) -> StepBox:
    """The box that opens a step."""
    name = BOXES[step.kind]
    module = import_module(f"meetingtui.ui.outline.{name.removesuffix('Step').lower()}_step")
    box: StepBox = getattr(module, name)(step, meeting)
    return box
