"""How long the short commands take with ten years of meetings, as ratios to a bare Python in the same minute.

Run it as a script to see the ratios: `python tests/benchmarks/bench_commands.py`.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from meetingtui.domain.ending.conclusion import Conclusion
from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting.agenda import MeetingKind, weekly_agenda
from meetingtui.domain.meeting.contents import Contents, TaskReview
from meetingtui.domain.people import NextMeeting, Pair, Person, Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.storage.locations import locate
from meetingtui.storage.store.database import Database
from tests.keeping import KeepingStore

ROOT = Path(__file__).parents[2]
MEETINGS = 520
OPEN_DOORS = 3
"""What the mentor still looks out for."""
BERLIN = "Europe/Berlin"
FIRST = datetime(2016, 12, 6, 14, tzinfo=UTC)
FAR_AHEAD = NextMeeting(datetime(2099, 12, 1, 14, tzinfo=UTC), BERLIN, 60, "https://call.example/abc")
PAIR = Pair(
    "pair-1",
    Person("Ada", "Europe/London"),
    Person("Sam", BERLIN),
    BERLIN,
    FIRST - timedelta(days=7),
    next_meeting=FAR_AHEAD,
)
OWNERS = (Role.MENTEE, Role.MENTEE, Role.MENTOR)
COMMANDS = (
    ("meet --help", ("--help",), 5.0),
    ("meet --version", ("--version",), 5.0),
    ("meet list", ("list",), 8.0),
    ("meet show last", ("show", "last"), 8.0),
    ("meet tasks", ("tasks",), 8.0),
    ("meet jot", ("jot", "Lin liked the talk", "--win"), 8.0),
    ("meet jots", ("jots",), 8.0),
    ("meet status --short", ("status", "--short"), 8.0),
    ("meet brief", ("brief",), 12.0),
    ("meet invite", ("invite", "-o", "-"), 12.0),
)
"""Name, arguments, and the budget in times of a bare Python."""


def run(rounds: int = 15) -> list[tuple[str, float, float]]:
    """Name, ratio to `python -c pass`, and the budget of each command."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        fill(folder)
        main = "from meetingtui.cli import main; main()"
        cases = {"bare": (sys.executable, "-c", "pass")}
        cases |= {name: (sys.executable, "-c", main, "--data", folder, *args) for name, args, _ in COMMANDS}
        spent: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(rounds + 1):
            for name, command in cases.items():
                spent[name].append(_seconds(command, cache))
    bare = median(spent["bare"][1:])
    return [(name, median(spent[name][1:]) / bare, budget) for name, _, budget in COMMANDS]


def fill(folder: str, meetings: int = MEETINGS) -> None:
    """Put that many weekly meetings of one pair into the folder."""
    store = KeepingStore(Database(locate(folder, {}), lambda: FIRST))
    store.keep(PAIR)
    store.commit(*(_conclusion(number) for number in range(1, meetings + 1)))


def _conclusion(number: int) -> Conclusion:
    at = FIRST + timedelta(weeks=number)
    before, new = _commitments(number - 1), _commitments(number)
    done = tuple(_done(commitment, at) for commitment in before) if number > 1 else ()
    record = MeetingRecord(
        id=f"m-{number}",
        pair_id=PAIR.id,
        number=number,
        kind=MeetingKind.WEEKLY,
        zone=BERLIN,
        mentor="Ada",
        mentee="Sam",
        began=at,
        ended=at + timedelta(minutes=61),
        agreed_end=at + timedelta(minutes=60),
        phases=tuple(PhaseTime(phase.kind, phase.planned, phase.planned) for phase in weekly_agenda(60).phases),
        contents=Contents(
            answers={
                "worth-it": "I leave with a plan for the talk",
                "went-well": "The review went well, and I said no to a task that was not mine. " * 2,
                "better": "I started late and had no time for the second part. " * 2,
                "else-mentee": "Think of a title",
            },
            reviews=tuple(TaskReview(commitment, Outcome.DONE, "done on Monday") for commitment in before),
            topics=(_topic(number, 1, at), _topic(number, 2, at)),
            commitments=new,
            lookouts=(Opportunity(f"o-{number}", PAIR.id, "A meetup where Sam could speak", at),),
            next_meeting=NextMeeting(at + timedelta(weeks=1), BERLIN, 60, "https://call.example/abc"),
        ),
    )
    doors = record.contents.lookouts
    if number <= MEETINGS - OPEN_DOORS:
        doors = tuple(replace(door, stage=Stage.THANKED) for door in doors)
    return Conclusion(record, PAIR, (*done, *new), (), doors, record.contents.topics)


def _commitments(number: int) -> tuple[Commitment, ...]:
    at = FIRST + timedelta(weeks=number)
    return tuple(
        Commitment(
            f"c-{number}-{place}",
            PAIR.id,
            owner,
            f"Write part {place} of chapter {number} and send it to Ada",
            at,
            due=(at + timedelta(weeks=1)).date(),
            week_task=place == 0,
        )
        for place, owner in enumerate(OWNERS)
    )


def _done(commitment: Commitment, at: datetime) -> Commitment:
    look = LookBack("m", at, Outcome.DONE, "done on Monday")
    return Commitment(
        commitment.id,
        PAIR.id,
        commitment.owner,
        commitment.text,
        commitment.made_at,
        due=commitment.due,
        week_task=commitment.week_task,
        status=CommitmentStatus.DONE,
        history=(look,),
    )


def _topic(number: int, place: int, at: datetime) -> Topic:
    return Topic(
        f"t-{number}-{place}",
        PAIR.id,
        "How to say no to my manager",
        at,
        Role.MENTEE,
        Help.OPTIONS,
        "I tried to write it down first",
        "We spoke about it for a while, and found two ways to begin. " * 3,
        TopicState.DISCUSSED,
    )


def _seconds(command: Sequence[str], cache: str) -> float:
    # Installed programs are compiled; the first round does it here, wherever the sources are.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"PYTHONPYCACHEPREFIX": cache, "TERM": "xterm"}
    before = perf_counter()
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, env=environ)
    return perf_counter() - before


if __name__ == "__main__":
    for name, ratio, budget in run():
        sys.stdout.write(f"{name:20} {ratio:5.2f} x bare python (budget {budget:.1f})\n")
