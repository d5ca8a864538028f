"""A file is taken in whole or not at all, and twice is once."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.errors import StoreBusy, StoreDamaged
from meetingtui.domain.merge.report import Fate
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.atomic_json import DocumentTable
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import decode, encode
from meetingtui.storage.transfer.export_file import TABLES, export_bytes
from meetingtui.storage.transfer.import_file import Import, read_bytes
from meetingtui.storage.transfer.importing import take_in, would_take_in
from tests.builders import pair
from tests.fakes import TUESDAY
from tests.keeping import KeepingStore
from tests.kept_of_everything import everything
from tests.meetings import conclusion_of

WHOLE = json.loads(everything())


@pytest.fixture
def store(database: Database) -> KeepingStore:
    """One meeting was held here."""
    store = KeepingStore(database)
    store.commit(conclusion_of(1, TUESDAY))
    return store


@pytest.fixture
def imported() -> Import:
    return read_bytes(everything())


def files(place: Locations) -> dict[str, bytes]:
    """Everything in the data folder but the locks."""
    found = (path for path in place.folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(place.folder)): path.read_bytes() for path in found}


def changed(change: Callable[[Any], object]) -> Import:
    whole = deepcopy(WHOLE)
    change(whole)
    return read_bytes(json.dumps(whole).encode())


def test_a_file_is_taken_into_an_empty_folder(database: Database, place: Locations, imported: Import) -> None:
    report = take_in(database, imported)
    assert {table: dict(fates) for table, fates in report.counts.items()} == {
        table: {Fate.NEW: len(WHOLE[table])} for table in TABLES if table != "versions"
    }
    assert export_bytes(database.read()) == everything()
    assert database.revision == 1
    assert [path.name for path in place.backups.iterdir()] == ["copy-0000000001-newest.json"]


def test_what_is_here_stays_and_is_kept_as_a_copy_before(
    store: KeepingStore, database: Database, place: Locations, imported: Import
) -> None:
    before = place.data_file.read_bytes()
    take_in(database, imported)
    (copy,) = place.backups.glob("copy-*-before-import.json")
    assert copy.read_bytes() == before
    assert {record.id for record in store.records("pair-1")} == {"meeting-1", "meeting-12"}


@pytest.mark.fault(70)
def test_a_second_time_nothing_is_written(database: Database, place: Locations, imported: Import) -> None:
    take_in(database, imported)
    before = files(place)
    assert take_in(database, imported).nothing_new
    assert take_in(database, read_bytes(export_bytes(database.read()))).nothing_new
    assert take_in(database, read_bytes(place.data_file.read_bytes())).nothing_new
    assert files(place) == before


def test_an_earlier_export_brings_nothing_back(store: KeepingStore, database: Database, place: Locations) -> None:
    early = read_bytes(export_bytes(database.read()))
    store.commit(conclusion_of(2, TUESDAY))
    before = files(place)
    assert take_in(database, early).nothing_new
    assert files(place) == before


@pytest.mark.fault(70)
def test_a_dry_run_says_the_same_and_writes_nothing(
    store: KeepingStore, database: Database, place: Locations, imported: Import
) -> None:
    before = files(place)
    would = would_take_in(database, imported)
    assert files(place) == before
    assert take_in(database, imported) == would
    assert not would.nothing_new


def test_a_dry_run_in_an_empty_folder_creates_nothing(database: Database, place: Locations, imported: Import) -> None:
    assert not would_take_in(database, imported).nothing_new
    assert not place.folder.exists()


def test_a_meeting_that_differs_on_both_sides_is_kept_twice(database: Database, imported: Import) -> None:
    take_in(database, imported)
    report = take_in(database, changed(lambda whole: whole["meetings"][1].update(mentor="Eda")))
    (parted,) = report.parted
    assert {parted.shown.mentor, *(other.mentor for other in parted.others)} == {"Ada", "Eda"}
    assert parted.zone == "Europe/Berlin"
    store = KeepingStore(database)
    (other,) = store.versions_of("meeting-12")
    assert {other.mentor, store.record("meeting-12").mentor} == {"Ada", "Eda"}
    assert other.amendments == ()
    assert len(store.record("meeting-12").amendments) == 1
    assert store.versions_of("meeting-1") == []


def test_a_version_that_is_kept_is_known_by_what_it_says(database: Database, imported: Import) -> None:
    take_in(database, imported)
    take_in(database, changed(lambda whole: whole["pairs"][0]["mentor"].update(name="Eda")))
    for version in database.read()["versions"].all():
        assert version["id"] == version_id(version["table"], version["document"])
        assert version["pair_id"] == "pair-1"
        assert version["of"] == version["document"]["id"]
    assert read_bytes(export_bytes(database.read())).documents["versions"]


def test_corrections_of_both_sides_are_put_together(database: Database, imported: Import) -> None:
    take_in(database, imported)

    def other_corrections(whole: Any) -> None:
        amendments = whole["meetings"][1]["amendments"]
        amendments[0]["taken_back_at"] = "2026-11-18T00:00:00Z"
        amendments.append({"id": "a-2", "key": "answers/better", "words": "More", "at": "2026-11-20T00:00:00Z"})

    report = take_in(database, changed(other_corrections))
    assert report.counts["meetings"] == {Fate.SAME: 1, Fate.NEWER_THERE: 1}
    first, second = KeepingStore(database).record("meeting-12").amendments
    assert first.taken_back_at is not None
    assert (first.taken_back_at.day, second.words) == (18, "More")
    assert take_in(database, imported).counts["meetings"] == {Fate.SAME: 1, Fate.NEWER_HERE: 1}


def test_another_pair_of_the_same_names_is_another_pair_and_said(database: Database, imported: Import) -> None:
    KeepingStore(database).keep(pair(id="pair-9"))
    report = take_in(database, imported)
    assert [[one.id for one in pairs] for pairs in report.namesakes] == [["pair-9", "pair-1"]]
    assert take_in(database, imported).namesakes == ()


def test_other_tables_of_the_file_are_left_alone(database: Database, imported: Import) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": "one"})
    take_in(database, imported)
    assert database.read()["scraps"].with_id("one") == {"id": "one"}


@pytest.mark.parametrize("step", ["link", "open", "write", "sync", "replace"])
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    store: KeepingStore, database: Database, place: Locations, imported: Import, disk: Any, step: str
) -> None:
    before = place.data_file.read_bytes()
    disk.refuse(step, errno.ENOSPC, times=3)
    with pytest.raises(StoreBusy, match="disk full"):
        take_in(database, imported)
    assert place.data_file.read_bytes() == before
    disk.recover()
    assert not take_in(database, imported).nothing_new


def test_a_window_that_is_saving_is_told(
    store: KeepingStore, database: Database, place: Locations, imported: Import
) -> None:
    other = FileGuard(place.lock)
    assert other.acquire(0, "4711")
    try:
        with pytest.raises(StoreBusy, match="process 4711"):
            take_in(database, imported)
    finally:
        other.release()


def test_data_of_a_newer_version_are_not_touched(
    store: KeepingStore, place: Locations, now: Callable[[], datetime], imported: Import
) -> None:
    tables = decode(place.data_file.read_bytes(), newest_schema=99).tables
    place.data_file.write_bytes(b"".join(encode(tables, schema=99, revision=7)))
    before = place.data_file.read_bytes()
    newer = Database(place, now)
    for take in (take_in, would_take_in):
        with pytest.raises(StoreDamaged, match="newer version"):
            take(newer, imported)
    assert place.data_file.read_bytes() == before


BROKEN: dict[str, Callable[[DocumentTable], object]] = {
    "no identity": lambda goals: goals.insert({"pair_id": "pair-1", "text": "x"}),
    "an identity twice": lambda goals: goals.insert_multiple([{"id": "g", "pair_id": "p"}] * 2),
    "no goal": lambda goals: goals.put({"id": "g-1", "pair_id": "pair-1", "text": 7}),
}


@pytest.mark.parametrize("what", BROKEN)
def test_data_here_that_cannot_be_read_are_told_and_not_touched(
    store: KeepingStore, database: Database, place: Locations, imported: Import, what: str
) -> None:
    with database.transaction() as tables:
        BROKEN[what](tables["goals"])
    before = place.data_file.read_bytes()
    with pytest.raises(StoreDamaged) as damaged:
        take_in(database, imported)
    assert len(damaged.value.lines()) == 3
    assert place.data_file.read_bytes() == before


def test_a_meeting_here_that_cannot_be_read_is_told_and_not_touched(
    store: KeepingStore, database: Database, place: Locations, imported: Import
) -> None:
    with database.transaction() as tables:
        tables["meetings"].put({"id": "meeting-7", "pair_id": "pair-1", "kind": "weekly"})
    before = place.data_file.read_bytes()
    with pytest.raises(StoreDamaged):
        take_in(database, imported)
    assert place.data_file.read_bytes() == before


def test_what_reads_back_differently_is_told(
    store: KeepingStore, database: Database, imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = DocumentTable.refill

    def forgetful(table: DocumentTable, documents: Any) -> None:
        real(table, list(documents)[:-1])

    monkeypatch.setattr(DocumentTable, "refill", forgetful)
    with pytest.raises(StoreBusy, match="does not read back"):
        take_in(database, imported)


KILLED = """
import os
from datetime import UTC, datetime
from pathlib import Path
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.import_file import read_export
from meetingtui.storage.transfer.importing import take_in
from meetingtui.storage.locations import Locations

