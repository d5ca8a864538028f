"""The made-up pair as the tests look at it: told once for each instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from meetingtui.demo.memory import MemoryStore
from meetingtui.demo.play_story import PlayedStory, play_story
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.record.record import MeetingRecord
from tests.fakes import TUESDAY, CountingIds


@cache
def lived(now: datetime = TUESDAY) -> PlayedStory:
    """The story, told on that instant."""
    return play_story(now, CountingIds())


def records(now: datetime = TUESDAY) -> list[MeetingRecord]:
    return [conclusion.record for conclusion in lived(now).conclusions]


@dataclass(frozen=True)
class Left:
    """What lies on the table after the whole story."""

    commitments: list[Commitment]
    goals: list[Goal]
    doors: list[Opportunity]
    topics: list[Topic]


def left(now: datetime = TUESDAY) -> Left:
    """Everything as it was kept last, whatever the order of looking at it."""
    pair, store = lived(now).pair.id, MemoryStore()
    lived(now).keep_in(store)
    return Left(store.commitments(pair), store.goals(pair), store.opportunities(pair), store.topics(pair))
