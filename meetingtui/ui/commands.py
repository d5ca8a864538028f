"""Every action of a screen, described once by its binding: for the palette and for help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.screen import Screen

KEY_NAMES = {"question_mark": "?", "plus": "+", "space": "Space", "escape": "Esc", "colon": ":", "slash": "/"}


@dataclass(frozen=True)
class Command:
    """Something that can be done now."""

    action: str
    """What Textual runs."""
    says: str
    """What it does, in a few words."""
    keys: str
    """The keys that do it."""


def commands_of(screen: Screen[Any]) -> list[Command]:
    """What can be done on a screen now, in the order of its keys; lists inside it come first."""
    found: dict[str, Command] = {}
    for binding in screen.active_bindings.values():
        known = binding.binding
        if not binding.enabled or not known.description or known.system or known.action == "command_palette":
            continue
        key = key_name(known.key)
        says = known.tooltip or known.description
        if known.action in found:
            before = found[known.action]
            found[known.action] = Command(before.action, before.says, f"{before.keys}, {key}")
        else:
            found[known.action] = Command(known.action, says, key)
    return list(found.values())


def key_name(key: str) -> str:
    """A key as people write it: `Ctrl+N`, `F8`, `?`."""
    parts = [KEY_NAMES.get(part, part.capitalize() if len(part) > 1 else part) for part in key.split("+")]
    return "+".join([*parts[:-1], parts[-1].upper() if len(parts) > 1 else parts[-1]])
