"""Every action of a screen, described once by its binding: for the palette and for help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from textual import actions
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from meetingtui.ui.terminal.textual_internals import bindings_of

KEY_NAMES = {
    "question_mark": "?",
    "plus": "+",
    "space": "Space",
    "escape": "Esc",
    "colon": ":",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
MOVING = ("nav.back", "nav.read", "nav.list", "list.", "field.", "choice.", "row.", "palette.")
"""How the ids begin of keys that only move about; they are in the help and not in the palette."""


@dataclass(frozen=True)
class Command:
    """Something that can be done now."""

    id: str
    """The id of its binding."""
    node: DOMNode
    """Whose action it is."""
    action: str
    """What Textual runs, seen from there."""
    says: str
    """What it does, in a few words."""
    keys: str
    """The keys that do it."""

    @property
    def moves(self) -> bool:
        """Whether it only moves about."""
        return self.id.startswith(MOVING)


def commands_of(screen: Screen[Any]) -> list[Command]:
    """What can be done on a screen now, lists first; also what needs a letter while a field takes the letters."""
    found: dict[tuple[type, str], Command] = {}
    for node in _nodes(screen):
        for key, binding in bindings_of(node):
            if not binding.id or not binding.description or not _legal(screen, node, binding):
                continue
            target, action = _target(screen, node, binding)
            says = words_now(screen).get(binding.id) or binding.tooltip or binding.description
            command = Command(binding.id, target, action, says, key_name(key))
            known = found.get((type(target), action))
            if known is not None:
                # What also moves about, such as Escape out of arrival, is named for what else it does.
                command = replace(command if known.moves else known, keys=f"{known.keys}, {command.keys}")
            found[type(target), action] = command
    return list(found.values())


def words_now(screen: Screen[Any]) -> dict[str, str]:
    """The words for keys that mean something else just now, by the ids of their bindings."""
    words: dict[str, str] = getattr(screen, "words_now", {})
    return words


def _nodes(screen: Screen[Any]) -> Iterator[DOMNode]:
    """Whose keys count: the lists that are shown, the one with the focus first and one of a kind; screen; app.

    The letters of a live meeting, or of its cover, count behind the screen's own keys: they do what those do, and
    some more.
    """
    from meetingtui.ui.lists.item_list import ItemList

    shown = [one for one in screen.query(ItemList) if one.marked is not None and _is_shown(one)]
    kinds: set[type] = set()
    for one in sorted(shown, key=lambda one: not one.has_focus):
        if type(one) not in kinds:
            kinds.add(type(one))
            yield one
    yield screen
    yield from filter(_is_shown, screen.query("Outline, StepBox, Cover"))
    if not screen.is_modal:
        yield screen.app


def _is_shown(node: DOMNode) -> bool:
    return all(parent.display for parent in node.ancestors_with_self)


def _target(screen: Screen[Any], node: DOMNode, binding: Binding) -> tuple[DOMNode, str]:
    """Whose action a key runs, and the action seen from there."""
    namespace, _, _ = actions.parse(binding.action)
    target: DOMNode = {"app": screen.app, "screen": screen}.get(namespace, node)
    return target, binding.action.removeprefix(f"{namespace}.")


def _legal(screen: Screen[Any], node: DOMNode, binding: Binding) -> bool:
    target, action = _target(screen, node, binding)
    _, name, parameters = actions.parse(action)
    return target.check_action(name, parameters) is True


def key_name(key: str) -> str:
    """A key as people write it: `Ctrl+N`, `F8`, `?`."""
    parts = [KEY_NAMES.get(part, part.capitalize() if len(part) > 1 else part) for part in key.split("+")]
    return "+".join([*parts[:-1], parts[-1].upper() if len(parts) > 1 and len(parts[-1]) == 1 else parts[-1]])
