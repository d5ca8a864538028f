"""What `meet` prints as JSON, of stores that hold much, little and nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from meetingtui.cli.shell.outside import Outside
from meetingtui.cli.shell.report import run
from meetingtui.domain.record.page import record_page
from meetingtui.services.archive import Archive
from meetingtui.storage.drafts.draft_files import DraftFiles
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.fakes import TUESDAY, CountingIds, FakeClock
from tests.keeping import KeepingStore
from tests.kept_of_everything import everything
from tests.lived_story import lived
from tests.meetings import apart, conclusion_of, full_conclusion
from tests.whole.first_month import the_first_meeting, the_first_month
from tests.whole.four_months import Life, berlin
from tests.whole.later_months import the_months_up_to_the_wrap_up
from tests.whole.test_four_months import the_wrap_up

OF_A_PAIR = (
    "status",
    "list",
    "jots",
    "jots --all",
    "jots --private",
    "tasks",
    "tasks --all",
    "topics",
    "next",
    "links",
    "links --all",
    "goals",
    "goals --all",
    "opportunities",
    "opportunities --all",
    "agreement",
    "search a",
    "search talk",
    "search with:amendment",
    "story",
    "story --since 2y",
)
"""Every reading of a pair but that of a meeting."""


@dataclass(frozen=True)
class Printed:
    """What one command printed."""

    where: str
    """The store and the words behind `meet`."""
    name: str
    """The command, as `meet json-schema` calls it."""
    code: int
    whole: Any
    """The object."""


class Place:
    """A folder in which `meet` is run."""

    def __init__(self, folder: Path, clock: FakeClock | None = None) -> None:
        self.folder = folder
        self.clock = clock or FakeClock()
        self.ids = CountingIds()

    @property
    def store(self) -> KeepingStore:
        return KeepingStore(Database(Locations(self.folder), self.clock.wall))

    def meet(self, *args: str) -> tuple[int, str, str]:
        environ = {"MEETINGTUI_DATA": str(self.folder), "TZ": "Europe/Berlin", "TERM": "xterm"}
        environ["XDG_CONFIG_HOME"] = str(self.folder)
        outside = Outside(environ, self.clock, self.ids, lambda _: "", lambda _: (0, False), lambda _: None)
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = run(args, outside)
        return code, out.getvalue(), err.getvalue()

    def read(self, words: str) -> Printed:
        """What that command says with `--json`: on stdout, or why it cannot on stderr."""
        code, out, err = self.meet(*words.split(), "--json")
        assert bool(out) != bool(err), words
        name = "error" if code else words if words == "pair list" else words.split()[0]
        return Printed(f"{self.folder.name}: {words}", name, code, json.loads(out or err))

    def read_all(self) -> Iterator[Printed]:
        """What every reading command says, of every pair and meeting, and everything as an export."""
        taken_along = self.folder.with_suffix(".export.json")
        if self.meet("export", "-o", str(taken_along))[0] == 0:
            yield Printed(f"{self.folder.name}: export", "export", 0, json.loads(taken_along.read_bytes()))
        pairs = self.read("pair list")
        yield pairs
        yield self.read("recover")
        for pair in pairs.whole["pairs"]:
            whose = f"--pair {pair['mentee']}"
            yield from (self.read(f"{words} {whose}") for words in OF_A_PAIR)
            for meeting in self.read(f"list {whose}").whole["meetings"]:
                yield self.read(f"show {meeting['number']} {whose}")
            yield self.read(f"show last --other {whose}")
        if not pairs.whole["pairs"]:
            yield from (self.read(words) for words in (*OF_A_PAIR, "show"))


def places(folder: Path) -> Iterator[Place]:
    """Stores of all kinds."""
    yield Place(folder / "nothing")

    never_met = Place(folder / "never-met")
    never_met.store.keep(apart(minutes=45))
    yield never_met

    one = Place(folder / "one-meeting")
    one.store.commit(full_conclusion())
    for words in (
        "jot Lin liked it --win --by mentee",
        "jot I was nervous --private",
        "task 1 partly half --by mentor",
        "task 3 partly two --by mentee",
        "jot See https://talks.example/no --by mentor",
        "links takeaway 1 Say it early",
    ):
        assert one.meet(*words.split())[0] == 0
    draft = {"id": "m1", "contents": {"answers": {"went-well": "half a thought"}}}
    DraftFiles(Locations(one.folder), one.clock.wall).save("m1", draft)
    yield one

    bare = Place(folder / "bare-meeting")
    bare.store.commit(conclusion_of(1, TUESDAY))
    yield bare

    demo = Place(folder / "demo")
    lived().keep_in(demo.store)
    assert demo.meet("agreement", "revise", "--why", "a new job", "--minutes", "45")[0] == 0
    yield demo

    merged = Place(folder / "merged")
    (folder / "everything.json").write_bytes(everything())
    assert merged.meet("import", str(folder / "everything.json"))[0] == 0
    yield merged

    yield four_months(Place(folder / "four-months", FakeClock(berlin(8, 25, 9))))

    forgetful = Place(folder / "forgetful")
    first, second, *_ = lived().conclusions
    forgetful.store.commit(first, second)
    again = f"{second.record.mentee} {second.record.number}"
    assert forgetful.meet("forget", "meeting", str(second.record.number), "--yes-forget", again)[0] == 0
    yield forgetful


def four_months(place: Place) -> Place:
    """From the first meeting to the wrap-up; a goal gets other words, two lines are corrected, one of them back."""
    life = Life(place.clock.at, place.store)
    the_first_meeting(life)
    the_first_month(life)
    the_months_up_to_the_wrap_up(life)
    the_wrap_up(life)
    goal = life.book.goals()[0]
    life.book.reword(goal.id, goal.text, "Twenty people came", "A smaller room")
    archive = Archive(life.store, clock=life.clock, new_id=life.new_id)
    record = life.store.records(life.pair.id)[1]
    stays, goes, *_ = (line.key for line in record_page(record) if line.key)
    for key in (stays, goes):
        archive.amend(record.id, key, "Another talk")
    archive.take_back(record.id, goes)
    return Place(place.folder, life.clock)
