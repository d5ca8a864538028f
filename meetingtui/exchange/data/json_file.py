"""The JSON that the commands that read print for programs.

The shape is a promise, apart from how things are stored: names and meanings stay, new names may be added. Each
text is one object with `"schema": 1`. Instants are local times with their offset, in the zone that stands beside them
under `zone`; days are `YYYY-MM-DD`; lengths of time are whole seconds under a name that ends in `_seconds`. What is
not known is null, never left out. The two people are `"mentor"` and `"mentee"`. All words are as they were typed.

`exchange.output` declares every field, and `meet json-schema` prints it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from meetingtui.domain.record.addresses import JOINT_YES
from meetingtui.domain.text import harmless_json
from meetingtui.exchange.data.json_course import amendment_object, course
from meetingtui.exchange.data.json_values import day_text, instant_text, whole_seconds
from meetingtui.exchange.data.json_week import update_object

if TYPE_CHECKING:
    # Only names for the checker: a list of meetings needs none of the classes that it does not show.
    from meetingtui.domain.agreement.agreement import Absence
    from meetingtui.domain.between.updates import Update
    from meetingtui.domain.ledger.commitments import Commitment
    from meetingtui.domain.ledger.goals import Goal
    from meetingtui.domain.ledger.opportunities import Opportunity
    from meetingtui.domain.ledger.topics import Topic
    from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
    from meetingtui.domain.people import NextMeeting, Pair
    from meetingtui.domain.record.record import MeetingRecord, MeetingSummary
    from meetingtui.exchange.output.documents import Document
    from meetingtui.exchange.output.ledgers import TaskObject
    from meetingtui.exchange.output.meetings import (
        AbsenceObject,
        CommitmentObject,
        DoorObject,
        GoalObject,
        GoalReviewObject,
        MeetingLine,
        MeetingObject,
        NextMeetingObject,
        PairObject,
        ReviewObject,
        TopicObject,
    )

OUTPUT_SCHEMA: Final = 1
"""Grows only if a name had to change its meaning or go."""


def text(document: Document) -> str:
    """What a command prints.

    Only ASCII: other letters are escaped, so that the text is exact in every locale and harmless to a terminal.
    """
    return harmless_json(json.dumps(document, indent=2))


def pair_object(pair: Pair) -> PairObject:
    """A pair: both names and zones, the zone in which it says its times, the usual length, the next meeting."""
    return {
        "mentee": pair.mentee.name,
        "mentor": pair.mentor.name,
        "mentee_zone": pair.mentee.zone,
        "mentor_zone": pair.mentor.zone,
        "zone": pair.zone,
        "length_seconds": pair.minutes * 60,
        "made_at": instant_text(pair.made_at, pair.zone),
        "next_meeting": next_meeting_object(pair.next_meeting),
        "closed_on": day_text(pair.closed_on),
    }


def meeting_line(record: MeetingSummary, week_task: str | None) -> MeetingLine:
    """A meeting in short: its number, time and length, and the week's task that the mentee took on, if any."""
    return {
        "number": record.number,
        "id": record.id,
        "kind": str(record.kind),
        "mentee": record.mentee,
        "mentor": record.mentor,
        "zone": record.zone,
        "began": instant_text(record.began, record.zone),
        "ended": instant_text(record.ended, record.zone),
        "agreed_end": instant_text(record.agreed_end, record.zone),
        "length_seconds": whole_seconds(record.length),
        "overrun_seconds": whole_seconds(record.overrun),
        "month_reviewed": record.month_reviewed,
        "month_put_off": record.month_put_off,
        "week_task": week_task,
    }


def meeting_object(record: MeetingRecord) -> MeetingObject:
    """A meeting whole: the short form, its time, and everything that was said and decided."""
    contents = record.contents
    goals = {goal.id: goal.text for goal in (*(r.goal for r in contents.goal_reviews), *contents.new_goals)}
    # As first written, like all the contents: the corrections stand beside them.
    week_task = next((made.text for made in contents.commitments if made.week_task), None)
    return {
        **meeting_line(record, week_task),
        **course(record),
        "answers": _answers(contents),
        "reviews": [_review(review) for review in contents.reviews],
        "goal_reviews": [_goal_review(review) for review in contents.goal_reviews],
        "new_goals": [goal_object(goal) for goal in contents.new_goals],
        "topics": [topic_object(topic, record.zone) for topic in contents.topics],
        "doors": [door_object(door, record.zone) for door in contents.doors],
        "commitments": [_commitment(c, record.zone, goals) for c in contents.commitments],
        "lookouts": [door_object(door, record.zone) for door in contents.lookouts],
        "absences": [absence_object(absence) for absence in contents.absences],
        "next_meeting": next_meeting_object(contents.next_meeting),
        "amendments": [amendment_object(amendment, record.zone) for amendment in record.amendments],
    }


