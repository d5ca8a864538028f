"""The one form of a notice that a terminal knows."""

from __future__ import annotations

import pytest

pytest.importorskip("termios")

from meetingtui.ui.terminal.driver import notice_sequence


def test_each_terminal_gets_the_form_that_it_knows() -> None:
    for environ, begins in (
        ({"TERM": "xterm-kitty"}, "\x1b]99;;"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "\x1b]777;notify;meet;"),
        ({"TERM": "foot"}, "\x1b]777;notify;meet;"),
        ({"TERM": "xterm-256color"}, "\x1b]9;"),
        ({}, "\x1b]9;"),
    ):
        assert notice_sequence("The time is up.", environ) == f"{begins}The time is up.\x1b\\"
