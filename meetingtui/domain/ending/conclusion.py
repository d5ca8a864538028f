"""What follows from a finished meeting: the record, and what the pair carries on from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.jots import Jot, used_jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ending.first_meeting_result import not_reached, settled, settled_pair
from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.commitments import Commitment, reviewed
from meetingtui.domain.ledger.goal_look import decided
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import TYPED_ONLY, Topic, TopicState
from meetingtui.domain.meeting.agenda import MINUTE, MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import TaskReview
from meetingtui.domain.meeting.questions import ASKED
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus
from meetingtui.domain.people import Pair
from meetingtui.domain.record.addresses import NOT_ENTERED
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.domain.text import one_line


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
    """What was moved on, and what the mentor looks out for from now on."""
    topics: tuple[Topic, ...]
    """Every topic that was in the queue, as it stands now, and what a first meeting did not come to."""
    agreement: Agreement | None = None
    """What a first meeting settled; None when nothing was."""
    jots: tuple[Jot, ...] = ()
    """What was noted in the week and became something in the meeting."""
    preparations: tuple[Preparation, ...] = ()
    """What the two had prepared for it."""


def conclude(meeting: Meeting) -> Conclusion:
    """What follows from the meeting; raises IllegalMove unless it is finished.

    The same meeting always gives the same conclusion, identities included, so keeping it twice doubles nothing.
    """
    if meeting.status is not MeetingStatus.FINISHED or meeting.timeline is None or meeting.ended_at is None:
        raise IllegalMove("The meeting is not finished yet.")
    contents = meeting.contents
    today = local_day(meeting.ended_at, meeting.pair.zone)
    due = None
    if contents.next_meeting is not None:
        due = local_day(contents.next_meeting.starts_at, meeting.pair.zone)
    new = [replace(c, due=c.due or due) for c in contents.commitments]
    answers = {key: text for key, text in contents.answers.items() if text.strip()}
    topics = (*map(_by_its_notes, contents.topics), *_typed_and_not_entered(meeting))
    contents = replace(contents, answers=answers, not_entered={}, commitments=tuple(new), topics=topics)
    looks_back = PhaseKind.LAST_WEEK in meeting.agenda.kinds
    looked_back = [review for review in contents.reviews if looks_back or review.outcome or review.note]
    replacements = [_replacement(meeting, review, due) for review in looked_back if _replaced(review)]
    agreement = settled(meeting, today)
    pair = replace(meeting.pair, next_meeting=contents.next_meeting)
    if meeting.agenda.kind is MeetingKind.FIRST:
        pair = settled_pair(pair, meeting, agreement)
    elif meeting.agenda.kind is MeetingKind.WRAP_UP:
        pair = replace(pair, next_meeting=None, closed_on=today)
    return Conclusion(
        record=_record(replace(meeting, contents=contents)),
        pair=pair,
        commitments=(
            *(_looked_back(meeting, review, meeting.ended_at, today, due) for review in looked_back),
            *replacements,
            *new,
        ),
        goals=(
            *(
                decided(review, at=meeting.ended_at, today=today, meeting_id=meeting.id)
                for review in contents.goal_reviews
                if review.verdict
            ),
            *contents.new_goals,
        ),
        opportunities=(
            *(door for door in contents.doors if door.touched_since(meeting.opened_at)),
            *contents.lookouts,
        ),
        topics=(*(_waiting(topic, meeting) for topic in contents.topics), *not_reached(meeting)),
        agreement=agreement,
        jots=tuple(
            used_jot(look.jot, meeting.id, at=meeting.ended_at)
            for look in contents.jots
            if look.becomes is not None and look.jot.open
        ),
        preparations=tuple(replace(one, meeting_id=meeting.id) for one in meeting.preparations),
    )


def replacement_id(meeting_id: str, commitment_id: str) -> str:
    """The identity of what a meeting put in the place of a commitment."""
    return str(uuid5(NAMESPACE_OID, f"{meeting_id}/{commitment_id}"))


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
        contents=replace(
            meeting.contents,
            topics=tuple(replace(topic, earlier=()) for topic in meeting.contents.topics),
            jots=(),
        ),
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
        id=replacement_id(meeting.id, old.id),
        pair_id=old.pair_id,
        owner=old.owner,
        text=review.note.strip(),
        made_at=meeting.ended_at or meeting.seen_at,
        due=due,
        week_task=old.week_task and not _new_week_task(meeting),
        goal_id=old.goal_id,
        replaces=old.id,
    )


def _typed_and_not_entered(meeting: Meeting) -> list[Topic]:
    """Words that stood in a line when the meeting ended: they wait as topics, so that nobody types them twice."""
    return [
        Topic(
            id=str(uuid5(NAMESPACE_OID, f"{meeting.id}/{NOT_ENTERED}{key}")),
            pair_id=meeting.pair.id,
            text=one_line(text),
            added_at=meeting.ended_at or meeting.seen_at,
            caught_in=TYPED_ONLY,
        )
        for key, text in meeting.contents.not_entered.items()
        if text.strip()
    ]


def _by_its_notes(topic: Topic) -> Topic:
    """A topic that has notes of today counts as discussed, unless somebody said otherwise."""
    noted = topic.state is TopicState.WAITING and topic.notes.strip()
    return replace(topic, state=TopicState.DISCUSSED) if noted else topic


def _waiting(topic: Topic, meeting: Meeting) -> Topic:
    """A topic after the meeting: what was not discussed waits again, and remembers that it was not."""
    if not topic.waits:
        return topic
    here = topic.added_at >= meeting.opened_at or PhaseKind.DISCUSSION not in meeting.agenda.kinds
    return replace(topic, state=TopicState.WAITING, times_back=topic.times_back + (0 if here else 1))