def _answers(contents: Contents) -> dict[str, str]:
    """Every answer under the end of its address, and the joint yes."""
    answers = {key: words for key, words in contents.said if words}
    if contents.both_said_yes is not None:
        answers[JOINT_YES] = "yes" if contents.both_said_yes else "no"
    return answers


def task_objects(
    pair: Pair,
    commitments: Sequence[Commitment],
    goals: Sequence[Goal],
    said: Mapping[str, Update] | None = None,
) -> list[TaskObject]:
    """Commitments as they stand today, with all that was said of them.

    Args:
        pair: Whose they are.
        commitments: The open ones as `meet tasks` numbers them, then others.
        goals: All goals of the pair.
        said: The update of the week by the commitment's identity.
    """
    texts = {goal.id: goal.text for goal in goals}
    numbers = {commitment.id: number for number, commitment in enumerate(commitments, 1) if commitment.open}
    return [
        {
            **_commitment(commitment, pair.zone, texts),
            "status": commitment.status,
            "times_carried": commitment.times_carried,
            "history": [
                {
                    "meeting_id": look.meeting_id or None,
                    "at": instant_text(look.at, pair.zone),
                    "outcome": look.outcome,
                    "note": look.note,
                }
                for look in commitment.history
            ],
            "number": numbers.get(commitment.id),
            "door_id": commitment.door_id,
            "update": update_object((said or {}).get(commitment.id), pair.zone),
        }
        for commitment in commitments
    ]


def _commitment(commitment: Commitment, zone: str, goals: Mapping[str, str]) -> CommitmentObject:
    return {
        "id": commitment.id,
        "owner": commitment.owner,
        "text": commitment.text,
        "zone": zone,
        "made_at": instant_text(commitment.made_at, zone),
        "due": day_text(commitment.due),
        "week_task": commitment.week_task,
        "goal_id": commitment.goal_id,
        "goal": goals.get(commitment.goal_id or ""),
        "replaces": commitment.replaces,
    }


def _review(review: TaskReview) -> ReviewObject:
    commitment = review.commitment
    return {
        "id": commitment.id,
        "owner": commitment.owner,
        "text": commitment.text,
        "due": day_text(commitment.due),
        "week_task": commitment.week_task,
        "times_carried": commitment.times_carried,
        "outcome": review.outcome,
        "note": review.note,
    }


def goal_object(goal: Goal) -> GoalObject:
    """A goal: its words, how the pair will know, its days."""
    return {
        "id": goal.id,
        "text": goal.text,
        "known_by": goal.known_by,
        "set_on": day_text(goal.set_on),
        "due": day_text(goal.due),
    }


def _goal_review(review: GoalReview) -> GoalReviewObject:
    return {
        **goal_object(review.goal),
        "verdict": review.verdict,
        "evidence": review.evidence,
        "why": review.why,
        "new_text": review.text,
    }


def topic_object(topic: Topic, zone: str) -> TopicObject:
    """A topic: its words, who brought it, what was said about it, where it stands."""
    return {
        "id": topic.id,
        "text": topic.text,
        "zone": zone,
        "added_at": instant_text(topic.added_at, zone),
        "by": topic.by,
        "help": topic.help,
        "tried": topic.tried,
        "notes": topic.notes,
        "state": topic.state,
        "times_back": topic.times_back,
        "caught_in": topic.caught_in or None,
    }


def door_object(door: Opportunity, zone: str) -> DoorObject:
    """An opportunity: its words and how far it is."""
    return {
        "id": door.id,
        "text": door.text,
        "zone": zone,
        "made_at": instant_text(door.made_at, zone),
        "stage": door.stage,
        "moves": [{"at": instant_text(move.at, zone), "stage": move.stage, "note": move.note} for move in door.moves],
    }


def absence_object(absence: Absence) -> AbsenceObject:
    """Days away: who (null is both), from when to when, and how the pair keeps in touch meanwhile."""
    return {
        "id": absence.id,
        "who": absence.who,
        "first": day_text(absence.first),
        "last": day_text(absence.last),
        "bridge": absence.bridge,
    }


def next_meeting_object(meeting: NextMeeting | None) -> NextMeetingObject | None:
    """When and where the pair meets next; None when nothing is agreed."""
    if meeting is None:
        return None
    from meetingtui.domain.dates.agreed_date import as_agreed

    meeting = as_agreed(meeting)
    return {
        "starts_at": instant_text(meeting.starts_at, meeting.zone),
        "zone": meeting.zone,
        "length_seconds": meeting.minutes * 60,
        "place": meeting.place,
    }
