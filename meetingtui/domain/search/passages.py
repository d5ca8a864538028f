"""Every word of a finished meeting, piece by piece, with the place where it stands and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.dates.formatting import days_words
from meetingtui.domain.ledger.commitments import Commitment, Outcome
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.first_questions import ASKED_FIRST
from meetingtui.domain.meeting.questions import ASKED, WORTH_IT, Question
from meetingtui.domain.people import Role
from meetingtui.domain.record.addresses import ANSWERS, CHOSEN, NOT_ENTERED, address
from meetingtui.domain.record.amendments import standing
from meetingtui.domain.record.apply_amendments import NEXT_PLACE, as_amended
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
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.search.passage import ABSENCE, AMENDMENT, CARRIED, MONTH, OPPORTUNITY, Passage, Today

__all__ = ["ABSENCE", "AMENDMENT", "CARRIED", "MONTH", "OPPORTUNITY", "Passage", "Today", "passages"]

_GOALS_IN = {MeetingKind.FIRST: PhaseKind.HORIZONS, MeetingKind.WRAP_UP: PhaseKind.REACHED}
"""Where goals are spoken of in a meeting without a month review."""
_NOTHING: frozenset[str] = frozenset()
_IN_MONTH = frozenset((MONTH,))
_OF_DOOR = frozenset((OPPORTUNITY,))
_AMENDED = frozenset((AMENDMENT,))


_THEN = Today()


def passages(record: MeetingRecord, today: Today = _THEN) -> Iterator[Passage]:
    """Everything that was typed in the meeting, in the order in which it was held; blank pieces are left out.

    A corrected line comes with its new words, and once more as it was first written.

    Args:
        record: The meeting.
        today: For the status of what was begun in the meeting.
    """
    if record.amendments and standing(record.amendments):
        return _corrected(record, today)
    return _written(record, today)


def _corrected(record: MeetingRecord, today: Today) -> Iterator[Passage]:
    amended = standing(record.amendments)
    first = {piece.key: piece for piece in _written(record, today) if piece.key in amended}
    left = dict(amended)
    for piece in _written(as_amended(record), today):
        if piece.key not in amended:
            yield piece
            continue
        del left[piece.key]
        # Days are a fact: their corrected words do not stand in the contents.
        text = amended[piece.key].words if piece.key.endswith("/days") else piece.text
        yield replace(piece, text=text, part_of=piece.part_of | _AMENDED)
        if (was := first.get(piece.key)) is not None:
            yield replace(was, place=f"{was.place}, as first written", part_of=was.part_of | _AMENDED)
    for key, amendment in left.items():
        if (was := first.get(key)) is not None:
            yield replace(was, place=f"{was.place}, as first written", part_of=was.part_of | _AMENDED)
        if amendment.words.strip():
            yield Passage("A corrected fact", amendment.words, key, part_of=_AMENDED)


def _written(record: MeetingRecord, today: Today) -> Iterator[Passage]:
    goals = _GOALS_IN.get(record.kind, PhaseKind.MONTH)
    parts = {
        PhaseKind.LAST_WEEK: _last_week(record),
        goals: _goals(record, goals),
        PhaseKind.DISCUSSION: _topics(record),
        PhaseKind.NEXT_STEPS: _next_steps(record, today),
    }
    answers = _answers(record)
    pieces = answers.pop(None, [])
    # In the order in which meetings of every kind hold their phases, which is that of the names.
    for kind in PhaseKind:
        pieces += [*parts.get(kind, ()), *answers.get(kind, ())]
    return (piece for piece in pieces if piece.text.strip())


def _answers(record: MeetingRecord) -> dict[PhaseKind | None, list[Passage]]:
    """What was typed under each question, by the phase that asks it, in the order of asking."""
    found: dict[PhaseKind | None, list[Passage]] = {}
    asked = _asked()
    names = {"mentor": record.mentor, "mentee": record.mentee}
    for full, text in sorted(record.contents.said, key=lambda item: _order(item[0])):
        key = _plain_key(full)
        phase, place, owner = asked.get(key, (None, "Other words", None))
        part_of = _IN_MONTH if phase is PhaseKind.MONTH else _NOTHING
        place = place.replace("{mentor}", names["mentor"]).replace("{mentee}", names["mentee"])
        piece = Passage(place, text, address(ANSWERS, full), owner, part_of=part_of)
        found.setdefault(phase, []).append(piece)
    return found


@cache
def _asked() -> dict[str, tuple[PhaseKind | None, str, Role | None]]:
    """By a question's key its phase, its place in words, and whose answer it is."""
    asked: dict[str, tuple[PhaseKind | None, str, Role | None]] = {
        WORTH_IT.key: (None, "Arrival, today was to be worth it if", WORTH_IT.whose)
    }
    for phase, questions in (ASKED | ASKED_FIRST).items():
        asked |= {question.key: (phase, _place(phase, question), question.whose) for question in questions}
    return asked


def _place(phase: PhaseKind, question: Question) -> str:
    words = (question.short or question.prompt).rstrip("?. ")
    if words.startswith(phase.label):
        return words
    return f"{phase.label}, {words[0].lower()}{words[1:]}"


@cache
def _places() -> dict[str, int]:
    return {key: place for place, key in enumerate(_asked())}


def _order(key: str) -> tuple[int, bool]:
    # What was chosen comes before the words that were added to it.
    return _places().get(_plain_key(key), len(_places())), not key.endswith(CHOSEN)


