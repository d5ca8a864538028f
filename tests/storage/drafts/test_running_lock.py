import errno
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from meetingtui.domain.errors import StoreBusy
from meetingtui.storage.disk.file_lock import FileGuard
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.locations import Locations
from tests.fakes import TUESDAY

BEGUN = datetime(2026, 11, 21, 16, 2, tzinfo=timezone(timedelta(hours=1)))

HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from meetingtui.storage.locations import Locations
from meetingtui.storage.drafts.running_lock import RunningLock

begun = datetime.fromisoformat(sys.argv[2])
lock = RunningLock(Locations(Path(sys.argv[1])), lambda: begun)
lock.set("Ada", begun)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.fault(13)
def test_a_second_meeting_is_told_of_the_first_until_that_is_killed(place):
    command = [sys.executable, "-c", HOLDER, str(place.folder), BEGUN.isoformat()]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"

    second = RunningLock(place, lambda: BEGUN)
    with pytest.raises(StoreBusy) as busy:
        second.set("Sam", BEGUN)
    assert busy.value.happened == f"A meeting with Ada has been running since 16:02 (process {first.pid})."
    assert busy.value.exit_code == 4

    first.kill()
    first.communicate()
    second.set("Sam", BEGUN)
    second.clear()


def test_another_window_of_the_same_process_is_told_too(place):
    first, second = RunningLock(place, lambda: BEGUN), RunningLock(place, lambda: BEGUN)
    first.set("Ada", BEGUN)
    with pytest.raises(StoreBusy, match="with Ada has been running since 16:02"):
        second.set("Sam", BEGUN)
    first.clear()
    second.set("Sam", BEGUN)
    second.clear()


def test_ending_what_does_not_run_does_nothing(place):
    lock = RunningLock(place, lambda: BEGUN)
    lock.clear()
    lock.set("Ada", BEGUN)
    lock.clear()
    lock.clear()
    lock.set("Ada", BEGUN)
    lock.clear()


def test_a_lock_without_a_readable_note_still_counts(place):
    guard = FileGuard(place.running_lock)
    assert guard.acquire(0, "not ours")
    with pytest.raises(StoreBusy, match=r"^Another meeting is running\.$"):
        RunningLock(place, lambda: BEGUN).set("Sam", BEGUN)
    guard.release()


@pytest.mark.fault(28)
def test_the_lock_is_private(place):
    lock = RunningLock(place, lambda: BEGUN)
    lock.set("Ada", BEGUN)
    assert stat.S_IMODE(place.running_lock.stat().st_mode) == 0o600
    lock.clear()


def test_a_lock_that_cannot_be_made_is_told(place, monkeypatch):
    def refuse(*_args: object) -> bool:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(FileGuard, "acquire", refuse)
    with pytest.raises(StoreBusy, match="the disk is read-only"):
        RunningLock(place, lambda: BEGUN).set("Ada", BEGUN)


def test_while_it_is_kept_free_no_meeting_begins_and_no_name_stays(place):
    lock = RunningLock(place, lambda: BEGUN)
    lock.set("Ada", BEGUN)
    with pytest.raises(StoreBusy) as busy, RunningLock(place, lambda: BEGUN).kept_free():
        pass
    assert "Ada" not in " ".join(busy.value.lines())
    lock.clear()
    assert "Ada" in place.running_lock.read_text()

    with RunningLock(place, lambda: BEGUN).kept_free():
        with pytest.raises(StoreBusy):
            lock.set("Ada", BEGUN)
        assert place.running_lock.read_text() == ""
    lock.set("Ada", BEGUN)
    lock.clear()


@pytest.fixture
def windows(place: Locations, now: Callable[[], datetime]) -> tuple[RunningLock, RunningLock]:
    return RunningLock(place, now), RunningLock(place, now)


def test_another_window_is_told_who_meets_and_since_when(windows: tuple[RunningLock, RunningLock]) -> None:
    here, there = windows
    here.set("Sam and Ada", TUESDAY)
    with pytest.raises(StoreBusy, match="Sam and Ada has been running since 14:00"):
        there.set("Kim and Lin", TUESDAY)
    here.clear()


def test_setting_it_twice_is_once(windows: tuple[RunningLock, RunningLock]) -> None:
    here, there = windows
    here.set("Sam and Ada", TUESDAY)
    here.set("Sam and Ada", TUESDAY)
    here.clear()
    there.set("Sam and Ada", TUESDAY)
    there.clear()


def test_clearing_what_was_never_set_does_nothing(windows: tuple[RunningLock, RunningLock]) -> None:
    here, there = windows
    there.set("Sam and Ada", TUESDAY)
    here.clear()
    with pytest.raises(StoreBusy):
        here.set("Sam and Ada", TUESDAY)
    there.clear()


def test_the_same_window_may_go_on_with_another_pair(windows: tuple[RunningLock, RunningLock]) -> None:
    here, there = windows
    here.set("Sam and Ada", TUESDAY)
    here.set("Kim and Lin", TUESDAY)
    with pytest.raises(StoreBusy, match="Kim and Lin"):
        there.set("Sam and Ada", TUESDAY)
    here.clear()
