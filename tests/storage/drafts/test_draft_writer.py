"""The writer's thread is driven with events and long intervals: no test waits for time to pass."""

import errno
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from queue import Queue
from typing import Any

import pytest

from meetingtui.domain.meeting.save_state import SaveState
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_writer import DraftWriter

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LONG = 3600.0
SOON = 60.0
"""Seconds after which a test gives up; never waited for when all is well."""


class SlowDisk:
    """Takes documents when it is let, and refuses them while it is full."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.asked: Queue[dict[str, Any]] = Queue()
        self.ready = threading.Event()
        self.ready.set()
        self.problem: Exception | None = None

    def save(self, document: dict[str, Any]) -> None:
        self.asked.put(document)
        assert self.ready.wait(SOON)
        if self.problem is not None:
            raise self.problem
        self.taken.append(document)


@pytest.fixture
def slow() -> SlowDisk:
    return SlowDisk()


@pytest.fixture
def states() -> "Queue[SaveState]":
    return Queue()


Start = Callable[..., DraftWriter[str]]


@pytest.fixture
def start(slow: SlowDisk, states: "Queue[SaveState]") -> Iterator[Start]:
    writers: list[DraftWriter[str]] = []

    def started(interval: float = LONG, retry: float = LONG) -> DraftWriter[str]:
        writers.append(
            DraftWriter(
                slow.save,
                lambda text: {"text": text},
                lambda: NOON,
                on_state=states.put,
                interval=interval,
                retry=retry,
            )
        )
        return writers[-1]

    yield started
    slow.ready.set()
    for writer in writers:
        writer.close(SOON)


def texts(slow: SlowDisk) -> list[str]:
    return [document["text"] for document in slow.taken]


def test_the_first_value_is_saved_at_once(start, slow, states):
    writer = start()
    writer.put("a")
    assert states.get(timeout=SOON) == SaveState(saved_at=NOON)
    assert texts(slow) == ["a"]
    assert writer.state == SaveState(saved_at=NOON)


def test_later_values_wait_and_only_the_newest_is_saved(start, slow, states):
    writer = start()
    writer.put("a")
    states.get(timeout=SOON)
    for text in "bcd":
        writer.put(text)
    assert texts(slow) == ["a"]
    assert writer.flush(SOON)
    assert texts(slow) == ["a", "d"]


def test_a_value_after_the_interval_is_saved_without_a_flush(start, slow):
    writer = start(interval=0.0)
    for text in "abc":
        writer.put(text)
        assert slow.asked.get(timeout=SOON) == {"text": text}


@pytest.mark.fault(43)
def test_putting_does_not_wait_for_the_disk(start, slow):
    writer = start()
    slow.ready.clear()
    writer.put("a")
    slow.asked.get(timeout=SOON)
    writer.put("b")
    writer.put("c")
    assert writer.flush(timeout=0) is False
    slow.ready.set()
    assert writer.flush(SOON)
    assert texts(slow) == ["a", "c"]


def test_flushing_with_nothing_to_save_is_done_at_once(start, slow):
    assert start().flush(timeout=0)
    assert texts(slow) == []


def test_a_refusal_is_told_in_words_and_the_value_is_kept(start, slow, states):
    writer = start()
    slow.problem = OSError(errno.ENOSPC, "No space left on device")
    writer.put("a")
    assert states.get(timeout=SOON) == SaveState(saved_at=None, problem="disk full")
    assert not writer.flush(SOON)
    slow.problem = None
    assert writer.flush(SOON)
    assert states.get(timeout=SOON) == SaveState(saved_at=NOON)
    assert texts(slow) == ["a"]


@pytest.mark.fault(42)
def test_a_refused_value_is_tried_again_by_itself(start, slow, states):
    slow.problem = OSError(errno.EIO, "Input/output error")
    start(retry=0.0).put("a")
    assert states.get(timeout=SOON).problem == "the disk reported an error"
    slow.problem = None
    assert states.get(timeout=SOON) == SaveState(saved_at=NOON)
    assert texts(slow) == ["a"]


def test_a_newer_value_takes_the_place_of_a_refused_one(start, slow, states):
    writer = start()
    slow.problem = OSError(errno.EACCES, "Permission denied")
    writer.put("a")
    assert states.get(timeout=SOON).problem == "no permission"
    writer.put("b")
    slow.problem = None
    assert writer.flush(SOON)
    assert texts(slow) == ["b"]


def test_a_value_that_came_while_another_was_refused_is_the_one_kept(start, slow, states):
    writer = start()
    slow.ready.clear()
    writer.put("a")
    slow.asked.get(timeout=SOON)
    writer.put("b")
    slow.problem = OSError(errno.ENOSPC, "No space left on device")
    slow.ready.set()
    assert states.get(timeout=SOON).problem == "disk full"
    slow.problem = None
    assert writer.flush(SOON)
    assert texts(slow) == ["b"]


def test_the_last_time_saved_stays_known_through_a_problem(start, slow, states):
    writer = start(interval=0.0)
    writer.put("a")
    states.get(timeout=SOON)
    slow.problem = OSError(errno.EROFS, "Read-only file system")
    writer.put("b")
    assert states.get(timeout=SOON) == SaveState(saved_at=NOON, problem="the disk is read-only")


def test_the_same_problem_is_told_once(start, slow, states):
    writer = start()
    slow.problem = OSError(errno.ENOSPC, "No space left on device")
    writer.put("a")
    for _ in range(3):
        assert not writer.flush(SOON)
    slow.problem = None
    assert writer.flush(SOON)
    assert [states.get(timeout=SOON).problem, states.get(timeout=SOON).problem] == ["disk full", ""]
    assert states.empty()


def test_an_unexpected_error_does_not_end_the_saving(start, slow, states):
    writer = start()
    slow.problem = LookupError("a bug")
    writer.put("a")
    assert states.get(timeout=SOON).problem == "an unexpected problem"
    slow.problem = None
    assert writer.flush(SOON)
    assert texts(slow) == ["a"]


def test_a_listener_that_fails_does_not_end_the_saving(slow):
    def fail(_state: SaveState) -> None:
        raise RuntimeError

    writer = DraftWriter(slow.save, lambda text: {"text": text}, lambda: NOON, on_state=fail, interval=0.0)
    writer.put("a")
    assert writer.flush(SOON)
    writer.put("b")
    assert writer.close(SOON)
    assert texts(slow) == ["a", "b"]


def test_closing_saves_what_waits(start, slow, states):
    writer = start()
    writer.put("a")
    states.get(timeout=SOON)
    writer.put("b")
    assert writer.close(SOON)
    assert texts(slow) == ["a", "b"]
    with pytest.raises(RuntimeError, match="closed"):
        writer.put("c")


def test_closing_while_the_disk_is_slow_still_saves_the_newest(start, slow):
    writer = start()
    slow.ready.clear()
    writer.put("a")
    slow.asked.get(timeout=SOON)
    writer.put("b")
    assert not writer.close(timeout=0)
    slow.ready.set()
    assert slow.asked.get(timeout=SOON) == {"text": "b"}


def test_closing_a_full_disk_gives_up_and_says_so(start, slow):
    writer = start(retry=0.0)
    slow.problem = OSError(errno.ENOSPC, "No space left on device")
    writer.put("a")
    assert writer.close(SOON) is False


@pytest.mark.fault(42)
def test_a_full_disk_leaves_the_old_draft_until_there_is_space(place, now, disk):
    drafts = DraftFiles(place, now)
    states: Queue[SaveState] = Queue()
    writer = DraftWriter(partial(drafts.save, "abc"), dict, now, on_state=states.put, interval=LONG, retry=LONG)
    writer.put({"text": "one"})
    assert states.get(timeout=SOON).saved_at == NOON
    disk.refuse("write", errno.ENOSPC, times=2)
    writer.put({"text": "two"})
    assert not writer.flush(SOON)
    assert states.get(timeout=SOON) == SaveState(NOON, "disk full")
    assert drafts.load("abc") == {"text": "one"}
    disk.recover()
    assert writer.close(SOON)
    assert drafts.load("abc") == {"text": "two"}


@pytest.mark.fault(43)
def test_a_disk_that_does_not_answer_is_told_while_it_hangs(slow: SlowDisk) -> None:
    seconds = [0.0]
    writer = DraftWriter(
        slow.save, lambda text: {"text": text}, lambda: NOON, interval=LONG, retry=LONG, steady=lambda: seconds[0]
    )
    slow.ready.clear()
    writer.put("half a thought")
    assert slow.asked.get(timeout=SOON)
    assert writer.state.problem == ""
    seconds[0] = 2.0
    assert writer.state.problem == "the disk does not answer"
    seconds[0] = 0.0
    assert not writer.flush(0.01)
    # Whoever waited in vain is told at once.
    assert writer.state.problem == "the disk does not answer"
    slow.ready.set()
    assert writer.flush()
    assert writer.state == SaveState(NOON)
    writer.close()
