"""Two processes that change the same data at the same moment, for each pair of changes: `python -m tests.races`.

    python -m tests.races               40 starts of each pair of changes, as a table; 1 when anything was lost
    python -m tests.races 5 missed      5 starts of each pair with `missed`

Each process looks at what is there, says that it is ready, and goes when both are.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections import Counter
from itertools import combinations_with_replacement
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.changing import ACTS, DONE, Window, begin, broken

ROUNDS = 40


def race(folder: Path, first: str, second: str) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Make two changes at once in two processes; gives their answers by the window's name, and what is wrong."""
    begin(folder)
    racers = {name: _Racer(folder, name, act) for name, act in (("one", first), ("two", second))}
    for racer in racers.values():
        racer.wait()
    for racer in racers.values():
        racer.go()
    answers = {name: (racer.act, racer.answer()) for name, racer in racers.items()}
    return answers, broken(folder, answers)


class _Racer:
    """A process of its own that makes one change when it is told to."""

    def __init__(self, folder: Path, name: str, act: str) -> None:
        self.act = act
        from_child, to_parent = os.pipe()
        from_parent, to_child = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                _run(folder, name, act, from_parent, to_parent)
            finally:
                os._exit(0)
        os.close(to_parent)
        os.close(from_parent)
        self._from_child, self._to_child = from_child, to_child

    def wait(self) -> None:
        """Until it has looked at what is there."""
        assert os.read(self._from_child, 1) == b"r", f"{self.act} did not get ready"

    def go(self) -> None:
        """Let it change what is there."""
        os.write(self._to_child, b"g")

    def answer(self) -> str:
        """What it said."""
        os.close(self._to_child)
        with os.fdopen(self._from_child, "rb") as pipe:
            said = pipe.read()
        os.waitpid(self._process, 0)
        return str(pickle.loads(said)) if said else "died"


def _run(folder: Path, name: str, act: str, from_parent: int, to_parent: int) -> None:
    change = ACTS[act].ready(Window(folder, name))
    os.write(to_parent, b"r")
    os.read(from_parent, 1)
    os.write(to_parent, pickle.dumps(change()))


def main(rounds: int, only: str = "") -> int:
    """Race each pair so many times, and print what came of it."""
    lost = 0
    print(f"{'one':20} {'two':20} {'both done':>9} {'one told':>9} {'both told':>9}  wrong")
    for first, second in combinations_with_replacement(ACTS, 2):
        if only and only not in (first, second):
            continue
        outcomes: Counter[int] = Counter()
        wrong: Counter[str] = Counter()
        for _ in range(rounds):
            with TemporaryDirectory() as folder:
                answers, problems = race(Path(folder) / "data", first, second)
            outcomes[sum(answer == DONE for _, answer in answers.values())] += 1
            wrong.update(problems)
        lost += sum(wrong.values())
        figures = "".join(f"{outcomes[done]:10}" for done in (2, 1, 0))
        print(f"{first:20} {second:20}{figures}  {dict(wrong) or '-'}", flush=True)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS, sys.argv[2] if sys.argv[2:] else ""))
