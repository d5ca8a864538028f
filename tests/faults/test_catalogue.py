"""Every fault of the catalogue has a test, and the table says truly what came out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.catalogue import CATALOGUE, Fault
from tests.faults.marks import MODULE, ROOT, by_fault, marked_tests
from tests.faults.results import Outcome, verdict


def test_the_catalogue_is_whole() -> None:
    assert list(CATALOGUE) == list(range(1, 77))
    assert len({fault.words for fault in CATALOGUE.values()}) == 76


def test_every_fault_has_a_test_and_every_mark_is_one_of_them() -> None:
    assert set(by_fault(marked_tests())) == set(CATALOGUE)


def test_every_mark_stands_on_a_test_or_a_module() -> None:
    """A mark elsewhere, on a class or on a parameter, would not be listed."""
    for path in (ROOT / "tests").rglob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines() if path.parent != ROOT / "tests" / "faults" else []
        marks = [line for line in lines if "mark.fault(" in line]
        assert all(line.startswith(("@pytest.mark.fault(", MODULE)) for line in marks), path


def test_the_table_says_what_came_out() -> None:
    fault, later = Fault("x"), Fault("x", not_yet="no such thing")
    fine, bad, skipped = Outcome(passed=2), Outcome(passed=1, failed=1), Outcome(skipped=["needs root"])
    assert verdict(fault, [fine]) == ("passed", "")
    assert verdict(fault, [fine, skipped]) == ("passed", "in part not here: needs root")
    assert verdict(fault, [skipped]) == ("not here", "needs root")
    assert verdict(fault, [fine, bad])[0] == "failed"
    assert verdict(fault, [fine, None]) == ("failed", "a test did not run")
    assert verdict(fault, []) == ("failed", "a test did not run")
    assert verdict(later, [fine]) == ("not yet", "no such thing; what there is holds")
    assert verdict(later, [bad])[0] == "failed"


def test_the_command_runs_what_is_marked() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "-n", "0", "--only", "26"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "26  the disk takes a part of a write: passed"
    assert done.stdout.splitlines()[-1] == "1 passed"


def test_the_switch_for_longer_runs_reaches_the_tests(tmp_path: Path) -> None:
    looking = 'import os\n\ndef test_it():\n    assert os.environ.get("MEETINGTUI_ALL_FAULTS") == "1"\n'
    (tmp_path / "test_looking.py").write_text(f"{looking}    assert 'MEETINGTUI_THEME' not in os.environ\n")
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "tests.conftest", str(tmp_path)]
    environ = os.environ | {"MEETINGTUI_ALL_FAULTS": "1", "MEETINGTUI_THEME": "x"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
