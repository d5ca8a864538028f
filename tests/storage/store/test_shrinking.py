"""No save takes most of what is kept away by mistake; and an older file over a newer one costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.domain.errors import NotPossible
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.data_file import DataFile, State
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import Content
from tests.builders import pair
from tests.keeping import KeepingStore
from tests.meetings import full_conclusion


@pytest.mark.fault(24)
def test_a_save_that_would_lose_most_of_the_data_is_refused_and_kept_aside(
    database: Database, place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = KeepingStore(database)
    store.commit(full_conclusion())
    before = place.data_file.read_bytes()
    real = DataFile.load

    def forgets(file: DataFile, *, fresh: bool = False) -> State:
        state = real(file, fresh=fresh)
        return State(Content({}, file.schema, state.content.revision, intact=True), state.signature)

    with monkeypatch.context() as patch:
        patch.setattr(DataFile, "load", forgets)
        with pytest.raises(NotPossible, match="most of what is kept would be lost") as refused:
            store.keep(pair(id="pair-2"))
    assert place.data_file.read_bytes() == before
    (kept,) = place.quarantine.iterdir()
    assert b"pair-2" in kept.read_bytes()
    assert refused.value.lines() == [
        "Not saved, because most of what is kept would be lost.",
        f"Nothing was changed; the unsaved state is in quarantine/{kept.name}.",
        "To remove something on purpose: meet forget",
    ]
    store.keep(pair(id="pair-2"))
    assert len(store.pairs()) == 2


@pytest.mark.fault(24)
def test_a_merge_that_goes_wrong_is_refused_as_well(database: Database, place: Locations) -> None:
    KeepingStore(database).commit(full_conclusion())
    before = place.data_file.read_bytes()

    def merge_wrongly() -> None:
        with database.transaction() as tables:
            for name in ("commitments", "goals", "topics", "opportunities"):
                tables[name].refill([])

    with pytest.raises(NotPossible, match=r"Not saved, because \d+ entries would be lost"):
        merge_wrongly()
    assert place.data_file.read_bytes() == before
    database.save_alone(lambda tables: {}, lambda path: None)
    assert KeepingStore(database).pairs() == []


@pytest.mark.fault(18)
def test_what_an_older_file_was_put_over_stays_and_can_be_taken_in(database: Database, place: Locations) -> None:
    from meetingtui.storage.transfer.import_file import read_export
    from meetingtui.storage.transfer.importing import take_in

    store = KeepingStore(database)
    store.keep(pair())
    older = place.data_file.read_bytes()
    store.keep(pair(id="pair-2"))
    place.data_file.write_bytes(older)
    store.keep(pair(id="pair-3"))
    assert {one.id for one in store.pairs()} == {"pair-1", "pair-3"}
    (newer,) = place.backups.glob("*before-older.json")
    take_in(database, read_export(Path(newer)))
    assert {one.id for one in store.pairs()} == {"pair-1", "pair-2", "pair-3"}
