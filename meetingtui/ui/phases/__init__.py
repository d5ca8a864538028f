"""One module a phase: the questions and lists that the pair works on."""

from __future__ import annotations

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.phases.pane import PhasePane


def pane_of(phase: PhaseKind, meeting: Meeting) -> PhasePane:
    """The pane of a phase. Its module is loaded when it is first shown, so that a meeting starts quickly."""
    if phase is PhaseKind.LAST_WEEK:
        from meetingtui.ui.phases.last_week import LastWeekPane

        return LastWeekPane(meeting)
    if phase is PhaseKind.MONTH:
        from meetingtui.ui.phases.month import MonthPane

        return MonthPane(meeting)
    if phase is PhaseKind.DISCUSSION:
        from meetingtui.ui.phases.discussion import DiscussionPane

        return DiscussionPane(meeting)
    if phase is PhaseKind.NEXT_STEPS:
        from meetingtui.ui.phases.next_steps import NextStepsPane

        return NextStepsPane(meeting)
    from meetingtui.ui.phases.questions_pane import QuestionsPane

    return QuestionsPane(meeting, phase)
