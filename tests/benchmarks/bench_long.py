"""Long meetings: what a key costs and how much memory is in use at the end, beside the beginning.

Eight hours with a change each second, ten thousand changes that can be undone and are undone, a queue of two
thousand topics, a note of five megabytes. Each is the real program in a terminal, with its draft on the disk.
Run it as a script to see the ratios: `python -m tests.benchmarks.bench_long`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, repeat
from pathlib import Path

from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.services.clock import SystemClock
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.drafts.draft_store import Shelf
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.benchmarks.bench_screens import environ_of
from tests.benchmarks.session import Session
from tests.benchmarks.table import Row
from tests.fakes import CountingIds
from tests.keeping import KeepingStore
from tests.meetings import conclusion_of

MINUTE = 60
"""Changes that are measured together."""
BUDGET = 1.2
HOURS, UNDOS, TOPICS, FEW, NOTE = 8, 10_000, 2_000, 20, 5_000_000
TEXT = b"we talked about the talk and what to try next because asking\n"
BEFORE, AFTER, DOWN, RIGHT, LEFT, UNDO = b"\x1b[Z", b"\t", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1a"
TO_STATES = (b"\x1b", b"2", BEFORE, BEFORE, BEFORE)
"""From the notes of the first topic to the row that says where it stands."""
MARKS = (RIGHT, LEFT)
"""Discussed, and waiting again."""
ANSWER = "went-well"
"""The question whose answer is written."""
LONG_AGO = datetime(2026, 1, 13, 14, 0, tzinfo=UTC)


def run(rounds: int = 9) -> list[Row]:
    """All measurements, last minute beside first."""
    share = 1.0 if rounds >= 9 else 0.1
    return [*_eight_hours(share), *_undo(share), *_topics(), *_long_note()]


# --- what is measured ----------------------------------------------------------------------------------------


def _eight_hours(share: float) -> list[Row]:
    minutes = int(HOURS * 60 * share)
    with meeting([], hurry=True) as run:
        _to_answer(run)
        keys = letters(TEXT)
        _minute(run, keys)
        (first, before), last, after = _minute(run, keys), 0.0, 0.0
        for _ in range(minutes):
            last, after = _minute(run, keys)
    run.holds(written=minutes * MINUTE)
    name = f"{minutes * MINUTE:,} letters, one a second"
    return [_key(f"{name}: a key", last, first), _memory(f"{name}: memory", after, before)]


def _undo(share: float) -> list[Row]:
    minutes = int(UNDOS * share) // MINUTE
    with meeting(topics(FEW)) as run:
        _press(run, *TO_STATES)
        rows = []
        before = 0.0
        for name, keys in (("changes", cycle(MARKS)), ("undone", repeat(UNDO))):
            (first, memory), last, after = _minute(run, keys), 0.0, 0.0
            before = before or memory
            for _ in range(minutes - 2):
                last, after = _minute(run, keys)
            rows.append(_key(f"{minutes * MINUTE:,} {name}: a key", last, first))
            rows.append(_memory(f"{minutes * MINUTE:,} {name}: memory", after, before))
        _press(run, RIGHT)
    run.holds(mark=TopicState.DISCUSSED)
    return rows


def _topics() -> list[Row]:
    few, many = (_in_queue(topics(count)) for count in (FEW, TOPICS))
    return [
        _key(f"{TOPICS:,} topics, beside {FEW}: {name}", many[name][0], few[name][0])
        for name in few
        if name != "memory"
    ]


def _long_note() -> list[Row]:
    line = "some words that were said about it\n"
    short, long = (_in_queue(topics(1), line * count) for count in (20, NOTE // len(line)))
    name = "a letter in its notes"
    return [
        _key("a note of 5 MB, beside one of 700 bytes: a letter", long[name][0], short[name][0]),
        _memory("a note of 5 MB: memory after 240 letters", long[name][1], long["memory"][1]),
    ]


def _in_queue(queue: list[Topic], note: str = "") -> dict[str, tuple[float, float]]:
    """A key of each kind with that queue, and that much written under its first topic."""
    with meeting(queue, note) as run:
        _to_answer(run)
        found = {"a letter in an answer": _best(run, letters(b"words that were said "))}
        # A topic that has notes counts as through: the phase opens behind the line for another one.
        _press(run, *TO_STATES, *((BEFORE,) * 3 if note else ()))
        found["a mark"] = _best(run, cycle(MARKS))
        # Discussed in the end; then back into the notes.
        _press(run, RIGHT, AFTER, AFTER, AFTER)
        found["memory"] = _minute(run, letters(b"words and "))
        found["a letter in its notes"] = _best(run, letters(b"words that were said "))
    run.holds(written=4 * MINUTE, noted=len(note) + 5 * MINUTE, mark=TopicState.DISCUSSED)
    return found


# --- how -----------------------------------------------------------------------------------------------------


def letters(text: bytes) -> Iterator[bytes]:
    """The keys of a text, over and over again."""
    return cycle(bytes([letter]) for letter in text)


def topics(count: int) -> list[Topic]:
    """A queue."""
    return [Topic(f"t{number}", "pair-1", f"How to say no, part {number}", LONG_AGO) for number in range(count)]


@dataclass
class Run:
    """A meeting in a terminal, and what was in its draft when it was left."""

    session: Session
    contents: Contents | None = None

    def holds(self, *, written: int = 0, noted: int = 0, mark: TopicState | None = None) -> None:
        """Check that every key went where it was meant to go; raises ValueError with what is there instead.

        Args:
            written: Letters of the first answer, at least.
            noted: Letters under the first topic, at least.
            mark: How the first topic stands.
        """
        assert self.contents is not None
        answer, topic = self.contents.answer(ANSWER), next(iter(self.contents.topics), None)
        if len(answer) < written or (topic and (len(topic.notes) < noted or (mark and topic.state is not mark))):
            there = f"{len(answer)} letters, {topic and (len(topic.notes), topic.state)}"
            raise ValueError(f"{written} letters, {noted}, {mark} were typed, but there are: {there}")


@contextmanager
def meeting(queue: list[Topic], note: str = "", *, hurry: bool = False) -> Iterator[Run]:
    """A weekly meeting that has just begun, with this queue, and that much written under its first topic.

    With `hurry` its clock runs sixty times as fast.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Locations(Path(folder) / "data")
        _fill(place, queue, note)
        program = "tests.benchmarks.fast_meet" if hurry else "meetingtui"
        command = [sys.executable, "-m", program, "start", "--resume"]
        with Session(command, environ_of(folder, place.folder)) as session:
            run = Run(session)
            session.wait_for("was paused")
            session.wait_quiet(0.3)
            session.press(b"g")
            session.wait_for("What went well?")
            if hurry:
                # More than a minute has passed, and what it was is asked; that box takes no key at once.
                session.watch(1.5)
                _press(run, DOWN, b"\r")
            session.watch(0.5)
            yield run
            # The draft of megabytes takes its time.
            session.watch(3.0)
            if session.process.poll() is not None:
                raise OSError("the program ended")
        (left,) = Shelf(
            DraftFiles(place, SystemClock().wall),
            SystemClock().wall,
        ).unfinished()
        run.contents = left.contents


