"""What a pair sees when it looks at a goal: what was done for it, what was said last, and where it rolls to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import Commitment, LookBack, Outcome
from meetingtui.domain.ledger.goals import QUIET_AFTER, Goal, GoalChange, Verdict, quiet, reviewed_goal
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.transitions import Meeting


@dataclass(frozen=True)
class Deed:
    """Something that was done, or is being done, for a goal."""

    text: str
    """The commitment's words."""
    outcome: Outcome | None
    """What became of it; None while it is open."""
    note: str
    """In their words."""
    on: date
    """The day on which that was said; the day of the promise while it is open."""


def deeds(meeting: Meeting, goal: Goal) -> list[Deed]:
    """What was done for the goal since the last month review, today's looks back included, oldest first."""
    today = {review.id: review for review in meeting.contents.reviews}
    found = [_deed(task, today.get(task.id), meeting) for task in meeting.linked if task.goal_id == goal.id]
    return sorted((deed for deed in found if deed is not None), key=lambda deed: deed.on)


def _deed(task: Commitment, review: TaskReview | None, meeting: Meeting) -> Deed | None:
    zone = meeting.pair.zone
    if review is not None and review.outcome is not None:
        return Deed(task.text, review.outcome, review.note, local_day(meeting.seen_at, zone))
    looks = [look for look in task.history if look.outcome is not None and _since(look, meeting.month_since)]
    if looks:
        return Deed(task.text, looks[-1].outcome, looks[-1].note, local_day(looks[-1].at, zone))
    return Deed(task.text, None, "", local_day(task.made_at, zone)) if task.open else None


def _since(look: LookBack, since: datetime | None) -> bool:
    return since is None or look.at > since


def quiet_today(meeting: Meeting, goal: Goal) -> bool:
    """Whether nothing was done for the goal in three weeks, today included."""
    contents = meeting.contents
    today = any(review.outcome and review.commitment.goal_id == goal.id for review in contents.reviews)
    today = today or any(task.goal_id == goal.id for task in contents.commitments)
    return not today and quiet(goal, meeting.linked, meeting.seen_at)


def last_words(goal: Goal) -> GoalChange | None:
    """The newest change of the goal that has words; None when nobody said any yet."""
    return next((change for change in reversed(goal.changes) if change.evidence or change.why), None)


def decided(review: GoalReview, *, at: datetime, today: date, meeting_id: str = "") -> Goal:
    """The goal as the month review leaves it; as it was while nothing is decided."""
    if review.verdict is None:
        return review.goal
    text = review.text.strip()
    change = GoalChange(
        at=at,
        verdict=review.verdict,
        evidence=review.evidence,
        why=review.why,
        text_before=review.goal.text if review.verdict is Verdict.ADJUST and text else "",
        meeting_id=meeting_id,
    )
    return reviewed_goal(review.goal, change, text=text, due=review.due, today=today)


def kept_on(contents: Contents, days: int, *, at: datetime, today: date) -> list[Goal]:
    """The goals that go on, on the horizon to which they roll; those not decided yet are left out."""
    decisions = (decided(review, at=at, today=today) for review in contents.goal_reviews if review.verdict)
    return [goal for goal in decisions if goal.current and goal.horizon(today) == days]


def rolled(goal: Goal, today: date, zone: str) -> bool:
    """Whether days have brought a current goal to a nearer horizon than the one it was set for."""
    moves = [change.at for change in goal.changes if change.due_before is not None]
    since = local_day(moves[-1], zone) if moves else goal.set_on
    return goal.current and goal.due >= today and goal.horizon(today) < goal.horizon(since)


def linked_to(
    goals: Iterable[Goal], commitments: Iterable[Commitment], *, month_since: datetime | None, now: datetime
) -> tuple[Commitment, ...]:
    """The commitments for current goals that a month review tells of; those closed before are left out."""
    current = {goal.id for goal in goals if goal.current}
    since = None if month_since is None else min(month_since, now - QUIET_AFTER)
    return tuple(
        task
        for task in commitments
        if task.goal_id in current
        and (task.open or since is None or task.made_at >= since or any(look.at >= since for look in task.history))
    )