def _plain_key(key: str) -> str:
    return key.removeprefix(NOT_ENTERED).removesuffix(CHOSEN)


def _last_week(record: MeetingRecord) -> Iterator[Passage]:
    yield from _reviews(record)
    for door in (*record.contents.doors, *record.contents.lookouts):
        yield from _moves(record, door)


def _reviews(record: MeetingRecord) -> Iterator[Passage]:
    held = any(part.phase is PhaseKind.LAST_WEEK for part in record.phases)
    for review in record.contents.reviews:
        if held or review.spoken_about:
            goals = _goal_of(review.commitment, record)
            yield from _pieces(REVIEWS, review, record, _outcome_words(review.outcome), goals)


def _pieces(
    part: Part,
    item: Any,
    record: MeetingRecord,
    statuses: frozenset[str] = _NOTHING,
    goals: tuple[str, ...] = (),
    part_of: frozenset[str] = _NOTHING,
    phase: PhaseKind | None = None,
) -> Iterator[Passage]:
    """All that was typed about a thing, in the phase that spoke of it."""
    label, owner = (phase or part.phase).label, part.owner(item)
    for words in part.words:
        place = f"{label}, {part.said(words.called, item, record)}"
        yield Passage(place, words.of(item), part.key(item, words.name), owner, statuses, goals, part_of)


@cache
def _outcome_words(outcome: Outcome | None) -> frozenset[str]:
    if outcome is None:
        return frozenset((CARRIED,))
    if outcome.comes_back:
        return frozenset((outcome.value, CARRIED))
    return frozenset((outcome.value, Outcome.CHANGED.value)) if outcome.replaces else frozenset((outcome.value,))


def _goals(record: MeetingRecord, phase: PhaseKind) -> Iterator[Passage]:
    held = any(part.phase is phase for part in record.phases)
    part_of = _IN_MONTH if phase is PhaseKind.MONTH else _NOTHING
    for review in record.contents.goal_reviews:
        if held or review.verdict is not None:
            statuses = frozenset((review.verdict.words,)) if review.verdict else _NOTHING
            goals = (review.goal.text, review.text) if review.text.strip() else (review.goal.text,)
            yield from _pieces(GOAL_REVIEWS, review, record, statuses, goals, part_of, phase)
    for goal in record.contents.new_goals:
        yield from _pieces(NEW_GOALS, goal, record, goals=(goal.text,), part_of=part_of, phase=phase)


def _topics(record: MeetingRecord) -> Iterator[Passage]:
    for topic in record.contents.topics:
        yield from _pieces(TOPICS, topic, record, frozenset((_topic_word(topic),)))


def _topic_word(topic: Topic) -> str:
    return "waiting" if topic.waits else topic.state.value


def _next_steps(record: MeetingRecord, today: Today) -> Iterator[Passage]:
    contents = record.contents
    for made in contents.commitments:
        statuses = _standing(today.commitments.get(made.id, made))
        yield from _pieces(COMMITMENTS, made, record, statuses, _goal_of(made, record))
    for lookout in contents.lookouts:
        door = today.doors.get(lookout.id, lookout)
        stages = frozenset((door.stage.value, *(move.stage.value for move in door.moves)))
        yield from _pieces(LOOKOUTS, lookout, record, stages, part_of=_OF_DOOR)
    for absence in contents.absences:
        yield _absence(record, absence)
    if contents.next_meeting is not None:
        place = f"{PhaseKind.NEXT_STEPS.label}, where we meet next"
        yield Passage(place, contents.next_meeting.place, NEXT_PLACE)


def _absence(record: MeetingRecord, absence: Absence) -> Passage:
    who = f"{record.name(absence.who)} is away" if absence.who else "both are away"
    days = days_words(absence.first, absence.last)
    bridged = bool(absence.bridge.strip())
    text, name = (f"{days}: {absence.bridge}", "bridge") if bridged else (days, "days")
    place = f"{ABSENCES.phase.label}, {who}"
    return Passage(place, text, ABSENCES.key(absence, name), absence.who, part_of=frozenset((ABSENCE,)))


def _standing(commitment: Commitment) -> frozenset[str]:
    carried = commitment.open and commitment.times_carried > 0
    return frozenset((commitment.status.value, CARRIED) if carried else (commitment.status.value,))


def _moves(record: MeetingRecord, door: Opportunity) -> Iterator[Passage]:
    """What happened to a door in this meeting; a door that only stayed open is no word of the meeting."""
    moves = [move for move in door.moves if record.began <= move.at <= record.ended]
    if moves:
        stages = frozenset(move.stage.value for move in moves)
        yield from _pieces(DOORS, door, record, stages, part_of=_OF_DOOR)
    for words, move in zip(DOORS.texts(door)[len(DOORS.words) :], door.moves, strict=True):
        if move in moves:
            place, stage = f"{DOORS.phase.label}, {words.called}", frozenset((move.stage.value,))
            yield Passage(place, move.note, DOORS.key(door, words.name), Role.MENTOR, stage, part_of=_OF_DOOR)


def _goal_of(commitment: Commitment, record: MeetingRecord) -> tuple[str, ...]:
    if commitment.goal_id is None:
        return ()
    known: tuple[Goal, ...] = (*(r.goal for r in record.contents.goal_reviews), *record.contents.new_goals)
    return tuple(goal.text for goal in known if goal.id == commitment.goal_id)
