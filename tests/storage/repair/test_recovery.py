import errno
import hashlib
import os
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB, where

from meetingtui.domain.errors import StoreBusy, StoreDamaged
from meetingtui.storage.locations import Locations
from meetingtui.storage.repair.recovery import Recovery
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.data_file import DataFile
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import decode, encode
from meetingtui.storage.store.upgrades import UPGRADES

PRESENT = 1 + len(UPGRADES)
IN_BERLIN = datetime(2026, 11, 21, 16, 2, tzinfo=timezone(timedelta(hours=1)))

DAMAGES = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda _data: b"",
    "zeros": lambda data: b"\0" * len(data),
    "garbage": lambda data: os.urandom(len(data)),
    "list": lambda _data: b"[1, 2]",
    "no description": lambda _data: b'{"scraps": {"1": {"id": "x"}}}',
    "another first byte": lambda data: b"[" + bytes(len(data) - 1),
}


@pytest.fixture
def database(place: Locations) -> Database:
    """Saved three times; backups of the first two states are there, and the second copy of the third is lost."""
    database = Database(place, lambda: IN_BERLIN)
    for name in ("one", "two", "three"):
        save(database, name)
    newest_copy(place).unlink()
    for backup in place.backups.iterdir():
        os.utime(backup, (IN_BERLIN.timestamp(), IN_BERLIN.timestamp()))
    return Database(place, lambda: IN_BERLIN)


def newest_copy(place: Locations) -> Path:
    [newest] = place.backups.glob("*-newest.json")
    return newest


def save(database: Database, name: str) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": name})


def names(database: Database) -> list[str]:
    return [document["id"] for document in database.read()["scraps"].all()]


def quarantined(place: Locations) -> list[Path]:
    return sorted(place.quarantine.iterdir()) if place.quarantine.exists() else []


@pytest.mark.fault(4)
@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("first", ["read", "save"])
def test_a_damaged_file_is_set_aside_and_the_newest_backup_put_back(database, place, damage, first):
    damaged = DAMAGES[damage](place.data_file.read_bytes())
    place.data_file.write_bytes(damaged)
    if first == "read":
        assert names(database) == ["one", "two"]
    save(database, "four")
    assert names(database) == ["one", "two", "four"]
    [kept] = quarantined(place)
    assert kept.read_bytes() == damaged
    assert kept.name == "meetings-20261121-160200.json"
    assert database.notices == [
        "The data file was damaged; it is kept as quarantine/meetings-20261121-160200.json. "
        "The state of 21 November 2026, 16:02 was restored. It holds no meetings; anything saved since is missing."
    ]


@pytest.mark.fault(8)
def test_a_missing_file_with_backups_is_no_first_run(database, place):
    place.data_file.unlink()
    assert names(database) == ["one", "two"]
    assert database.notices == [
        "The data file was missing. The state of 21 November 2026, 16:02 was restored. "
        "It holds no meetings; anything saved since is missing."
    ]
    assert quarantined(place) == []


@pytest.mark.fault(8)
@pytest.mark.parametrize("damage", [None, *DAMAGES])
def test_what_was_saved_last_comes_back_when_the_file_is_lost(database, place, damage):
    save(database, "four")
    whole = place.data_file.read_bytes()
    if damage:
        place.data_file.write_bytes(DAMAGES[damage](whole))
    else:
        place.data_file.unlink()
    assert names(Database(place, lambda: IN_BERLIN)) == ["one", "two", "three", "four"]
    assert place.data_file.read_bytes() == whole
    assert names(database) == ["one", "two", "three", "four"]


def test_it_is_said_whether_anything_is_missing(database, place):
    save(database, "four")
    for missing in ("nothing", "anything saved since"):
        place.data_file.unlink()
        again = Database(place, lambda: IN_BERLIN)
        names(again)
        assert again.notices[0].endswith(f"It holds no meetings; {missing} is missing.")
        for newest in place.backups.glob("*-newest.json"):
            newest.unlink()


def meeting(day: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"m{day}", "began": f"2026-11-{day:02}T23:30:00Z", "zone": "Europe/Berlin"} | fields


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([meeting(9)], "It holds 1 meeting, the last on Tue 10 Nov 2026; anything saved since is missing."),
        (
            [meeting(16), meeting(9), meeting(2, mentor="Ada")],
            "It holds 3 meetings, the last on Tue 17 Nov 2026; anything saved since is missing.",
        ),
        ([{"id": "x", "began": 7}, {"id": "y"}], "It holds 2 meetings; anything saved since is missing."),
        ([meeting(9, zone="Mars/Base")], "It holds 1 meeting, the last on Mon 9 Nov 2026; anything saved since"),
    ],
)
def test_what_was_put_back_is_named_by_its_meetings(place, meetings, said):
    database = Database(place, lambda: IN_BERLIN)
    with database.transaction() as tables:
        for document in meetings:
            tables["meetings"].put(document)
    save(database, "lost")
    newest_copy(place).unlink()
    place.data_file.write_bytes(b"garbage")
    again = Database(place, lambda: IN_BERLIN)
    assert names(again) == []
    assert said in again.notices[0]
    assert "Ada" not in again.notices[0]


