"""How a meeting opens: when it is to end, which agenda it gets, and what it finds on the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetingtui.domain.agreement.agreement import Agreement, in_force
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot, since_last_time
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.preparations import Preparation, PrepKey, waiting_for
from meetingtui.domain.between.updates import Update, standing_updates
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.commitments import Commitment, in_order_of_review
from meetingtui.domain.ledger.goal_look import linked_to
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic, brought_again
from meetingtui.domain.meeting.agenda import (
    DISCUSSION_FLOOR,
    QUICK_CHECK,
    Agenda,
    MeetingKind,
    PhaseKind,
    first_agenda,
    has_room_for_month,
    weekly_agenda,
    wrap_up_agenda,
)
from meetingtui.domain.meeting.contents import Contents, GoalReview, JotLook, TaskReview
from meetingtui.domain.meeting.due import month_review
from meetingtui.domain.meeting.questions import WORTH_IT
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting, Pair, Role, checked_minutes
from meetingtui.domain.record.record import MeetingSummary

EARLY = timedelta(minutes=15)
"""A meeting that starts up to this long before its slot still ends with the slot."""
PREPARE_IN = (Role.MENTEE, Role.MENTOR)
"""In which order what the two prepared is told."""
SHORTEST_MEETING = timedelta(minutes=5)
"""An end that is nearer than this is none."""


@dataclass(frozen=True)
class Wishes:
    """What was asked for when the meeting was opened."""

    minutes: int | None = None
    """The agreed length; None takes what the pair agreed on."""
    until: datetime | None = None
    """The end; None takes the slot's, or the full length from the start."""
    began_ago: timedelta = timedelta()
    """How long before now the meeting began."""
    month: bool | None = None
    """Whether to hold the month review; None holds it when it is due."""
    kind: MeetingKind | None = None
    """What the meeting is for; None is a weekly one, unless the pair chooses another when it is asked."""


@dataclass(frozen=True)
class Table:
    """What a pair has lying on the table between two meetings."""

    records: Sequence[MeetingSummary]
    """The finished meetings, oldest first."""
    commitments: Sequence[Commitment]
    """Those that are open or were made for a current goal, or all of them."""
    goals: Sequence[Goal]
    """All goals."""
    opportunities: Sequence[Opportunity]
    """All opportunities."""
    topics: Sequence[Topic]
    """The topics that wait."""
    agreements: Sequence[Agreement] = ()
    """Every state of the agreement, the newest last."""
    jots: Sequence[Jot] = ()
    """What was noted, private or not."""
    updates: Sequence[Update] = ()
    """What was said of promises between meetings."""
    preparations: Sequence[Preparation] = ()
    """What the two prepared."""
    invitations: Sequence[Invitation] = ()
    """What calendars were told of their dates."""
    link_marks: Sequence[LinkMark] = ()
    """What was done with links."""
    courtesies: Sequence[Courtesy] = ()
    """What was said of courtesies that were due."""


