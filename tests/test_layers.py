"""Who may know whom. What is not allowed here is not imported anywhere, not even inside a function."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.each import each

ROOT = Path(__file__).parents[1] / "meetingtui"
MODULES = sorted(ROOT.rglob("*.py"))

ARROWS: dict[str, set[str]] = {
    "domain": set(),
    "services": {"domain"},
    "storage": {"domain"},
    "exchange": {"domain"},
    "ui": {"domain", "services"},
    # The demo beside them lives through its story by the services that every pair uses; only a command opens it.
    "demo": {"domain", "services"},
    "cli": {"domain", "services", "storage", "exchange", "ui", "demo"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""The layers, and the other layers that each of them may know."""

LIBRARIES: dict[str, set[str]] = {
    "storage": {"tinydb", "filelock", "msgspec", "platformdirs"},
    "exchange": {"msgspec", "icalendar"},
    "ui": {"textual", "rich"},
    "cli": {"click", "textual"},
}
"""Whose work each library does."""

LATE: dict[str, set[str]] = {
    "services/date_echo.py": {"pendulum"},
    "services/next_date.py": {"pendulum"},
    "cli": {"textual"},
    "exchange/calendar/calendar_file.py": {"icalendar"},
    "exchange/calendar/courtesy_days.py": {"icalendar"},
}
"""Libraries that cost much to load: only inside the functions that need them."""

CLOCKS = {
    "time": {
        "time",
        "time_ns",
        "monotonic",
        "monotonic_ns",
        "perf_counter",
        "perf_counter_ns",
        "localtime",
        "gmtime",
    },
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "pendulum": {"now", "today", "tomorrow", "yesterday"},
}
"""What reads the real clock."""
READS_THE_CLOCK = "services/clock.py"


def place(module: Path) -> str:
    """The module's path inside the package: `domain/meeting/agenda.py`."""
    return module.relative_to(ROOT).as_posix()


def layer(module: Path) -> str:
    """The folder that the module lives in, or its own name at the top."""
    return place(module).partition("/")[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """The full names that are imported, and whether that happens when the module is loaded.

    An import for the type checker loads nothing, but the layer still knows what it names.
    """
    inside = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or _for_types_only(node)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node not in inside) for alias in node.names)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def faults(source: str, where: str) -> list[str]:
    """Everything that a module of that place may not import."""
    home = where.partition("/")[0].removesuffix(".py")
    found = []
    for name, at_load in imports(ast.parse(source)):
        top, _, rest = name.partition(".")
        if top == "meetingtui":
            other = rest.partition(".")[0]
            if other in ARROWS and other not in {home, *ARROWS.get(home, set())}:
                found.append(f"{where} knows {name}")
        elif top not in sys.stdlib_module_names and top != "__future__":
            late = LATE.get(where, set()) | LATE.get(home, set())
            if top not in LIBRARIES.get(home, set()) | late:
                found.append(f"{where} uses {top}")
            elif top in late and at_load:
                found.append(f"{where} loads {top} before it is needed")
    return found


def clock_readings(source: str) -> list[str]:
    """Every place in the source that could read the real clock, called or handed on."""
    tree = ast.parse(source)
    found = [name for name, _ in imports(tree) if name.partition(".")[2] in CLOCKS.get(name.partition(".")[0], ())]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if node.attr in CLOCKS.get(owner, ()):
                found.append(f"{owner}.{node.attr}, line {node.lineno}")
    return found


@each("module", MODULES, ids=place)
def test_every_import_follows_the_layers(module: Path) -> None:
    assert layer(module) in ARROWS, "a new layer: say in ARROWS whom it may know"
    assert faults(module.read_text(encoding="utf-8"), place(module)) == []


@each("module", MODULES, ids=place)
def test_imports_name_the_whole_path(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level] == []