def _fill(place: Locations, queue: list[Topic], note: str) -> None:
    """A pair with that queue, and its meeting, which was paused a moment ago."""
    now = SystemClock()
    store = KeepingStore(Database(place, now.wall))
    store.commit(conclusion_of(1, LONG_AGO, topics=tuple(queue)))
    shelf = Shelf(
        DraftFiles(place, now.wall),
        now.wall,
    )
    (pair,) = store.pairs()
    live = MeetingRoom(store, shelf, clock=now, new_id=CountingIds()).open(pair, Wishes(month=False, minutes=240))
    live.start()
    if note:
        live.notebook.note_topic(queue[0].id, note)
    live.pause()
    shelf.close()


def _to_answer(run: Run) -> None:
    """Past the task of the week to the first question."""
    _press(run, b"\r")


def _press(run: Run, *keys: bytes) -> None:
    for key in keys:
        run.session.press(key)
        run.session.watch(0.4)


def _minute(run: Run, keys: Iterator[bytes]) -> tuple[float, float]:
    """Seconds of processor until a key is answered, and the memory afterwards in MB; each key awaits the last echo.

    What the thread that writes the draft needs beside is not counted: nobody waits for it.
    """
    session = run.session
    before = session.answering()
    for _ in range(MINUTE):
        session.press(next(keys))
        session.wait_echo()
    session.wait_quiet(0.05)
    return (session.answering() - before) / MINUTE, session.megabytes_now()


def _best(run: Run, keys: Iterator[bytes]) -> tuple[float, float]:
    minutes = [_minute(run, keys) for _ in range(4)]
    return min(spent for spent, _ in minutes), minutes[-1][1]


def _key(name: str, last: float, first: float) -> Row:
    return Row(name, f"{last * 1000:.1f} ms", f"{first * 1000:.1f} ms", last / first, BUDGET)


def _memory(name: str, last: float, first: float) -> Row:
    return Row(name, f"{last:.1f} MB", f"{first:.1f} MB", last / first, BUDGET)


if __name__ == "__main__":
    from tests.benchmarks.table import table

    sys.stdout.write(table(run(3)) + "\n")
