"""What every test gets: a home of its own, an environment without surprises, and a way to drive the interface."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# So that `from tests.terminal import Terminal` works under a plain `pytest` in the checkout.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# Chapters of a story that is told in more than one module: before any test imports them.
pytest.register_assert_rewrite("tests.whole.first_month", "tests.whole.later_months")

UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "ESCDELAY", "PYTHONDONTWRITEBYTECODE")
"""Variables that change a picture or a terminal, or let each of a hundred starts compile the program anew."""
UNWANTED_FAMILIES = ("TEXTUAL", "MEETINGTUI", "XDG_")
"""Beginnings of more of them."""
MEANT = ("TEXTUAL_SNAPSHOT", "MEETINGTUI_ALL_FAULTS")
"""Beginnings of what is set for the tests: by the snapshot plugin, by who wants all that is random tried longer."""


def _unwanted() -> list[str]:
    names = [name for name in os.environ if not name.startswith(MEANT)]
    return [name for name in names if name in UNWANTED or name.startswith(UNWANTED_FAMILIES)]


def pytest_configure() -> None:
    # Textual reads most of its variables when it is imported, which happens before the first fixture.
    for name in _unwanted():
        del os.environ[name]
    # Ignored signals are handed down to every program: by `nohup`, or to whatever a shell runs in the background.
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    # Widgets are made by the thousand, and looking for rubbish among them takes a sixth of the time.
    gc.set_threshold(100_000, 20, 20)
    # The same examples each time: a usual run tells whether a change broke something, and never by chance.
    from tests.all_faults import ALL_FAULTS

    settings.register_profile("usual", derandomize=not ALL_FAULTS)
    settings.load_profile("usual")
    _read_style_sheets_once()
    from tests.at_rest import settle_by_the_loop

    settle_by_the_loop()


def pytest_collection_finish() -> None:
    # What is loaded by now stays until the end and need not be looked through.
    gc.collect()
    gc.freeze()


def _read_style_sheets_once() -> None:
    """Each of two thousand programs in one process would read the same sheets anew."""
    from textual.css.stylesheet import Stylesheet

    real, known = Stylesheet._parse_rules, {}

    def parse_rules(self: Any, css: str, read_from: Any, *args: Any, **more: Any) -> Any:
        variables = tuple(sorted(self._variables.items()))
        key = (css, read_from, args, tuple(sorted(more.items())), variables)
        if key not in known:
            known[key] = real(self, css, read_from, *args, **more)
        return list(known[key])

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: no test sees or touches the real one, nor does a program that it starts."""
    home = tmp_path_factory.mktemp("home")
    for name in _unwanted():
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    for name in ("CACHE", "CONFIG", "DATA", "STATE", "RUNTIME"):
        folder = "DIR" if name == "RUNTIME" else "HOME"
        monkeypatch.setenv(f"XDG_{name}_{folder}", str(home / name.lower()))
    monkeypatch.setenv("MEETINGTUI_DATA", str(home / "meetings"))
    return home


@pytest.fixture
def drive() -> Callable[..., Any]:
    """`drive(app, script, size=(100, 30))` runs the app without a terminal and `await script(pilot)` in it.

    Toasts and tooltips are on, as for a user; what the script returns is returned; a fault of the app is raised.
    """

    def run(app: Any, script: Callable[[Any], Awaitable[Any]], size: tuple[int, int] = (100, 30)) -> Any:
        async def session() -> Any:
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                return await script(pilot)

        return asyncio.run(session())

    return run
