"""The keys themselves: each has a name, none is taken from a field or from another key, all can be changed."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

from textual.binding import Binding
from textual.dom import DOMNode

import meetingtui.ui
from meetingtui.ui.lists.item_list import ItemList
from meetingtui.ui.screens.meeting import MeetingScreen
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.shell.commands import key_name
from tests.builders import commitment
from tests.each import each
from tests.ui.stage import Stage, on_stage

FROM_FIELDS = {"edit.undo", "edit.redo", "time.pause", "note.private"}
"""What has keys of fields on purpose: they take back their own letters first, and nobody selects a line by F6."""
RESERVED = {f"ctrl+{letter}" for letter in "czaedkuwxvyb"} | {"f6", "f7", "ctrl+space", "ctrl+@"}
"""Keys of fields, of tmux and of the terminal."""


def owners() -> list[type[DOMNode]]:
    """Every class of ours that has keys of its own."""
    for module in pkgutil.walk_packages(meetingtui.ui.__path__, "meetingtui.ui."):
        importlib.import_module(module.name)
    found, todo = [], [DOMNode]
    while todo:
        kind = todo.pop()
        todo += kind.__subclasses__()
        if kind.__module__.startswith("meetingtui.") and "BINDINGS" in vars(kind):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.__name__)


def keys_of(kind: type[DOMNode]) -> list[Binding]:
    return [binding for binding in Binding.make_bindings(kind.BINDINGS) if not binding.system]


def test_there_are_keys_to_look_at() -> None:
    assert {MeetApp, MeetingScreen}.issubset(owners())


@each("kind", owners(), ids=lambda kind: kind.__name__)
def test_every_key_has_an_id_and_words_and_is_nobody_elses(kind: type[DOMNode]) -> None:
    for binding in keys_of(kind):
        assert binding.id, binding
        assert binding.description, binding
        assert binding.key not in RESERVED or binding.id in FROM_FIELDS, binding
        assert not binding.key.startswith("alt+") or binding.id in ("field.delete-word", "field.new-line"), binding
    doubled = [key for key, count in Counter(binding.key for binding in keys_of(kind)).items() if count > 1]
    assert not doubled


def test_lists_take_only_plain_keys_from_the_screen() -> None:
    always = {b.key for kind in (MeetApp, MeetingScreen) for b in keys_of(kind) if "+" in b.key or b.key[0] == "f"}
    always -= {"f"}
    for kind in owners():
        if issubclass(kind, ItemList):
            assert not always & {binding.key for binding in keys_of(kind)}, kind


def test_the_screen_and_the_app_share_no_key() -> None:
    app = {binding.key for binding in keys_of(MeetApp)}
    for kind in owners():
        if kind is not MeetApp and not getattr(kind, "_modal", False):
            assert not app & {binding.key for binding in keys_of(kind)}, kind


@each(
    ("key", "written"),
    [("ctrl+n", "Ctrl+N"), ("f8", "F8"), ("question_mark", "?"), ("shift+up", "Shift+Up"), ("x", "x")],
)
def test_keys_are_named_as_people_write_them(key: str, written: str) -> None:
    assert key_name(key) == written


@on_stage()
async def test_a_key_can_be_changed_by_its_id(stage: Stage) -> None:
    stage.app.set_keymap({"phase.next": "f10"})
    await stage.begin()
    await stage.press("ctrl+n")
    assert stage.phase == "Last week"
    await stage.press("f10")
    assert stage.phase == "Open discussion"


@on_stage(commitments=[commitment("Write the slides", id="c")])
async def test_the_palette_runs_what_it_names_also_what_needs_a_letter(stage: Stage) -> None:
    await stage.begin()
    await stage.run_command("Phase 3")
    assert stage.phase == "Next steps"
    await stage.run_command("Leave")
    assert "Leave the meeting?" in stage.text


@on_stage()
async def test_the_palette_opens_below_the_clock_and_finds_by_words(stage: Stage) -> None:
    await stage.begin()
    await stage.type("half a thought", "ctrl+p")
    assert stage.screen == "Palette"
    await stage.type("paus")
    await stage.wait_for(lambda: "Pause (F10, Space)" in stage.text)
    assert "PAUSED" not in stage.text
    await stage.press("enter")
    assert "PAUSED" in stage.text
    await stage.type(" more")
    assert stage.contents.answer("went-well") == "half a thought more"


@on_stage()
async def test_help_lists_the_keys_of_the_screen_and_closes_with_any_of_its_keys(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f1")
    shown = stage.words("#help-keys")
    for line in (
        "Open discussion",
        "5 more minutes",
        "Catch a thought",
        "Hide everything but the clock",
        "Next field",
    ):
        assert line in shown
    await stage.press("f1")
    assert stage.screen == "MeetingScreen"
    await stage.press("escape", "question_mark", "escape")
    assert stage.screen == "MeetingScreen"
    assert stage.letters
    await stage.press("escape")
    assert (stage.step, stage.letters) == ("went-well", False)


@on_stage()
async def test_ctrl_c_ends_nothing_and_says_how_to_leave(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+c")
    assert stage.screen == "MeetingScreen"
    assert "To leave, press Ctrl+Q." in stage.message