@pytest.mark.fault(6)
def test_bad_backups_are_passed_over(database, place):
    save(database, "four")
    for revision in (2, 3):
        (place.backups / f"meetings-{revision:010}.json").write_bytes(b"garbage")
    place.data_file.write_bytes(b"")
    newest_copy(place).write_bytes(b"garbage")
    assert names(database) == ["one"]
    save(database, "again")
    assert database.revision == 5
    assert (place.backups / "meetings-0000000003.json").read_bytes() == b"garbage"


@pytest.mark.fault(7)
def test_with_nothing_good_left_nothing_is_touched(database, place):
    for backup in place.backups.iterdir():
        backup.write_bytes(b"bad")
    place.data_file.write_bytes(b"garbage")
    before = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path != place.lock}
    for attempt in (names, lambda database: save(database, "four")):
        with pytest.raises(StoreDamaged) as damaged:
            attempt(database)
        assert str(place.data_file) in damaged.value.happened
        assert damaged.value.exit_code == 5
        assert len(damaged.value.lines()) == 3
    after = {path: path.read_bytes() for path in place.folder.rglob("*") if path.is_file() and path != place.lock}
    assert after == before


@pytest.mark.fault(7)
def test_a_missing_file_with_bad_backups_only_is_an_error(database, place):
    for backup in place.backups.iterdir():
        backup.write_bytes(b"bad")
    place.data_file.unlink()
    with pytest.raises(StoreDamaged, match="missing"):
        names(database)
    assert not place.data_file.exists()


@pytest.mark.fault(5)
@pytest.mark.fault(5)
def test_a_changed_entry_that_no_backup_has_is_opened_told_and_kept(database, place):
    changed = place.data_file.read_bytes().replace(b'"three"', b'"drei"')
    place.data_file.write_bytes(changed)
    for _ in range(2):
        assert names(database) == ["one", "two", "drei"]
    [kept] = quarantined(place)
    assert kept.read_bytes() == changed
    assert database.notices == [
        f"The data file was damaged; it is kept as quarantine/{kept.name}. "
        "An entry of scraps is not as it was saved (line 11 there); some words may be wrong or missing."
    ]
    again = Database(place, lambda: IN_BERLIN)
    assert names(again) == ["one", "two", "drei"]
    assert again.notices == []
    assert decode(place.data_file.read_bytes(), newest_schema=PRESENT).intact
    assert quarantined(place) == [kept]


@pytest.mark.fault(5)
def test_a_changed_entry_is_taken_from_the_newest_backup_that_has_it(database, place):
    save(database, "four")
    whole = place.data_file.read_bytes()
    (place.backups / "copy-0000000004-newest.json").write_bytes(b"garbage")
    changed = whole.replace(b'"two"', b'"zwei"')
    place.data_file.write_bytes(changed)
    assert names(database) == ["one", "two", "three", "four"]
    assert place.data_file.read_bytes() == whole
    [kept] = quarantined(place)
    assert kept.read_bytes() == changed
    assert database.notices == [
        f"The data file was damaged; it is kept as quarantine/{kept.name}. "
        "1 entry was restored from the backups; nothing is missing. "
        "If the change was meant, meet recover brings it back.",
        "The backup copy-0000000004-newest.json is damaged and was skipped.",
    ]


def test_what_another_program_wrote_anew_is_meant_so(database, place):
    with TinyDB(place.data_file) as stock:
        stock.table("scraps").update({"text": "by hand"}, where("id") == "one")
        stock.table("scraps").remove(where("id") == "two")
    written = place.data_file.read_bytes()
    assert database.read()["scraps"].all() == [{"id": "one", "text": "by hand"}, {"id": "three"}]
    [kept] = quarantined(place)
    assert kept.read_bytes() == written
    assert database.notices == [
        f"Another program changed the data file. A copy of it is kept as quarantine/{kept.name}."
    ]


@pytest.mark.fault(5)
def test_damaged_numbers_of_the_file_cost_nothing(database, place):
    whole = place.data_file.read_bytes()
    numbers = f'"schema": {PRESENT}, "rev": 3, "bytes"'.encode()
    assert numbers in whole
    for damaged in (b'"schema": 9, "rev": 3, "bytes"', f'"schema": {PRESENT}, "rev": 7, "bytes"'.encode()):
        for file in (whole.replace(numbers, damaged), without_sums(whole).replace(numbers, damaged)):
            place.data_file.write_bytes(file)
            again = Database(place, lambda: IN_BERLIN)
            assert names(again) == ["one", "two", "three"]
            assert not again.read_only
            assert again.revision == 3
            assert again.notices[0].endswith("All of it could be read; nothing is missing.")


