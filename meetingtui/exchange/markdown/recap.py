"""The recap of a meeting: the mentee's own message to the mentor, as Markdown that can be pasted anywhere.

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
from meetingtui.exchange.escaping import inline, item, points

FIRST_HEADINGS = (
    (PhaseKind.HELLO, "Who we are"),
    (PhaseKind.AIMS, "What we want to reach"),
    (PhaseKind.GROUND_RULES, "How we work together"),
    (PhaseKind.RHYTHM, "Our rhythm"),
)
"""What the phases of a first meeting are called."""
HOW_IT_WENT = (*(q for q in questions.ASKED[PhaseKind.LAST_WEEK] if q is not questions.THANKS), questions.WORTH)
"""How the two found the week and the meeting."""


def recap(record: MeetingRecord, *, pair: Pair) -> str:
    """The meeting in the mentee's voice, with thanks; what nobody spoke of is left out.

    Args:
        record: The meeting; its names are used, so that an old recap reads as it was.
        pair: Tells in which zones the two live.
    """
    record = as_amended(record)
    mentor, mentee = inline(record.mentor), inline(record.mentee)
    contents = record.contents
    first, last = record.kind is MeetingKind.FIRST, record.kind is MeetingKind.WRAP_UP
    goals = _new_goals(contents.new_goals)
    agreed = (
        ("What I will do", _promises(record, Role.MENTEE)),
        (f"What {mentor} will do", _promises(record, Role.MENTOR)),
        (f"What {mentor} looks out for", [f"- {inline(door.text)}" for door in contents.lookouts]),
        ("When we meet next", _next(contents.next_meeting, pair)),
        ("When one of us is away", [f"- {inline(absence_line(each, record))}" for each in contents.absences]),
        ("Anything else before then", _before_then(record)),
        ("How we stay in touch", _first(record, PhaseKind.STAYING)),
    )
    looked_back = (
        ("Thanks", [item(line, "") for line in points(contents.answer(questions.THANKS.key))]),
        ("What I did since last time", _mine(contents.reviews)),
        (f"What {mentor} did", _done_by_mentor(contents.reviews)),
        (f"Doors that {mentor} opened", _doors(record)),
        ("How it went", _answers(record, *HOW_IT_WENT)),
        ("What was reached", [*_judged(record), *_first(record, PhaseKind.REACHED)] if last else []),
        ("What we take along", _first(record, PhaseKind.TAKE_ALONG)),
        ("The month", [*([] if last else _judged(record)), *([] if first else goals), *_month(record)]),
        ("What we spoke about", _topics(contents.topics, discussed=True)),
        ("What waits for next time", _topics(contents.topics, discussed=False)),
    )
    sections = (
        *agreed,
        ("Our first goals", goals if first else []),
        *looked_back,
        *((heading, _first(record, kind)) for kind, heading in FIRST_HEADINGS),
    )
    began = local(record.began, record.zone)
    lines = [f"Thanks for today, {mentor}.", "", f"This is what I take along from {formatting.day(began)}."]
    if taken := points(contents.answer(questions.TAKE_ALONG.key)):
        lines += ["", *(item(line, "") for line in taken)]
    for heading, body in sections:
        if body:
            lines += ["", f"## {heading}", "", *body]
    lines += ["", f"Thank you for your time, {mentor}.", "", mentee, ""]
    return "\n".join(lines)


def _mine(reviews: Iterable[TaskReview]) -> list[str]:
    lines = []
    for review in reviews:
        # What took its place stands under what I will do, and names it there.
        if review.commitment.owner is Role.MENTEE and review.outcome is not None and not _replaced(review):
            lines += _item(f"{inline(review.commitment.text)}: {review.outcome.words}", points(review.note))
    return lines


def _replaced(review: TaskReview) -> bool:
    """Whether something smaller, or something else, took the place of a promise."""
    return bool(review.outcome and review.outcome.replaces and review.note.strip())


def _done_by_mentor(reviews: Iterable[TaskReview]) -> list[str]:
    lines = []
    for review in reviews:
        if review.commitment.owner is Role.MENTOR and review.outcome is Outcome.DONE:
            lines += _item(f"{inline(review.commitment.text)}: done, thank you", points(review.note))
    return lines


def _answers(record: MeetingRecord, *asked: Question) -> list[str]:
    lines = []
    for question in asked:
        said = points(record.contents.whole_answer(question.key))
        label = question.told(inline(record.mentor), "I")
        lines += _item(label, said) if len(said) > 1 else [f"- {label}: {line}" for line in said]
    return lines


def _first(record: MeetingRecord, kind: PhaseKind) -> list[str]:
    """What was said in a phase that a weekly meeting does not have."""
    lines = []
    for label, words in first_answers(record, kind):
        said = points(words)
        lines += _item(inline(label), said) if len(said) > 1 else [f"- {inline(label)}: {line}" for line in said]
    return lines


def _doors(record: MeetingRecord) -> list[str]:
    lines = []
    for door, moves in steps_of_doors(record):
        notes = [line for move in moves for line in points(move.note)]
        lines += _item(f"{inline(door.text)}: {moves[-1].stage.words}", notes)
    return lines


def _judged(record: MeetingRecord) -> list[str]:
    lines = []
    for review in record.contents.goal_reviews:
        if review.verdict is not None:
            lines += _item(f"{inline(review.goal.text)}: {review.verdict.words}", _reasons(review))
    return lines


def _new_goals(goals: Iterable[Goal]) -> list[str]:
    lines = []
    for goal in goals:
        lines += _item(f"{inline(goal.text)} (new, by {formatting.day(goal.due)})", _known_by(goal))
    return lines


def _month(record: MeetingRecord) -> list[str]:
    return _answers(record, *questions.ASKED[PhaseKind.MONTH])


def _reasons(review: GoalReview) -> list[str]:
    new_words = [f"From now on: {inline(review.text)}"] if review.text.strip() else []
    return [*new_words, *points(review.evidence), *points(review.why)]


def _known_by(goal: Goal) -> list[str]:
    return [f"We will know because {line}" for line in points(goal.known_by)[:1]] + points(goal.known_by)[1:]


def _topics(topics: Iterable[Topic], *, discussed: bool) -> list[str]:
    lines = []
    for topic in topics:
        spoken_about = topic.state is TopicState.DISCUSSED or bool(topic.notes.strip())
        if discussed and spoken_about:
            lines += _item(inline(topic.text), points(topic.notes))
        elif not discussed and topic.waits and not spoken_about:
            lines.append(f"- {inline(topic.text)}")
    return lines


def _promises(record: MeetingRecord, owner: Role) -> list[str]:
    """The new ones, the week's task first; then what took the place of an old one, and what comes back."""
    contents = record.contents
    usual = local_day(contents.next_meeting.starts_at, record.zone) if contents.next_meeting else None
    new = sorted((c for c in contents.commitments if c.owner is owner), key=lambda c: not c.week_task)
    lines = [_promise(commitment, commitment.due or usual) for commitment in new]
    for review in contents.reviews:
        if review.commitment.owner is not owner:
            continue
        if _replaced(review):
            lines.append(f"- {inline(review.note)}{_by(usual)} (was: {inline(review.commitment.text)})")
        elif review.outcome is None or review.outcome.comes_back or review.outcome.replaces:
            lines.append(f"- {inline(review.commitment.text)} (still open)")
    return lines


def _promise(commitment: Commitment, due: date | None) -> str:
    main = ", the week's task" if commitment.week_task else ""
    return f"- {inline(commitment.text)}{_by(due)}{main}"


def _by(due: date | None) -> str:
    return f" (by {formatting.short_day(due)})" if due else ""


def _next(meeting: NextMeeting | None, pair: Pair) -> list[str]:
    if meeting is None:
        return []
    place = inline(meeting.place)
    when = inline(when_words(meeting, (pair.mentee, pair.mentor)))
    return [f"{when}, {meeting.minutes} minutes", *(["", place] if place else [])]


def _before_then(record: MeetingRecord) -> list[str]:
    lines = []
    for name, question in ((record.mentee, questions.ELSE_MENTEE), (record.mentor, questions.ELSE_MENTOR)):
        lines += [f"- {inline(name)}: {line.strip()}" for line in points(record.contents.answer(question.key))]
    return lines


def _item(text: str, below: Iterable[str]) -> list[str]:
    return [f"- {text}", *(item(line, "  ") for line in below)]
