"""Ten years of meetings with long notes: saving stays quick, and typing costs what it costs in the first week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import process_time

import pytest

from meetingtui.domain.meeting.opening import Wishes
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.keeping import KeepingStore
from tests.meetings import conclusion_of

MEETINGS = 520
NOTE = "some words that were said " * 750
BUDGET = 0.25
"""Seconds of processor that a save may take."""


@pytest.fixture(scope="module")
def long_ago(tmp_path_factory: pytest.TempPathFactory) -> Locations:
    """A data folder with ten years in it: 10 MB."""
    place = Locations(tmp_path_factory.mktemp("ten-years") / "data")
    with Database(place, lambda: TUESDAY).transaction() as tables:
        tables["notes"].insert_multiple({"id": f"note-{number}", "text": NOTE} for number in range(MEETINGS))
    KeepingStore(Database(place, lambda: TUESDAY)).commit(
        *(
            conclusion_of(number, TUESDAY - timedelta(weeks=MEETINGS - number), commitments=())
            for number in range(1, MEETINGS)
        )
    )
    assert place.data_file.stat().st_size > 10_000_000
    return place


@pytest.mark.fault(31)
def test_a_meeting_is_saved_in_a_quarter_of_a_second(long_ago: Locations) -> None:
    spent = []
    for number in range(MEETINGS, MEETINGS + 4):
        store = KeepingStore(Database(long_ago, lambda: TUESDAY))
        store.pairs()
        before = process_time()
        store.commit(conclusion_of(number, TUESDAY, commitments=()))
        spent.append(process_time() - before)
    assert min(spent) < BUDGET, spent


@pytest.mark.fault(31)
def test_what_a_key_makes_the_draft_write_does_not_grow_with_the_years(
    long_ago: Locations, tmp_path: Path, now: Callable[[], datetime]
) -> None:
    sizes: list[int] = []
    for place in (long_ago, Locations(tmp_path / "new")):
        store = KeepingStore(Database(place, now))
        if place is not long_ago:
            store.commit(conclusion_of(1, TUESDAY, commitments=()))
        shelf = Shelf(DraftFiles(Locations(tmp_path / f"drafts-{len(sizes)}"), now), now)
        room = MeetingRoom(store, shelf, clock=FakeClock(TUESDAY + timedelta(weeks=1)), new_id=CountingIds())
        (pair,) = store.pairs()
        live = room.open(pair, Wishes(month=True))
        live.start()
        live.notebook.answer("went-well", "typed")
        assert shelf.flush()
        sizes.append(sum(path.stat().st_size for path in (tmp_path / f"drafts-{len(sizes)}").rglob("*.json")))
        shelf.close()
    assert sizes[0] < sizes[1] + 500, sizes
