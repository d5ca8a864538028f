"""`meet` as a shell runs it, in a folder of its own, on a clock that stands still, with screens that only look on."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from meetingtui.cli.shell.outside import Outside
from meetingtui.cli.shell.report import run
from meetingtui.services.clipboard import Clipboard
from meetingtui.storage.locations import Locations
from meetingtui.storage.store.database import Database
from meetingtui.ui.shell.app_context import Setting
from tests.fakes import CountingIds, FakeClock
from tests.keeping import KeepingStore
from tests.meetings import apart, full_conclusion


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Runs `meet`; remembers what the interface was given."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.ids = CountingIds()
        self.environ = {"MEETINGTUI_DATA": str(folder), "TZ": "Europe/Berlin", "TERM": "xterm"}
        self.environ["XDG_CONFIG_HOME"] = str(folder.parent / "config")
        self.no_screen = ""
        self.settings: list[Setting] = []
        self.look: Callable[[Setting], int] = lambda setting: 0
        self.look_around = False
        self.typed: str | None = None
        """What is typed when a command asks for a line; None while nobody is there."""
        self.asked: list[str] = []
        self.opened: list[str] = []
        """The web addresses that were to be opened."""
        self.tools: dict[str, str] = {}
        """The commands of the system that are there, with their paths."""
        self.copied: list[tuple[tuple[str, ...], bytes]] = []
        """What such a command was given."""
        self.tool_works = True
        self.browser = True
        """Whether there is a program that opens them."""
        self._capture = capture

    def meet(self, *args: str) -> Answer:
        outside = Outside(
            self.environ,
            self.clock,
            self.ids,
            lambda environ: self.no_screen,
            self._show,
            self._ask,
            self._open,
            lambda environ: Clipboard(environ, find=self.tools.get, run=self._run),
        )
        code = run(args, outside)
        captured = self._capture.readouterr()
        return Answer(code, captured.out, captured.err)

    @property
    def locations(self) -> Locations:
        return Locations(self.folder)

    @property
    def store(self) -> KeepingStore:
        return KeepingStore(Database(self.locations, self.clock.wall))

    def _ask(self, question: str) -> str | None:
        self.asked.append(question)
        return self.typed

    def _run(self, command: Sequence[str], data: bytes) -> bool:
        self.copied.append((tuple(command), data))
        return self.tool_works

    def _open(self, address: str) -> bool:
        self.opened.append(address)
        return self.browser

    def _show(self, setting: Setting) -> tuple[int, bool]:
        self.settings.append(setting)
        return self.look(setting), self.look_around


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Nothing is set up yet."""
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def with_pair(shell: Shell) -> Shell:
    """Ada and Sam are set up, and never met."""
    shell.store.keep(apart())
    return shell


@pytest.fixture
def with_meeting(shell: Shell) -> Shell:
    """Ada and Sam held their twelfth meeting, in which everything was said."""
    shell.store.commit(full_conclusion())
    return shell
