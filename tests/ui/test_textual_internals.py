"""Names of Textual that it may change without notice: a sentence says which one a version lacks."""

from __future__ import annotations

import ast
import asyncio
import importlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from textual.app import App
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.drivers.linux_driver import LinuxDriver
from textual.widget import Widget
from textual.widgets import OptionList

UI = Path(__file__).parents[2] / "meetingtui" / "ui"
NO_TEXTUAL = {("os", "_exit"), ("active", "_replace")}
"""Names of Python that look like private ones."""

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
    "textual.document._document": ["Document", "EditResult", "Location"],
    "textual.document._document_navigator": ["DocumentNavigator"],
    "textual.document._wrapped_document": ["WrappedDocument"],
    "textual.keys": ["_character_to_key"],
    "textual.widgets": [
        "TextArea._build_highlight_map",
        "TextArea._rewrap_and_refresh_virtual_size",
        "TextArea._set_document",
        "TextArea.find_matching_bracket",
    ],
    "textual.widgets.option_list": ["Option._set_prompt"],
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


SET: dict[str, tuple[Callable[[], object], list[str]]] = {
    "App": (App, ["_driver", "_exit_renderables", "_return_code"]),
    "DOMNode": (Widget, ["_bindings"]),
    "OptionList": (OptionList, ["_option_render_cache"]),
    "WrappedDocument": (lambda: WrappedDocument(Document("")), ["_offset_to_line_info"]),
    "LinuxDriver": (lambda: LinuxDriver(App()), ["_debug", "_file", "_loop", "_writer_thread"]),
}
"""By class: how one is made, and the attributes that it has from then on."""


async def looked_for() -> list[str]:
    """The same with a running event loop, which some of the objects need."""
    return missing()


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
    for name, (make, attributes) in SET.items():
        made = make()
        lacking += [f"{name}.{attribute}" for attribute in attributes if not hasattr(made, attribute)]
    return lacking


def test_textual_has_every_name_that_is_used_of_its_inner_parts() -> None:
    if lacking := asyncio.run(looked_for()):
        pytest.fail(
            f"Textual {version('textual')} lacks {', '.join(lacking)}: look at ui/terminal/textual_internals.py"
        )


def test_a_name_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(USED, "textual.keys", ["_no_such_name"])
    monkeypatch.setitem(SET, "Widget", (Widget, ["_no_such_thing"]))
    assert asyncio.run(looked_for()) == ["textual.keys._no_such_name", "Widget._no_such_thing"]


def private_imports(source: str) -> list[str]:
    """The private names of Textual that a source imports, and those that it reaches for in other objects."""
    tree = ast.parse(source)
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    found = [f"{node.module}.{alias.name}" for node in froms for alias in node.names]
    found = [name for name in found if name.startswith("textual.") and "._" in name]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls", "super()") and (owner, node.attr) not in NO_TEXTUAL:
                found.append(f"{owner}.{node.attr}")
    return found


def test_private_names_of_textual_stand_in_one_place() -> None:
    for module in sorted(UI.rglob("*.py")):
        if module.name not in ("textual_internals.py", "textual_documents.py"):
            assert private_imports(module.read_text(encoding="utf-8")) == [], module


def test_a_private_name_elsewhere_is_noticed() -> None:
    source = "from textual.keys import _character_to_key\nfrom textual._parser import Parser\nnode._bindings"
    assert len(private_imports(source)) == 3