def without_sums(data: bytes) -> bytes:
    """The file as versions before wrote it."""
    content = decode(data, newest_schema=PRESENT)
    body = msgspec.json.format(msgspec.json.encode(content.tables), indent=1)[1:] + b"\n"
    head = f'{{\n "_meta": {{"1": {{"schema": {content.schema}, "rev": {content.revision}, "bytes": 1, "sha256": "'
    rest = b'"}},' + body
    return head.encode() + hashlib.sha256(head.encode() + rest).hexdigest().encode() + rest


def test_a_file_without_sums_is_read_as_before(database, place):
    place.data_file.write_bytes(without_sums(place.data_file.read_bytes()))
    assert names(database) == ["one", "two", "three"]
    assert database.notices == []
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b'"three"', b'"drei"'))
    again = Database(place, lambda: IN_BERLIN)
    assert names(again) == ["one", "two", "drei"]
    assert again.notices[0].startswith("Another program changed the data file. A copy")


def test_a_damaged_file_that_was_replaced_meanwhile_is_left_alone(database, place):
    file = DataFile(place.data_file, UPGRADES)
    recovery = Recovery(place, file, Backups(place.backups), lambda: IN_BERLIN)
    before = place.data_file.read_bytes()
    assert recovery.restore() == []
    assert place.data_file.read_bytes() == before
    assert quarantined(place) == []


def test_a_changed_file_can_be_read_where_nothing_can_be_written(database, place, disk):
    place.data_file.write_bytes(place.data_file.read_bytes().replace(b'"three"', b'"drei"'))
    disk.refuse("open", errno.EROFS)
    assert names(database) == ["one", "two", "drei"]
    assert database.notices == ["Another program changed the data file."]


@pytest.mark.fault(11)
@pytest.mark.parametrize("step", ["open", "write", "sync", "replace"])
def test_whatever_call_fails_recovery_can_be_repeated(database, place, disk, step):
    for damage in ("cut", "one letter"):
        save(database, damage)
        whole = place.data_file.read_bytes()
        damaged = whole[:-40] if damage == "cut" else whole.replace(b'"two"', b'"twp"')
        place.data_file.write_bytes(damaged)
        for times in (1, 2):
            disk.refuse(step, errno.EIO, times=times)
            with suppress(StoreBusy):
                Database(place, lambda: IN_BERLIN).read()
            disk.recover()
            assert place.data_file.read_bytes() in (whole, damaged)
        names(database)
        assert place.data_file.read_bytes() == whole


def test_a_recovery_that_cannot_be_written_is_told_and_can_be_repeated(database, place, disk):
    place.data_file.write_bytes(b"garbage")
    disk.refuse("write", errno.ENOSPC)
    with pytest.raises(StoreBusy, match="disk full"):
        names(database)
    assert place.data_file.read_bytes() == b"garbage"
    assert names(database) == ["one", "two"]


@pytest.mark.fault(9)
def test_what_a_newer_version_wrote_can_be_read_and_not_changed(database, place):
    newer = b"".join(encode({"scraps": {"1": {"id": "new"}}, "more": ["else"]}, schema=99, revision=40))
    place.data_file.write_bytes(newer)
    assert names(database) == ["new"]
    assert database.read_only
    with pytest.raises(StoreDamaged) as refused:
        save(database, "four")
    assert refused.value.happened == "A newer version of meet wrote these notes."
    assert refused.value.exit_code == 5
    assert len(refused.value.lines()) == 3
    assert place.data_file.read_bytes() == newer
    assert quarantined(place) == []
    assert len(database.notices) == 1


def test_our_own_file_is_not_read_only(database):
    assert not database.read_only


@pytest.mark.fault(10)
def test_an_older_form_is_upgraded_in_memory_and_kept_before_it_is_replaced(database, place):
    def rename(tables):
        return {"notes": tables["scraps"]}

    def number(tables):
        return {"notes": {key: {**note, "n": int(key)} for key, note in tables["notes"].items()}}

    old = place.data_file.read_bytes()
    newer = Database(place, lambda: IN_BERLIN, upgrades={**UPGRADES, PRESENT: rename, PRESENT + 1: number})
    assert newer.read()["notes"].with_id("two") == {"id": "two", "n": 2}
    assert place.data_file.read_bytes() == old

    with newer.transaction() as tables:
        tables["notes"].put({"id": "four", "n": 4})
    content = decode(place.data_file.read_bytes(), newest_schema=99)
    assert content.schema == PRESENT + 2
    assert [note["n"] for note in content.tables["notes"].values()] == [1, 2, 3, 4]
    assert (place.backups / "copy-0000000003-before-upgrade.json").read_bytes() == old
    assert database.read_only


@pytest.mark.fault(19)
def test_a_second_copy_in_the_folder_is_named(database, place):
    second = place.folder / "meetings (Ana's conflicted copy).json"
    second.write_bytes(b"{}")
    names(database)
    assert database.notices == [f"There is another copy of the data file, {second.name}; meet import merges it in."]
    assert second.read_bytes() == b"{}"
