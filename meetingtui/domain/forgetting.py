"""What goes when a meeting is forgotten, and what stays.

All that was said in the meeting goes, and with it every promise, goal, door and topic that is over and that no other
meeting speaks of, and what was noted in the week before and came into it (jots, updates, preparations) or was done
because of it: its invitation, its links, its thanks. Anything still open or mentioned elsewhere stays in its own
words, without what the forgotten meeting said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from itertools import chain
from typing import Any, TypeAlias

from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.agreed_date import as_agreed
from meetingtui.domain.ending.conclusion import replacement_id
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.people import NextMeeting
from meetingtui.domain.record.record import MeetingRecord

Things: TypeAlias = Mapping[str, frozenset[str]]
"""Identities by what they are the identities of: `promise`, `goal`, `door`, `topic`, `jot`; none of them is empty."""


@dataclass(frozen=True)
class Leaving:
    """What becomes of all that a meeting spoke of, once the meeting is forgotten."""

    meeting_id: str
    """The meeting."""
    pair_id: str
    """Whose it was."""
    goes: Things = field(default_factory=dict)
    """What is over and appears in no other meeting: it goes with the meeting."""
    open: Things = field(default_factory=dict)
    """What is not over yet: it stays."""
    shared: Things = field(default_factory=dict)
    """What is over, and stays because another meeting speaks of it."""
    moves: frozenset[tuple[str, datetime]] = frozenset()
    """Steps of doors that were made in the meeting, by the door's identity and the instant: their notes go."""
    past_meeting: NextMeeting | None = None
    """The date that it agreed on, if another one, or none, stands by now: its place goes."""

    @property
    def gone(self) -> frozenset[str]:
        """All that goes with the meeting."""
        return frozenset(chain.from_iterable(self.goes.values()))

    @property
    def spent(self) -> frozenset[str]:
        """Topics that are over and appear in other meetings: these hold their own words, the queue needs none.

        What the queue holds of such a topic may be what the forgotten meeting said of it.
        """
        return self.shared.get("topic", frozenset())


def leaving(
    states: Sequence[MeetingRecord], others: Sequence[MeetingRecord], kept: Table, date: NextMeeting | None
) -> Leaving:
    """What goes with a meeting and what stays.

    Args:
        states: The meeting as it is kept, then its other versions, if there are any.
        others: The other meetings of its pair, and their other versions.
        kept: What the pair has on the table, with all commitments.
        date: What the pair agreed on last; None when no date is made.
    """
    meeting = states[0]
    spoken = set(chain.from_iterable(map(_spoken_of, states)))
    elsewhere = set(chain.from_iterable(map(_spoken_of, others)))
    # The queue does not hold every topic that is over.
    topics = {topic.id: False for state in states for topic in state.contents.topics}
    is_open: dict[str, dict[str, bool]] = {
        "promise": {promise.id: promise.open for promise in kept.commitments},
        "goal": {goal.id: goal.current for goal in kept.goals},
        "door": {door.id: door.open for door in kept.opportunities},
        "topic": topics | {topic.id: topic.waits for topic in kept.topics},
    }

    def those(fit: Callable[[str, bool], bool]) -> Things:
        sorts = {
            kind: frozenset(each for each in things if each in spoken and fit(each, things[each]))
            for kind, things in is_open.items()
        }
        return {kind: found for kind, found in sorts.items() if found}

    # A goal that a promise still serves is not spoken of in the meeting alone.
    over = {each for each, open_ in is_open["promise"].items() if not open_ and each in spoken - elsewhere}
    elsewhere |= {promise.goal_id for promise in kept.commitments if promise.goal_id and promise.id not in over}
    over_here = those(lambda each, open_: not open_ and each not in elsewhere)
    agreed = meeting.contents.next_meeting
    stands = agreed and date and (as_agreed(agreed).starts_at, agreed.place) == (date.starts_at, date.place)
    past = None if stands else agreed
    goes = {**over_here, **_of_the_week(meeting, kept, over_here.get("promise", frozenset()))}
    goes |= _because_of(states, others, kept, past, frozenset(chain.from_iterable(goes.values())))
    return Leaving(
        meeting.id,
        meeting.pair_id,
        goes=goes,
        open=those(lambda _, open_: open_),
        shared=those(lambda each, open_: not open_ and each in elsewhere),
        moves=frozenset(chain.from_iterable(map(_moves, states))),
        past_meeting=past,
    )