@each("module", MODULES, ids=place)
def test_only_one_module_reads_the_real_clock(module: Path) -> None:
    readings = clock_readings(module.read_text(encoding="utf-8"))
    assert bool(readings) == (place(module) == READS_THE_CLOCK), readings


@each(
    ("where", "source"),
    [
        ("domain/meeting/agenda.py", "from meetingtui.services import ports"),
        ("domain/meeting/agenda.py", "from meetingtui import storage"),
        ("domain/meeting/agenda.py", "import textual"),
        ("domain/meeting/agenda.py", "def f():\n    import pendulum"),
        ("services/pairs.py", "import meetingtui.storage.store.codec"),
        ("services/pairs.py", "def f():\n    import pendulum"),
        ("services/date_echo.py", "import pendulum"),
        ("storage/store/codec.py", "from meetingtui.services.ports import Store"),
        ("storage/store/codec.py", "if TYPE_CHECKING:\n    from meetingtui.ui.shell.app import MeetApp"),
        ("ui/shell/app.py", "from meetingtui.storage import codec"),
        ("ui/shell/app.py", "import click"),
        ("ui/shell/app.py", "from tinydb import TinyDB"),
        ("cli/root.py", "from textual.app import App"),
        ("exchange/recap.py", "from meetingtui.services import ports"),
        ("services/pairs.py", "from meetingtui.demo.memory import MemoryStore"),
        ("ui/shell/app.py", "def f():\n    from meetingtui.demo.play_story import play_story"),
        ("demo/play_story.py", "from meetingtui.storage import codec"),
    ],
)
def test_a_wrong_arrow_is_noticed(where: str, source: str) -> None:
    assert len(faults(source, where)) == 1


@each(
    ("where", "source"),
    [
        ("cli/root.py", "def f():\n    from textual.app import App"),
        ("cli/root.py", "from meetingtui.storage import codec"),
        ("services/date_echo.py", "def f():\n    import pendulum"),
        ("ui/shell/app.py", "from meetingtui.services.ports import Clock"),
        ("ui/shell/app.py", "from meetingtui import __version__"),
        ("demo/play_story.py", "from meetingtui.services.ports import Store"),
        ("cli/demo.py", "def f():\n    from meetingtui.demo.play_story import play_story"),
        ("domain/meeting/agenda.py", "from __future__ import annotations\nfrom datetime import date"),
    ],
)
def test_a_right_arrow_is_let_through(where: str, source: str) -> None:
    assert faults(source, where) == []


@each(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "from datetime import date\nday = date.today",
        "import time\ntime.monotonic()",
        "from time import perf_counter",
        "import pendulum\npendulum.now()",
    ],
)
def test_a_look_at_the_real_clock_is_noticed(source: str) -> None:
    assert clock_readings(source) != []


def test_the_injected_clock_is_no_real_clock() -> None:
    assert clock_readings("from datetime import time\nself._clock.monotonic()\ntime.min\nlive.now()") == []


HEAVY = ("icalendar", "textual", "rich", "tinydb", "pendulum", "msgspec", "click", "filelock", "platformdirs")


def loaded_by(*modules: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after importing those modules."""
    lines = [*(f"import {name}" for name in modules), "import sys", f"print(*(set(sys.modules) & {set(HEAVY)!r}))"]
    shown = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT.parent)!r})\n" + "\n".join(lines)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(shown.stdout.split())


def dotted(folder: str) -> list[str]:
    return [
        f"meetingtui.{place(module).removesuffix('.py').replace('/', '.')}"
        for module in MODULES
        if layer(module) == folder and module.stem != "__init__"
    ]


def test_the_domain_loads_nothing_but_the_standard_library() -> None:
    assert loaded_by(*dotted("domain")) == set()


def test_the_services_and_the_demo_load_nothing_but_the_standard_library() -> None:
    assert loaded_by(*dotted("services"), *dotted("demo")) == set()


def test_the_package_itself_loads_nothing() -> None:
    assert loaded_by("meetingtui") == set()
