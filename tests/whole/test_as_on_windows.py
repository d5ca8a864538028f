"""The program without anything that Windows lacks: commands, data file, drafts, import, export, a meeting by keys.

It runs tests that are there anyway, in a process in which `tests.as_on_windows` has taken those things away. It is no
Windows: what only that system can show, such as its terminal, is not tried.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = (
    "tests/cli/test_pairs.py",
    "tests/cli/test_recover.py",
    "tests/cli/test_import.py::test_a_second_time_there_is_nothing_new",
    "tests/cli/test_forget.py::test_it_says_what_goes_and_what_stays_before_it_asks",
    "tests/cli/test_export.py::test_each_meeting_becomes_a_file_in_a_new_folder",
    "tests/cli/test_export.py::test_nothing_is_overwritten_without_force",
    "tests/cli/test_export.py::test_where_it_goes",
    "tests/storage/drafts/test_draft_store.py",
    "tests/storage/store/test_tinydb_store.py",
    "tests/ui/test_whole_meeting.py::test_the_next_meeting_opens_on_the_words_of_this_one",
)


def test_commands_store_drafts_transfer_and_a_meeting_need_nothing_that_windows_lacks(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "tests.as_on_windows", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*run, f"--basetemp={tmp_path / 'tests'}", *TESTS], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-4000:]
