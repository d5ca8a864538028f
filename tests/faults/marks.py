"""Which tests say that they force a fault, read from their source: nothing is imported for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULE = "pytestmark = pytest.mark.fault("
"""How a module marks all of its tests."""


def marked_tests(folder: Path = ROOT / "tests") -> dict[str, tuple[int, ...]]:
    """The numbers by the test that carries them, named as pytest names it without its parameters.

    Raises ValueError for a mark that holds anything but numbers.
    """
    return {
        f"{path.relative_to(ROOT).as_posix()}::{name}": numbers
        for path in sorted(folder.rglob("test_*.py"))
        for name, numbers in _in_file(path)
    }


def by_fault(tests: dict[str, tuple[int, ...]]) -> dict[int, list[str]]:
    """The tests of each number, in the order of the files."""
    found: dict[int, list[str]] = {}
    for test, numbers in tests.items():
        for number in numbers:
            found.setdefault(number, []).append(test)
    return found


def _in_file(path: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    source = path.read_text(encoding="utf-8")
    if "mark.fault" not in source:
        return
    body = ast.parse(source).body
    of_all = [node.value for node in body if isinstance(node, ast.Assign) and ast.unparse(node).startswith(MODULE)]
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            marks = [*of_all, *node.decorator_list]
            numbers = tuple(dict.fromkeys(number for mark in marks for number in _numbers(mark, path)))
            if numbers and node.name.startswith("test_"):
                yield node.name, numbers


def _numbers(decorator: ast.expr, path: Path) -> tuple[int, ...]:
    if not (isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.fault"):
        return ()
    numbers = [argument.value for argument in decorator.args if isinstance(argument, ast.Constant)]
    if not numbers or decorator.keywords or len(numbers) != len(decorator.args):
        raise ValueError(f"{path}:{decorator.lineno}: a mark of a fault holds numbers")
    return tuple(number for number in numbers if isinstance(number, int))
