"""A finished meeting as one page, in the order in which it was held: for a screen, a shell, a file, a browser.

Everything that `passages` finds has its line here, under the same address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.dates.zones import shown_zone
from meetingtui.domain.ledger.commitments import Commitment, came_back
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting import questions
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import GoalReview, TaskReview
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import Question
from meetingtui.domain.people import Role
from meetingtui.domain.record.addresses import ANSWERS, CHOSEN, address
from meetingtui.domain.record.amendments import Amendment, standing
from meetingtui.domain.record.apply_amendments import NEXT_PLACE
from meetingtui.domain.record.first_facts import absence_days, both_said_yes, steps_of_doors
from meetingtui.domain.record.page_lines import LineKind, PageLine, line, line_of, under
from meetingtui.domain.record.parts import (
    ABSENCES,
    COMMITMENTS,
    DOORS,
    GOAL_REVIEWS,
    LOOKOUTS,
    NEW_GOALS,
    REVIEWS,
    TOPICS,
    Part,
)
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.domain.text import clean, one_line

__all__ = ["STATE_WORDS", "LineKind", "PageLine", "line_of", "record_page"]

STATE_WORDS = {
    TopicState.WAITING: "comes back next week",
    TopicState.DISCUSSED: "discussed",
    TopicState.NEXT_WEEK: "comes back next week",
    TopicState.DROPPED: "dropped",
}
"""Where a topic stood at the end."""
TITLE_KINDS = {MeetingKind.WEEKLY: "", MeetingKind.FIRST: ": the first meeting", MeetingKind.WRAP_UP: ": the wrap-up"}
"""What a meeting was for, behind its number."""
_Lines = Iterator[PageLine]


def record_page(record: MeetingRecord) -> list[PageLine]:
    """The meeting with its times, words and decisions; corrected lines read as corrected."""
    lines = list(_head(record))
    times = {phase.phase: phase for phase in record.phases}
    for kind, body_of in _BODIES.items():
        body = [replace(each, phase=kind) for each in body_of(record)]
        if kind in times:
            lines += [_phase_line(times[kind]), *(body or [_nothing(kind)])]
        elif body:
            # A short meeting has fewer phases, and thoughts for all of them.
            lines += [PageLine(LineKind.PHASE, kind.label.upper(), phase=kind), *body]
    lines += _other_words(record, {each.key for each in lines})
    amended = standing(record.amendments)
    return [_amended(each, amended) for each in lines] if amended else lines


def _amended(each: PageLine, amended: Mapping[str, Amendment]) -> PageLine:
    amendment = amended.get(each.key) if each.key else None
    if amendment is None:
        return each
    return replace(each, words=clean(amendment.words), amended=amendment, was=each.words)


def _head(record: MeetingRecord) -> _Lines:
    began, ended = local(record.began, record.zone), local(record.ended, record.zone)
    over = f", {formatting.minutes_words(record.overrun)} over" if record.overrun.total_seconds() >= 60 else ""
    times = f"{formatting.day(began)}, {formatting.clock_time(began.time())} to {formatting.clock_time(ended.time())}"
    names = f"{one_line(record.mentee)} and {one_line(record.mentor)}"
    yield PageLine(LineKind.TITLE, f"Meeting {record.number} of {names}{TITLE_KINDS[record.kind]}")
    length = f"{shown_zone(record.zone).label} ({formatting.minutes_words(record.length)}{over})"
    yield _fact(f"{times} {length}", "times")
    for number, extension in enumerate(record.extensions):
        source = "from open discussion" if extension.source is Source.DISCUSSION else "with a later end"
        more = f"{formatting.minutes_words(extension.by)} more for {extension.phase.label.lower()}"
        yield _fact(f"{more}, {source}; both said yes", f"extensions/{number}")
    if record.month_put_off:
        yield _fact("The month review was put off.", "month-put-off")
    if both_said_yes(record):
        yield _fact("Both said yes to the agreement.", "said-yes")
    yield from _answer(record, questions.WORTH_IT)


def _fact(words: str, key: str) -> PageLine:
    return PageLine(LineKind.FACT, words, key=key)


def _phase_line(phase: PhaseTime) -> PageLine:
    used, planned = formatting.minutes_words(phase.used), formatting.minutes_words(phase.planned)
    times = f"{used.removesuffix(' min')} of {planned}"
    return PageLine(LineKind.PHASE, phase.phase.label.upper(), after=times, phase=phase.phase)


def _nothing(kind: PhaseKind) -> PageLine:
    key = f"phases/{kind.value}"
    return PageLine(LineKind.LINE, "Nothing was written down.", 1, key=key, phase=kind)


def _last_week(record: MeetingRecord) -> _Lines:
    held = _held(record, PhaseKind.LAST_WEEK)
    for review in record.contents.reviews:
        if held or review.spoken_about:
            yield from _review(record, review)
    if held:
        yield from _doors(record)
    for question in questions.ASKED[PhaseKind.LAST_WEEK]:
        yield from _answer(record, question)


def _review(record: MeetingRecord, review: TaskReview) -> _Lines:
    commitment = review.commitment
    facts = ["the week's task"] if commitment.week_task else []
    facts += [came_back(commitment.times_carried)] if commitment.times_carried else []
    yield _named(REVIEWS, review, record, facts)
    outcome = review.outcome.words if review.outcome else "not spoken about"
    yield from _said(outcome, review.note, REVIEWS.key(review, "outcome"), REVIEWS.key(review, "note"))


def _named(part: Part, item: Any, record: MeetingRecord, facts: Sequence[str] = (), *, depth: int = 1) -> PageLine:
    """The line that names a thing."""
    words = part.words[0]
    before = part.said(words.before, item, record)
    return line(words.of(item), part.key(item, words.name), depth=depth, before=before, facts=facts)


def _details(part: Part, item: Any) -> _Lines:
    """What else was typed about it, where something was."""
    for words in part.words[1:]:
        if (typed := words.of(item)).strip():
            yield line(typed, part.key(item, words.name), before=words.before, whole=True)


def _said(decided: str, reason: str, decided_key: str, reason_key: str) -> _Lines:
    """What was decided, with the words that were added to it; without them, the decision is what can be corrected."""
    if reason.strip():
        yield line(reason, reason_key, before=f"{decided}:", whole=True)
    else:
        yield line(decided, decided_key)


def _month(record: MeetingRecord) -> _Lines:
    contents = record.contents
    held = _held(record, PhaseKind.MONTH)
    if not _held(record, PhaseKind.REACHED):
        for review in contents.goal_reviews:
            if held or review.verdict:
                yield from _goal_review(
                    record, review, review.verdict.value if review.verdict else "not spoken about"
                )
    if not _held(record, PhaseKind.HORIZONS):
        yield from _new_goals(record)
    for question in questions.ASKED[PhaseKind.MONTH]:
        yield from _answer(record, question)


def _goal_review(record: MeetingRecord, review: GoalReview, undecided: str) -> _Lines:
    decided = review.verdict.value if review.verdict else undecided
    yield _named(GOAL_REVIEWS, review, record, [f"by {formatting.day(review.goal.due)}"])
    yield line(decided, GOAL_REVIEWS.key(review, "verdict"))
    yield from _details(GOAL_REVIEWS, review)


def _new_goals(record: MeetingRecord) -> _Lines:
    for goal in record.contents.new_goals:
        yield _named(NEW_GOALS, goal, record, [f"by {formatting.day(goal.due)}"])
        yield from _details(NEW_GOALS, goal)


def _discussion(record: MeetingRecord) -> _Lines:
    for topic in record.contents.topics:
        facts = [one_line(record.name(topic.by))] if topic.by else []
        facts += [topic.help.value] if topic.help else []
        yield _named(TOPICS, topic, record, [*facts, STATE_WORDS[topic.state]])
        yield from _details(TOPICS, topic)


def _next_steps(record: MeetingRecord) -> _Lines:
    contents = record.contents
    for owner in (Role.MENTEE, Role.MENTOR):
        promises = [_promise(made, record) for made in contents.commitments if made.owner is owner]
        yield from under(f"{record.name(owner)} will", promises)
    lookouts = [_named(LOOKOUTS, door, record, depth=2) for door in contents.lookouts]
    yield from under(f"{record.mentor} looks out for", lookouts)
    yield from under("Next meeting", list(_following(record)))
    if not _held(record, PhaseKind.LAST_WEEK) and not _held(record, PhaseKind.STAYING):
        yield from _doors(record)
    if not _held(record, PhaseKind.RHYTHM):
        yield from _away(record)
    for question in questions.ASKED[PhaseKind.NEXT_STEPS]:
        yield from _answer(record, question)


def _promise(commitment: Commitment, record: MeetingRecord) -> PageLine:
    contents = record.contents
    goals = (*(review.goal for review in contents.goal_reviews), *contents.new_goals)
    facts = [f"by {formatting.short_day(commitment.due)}"] if commitment.due else []
    facts += ["the week's task"] if commitment.week_task else []
    facts += [f"for the goal: {one_line(goal.text)}" for goal in goals if goal.id == commitment.goal_id]
    return _named(COMMITMENTS, commitment, record, facts, depth=2)


def _following(record: MeetingRecord) -> _Lines:
    following = record.contents.next_meeting
    if following is None:
        return
    when = f"{when_words(following)}, {following.minutes} min"
    if following.place.strip():
        yield line(following.place, NEXT_PLACE, before=f"{when},")
    else:
        yield line(when, "next-meeting/when")


def _first(kind: PhaseKind, record: MeetingRecord) -> _Lines:
    """A phase that a weekly meeting does not have."""
    if kind is PhaseKind.REACHED and _held(record, kind):
        for review in record.contents.goal_reviews:
            # A wrap-up asks for no verdicts: where the goal stands is what there is to say.
            yield from _goal_review(
                record, review, review.verdict.value if review.verdict else review.goal.state.words
            )
    for question in ASKED_FIRST.get(kind, ()):
        yield from _answer(record, question)
    if not _held(record, kind):
        return
    if kind is PhaseKind.RHYTHM:
        yield from _away(record)
    elif kind is PhaseKind.HORIZONS:
        yield from _new_goals(record)
    elif kind is PhaseKind.STAYING:
        yield from _doors(record)


def _doors(record: MeetingRecord) -> _Lines:
    for door, moves in steps_of_doors(record):
        yield _named(DOORS, door, record)
        for move in moves:
            key = DOORS.key(door, f"moves/{door.moves.index(move)}")
            yield from _said(move.stage.words, move.note, f"{key}/stage", key)


def _away(record: MeetingRecord) -> _Lines:
    yield from under("Away", [_absence(absence, record) for absence in record.contents.absences])


def _absence(absence: Absence, record: MeetingRecord) -> PageLine:
    days = absence_days(absence, record)
    if absence.bridge.strip():
        return line(absence.bridge, ABSENCES.key(absence, "bridge"), before=f"{days}:")
    return line(days, ABSENCES.key(absence, "days"))


def _answer(record: MeetingRecord, question: Question) -> _Lines:
    """What was chosen, then the words that were added."""
    typed = record.contents.answer(question.key).strip("\n")
    chosen = record.contents.choice(question.key)
    key, heading = address(ANSWERS, question.key), question.told(record.mentor, record.mentee)
    if typed.strip():
        before = f"{chosen};" if chosen else ""
        yield from under(heading, [line(typed, key, before=before, whole=True)])
    elif chosen:
        yield from under(heading, [line(chosen, key + CHOSEN)])


def _other_words(record: MeetingRecord, shown: set[str]) -> _Lines:
    """Answers that belong to no question that is known, or were never entered: words are never hidden."""
    others = []
    for key, text in record.contents.said:
        where = address(ANSWERS, key)
        known = {where, where.removesuffix(CHOSEN)} & shown
        if text.strip() and not known:
            others.append(line(text, where, whole=True))
    yield from under("Other words", others)


def _held(record: MeetingRecord, kind: PhaseKind) -> bool:
    return any(phase.phase is kind for phase in record.phases)


_WEEKLY: dict[PhaseKind, Callable[[MeetingRecord], _Lines]] = {
    PhaseKind.LAST_WEEK: _last_week,
    PhaseKind.MONTH: _month,
    PhaseKind.DISCUSSION: _discussion,
    PhaseKind.NEXT_STEPS: _next_steps,
}
_BODIES = {kind: _WEEKLY.get(kind) or partial(_first, kind) for kind in PhaseKind}
"""What stands under each phase, in the order of `PhaseKind`, which is that of every kind of meeting."""
