"""What happened to Noor and Jonas between their meetings."""

from __future__ import annotations

from meetingtui.demo.asides import Aside, Away, CalledOff, GoalTurn, Revision
from meetingtui.demo.telling import NOOR
from meetingtui.domain.goals import GoalState

BETWEEN: tuple[Aside, ...] = (
    GoalTurn(
        10,
        2,
        "rust",
        "Two weeks of good reasons, which is a sign",
        state=GoalState.AT_RISK,
    ),
    GoalTurn(
        12,
        1,
        "own",
        "After the night with the double mails we give it more time, and go slowly",
        days=30,
    ),
    Revision(
        25,
        1,
        "Jonas will change his job, and the first weeks there are part of it",
        terms={
            "channels": "chat; a shared document; in hard weeks a second, short call if one of us asks",
            "channel-times": "Messages at any time, and nobody has to answer on the same day",
        },
        months=12,
        away=Away(NOOR, (40, -1), (40, 2), "a line from behind the stage of her keynote"),
    ),
    CalledOff(29, "Jonas has a fever of 39"),
    CalledOff(34, "Both of us are at the meetup on that evening"),
    GoalTurn(
        38,
        2,
        "long-talk",
        "Nobody has watched the recording to its end yet, and Pilar does not answer",
        state=GoalState.AT_RISK,
    ),
)
"""In their order."""
