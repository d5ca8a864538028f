"""`python -m tests.benchmarks`: each budget beside what is measured here and now, as ratios.

Takes about a quarter of an hour, most of it for `long`; `--quick` takes a third of it and is less exact. Ends with 0
unless something could not be measured at all: on a busy machine a figure over its budget is a reason to look, not a
failure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.benchmarks import (
    bench_commands,
    bench_export,
    bench_history,
    bench_long,
    bench_save,
    bench_screens,
    bench_search,
    bench_story,
)
from tests.benchmarks.session import Missing
from tests.benchmarks.table import Row, table

OFTEN, QUICK = 9, 3
"""Rounds."""


def main() -> int:
    """Measure and print; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--only", choices=PARTS, help="one part")
    chosen = parser.parse_args()
    rounds = QUICK if chosen.quick else OFTEN
    rows: list[Row] = []
    failed = False
    for name, part in PARTS.items():
        if chosen.only in (None, name):
            sys.stderr.write(f"measuring {name} ...\n")
            try:
                rows += part(rounds)
            except (Missing, OSError) as error:
                failed = True
                sys.stderr.write(f"{name} could not be measured: {error}\n")
    sys.stdout.write(table(rows) + "\n")
    return int(failed)


def _rows(run: Callable[[int], list[tuple[str, float, float]]], beside: str) -> Callable[[int], list[Row]]:
    """Makes rows of what a benchmark gives: names, ratios to one thing, budgets."""

    def rows(rounds: int) -> list[Row]:
        return [Row(name, f"{ratio:.2f} x", beside, ratio, budget) for name, ratio, budget in run(rounds)]

    return rows


SAME_FILE = "json.load of the same file"
PARTS: dict[str, Callable[[int], list[Row]]] = {
    "screens": bench_screens.run,
    "commands": _rows(bench_commands.run, "a bare python"),
    "saves": _rows(bench_save.run, "stock TinyDB"),
    "history": _rows(bench_history.run, "a plain list of as many rows"),
    "search": _rows(bench_search.run, SAME_FILE),
    "story": bench_story.run,
    "exports": _rows(bench_export.run, SAME_FILE),
    "long": bench_long.run,
}

if __name__ == "__main__":
    sys.exit(main())
