"""One name for one thing: whoever searches for a name of the program finds one definition of it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.test_layers import MODULES, layer, place

LIVE_SCREENS: dict[str, set[str]] = {
    "MARK": {"ui/lists/item_list.py", "ui/lists/meeting_list.py"},
    "NO_MARK": {"ui/lists/item_list.py", "ui/lists/meeting_list.py"},
}
"""Definitions beside `ui/words/marks.py` that lists still have; nothing is ever added here."""
MOST_LAYERS = 2
"""A constant may have its name in two layers, as a table of the data and a part of a meeting do; no third one."""


def defined(source: str) -> Iterator[tuple[str, bool]]:
    """The public classes and constants of a module, and whether each is a constant.

    Functions may share a name: a module says what they are about, and every group of commands has its own `drop`.
    """
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            names, constant = [node.name], False
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            constant = True
        else:
            continue
        yield from ((name, constant) for name in names if not name.startswith("_"))


def homes(*, constants: bool = False) -> dict[str, dict[str, set[str]]]:
    """Where every public name is defined, by name and layer; only of constants, if so wished."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for module in MODULES:
        for name, constant in defined(module.read_text(encoding="utf-8")):
            if constant or not constants:
                found[name][layer(module)].add(place(module))
    return found


def test_no_two_public_classes_or_constants_of_a_layer_have_one_name() -> None:
    twice = {
        name: rest
        for name, layers in homes().items()
        for places in layers.values()
        if len(rest := places - LIVE_SCREENS.get(name, set())) > 1
    }
    assert twice == {}


def test_no_constant_has_one_name_and_three_meanings() -> None:
    layers_of = {name: sorted(layers) for name, layers in homes(constants=True).items()}
    assert {name: layers for name, layers in layers_of.items() if len(layers) > MOST_LAYERS} == {}


def test_what_is_still_defined_twice_is_still_there() -> None:
    """Whoever mends one of them takes it off the list."""
    known = homes()
    for name, places in LIVE_SCREENS.items():
        assert places <= set().union(*known[name].values()), name


def test_a_definition_is_noticed_however_it_is_written() -> None:
    source = "A = 1\nB: int = 2\nC, (D, _E) = 3, (4, 5)\nclass F: ...\ndef g(): ...\nimport h\n_I = 6"
    assert dict(defined(source)) == {"A": True, "B": True, "C": True, "D": True, "F": False}
