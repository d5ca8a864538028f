"""A fault is written down with the places in the program, and without anybody's words."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from meetingtui.ui.terminal.crash_log import FRAMES, CrashLog

CANARY = "canary-51b2"


def fault(private: str = CANARY) -> Exception:
    nothing: dict[str, str] = {}
    try:
        try:
            nothing[private]
        except KeyError as error:
            raise ValueError(private) from error
    except ValueError as error:
        return error
    raise AssertionError


def deep_fault() -> RecursionError:
    def deeper() -> None:
        deeper()

    try:
        deeper()
    except RecursionError as error:
        return error
    raise AssertionError("recursion went on for ever")


@pytest.mark.fault(34, 73)
def test_the_places_and_types_are_kept_and_no_words(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "crash.log", lambda: datetime(2026, 11, 17, 15, 12, tzinfo=UTC))
    assert log.add(fault()) == tmp_path / "crash.log"
    text = (tmp_path / "crash.log").read_text()
    assert text.startswith("2026-11-17T15:12:00+00:00 meetingtui ")
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")
    assert "test_crash_log.py:" in text
    assert "in fault" in text
    assert CANARY not in text


def test_the_error_inside_a_failed_worker_is_told(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "crash.log")
    log.add(WorkerFailed(fault()))
    text = (tmp_path / "crash.log").read_text()
    assert "builtins.ValueError" in text
    assert CANARY not in text


def test_faults_are_added_one_after_the_other(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "crash.log")
    log.add(fault())
    log.add(fault())
    assert (tmp_path / "crash.log").read_text().count("builtins.ValueError") == 2


def test_a_recursion_does_not_fill_the_disk(tmp_path: Path) -> None:
    log = CrashLog(tmp_path / "crash.log")
    log.add(deep_fault())
    assert (tmp_path / "crash.log").read_text().count(" in ") <= FRAMES


@pytest.mark.fault(28)
def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "crash.log").touch(mode=0o644)
    CrashLog(tmp_path / "crash.log").add(fault())
    assert stat.S_IMODE((tmp_path / "crash.log").stat().st_mode) == 0o600


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "crash.log").symlink_to(tmp_path / "elsewhere")
    assert CrashLog(tmp_path / "crash.log").add(fault()) is None
    assert not (tmp_path / "elsewhere").exists()


def test_without_a_place_nothing_is_kept() -> None:
    assert CrashLog(None).add(fault()) is None


def test_a_place_that_cannot_be_written_is_survived(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert CrashLog(tmp_path / "file" / "crash.log").add(fault()) is None
