"""Every question that a meeting asks, and whose answer it is."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Pair, Role


@dataclass(frozen=True)
class Option:
    """An answer that one key gives."""

    key: str
    """The key, one letter or figure."""
    words: str
    """The answer."""


@dataclass(frozen=True)
class Question:
    """One question with a free answer."""

    key: str
    """The name under which the answer is kept."""
    prompt: str
    """The words on the screen; `{mentor}` and `{mentee}` are filled in."""
    whose: Role | None
    """Whose answer it is; None when it belongs to both."""
    hint: str = ""
    """A few words that stand in the empty field."""
    short: str = ""
    """The words in records and recaps; the prompt when empty."""
    options: tuple[Option, ...] = ()
    """Answers to choose from; there is always room for words besides."""
    many: bool = False
    """Whether several of the options may hold."""
    line: bool = False
    """Whether one line is enough for the answer."""

    def asked(self, pair: Pair) -> str:
        """The prompt with the names of the two."""
        return self.prompt.format(mentor=pair.mentor.name, mentee=pair.mentee.name)

    def told(self, mentor: str, mentee: str) -> str:
        """The short words with the names of the two."""
        return (self.short or self.prompt).format(mentor=mentor, mentee=mentee)


WORTH_IT = Question(
    "worth-it", "Today is worth it if ...", Role.MENTEE, "one line, if you like", "Today was to be worth it if"
)
WENT_WELL = Question("went-well", "What went well?", None, "small things count", "Went well")
BETTER = Question("better", "What could have gone better?", None, "what would you do differently?", "Could be better")
GOALS = Question("goals", "Where are we against the 30/60/90 goals?", None, "", "On the goals")
MONTH_WELL = Question("month-well", "This month: what went well?", None, "", "The month, went well")
MONTH_BETTER = Question(
    "month-better", "This month: what could have gone better?", None, "", "The month, could be better"
)
HELP_MENTOR = Question(
    "help-mentor",
    "How can {mentee} help {mentor}?",
    Role.MENTOR,
    "one line",
    "How {mentee} can help {mentor}",
)
MENTOR_LEARNED = Question(
    "mentor-learned", "What did {mentor} learn?", Role.MENTOR, "one line", "What {mentor} learned"
)
AGREEMENT_RIGHT = Question(
    "agreement-right",
    "Is what you agreed on still right? Slot, length, channels, how you speak with each other",
    None,
    "",
    "The agreement",
)
ELSE_MENTEE = Question(
    "else-mentee",
    "Anything else for {mentee} to think about or do before then?",
    Role.MENTEE,
    "",
    "{mentee}, before then",
)
ELSE_MENTOR = Question("else-mentor", "Anything else for {mentor}?", Role.MENTOR, "", "{mentor}, before then")

ASKED: dict[PhaseKind, tuple[Question, ...]] = {
    PhaseKind.LAST_WEEK: (WENT_WELL, BETTER, GOALS),
    PhaseKind.MONTH: (MONTH_WELL, MONTH_BETTER, HELP_MENTOR, MENTOR_LEARNED, AGREEMENT_RIGHT),
    PhaseKind.DISCUSSION: (),
    PhaseKind.NEXT_STEPS: (ELSE_MENTEE, ELSE_MENTOR),
}
"""The questions of each phase, in order."""

FOUR_QUESTIONS = (
    "What will {mentee} do next week?",
    "What will {mentor} look out for?",
    "When and where is the next meeting?",
    "What else should either of you think about or do before then?",
)
"""The closing questions, as next steps asks them."""

OPENERS = (
    "What made you laugh this week?",
    "What is the best thing you ate lately?",
    "Which song has been in your head?",
    "What did you look at on your last walk?",
    "What would you do with a free afternoon?",
    "Who helped you this week, perhaps without knowing?",
    "What are you looking forward to?",
    "What did you learn by accident?",
    "Which room of your home do you like best, and why?",
    "What were you good at when you were ten?",
    "What is a small thing that you would pay double for?",
    "Which place would you show a friend in your town?",
    "What did you change your mind about?",
    "Which book, film or game has stayed with you?",
    "What do you do when you need a quiet head?",
    "What was the weather of your week?",
    "Which tool would you not give away?",
    "What is something you finished lately?",
    "What would your younger self be surprised by?",
    "Which question would you like to be asked more often?",
)
"""Spoken on arrival, answered by both, never stored."""


def opener(number: int) -> str:
    """The spoken opener of the pair's n-th meeting."""
    return OPENERS[(number - 1) % len(OPENERS)]


ADVICE: dict[PhaseKind, str] = {
    PhaseKind.LAST_WEEK: "Say what is so. An unfinished task is news, not a failure.",
    PhaseKind.MONTH: "Goals point somewhere; they are not duties. Keep, change or drop them freely.",
    PhaseKind.DISCUSSION: "In this order: listen, ask, offer, advise. The choice stays with the mentee.",
    PhaseKind.NEXT_STEPS: "Pick a task that fits into one week. Say the next date aloud.",
}
"""One line a phase, in the margin."""
