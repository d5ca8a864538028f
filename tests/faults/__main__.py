"""`python -m tests.faults`: every fault by number, the tests that force it, and what came out.

Runs the marked tests (some minutes); `--list` runs nothing, `--only 3 33` takes a few. A test that this machine
cannot run (it needs root, or a disk of its own) counts as "not here"; a part of the program that is still to come as
"not yet". Ends with 1 if a test failed or a fault has none.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Iterable

import pytest

from tests.faults.catalogue import CATALOGUE
from tests.faults.marks import ROOT, by_fault, marked_tests
from tests.faults.results import Results, verdict


def main() -> int:
    """Run, print the table, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--list", action="store_true", help="number, fault and tests; runs nothing")
    parser.add_argument("--only", type=int, nargs="+", choices=CATALOGUE, metavar="N", help="these numbers")
    parser.add_argument("-n", type=int, default=2, help="processes at the same time (2)")
    chosen = parser.parse_args()
    numbers = sorted(chosen.only or CATALOGUE)
    tests = by_fault(marked_tests())
    if chosen.list:
        _print((number, CATALOGUE[number].words, "", tests.get(number, ["(none)"])) for number in numbers)
        return 0
    results = Results()
    report = _run(sorted({test for number in numbers for test in tests.get(number, [])}), results, chosen.n)
    rows, results_of = [], []
    for number in numbers:
        of = tests.get(number, [])
        result, more = verdict(CATALOGUE[number], [results.outcomes.get(test) for test in of])
        results_of.append(result)
        rows.append((number, CATALOGUE[number].words, f"{result}{f' ({more})' if more else ''}", of or ["(none)"]))
    _print(rows)
    counts = [f"{results_of.count(result)} {result}" for result in dict.fromkeys(results_of)]
    sys.stdout.write(f"{', '.join(counts)}\n")
    if "failed" in results_of:
        sys.stderr.write(report)
    return int("failed" in results_of)


def _run(tests: list[str], results: Results, processes: int) -> str:
    """Run these tests; gives what pytest says."""
    os.chdir(ROOT)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        pytest.main(["-q", "-n", str(processes), "-p", "no:cacheprovider", *tests], plugins=[results])
    return said.getvalue()


def _print(rows: Iterable[tuple[int, str, str, list[str]]]) -> None:
    for number, words, result, tests in rows:
        sys.stdout.write(f"{number:>2}  {words}{f': {result}' if result else ''}\n")
        sys.stdout.writelines(f"      {test}\n" for test in tests)


if __name__ == "__main__":
    sys.exit(main())
