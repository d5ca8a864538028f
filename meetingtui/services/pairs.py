"""Setting up a pair, and finding the one that is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.domain.dates.zones import zone
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.graphemes import quoted
from meetingtui.domain.people import (
    Pair,
    Person,
    Role,
    checked_minutes,
    checked_name,
    find_pair,
    names_key,
    same_people,
)
from meetingtui.domain.short_ids import short_ids
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.services.ports import Clock, Holdings, NewId, Store


def set_up_pair(
    store: Store,
    *,
    mentor: str,
    mentee: str,
    mentor_zone: str,
    mentee_zone: str,
    minutes: int,
    clock: Clock,
    new_id: NewId,
    first: str | None = None,
) -> Pair:
    """Set up a pair and keep it; raises BadInput for a missing name, an unknown zone, or a pair that exists.

    The mentee leads, so the pair says its times in the mentee's zone. In it `first` says when they meet first, as
    typed; None leaves that open, and what is no date is refused with BadInput before anything is kept.
    """
    pair = Pair(
        id=new_id(),
        mentor=Person(checked_name(mentor, Role.MENTOR), zone(mentor_zone).key),
        mentee=Person(checked_name(mentee, Role.MENTEE), zone(mentee_zone).key),
        zone=mentee_zone,
        made_at=clock.wall(),
        minutes=checked_minutes(minutes),
    )
    if first is not None:
        from meetingtui.services.week.next_meeting import first_date

        date = first_date(first, now=pair.made_at, zone=pair.zone, minutes=pair.minutes)
        pair = replace(pair, next_meeting=date)
    with store.changing() as present:
        if any(same_people(other, pair) for other in present.pairs()):
            raise BadInput(f"{pair.names} are already set up.", do="Type: meet start")
        present.keep(pair)
    return pair


def present_pair(present: Holdings, pair_id: str) -> Pair:
    """The pair as it is kept now; raises NotFound when it was forgotten meanwhile."""
    for pair in present.pairs():
        if pair.id == pair_id:
            return pair
    raise NotFound("This pair is no longer there.", "Nothing was changed.", "To see them all: meet pair list")


def check_open(pair: Pair) -> None:
    """Raise NotPossible when the pair has no next meeting to come to."""
    if pair.closed_on is not None:
        raise NotPossible(
            f"{pair.names} have wrapped up already.", "Nothing was changed.", "To go on after all: meet pair reopen"
        )


def choose_pair(store: Store, words: str = "") -> Pair:
    """The pair that is meant by a name, or the only one; raises NotFound or BadInput that names the choices."""
    pairs = list(store.pairs())
    if not pairs:
        raise NotFound("There is no pair yet.", do="Type: meet pair new --mentor Ada --mentee Sam")
    found = find_pair(pairs, words)
    if len(found) == 1:
        return found[0]
    names = "; ".join(told_apart(found or pairs))
    if not found:
        raise NotFound(f"There is no pair named {quoted(words)}.", do=f"There are: {names}.")
    happened = f"“{one_line(words)}” fits more than one pair." if words else "There is more than one pair."
    raise BadInput(happened, do=f"Choose one with --pair NAME: {names}.")


def told_apart(pairs: Sequence[Pair]) -> list[str]:
    """The names of the pairs; where two pairs have the same, with what `--pair` takes instead."""
    names = Counter(names_key(pair) for pair in pairs)
    ids = short_ids([pair.id for pair in pairs])
    return [
        pair.names if names[names_key(pair)] == 1 else f"{pair.names} ({short})"
        for pair, short in zip(pairs, ids, strict=True)
    ]
