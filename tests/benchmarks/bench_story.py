"""How long a story takes to be told and drawn, as a ratio to `json.load` of the same file in the same minute.

Run it as a script to see the ratios: `python -m tests.benchmarks.bench_story`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from textual.content import Content

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.people import Pair
from meetingtui.services.storytelling import story_of
from meetingtui.storage.locations import locate
from meetingtui.storage.store.database import Database
from meetingtui.ui.words.story_lines import WIDTH, told_lines
from tests.benchmarks.bench_search import seconds
from tests.benchmarks.histories import NOW, SIZES, fill
from tests.benchmarks.table import Row, table
from tests.keeping import KeepingStore

STRETCHES: dict[str, tuple[int | None, float, float]] = {
    "90 days": (90, 5.0, 1.5),
    "a year": (365, 8.0, 1.5),
    "all": (None, 8.0, 6.0),
}
"""How far back, and the budgets in times of reading the file with `json.load`: of a short file, and of a long one."""
ROWS = 40
"""Lines of the story that are in sight at once."""


def run(rounds: int = 7, sizes: Sequence[int] = SIZES) -> list[Row]:
    """Each stretch of each history, beside reading its file."""
    rows: list[Row] = []
    for meetings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            fill(folder, meetings)
            rows += _measured(folder, meetings, rounds if meetings < 1000 else 3)
    return rows


def _measured(folder: str, meetings: int, rounds: int) -> list[Row]:
    file = Path(locate(folder, {}).data_file)
    load = seconds(lambda: json.loads(file.read_bytes()), rounds)
    store = KeepingStore(Database(locate(folder, {}), lambda: NOW))
    pair = store.pairs()[0]
    today = local_day(NOW, pair.zone)
    rows = []
    for words, (days, short, long) in STRETCHES.items():
        since = None if days is None else today - timedelta(days=days)
        took = seconds(partial(_tell_and_draw, store, pair, since, today), rounds)
        rows.append(
            Row(
                f"the story, {words} of {meetings} meetings",
                f"{took * 1000:.1f} ms",
                f"{load * 1000:.1f} ms json.load",
                took / load,
                short if meetings <= 52 else long,
            )
        )
    return rows


def _tell_and_draw(store: KeepingStore, pair: Pair, since: date | None, today: date) -> Sequence[Content]:
    """What the screen does at a key: the whole story in lines, and those in sight as they are drawn."""
    told = told_lines(story_of(store, pair, since, today), WIDTH)
    return [line.content() for line in told.lines[:ROWS]]


if __name__ == "__main__":
    sys.stdout.write(table(run()) + "\n")
