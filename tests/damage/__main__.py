"""`python -m tests.damage`: what comes back of damaged data files, kind by kind.

Ends with 1 when anything came back wrong without a word, or when with backups less than 99 % came back fully.
`--show` prints what was told of each that did not come back fully.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.damage.kinds import KINDS
from tests.damage.trial import Outcome, Setting, lived, tried

GOAL = 0.99


def main() -> int:
    """Run, print the table, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.damage", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="damaged files of each kind and setting (100)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    parser.add_argument("--show", action="store_true", help="what was told when it did not come back fully")
    chosen = parser.parse_args()
    counts = table(chosen.rounds, chosen.seed, show=chosen.show)
    print_table(counts)
    full = counts[Setting.BACKUPS, ""][Outcome.FULL] / counts[Setting.BACKUPS, ""].total()
    silent = sum(count[Outcome.SILENT] for count in counts.values())
    return int(silent > 0 or full < GOAL)


def table(rounds: int, seed: int, *, show: bool = False) -> dict[tuple[Setting, str], Counter[Outcome]]:
    """How often what came of it, by setting and kind; the empty kind is all of them together."""
    counts: dict[tuple[Setting, str], Counter[Outcome]] = {}
    with tempfile.TemporaryDirectory() as folder:
        source = lived(Path(folder) / "whole")
        for setting in Setting:
            for name, damage in KINDS.items():
                for number in range(rounds):
                    chance = random.Random(f"{seed} {name} {number}")
                    outcome, told = tried(source, Path(folder) / "tried", setting, damage, chance)
                    for key in (name, ""):
                        counts.setdefault((setting, key), Counter())[outcome] += 1
                    if show and outcome is not Outcome.FULL:
                        sys.stdout.write(f"{setting}, {name} {number}: {outcome}: {told}\n")
    return counts


def print_table(counts: dict[tuple[Setting, str], Counter[Outcome]]) -> None:
    """One line for each setting and kind, in percent."""
    sys.stdout.write(f"{'':44}" + "".join(f"{outcome:>26}" for outcome in Outcome) + "\n")
    for setting in Setting:
        for name in (*KINDS, ""):
            count = counts[setting, name]
            shares = "".join(f"{count[outcome]:>16} {count[outcome] / count.total():>8.1%}" for outcome in Outcome)
            sys.stdout.write(f"{setting + ', ' + (name or 'all together'):44}{shares}\n")


if __name__ == "__main__":
    sys.exit(main())
