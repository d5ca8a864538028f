"""How long saving and opening take, as ratios to stock TinyDB doing the same work in the same minute.

Run it as a script to see the ratios: `python tests/benchmarks/bench_save.py`.
"""

import gc
import random
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tinydb import TinyDB

from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database

WORDS = ("we", "talked", "about", "the", "talk", "and", "what", "to", "try", "because", "asking", "was", "hard")
BUDGET = 1.0


def run(rounds: int = 9) -> list[tuple[str, float, float]]:
    """Name, ratio to stock TinyDB, and the budget of each measurement."""
    results = []
    for count in (520, 5200):
        with tempfile.TemporaryDirectory() as folder:
            results += _compare(Path(folder), count, rounds if count < 1000 else max(3, rounds // 2))
    return results


def meeting(number: int) -> dict[str, Any]:
    """A document of about 3.5 KB with the shape of a finished meeting."""
    chance = random.Random(number)

    def text(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words))

    return {
        "id": f"meeting-{number}",
        "pair": "pair-1",
        "kind": "weekly",
        "number": number,
        "started_at": "2026-03-23T15:00:00Z",
        "zone": "Europe/Berlin",
        "phases": [
            {
                "name": name,
                "planned_seconds": 900,
                "spent_seconds": 877 + chance.randrange(60),
                "notes": [{"by": "mentee", "text": text(20)} for _ in range(4)],
            }
            for name in ("last-week", "month", "discussion", "next-steps")
        ],
        "commitments": [{"id": f"c-{n}", "text": text(12), "owner": "mentee", "times": 1} for n in range(3)],
        "answers": {question: text(30) for question in ("task", "doors", "next", "else")},
    }


def _compare(folder: Path, count: int, rounds: int) -> list[tuple[str, float, float]]:
    stock = folder / "stock.json"
    ours = Locations(folder / "ours")
    history = [meeting(number) for number in range(count)]
    with TinyDB(stock) as database:
        database.table("meetings").insert_multiple(history)
    with Database(ours, _now).transaction() as tables:
        tables["meetings"].insert_multiple(history)
    del history

    def save_stock() -> None:
        with TinyDB(stock) as database:
            database.table("meetings").insert(meeting(count))

    def save_ours() -> None:
        with Database(ours, _now).transaction() as tables:
            tables["meetings"].put(meeting(count) | {"id": f"new-{perf_counter()}"})

    def open_stock() -> None:
        with TinyDB(stock) as database:
            _newest(database.table("meetings").all())

    def open_ours() -> None:
        _newest(Database(ours, _now).read()["meetings"].all())

    save = _ratio(save_ours, save_stock, rounds)
    look = _ratio(open_ours, open_stock, rounds)
    return [
        (f"commit one meeting into {count}", save, BUDGET),
        (f"open and take the newest 20 of {count}", look, BUDGET),
    ]


def _newest(meetings: list[Any]) -> list[Any]:
    return sorted(meetings, key=lambda document: document["number"], reverse=True)[:20]


def _ratio(ours: Callable[[], None], stock: Callable[[], None], rounds: int) -> float:
    spent: dict[Callable[[], None], list[float]] = {ours: [], stock: []}
    for _ in range(rounds + 1):
        for work, times in spent.items():
            gc.collect()
            before = perf_counter()
            work()
            times.append(perf_counter() - before)
    return median(spent[ours][1:]) / median(spent[stock][1:])


def _now() -> datetime:
    return datetime(2026, 11, 21, 16, 2, tzinfo=UTC)


if __name__ == "__main__":
    for name, ratio, budget in run():
        sys.stdout.write(f"{name:45} {ratio:5.2f} x stock TinyDB (budget {budget:.1f})\n")
