"""`meet status`, and the line that prompts read from a file."""

from __future__ import annotations

import os
import stat

import pytest

from meetingtui.storage.store.file_format import decode, encode
from tests.cli.conftest import Shell
from tests.forgotten import KIM

A_DAY = 24 * 60
LINE = "Finish the slides | Tue 24 Nov 15:00 | thanks are due\n"


def kept_line(shell: Shell) -> str:
    return shell.locations.status_line.read_text(encoding="utf-8")


def test_a_pair_that_never_met_is_told_the_next_step(with_pair: Shell) -> None:
    answer = with_pair.meet("status")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "No task for this week. You agree on one at the end of a meeting.",
        "You meet next on Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London.",
    ]
    assert with_pair.meet("status", "--short").out == "Tue 24 Nov 15:00\n"


def test_after_a_meeting_it_says_task_date_and_courtesy(with_meeting: Shell) -> None:
    with_meeting.meet("task", "3", "partly", "half")
    assert with_meeting.meet("status").out.splitlines() == [
        "This week, by Tue 24 Nov: Finish the slides (the week's task, on Tue 17 Nov partly: half)",
        "You meet next on Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London.",
        "Thank Ada for your meeting. You met on Tue 17 Nov; within a day is best. A draft: meet thanks show 1",
    ]
    assert with_meeting.meet("status", "--short").out == LINE


def test_after_the_wrap_up_it_says_so(with_pair: Shell) -> None:
    with_pair.meet("pair", "close")
    assert with_pair.meet("status").out == "You wrapped up on Tue 17 Nov 2026.\n"
    assert with_pair.meet("status", "--short").out == ""
    assert kept_line(with_pair) == "\n"


def test_the_line_is_kept_at_each_save_for_its_owner_only(with_meeting: Shell) -> None:
    with_meeting.meet("jot", "x")
    assert kept_line(with_meeting) == LINE
    assert stat.S_IMODE(with_meeting.locations.status_line.stat().st_mode) == 0o600
    with_meeting.meet("thanks", "done", "1")
    assert kept_line(with_meeting) == "Finish the slides | Tue 24 Nov 15:00\n"
    with_meeting.meet("next", "thu", "16:00", "--yes")
    assert kept_line(with_meeting) == "Finish the slides | Thu 19 Nov 16:00\n"


def test_a_jot_leaves_a_line_that_is_there_alone(with_meeting: Shell) -> None:
    with_meeting.meet("thanks", "done", "1")
    os.utime(with_meeting.locations.status_line, (1, 1))
    with_meeting.meet("jot", "x")
    assert with_meeting.locations.status_line.stat().st_mtime == 1


def test_a_new_day_is_told_to_the_file_by_the_short_form(with_meeting: Shell) -> None:
    with_meeting.meet("jot", "x")
    with_meeting.clock.go(4 * A_DAY)
    assert with_meeting.meet("status", "--short").out == "Finish the slides | Tue 24 Nov 15:00\n"
    assert kept_line(with_meeting) == "Finish the slides | Tue 24 Nov 15:00\n"


def test_a_line_that_cannot_be_kept_breaks_no_save(with_meeting: Shell) -> None:
    with_meeting.locations.status_line.mkdir()
    answer = with_meeting.meet("thanks", "done", "1")
    assert (answer.code, answer.err) == (0, "")
    assert with_meeting.meet("status", "--short").code == 0


def test_with_several_pairs_it_asks_which_and_the_file_has_a_date_alone(with_meeting: Shell) -> None:
    with_meeting.store.keep(KIM)
    answer = with_meeting.meet("status")
    assert (answer.code, answer.out) == (2, "")
    assert "--pair NAME" in answer.err
    assert with_meeting.meet("status", "--short").code == 2
    with_meeting.meet("jot", "x", "--pair", "Sam")
    assert kept_line(with_meeting) == "Tue 24 Nov 15:00\n"
    assert with_meeting.meet("status", "--short", "--pair", "Sam").out == LINE
    assert kept_line(with_meeting) == "Tue 24 Nov 15:00\n"


def test_a_pair_that_is_forgotten_leaves_no_word_in_the_file(with_meeting: Shell) -> None:
    with_meeting.meet("jot", "x")
    assert with_meeting.meet("forget", "pair", "Sam", "--yes-forget", "Sam").code == 0
    assert kept_line(with_meeting) == "\n"


def test_bad_input_and_no_pair(shell: Shell, with_pair: Shell) -> None:
    assert with_pair.meet("status", "--short", "--json").code == 2
    assert with_pair.meet("status", "--pair", "nobody").code == 3
    assert with_pair.meet("--data", str(shell.folder.with_name("none")), "status", "--short").code == 3


@pytest.mark.usefixtures("with_meeting")
def test_data_of_a_newer_version_are_read(with_meeting: Shell) -> None:
    kept = decode(with_meeting.locations.data_file.read_bytes(), newest_schema=99)
    newer = b"".join(encode(kept.tables, schema=99, revision=40))
    with_meeting.locations.data_file.write_bytes(newer)
    assert with_meeting.meet("status", "--short").out == LINE
