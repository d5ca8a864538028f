"""No change is decided on old data: each one is held up before its lock while another one is made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from meetingtui.storage.store.database import Database
from tests.all_faults import some
from tests.changing import ACTS, DONE, Window, begin, broken
from tests.races import race


def held_up(monkeypatch: pytest.MonkeyPatch, change: Callable[[], str], meanwhile: Callable[[], str]) -> list[str]:
    """Make a change, and another one just before it takes the lock; gives what the two answered."""
    real: Callable[[Database], AbstractContextManager[Any]] = Database.transaction
    waiting = [meanwhile]
    answers = []

    def transaction(database: Database) -> AbstractContextManager[Any]:
        if waiting:
            answers.append(waiting.pop()())
        return real(database)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transaction", transaction)
        answer = change()
    answers = answers or [meanwhile()]
    return [answer, *answers]


@pytest.mark.fault(12)
@pytest.mark.parametrize(
    ("first", "closed"),
    [*product(ACTS, [False]), *product(some("pair reopen", "meeting", "missed", more=[*ACTS]), [True])],
    ids=lambda value: value if isinstance(value, str) else "closed" if value else "open",
)
def test_a_change_that_was_held_up_undoes_nothing_and_says_what_it_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, closed: bool
) -> None:
    for number, second in enumerate(ACTS):
        folder = tmp_path / str(number) / "data"
        begin(folder, closed=closed)
        late, soon = Window(folder, "late"), Window(folder, "soon")
        change, meanwhile = ACTS[first].ready(late), ACTS[second].ready(soon)
        answer, other = held_up(monkeypatch, change, meanwhile)
        answers = {"soon": (second, other), "late": (first, answer)}
        assert broken(folder, answers) == [], f"{first} held up, {second} meanwhile: {answers}"


WORDS = {
    ("pair close", "pair close"): "have wrapped up already",
    ("pair new", "pair new"): "are already set up",
    ("missed", "pair close"): "were wrapped up in another window meanwhile",
    ("missed", "missed"): "recorded that the meeting on Tue 24 Nov 2026 was called off: soon",
    ("missed", "meeting"): "date of the next meeting has changed meanwhile: Tue 1 Dec 2026",
    ("revise slot", "revise slot"): "revised in another window meanwhile: soon",
    ("revise, both say yes", "revise minutes"): "revised in another window meanwhile: soon",
    ("revise slot", "pair close"): "were wrapped up in another window",
    ("goal", "goal"): "changed in another window meanwhile: at risk, Speak at a meetup",
    ("goal", "meeting"): "changed in another window meanwhile: on track, Speak at a meetup",
    ("correction", "correction"): "corrected in another window meanwhile: soon",
    ("door", "meeting"): "from introduced it cannot go to offered",
}


def test_whoever_comes_late_is_told_what_happened_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, ((first, second), words) in enumerate(WORDS.items()):
        folder = tmp_path / str(number) / "data"
        begin(folder)
        change = ACTS[first].ready(Window(folder, "late"))
        answer, other = held_up(monkeypatch, change, ACTS[second].ready(Window(folder, "soon")))
        assert other == DONE, f"{first}, {second}"
        assert words in answer, f"{first}, {second}: {answer}"


@pytest.mark.fault(12)
def test_of_two_processes_that_start_together_none_undoes_what_the_other_one_did(tmp_path: Path) -> None:
    pairs = [
        ("revise slot", "revise minutes"),
        ("revise slot", "revise slot"),
        ("missed", "pair close"),
        ("missed", "missed"),
        ("meeting", "pair close"),
        ("meeting", "revise minutes"),
        ("pair new", "pair new"),
        ("goal", "meeting"),
    ]
    for number, (first, second) in enumerate(pairs):
        answers, wrong = race(tmp_path / str(number) / "data", first, second)
        assert wrong == [], answers


def test_each_change_is_one_save_so_that_none_can_be_cut_in_two(tmp_path: Path) -> None:
    for number, (name, act) in enumerate(ACTS.items()):
        folder = tmp_path / str(number) / "data"
        begin(folder)
        window = Window(folder, "one")
        change = act.ready(window)
        before = window.database.revision
        answer = change()
        assert window.database.revision == before + (answer == DONE), f"{name}: {answer}"
