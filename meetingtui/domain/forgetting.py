"""What goes when a meeting is forgotten, and what stays.

All that was said in the meeting goes, and with it every promise, goal, door and topic that is over and that no other
meeting speaks of. What is still open, or what another meeting speaks of too, stays in its own words, without what
the forgotten meeting said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from meetingtui.domain.agenda import MeetingKind
from meetingtui.domain.agreed_date import as_agreed
from meetingtui.domain.commitments import Commitment
from meetingtui.domain.conclusion import replacement_id
from meetingtui.domain.contents import Contents
from meetingtui.domain.goals import Goal
from meetingtui.domain.opportunities import Opportunity
from meetingtui.domain.people import NextMeeting
from meetingtui.domain.record import MeetingRecord
from meetingtui.domain.topics import Topic, TopicState


class Identified(Protocol):
    """Whatever has an identity."""

    @property
    def id(self) -> str:
        """The identity."""
        ...


Thing = TypeVar("Thing", Commitment, Goal, Opportunity, Topic)


@dataclass(frozen=True)
class Things:
    """What a meeting leaves behind besides its own words."""

    promises: tuple[Commitment, ...] = ()
    """What one of the two said that they will do."""
    goals: tuple[Goal, ...] = ()
    """What the pair wants to reach."""
    doors: tuple[Opportunity, ...] = ()
    """What the mentor looks out for."""
    topics: tuple[Topic, ...] = ()
    """What there is to talk about."""

    @property
    def ids(self) -> frozenset[str]:
        """The identities of all of them."""
        lists: tuple[Sequence[Identified], ...] = (self.promises, self.goals, self.doors, self.topics)
        return frozenset(thing.id for things in lists for thing in things)


@dataclass(frozen=True)
class Belongings:
    """All that is kept of one pair, as far as meetings speak of it."""

    records: Sequence[MeetingRecord] = ()
    """Every finished meeting, and the other versions of those that have any."""
    promises: Sequence[Commitment] = ()
    """All of them, open or not."""
    goals: Sequence[Goal] = ()
    """All of them, current or not."""
    doors: Sequence[Opportunity] = ()
    """All of them, open or not."""
    topics: Sequence[Topic] = ()
    """All of them, waiting or not."""
    next_meeting: NextMeeting | None = None
    """What the pair agreed on last; None when no date is made."""
    agreed: bool = False
    """Whether there is an agreement."""


@dataclass(frozen=True)
class Leaving:
    """What becomes of all that a meeting spoke of, once the meeting is forgotten."""

    meeting_id: str
    """The meeting."""
    pair_id: str
    """Whose it was."""
    goes: Things = Things()
    """What is over and appears in no other meeting: it goes with the meeting."""
    open: Things = Things()
    """What is not over yet: it stays."""
    shared: Things = Things()
    """What is over, and stays because another meeting speaks of it."""
    moves: frozenset[tuple[str, datetime]] = frozenset()
    """Steps of doors that were made in the meeting, by the door's identity and the instant: their notes go."""
    next_meeting: NextMeeting | None = None
    """The date that the meeting agreed on, if it still stands: it stays."""
    past_meeting: NextMeeting | None = None
    """The date that it agreed on, if another one, or none, stands by now: its place goes."""
    agreement: bool = False
    """Whether the pair's agreement came out of the meeting: it stays."""

    @property
    def spent(self) -> frozenset[str]:
        """Topics that are over and appear in other meetings: these hold their own words, the queue needs none.

        What the queue holds of such a topic may be what the forgotten meeting said of it.
        """
        return frozenset(topic.id for topic in self.shared.topics)


def leaving(states: Sequence[MeetingRecord], kept: Belongings) -> Leaving:
    """What goes with a meeting and what stays.

    Args:
        states: The meeting as it is kept, then its other versions, if there are any.
        kept: What is kept of its pair; the meeting may be among it.
    """
    meeting = states[0]
    spoken = {thing for state in states for thing in _spoken_of(state)}
    elsewhere = {thing for record in kept.records if record.id != meeting.id for thing in _spoken_of(record)}
    promises = _sorted(kept.promises, spoken, elsewhere, lambda promise: promise.open)
    over = {promise.id for promise in promises[0]}
    # A goal that a promise still serves is not spoken of in the meeting alone.
    served = {promise.goal_id for promise in kept.promises if promise.goal_id and promise.id not in over}
    goals = _sorted(kept.goals, spoken, elsewhere | served, lambda goal: goal.current)
    doors = _sorted(kept.doors, spoken, elsewhere, lambda door: door.open)
    # The queue does not hold every topic that is over.
    queued = {topic.id: topic for topic in kept.topics}
    over_or_not = {
        topic.id: queued.get(topic.id) or _over(topic) for state in states for topic in state.contents.topics
    }
    topics = _sorted(over_or_not.values(), spoken, elsewhere, lambda topic: topic.waits)
    date = meeting.contents.next_meeting
    goes, stays_open, shared = (Things(*parts) for parts in zip(promises, goals, doors, topics, strict=True))
    return Leaving(
        meeting.id,
        meeting.pair_id,
        goes,
        stays_open,
        shared,
        moves=frozenset(move for state in states for move in _moves(state)),
        next_meeting=date if date and _stands(date, kept.next_meeting) else None,
        past_meeting=date if date and not _stands(date, kept.next_meeting) else None,
        agreement=kept.agreed and meeting.kind is MeetingKind.FIRST,
    )


def _sorted(
    things: Iterable[Thing], spoken: set[str], elsewhere: set[str], is_open: Callable[[Thing], bool]
) -> tuple[tuple[Thing, ...], tuple[Thing, ...], tuple[Thing, ...]]:
    """Of the things that the meeting spoke of: those that go, those that are open, those that others speak of too."""
    mine = [thing for thing in things if thing.id in spoken]
    over = [thing for thing in mine if not is_open(thing)]
    return (
        tuple(thing for thing in over if thing.id not in elsewhere),
        tuple(thing for thing in mine if is_open(thing)),
        tuple(thing for thing in over if thing.id in elsewhere),
    )


def _stands(date: NextMeeting, present: NextMeeting | None) -> bool:
    return present is not None and (as_agreed(date).starts_at, date.place) == (present.starts_at, present.place)


def _over(topic: Topic) -> Topic:
    return topic if not topic.waits else replace(topic, state=TopicState.DISCUSSED)


def _spoken_of(record: MeetingRecord) -> Iterable[str]:
    """The identities of all that a meeting speaks of, and of the goals that its promises serve."""
    contents = record.contents
    promises = _promises(contents)
    lists: tuple[Iterable[Identified], ...] = (
        promises,
        (review.goal for review in contents.goal_reviews),
        contents.new_goals,
        contents.topics,
        contents.doors,
        contents.lookouts,
    )
    yield from (thing.id for things in lists for thing in things)
    yield from (promise.goal_id for promise in promises if promise.goal_id)
    yield from (replacement_id(record.id, review.id) for review in contents.reviews)


def _promises(contents: Contents) -> tuple[Commitment, ...]:
    return (*(review.commitment for review in contents.reviews), *contents.commitments)


def _moves(record: MeetingRecord) -> Iterable[tuple[str, datetime]]:
    # A move knows no meeting; those of a meeting are made while it lasts.
    for door in (*record.contents.doors, *record.contents.lookouts):
        yield from ((door.id, move.at) for move in door.moves if record.began <= move.at <= record.ended)
