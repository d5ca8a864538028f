"""`meet search`."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.ledger.commitments import CommitmentStatus
from tests.cli.conftest import Shell
from tests.cli.test_reading import HOSTILE
from tests.each import each
from tests.exchange.data.test_json_file import PAIR
from tests.fakes import TUESDAY
from tests.lived_story import left, lived, records
from tests.meetings import conclusion_of


@pytest.fixture
def with_months(shell: Shell) -> Shell:
    """Jonas and Noor have nine months behind them."""
    shell.store.commit(*lived().conclusions)
    return shell


def test_words_are_found_with_meeting_place_and_line(with_meeting: Shell) -> None:
    answer = with_meeting.meet("search", "SLIDES")
    assert (answer.code, answer.err) == (0, "2 places in 1 meeting.\n")
    assert answer.out.splitlines() == [
        "Meeting 12, Tue 17 Nov 2026",
        "  Last week, the week's task",
        "    Write the *slides*",
        "  Next steps, the week's task",
        "    Finish the *slides*",
    ]


def test_the_newest_meeting_is_the_first(with_months: Shell) -> None:
    out = with_months.meet("search", "beatriz").out
    numbers = [int(number) for number in re.findall(r"^Meeting (\d+),", out, re.MULTILINE)]
    assert len(numbers) > 1
    assert numbers == sorted(numbers, reverse=True)


def test_hits_are_bold_too_if_there_is_colour(with_meeting: Shell) -> None:
    assert "Write the \x1b[1m*slides*\x1b[0m" in with_meeting.meet("--color", "always", "search", "slides").out
    with_meeting.environ["NO_COLOR"] = "1"
    assert "\x1b" not in with_meeting.meet("search", "slides").out


def found(shell: Shell, *args: str) -> list[int]:
    """The numbers of the meetings in which something was found."""
    answer = shell.meet("search", *args, "--json")
    assert answer.code == 0
    return [meeting["number"] for meeting in answer.json["meetings"]]


def test_filters_narrow_it_down(with_months: Shell) -> None:
    of_mentor = found(with_months, "owner:mentor")
    still_open = found(with_months, "owner:mentor", "status:open")
    assert still_open == found(with_months, "status:open", "owner:mentor")
    assert 0 < len(still_open) < len(of_mentor)
    assert found(with_months, "status:thanked", "card")
    assert found(with_months, "kind:first") == [1]
    assert found(with_months, "kind:wrap-up") == []


def test_a_goal_is_named_by_its_words(with_months: Shell) -> None:
    task = next(c for c in left().commitments if c.goal_id and c.status is CommitmentStatus.DONE)
    goal = next(goal.text for goal in left().goals if goal.id == task.goal_id)
    numbers = found(with_months, f'goal:"{goal}"', "status:done")
    assert numbers
    assert numbers == found(with_months, f"goal:{goal}", "status:done")


def test_words_are_found_in_any_order_between_two_days(with_months: Shell) -> None:
    record = records()[-1]
    day = local_day(record.began, record.zone)
    words = record.contents.commitments[0].text.casefold().split()
    assert found(with_months, *reversed(words), f"since:{day}", f"until:{day}") == [record.number]
    assert found(with_months, *words, f"until:{day - timedelta(days=1)}") == []


def test_what_was_found_for_programs(with_meeting: Shell) -> None:
    found = with_meeting.meet("search", "slides", "owner:mentee", "--json").json
    assert (found["schema"], found["pair"], found["query"]) == (1, PAIR, "slides owner:mentee")
    assert [line["hits"] for line in found["meetings"][0]["lines"]] == [[[10, 16]], [[11, 17]]]


def test_nothing_found_is_told_aside(with_meeting: Shell) -> None:
    answer = with_meeting.meet("search", "zebra\x1b[2J")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.splitlines()[0] == "Nothing found for: zebra\ufffd[2J"
    assert with_meeting.meet("search", "zebra", "--json").json["meetings"] == []


def test_a_pair_that_never_met_has_nothing_to_find(with_pair: Shell) -> None:
    answer = with_pair.meet("search", "talk")
    assert (answer.code, answer.out) == (0, "")
    assert "have not met yet" in answer.err


@each(
    ("args", "sentence"),
    [
        (("ownr:mentor",), "The nearest is owner:"),
        (("status:don",), "status:done"),
        (("since:soon",), "is not a day"),
        ((), "There are no words"),
        (('""',), "There are no words"),
        (("talk", "--all"), "--all"),
    ],
)
def test_what_is_not_understood_is_told_with_a_next_step(
    with_meeting: Shell, args: tuple[str, ...], sentence: str
) -> None:
    answer = with_meeting.meet("search", *args)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 2


def test_a_search_stays_within_one_pair(with_meeting: Shell) -> None:
    with_meeting.meet("pair", "new", "--mentor", "Kim", "--mentee", "Lin")
    assert with_meeting.meet("search", "slides").code == 2
    assert "slides" in with_meeting.meet("search", "slides", "--pair", "sam").out
    assert with_meeting.meet("search", "slides", "--pair", "lin").out == ""


@pytest.mark.fault(52)
def test_control_characters_never_reach_the_terminal_from_a_search(shell: Shell) -> None:
    shell.store.commit(conclusion_of(1, TUESDAY))
    with shell.store._database.transaction() as tables:
        document = tables["meetings"].with_id("meeting-1")
        assert document is not None
        tables["meetings"].put(
            document | {"mentor": HOSTILE, "zone": HOSTILE, "contents": {"answers": {"else-mentor": HOSTILE}}}
        )
    for form in ((), ("--json",)):
        answer = shell.meet("search", "b", *form)
        assert answer.code == 0
        assert answer.out
        assert all(letter == "\n" or letter.isprintable() for letter in answer.out + answer.err)


def test_the_width_of_the_terminal_is_kept(with_meeting: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetingtui.cli.search.screen_width", lambda: 30)
    lines = with_meeting.meet("search", "slides").out.splitlines()
    assert max(map(len, lines)) <= 30
