"""Real processes, really killed: nothing acknowledged may be lost, nothing half may stay."""

import subprocess
import sys

import pytest

from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from tests.all_faults import ALL_FAULTS

SAVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from meetingtui.storage.store.database import Database
from meetingtui.storage.locations import Locations

database = Database(Locations(Path(sys.argv[1])), lambda: datetime(2026, 11, 21, tzinfo=UTC))
for number in range(int(sys.argv[3])):
    with database.transaction() as tables:
        tables["scraps"].put({"id": f"{sys.argv[2]}-{number}", "text": "x" * 50_000})
        tables["scraps"].put({"id": f"{sys.argv[2]}-{number}-too"})
    print(f"{sys.argv[2]}-{number}", flush=True)
"""
ROUNDS = 20 if ALL_FAULTS else 5


def saver(place: Locations, name: str, saves: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SAVER, str(place.folder), name, str(saves)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def names(database: Database) -> set[str]:
    return {document["id"] for document in database.read()["scraps"].all()}


@pytest.mark.fault(1)
def test_a_killed_process_loses_nothing_that_it_acknowledged(place, now):
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        child = saver(place, f"round{number}", 1000)
        assert child.stdout is not None
        for _ in range(1 + number % 5):
            acknowledged.add(child.stdout.readline().strip())
        child.kill()
        acknowledged.update(child.stdout.read().split())
        child.wait()

        database = Database(place, now)
        there = names(database)
        assert acknowledged <= there
        assert {name for name in there if not name.endswith("-too")} == {
            name.removesuffix("-too") for name in there if name.endswith("-too")
        }
        assert database.notices == []
        assert list(place.folder.rglob(".*.tmp")) == []
    assert len(acknowledged) >= ROUNDS


@pytest.mark.fault(12)
def test_two_processes_saving_at_once_lose_nothing(place, now):
    children = [saver(place, name, 25) for name in ("left", "right")]
    for child in children:
        assert child.wait() == 0
        assert child.stdout is not None
        child.stdout.close()
    database = Database(place, now)
    saved = {name for name in names(database) if not name.endswith("-too")}
    assert saved == {f"{side}-{number}" for side in ("left", "right") for number in range(25)}
    assert database.revision == 50
