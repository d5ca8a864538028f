"""The made-up story of `meet demo`: who the two are, their meetings, and what happened in between."""

from __future__ import annotations

from meetingtui.demo.first_meeting import FIRST_MEETING
from meetingtui.demo.script import AgreementRevised, Away, Between, CalledOff, GoalChanged
from meetingtui.demo.weeks_01_to_11 import WEEKS_1_TO_11
from meetingtui.demo.weeks_12_to_25 import WEEKS_12_TO_25
from meetingtui.demo.weeks_26_to_38 import WEEKS_26_TO_38
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.people import Person, Role

MENTOR = Person("Noor", "Europe/Lisbon")
MENTEE = Person("Jonas", "Europe/Berlin")
PLACE = "https://meet.example.org/noor-and-jonas"
WHO = "Jonas is a junior developer, Noor a senior engineer at another company."
"""One line on the two, for whoever sees them for the first time."""

WEEKS = 39
"""From the first meeting to the one that is to come; four without a meeting: holidays, an illness, a meetup."""

STORY = (*FIRST_MEETING, *WEEKS_1_TO_11, *WEEKS_12_TO_25, *WEEKS_26_TO_38)
"""The meetings in their order. Nothing in them names a day, a month or a season, because they can fall on any."""

BETWEEN: tuple[Between, ...] = (
    GoalChanged(10, 2, "rust", "Two weeks without a page read", state=GoalState.AT_RISK),
    GoalChanged(12, 1, "own", "After the double mails it gets more time", days=30),
    AgreementRevised(
        25,
        1,
        "Jonas is looking for a new job, and his first weeks there are part of it",
        terms={
            "channels": "chat; a shared document; in hard weeks a second, short call if one of us asks",
            "channel-times": "Messages at any time; nobody has to reply the same day",
        },
        months=12,
        away=Away(Role.MENTOR, (40, -1), (40, 2), "short messages; she speaks at a conference"),
    ),
    CalledOff(29, "Jonas is ill"),
    CalledOff(34, "Both of us are at the meetup that evening"),
    GoalChanged(38, 2, "long-talk", "No recording to work with and no slot yet", state=GoalState.AT_RISK),
)
"""What happened between the meetings, in order."""
