"""The story of a pair, told from what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.story.story import ASTRAY, Story, tell

if TYPE_CHECKING:
    from datetime import date

    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Store


class Storyteller:
    """Tells the story of one pair, for somebody who looks at it from several distances."""

    def __init__(self, store: Store, pair: Pair, *, clock: Clock) -> None:
        self._store = store
        self._pair = pair
        self._clock = clock

    @property
    def today(self) -> date:
        """The pair's calendar day."""
        return local_day(self._clock.wall(), self._pair.zone)

    @property
    def have_met(self) -> bool:
        """Whether there was a meeting at all."""
        return bool(self._store.summaries(self._pair.id))

    def tell(self, since: date | None) -> Story:
        """What came of the days until today; None tells from the beginning. Raises StoreDamaged."""
        return story_of(self._store, self._pair, since, self.today)


def story_of(store: Store, pair: Pair, since: date | None, until: date) -> Story:
    """What came of the days from one to another, both included.

    Args:
        store: Where everything is kept.
        pair: Whose story.
        since: The first day; None for the day on which the two began.
        until: The last day.

    Raises:
        StoreDamaged: What is kept cannot be read.
    """
    return tell(
        store.records(pair.id),
        store.commitments(pair.id),
        store.goals(pair.id),
        store.opportunities(pair.id),
        beginning(store, pair, until) if since is None else since,
        until,
        corrected=store.corrected(pair.id),
        jots=store.between(Jot, pair.id),
    )


def beginning(store: Store, pair: Pair, today: date) -> date:
    """The day on which the two began: that of their first meeting, or the day on which they were set up."""
    first = [local_day(summary.began, pair.zone) for summary in store.summaries(pair.id)[: ASTRAY + 1]]
    return min(local_day(pair.made_at, pair.zone), today, *first)
