"""Every question that a meeting asks, and whose answer it is."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Pair, Role


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
    options: tuple[str, ...] = ()
    """Answers to choose from; there is always room for words besides."""
    many: bool = False
    """Whether several of the options may hold."""
    line: bool = False
    """Whether one line is enough for the answer."""
    only_if_noted: bool = False
    """Whether it is asked only where something was noted for it in the week."""

    def asked(self, pair: Pair) -> str:
        """The prompt with the names of the two."""
        return self.prompt.format(mentor=pair.mentor.name, mentee=pair.mentee.name)

    def told(self, mentor: str, mentee: str) -> str:
        """The short words with the names of the two."""
        return (self.short or self.prompt).format(mentor=mentor, mentee=mentee)


WORTH_IT = Question(
    "worth-it", "Today is worth it if ...", Role.MENTEE, "one line, if you like", "Today was to be worth it if"
)
WENT_WELL = Question("went-well", "What went well?", Role.MENTEE, "small things count", "Went well")
MENTOR_WELL = Question("mentor-went-well", "What went well?", Role.MENTOR, "", "Went well for {mentor}")
BETTER = Question(
    "better", "What could have gone better?", Role.MENTEE, "what would you do differently?", "Could be better"
)
MENTOR_BETTER = Question(
    "mentor-better", "What could have gone better?", Role.MENTOR, "", "Could be better for {mentor}"
)
THANKS = Question("thanks", "Whom do you thank, and for what?", Role.MENTEE, "", "Thanks", only_if_noted=True)
MENTOR_THANKS = Question(
    "thanks-mentor",
    "Whom do you thank, and for what?",
    Role.MENTOR,
    "",
    "Thanks from {mentor}",
    only_if_noted=True,
)
GOALS = Question("goals", "Where are you on the 30/60/90 goals?", None, "", "On the goals")
MONTH_WELL = Question("month-well", "This month: what went well?", Role.MENTEE, "", "The month, went well")
MENTOR_MONTH_WELL = Question(
    "mentor-month-well", "This month: what went well?", Role.MENTOR, "", "The month, went well for {mentor}"
)
MONTH_BETTER = Question(
    "month-better", "This month: what could have gone better?", Role.MENTEE, "", "The month, could be better"
)
MENTOR_MONTH_BETTER = Question(
    "mentor-month-better",
    "This month: what could have gone better?",
    Role.MENTOR,
    "",
    "The month, could be better for {mentor}",
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
MENTEE_KEEP_CHANGE = Question(
    "mentee-keep-change",
    "What should {mentor} keep doing, and what should {mentor} change?",
    Role.MENTEE,
    "one thing each",
    "{mentee} to {mentor}, keep and change",
)
MENTOR_KEEP_CHANGE = Question(
    "mentor-keep-change",
    "What should {mentee} keep doing, and what should {mentee} change?",
    Role.MENTOR,
    "one thing each",
    "{mentor} to {mentee}, keep and change",
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

WORTH = Question(
    "worth",
    "Was it worth it?",
    None,
    "a line about it, if you like",
    "Was it worth it",
    ("yes", "partly", "no"),
)
TAKE_ALONG = Question(
    "take-along",
    "What do you take along?",
    Role.MENTEE,
    "your words; they open the recap",
    "{mentee} takes along",
)

THE_MONTH_WAS = (MONTH_WELL, MENTOR_MONTH_WELL, MONTH_BETTER, MENTOR_MONTH_BETTER)
"""How the month was, before the next goals are set."""
TO_EACH_OTHER = (HELP_MENTOR, MENTOR_LEARNED, MENTEE_KEEP_CHANGE, MENTOR_KEEP_CHANGE, AGREEMENT_RIGHT)
"""What the month asks behind the goals."""
ASKED: dict[PhaseKind, tuple[Question, ...]] = {
    PhaseKind.LAST_WEEK: (WENT_WELL, MENTOR_WELL, BETTER, MENTOR_BETTER, THANKS, MENTOR_THANKS, GOALS),
    PhaseKind.MONTH: (*THE_MONTH_WAS, *TO_EACH_OTHER),
    PhaseKind.DISCUSSION: (),
    PhaseKind.NEXT_STEPS: (ELSE_MENTEE, ELSE_MENTOR, WORTH, TAKE_ALONG),
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
