"""Everything that changes what is kept, as acts that can be made at the same time; and what must hold afterwards.

An act looks at what is there when it is made ready, decides, and saves when it is done. Each one leaves a trace, so
that an act which said "done" and left none was lost.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from meetingtui.cli.shell.outside import Outside, new_identity
from meetingtui.cli.shell.report import run
from meetingtui.domain.agreement.agreement import in_force
from meetingtui.domain.errors import MeetError
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.people import NextMeeting, Pair
from meetingtui.services.agreements import AgreementDesk
from meetingtui.services.archive import Archive
from meetingtui.services.door_ledger import DoorLedger
from meetingtui.services.goal_book import GoalBook
from meetingtui.services.meeting_room import MeetingRoom
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.export_file import export_bytes
from tests.builders import BERLIN
from tests.fakes import TUESDAY, FakeClock, MemoryDrafts
from tests.first_meetings import DOOR, full_agreement
from tests.keeping import KeepingStore
from tests.meetings import MEETING, NEXT, apart, conclusion_of, full_conclusion

DONE = "done"
AGREED_DAY = NEXT.starts_at.date()
THURSDAY = TUESDAY + timedelta(days=2)
LATER = NextMeeting(TUESDAY + timedelta(days=14), BERLIN, 60)
LINE = "answers/went-well"


class Window:
    """One window on a data folder; a second one is another process, as far as the data can tell."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.clock = FakeClock(THURSDAY)
        self.database = Database(Locations(folder), self.clock.wall)
        self.store = KeepingStore(self.database)

    @property
    def pair(self) -> Pair:
        return self.store.pairs()[0]

    @property
    def desk(self) -> AgreementDesk:
        desk = AgreementDesk(self.store, self.pair, clock=self.clock, new_id=new_identity)
        desk.look()
        return desk

    def shell(self, *args: str) -> Callable[[], str]:
        """A command, to be run."""
        environ = {
            "MEETINGTUI_DATA": str(self.folder),
            "TZ": BERLIN,
            "TERM": "xterm",
            "XDG_CONFIG_HOME": str(self.folder),
        }
        outside = Outside(environ, self.clock, new_identity, lambda _: "", lambda _: (0, False), lambda _: None)

        def meet() -> str:
            out, err = io.StringIO(), io.StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = run(args, outside)
            return DONE if code == 0 else err.getvalue()

        return meet


def _intent(change: Callable[[], object]) -> Callable[[], str]:
    def intent() -> str:
        try:
            change()
        except MeetError as error:
            return " ".join(error.lines())
        return DONE

    return intent


# --- the acts -----------------------------------------------------------------------------------------------


def _goal(window: Window) -> Callable[[], str]:
    book = GoalBook(window.store, window.pair, clock=window.clock, new_id=new_identity)
    book.goals()
    return _intent(lambda: book.set_state("g-1", GoalState.AT_RISK, window.name))


def _door(window: Window) -> Callable[[], str]:
    ledger = DoorLedger(window.store, window.pair, clock=window.clock, new_id=new_identity)
    ledger.all()
    return _intent(lambda: ledger.move(DOOR.id, Stage.OFFERED, window.name))


def _correction(window: Window) -> Callable[[], str]:
    archive = Archive(window.store, clock=window.clock, new_id=new_identity)
    seen = "The review went well.\nI asked early."
    return _intent(lambda: archive.amend(MEETING, LINE, window.name, seen=seen))


def _meeting(kind: MeetingKind | None = None) -> Callable[[Window], Callable[[], str]]:
    def ready(window: Window) -> Callable[[], str]:
        room = MeetingRoom(window.store, MemoryDrafts(), clock=window.clock, new_id=new_identity)
        pair = window.pair
        if pair.closed_on is not None:
            return lambda: "wrapped up"
        live = room.open(pair, Wishes(kind=kind))
        live.start()
        live.notebook.answer("went-well", window.name)
        live.notebook.agree_on(LATER)
        live.notebook.move_door(DOOR.id, Stage.INTRODUCED, window.name)
        if kind is MeetingKind.FIRST:
            live.notebook.answer("slot", "fri 10:00")
        else:
            live.notebook.judge_goal("g-1", Verdict.KEEP)
            live.notebook.note_goal("g-1", "why", window.name)
        window.clock.go(minutes=30)
        return _intent(lambda: room.finish(live))

    return ready


def _import(window: Window) -> Callable[[], str]:
    other = Window(window.folder.parent / f"other-{window.name}", "other")
    if not other.store.pairs():
        other.store.commit(full_conclusion(), conclusion_of(7, TUESDAY - timedelta(days=35)))
    file = window.folder.parent / f"{window.name}.json"
    file.write_bytes(export_bytes(other.database.read()))
    return window.shell("import", str(file))


@dataclass(frozen=True)
class Act:
    """A kind of change."""

    ready: Callable[[Window], Callable[[], str]]
    """Looks at what is there; what it gives makes the change, and answers."""
    trace: Callable[[Window, str], bool]
    """Whether what the window of this name did is there."""


def _revised(window: Window, name: str) -> bool:
    return any(state.why == name for state in window.store.agreements("pair-1"))


