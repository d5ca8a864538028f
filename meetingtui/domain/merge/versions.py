"""Two stores that went separate ways become one: which of two states is the later one, and which both stay.

Every kind of value has a partial order, "is a later state of": a promise that was looked back at once more, a goal
with one more change. What one store has is a set of states of which none is later than another, nearly always of one.
To merge two stores is to put both sets together and to leave out what is an earlier state of something else. That is
why it does not matter who merges with whom first, and why merging twice is merging once. Where two states stay, one
is shown: the greatest in a total order that never contradicts the partial one. The other is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from meetingtui.domain.between.contacts import Contact
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.record.record import MeetingRecord

Value = TypeVar("Value")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Version(Generic[Value]):
    """A state of something that is kept."""

    value: Value
    """What it says, for the rules."""
    mark: str
    """What it says to the letter: the same for states that do not differ in anything."""


@dataclass(frozen=True)
class Order(Generic[Value]):
    """How the states of one thing follow each other."""

    is_later: Callable[[Value, Value], bool]
    """Whether the second is a later state of the first; never of two states that were changed apart."""
    place: Callable[[Value], tuple[Any, ...]]
    """Greater for a later state; decides what is shown where two stay. Equal places are told apart by their marks."""


def latest(versions: Iterable[Version[Value]], order: Order[Value]) -> list[Version[Value]]:
    """The states that none of the others is a later one of, each once, the one to show first."""
    found = list({version.mark: version for version in versions}.values())
    kept = [one for one in found if not any(order.is_later(one.value, other.value) for other in found)]
    return sorted(kept, key=lambda version: (order.place(version.value), version.mark), reverse=True)


def order_of(kind: type[Any]) -> Order[Any]:
    """How the states of this kind of value follow each other; a pair's need more than the pair itself."""
    return _ORDERS.get(kind, _WRITTEN_ONCE)


def _never(_before: object, _after: object) -> bool:
    return False


def _continues(before: Sequence[object], after: Sequence[object]) -> bool:
    return len(after) > len(before) and tuple(after[: len(before)]) == tuple(before)


def _promise_place(promise: Commitment) -> tuple[Any, ...]:
    return len(promise.history), promise.history[-1].at if promise.history else _LONG_AGO


def _goal_place(goal: Goal) -> tuple[Any, ...]:
    return len(goal.changes), goal.changes[-1].at if goal.changes else _LONG_AGO


def _door_is_later(before: Opportunity, after: Opportunity) -> bool:
    if before.moves == after.moves:
        return _worded(before) < _worded(after)
    return _continues(before.moves, after.moves) and _worded(before) <= _worded(after)


def _worded(door: Opportunity) -> datetime:
    return door.worded_at or _LONG_AGO


def _door_place(door: Opportunity) -> tuple[Any, ...]:
    return len(door.moves), door.moves[-1].at if door.moves else _LONG_AGO, _worded(door)


def _jot_place(jot: Jot) -> tuple[Any, ...]:
    return len(jot.changes), jot.touched_at


def _was_taken_back(before: Update | Contact, after: Update | Contact) -> bool:
    return before == replace(after, taken_back_at=None) != after


def _taken_back_place(said: Update | Contact) -> tuple[Any, ...]:
    return (said.taken_back_at or _LONG_AGO,)


def _prepared_later(before: Preparation, after: Preparation) -> bool:
    if before.saves == after.saves:
        return before == replace(after, meeting_id="") != after
    return before.waits and _continues(before.saves, after.saves)


def _prepared_place(preparation: Preparation) -> tuple[Any, ...]:
    return len(preparation.saves), preparation.saved_at, not preparation.waits


def _waited(topic: Topic) -> tuple[int, int]:
    """How far a topic is: what is closed is later than what waits, and waiting longer is later."""
    return (0, topic.times_back) if topic.waits else (1, 0)


def _said_of(topic: Topic) -> tuple[str, ...]:
    return topic.text, topic.by or "", topic.help or "", topic.tried, topic.notes, topic.caught_in


def _topic_is_later(before: Topic, after: Topic) -> bool:
    if _waited(before) != _waited(after):
        return _waited(before) < _waited(after)
    # In a meeting without a discussion topics do not wait longer, but more may be said of them.
    filled_in = all(old in ("", new) for old, new in zip(_said_of(before), _said_of(after), strict=True))
    same = (before.state, before.added_at) == (after.state, after.added_at)
    return filled_in and same and _said_of(before) != _said_of(after)


def _topic_place(topic: Topic) -> tuple[Any, ...]:
    return _waited(topic), sum(map(bool, _said_of(topic)))


_ORDERS: dict[type[Any], Order[Any]] = {
    Commitment: Order[Commitment](lambda before, after: _continues(before.history, after.history), _promise_place),
    Goal: Order[Goal](lambda before, after: _continues(before.changes, after.changes), _goal_place),
    Opportunity: Order[Opportunity](_door_is_later, _door_place),
    Topic: Order[Topic](_topic_is_later, _topic_place),
    Jot: Order[Jot](lambda before, after: _continues(before.changes, after.changes), _jot_place),
    Update: Order[Update](_was_taken_back, _taken_back_place),
    Contact: Order[Contact](_was_taken_back, _taken_back_place),
    Invitation: Order[Invitation](
        # A calendar asks for nothing else: of two files with one number it keeps the one that it saw.
        lambda before, after: before.sequence < after.sequence,
        lambda invitation: (invitation.sequence, invitation.written_at),
    ),
    LinkMark: Order[LinkMark](
        lambda before, after: _continues(before.changes, after.changes),
        lambda mark: (len(mark.changes), mark.touched_at),
    ),
    Preparation: Order[Preparation](_prepared_later, _prepared_place),
    MeetingRecord: Order[MeetingRecord](_never, lambda record: (record.ended,)),
}
_WRITTEN_ONCE: Order[Any] = Order(_never, lambda _value: ())
"""Of what is written once and never changed, no state is later than another."""
