"""What stands in on Windows for what Linux and macOS do; the rest of it is in `tests/whole/test_as_on_windows.py`."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meetingtui.storage.disk import operating_system as system
from tests.as_on_windows import Kernel


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "on_windows", lambda: True)
    monkeypatch.setattr(system, "_PAUSES", (0.0, 0.0))


def refusing(monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """Has `os.replace` refuse so many times; gives a list that grows with every try."""
    tries: list[int] = []
    replace: Callable[..., None] = os.replace

    def refuse(source: Any, target: Any) -> None:
        tries.append(len(tries))
        if len(tries) <= times:
            raise PermissionError(13, "somebody reads it")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    return tries


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_bytes(b"new")
    old.write_bytes(b"old")
    return new, old


@pytest.mark.usefixtures("windows")
def test_a_file_that_somebody_reads_is_replaced_when_they_are_done(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = refusing(monkeypatch, 2)
    system.replace(*files)
    assert (len(tries), files[1].read_bytes(), files[0].exists()) == (3, b"new", False)


@pytest.mark.usefixtures("windows")
def test_a_file_that_is_read_for_ever_stays_and_the_refusal_is_told(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = refusing(monkeypatch, 99)
    with pytest.raises(PermissionError):
        system.replace(*files)
    assert (len(tries), files[1].read_bytes(), files[0].read_bytes()) == (3, b"old", b"new")


def test_elsewhere_a_refusal_is_told_at_once(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    tries = refusing(monkeypatch, 1)
    with pytest.raises(PermissionError):
        system.replace(*files)
    assert len(tries) == 1


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("process", "code", "error", "alive"),
    [
        (os.getpid(), 259, 0, True),
        (os.getpid(), 0, 0, False),
        (2**22 + 1, 259, 87, False),
        (2**22 + 1, 259, 5, True),
    ],
    ids=["active", "over", "unknown", "somebody else's"],
)
def test_windows_is_asked_whether_a_process_lives_and_nobody_is_ended(
    monkeypatch: pytest.MonkeyPatch, process: int, code: int, error: int, alive: bool
) -> None:
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_more: Kernel(code), raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    assert system.is_alive(process) is alive
