"""The keys of all screens by the name of what they do, for `[keys]` in the settings."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from textual.binding import Binding
from textual.widgets import Input, TextArea

from meetingtui import ui


def _keys_of(binding: object) -> list[str]:
    return binding.key.split(",") if isinstance(binding, Binding) else []


FIELD_KEYS = {key for field in (TextArea, Input) for binding in field.BINDINGS for key in _keys_of(binding)}
"""What the fields themselves need."""
Actions = Mapping[str, tuple[str, str]]
"""By the name of an action: its keys, and what it does."""


def actions() -> Actions:
    """Every action that has a name, with the keys that it has by itself."""
    found: dict[str, tuple[str, str]] = {}
    for binding in _bindings():
        if binding.id and binding.description:
            found.setdefault(binding.id, (binding.key, binding.tooltip or binding.description))
    return dict(sorted(found.items()))


def _bindings() -> Iterator[Binding]:
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        for thing in vars(import_module(module.name)).values():
            for binding in vars(thing).get("BINDINGS", ()) if isinstance(thing, type) else ():
                if isinstance(binding, Binding):
                    yield binding


def problems_with(chosen: Mapping[str, str], known: Actions) -> Iterator[str]:
    """What is wrong with other keys: an action that there is not, or one key for two actions of one place."""
    import difflib

    taken: dict[tuple[str, str], str] = {}
    for name, keys in chosen.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            do = f"Did you mean {near[0]}?" if near else "To see them: meet config keys"
            yield f"keys: “{name}” is no action. {do}"
            continue
        for key in (key.strip() for key in keys.split(",")):
            place = name.split(".")[0]
            if key in FIELD_KEYS:
                yield f"keys: {key} is needed where words are typed."
            elif (other := taken.get((place, key))) is not None:
                yield f"keys: {key} is chosen for both {other} and {name}."
            elif (other := _has(key, name, chosen, known)) is not None:
                yield f"keys: {key} belongs to {other}; give that one another key too."
            taken[place, key] = name


def _has(key: str, name: str, chosen: Mapping[str, str], known: Actions) -> str | None:
    """The other action of the same place that has the key and keeps it."""
    place = name.split(".")[0]
    for other, (keys, _) in known.items():
        if other != name and other not in chosen and other.split(".")[0] == place and key in keys.split(","):
            return other
    return None
