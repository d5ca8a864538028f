"""`python -m tests.benchmarks`: each budget beside what is measured here and now, as ratios.

Takes about four minutes; `--quick` takes a third of it and is less exact. Ends with 0 unless something could not be
measured at all: on a busy machine a figure over its budget is a reason to look, not a failure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from tests.benchmarks import bench_commands, bench_save, bench_screens, bench_story
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


def _commands(rounds: int) -> list[Row]:
    return [
        Row(name, f"{ratio:.1f} x", "a bare python", ratio, budget)
        for name, ratio, budget in bench_commands.run(rounds)
    ]


def _saves(rounds: int) -> list[Row]:
    return [
        Row(name, f"{ratio:.2f} x", "stock TinyDB", ratio, budget) for name, ratio, budget in bench_save.run(rounds)
    ]


PARTS: dict[str, Callable[[int], list[Row]]] = {
    "screens": bench_screens.run,
    "commands": _commands,
    "saves": _saves,
    "story": bench_story.run,
}

if __name__ == "__main__":
    sys.exit(main())
