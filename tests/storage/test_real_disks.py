"""Disks that are really full or really read-only: small ones of their own, where the machine lets us have them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.preflight import check_writable
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.faults.results import NOT_HERE

Now = Callable[[], datetime]


def mount(*words: str | Path) -> bool:
    """Whether that could be mounted."""
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or not mount("-t", "tmpfs", "-o", "size=400k,mode=700", "meet-test", disk):
        pytest.skip(NOT_HERE + "a small disk of its own needs root")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def save(database: Database, number: int) -> None:
    with database.transaction() as tables:
        tables["scraps"].put({"id": f"{number}", "text": "x" * 20_000})


def filled(database: Database) -> int:
    """Save until nothing fits any more; how often it was saved."""
    for number in range(50):
        try:
            save(database, number)
        except StoreBusy:
            return number
    raise AssertionError("there is still room")


def ids(place: Locations, now: Now) -> list[str]:
    return [document["id"] for document in Database(place, now).read()["scraps"].all()]


@pytest.mark.fault(3)
def test_a_full_disk_keeps_what_was_saved_and_takes_more_once_there_is_room(small_disk: Path, now: Now) -> None:
    place = Locations(small_disk / "data")
    database = Database(place, now)
    (small_disk / "somebody else's").write_bytes(b"x" * 150_000)
    kept = filled(database)
    assert kept > 1
    with pytest.raises(StoreBusy, match="disk full"):
        save(database, kept)
    assert ids(place, now) == [f"{number}" for number in range(kept)]
    assert list(place.folder.rglob(".*.tmp")) == []
    (small_disk / "somebody else's").unlink()
    save(database, kept)
    assert ids(place, now) == [f"{number}" for number in range(kept + 1)]


@pytest.mark.fault(3, 42)
def test_a_draft_that_finds_no_room_leaves_the_one_before(small_disk: Path, now: Now) -> None:
    drafts = DraftFiles(Locations(small_disk / "data"), now)
    drafts.save("abc", {"id": "abc", "text": "before"})
    with pytest.raises(StoreBusy, match="disk full"):
        drafts.save("abc", {"id": "abc", "text": "x" * 500_000})
    assert drafts.load("abc") == {"id": "abc", "text": "before"}
    drafts.save("abc", {"id": "abc", "text": "after"})
    assert drafts.load("abc") == {"id": "abc", "text": "after"}


@pytest.mark.fault(22)
def test_a_read_only_disk_is_told_before_a_meeting_and_can_be_read(small_disk: Path, now: Now) -> None:
    place = Locations(small_disk / "data")
    save(Database(place, now), 0)
    assert mount("-o", "remount,ro", small_disk)
    with pytest.raises(StoreBusy, match="the disk is read-only") as refused:
        check_writable(place)
    assert refused.value.exit_code == 4
    with pytest.raises(StoreBusy):
        save(Database(place, now), 1)
    assert ids(place, now) == ["0"]
