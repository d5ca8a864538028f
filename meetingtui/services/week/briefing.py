"""The page that the mentor reads before a meeting, from what is kept by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meetingtui.domain.between.brief import Brief, brief
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.services.pairs import check_open

if TYPE_CHECKING:
    from meetingtui.domain.people import Pair
    from meetingtui.services.ports import Clock, Store


def brief_of(store: Store, pair: Pair, *, clock: Clock) -> Brief:
    """What the next meeting of the pair is about; raises NotPossible when it has wrapped up."""
    check_open(pair)
    records = store.records(pair.id)
    return brief(
        pair,
        summaries=store.summaries(pair.id),
        last=as_amended(records[-1]) if records else None,
        commitments=store.commitments_at_hand(pair.id, ()),
        goals=store.goals(pair.id),
        doors=store.opportunities(pair.id),
        topics=store.topics(pair.id),
        jots=store.between(Jot, pair.id),
        updates=store.between(Update, pair.id),
        preparations=store.between(Preparation, pair.id),
        now=clock.wall(),
    )
