"""What follows from a finished meeting: the record, and what the pair carries on from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from meetingtui.domain.agenda import MINUTE, PhaseKind
from meetingtui.domain.commitments import Commitment, reviewed
from meetingtui.domain.contents import GoalReview, TaskReview
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.goals import Goal, GoalChange, Verdict, changed
from meetingtui.domain.local import local_day
from meetingtui.domain.meeting import Meeting, Status
from meetingtui.domain.opportunities import Opportunity
from meetingtui.domain.people import Pair
from meetingtui.domain.questions import ASKED
from meetingtui.domain.record import MeetingRecord, PhaseTime
from meetingtui.domain.topics import Topic, TopicState


@dataclass(frozen=True)
class Conclusion:
    """Everything that one finished meeting changes in the store; kept whole or not at all."""

    record: MeetingRecord
    """The meeting itself."""
    pair: Pair
    """The pair, with the next meeting that it agreed on."""
    commitments: tuple[Commitment, ...]
    """The ones that were looked back at, and the new ones."""
    goals: tuple[Goal, ...]
    """The ones that were reviewed, and the new ones."""
    opportunities: tuple[Opportunity, ...]
    """What the mentor looks out for from now on."""
    topics: tuple[Topic, ...]
    """Every topic that was in the queue, as it stands now."""


def conclude(meeting: Meeting) -> Conclusion:
    """What follows from the meeting; raises IllegalMove unless it is finished.

    The same meeting always gives the same conclusion, identities included, so keeping it twice doubles nothing.
    """
    if meeting.status is not Status.FINISHED or meeting.timeline is None or meeting.ended_at is None:
        raise IllegalMove("The meeting is not finished yet.")
    contents = meeting.contents
    today = local_day(meeting.ended_at, meeting.pair.zone)
    due = None
    if contents.next_meeting is not None:
        due = local_day(contents.next_meeting.starts_at, meeting.pair.zone)
    new = [replace(c, due=c.due or due) for c in contents.commitments]
    answers = {key: text for key, text in contents.answers.items() if text.strip()}
    contents = replace(contents, answers=answers, commitments=tuple(new))
    replacements = [_replacement(meeting, review, due) for review in contents.reviews if _replaced(review)]
    return Conclusion(
        record=_record(replace(meeting, contents=contents)),
        pair=replace(meeting.pair, next_meeting=contents.next_meeting),
        commitments=(
            *(_looked_back(meeting, review, meeting.ended_at, today, due) for review in contents.reviews),
            *replacements,
            *new,
        ),
        goals=(
            *(_reviewed_goal(meeting, r, meeting.ended_at, today) for r in contents.goal_reviews if r.verdict),
            *contents.new_goals,
        ),
        opportunities=contents.lookouts,
        topics=tuple(_waiting(topic, meeting) for topic in contents.topics),
    )


def _record(meeting: Meeting) -> MeetingRecord:
    timeline, ended = meeting.timeline, meeting.ended_at
    assert timeline is not None  # noqa: S101 - conclude() has looked
    assert ended is not None  # noqa: S101
    return MeetingRecord(
        id=meeting.id,
        pair_id=meeting.pair.id,
        number=meeting.number,
        kind=meeting.agenda.kind,
        zone=meeting.pair.zone,
        mentor=meeting.pair.mentor.name,
        mentee=meeting.pair.mentee.name,
        began=timeline.began,
        ended=ended,
        agreed_end=timeline.end,
        phases=tuple(
            PhaseTime(phase.kind, phase.planned, timeline.used(phase.kind, ended)) for phase in meeting.agenda.phases
        ),
        contents=meeting.contents,
        extensions=meeting.extensions,
        pauses=timeline.pauses,
        month_reviewed=_month_reviewed(meeting, timeline.used(PhaseKind.MONTH, ended)),
        month_put_off=meeting.month_due and not meeting.month,
    )


def _month_reviewed(meeting: Meeting, stay: timedelta) -> bool:
    """Whether the month was looked back at; stepping through it on the way to the next phase is no review."""
    contents = meeting.contents
    return meeting.month and (
        stay >= MINUTE
        or bool(contents.new_goals)
        or any(review.verdict for review in contents.goal_reviews)
        or any(contents.answer(question.key).strip() for question in ASKED[PhaseKind.MONTH])
    )


def _replaced(review: TaskReview) -> bool:
    """Whether new words stand for the commitment; without words it stays what it was and comes back."""
    return bool(review.outcome and review.outcome.replaces and review.note.strip())


def _looked_back(meeting: Meeting, review: TaskReview, at: datetime, today: date, due: date | None) -> Commitment:
    outcome = review.outcome
    if outcome is not None and outcome.replaces and not _replaced(review):
        outcome = None
    after = reviewed(review.commitment, outcome, review.note, meeting_id=meeting.id, at=at, today=today)
    if not after.open:
        return after
    if after.due is None or after.due <= today:
        after = replace(after, due=due)
    return replace(after, week_task=after.week_task and not _new_week_task(meeting))


def _new_week_task(meeting: Meeting) -> bool:
    """Whether another week's task was chosen; there is only one."""
    return any(commitment.week_task for commitment in meeting.contents.commitments)


def _replacement(meeting: Meeting, review: TaskReview, due: date | None) -> Commitment:
    old = review.commitment
    return Commitment(
        id=str(uuid5(NAMESPACE_OID, f"{meeting.id}/{old.id}")),
        pair_id=old.pair_id,
        owner=old.owner,
        text=review.note.strip(),
        made_at=meeting.ended_at or meeting.seen_at,
        due=due,
        week_task=old.week_task and not _new_week_task(meeting),
        goal_id=old.goal_id,
        replaces=old.id,
    )


def _reviewed_goal(meeting: Meeting, review: GoalReview, at: datetime, today: date) -> Goal:
    assert review.verdict is not None  # noqa: S101 - the caller has looked
    change = GoalChange(
        at=at,
        verdict=review.verdict,
        evidence=review.evidence,
        why=review.why,
        text_before=review.goal.text if review.verdict is Verdict.ADJUST and review.text.strip() else "",
        meeting_id=meeting.id,
    )
    return changed(review.goal, change, text=review.text.strip(), today=today)


def _waiting(topic: Topic, meeting: Meeting) -> Topic:
    """A topic after the meeting: what was not discussed waits again, and remembers that it was not."""
    if not topic.waits:
        return topic
    here = topic.added_at >= meeting.opened_at
    return replace(topic, state=TopicState.WAITING, times_back=topic.times_back + (0 if here else 1))
