"""One meeting in which everything was said, and what followed from it; for whatever prints or keeps meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.extensions import Extension, Source
from meetingtui.domain.meeting.timebox import Pause
from meetingtui.domain.people import NextMeeting, Pair, Person, Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from tests import builders
from tests.builders import BERLIN, LONDON, commitment
from tests.fakes import TUESDAY
from tests.records import held

MINUTE = timedelta(minutes=1)
NEXT = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60, "https://call.example/ada")
"""A week later, at the same time."""
MEETING = "meeting-12"


def apart(**fields: Any) -> Pair:
    """Ada lives in London, Sam in Berlin, and they know when they meet next."""
    return builders.pair(**({"mentor": Person("Ada", LONDON), "next_meeting": NEXT} | fields))


def full_record(**fields: Any) -> MeetingRecord:
    """The twelfth meeting: a month week, a little late, with a pause and an extension."""
    values: dict[str, Any] = {
        "id": MEETING,
        "number": 12,
        "ended": TUESDAY + 62 * MINUTE,
        "phases": (
            PhaseTime(PhaseKind.LAST_WEEK, 10 * MINUTE, 12 * MINUTE),
            PhaseTime(PhaseKind.MONTH, 15 * MINUTE, 14 * MINUTE),
            PhaseTime(PhaseKind.DISCUSSION, 20 * MINUTE, 18 * MINUTE),
            PhaseTime(PhaseKind.NEXT_STEPS, 15 * MINUTE, 16 * MINUTE),
        ),
        "contents": full_contents(),
        "extensions": (
            Extension(
                TUESDAY + 9 * MINUTE,
                PhaseKind.LAST_WEEK,
                5 * MINUTE,
                Source.DISCUSSION,
                TUESDAY + 60 * MINUTE,
            ),
        ),
        "pauses": (Pause(TUESDAY + 20 * MINUTE, TUESDAY + 22 * MINUTE),),
        "month_reviewed": True,
    }
    return held(**(values | fields))


def doors_and_days() -> MeetingRecord:
    """A meeting in which doors moved on and days away were noted, and nothing else."""
    at, day = TUESDAY, timedelta(days=1)
    before, today = (
        Opportunity(name, "pair-1", text, made_at, Stage.OFFERED, (Move(at + day / 100, Stage.OFFERED, note),))
        for name, text, made_at, note in (
            ("o-1", "A friendly room", at - 7 * day, "A list of dates"),
            ("o-2", "A guild evening", at, "She will ask Lin"),
        )
    )
    away = (
        Absence("a-1", Role.MENTEE, date(2026, 12, 5), date(2026, 12, 6), "one postcard"),
        Absence("a-2", None, date(2026, 12, 24), date(2026, 12, 24)),
    )
    return full_record(contents=Contents(doors=(before,), lookouts=(today,), absences=away))


def full_contents() -> Contents:
    """Something under every question, in every list."""
    speak = Goal("g-1", "pair-1", "Speak at a meetup", date(2026, 9, 20), date(2026, 11, 19), "30 people came")
    return Contents(
        answers={
            "worth-it": "I leave with a title",
            "went-well": "The review went well.\nI asked early.",
            "better": "I started late",
            "goals": "Close to the talk",
            "month-well": "More air",
            "month-better": "",
            "help-mentor": "Read her draft",
            "mentor-learned": "Patience",
            "agreement-right": "Still right",
            "else-mentee": "Think of a title",
            "else-mentor": "Rest",
        },
        reviews=(
            TaskReview(commitment("Introduce Sam to Lin", id="c-1", owner=Role.MENTOR), Outcome.DONE, "Mail is sent"),
            TaskReview(
                commitment("Write the slides", id="c-2", week_task=True, times_carried=2, due=date(2026, 11, 17)),
                Outcome.PARTLY,
                "Half of them",
            ),
            TaskReview(commitment("Read chapter 3", id="c-3"), Outcome.CHANGED, "Read chapter 4 instead"),
            TaskReview(commitment("Call Kim", id="c-4")),
        ),
        goal_reviews=(GoalReview(speak, Verdict.ADJUST, "Two invitations", "Smaller first", "Speak at the club"),),
        new_goals=(Goal("g-2", "pair-1", "Lead a review", TUESDAY.date(), date(2026, 12, 17), "Ada only listens"),),
        topics=(
            Topic(
                "t-1",
                "pair-1",
                "How to say no",
                TUESDAY - timedelta(days=3),
                Role.MENTEE,
                Help.OPTIONS,
                "Wrote it down",
                "- Offer a date instead\n- Say it early",
                TopicState.DISCUSSED,
                times_back=1,
            ),
            Topic("t-2", "pair-1", "A career question", TUESDAY, caught_in="last-week"),
            Topic("t-3", "pair-1", "Old thing", TUESDAY, state=TopicState.DROPPED),
        ),
        doors=(Opportunity("o-1", "pair-1", "A job in London", TUESDAY - timedelta(days=14)),),
        commitments=(
            commitment(
                "Finish the slides", id="c-5", week_task=True, goal_id="g-2", due=date(2026, 11, 24), made_at=TUESDAY
            ),
            commitment("Ask for feedback", id="c-6", made_at=TUESDAY),
            commitment("Send the book", id="c-7", owner=Role.MENTOR, due=date(2026, 11, 20), made_at=TUESDAY),
        ),
        lookouts=(Opportunity("o-2", "pair-1", "A meetup where Sam could speak", TUESDAY),),
        next_meeting=NEXT,
    )


def full_conclusion() -> Conclusion:
    """What follows from it, as far as a store cares."""
    record = full_record()
    contents = record.contents
    looked_back = tuple(_after(review, record.ended) for review in contents.reviews)
    return Conclusion(
        record=record,
        pair=apart(),
        commitments=(*looked_back, *contents.commitments),
        goals=(*(review.goal for review in contents.goal_reviews), *contents.new_goals),
        opportunities=contents.lookouts,
        topics=contents.topics,
    )


def conclusion_of(number: int, began: datetime, **fields: Any) -> Conclusion:
    """A plain meeting of that number, with one new task."""
    record = held(began=began, id=f"meeting-{number}", number=number)
    task = commitment(f"Task of week {number}", id=f"task-{number}", week_task=True, made_at=record.ended)
    record = replace(record, contents=Contents(commitments=(task,)))
    values: dict[str, Any] = {"commitments": (task,), "goals": (), "opportunities": (), "topics": ()}
    return Conclusion(record=record, pair=apart(), **(values | fields))


def _after(review: TaskReview, at: datetime) -> Commitment:
    look = LookBack(MEETING, at, review.outcome, review.note)
    status = {Outcome.DONE: CommitmentStatus.DONE, Outcome.CHANGED: CommitmentStatus.CHANGED}.get(
        review.outcome or Outcome.PARTLY
    )
    return replace(review.commitment, status=status or CommitmentStatus.OPEN, history=(look,))
