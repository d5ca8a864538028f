"""What the screens cost beside bare Textual apps: start, keys, standing still, memory, leaving.

Ten years of meetings lie in the data folder, the clock runs, and the draft is written, as in a real meeting. The
programs take turns, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median

from tests.benchmarks.bench_commands import ROOT, fill
from tests.benchmarks.session import Session
from tests.benchmarks.table import Row

WORDS = b"what went well this week was that I asked early "
"""Typed letter by letter."""
GAP = 0.04
"""Seconds of silence after which the echo of a key is complete."""
IDLE_SECONDS = 6.0

Spent = dict[str, list[float]]
"""What each round gave, by what was measured."""


def run(rounds: int = 9) -> list[Row]:
    """All measurements, compared."""
    spent: Spent = {}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        fill(str(data))
        environ = environ_of(folder, data)
        for measure in (_hello, _typing, _meeting):
            measure(environ, lambda name, value: None, data)  # compiles what is not compiled yet
        for _ in range(rounds):
            for measure in (_hello, _typing, _meeting):
                measure(environ, lambda name, value: spent.setdefault(name, []).append(value), data)
    return _rows(spent)


def _rows(spent: Spent) -> list[Row]:
    def ratio(name: str, of: str, budget: float, unit: str = "ms", scale: float = 1000) -> Row:
        ours, theirs = median(spent[name]), median(spent[of])
        return Row(name, f"{ours * scale:.1f} {unit}", f"{theirs * scale:.1f} {unit} {of}", ours / theirs, budget)

    return [
        ratio("meet start, to the first picture", "hello, to the first picture", 1.6),
        ratio("  the same, processor time", "hello, processor time", 1.6),
        ratio("a key in a notes field, processor time", "a key in a bare field", 1.3),
        ratio("  the same with clock and draft in the mean", "a key in a bare field, mean", 1.3),
        Row.limit("standing still, clock running, output", median(spent["idle bytes"]), 800, "B/s"),
        Row.limit("standing still, clock running, processor", median(spent["idle processor"]), 1.5, "%"),
        Row.limit("memory of a running meeting", median(spent["memory"]), 55, "MB"),
        ratio("leaving a running meeting", "leaving hello", 1.2),
    ]


Keep = Callable[[str, float], None]


def _hello(environ: dict[str, str], keep: Keep, _data: Path) -> None:
    with Session([sys.executable, "-m", "tests.benchmarks.hello_app"], environ) as session:
        keep("hello, to the first picture", session.wait_for("hello, ready"))
        keep("hello, processor time", session.cpu())
        session.wait_quiet(0.2)
        session.press(b"\x11")
        keep("leaving hello", session.wait_exit())


def _typing(environ: dict[str, str], keep: Keep, _data: Path) -> None:
    with Session([sys.executable, "-m", "tests.benchmarks.typing_app"], environ) as session:
        session.wait_for("ready")
        session.wait_quiet(0.2)
        each, whole = _type(session)
        keep("a key in a bare field", median(each))
        keep("a key in a bare field, mean", whole)


def _meeting(environ: dict[str, str], keep: Keep, data: Path) -> None:
    shutil.rmtree(data / "drafts", ignore_errors=True)
    with Session([sys.executable, "-m", "meetingtui", "start"], environ) as session:
        keep("meet start, to the first picture", session.wait_for("Enter: start the clock"))
        keep("  the same, processor time", session.cpu())
        session.wait_quiet(0.2)
        session.press(b"\r")
        session.wait_for("What went well?")
        session.wait_quiet(0.2)
        # From the row of answers of the first step into its words.
        session.press(b"\t")
        session.wait_quiet(0.1)
        each, whole = _type(session)
        keep("a key in a notes field, processor time", median(each))
        keep("  the same with clock and draft in the mean", whole)
        session.watch(1.0)
        before, written = session.cpu(), session.written
        session.watch(IDLE_SECONDS)
        keep("idle processor", (session.cpu() - before) / IDLE_SECONDS * 100)
        keep("idle bytes", (session.written - written) / IDLE_SECONDS)
        keep("memory", session.megabytes())
        session.press(b"\x11")
        session.wait_for("Leave the meeting")
        session.wait_quiet(0.2)
        session.press(b"p")
        keep("leaving a running meeting", session.wait_exit())


def _type(session: Session) -> tuple[list[float], float]:
    """Seconds of processor for each key, and for all of them divided by their number."""
    each = []
    first = session.cpu()
    for letter in WORDS:
        before = session.cpu()
        session.press(bytes([letter]))
        session.wait_quiet(GAP)
        each.append(session.cpu() - before)
    assert fmean(each) > 0
    return each, (session.cpu() - first) / len(WORDS)


def environ_of(home: str, data: Path) -> dict[str, str]:
    """The variables of a shell whose home and data are there."""
    unwanted = ("TEXTUAL", "NO_COLOR", "PYTHON", "MEETINGTUI", "XDG_")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return environ | {
        "HOME": home,
        "MEETINGTUI_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": f"{home}/compiled",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TZ": "Europe/Berlin",
    }
