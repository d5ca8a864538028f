"""Where the disk cannot lock: a small file keeps windows apart, and tells by signs of life if it counts."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk import claim as claims
from meetingtui.storage.disk.claim import SILENT, Claim
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.builders import pair
from tests.fakes import TUESDAY
from tests.keeping import KeepingStore

BEGUN = datetime(2026, 11, 21, 16, 2, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)


def of_another_machine(path: Path, age: float) -> None:
    """A claim of another computer, whose last sign of life is so many seconds old."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"machine": "elsewhere", "process": 1, "mark": "x"}))
    at = path.stat().st_mtime - age
    os.utime(path, (at, at))


def test_only_one_holds_a_claim_until_it_gives_it_back(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "claim"), Claim(tmp_path / "claim")
    assert first.take()
    assert not second.take()
    second.release()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_a_claim_of_a_process_that_died_is_void(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from meetingtui.storage.disk.claim import Claim; "
    code += "assert Claim(Path(sys.argv[1])).take()"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "claim")], check=True)
    assert (tmp_path / "claim").exists()
    assert Claim(tmp_path / "claim").take()


def test_a_claim_of_another_machine_counts_while_it_gives_signs_of_life(tmp_path: Path) -> None:
    for age, free in ((1, False), (SILENT / 2, False), (SILENT + 5, True)):
        of_another_machine(tmp_path / "claim", age)
        assert Claim(tmp_path / "claim").take() is free, age


def test_a_claim_that_is_just_being_written_counts(tmp_path: Path) -> None:
    (tmp_path / "claim").write_bytes(b"")
    assert not Claim(tmp_path / "claim").take()


def test_a_sign_of_life_is_given_as_long_as_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, beaten = tmp_path / "claim", threading.Event()
    monkeypatch.setattr(claims, "BEAT", 0.0)
    monkeypatch.setattr(Claim, "beat", lambda claim: beaten.set())
    claim = Claim(path, beats=True)
    assert claim.take()
    assert beaten.wait(60)
    claim.release()
    monkeypatch.undo()
    of_another_machine(path, SILENT + 5)
    claim.beat()
    assert not Claim(path).take()


@pytest.mark.fault(13)
@pytest.mark.fault(15)
@pytest.mark.usefixtures("no_locks")
def test_a_running_meeting_is_known_where_the_disk_cannot_lock(place: Locations) -> None:
    first, second = RunningLock(place, lambda: BEGUN), RunningLock(place, lambda: BEGUN)
    first.set("Ada", BEGUN)
    with pytest.raises(StoreBusy, match="A meeting with Ada has been running since 16:02"):
        second.set("Sam", BEGUN)
    first.clear()
    second.set("Sam", BEGUN)
    second.clear()


@pytest.mark.fault(12)
@pytest.mark.fault(15)
@pytest.mark.usefixtures("no_locks")
def test_saves_of_many_windows_at_once_are_all_kept_where_the_disk_cannot_lock(place: Locations) -> None:
    def save(window: int) -> None:
        store = KeepingStore(Database(place, lambda: TUESDAY, lock_timeout=60))
        for number in range(8):
            store.keep(pair(id=f"pair-{window}-{number}"))

    windows = [threading.Thread(target=save, args=(window,)) for window in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert len(KeepingStore(Database(place, lambda: TUESDAY)).pairs()) == 32


@pytest.mark.fault(15)
@pytest.mark.usefixtures("no_locks")
def test_what_somebody_else_saves_at_the_same_moment_is_put_together(
    place: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    from meetingtui.storage.disk import durable
    from meetingtui.storage.store import database as module

    mine, theirs = Database(place, lambda: TUESDAY), Locations(place.folder.parent / "other")
    KeepingStore(mine).keep(pair())
    other = Database(theirs, lambda: TUESDAY)
    for name in ("pair-1", "pair-theirs"):
        KeepingStore(other).keep(pair(id=name))
    real = durable.replace_file
    late = [theirs.data_file.read_bytes()]

    def replace_file(path: Path, *parts: bytes) -> None:
        real(path, *parts)
        if late:
            real(path, late.pop())

    monkeypatch.setattr(module, "replace_file", replace_file)
    KeepingStore(mine).keep(pair(id="pair-mine"))
    assert {one.id for one in KeepingStore(mine).pairs()} == {"pair-1", "pair-theirs", "pair-mine"}
    assert "Another window saved at the same moment; both changes were merged." in mine.notices