def _held(window: Window, name: str) -> bool:
    records = window.store.records("pair-1")
    doors = {door.id: door for door in window.store.opportunities("pair-1")}
    return any(r.contents.answer("went-well") == name for r in records) and any(
        move.note == name for move in doors[DOOR.id].moves
    )


ACTS = {
    "pair new": Act(
        lambda window: window.shell("pair", "new", "--mentor", "Kim", "--mentee", "Lee", "--zone", BERLIN),
        lambda window, _: any(pair.mentor.name == "Kim" for pair in window.store.pairs()),
    ),
    "pair close": Act(
        lambda window: window.shell("pair", "close", "--pair", "pair-1"),
        lambda window, _: window.pair.closed_on is not None,
    ),
    "pair reopen": Act(
        lambda window: window.shell("pair", "reopen", "--pair", "pair-1"),
        lambda window, _: window.pair.closed_on is None,
    ),
    "revise slot": Act(
        lambda window: window.shell(
            "agreement", "revise", "--pair", "pair-1", "--why", window.name, "--slot", "thu 9:30"
        ),
        _revised,
    ),
    "revise minutes": Act(
        lambda window: window.shell(
            "agreement", "revise", "--pair", "pair-1", "--why", window.name, "--minutes", "45"
        ),
        _revised,
    ),
    "revise, both say yes": Act(
        lambda window: window.shell(
            "agreement", "revise", "--pair", "pair-1", "--why", window.name, "--term", "place=Room 4", "--yes"
        ),
        _revised,
    ),
    "missed": Act(
        lambda window: window.shell("missed", "--pair", "pair-1", "--reason", window.name),
        lambda window, name: any(missed.reason == name for missed in window.store.missed("pair-1")),
    ),
    "goal": Act(
        _goal,
        lambda window, name: any(
            change.why == name for goal in window.store.goals("pair-1") for change in goal.changes
        ),
    ),
    "door": Act(
        _door,
        lambda window, name: any(
            move.note == name for door in window.store.opportunities("pair-1") for move in door.moves
        ),
    ),
    "correction": Act(
        _correction,
        lambda window, name: any(one.words == name for one in window.store.record(MEETING).amendments),
    ),
    "meeting": Act(_meeting(), _held),
    "first meeting": Act(_meeting(MeetingKind.FIRST), _held),
    "import": Act(
        _import, lambda window, _: any(record.id == "meeting-7" for record in window.store.records("pair-1"))
    ),
}
UNDONE_BY = {"pair close": "pair reopen", "pair reopen": "pair close"}
"""What takes the trace of an act away, and may."""


def begin(folder: Path, *, closed: bool = False) -> None:
    """Ada and Sam, with a meeting, an agreement, a goal, a door and a date behind and before them."""
    window = Window(folder, "before")
    window.store.commit(full_conclusion())
    window.store.keep(full_agreement())
    window.store.keep(DOOR)
    if closed:
        window.store.keep(apart(next_meeting=None, closed_on=TUESDAY.date() + timedelta(days=1)))


def broken(folder: Path, answers: dict[str, tuple[str, str]]) -> list[str]:
    """What does not hold after some acts; nothing when all is well.

    Args:
        folder: Where the data are.
        answers: By the name of the window its act and what that answered, in the order in which they saved.
    """
    window, wrong = Window(folder, "after"), []
    acts = [act for act, _ in answers.values()]
    for name, (act, answer) in answers.items():
        if answer == DONE and not ACTS[act].trace(window, name) and UNDONE_BY.get(act) not in acts:
            wrong.append(f"{act} said that it was done, and is lost")
        if answer != DONE and act not in UNDONE_BY and act != "pair new" and ACTS[act].trace(window, name):
            wrong.append(f"{act} was refused, and is there: {answer}")
        if answer != DONE and not answer.strip():
            wrong.append(f"{act} was refused without a word")
    wrong += [f"twins: {names}" for names, n in Counter(pair.names for pair in window.store.pairs()).items() if n > 1]
    missed: Counter[date] = Counter(one.on for one in window.store.missed("pair-1"))
    wrong += [f"{count} entries for the missed {day}" for day, count in missed.items() if count > 1]
    # A pair that goes on again has no date: without one it is today that is missed. After a meeting there is another.
    agreed = {AGREED_DAY, *([THURSDAY.date()] if "pair reopen" in acts else [])}
    agreed |= {LATER.starts_at.date()} if {"meeting", "first meeting"} & set(acts) else set()
    wrong += [f"missed {day}, which was never agreed" for day in missed if day not in agreed]
    page, pair = in_force(window.store.agreements("pair-1")), window.pair
    if page is not None and page.minutes != pair.minutes:
        wrong.append(f"the agreement says {page.minutes} minutes, the pair {pair.minutes}")
    if pair.closed_on is not None and pair.next_meeting is not None:
        wrong.append("a closed pair has a date")
    done = {act for act, answer in answers.values() if answer == DONE}
    if "revise minutes" in done and pair.minutes != 45:
        wrong.append("the revised length was undone")
    if "pair close" in done and "pair reopen" not in done and pair.closed_on is None:
        wrong.append("the closing was undone")
    numbers = Counter(record.number for record in window.store.records("pair-1"))
    if max(numbers.values()) > 1:
        wrong.append(f"meetings of one number: {numbers}")
    return wrong
