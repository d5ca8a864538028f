"""A finished meeting as plain text, in the order in which it was held: for a shell, a pager, a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from meetingtui.domain import questions, saying
from meetingtui.domain.agenda import MeetingKind, PhaseKind
from meetingtui.domain.commitments import Commitment, came_back
from meetingtui.domain.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.extension import Source
from meetingtui.domain.goals import Goal
from meetingtui.domain.local import local
from meetingtui.domain.people import Role
from meetingtui.domain.questions import Question
from meetingtui.domain.record import MeetingRecord, PhaseTime
from meetingtui.domain.text import one_line
from meetingtui.domain.topics import Topic, TopicState
from meetingtui.domain.zones import shown_zone
from meetingtui.exchange.date_words import when_words
from meetingtui.exchange.first_record import absence_line, both_said_yes, first_answers, steps_of_doors
from meetingtui.exchange.layout import cells
from meetingtui.exchange.text_lines import WIDTH, folded, in_brackets, listed

STATE_WORDS = {
    TopicState.WAITING: "comes back next week",
    TopicState.DISCUSSED: "discussed",
    TopicState.NEXT_WEEK: "comes back next week",
    TopicState.DROPPED: "dropped",
}
"""Where a topic stood at the end."""
KINDS = {MeetingKind.WEEKLY: "", MeetingKind.FIRST: ": the first meeting", MeetingKind.WRAP_UP: ": the wrap-up"}
"""What a meeting was for, behind its number."""


def record_text(record: MeetingRecord) -> str:
    """The meeting with its times, words and decisions, in lines of at most 76 cells."""
    lines = _head(record)
    times = {phase.phase: phase for phase in record.phases}
    for kind, body_of in _BODIES.items():
        body = body_of(record)
        if kind in times:
            lines += ["", _phase_line(times[kind]), *(body or ["  Nothing was written down."])]
        elif body:
            # A short meeting has fewer phases, and thoughts for all of them.
            lines += ["", kind.label.upper(), *body]
    return "\n".join(lines)


def _head(record: MeetingRecord) -> list[str]:
    began, ended = local(record.began, record.zone), local(record.ended, record.zone)
    over = f", {saying.minutes_words(record.overrun)} over" if record.overrun.total_seconds() >= 60 else ""
    times = f"{saying.day(began)}, {saying.clock_time(began.time())} to {saying.clock_time(ended.time())}"
    lines = [
        f"Meeting {record.number} of {one_line(record.mentee)} and {one_line(record.mentor)}{KINDS[record.kind]}",
        f"{times} {shown_zone(record.zone).label} ({saying.minutes_words(record.length)}{over})",
    ]
    for extension in record.extensions:
        source = "from open discussion" if extension.source is Source.DISCUSSION else "with a later end"
        more = saying.minutes_words(extension.by)
        lines.append(f"{more} more for {extension.phase.label.lower()}, {source}; both said yes")
    if record.month_put_off:
        lines.append("The month review was put off.")
    if both_said_yes(record):
        lines.append("Both said yes to the agreement.")
    worth = record.contents.answer(questions.WORTH_IT.key)
    return lines + (["", *_answer(record, questions.WORTH_IT)] if worth.strip() else [])


def _phase_line(phase: PhaseTime) -> str:
    used, planned = saying.minutes_words(phase.used), saying.minutes_words(phase.planned)
    label, times = phase.phase.label.upper(), f"{used.removesuffix(' min')} of {planned}"
    return label + times.rjust(WIDTH - cells(label))


def _last_week(record: MeetingRecord) -> list[str]:
    held = _held(record, PhaseKind.LAST_WEEK)
    reviews = [review for review in record.contents.reviews if held or review.outcome or review.note.strip()]
    lines = [line for review in reviews for line in _review(record, review)]
    if held:
        lines += _doors(record)
    asked = (questions.WENT_WELL, questions.BETTER, questions.GOALS)
    return lines + [line for question in asked for line in _answer(record, question)]


def _review(record: MeetingRecord, review: TaskReview) -> list[str]:
    commitment = review.commitment
    facts = ["the week's task"] if commitment.week_task else []
    facts += [came_back(commitment.times_carried)] if commitment.times_carried else []
    outcome = review.outcome.words if review.outcome else "not spoken about"
    return [
        *folded(f"{record.name(commitment.owner)}: {one_line(commitment.text)}{in_brackets(facts)}", 2),
        *folded(f"{outcome}: {review.note}" if review.note.strip() else outcome, 4),
    ]


def _month(record: MeetingRecord) -> list[str]:
    contents = record.contents
    held = _held(record, PhaseKind.MONTH)
    lines = [] if _held(record, PhaseKind.REACHED) else _goal_reviews(record, everything=held)
    if not _held(record, PhaseKind.HORIZONS):
        lines += [line for goal in contents.new_goals for line in _new_goal(goal)]
    asked = questions.ASKED[PhaseKind.MONTH]
    return lines + [line for question in asked for line in _answer(record, question)]


def _goal_reviews(record: MeetingRecord, *, everything: bool) -> list[str]:
    reviews = [review for review in record.contents.goal_reviews if everything or review.verdict]
    return [line for review in reviews for line in _goal_review(review)]


def _goal_review(review: GoalReview, unspoken: str = "not spoken about") -> list[str]:
    verdict = review.verdict.value if review.verdict else unspoken
    labels = (("", verdict), ("Evidence: ", review.evidence), ("Why: ", review.why), ("Now: ", review.text))
    lines = folded(f"Goal: {one_line(review.goal.text)} (by {saying.day(review.goal.due)})", 2)
    return lines + [line for label, text in labels if text.strip() for line in folded(label + text, 4)]


def _new_goal(goal: Goal) -> list[str]:
    lines = folded(f"New goal: {one_line(goal.text)} (by {saying.day(goal.due)})", 2)
    return lines + (folded(f"We will know because {goal.known_by}", 4) if goal.known_by.strip() else [])


def _discussion(record: MeetingRecord) -> list[str]:
    return [line for topic in record.contents.topics for line in _topic(record, topic)]


def _topic(record: MeetingRecord, topic: Topic) -> list[str]:
    facts = [record.name(topic.by)] if topic.by else []
    facts += [topic.help.value] if topic.help else []
    facts += [STATE_WORDS[topic.state]]
    lines = folded(one_line(topic.text) + in_brackets(facts), 2)
    if topic.tried.strip():
        lines += folded(f"Tried so far: {topic.tried}", 4)
    return lines + (folded(topic.notes, 4) if topic.notes.strip() else [])


def _next_steps(record: MeetingRecord) -> list[str]:
    contents = record.contents
    lines = []
    for owner in (Role.MENTEE, Role.MENTOR):
        promises = [c for c in contents.commitments if c.owner is owner]
        lines += listed(f"{record.name(owner)} will", (_promise(c, contents) for c in promises))
    lines += listed(f"{record.mentor} looks out for", (one_line(door.text) for door in contents.lookouts))
    if (following := contents.next_meeting) is not None:
        place = f", {one_line(following.place)}" if following.place.strip() else ""
        lines += listed("Next meeting", [f"{when_words(following)}, {following.minutes} min{place}"])
    if not _held(record, PhaseKind.LAST_WEEK) and not _held(record, PhaseKind.STAYING):
        lines += _doors(record)
    if not _held(record, PhaseKind.RHYTHM):
        lines += _away(record)
    for question in questions.ASKED[PhaseKind.NEXT_STEPS]:
        lines += _answer(record, question)
    return lines


def _first(kind: PhaseKind, record: MeetingRecord) -> list[str]:
    """A phase that a weekly meeting does not have."""
    lines = []
    if kind is PhaseKind.REACHED and _held(record, kind):
        for review in record.contents.goal_reviews:
            # A wrap-up asks for no verdicts: where the goal stands is what there is to say.
            lines += _goal_review(review, review.goal.state.words)
    lines += [line for label, words in first_answers(record, kind) for line in listed(label, [words])]
    if not _held(record, kind):
        return lines
    if kind is PhaseKind.RHYTHM:
        lines += _away(record)
    elif kind is PhaseKind.HORIZONS:
        lines += [line for goal in record.contents.new_goals for line in _new_goal(goal)]
    elif kind is PhaseKind.STAYING:
        lines += _doors(record)
    return lines


def _doors(record: MeetingRecord) -> list[str]:
    lines = []
    for door, moves in steps_of_doors(record):
        lines += folded(f"Door: {one_line(door.text)}", 2)
        for move in moves:
            lines += folded(move.stage.words + (f": {move.note}" if move.note.strip() else ""), 4)
    return lines


def _away(record: MeetingRecord) -> list[str]:
    return listed("Away", [one_line(absence_line(absence, record)) for absence in record.contents.absences])


def _held(record: MeetingRecord, kind: PhaseKind) -> bool:
    return any(phase.phase is kind for phase in record.phases)


def _promise(commitment: Commitment, contents: Contents) -> str:
    goals = (*(review.goal for review in contents.goal_reviews), *contents.new_goals)
    facts = [f"by {saying.short_day(commitment.due)}"] if commitment.due else []
    facts += ["the week's task"] if commitment.week_task else []
    facts += [f"for the goal: {one_line(goal.text)}" for goal in goals if goal.id == commitment.goal_id]
    return one_line(commitment.text) + in_brackets(facts)


def _answer(record: MeetingRecord, question: Question) -> list[str]:
    text = record.contents.answer(question.key)
    return listed(question.told(record.mentor, record.mentee), [text] if text.strip() else [])


_WEEKLY: dict[PhaseKind, Callable[[MeetingRecord], list[str]]] = {
    PhaseKind.LAST_WEEK: _last_week,
    PhaseKind.MONTH: _month,
    PhaseKind.DISCUSSION: _discussion,
    PhaseKind.NEXT_STEPS: _next_steps,
}
_BODIES = {kind: _WEEKLY.get(kind) or partial(_first, kind) for kind in PhaseKind}
"""What stands under each phase, in the order of every kind of meeting."""
