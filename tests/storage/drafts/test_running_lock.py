import errno
import stat
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.drafts.running_lock import Running, RunningLock

BEGUN = datetime(2026, 11, 21, 16, 2, tzinfo=timezone(timedelta(hours=1)))

HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from meetingtui.storage.locations import Locations
from meetingtui.storage.drafts.running_lock import RunningLock

lock = RunningLock(Locations(Path(sys.argv[1])))
lock.acquire("Ada", datetime.fromisoformat(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.fault(13)
def test_a_second_meeting_is_told_of_the_first_until_that_is_killed(place):
    command = [sys.executable, "-c", HOLDER, str(place.folder), BEGUN.isoformat()]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"

    second = RunningLock(place)
    with pytest.raises(StoreBusy) as busy:
        second.acquire("Sam", BEGUN)
    assert busy.value.happened == f"A meeting with Ada is running since 16:02 (process {first.pid})."
    assert busy.value.exit_code == 4
    assert second.holder() == Running(first.pid, "Ada", BEGUN)

    first.kill()
    first.communicate()
    assert second.holder() is None
    second.acquire("Sam", BEGUN)
    second.release()


def test_another_window_of_the_same_process_is_told_too(place):
    first, second = RunningLock(place), RunningLock(place)
    first.acquire("Ada", BEGUN)
    with pytest.raises(StoreBusy, match="with Ada is running since 16:02"):
        second.acquire("Sam", BEGUN)
    with pytest.raises(StoreBusy):
        first.acquire("Ada", BEGUN)
    first.release()
    second.acquire("Sam", BEGUN)
    second.release()


def test_ending_what_does_not_run_does_nothing(place):
    lock = RunningLock(place)
    lock.release()
    lock.acquire("Ada", BEGUN)
    lock.release()
    lock.release()
    lock.acquire("Ada", BEGUN)
    lock.release()


def test_asking_who_runs_creates_nothing(place):
    assert RunningLock(place).holder() is None
    assert not place.folder.exists()


def test_a_lock_without_a_readable_note_still_counts(place):
    guard = FileGuard(place.running_lock)
    assert guard.acquire(0, "not ours")
    with pytest.raises(StoreBusy, match=r"^Another meeting is running\.$"):
        RunningLock(place).acquire("Sam", BEGUN)
    assert RunningLock(place).holder() is None
    guard.release()


@pytest.mark.fault(28)
def test_the_lock_is_private(place):
    lock = RunningLock(place)
    lock.acquire("Ada", BEGUN)
    assert stat.S_IMODE(place.running_lock.stat().st_mode) == 0o600
    lock.release()


def test_a_lock_that_cannot_be_made_is_told(place, monkeypatch):
    def refuse(*_args: object) -> bool:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(FileGuard, "acquire", refuse)
    with pytest.raises(StoreBusy, match="the disk is read-only"):
        RunningLock(place).acquire("Ada", BEGUN)


def test_while_it_is_kept_free_no_meeting_begins_and_no_name_stays(place):
    lock = RunningLock(place)
    lock.acquire("Ada", BEGUN)
    with pytest.raises(StoreBusy) as busy, RunningLock(place).kept_free():
        pass
    assert "Ada" not in " ".join(busy.value.lines())
    lock.release()
    assert "Ada" in place.running_lock.read_text()

    with RunningLock(place).kept_free():
        with pytest.raises(StoreBusy):
            lock.acquire("Ada", BEGUN)
        assert place.running_lock.read_text() == ""
    lock.acquire("Ada", BEGUN)
    lock.release()
