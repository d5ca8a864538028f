"""What the first meeting and the last one ask (product, The first meeting), and what can be chosen by one key."""

from __future__ import annotations

from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.agreement import Cadence
from meetingtui.domain.people import Role
from meetingtui.domain.questions import ASKED, Option, Question

GOAL_KINDS = (
    Option("p", "a project"),
    Option("s", "a skill"),
    Option("c", "career"),
    Option("u", "support"),
)
CHANNELS = (Option("m", "mail"), Option("c", "chat"), Option("p", "phone"), Option("d", "a shared document"))
CONFIDENTIALITY = (
    Option("b", "stays between us"),
    Option("a", "ask before telling anybody"),
    Option("o", "may be told unless one of us says no"),
)
CHALLENGE = (
    Option("g", "gently, with questions"),
    Option("f", "frankly, at any time"),
    Option("a", "only when asked for"),
)
CADENCES = (Option("w", Cadence.WEEKLY), Option("t", Cadence.FORTNIGHTLY), Option("q", Cadence.WITH_CHECK))
LENGTHS = (Option("6", "60 minutes"), Option("4", "45 minutes"), Option("3", "30 minutes"), Option("9", "90 minutes"))
TERMS_OF_TIME = (
    Option("3", "3 months"),
    Option("6", "6 months"),
    Option("9", "9 months"),
    Option("y", "12 months"),
)

_MENTOR, _MENTEE = Role.MENTOR, Role.MENTEE

ASKED_FIRST: dict[PhaseKind, tuple[Question, ...]] = {
    PhaseKind.HELLO: (
        Question("mentee-hello", "Who is {mentee}, and how do we say the name?", _MENTEE, short="About {mentee}"),
        Question("mentor-hello", "Who is {mentor}, and how do we say the name?", _MENTOR, short="About {mentor}"),
        Question("mentee-zone", "Where does {mentee} live (time zone)?", _MENTEE, "such as Europe/Berlin", line=True),
        Question("mentor-zone", "Where does {mentor} live (time zone)?", _MENTOR, "such as Europe/London", line=True),
        Question("mentee-hopes", "What does {mentee} hope for?", _MENTEE, short="{mentee} hopes for"),
        Question("mentor-hopes", "What does {mentor} hope for?", _MENTOR, short="{mentor} hopes for"),
    ),
    PhaseKind.AIMS: (
        Question("goal-kinds", "What is it about?", None, "in your words", "It is about", GOAL_KINDS, many=True),
        Question("overall-goals", "What do you want to reach together?", None, short="Together we want to reach"),
        Question("success", "How will you know that it worked?", None, "we will know because ...", "It worked if"),
        Question("whom-to-meet", "Whom should {mentee} meet?", _MENTEE, "people, teams, circles", line=True),
    ),
    PhaseKind.GROUND_RULES: (
        Question("hours", "Hours a week beyond the meeting, and for what?", None, "2 hours, for reading", line=True),
        Question(
            "channels",
            "How do you reach each other between meetings?",
            None,
            "others",
            "Channels",
            CHANNELS,
            many=True,
        ),
        Question("channel-times", "At what times, and how often?", None, "weekdays until six", line=True),
        Question("out-of-bounds", "Which topics are out of bounds?", None, "nothing has to be explained", line=True),
        Question(
            "confidentiality", "What is said here ...", None, "anything to add?", "What is said here", CONFIDENTIALITY
        ),
        Question(
            "feedback", "How do you like to hear feedback?", None, "at once, in writing, with examples", line=True
        ),
        Question("challenge", "How much challenge is welcome?", _MENTEE, "anything to add?", "Challenge", CHALLENGE),
        Question("when-wrong", "Whom do you ask when it goes wrong?", None, "a name, or: each other", line=True),
    ),
    PhaseKind.RHYTHM: (
        Question("cadence", "How often do you meet?", None, "anything to add?", "How often", CADENCES),
        Question("slot", "Your usual slot", None, "tue 15:00", line=True),
        Question("second-slot", "A second choice", None, "thu 9:30", line=True),
        Question("length", "How long?", None, "anything to add?", "How long", LENGTHS),
        Question("place", "Place or call link", None, "a room, or https://...", line=True),
        Question("lead-time", "How long before do you say when you cannot come?", None, "a day", line=True),
        Question(
            "runs", "How long is this mentorship meant to run?", None, "anything to add?", "It runs", TERMS_OF_TIME
        ),
    ),
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


def asked(kind: PhaseKind) -> tuple[Question, ...]:
    """The questions of a phase of any meeting, in order."""
    return ASKED[kind] if kind in ASKED else ASKED_FIRST[kind]


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