def _of_the_week(meeting: MeetingRecord, kept: Table, promises: Collection[str]) -> Things:
    """What was noted between meetings and came into this one, and what was said of promises that go.

    An update that the meeting looked back upon is spent, and its words may stand in the meeting.
    """
    before = {review.id: review.commitment.history for review in meeting.contents.reviews}

    def spent(update: Update) -> bool:
        looks = before.get(update.promise_id)
        since = looks[-1].at if looks else None
        return looks is not None and update.at <= meeting.ended and (since is None or update.at > since)

    used = (jot.id for jot in kept.jots if any(change.meeting_id == meeting.id for change in jot.changes))
    said = (update.id for update in kept.updates if update.promise_id in promises or spent(update))
    prepared = (one.id for one in kept.preparations if one.meeting_id == meeting.id)
    found = {"jot": frozenset(used), "update": frozenset(said), "preparation": frozenset(prepared)}
    return {kind: identities for kind, identities in found.items() if identities}


def _because_of(
    states: Sequence[MeetingRecord],
    others: Sequence[MeetingRecord],
    kept: Table,
    past: NextMeeting | None,
    gone: Collection[str],
) -> Things:
    """Invitations to the meeting or to a date of it that is over, marks of links that stand nowhere else, thanks."""
    meeting = states[0]
    before = max((other.ended for other in others if other.ended <= meeting.began), default=None)

    def is_over(invitation: Invitation) -> bool:
        starts_at = invitation.date.starts_at
        to_it = starts_at <= meeting.ended and (before is None or starts_at > before)
        of_it = past is not None and (starts_at, invitation.date.place) == (past.starts_at, past.place)
        return (to_it and not invitation.series) or of_it

    things: tuple[Any, ...] = (
        *kept.commitments,
        *kept.goals,
        *kept.opportunities,
        *kept.topics,
        *kept.jots,
        *kept.updates,
    )
    here, there = list(_texts(states)), list(_texts([*others, *(one for one in things if one.id not in gone)]))
    found = {
        "invitation": frozenset(one.id for one in kept.invitations if is_over(one)),
        "link": frozenset(
            mark.id
            for mark in kept.link_marks
            if any(mark.address in words for words in here) and not any(mark.address in words for words in there)
        ),
        "courtesy": frozenset(one.id for one in kept.courtesies if meeting.id in one.key.split("/")),
    }
    return {kind: identities for kind, identities in found.items() if identities}


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of the domain."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(_texts, value.values()))
    elif isinstance(value, Sequence):
        yield from chain.from_iterable(map(_texts, value))
    elif is_dataclass(value):
        yield from chain.from_iterable(_texts(getattr(value, each.name)) for each in fields(value))


def _spoken_of(record: MeetingRecord) -> Iterable[str]:
    """The identities of all that a meeting speaks of, and of the goals that its promises serve."""
    contents = record.contents
    promises = (*(review.commitment for review in contents.reviews), *contents.commitments)
    for things in (promises, contents.new_goals, contents.topics, contents.doors, contents.lookouts):
        yield from (thing.id for thing in things)
    yield from (review.goal.id for review in contents.goal_reviews)
    yield from (promise.goal_id for promise in promises if promise.goal_id)
    yield from (replacement_id(record.id, review.id) for review in contents.reviews)


def _moves(record: MeetingRecord) -> Iterable[tuple[str, datetime]]:
    # A move knows no meeting; those of a meeting are made while it lasts.
    for door in (*record.contents.doors, *record.contents.lookouts):
        yield from ((door.id, move.at) for move in door.moves if record.began <= move.at <= record.ended)
