"""Each kind of meeting can be held by somebody who presses only what the screen names."""

from __future__ import annotations

import pytest

from tests.all_faults import some
from tests.whole.past import give_a_past
from tests.whole.reader import Reader
from tests.whole.shell import Shell

pytestmark = pytest.mark.terminal

OPTION = {"first": "--first", "week": "--no-month", "month": "--month", "wrap-up": "--wrap-up"}
SMALL, USUAL = (80, 24), (100, 30)


@pytest.mark.parametrize(
    ("kind", "size"),
    some(
        ("first", SMALL),
        ("month", USUAL),
        more=[
            *(("first", USUAL), ("month", SMALL), ("week", SMALL), ("week", USUAL)),
            *(("wrap-up", SMALL), ("wrap-up", USUAL)),
        ],
    ),
)
def test_a_meeting_is_held_by_what_the_screen_names(shell: Shell, kind: str, size: tuple[int, int]) -> None:
    if kind == "first":
        assert shell.run("pair", "new", "--mentor", "Ada", "--mentee", "Sam").returncode == 0
    else:
        give_a_past(shell.data)
    columns, rows = size
    with shell.start(OPTION[kind], columns=columns, rows=rows) as window:
        reader = Reader(window)
        reader.hold_the_meeting()
        assert window.left_behind() == set()
    kept = (shell.data / "meetings.json").read_text(encoding="utf-8")
    assert [words for words in reader.said if words.endswith(".") and words not in kept] == []
    assert shell.drafts() == ""
