"""One meeting that lies behind Ada and Sam, so that the next one has something to look back at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Role
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.builders import commitment, pair
from tests.keeping import KeepingStore
from tests.records import held

LONG_AGO = datetime(2026, 1, 13, 14, 0, tzinfo=UTC)
"""Earlier than any machine's clock on which this runs."""


def give_a_past(folder: Path) -> None:
    """Put the pair and its one meeting into the data folder."""
    promises = (
        commitment("Send the book", id="c-1", owner=Role.MENTOR, made_at=LONG_AGO),
        commitment("Write the slides", id="c-2", week_task=True, made_at=LONG_AGO),
    )
    goal = Goal("g-1", "pair-1", "Give a talk", LONG_AGO.date(), date(2026, 3, 14), "30 people came")
    topic = Topic("t-1", "pair-1", "How to say no", LONG_AGO)
    door = Opportunity("o-1", "pair-1", "A meetup where Sam could speak", LONG_AGO)
    contents = Contents(topics=(topic,), commitments=promises, lookouts=(door,), new_goals=(goal,))
    record = replace(held(began=LONG_AGO, id="m-1"), contents=contents)
    store = KeepingStore(Database(Locations(folder), lambda: LONG_AGO))
    store.commit(Conclusion(record, pair(made_at=LONG_AGO), promises, (goal,), (door,), (topic,)))
