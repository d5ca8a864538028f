"""`meet doctor` over a store that is well, and over each kind of damage."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.fakes import TUESDAY
from tests.meetings import conclusion_of


def files_of(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mode, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def lines(shell: Shell, *options: str, code: int = 0) -> dict[str, str]:
    """What is said of each thing, its sign included."""
    answer = shell.meet("doctor", *options)
    assert (answer.code, answer.err) == (code, ""), answer
    told: dict[str, str] = {}
    for line in answer.out.splitlines():
        sign, about, words = line[0], line[2:14].strip(), line[15:]
        about = about or list(told)[-1]
        told[about] = f"{told[about]} {words}" if about in told else f"{sign} {words}"
    return told


def test_a_store_that_is_well_is_said_to_be_and_nothing_is_changed(with_meeting: Shell) -> None:
    before = files_of(with_meeting.folder)
    told = lines(with_meeting)
    assert {line[0] for line in told.values()} == {"+"}
    assert told["data file"].startswith("+ 1 meeting; nothing is damaged.")
    assert told["time zone"] == "+ Europe/Berlin, 15:00."
    assert "textual" in told["versions"]
    assert files_of(with_meeting.folder) == before


def test_it_names_no_person_and_nothing_that_was_typed(with_meeting: Shell, tmp_path: Path) -> None:
    with_meeting.meet("jot", "canary", "--private")
    report = tmp_path / "report.txt"
    answer = with_meeting.meet("doctor", "--report", str(report))
    for word in ("Ada", "Sam", "canary", str(with_meeting.folder)):
        assert word not in answer.out
        assert word not in report.read_text(encoding="utf-8")
    assert report.read_text(encoding="utf-8") == answer.out
    assert with_meeting.meet("doctor", "--report", str(report)).err.endswith("report-2.txt\n"), (
        "nothing is overwritten"
    )


def test_before_the_first_pair_there_is_nothing_to_mend(shell: Shell) -> None:
    assert lines(shell)["data folder"].startswith("- Not there yet")


@pytest.mark.fault(30)
def test_a_damaged_data_file_is_said_and_left_to_the_next_command(with_meeting: Shell) -> None:
    file = with_meeting.locations.data_file
    whole = file.read_bytes()
    for data, words in (
        (whole[:100], "! Damaged."),
        (whole.replace(b"Sam", b"Tim", 1), "! 1 meeting; something else than meet has changed it."),
    ):
        file.write_bytes(data)
        assert lines(with_meeting, code=5)["data file"].startswith(words)
        assert file.read_bytes() == data


def test_a_damaged_backup_is_named(with_meeting: Shell) -> None:
    with_meeting.store.commit(conclusion_of(13, TUESDAY))
    backup = next(with_meeting.locations.backups.glob("meetings-*.json"))
    backup.write_bytes(b"x")
    told = lines(with_meeting)["backups"]
    assert "can be restored." in told
    assert f"backups/{backup.name} is damaged" in told


def test_an_entry_that_fits_nothing_is_counted(with_meeting: Shell) -> None:
    with with_meeting.store._database.transaction() as tables:
        (goal, *_) = tables["goals"].all()
        tables["goals"].put({**goal, "due": "soon"})
    assert "Of goals, 1 cannot be understood." in lines(with_meeting, code=5)["data file"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="rights are lists here")
def test_files_that_others_may_read_are_closed_to_them(with_meeting: Shell) -> None:
    file = with_meeting.locations.data_file
    file.chmod(0o644)
    with_meeting.folder.chmod(0o755)
    assert "may read 2 of the files and folders. To mend it" in lines(with_meeting)["rights"]
    assert lines(with_meeting, "--fix")["rights"].endswith("Mended.")
    assert lines(with_meeting)["rights"] == "+ Only you can read your data."


def test_what_a_killed_save_left_is_removed(with_meeting: Shell) -> None:
    left = with_meeting.folder / ".meetings.json.999999999.0123abcd.tmp"
    left.write_text("x", encoding="utf-8")
    left.chmod(0o600)
    assert "1 file of a save" in lines(with_meeting)["left over"]
    assert lines(with_meeting, "--fix")["left over"].endswith("Mended.")
    assert not left.exists()
    assert "left over" not in lines(with_meeting)


def test_a_copy_of_a_sync_program_is_offered_to_import(with_meeting: Shell) -> None:
    copy = with_meeting.folder / "meetings (conflicted copy 2026-11-17).json"
    copy.write_bytes(with_meeting.locations.data_file.read_bytes())
    copy.chmod(0o600)
    assert f"meet import '{copy.name}'" in lines(with_meeting)["copies"]


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said(with_meeting: Shell) -> None:
    with_meeting.folder.chmod(0o500)
    assert lines(with_meeting, code=4)["data folder"].startswith("! Cannot be written")
    with_meeting.folder.chmod(0o700)
