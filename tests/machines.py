"""Machines that keep the same pair and go separate ways: each lives its own weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any, cast

from hypothesis import strategies as st

from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import Help, TopicState
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.services.agreements import AgreementDesk
from meetingtui.services.archive import Archive
from meetingtui.services.door_ledger import DoorLedger
from meetingtui.services.goal_book import GoalBook
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.store.atomic_json import AtomicJSONStorage, Tables
from meetingtui.storage.store.database import Database
from meetingtui.storage.store.file_format import RawTables
from meetingtui.storage.transfer.export_file import TABLES, export_of
from meetingtui.storage.transfer.merging_tables import Merged, merge
from tests.builders import BERLIN, pair
from tests.fakes import TUESDAY, FakeClock, MemoryDrafts
from tests.keeping import KeepingStore

DAY = timedelta(days=1)
Documents = dict[str, list[dict[str, Any]]]


class PaperDatabase:
    """A database without a disk."""

    def __init__(self, raw: RawTables | None = None) -> None:
        self.raw: RawTables = raw or {}

    def read(self) -> Tables:
        return Tables(AtomicJSONStorage(self.raw, writable=False))

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        storage = AtomicJSONStorage(deepcopy(self.raw), writable=True)
        yield Tables(storage)
        self.raw = storage.read()

    def keep_copy(self, reason: str) -> None:
        """Paper needs no copies."""

    @property
    def documents(self) -> Documents:
        tables = self.read()
        return {name: [dict(document) for document in tables[name].all()] for name in TABLES}

    def fill(self, documents: Documents) -> None:
        """Keep these documents and no others."""
        with self.transaction() as tables:
            for name in TABLES:
                tables[name].refill(documents[name])


class Machine:
    """One computer with the pair's data and a clock."""

    def __init__(self, name: str, of: Machine | None = None) -> None:
        numbers = count(1)
        self.clock: FakeClock = FakeClock(of.clock.at if of else TUESDAY)
        self.database: PaperDatabase = PaperDatabase(deepcopy(of.database.raw) if of else None)
        self.store = KeepingStore(cast(Database, self.database))
        self.new_id = lambda: f"{name}-{next(numbers)}"
        if of is None:
            self.store.keep(pair(made_at=TUESDAY))

    @property
    def documents(self) -> Documents:
        return self.database.documents

    def live(self, moves: Sequence[Move]) -> Machine:
        """Do what is possible of all this; the rest is passed over."""
        for move in moves:
            self.clock.go(minutes=move.wait_minutes)
            with suppress(MeetError):
                getattr(self, f"_{move.what.replace(' ', '_')}")(move)
        return self

    # --- between meetings -----------------------------------------------------------------------------------

    def _tools(self) -> dict[str, Any]:
        return {"clock": self.clock, "new_id": self.new_id}

    def _change_goal(self, move: Move) -> None:
        book = GoalBook(self.store, self.store.pairs()[0], **self._tools())
        goal = move.one_of(book.goals())
        if goal is None or move.number % 4 == 0:
            book.add(move.words, 30)
        elif move.number % 4 == 1:
            book.set_state(goal.id, GoalState.AT_RISK, move.words)
        elif move.number % 4 == 2:
            book.reword(goal.id, move.words, "", "so")
        else:
            book.move(goal.id, 90, move.words)
            if move.flag:
                book.undo()

    def _change_door(self, move: Move) -> None:
        ledger = DoorLedger(self.store, self.store.pairs()[0], **self._tools())
        door = move.one_of(ledger.open())
        if door is None or move.flag:
            ledger.add(move.words)
        else:
            ledger.move(door.id, move.pick(list(Stage)), move.words)

    def _settle(self, move: Move) -> None:
        desk = AgreementDesk(self.store, self.store.pairs()[0], **self._tools())
        if move.number % 4 == 0:
            desk.missed(move.words)
        elif move.number % 4 == 1:
            desk.close_pair() if self.store.pairs()[0].closed_on is None else desk.reopen_pair()
        else:
            minutes = 30 + move.number if move.flag else None
            desk.revise("so", both_said_yes=move.flag, minutes=minutes, terms={"feedback": move.words})

    def _correct(self, move: Move) -> None:
        record = move.one_of(self.store.records("pair-1"))
        if record is None:
            return
        archive = Archive(self.store, **self._tools())
        if record.amendments and move.flag:
            archive.take_back(record.id, record.amendments[-1].key)
        else:
            archive.amend(record.id, "answers/went-well", move.words)

    # --- a meeting ------------------------------------------------------------------------------------------

    def _meet(self, move: Move) -> None:
        room = MeetingRoom(self.store, MemoryDrafts(), **self._tools())
        kind = {0: MeetingKind.FIRST, 1: MeetingKind.WRAP_UP}.get(move.number, MeetingKind.WEEKLY)
        if kind is MeetingKind.FIRST and len(self.store.records("pair-1")):
            kind = MeetingKind.WEEKLY
        minutes = 20 if move.number == 2 else None
        live = room.open(self.store.pairs()[0], Wishes(kind=kind, minutes=minutes))
        live.start()
        for said in move.said:
            self.clock.go(minutes=1)
            with suppress(MeetError):
                self._say(live, said)
        self.clock.go(minutes=2)
        room.finish(live)

    def _say(self, live: LiveMeeting, said: Said) -> None:
        notebook, contents = live.notebook, live.meeting.contents
        # The queue is worked on in open discussion only; a quick check has none.
        queue = contents.topics if PhaseKind.DISCUSSION in live.meeting.agenda.kinds else ()
        match said.what:
            case "answer":
                notebook.answer("went-well", said.words)
            case "look back" if task := said.one_of(contents.reviews):
                notebook.review(task.id, said.pick(list(Outcome)))
                notebook.note_review(task.id, said.words)
            case "judge" if goal := said.one_of(contents.goal_reviews):
                notebook.judge_goal(goal.id, said.pick(list(Verdict)))
                notebook.note_goal(goal.id, "why", said.words)
            case "promise":
                notebook.promise(said.words, said.pick(list(Role)))
            case "goal":
                notebook.set_goal(said.words, 60)
            case "topic":
                notebook.add_topic(said.words)
            case "look out":
                notebook.look_out(said.words)
            case "mark topic" if topic := said.one_of(queue):
                notebook.mark_topic(topic.id, said.pick(list(TopicState)))
                notebook.note_topic(topic.id, said.words)
            case "want help" if topic := said.one_of(queue):
                notebook.want_help(topic.id, said.pick(list(Help)))
            case "move topic" if topic := said.one_of(queue):
                notebook.move_topic(topic.id, said.pick([-2, -1, 1, 2]))
            case "move door" if door := said.one_of((*contents.doors, *contents.lookouts)):
                notebook.move_door(door.id, said.pick(list(Stage)), said.words)
            case "agree":
                at = (self.clock.at + (1 + said.number) * DAY).replace(second=0, microsecond=0)
                notebook.agree_on(NextMeeting(at, BERLIN, 60))
            case "go on":
                live.enter(said.pick(list(PhaseKind)))


