"""How long an export takes, as a ratio to `json.load` of the same file in the same minute.

Run it as a script to see the ratios: `python -m tests.benchmarks.bench_export`.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from meetingtui.cli.shell.outside import Outside
from meetingtui.cli.shell.report import run as meet
from meetingtui.storage.locations import locate
from tests.benchmarks.bench_search import seconds
from tests.benchmarks.histories import SIZES, fill
from tests.fakes import CountingIds, FakeClock

FORMS = (("md", 40.0), ("json", 12.0), ("html", 25.0), ("csv", 12.0))
"""Each form, and its budget in times of reading the file with `json.load`."""


def run(rounds: int = 5, sizes: Sequence[int] = SIZES) -> list[tuple[str, float, float]]:
    """Name, ratio to `json.load` of the same file, and the budget of each measurement."""
    results = []
    for meetings in sizes:
        with tempfile.TemporaryDirectory() as folder:
            fill(folder, meetings)
            results += _measured(Path(folder), meetings, rounds if meetings < 1000 else 2)
    return results


def _measured(folder: Path, meetings: int, rounds: int) -> list[tuple[str, float, float]]:
    file = locate(str(folder), {}).data_file
    load = seconds(lambda: json.loads(Path(file).read_bytes()), rounds)
    results = []
    for form, budget in FORMS:
        with tempfile.TemporaryDirectory() as out:
            took = seconds(lambda form=form, out=out: _export(folder, form, out), rounds)  # type: ignore[misc]
        results.append((f"export {form}, {meetings} meetings", took / load, budget))
    return results


def _export(data: Path, form: str, out: str) -> None:
    """What the command does, from reading the data to the last file on the disk."""
    ending = form if form in ("json", "html") else "folder"
    outside = Outside({}, FakeClock(), CountingIds(), lambda environ: "no terminal", lambda setting: (0, False))
    with redirect_stderr(StringIO()):
        code = meet(
            ["-q", "--data", str(data), "export", "--format", form, "--force", "-o", f"{out}/x.{ending}"], outside
        )
    if code:
        raise OSError(f"the export as {form} ended with {code}")


if __name__ == "__main__":
    for name, ratio, budget in run():
        sys.stdout.write(f"{name:40} {ratio:6.2f} x json.load (budget {budget:.0f})\n")