left = at_call
def dying(real):
    def call(*args, **more):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return real(*args, **more)
    return call

imported = read_export(Path(export))
for name in ("open", "write", "fsync", "replace", "link", "unlink", "close", "fchmod", "mkdir", "chmod", "stat"):
    setattr(os, name, dying(getattr(os, name)))
take_in(Database(Locations(Path(folder)), lambda: datetime(2026, 11, 21, tzinfo=UTC)), imported)
"""


def in_a_child(script: str, **given: Any) -> int:
    """Run the script in a process of its own, which may end anywhere; its exit code, 1 for an error."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            exec(script, given)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.fault(70)
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_an_import_that_is_killed_at_any_call_of_the_system_leaves_the_old_or_the_new_state(
    tmp_path: Path, now: Callable[[], datetime]
) -> None:
    export = tmp_path / "export.json"
    export.write_bytes(everything())
    old = new = b""
    states = []
    for call in range(1, 1000):
        place = Locations(tmp_path / f"killed-{call}")
        KeepingStore(Database(place, now)).commit(conclusion_of(1, TUESDAY))
        old = old or export_bytes(Database(place, now).read())
        code = in_a_child(KILLED, folder=str(place.folder), export=str(export), at_call=call)
        assert code in (0, 9)
        database = Database(place, now)
        found = export_bytes(database.read())
        assert database.notices == []
        assert list(place.folder.rglob(".*.tmp")) == []
        states.append(found)
        if code == 0:
            new = found
            break
    assert len(states) > 15
    assert new != old
    assert set(states) == {old, new}
    assert states == sorted(states, key=lambda state: state == new)


def test_the_pair_goes_on_after_an_import(store: KeepingStore, database: Database, imported: Import) -> None:
    take_in(database, imported)
    store.commit(conclusion_of(13, TUESDAY))
    assert [record.number for record in store.records("pair-1")] == [1, 12, 13]


def test_a_table_that_is_filled_anew_takes_more(database: Database) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": "old"})
        tables["scraps"].refill([{"id": "one"}, {"id": "two"}])
        tables["scraps"].put({"id": "three"})
    assert [document["id"] for document in database.read()["scraps"].all()] == ["one", "two", "three"]
