import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import decode, encode

FIRST = datetime(2026, 1, 5, 12, tzinfo=UTC)


def save(database: Database, name: str) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": name})


def state(revision: int) -> bytes:
    return b"".join(encode({"scraps": {"1": {"id": str(revision)}}}, schema=1, revision=revision))


@pytest.fixture
def backups(place: Locations) -> Backups:
    place.folder.mkdir(parents=True)
    place.data_file.write_bytes(state(1))
    return Backups(place.backups)


def file_names(place: Locations) -> list[str]:
    return sorted(path.name for path in place.backups.iterdir())


def test_the_last_ten_states_are_kept(database, place):
    for number in range(14):
        save(database, str(number))
    revisions = [decode(path.read_bytes(), newest_schema=1).revision for path in Backups(place.backups).all()]
    assert revisions == [14, *range(13, 3, -1)]


def test_a_backup_costs_no_space(database, place):
    save(database, "one")
    before = place.data_file.stat().st_ino
    save(database, "two")
    assert (place.backups / "meetings-0000000001.json").stat().st_ino == before


def test_a_kept_state_is_not_overwritten(backups, place):
    backups.keep_replaced(place.data_file, 1)
    place.data_file.unlink()
    place.data_file.write_bytes(state(9))
    backups.keep_replaced(place.data_file, 1)
    assert (place.backups / "meetings-0000000001.json").read_bytes() == state(1)


@pytest.mark.fault(18)
def test_an_older_file_that_comes_back_is_told_and_overwrites_no_backup(database, place):
    for number in range(4):
        save(database, str(number))
    older = (place.backups / "meetings-0000000002.json").read_bytes()
    place.data_file.write_bytes(older)
    assert database.revision == 2
    assert database.notices == [
        "The data file is older than its newest backup, as can happen after a sync. "
        f"To merge the two: meet import {place.backups / 'copy-0000000004-newest.json'}"
    ]
    save(database, "after")
    assert database.revision == 5
    assert {document["id"] for document in database.read()["scraps"].all()} == {"0", "1", "after"}


def test_a_copy_is_kept_for_a_reason(database, place):
    database.keep_copy("before-anything")
    save(database, "one")
    database.keep_copy("before-import")
    save(database, "two")
    copy = place.backups / "copy-0000000001-before-import.json"
    assert [document["id"] for document in decode(copy.read_bytes(), newest_schema=1).tables["scraps"].values()] == [
        "one"
    ]
    assert copy.stat().st_nlink == 1
    assert file_names(place) == [
        "copy-0000000001-before-import.json",
        "copy-0000000002-newest.json",
        "meetings-0000000001.json",
    ]


def test_what_was_saved_last_is_there_twice(database, place):
    for name in ("one", "two"):
        save(database, name)
        [newest] = place.backups.glob("*-newest.json")
        assert newest.read_bytes() == place.data_file.read_bytes()
        assert newest.stat().st_ino != place.data_file.stat().st_ino


@pytest.mark.fault(6)
def test_a_copy_that_the_disk_takes_in_wrongly_is_noticed(database, place, monkeypatch):
    save(database, "one")
    real, wrong = os.write, [b"", b"wrong"]
    monkeypatch.setattr(os, "write", lambda file, data: real(file, wrong.pop() or data) and len(data))
    database.keep_copy("meeting")
    [copy] = place.backups.glob("*-meeting.json")
    assert copy.read_bytes() == place.data_file.read_bytes()
    wrong += [b"wrong", b"wrong", b""]
    with pytest.raises(StoreBusy, match="the disk reported an error"):
        database.keep_copy("again")


def test_of_old_copies_the_newest_of_each_week_stays(backups, place):
    for day in range(300):
        copy = backups.keep_copy(place.data_file, day + 1, "meeting")
        made = (FIRST + timedelta(days=day)).timestamp()
        os.utime(copy, (made, made))
    backups.thin_out()
    kept = [int(name[5:15]) for name in file_names(place)]
    assert kept[-10:] == list(range(291, 301))
    weekly = kept[:-10]
    assert len(weekly) == 26
    assert weekly[-1] == 290
    assert all(day % 7 == 0 for day in weekly[:-1]), "the copies of Sundays"


def test_copies_take_up_a_limited_space_but_three_stay(backups, place, monkeypatch):
    monkeypatch.setattr("meetingtui.storage.store.backups._COPIES_BYTES", 5 * len(state(1)))
    for revision in range(1, 9):
        backups.keep_copy(place.data_file, revision, "meeting")
    assert len(file_names(place)) == 5
    monkeypatch.setattr("meetingtui.storage.store.backups._COPIES_BYTES", 0)
    backups.thin_out()
    assert [int(name[5:15]) for name in file_names(place)] == [6, 7, 8]


@pytest.mark.fault(6)
def test_the_newest_state_with_a_right_checksum_is_found(backups, place):
    place.backups.mkdir()
    for revision in range(1, 6):
        (place.backups / f"meetings-{revision:010}.json").write_bytes(state(revision))
    (place.backups / "copy-0000000006-meeting.json").write_bytes(state(6).replace(b'"6"', b'"7"'))
    (place.backups / "meetings-0000000005.json").write_bytes(b"")
    (place.backups / "notes.json").write_bytes(state(99))
    good = next(backups.good(newest_schema=1), None)
    assert good is not None
    assert good.path.name == "meetings-0000000004.json"
    assert good.content.revision == 4


@pytest.mark.fault(30)
def test_wrong_clocks_do_not_change_the_order(backups, place):
    place.backups.mkdir()
    for revision, year in ((1, 2029), (2, 2026), (3, 2023)):
        path = place.backups / f"meetings-{revision:010}.json"
        path.write_bytes(state(revision))
        when = datetime(year, 1, 1, tzinfo=UTC).timestamp()
        os.utime(path, (when, when))
    good = next(backups.good(newest_schema=1), None)
    assert good is not None
    assert good.content.revision == 3


def test_without_backups_there_is_nothing_to_find(tmp_path: Path):
    backups = Backups(tmp_path / "nowhere")
    assert backups.all() == []
    assert next(backups.good(newest_schema=1), None) is None
    assert backups.highest_revision() == 0
