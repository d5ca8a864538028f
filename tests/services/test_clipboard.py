"""The clipboard: a command that is really there, else the terminal, never both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from meetingtui.domain.errors import BadInput
from meetingtui.services.clipboard import VARIABLE, Clipboard, Copied, copied_words
from tests.each import each


class Machine:
    """A machine with some commands, and a terminal."""

    def __init__(self, *tools: str, environ: Mapping[str, str] | None = None, works: bool = True) -> None:
        self.given: list[tuple[tuple[str, ...], bytes]] = []
        self.terminal: list[str] = []
        self._works = works
        self.clipboard = Clipboard(
            environ or {}, find=lambda name: f"/bin/{name}" if name in tools else None, run=self._run
        )

    def _run(self, command: Sequence[str], data: bytes) -> bool:
        self.given.append((tuple(command), data))
        return self._works

    def copy(self, text: str = "ü") -> Copied:
        return self.clipboard.copy(text, self.terminal.append)


@each(
    ("tools", "environ", "command"),
    [
        (("pbcopy",), {}, ("/bin/pbcopy",)),
        (("wl-copy", "xclip"), {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ("/bin/wl-copy",)),
        (("wl-copy", "xclip"), {"DISPLAY": ":0"}, ("/bin/xclip", "-selection", "clipboard")),
        (("clip.exe",), {"WSL_DISTRO_NAME": "Debian"}, ("/bin/clip.exe",)),
    ],
)
def test_a_command_of_the_system_is_taken_and_the_terminal_left_alone(
    tools: tuple[str, ...], environ: dict[str, str], command: tuple[str, ...]
) -> None:
    machine = Machine(*tools, environ=environ)
    assert machine.copy() is Copied.SYSTEM
    assert [given[0] for given in machine.given] == [command]
    assert machine.terminal == []


def test_windows_gets_its_own_letters() -> None:
    machine = Machine("clip.exe", environ={"WSL_INTEROP": "/run/x"})
    machine.copy("ü")
    assert machine.given == [(("/bin/clip.exe",), b"\xfc\x00")]


@each(
    ("tools", "environ"),
    [
        ((), {"DISPLAY": ":0"}),
        (("wl-copy", "xclip", "clip.exe"), {}),
        (("pbcopy",), {"SSH_CONNECTION": "1 2 3 4"}),
        (("xclip",), {"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}),
        (("pbcopy",), {VARIABLE: "terminal"}),
    ],
)
def test_where_no_command_can_work_the_terminal_is_asked(tools: tuple[str, ...], environ: dict[str, str]) -> None:
    machine = Machine(*tools, environ=environ)
    assert machine.copy() is Copied.TERMINAL
    assert (machine.given, machine.terminal) == ([], ["ü"])


def test_a_command_that_fails_leaves_it_to_the_terminal() -> None:
    machine = Machine("pbcopy", works=False)
    assert machine.copy() is Copied.TERMINAL
    assert Machine("pbcopy", works=False, environ={VARIABLE: "system"}).copy() is Copied.NOT_AT_ALL


def test_off_copies_nowhere_and_nonsense_is_refused() -> None:
    machine = Machine("pbcopy", environ={VARIABLE: "off"})
    assert machine.copy() is Copied.NOT_AT_ALL
    assert (machine.given, machine.terminal) == ([], [])
    with pytest.raises(BadInput, match=VARIABLE):
        Machine(environ={VARIABLE: "on"}).copy()
    assert Clipboard({}, find=lambda _: None).copy("x", None) is Copied.NOT_AT_ALL


def test_where_the_file_is_is_said() -> None:
    assert copied_words(Copied.TERMINAL, Path("/a/b")) == "Copied to the clipboard. It is also in /a/b"
    assert copied_words(Copied.NOT_AT_ALL, None) == "Not copied: there is no clipboard here."