def open_meeting(pair: Pair, table: Table, wishes: Wishes, *, meeting_id: str, now: datetime) -> Meeting:
    """The meeting as it stands on arrival; raises BadInput when the wishes cannot all hold."""
    if pair.closed_on is not None:
        raise BadInput(
            f"{pair.names} have wrapped up their mentorship.",
            "Everything stays readable.",
            "To go on after all: meet pair reopen",
        )
    review = month_review(table.records, now, pair.zone)
    began = now - wishes.began_ago if wishes.began_ago else None
    slot = slot_of_today(pair, now)
    usual = slot.minutes if slot else pair.minutes
    minutes = checked_minutes(usual if wishes.minutes is None else wishes.minutes)
    kind = wishes.kind or MeetingKind.WEEKLY
    weekly = kind is MeetingKind.WEEKLY
    if wishes.month and not weekly:
        raise BadInput("The month review belongs to a weekly meeting.", do="Leave out --month.")
    month = weekly and (review.due if wishes.month is None else wishes.month)
    end = wishes.until or (_end_of_slot(slot, minutes, now) if slot else None)
    if wishes.until is not None:
        available = wishes.until - (began or now)
        minutes = _agreed_minutes(minutes, available, month=month, said=wishes.minutes is not None, elastic=weekly)
    if wishes.month and not has_room_for_month(minutes):
        raise BadInput(
            f"{minutes} minutes are too short for the month review.", do="Give the meeting 30 minutes or more."
        )
    if wishes.month is False and review.due and not review.may_wait and has_room_for_month(minutes):
        raise BadInput("The month review was put off once already.", do="Start without --no-month and do it today.")
    month = month and has_room_for_month(minutes)
    if not weekly and minutes < QUICK_CHECK:
        raise BadInput(f"{minutes} minutes are too short for this meeting.", do="Give it 30 minutes or more.")
    agreement = in_force(table.agreements)
    last = max((local_day(record.ended, pair.zone) for record in table.records), default=None)
    month_since = max((record.ended for record in table.records if record.month_reviewed), default=None)
    prepared = tuple(found for role in PREPARE_IN if (found := waiting_for(table.preparations, role)) is not None)
    said = standing_updates(table.updates, table.commitments)
    return Meeting(
        id=meeting_id,
        pair=pair,
        number=max((record.number for record in table.records), default=0) + 1,
        agenda=_agenda(kind, minutes, month=month),
        opened_at=now,
        seen_at=now,
        contents=Contents(
            answers=prepared_answers(prepared),
            reviews=tuple(
                _with_word_of_the_week(commitment, said.get(commitment.id), pair.zone)
                for commitment in in_order_of_review(c for c in table.commitments if c.open)
            ),
            goal_reviews=tuple(GoalReview(goal) for goal in sorted(table.goals, key=lambda g: g.due) if goal.current),
            topics=tuple(brought_again(topic, last) for topic in table.topics if topic.waits),
            doors=tuple(door for door in table.opportunities if door.open),
            jots=tuple(JotLook(jot) for jot in since_last_time(table.jots, last_began(table.records))),
        ),
        began=began,
        agreed_end=end,
        month_due=review.due and weekly,
        month_may_wait=review.may_wait,
        reviews_before=review.held,
        agreement=agreement,
        linked=linked_to(table.goals, table.commitments, month_since=month_since, now=now),
        month_since=month_since,
        preparations=prepared,
    )


def prepared_answers(preparations: Sequence[Preparation]) -> dict[str, str]:
    """What a meeting opens with under its own questions."""
    mentees = next((one for one in preparations if one.by is Role.MENTEE), None)
    worth = mentees.answer(PrepKey.WORTH_IT) if mentees is not None else ""
    return {WORTH_IT.key: worth} if worth else {}


def last_began(records: Sequence[MeetingSummary]) -> datetime | None:
    """When the last of these meetings began, in UTC; None before the first one."""
    return records[-1].began if records else None


def _with_word_of_the_week(commitment: Commitment, said: Update | None, zone: str) -> TaskReview:
    """The look back at a commitment, filled in with what was said of it since the last meeting."""
    if said is None:
        return TaskReview(commitment)
    return TaskReview(commitment, said.outcome, said.note, said_on=local_day(said.at, zone))


def _agenda(kind: MeetingKind, minutes: int, *, month: bool) -> Agenda:
    if kind is MeetingKind.FIRST:
        return first_agenda(minutes)
    return wrap_up_agenda(minutes) if kind is MeetingKind.WRAP_UP else weekly_agenda(minutes, month=month)


def slot_of_today(pair: Pair, now: datetime) -> NextMeeting | None:
    """The agreed slot, if now is in it or a little before it; None otherwise."""
    slot = pair.next_meeting
    if slot is None or not slot.starts_at - EARLY <= now < slot.starts_at + timedelta(minutes=slot.minutes):
        return None
    return slot


def _end_of_slot(slot: NextMeeting, minutes: int, now: datetime) -> datetime | None:
    """When a meeting in its slot ends; None when hardly anything of it is left, and a new meeting begins."""
    end = slot.starts_at + timedelta(minutes=minutes)
    return end if end - now >= SHORTEST_MEETING else None


def _agreed_minutes(minutes: int, available: timedelta, *, month: bool, said: bool, elastic: bool) -> int:
    """The length that the agenda is made for when it was said until when the meeting lasts.

    A little less time than usual is a late start: the agenda stays and open discussion shrinks. Much less, or
    more, is a meeting of another length, unless the length was said too. Without open discussion to shrink, every
    other time is another length.
    """
    if available < SHORTEST_MEETING:
        raise BadInput("The end is less than five minutes away.", do="Choose a later --until, or leave it out.")
    if said or (elastic and _fits(weekly_agenda(minutes, month=month), available)):
        return minutes
    return checked_minutes(round(available / timedelta(minutes=1)))


def _fits(agenda: Agenda, available: timedelta) -> bool:
    if PhaseKind.DISCUSSION not in agenda.kinds:
        return available == agenda.length
    least = agenda.length - agenda.phase(PhaseKind.DISCUSSION).planned + DISCUSSION_FLOOR
    return least <= available <= agenda.length
