"""`meet story`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_reading import HOSTILE
from tests.each import each
from tests.exchange.data.test_json_file import PAIR
from tests.fakes import TUESDAY
from tests.lived_story import lived, records
from tests.meetings import conclusion_of


@pytest.fixture
def with_months(shell: Shell) -> Shell:
    """Jonas and Noor have nine months behind them."""
    shell.store.commit(*lived().conclusions)
    return shell


@each(
    ("args", "first", "meetings"),
    [
        ((), "Wed 19 Aug 2026 to Tue 17 Nov 2026", "10 times"),
        (("--since", "30d"), "Sun 18 Oct 2026 to Tue 17 Nov 2026", "4 times"),
        (("--since", "2026-11"), "Sun 1 Nov 2026 to Tue 17 Nov 2026", "twice"),
        (("--from", "2026-03", "--to", "2026-03-17"), "Sun 1 Mar 2026 to Tue 17 Mar 2026", "3 times"),
        (("--from", "2025"), "Tue 17 Feb 2026 to Tue 17 Nov 2026", f"{len(records())} times"),
        (("--to", "2026-05"), "Mon 2 Mar 2026 to Sun 31 May 2026", "13 times"),
        (("--since", "99999y"), "Tue 17 Feb 2026 to Tue 17 Nov 2026", f"{len(records())} times"),
    ],
)
def test_a_stretch_of_weeks_is_told(with_months: Shell, args: tuple[str, ...], first: str, meetings: str) -> None:
    answer = with_months.meet("story", *args)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == f"Jonas and Noor, {first}"
    assert meetings in answer.out.splitlines()[1]


def test_the_story_has_goals_promises_wins_doors_and_time(with_months: Shell) -> None:
    out = " ".join(with_months.meet("story").out.split())
    for words in (
        "GOALS",
        "Until then it was: ",
        "STILL OPEN",
        "back 3 times",
        "WHAT WENT WELL",
        "DOORS",
        "15 min planned",
        "the next agenda could be: last week 13",
    ):
        assert words in out


def test_a_story_is_written_as_markdown(with_months: Shell) -> None:
    out = with_months.meet("story", "--markdown").out
    assert out.startswith("# Jonas and Noor, ")
    assert out.endswith("15 min.\n")


def test_a_story_for_programs(with_meeting: Shell) -> None:
    told = with_meeting.meet("story", "--json").json
    assert (told["schema"], told["pair"]) == (1, PAIR)
    assert told["story"]["time"]["meetings"][0]["overrun_seconds"] == 120


def test_days_without_anything_say_how_to_go_back(with_meeting: Shell) -> None:
    answer = with_meeting.meet("story", "--from", "2020", "--to", "2021")
    assert (answer.code, answer.out) == (0, "")
    assert "meet list --all" in answer.err


def test_nothing_to_tell_is_told_aside(with_pair: Shell) -> None:
    answer = with_pair.meet("story")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "Sam and Ada have not met yet. Type: meet start\n"
    assert with_pair.meet("story", "--json").json["story"]["goals"] == []


@each(
    ("args", "sentence"),
    [
        (("--since", "soon"), "is not a day"),
        (("--from", "2026-13"), "is not a day"),
        (("--from", "2026-03", "--to", "2026-02"), "comes before the first"),
        (("--from", "2027"), "comes before the first"),
        (("--since", "90d", "--to", "2026-02"), "--from and --to"),
        (("--json", "--markdown"), "cannot be combined"),
    ],
)
def test_days_that_are_not_understood_are_told_with_a_next_step(
    with_meeting: Shell, args: tuple[str, ...], sentence: str
) -> None:
    answer = with_meeting.meet("story", *args)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err


@pytest.mark.fault(52)
def test_control_characters_never_reach_the_terminal_from_a_story(shell: Shell) -> None:
    shell.store.commit(conclusion_of(1, TUESDAY))
    with shell.store._database.transaction() as tables:
        document = tables["meetings"].with_id("meeting-1")
        assert document is not None
        tables["meetings"].put(
            document | {"mentor": HOSTILE, "mentee": HOSTILE, "contents": {"answers": {"went-well": HOSTILE}}}
        )
    for form in ((), ("--markdown",), ("--json",)):
        answer = shell.meet("story", *form)
        assert answer.code == 0
        assert answer.out
        assert all(letter == "\n" or letter.isprintable() for letter in answer.out + answer.err)
