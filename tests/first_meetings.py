"""A first meeting, an agreement and a wrap-up in which everything was said; for whatever prints or keeps them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.ledger.goals import Goal, Verdict
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage
from meetingtui.domain.meeting.agenda import MINUTE, MeetingKind, first_agenda, wrap_up_agenda
from meetingtui.domain.meeting.contents import Contents, GoalReview
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from tests.builders import BERLIN, commitment
from tests.fakes import TUESDAY
from tests.records import held

NEXT = NextMeeting(TUESDAY + timedelta(days=7), BERLIN, 60, "https://call.example/ada")
BREAK = Absence("a-1", Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3), "mail instead")
DOOR = Opportunity("o-1", "pair-1", "A talk at the club", TUESDAY - timedelta(days=30))


def full_agreement(**fields: Any) -> Agreement:
    """A page with every kind of line."""
    values: dict[str, Any] = {
        "id": "agreement-1",
        "pair_id": "pair-1",
        "agreed_on": TUESDAY.date(),
        "terms": {
            "mentee-hopes": "to speak up",
            "goal-kinds": "a skill; career",
            "out-of-bounds": "money\nhealth",
            "cadence": "not in August",
            "place": "https://call.example/ada",
        },
        "both_said_yes": True,
        "slot": Slot(1, time(15)),
        "second_slot": Slot(3, time(9, 30)),
        "cadence": Cadence.FORTNIGHTLY,
        "absences": (BREAK,),
        "runs_until": date(2027, 5, 17),
    }
    return Agreement(**(values | fields))


def first_record(**fields: Any) -> MeetingRecord:
    """The first meeting: the horizons were not reached before the hard stop."""
    used = (6, 20, 14, 10, 0, 10)
    phases = first_agenda().phases
    values: dict[str, Any] = {
        "kind": MeetingKind.FIRST,
        "phases": tuple(PhaseTime(p.kind, p.planned, u * MINUTE) for p, u in zip(phases, used, strict=True)),
        "contents": Contents(
            answers={
                "mentee-hello": "Sam, like ham",
                "mentee-hopes": "to speak up",
                "goal-kinds": "and a move",
                "success": "I give a talk\nand like it",
                "slot": "tue 15:00",
                "else-mentor": "Rest",
            },
            chosen={
                "goal-kinds": ("a skill", "career"),
                "confidentiality": ("stays between us",),
                "cadence": ("every two weeks",),
            },
            both_said_yes=True,
            new_goals=(Goal("g-1", "pair-1", "Speak once", TUESDAY.date(), date(2026, 12, 17), "Ada heard it"),),
            commitments=(commitment("Find a topic", id="c-1", week_task=True, due=date(2026, 11, 24)),),
            lookouts=(Opportunity("o-2", "pair-1", "A meetup", TUESDAY),),
            absences=(BREAK,),
            next_meeting=NEXT,
        ),
    }
    return held(**(values | fields))


def wrap_up_record(**fields: Any) -> MeetingRecord:
    """The last meeting: a goal reached, one not spoken about, a door walked to its end."""
    used = (18, 27, 15)
    phases = wrap_up_agenda().phases
    moves = (
        Move(TUESDAY - timedelta(days=7), Stage.INTRODUCED, "met Lin"),
        Move(TUESDAY + 5 * MINUTE, Stage.OUTCOME, "Sam spoke there"),
        Move(TUESDAY + 6 * MINUTE, Stage.THANKED),
    )
    reached = Goal("g-1", "pair-1", "Speak once", date(2026, 9, 1), date(2026, 11, 30))
    open_one = Goal("g-2", "pair-1", "Lead a review", date(2026, 9, 1), date(2026, 11, 30))
    values: dict[str, Any] = {
        "number": 20,
        "kind": MeetingKind.WRAP_UP,
        "phases": tuple(PhaseTime(p.kind, p.planned, u * MINUTE) for p, u in zip(phases, used, strict=True)),
        "contents": Contents(
            answers={
                "reached": "Sam speaks up",
                "mentee-takes": "to ask early",
                "mentor-thanks": "the laughs",
                "stay-in-touch": "a mail in spring",
            },
            goal_reviews=(GoalReview(reached, Verdict.REACHED, "The club"), GoalReview(open_one)),
            doors=(Opportunity("o-1", "pair-1", DOOR.text, DOOR.made_at, Stage.THANKED, moves),),
        ),
    }
    return held(**(values | fields))
