"""A meeting that is kept later than it was held: other meetings may have been kept in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from meetingtui.domain.ending.conclusion import Conclusion, conclude
from meetingtui.domain.ending.meanwhile import (
    changed_meanwhile,
    conclude_upon,
    date_set_meanwhile,
    jots_as_kept,
    with_preparations_as_kept,
)
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingSummary

AnyMeeting = TypeVar("AnyMeeting", bound=MeetingSummary)


def kept_since(meeting: Meeting, records: Sequence[AnyMeeting]) -> list[AnyMeeting]:
    """The meetings that were kept after this one was opened, the last one first; of itself too, if it is kept.

    They are the ones that are numbered from its own number on, at the end of the records.
    """
    return list(takewhile(lambda record: record.number >= meeting.number, reversed(records)))


def conclude_among(meeting: Meeting, table: Table) -> Conclusion:
    """What follows from the meeting, given what is kept by now; raises IllegalMove unless it is finished.

    Its pair has to be the one that is kept by now, and the table has to hold all commitments. A number that another
    meeting has taken is replaced by the next free one.
    """
    since = kept_since(meeting, table.records)
    if since:
        meeting = replace(meeting, number=since[0].number + 1)
    if _is_overtaken(meeting, since):
        contents = replace(meeting.contents, jots=jots_as_kept(meeting, table))
        upon = with_preparations_as_kept(replace(meeting, contents=contents), table)
        return _without_what_is_out_of_date(conclude(upon), meeting, table)
    return conclude_upon(meeting, table)


def with_date_set_meanwhile(conclusion: Conclusion, meeting: Meeting, pair: Pair) -> Conclusion:
    """The conclusion, where the meeting agreed on no date, with one that was set apart from it while it ran.

    Args:
        conclusion: What follows from the meeting.
        meeting: As it ended, with the pair as it was opened with.
        pair: The same pair as it is kept by now.
    """
    if not date_set_meanwhile(meeting, pair) or conclusion.pair.closed_on is not None:
        return conclusion
    return replace(conclusion, pair=replace(conclusion.pair, next_meeting=pair.next_meeting))


def found_at_the_end(meeting: Meeting, pair: Pair, table: Table) -> str:
    """One sentence about what was changed or kept elsewhere since the meeting was opened; empty for nothing.

    Args:
        meeting: As it ended, with the pair as it was opened with.
        pair: The same pair as it is kept by now.
        table: What is kept by now, with all commitments.
    """
    if _is_overtaken(meeting, kept_since(meeting, table.records)):
        return "A later meeting was kept before this one: where both spoke about the same, the later word holds."
    return changed_meanwhile(meeting, pair, table)


def _is_overtaken(meeting: Meeting, since: Sequence[MeetingSummary]) -> bool:
    """Whether a meeting that began later is kept already."""
    began = meeting.timeline.began if meeting.timeline else meeting.opened_at
    return any(record.began > began for record in since)


def _without_what_is_out_of_date(conclusion: Conclusion, meeting: Meeting, table: Table) -> Conclusion:
    """The record whole, and of all that follows only what no later meeting has spoken about: the later word holds."""
    contents = meeting.contents
    tasks = {review.id for review in contents.reviews if review.commitment not in table.commitments}
    goals = {review.id for review in contents.goal_reviews if review.goal not in table.goals}
    doors = {door.id: door for door in table.opportunities}
    week_task = any(task.week_task and task.open for task in table.commitments)
    return replace(
        conclusion,
        pair=meeting.pair,
        commitments=tuple(
            replace(task, week_task=task.week_task and not week_task)
            for task in conclusion.commitments
            if task.id not in tasks and task.replaces not in tasks
        ),
        goals=tuple(goal for goal in conclusion.goals if goal.id not in goals),
        opportunities=tuple(
            door
            for door in conclusion.opportunities
            if door.id not in doors or door.moves[: len(doors[door.id].moves)] == doors[door.id].moves
        ),
        agreement=None if table.agreements else conclusion.agreement,
        # Every later meeting had the topics of the table in its queue, too.
        topics=tuple(topic for topic in conclusion.topics if topic.added_at >= meeting.opened_at),
    )
