"""The contributors' page says what is so: its map, the paths it names, and the rules that the code cites."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "meetingtui"
SOURCES = [path for top in (PACKAGE, ROOT / "tests") for path in top.rglob("*.py")]


def test_each_package_stands_in_the_map_with_its_own_first_line() -> None:
    for init in sorted(PACKAGE.glob("*/*/__init__.py")):
        words = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
        row = f"| `{init.parent.name}/` | {words.splitlines()[0]} |"
        assert row in PAGE, f"{init.parent.relative_to(ROOT)}: the map lacks the row {row}"


def test_each_path_on_the_page_is_there() -> None:
    named = set(re.findall(r"`((?:[\w.]+/)+[\w.*]+)`", PAGE)) | set(re.findall(r"(tests/[\w/]+\.py)", PAGE))
    assert named
    for path in named:
        assert [*ROOT.glob(path), *PACKAGE.glob(path)], path


def test_each_command_of_the_page_is_there() -> None:
    for name in set(re.findall(r"python -m tests\.(\w+)", PAGE)):
        module = ROOT / "tests" / name
        assert module.with_suffix(".py").is_file() or (module / "__main__.py").is_file(), name


def test_each_rule_that_the_code_cites_stands_on_the_page() -> None:
    cited = {rule for path in SOURCES for rule in rules_cited(path.read_text(encoding="utf-8"))}
    assert {"T1", "T2", "T4", "R9", "R12"} & cited
    for rule in cited:
        assert re.search(rf"\b{rule} [A-Z]", PAGE), rule


def rules_cited(source: str) -> set[str]:
    return {rule for found in re.findall(r"\(CONTRIBUTING, ([TR\d, ]+)\)", source) for rule in found.split(", ")}
