"""Which state of a pair is the later one. A pair has no history of its own: its meetings tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeAlias

from meetingtui.domain.merge.versions import Order, Version, latest
from meetingtui.domain.people import NextMeeting, Pair

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
Names: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class LastMeeting:
    """The last meeting that one store knows of."""

    ended: datetime
    """When it was over, in UTC."""
    id: str
    """Its identity."""
    next_meeting: NextMeeting | None
    """What was agreed in it."""
    wrapped_up: bool
    """Whether it was the wrap-up."""


@dataclass(frozen=True)
class Side:
    """What one of the two stores says of a pair."""

    last: LastMeeting | None
    """The last meeting; None when there was none yet."""
    versions: Sequence[Version[Pair]]
    """The states of the pair, the one that is shown first; never empty."""


def merged_pair(mine: Side, theirs: Side) -> list[Version[Pair]]:
    """The states of the pair that stay, the one to show first.

    The store that knows of a later meeting also knows what came of the date that the other one still waits for. After
    the same meeting, a date or an end that somebody settled apart from it is the later state. Two pairs of names both
    stay.
    """
    groups: dict[Names, tuple[tuple[datetime, str], list[Version[Pair]]]] = {}
    for side in (mine, theirs):
        for names, versions in _by_names(side.versions).items():
            # Which meeting a state that is not shown goes back to is not known any more.
            stamp = _stamp(side.last) if names == _names(side.versions[0].value) else (_LONG_AGO, "")
            known = groups.get(names)
            if known is None or stamp > known[0]:
                groups[names] = stamp, versions
            elif stamp == known[0]:
                groups[names] = stamp, [*known[1], *versions]
    order = pair_order(max((mine.last, theirs.last), key=_stamp))
    kept = [(stamp, latest(versions, order)) for stamp, versions in groups.values()]
    kept.sort(key=lambda group: (group[0], order.place(group[1][0].value), group[1][0].mark), reverse=True)
    return [version for _, versions in kept for version in versions]


def pair_order(last: LastMeeting | None) -> Order[Pair]:
    """How the states of a pair follow each other after this meeting."""

    def settled_apart(pair: Pair) -> bool:
        """Whether it differs from what the meeting left."""
        return last is None or (pair.next_meeting, pair.closed_on is not None) != (last.next_meeting, last.wrapped_up)

    def place(pair: Pair) -> tuple[bool, date]:
        return (settled_apart(pair), _reach(pair) if settled_apart(pair) else date.min)

    def is_later(before: Pair, after: Pair) -> bool:
        return _who(before) == _who(after) and place(before) < place(after)

    return Order(is_later, place)


def _by_names(versions: Iterable[Version[Pair]]) -> dict[Names, list[Version[Pair]]]:
    groups: dict[Names, list[Version[Pair]]] = {}
    for version in versions:
        groups.setdefault(_names(version.value), []).append(version)
    return groups


def _names(pair: Pair) -> Names:
    return pair.mentor.name, pair.mentee.name


def _who(pair: Pair) -> tuple[object, ...]:
    return pair.mentor, pair.mentee, pair.zone, pair.made_at


def _stamp(last: LastMeeting | None) -> tuple[datetime, str]:
    return (last.ended, last.id) if last else (_LONG_AGO, "")


def _reach(pair: Pair) -> date:
    """How far ahead anything is settled."""
    agreed = pair.next_meeting.starts_at.date() if pair.next_meeting else date.min
    return max(agreed, pair.closed_on or date.min)
