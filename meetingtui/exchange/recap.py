"""The recap of a meeting: the mentee's own message to the mentor, plain for a mail or a chat, or as Markdown.

What was agreed comes first: that is what the two look up in the week.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting import questions
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import GoalReview, TaskReview
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.first_facts import absence_line, first_answers, steps_of_doors
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.exchange.escaping import item
from meetingtui.exchange.style import MARKDOWN, Style

FIRST_HEADINGS = (
    (PhaseKind.HELLO, "Who we are"),
    (PhaseKind.AIMS, "What we want to reach"),
    (PhaseKind.GROUND_RULES, "How we work together"),
    (PhaseKind.RHYTHM, "Our rhythm"),
)
"""What the phases of a first meeting are called."""
HOW_IT_WENT = (*(q for q in questions.ASKED[PhaseKind.LAST_WEEK] if q is not questions.THANKS), questions.WORTH)
"""How the two found the week and the meeting."""


def recap(record: MeetingRecord, *, pair: Pair, style: Style = MARKDOWN) -> str:
    """The meeting in the mentee's voice, with thanks; what nobody spoke of is left out.

    Args:
        record: The meeting; its names are used, so that an old recap reads as it was.
        pair: Tells in which zones the two live.
        style: Markdown, or plain words.
    """
    return _Recap(style).text(as_amended(record), pair)


def _asked(label: str) -> str:
    """What stands before an answer: a question ends with its own sign, anything else with a colon."""
    return label if label.endswith("?") else f"{label}:"


def _replaced(review: TaskReview) -> bool:
    """Whether something smaller, or something else, took the place of a promise."""
    return bool(review.outcome and review.outcome.replaces and review.note.strip())


class _Recap:
    """Puts a recap together in one style."""

    def __init__(self, style: Style) -> None:
        self._line, self._points, self._heading = style.line, style.points, style.heading

    def text(self, record: MeetingRecord, pair: Pair) -> str:
        """All of it."""
        mentor, mentee = self._line(record.mentor), self._line(record.mentee)
        contents = record.contents
        first, last = record.kind is MeetingKind.FIRST, record.kind is MeetingKind.WRAP_UP
        goals = self._new_goals(contents.new_goals)
        agreed = (
            ("What I will do", self._promises(record, Role.MENTEE)),
            (f"What {mentor} will do", self._promises(record, Role.MENTOR)),
            (f"What {mentor} looks out for", [f"- {self._line(door.text)}" for door in contents.lookouts]),
            ("When we meet next", self._next(contents.next_meeting, pair)),
            (
                "When one of us is away",
                [f"- {self._line(absence_line(each, record))}" for each in contents.absences],
            ),
            ("Anything else before then", self._before_then(record)),
            ("How we stay in touch", self._first(record, PhaseKind.STAYING)),
        )
        looked_back = (
            ("Thanks", [item(line, "") for line in self._points(contents.answer(questions.THANKS.key))]),
            ("What I did since last time", self._mine(contents.reviews)),
            (f"What {mentor} did", self._done_by_mentor(contents.reviews)),
            (f"Doors that {mentor} opened", self._doors(record)),
            ("How it went", self._answers(record, *HOW_IT_WENT)),
            ("What was reached", [*self._judged(record), *self._first(record, PhaseKind.REACHED)] if last else []),
            ("What we take along", self._first(record, PhaseKind.TAKE_ALONG)),
            ("The month", [*([] if last else self._judged(record)), *([] if first else goals), *self._month(record)]),
            ("What we spoke about", self._topics(contents.topics, discussed=True)),
            ("What waits for next time", self._topics(contents.topics, discussed=False)),
        )
        sections = (
            *agreed,
            ("Our first goals", goals if first else []),
            *looked_back,
            *((heading, self._first(record, kind)) for kind, heading in FIRST_HEADINGS),
        )
        began = local(record.began, record.zone)
        lines = [f"Thanks for today, {mentor}.", "", f"This is what I take along from {formatting.day(began)}."]
        if taken := self._points(contents.answer(questions.TAKE_ALONG.key)):
            lines += ["", *(item(line, "") for line in taken)]
        for heading, body in sections:
            if body:
                lines += [*(line.replace("{}", heading) for line in self._heading), *body]
        lines += ["", f"Thank you for your time, {mentor}.", "", mentee, ""]
        return "\n".join(lines)

    def _mine(self, reviews: Iterable[TaskReview]) -> list[str]:
        lines = []
        for review in reviews:
            # What took its place stands under what I will do, and names it there.
            if review.commitment.owner is Role.MENTEE and review.outcome is not None and not _replaced(review):
                lines += self._item(
                    f"{self._line(review.commitment.text)}: {review.outcome.words}",
                    self._points(review.note),
                )
        return lines

    def _done_by_mentor(self, reviews: Iterable[TaskReview]) -> list[str]:
        lines = []
        for review in reviews:
            if review.commitment.owner is Role.MENTOR and review.outcome is Outcome.DONE:
                lines += self._item(
                    f"{self._line(review.commitment.text)}: done, thank you", self._points(review.note)
                )
        return lines

    def _answers(self, record: MeetingRecord, *asked: Question) -> list[str]:
        lines = []
        for question in asked:
            said = self._points(record.contents.whole_answer(question.key))
            label = question.told(self._line(record.mentor), "I")
            lines += self._item(label, said) if len(said) > 1 else [f"- {_asked(label)} {line}" for line in said]
        return lines

    def _first(self, record: MeetingRecord, kind: PhaseKind) -> list[str]:
        """What was said in a phase that a weekly meeting does not have."""
        lines = []
        for label, words in first_answers(record, kind):
            said = self._points(words)
            lines += (
                self._item(self._line(label), said)
                if len(said) > 1
                else [f"- {_asked(self._line(label))} {line}" for line in said]
            )
        return lines

    def _doors(self, record: MeetingRecord) -> list[str]:
        lines = []
        for door, moves in steps_of_doors(record):
            notes = [line for move in moves for line in self._points(move.note)]
            lines += self._item(f"{self._line(door.text)}: {moves[-1].stage.words}", notes)
        return lines

    def _judged(self, record: MeetingRecord) -> list[str]:
        lines = []
        for review in record.contents.goal_reviews:
            if review.verdict is not None:
                lines += self._item(f"{self._line(review.goal.text)}: {review.verdict.words}", self._reasons(review))
        return lines

    def _new_goals(self, goals: Iterable[Goal]) -> list[str]:
        lines = []
        for goal in goals:
            lines += self._item(f"{self._line(goal.text)} (new, by {formatting.day(goal.due)})", self._known_by(goal))
        return lines

    def _month(self, record: MeetingRecord) -> list[str]:
        return self._answers(record, *questions.ASKED[PhaseKind.MONTH])

    def _reasons(self, review: GoalReview) -> list[str]:
        new_words = [f"From now on: {self._line(review.text)}"] if review.text.strip() else []
        return [*new_words, *self._points(review.evidence), *self._points(review.why)]

    def _known_by(self, goal: Goal) -> list[str]:
        return [f"We will know because {line}" for line in self._points(goal.known_by)[:1]] + self._points(
            goal.known_by
        )[1:]

    def _topics(self, topics: Iterable[Topic], *, discussed: bool) -> list[str]:
        lines = []
        for topic in topics:
            spoken_about = topic.state is TopicState.DISCUSSED or bool(topic.notes.strip())
            if discussed and spoken_about:
                lines += self._item(self._line(topic.text), self._points(topic.notes))
            elif not discussed and topic.waits and not spoken_about:
                lines.append(f"- {self._line(topic.text)}")
        return lines

    def _promises(self, record: MeetingRecord, owner: Role) -> list[str]:
        """The new ones, the week's task first; then what took the place of an old one, and what comes back."""
        contents = record.contents
        usual = local_day(contents.next_meeting.starts_at, record.zone) if contents.next_meeting else None
        new = sorted((c for c in contents.commitments if c.owner is owner), key=lambda c: not c.week_task)
        lines = [self._promise(commitment, commitment.due or usual) for commitment in new]
        for review in contents.reviews:
            if review.commitment.owner is not owner:
                continue
            if _replaced(review):
                lines.append(
                    f"- {self._line(review.note)}{self._by(usual)} (was: {self._line(review.commitment.text)})"
                )
            elif review.outcome is None or review.outcome.comes_back or review.outcome.replaces:
                lines.append(f"- {self._line(review.commitment.text)} (still open)")
        return lines

    def _promise(self, commitment: Commitment, due: date | None) -> str:
        main = ", the week's task" if commitment.week_task else ""
        return f"- {self._line(commitment.text)}{self._by(due)}{main}"

    def _by(self, due: date | None) -> str:
        return f" (by {formatting.short_day(due)})" if due else ""

    def _next(self, meeting: NextMeeting | None, pair: Pair) -> list[str]:
        if meeting is None:
            return []
        place = self._line(meeting.place)
        when = self._line(when_words(meeting, (pair.mentee, pair.mentor)))
        return [f"{when}, {meeting.minutes} minutes", *(["", place] if place else [])]

    def _before_then(self, record: MeetingRecord) -> list[str]:
        lines = []
        for name, question in ((record.mentee, questions.ELSE_MENTEE), (record.mentor, questions.ELSE_MENTOR)):
            lines += [
                f"- {self._line(name)}: {line.strip()}" for line in self._points(record.contents.answer(question.key))
            ]
        return lines

    def _item(self, text: str, below: Iterable[str]) -> list[str]:
        return [f"- {text}", *(item(line, "  ") for line in below)]
