import errno
import fcntl
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.store.backups import Backups
from meetingtui.storage.store.database import Database


def save(database: Database, name: str) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": name})


def names(database: Database) -> list[str]:
    return [document["id"] for document in database.read()["scraps"].all()]


WORDS = {
    errno.ENOSPC: "Not saved: disk full.",
    errno.EIO: "Not saved: the disk reported an error.",
    errno.EACCES: "Not saved: no permission.",
}


@pytest.mark.fault(3, 27)
@pytest.mark.parametrize("error", WORDS)
@pytest.mark.parametrize("step", ["link", "open", "write", "sync", "replace"])
def test_a_refused_save_harms_nothing_and_can_be_repeated(database, place, disk, step, error):
    save(database, "one")
    save(database, "two")
    before = place.data_file.read_bytes()
    disk.refuse(step, error)
    with pytest.raises(StoreBusy) as refused:
        save(database, "three")
    assert refused.value.happened == WORDS[error]
    assert refused.value.safe == "What was saved before is safe."
    assert refused.value.do
    assert refused.value.exit_code == 4
    assert place.data_file.read_bytes() == before
    assert list(place.folder.rglob(".*.tmp")) == []

    save(database, "three")
    assert names(database) == ["one", "two", "three"]


@pytest.mark.fault(3)
def test_a_disk_that_stays_full_is_told_each_time(database, disk):
    save(database, "one")
    disk.refuse("write", errno.ENOSPC, times=3)
    for _ in range(3):
        with pytest.raises(StoreBusy, match="disk full"):
            save(database, "two")
    save(database, "two")
    assert names(database) == ["one", "two"]


def test_a_folder_that_cannot_be_confirmed_is_told_and_repeating_doubles_nothing(database, disk):
    save(database, "one")
    disk.refuse("sync folder", errno.EIO)
    with pytest.raises(StoreBusy):
        save(database, "two")
    save(database, "two")
    assert names(database) == ["one", "two"]


def test_old_backups_that_cannot_be_removed_do_not_make_a_save_fail(database, place, monkeypatch):
    for number in range(12):
        save(database, str(number))
    monkeypatch.setattr(Path, "unlink", refuse)
    save(database, "one more")
    monkeypatch.setattr(Backups, "thin_out", refuse)
    save(database, "last")
    assert names(database)[-2:] == ["one more", "last"]


def refuse(*_args: object, **_more: object) -> None:
    raise OSError(errno.EACCES, "refused")


@pytest.mark.fault(20)
def test_a_disk_without_links_gets_copies(database, place, disk):
    disk.refuse("link", errno.EPERM, times=2)
    for name in ("one", "two", "three"):
        save(database, name)
    kept = sorted(place.backups.iterdir())
    assert [json.loads(path.read_bytes())["_meta"]["1"]["rev"] for path in kept] == [3, 1, 2]


@pytest.mark.fault(14)
def test_a_save_waits_for_nobody_too_long(database, place):
    save(database, "one")
    other = FileGuard(place.lock)
    assert other.acquire(0, "4711")
    try:
        with pytest.raises(StoreBusy) as busy:
            save(database, "two")
    finally:
        other.release()
    assert busy.value.lines() == [
        "Another meet is saving right now (process 4711).",
        "Nothing was changed.",
        "Try again in a moment.",
    ]
    assert names(database) == ["one"]
    save(database, "two")
    assert names(database) == ["one", "two"]


def test_reading_needs_no_lock(database, place):
    save(database, "one")
    other = FileGuard(place.lock)
    assert other.acquire(0, "")
    try:
        assert names(database) == ["one"]
    finally:
        other.release()


@pytest.mark.fault(15)
@pytest.mark.parametrize("error", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP])
def test_a_disk_that_cannot_lock_is_told_once_and_used(database, monkeypatch, error):
    def no_lock(_descriptor: int, _how: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", no_lock)
    save(database, "one")
    save(database, "two")
    assert names(database) == ["one", "two"]
    assert database.notices == [
        "This disk cannot lock files, so meet checks after each save and merges what another window saved."
    ]


def test_a_lock_that_cannot_be_made_is_told(database, monkeypatch):
    monkeypatch.setattr(FileGuard, "acquire", refuse)
    with pytest.raises(StoreBusy, match="no permission"):
        save(database, "one")


def test_a_file_that_cannot_be_read_is_told(database, place):
    place.data_file.mkdir(parents=True)
    with pytest.raises(StoreBusy, match="Cannot read the data file: a folder stands where a file is needed"):
        names(database)


@pytest.mark.fault(20)
def test_a_disk_without_links_and_without_syncing_of_folders_is_used_and_as_safe(database, place, disk):
    for step, error in (("link", errno.EPERM), ("sync folder", errno.EINVAL)):
        disk.refuse(step, error, times=1000)
    for number in range(3):
        save(database, f"{number}")
    database.keep_copy("before-import")
    assert len(list(place.backups.iterdir())) == 4
    for step in ("open", "write", "sync", "replace"):
        before = place.data_file.read_bytes()
        disk.refuse(step, errno.EIO)
        with pytest.raises(StoreBusy):
            save(database, "refused")
        assert place.data_file.read_bytes() == before
    place.data_file.write_bytes(b"garbage")
    assert names(database) == ["0", "1", "2"]


def always(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@pytest.mark.fault(30)
def test_a_clock_that_goes_back_by_years_changes_no_order_and_no_backup(place):
    moments = [datetime(year, 11, 21, tzinfo=UTC) for year in (2026, 2023, 2029, 2023, 2026)]
    kept: dict[Path, bytes] = {}
    for number, moment in enumerate(moments):
        database = Database(place, always(moment))
        save(database, f"{number}")
        os.utime(place.data_file, (moment.timestamp(), moment.timestamp()))
        assert all(path.read_bytes() == content for path, content in kept.items())
        kept = {path: path.read_bytes() for path in place.backups.glob("meetings-*")}
        assert database.revision == number + 1
    place.data_file.write_bytes(b"garbage")
    assert names(Database(place, lambda: moments[1])) == ["0", "1", "2", "3", "4"]