@dataclass(frozen=True)
class Said:
    """Something that is said in a meeting."""

    what: str
    words: str
    number: int

    def one_of(self, items: Sequence[Any]) -> Any:
        return items[self.number % len(items)] if len(items) else None

    def pick(self, items: Sequence[Any]) -> Any:
        return items[self.number % len(items)]


@dataclass(frozen=True)
class Move(Said):
    """Something that a machine's owner does."""

    flag: bool
    wait_minutes: int
    said: tuple[Said, ...]


WORDS = st.sampled_from(["Give a talk", "Say no", "A room", "Write it down", "é\u2028\U0001d54f {}"])
SAID = st.builds(
    Said,
    st.sampled_from(
        [
            "answer",
            "look back",
            "judge",
            "promise",
            "goal",
            "topic",
            "topic",
            "look out",
            "mark topic",
            "want help",
            "move topic",
            "move door",
            "agree",
            "go on",
        ]
    ),
    WORDS,
    st.integers(0, 9),
)
MOVES = st.lists(
    st.builds(
        Move,
        st.sampled_from(["meet", "meet", "meet", "change goal", "change door", "settle", "correct"]),
        WORDS,
        st.integers(0, 9),
        st.booleans(),
        st.sampled_from([5, 24 * 60, 7 * 24 * 60]),
        st.lists(SAID, min_size=2, max_size=12).map(tuple),
    ),
    min_size=1,
    max_size=6,
)
"""Some weeks of one machine."""


@st.composite
def apart(draw: st.DrawFn, machines: int = 2) -> list[Machine]:
    """Machines that lived through the same weeks, and then through their own."""
    common = Machine("common").live(draw(MOVES))
    return [Machine(name, common).live(draw(MOVES)) for name in ("a", "b", "c")[:machines]]


def together(*stores: Documents) -> Documents:
    """The stores merged one after the other."""
    merged, *others = stores
    for other in others:
        merged = {name: [dict(one) for one in table] for name, table in merge(merged, other).documents.items()}
    return merged


def met(mine: Documents, theirs: Documents) -> Merged:
    return merge(mine, theirs)


def exported(documents: Documents) -> str:
    return export_of(documents).decode()
