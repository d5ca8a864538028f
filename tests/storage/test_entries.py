"""What becomes of single entries of a damaged data file, and of the meetings that a restored state lacks."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.codec import to_plain
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.tinydb_store import TinyStore
from meetingtui.storage.transfer.export_file import export_bytes
from meetingtui.storage.transfer.import_file import read_bytes, read_export
from meetingtui.storage.transfer.shareable import private_in, shareable
from tests.damage.__main__ import table
from tests.damage.kinds import KINDS
from tests.damage.trial import SAM, Outcome, Setting, lived
from tests.fakes import TUESDAY
from tests.forgotten import KIM
from tests.keeping import KeepingStore


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lived(tmp_path_factory.mktemp("whole") / "data")


@pytest.fixture
def place(whole: Path, tmp_path: Path) -> Locations:
    shutil.copytree(whole, tmp_path / "data")
    return Locations(tmp_path / "data")


def opened(place: Locations) -> Database:
    database = Database(place, lambda: TUESDAY, lock_timeout=0)
    database.read()
    return database


def alone(place: Locations) -> None:
    """Nothing but the data file is left."""
    shutil.rmtree(place.backups)
    shutil.rmtree(place.drafts)


def change(place: Locations, table: str, number: str, edit: Callable[[dict[str, Any]], None]) -> bytes:
    """Change an entry in the file, in the layout of the program, as damage or an editor would."""
    data = place.data_file.read_bytes()
    document = json.loads(data)[table][number]
    before = _in_layout(document)
    assert data.count(before) == 1
    edit(document)
    place.data_file.write_bytes(data.replace(before, _in_layout(document)))
    return place.data_file.read_bytes()


def _in_layout(document: dict[str, Any]) -> bytes:
    text = json.dumps(document, indent=1, ensure_ascii=False).removeprefix("{").removesuffix("}")
    return text.replace("\n", "\n  ").encode()


@pytest.mark.fault(5)
@pytest.mark.parametrize("setting", ["with backups", "alone"])
def test_a_field_of_another_kind_costs_at_most_that_field(place: Locations, setting: str) -> None:
    saved = TinyStore(opened(place)).records(SAM.id)[0]
    if setting == "alone":
        alone(place)
    damaged = change(place, "meetings", "1", lambda meeting: meeting.update(number="one", month_reviewed="maybe"))
    database = opened(place)
    [kept] = place.quarantine.iterdir()
    assert kept.read_bytes() == damaged
    record = next(record for record in TinyStore(database).records(SAM.id) if record.id == saved.id)
    assert record.contents == saved.contents
    if setting == "with backups":
        assert record == saved
        return
    line = 1 + damaged[: damaged.index(b'"id": "%s"' % saved.id.encode())].count(b"\n")
    document = database.read()["meetings"].with_id(saved.id)
    assert document is not None
    assert document["extra"] == {"number": "one", "month_reviewed": "maybe"}
    assert database.notices == [
        f"The data file was damaged; it is kept as quarantine/{kept.name}. "
        f"Meeting {record.number} of Tue 24 Nov 2026 was damaged (line {line} there); "
        "these parts cannot be read: number, month_reviewed."
    ]
    assert opened(place).notices == []
    assert read_bytes(export_bytes(database.read())).documents


@pytest.mark.fault(5)
def test_a_meeting_whose_pair_cannot_be_read_stays_with_its_pair(place: Locations) -> None:
    for beside in (True, False):
        if not beside:
            alone(place)
        change(place, "meetings", "1", lambda meeting: meeting.update(pair_id="pair-7"))
        database = opened(place)
        assert [record.number for record in TinyStore(database).records(SAM.id)] == [1, 2, 3, 4]
        assert [record.number for record in TinyStore(database).records(KIM.id)] == [1, 2]
        assert len(database.notices) == 1


@pytest.mark.fault(5)
def test_a_pair_that_is_lost_is_told_by_its_meetings(place: Locations) -> None:
    alone(place)
    change(place, "pairs", "1", lambda pair: pair.clear())
    store = TinyStore(opened(place))
    found = next(pair for pair in store.pairs() if pair.id == SAM.id)
    assert (found.mentor.name, found.mentee.name) == ("Ada", "Sam")
    assert len(store.records(SAM.id)) == 4


@pytest.mark.fault(4)
def test_a_meeting_that_no_backup_has_is_taken_from_its_draft(place: Locations) -> None:
    held = [record.id for record in TinyStore(opened(place)).records(KIM.id)]
    for backup in sorted(place.backups.iterdir())[:]:
        if held[-1].encode() in backup.read_bytes():
            backup.unlink()
    place.data_file.write_bytes(b"garbage")
    database = opened(place)
    records = TinyStore(database).records(KIM.id)
    assert [record.id for record in records] == held
    assert records[-1].contents.answers["went-well"] == "Zoë's plan went well"
    assert database.notices[0].endswith(
        "anything saved since is missing. The meeting of Tue 29 Dec 2026 was added from drafts/done."
    )
    assert opened(place).notices == []


def test_a_mark_before_the_text_and_other_line_ends_are_no_damage(place: Locations, tmp_path: Path) -> None:
    def foreign(data: bytes) -> bytes:
        return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")

    saved = opened(place).read()["meetings"].all()
    data = place.data_file.read_bytes()
    place.data_file.write_bytes(foreign(data))
    database = opened(place)
    assert (database.read()["meetings"].all(), database.notices) == (saved, [])
    assert len(read_export(place.data_file).documents["meetings"]) == len(saved)
    assert read_export(place.data_file).notice == ""

    exported = tmp_path / "export.json"
    exported.write_bytes(foreign(export_bytes(database.read())))
    assert len(read_export(exported).documents["meetings"]) == len(saved)

    for backup in place.backups.iterdir():
        backup.write_bytes(foreign(backup.read_bytes()))
    place.data_file.unlink()
    assert opened(place).read()["meetings"].all() == saved

    files = DraftFiles(place, lambda: TUESDAY)
    files.save("m1", {"id": "m1", "at": to_plain(TUESDAY)})
    draft = place.drafts / "m1.json"
    draft.write_bytes(foreign(draft.read_bytes()))
    assert files.load("m1") == {"id": "m1", "at": to_plain(TUESDAY)}
    assert files.notices == []


@pytest.mark.fault(8)
def test_a_file_that_is_elsewhere_is_no_first_run(place: Locations) -> None:
    def evicted() -> None:
        place.data_file.rename(place.folder / ".meetings.json.icloud")

    def emptied() -> None:
        shutil.rmtree(place.backups)
        place.data_file.write_bytes(b"")

    def only_drafts() -> None:
        shutil.rmtree(place.backups)
        place.data_file.unlink()

    for absence in (evicted, emptied, only_drafts):
        copy = Locations(place.folder.with_name(absence.__name__))
        shutil.copytree(place.folder, copy.folder)
        before = place.folder
        try:
            place = copy
            absence()
        finally:
            place = Locations(before)
        files = _files(copy)
        database = Database(copy, lambda: TUESDAY, lock_timeout=0)
        for _ in range(2):
            with pytest.raises(StoreBusy, match="is not on this disk") as told:
                database.read()
            with pytest.raises(StoreBusy), database.transaction() as tables:
                tables["pairs"].put({"id": "second"})
        assert told.value.safe == "Nothing was written."
        assert _files(copy) == files


def _files(place: Locations) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path != place.lock}


@pytest.mark.fault(4)
@pytest.mark.fault(5)
@pytest.mark.fault(6)
def test_what_comes_back_of_damaged_files() -> None:
    counts = table(rounds=2, seed=2026)
    for setting in Setting:
        for kind in KINDS:
            assert counts[setting, kind][Outcome.SILENT] == 0, f"{setting}, {kind}"
    assert counts[Setting.BACKUPS, ""] == Counter({Outcome.FULL: 2 * len(KINDS)})
    assert counts[Setting.OLDER, ""][Outcome.REFUSED] == 0
    assert counts[Setting.NOTHING, ""][Outcome.REFUSED] == counts[Setting.NOTHING, "empty"][Outcome.REFUSED]


# --- what is private ----------------------------------------------------------------------------------------


PRIVATE = Jot("j-1", SAM.id, "I was nervous", TUESDAY, private=True)
DAMAGE: dict[str, tuple[bytes, bytes]] = {
    "the name": (b'"private": true', b'"pr1vate": true'),
    "the value": (b'"private": true', b'"private": 7'),
    "the value cut": (b'"private": true', b'"private": tr'),
    "all of it": (b'"private": true', b'"####'),
    "something else": (b"I was nervous", b"I was nervouz"),
}


@pytest.mark.fault(5)
@pytest.mark.parametrize("what", DAMAGE)
def test_a_private_jot_stays_private_whatever_is_damaged_in_it(place: Locations, what: str) -> None:
    KeepingStore(Database(place, lambda: TUESDAY)).keep(PRIVATE)
    alone(place)
    data = place.data_file.read_bytes()
    assert data.count(DAMAGE[what][0]) == 1
    place.data_file.write_bytes(data.replace(*DAMAGE[what]))
    store = TinyStore(opened(place))
    assert [jot.private for jot in store.between(Jot, SAM.id)] == [True]
    tables = opened(place).read()
    assert b"nervou" not in export_bytes(shareable(tables, private_in(tables, {SAM.id})))
