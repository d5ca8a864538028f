"""A place for the data, a clock that stands still, and a disk that fails on demand."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Locations:
    return Locations(tmp_path / "home" / "data")


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: NOON


@pytest.fixture
def database(place: Locations, now: Callable[[], datetime]) -> Database:
    return Database(place, now, lock_timeout=0)


class FaultyDisk:
    """The system calls of a save, recorded, and refused when a test wants it.

    Only temporary files and folders count, so that a lock's own calls are neither seen nor refused.
    """

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.most_bytes_at_once: int | None = None
        self._refusals: dict[str, list[int]] = {}
        self._opened: dict[int, str] = {}

    def refuse(self, step: str, error: int, times: int = 1) -> None:
        self._refusals[step] = [error] * times

    def recover(self) -> None:
        self._refusals.clear()

    def step(self, name: str) -> None:
        self.steps.append(name)
        if self._refusals.get(name):
            error = self._refusals[name].pop()
            raise OSError(error, os.strerror(error))

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real_open, real_write, real_fsync = os.open, os.write, os.fsync

        def fake_open(path: Any, flags: int, *rest: Any, **more: Any) -> int:
            kind = "folder" if flags & os.O_DIRECTORY else "file" if str(path).endswith(".tmp") else ""
            if kind == "file":
                self.step("open")
            descriptor = real_open(path, flags, *rest, **more)
            self._opened[descriptor] = kind
            return descriptor

        def fake_write(descriptor: int, data: Any) -> int:
            if self._opened.get(descriptor) != "file":
                return real_write(descriptor, data)
            self.step("write")
            return real_write(descriptor, data[: self.most_bytes_at_once])

        def fake_fsync(descriptor: int) -> None:
            self.step("sync folder" if self._opened.get(descriptor) == "folder" else "sync")
            real_fsync(descriptor)

        monkeypatch.setattr(os, "open", fake_open)
        monkeypatch.setattr(os, "write", fake_write)
        monkeypatch.setattr(os, "fsync", fake_fsync)
        for name in ("replace", "link"):
            monkeypatch.setattr(os, name, self._recorded(name, getattr(os, name)))

    def _recorded(self, name: str, real: Callable[..., None]) -> Callable[..., None]:
        def call(*args: Any, **more: Any) -> None:
            self.step(name)
            real(*args, **more)

        return call


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FaultyDisk:
    disk = FaultyDisk()
    disk.install(monkeypatch)
    return disk
