"""Names of Textual that it may change without notice: a sentence says which one a version lacks."""

from __future__ import annotations

import importlib
from importlib.metadata import version

import pytest

USED = {
    "textual.constants": ["DISABLE_KITTY_KEY"],
    "textual._ansi_sequences": ["ANSI_SEQUENCES_KEYS"],
    "textual._keyboard_protocol": ["FUNCTIONAL_KEYS"],
    "textual._xterm_parser": ["XTermParser.feed", "XTermParser.tick"],
    "textual.command": [
        "CommandPalette._GATHER_COMMANDS_GROUP",
        "CommandPalette._action_command_list",
        "CommandPalette._gather_commands.__wrapped__",
    ],
    "textual.keys": ["_character_to_key"],
    "textual.drivers.linux_driver": [
        "LinuxDriver._get_terminal_size",
        "LinuxDriver._run_input_thread",
        "LinuxDriver._sigcont_application",
        "LinuxDriver._sigtstp_application",
        "LinuxDriver.run_input_thread",
        "LinuxDriver.process_message",
        "LinuxDriver.start_application_mode",
        "LinuxDriver.stop_application_mode",
    ],
    "textual.app": [
        "App._context",
        "App._close_messages_no_wait",
        "App._fatal_error",
        "App._handle_exception",
        "App._print_error_renderables",
    ],
}
"""By module: what is used of it, in `textual_internals.py` or as a method that a class of ours overrides."""


def missing() -> list[str]:
    """What the installed Textual lacks."""
    lacking = []
    for module, names in USED.items():
        for name in names:
            try:
                found = importlib.import_module(module)
                for part in name.split("."):
                    found = getattr(found, part)
            except (ImportError, AttributeError):
                lacking.append(f"{module}.{name}")
    return lacking


def test_textual_has_every_name_that_is_used_of_its_inner_parts() -> None:
    if lacking := missing():
        pytest.fail(
            f"Textual {version('textual')} lacks {', '.join(lacking)}: look at ui/terminal/textual_internals.py"
        )


def test_a_name_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(USED, "textual.keys", ["_no_such_name"])
    assert missing() == ["textual.keys._no_such_name"]
