"""How long one key in the history search takes, as a ratio to `json.load` of the same file in the same minute.

Run it as a script to see the ratios: `python -m tests.benchmarks.bench_search`.
"""

import gc
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.search.index import Index, parse_query
from meetingtui.domain.story.story import tell
from meetingtui.storage.locations import locate
from meetingtui.storage.store.database import Database
from tests.benchmarks.histories import NOW, SIZES, fill
from tests.keeping import KeepingStore

QUERIES = ("b", "beatriz", "zzzz", "talk slide", "owner:mentor status:done mail", "status:carried", 'goal:"talk"')
"""A letter that stands nearly everywhere, a name, nothing, two words, filters."""
KEY, FIRST_KEY, STORY = 0.05, 8.0, 2.0
"""Budgets, in times of reading the file with `json.load`: a key has 20 ms where that takes 200 and more."""


def run(rounds: int = 7, sizes: Sequence[int] = SIZES) -> list[tuple[str, float, float]]:
    """Name, ratio to `json.load` of the same file, and the budget of each measurement."""
    results = []
    for meetings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            fill(folder, meetings)
            results += _measured(folder, meetings, rounds if meetings < 1000 else 3)
    return results


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds after a first one."""
    times = []
    for _ in range(rounds + 1):
        gc.collect()
        before = perf_counter()
        work()
        times.append(perf_counter() - before)
    return median(times[1:])


def _measured(folder: str, meetings: int, rounds: int) -> list[tuple[str, float, float]]:
    file = locate(folder, {}).data_file
    load = seconds(lambda: json.loads(Path(file).read_bytes()), rounds)
    store = KeepingStore(Database(locate(folder, {}), lambda: NOW))
    pair = store.pairs()[0].id
    records = store.records(pair)
    began = perf_counter()
    index = Index(records, store.commitments(pair), store.opportunities(pair))
    index.prepare()
    results = [(f"the first key, {meetings} meetings", (perf_counter() - began) / load, FIRST_KEY)]
    for typed in QUERIES:
        took = seconds(lambda typed=typed: _key(index, typed), 2 * rounds)  # type: ignore[misc]
        results.append((f"a key, {meetings} meetings: {typed}", took / load, KEY if meetings > 52 else 6 * KEY))
    today = local_day(NOW, "UTC")
    took = seconds(
        lambda: tell(
            records,
            store.commitments(pair),
            store.goals(pair),
            store.opportunities(pair),
            today - timedelta(days=90),
            today,
            corrected=store.corrected(pair),
        ),
        rounds,
    )
    return [*results, (f"the story of 90 days, {meetings} meetings", took / load, STORY)]


def _key(index: Index, typed: str) -> Sequence[object]:
    """What a screen asks for at a key: which meetings, and the lines of the one that is marked."""
    query = parse_query(typed)
    found = index.find(query)
    return index.hits(found[-1], query) if found else ()


if __name__ == "__main__":
    for name, ratio, budget in run():
        sys.stdout.write(f"{name:60} {ratio:6.3f} x json.load (budget {budget:.2f})\n")
