"""What corrections of meetings make of the promises, goals and doors that were spoken of in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from meetingtui.domain.ending.conclusion import replacement_id
from meetingtui.domain.ledger.commitments import Commitment, LookBack
from meetingtui.domain.ledger.goals import Goal, GoalChange, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.record.addresses import Address, taken_apart
from meetingtui.domain.record.amendments import standing
from meetingtui.domain.record.parts import COMMITMENTS, DOORS, GOAL_REVIEWS, LOOKOUTS, NEW_GOALS, REVIEWS
from meetingtui.domain.record.record import MeetingRecord


class Corrections:
    """Puts the corrected words of meetings into what is kept of promises, goals and doors.

    Words go where they surely belong: by the identity of what they are about, and a note or a reason by the meeting
    in which it was said. Everything else stays as it was first written.
    """

    def __init__(self, records: Iterable[MeetingRecord]) -> None:
        """Looks through the meetings; of two corrections of the same words the newer one holds."""
        self._promises: dict[str, str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._doors: dict[str, str] = {}
        self._steps: dict[tuple[str, datetime, Stage], str] = {}
        self._goals: dict[str, list[tuple[MeetingRecord, str, str, str]]] = {}
        found = [(each, record) for record in records for each in standing(record.amendments).values()]
        for amendment, record in sorted(found, key=lambda one: (one[0].at, one[0].id)):
            self._take_in(record, taken_apart(amendment.key), amendment.words)

    def promises(self, kept: Iterable[Commitment]) -> Iterable[Commitment]:
        """The promises, and what was said of them, in the words that hold now."""
        return map(self._promise, kept) if self._promises or self._notes else kept

    def goals(self, kept: Iterable[Goal]) -> Iterable[Goal]:
        """The goals, how the pair will know, and the reasons of their changes, in the words that hold now."""
        return map(self._goal, kept) if self._goals else kept

    def doors(self, kept: Iterable[Opportunity]) -> Iterable[Opportunity]:
        """The doors and what happened to them, in the words that hold now."""
        return map(self._door, kept) if self._doors or self._steps else kept

    def _take_in(self, record: MeetingRecord, where: Address, words: str) -> None:
        part, item_id, name = where
        if part in (COMMITMENTS.name, REVIEWS.name) and name == "text":
            self._promises[item_id] = words
        elif (part, name) == (REVIEWS.name, "note"):
            self._notes[item_id, record.id] = words
            # What took the place of a promise was typed as the note.
            self._promises[replacement_id(record.id, item_id)] = words
        elif part in (LOOKOUTS.name, DOORS.name) and name == "text":
            self._doors[item_id] = words
        elif part == DOORS.name and name.startswith("moves/"):
            self._take_in_step(record, item_id, name, words)
        elif part in (NEW_GOALS.name, GOAL_REVIEWS.name):
            self._goals.setdefault(item_id, []).append((record, part, name, words))

    def _take_in_step(self, record: MeetingRecord, door_id: str, name: str, words: str) -> None:
        number = name.removeprefix("moves/")
        for door in (*record.contents.doors, *record.contents.lookouts):
            if door.id == door_id and number.isdecimal() and int(number) < len(door.moves):
                move = door.moves[int(number)]
                self._steps[door_id, move.at, move.stage] = words

    def _promise(self, kept: Commitment) -> Commitment:
        history = tuple(self._look(kept.id, look) for look in kept.history)
        text = self._promises.get(kept.id, kept.text)
        return kept if (text, history) == (kept.text, kept.history) else replace(kept, text=text, history=history)

    def _look(self, commitment_id: str, look: LookBack) -> LookBack:
        words = self._notes.get((commitment_id, look.meeting_id))
        return look if words is None else replace(look, note=words)

    def _goal(self, kept: Goal) -> Goal:
        goal = kept
        for record, part, name, words in self._goals.get(kept.id, ()):
            goal = _goal_with(goal, record, part, name, words)
        return goal

    def _door(self, kept: Opportunity) -> Opportunity:
        moves = tuple(
            replace(move, note=self._steps.get((kept.id, move.at, move.stage), move.note)) for move in kept.moves
        )
        return replace(kept, text=self._doors.get(kept.id, kept.text), moves=moves)


def _goal_with(goal: Goal, record: MeetingRecord, part: str, name: str, words: str) -> Goal:
    if name in ("text", "known-by"):
        spoken_of = _spoken_of(goal, record, part)
        if spoken_of is None:
            return goal
        return _with_text(goal, spoken_of, words) if name == "text" else _with_known_by(goal, spoken_of, words)
    decided = _decided(goal, record)
    if decided is None:
        return goal
    if name == "new-text":
        adjusted = goal.changes[decided].verdict is Verdict.ADJUST
        return _with_text(goal, decided + 1, words) if adjusted else goal
    if name in ("evidence", "why"):
        change = goal.changes[decided]
        return _with_change(
            goal, decided, replace(change, evidence=words) if name == "evidence" else replace(change, why=words)
        )
    return goal


def _spoken_of(goal: Goal, record: MeetingRecord, part: str) -> int | None:
    """How many changes the goal had when the meeting wrote it down; None when those are not the changes it has."""
    contents = record.contents
    written = contents.new_goals if part == NEW_GOALS.name else (review.goal for review in contents.goal_reviews)
    then = next((each for each in written if each.id == goal.id), None)
    if then is None:
        return None
    count = len(then.changes)
    # A correction leaves the instants alone, so they tell whether it is the same course of changes.
    return count if [c.at for c in then.changes] == [c.at for c in goal.changes[:count]] else None


def _decided(goal: Goal, record: MeetingRecord) -> int | None:
    """The place of the change that the meeting decided; None when there is none."""
    for place, change in enumerate(goal.changes):
        here = change.meeting_id == record.id or (not change.meeting_id and change.at == record.ended)
        if change.verdict is not None and here:
            return place
    return None


def _with_text(goal: Goal, since: int, words: str) -> Goal:
    """Other words for what the goal was from a change on, until the next one that put it into other words."""
    for place, change in enumerate(goal.changes):
        if place >= since and change.text_before:
            return _with_change(goal, place, replace(change, text_before=words))
    return replace(goal, text=words)


def _with_known_by(goal: Goal, since: int, words: str) -> Goal:
    for place, change in enumerate(goal.changes):
        if place >= since and change.known_by_before is not None:
            return _with_change(goal, place, replace(change, known_by_before=words))
    return replace(goal, known_by=words)


def _with_change(goal: Goal, place: int, change: GoalChange) -> Goal:
    return replace(goal, changes=(*goal.changes[:place], change, *goal.changes[place + 1 :]))
