"""What the first meeting and the last one ask, and what can be chosen by one key."""

from __future__ import annotations

from meetingtui.domain.agreement.terms import TERM
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Role

_MENTOR, _MENTEE = Role.MENTOR, Role.MENTEE


def _terms(*keys: str) -> tuple[Question, ...]:
    return tuple(TERM[key].question for key in keys)


ASKED_FIRST: dict[PhaseKind, tuple[Question, ...]] = {
    PhaseKind.HELLO: (
        Question("mentee-hello", "Who is {mentee}, and how do we say the name?", _MENTEE, short="About {mentee}"),
        Question("mentor-hello", "Who is {mentor}, and how do we say the name?", _MENTOR, short="About {mentor}"),
        Question("mentee-zone", "Where does {mentee} live (time zone)?", _MENTEE, "such as Europe/Berlin", line=True),
        Question("mentor-zone", "Where does {mentor} live (time zone)?", _MENTOR, "such as Europe/London", line=True),
        *_terms("mentee-hopes", "mentor-hopes"),
    ),
    PhaseKind.AIMS: _terms("goal-kinds", "overall-goals", "success", "whom-to-meet"),
    PhaseKind.GROUND_RULES: _terms(
        *("hours", "channels", "channel-times", "out-of-bounds"),
        *("confidentiality", "feedback", "challenge", "when-wrong"),
    ),
    PhaseKind.RHYTHM: _terms("cadence", "slot", "second-slot", "length", "place", "lead-time", "runs"),
    PhaseKind.HORIZONS: (),
    PhaseKind.REACHED: (
        Question("reached", "What was reached, and what is different now?", None, short="What was reached"),
        Question("not-reached", "What stays open, and is that fine?", None, short="What stays open"),
    ),
    PhaseKind.TAKE_ALONG: (
        Question("mentee-takes", "What does {mentee} take along?", _MENTEE, short="{mentee} takes along"),
        Question("mentor-takes", "What does {mentor} take along?", _MENTOR, short="{mentor} takes along"),
        Question(
            "mentee-thanks", "What does {mentee} want to say thank you for?", _MENTEE, short="{mentee} says thanks"
        ),
        Question(
            "mentor-thanks", "What does {mentor} want to say thank you for?", _MENTOR, short="{mentor} says thanks"
        ),
    ),
    PhaseKind.STAYING: (
        Question("doors-open", "Which doors stay open?", _MENTOR, short="Doors that stay open"),
        Question("stay-in-touch", "How and when do you stay in touch?", None, short="Staying in touch"),
    ),
}
"""The questions of the phases that a weekly meeting does not have, in order."""


SETTLES: dict[PhaseKind, str] = {
    PhaseKind.HELLO: "who you are, where you live, what you hope for",
    PhaseKind.AIMS: "what you want to reach, which doors can be opened",
    PhaseKind.GROUND_RULES: "hours, channels, what is out of bounds, feedback",
    PhaseKind.RHYTHM: "your slot, days away, how long this is to run",
    PhaseKind.HORIZONS: "first goals for 30, 60 and 90 days",
    PhaseKind.NEXT_STEPS: "the first task, and when you meet again",
    PhaseKind.REACHED: "what is different now, and what stays open",
    PhaseKind.TAKE_ALONG: "what each of you takes along, and thanks",
    PhaseKind.STAYING: "doors still open, how and when you stay in touch",
}
"""What each phase of a first and a last meeting is for, in a few words."""

ADVICE_FIRST: dict[PhaseKind, str] = {
    PhaseKind.HELLO: "Say your name slowly. Ask how to say the other one.",
    PhaseKind.AIMS: "A direction is enough today. The words can change later.",
    PhaseKind.GROUND_RULES: "Say what you would not like. Nothing has to be explained.",
    PhaseKind.RHYTHM: "A slot that both can keep is better than a perfect one.",
    PhaseKind.HORIZONS: "Goals are guides, not tests. One good goal is enough.",
    PhaseKind.REACHED: "Tell what changed, not only what was planned.",
    PhaseKind.TAKE_ALONG: "Say thank you for something that really happened.",
    PhaseKind.STAYING: "One small date is worth more than a large promise.",
}
"""One line a phase, in the margin."""
