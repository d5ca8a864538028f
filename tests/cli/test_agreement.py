from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from meetingtui.domain.agreement.agreement import Agreement, Cadence, Slot
from meetingtui.domain.people import Role
from tests.cli.conftest import Shell
from tests.each import each
from tests.exchange.data.test_json_file import PAIR
from tests.exchange.test_first_records import PAGE
from tests.first_meetings import full_agreement

HOSTILE = "a\x1b[2Jb\x07c\u202ed"


@pytest.fixture
def settled(with_pair: Shell) -> Shell:
    """Ada and Sam, who settled everything."""
    with_pair.store.keep(full_agreement())
    return with_pair


def present(shell: Shell) -> Agreement:
    return shell.store.agreements("pair-1")[-1]


def test_the_agreement_is_read(settled: Shell) -> None:
    answer = settled.meet("agreement")
    assert (answer.code, answer.out, answer.err) == (0, f"{PAGE}\n", "")


def test_the_agreement_as_markdown(settled: Shell) -> None:
    answer = settled.meet("agreement", "--markdown")
    assert answer.code == 0
    assert answer.out.startswith("# What Sam and Ada agreed on\n\nAgreed on Tue 17 Nov 2026; both said yes.\n")
    assert "- **Usual slot:** Tue 15:00\n" in answer.out


def test_the_agreement_for_programs_holds_every_state(settled: Shell) -> None:
    settled.meet("agreement", "revise", "--why", "a new job", "--minutes", "45")
    shown = settled.meet("agreement", "--json").json
    assert list(shown) == ["schema", "pair", "agreement", "states"]
    assert (shown["schema"], shown["pair"]) == (1, PAIR | {"length_seconds": 2700})
    assert [state["why"] for state in shown["states"]] == ["", "a new job"]
    assert shown["agreement"] == shown["states"][-1]
    assert shown["agreement"]["replaces"] == "agreement-1"


def test_all_shows_what_stood_before_the_newest_first(settled: Shell) -> None:
    settled.meet("agreement", "revise", "--why", "a new job", "--slot", "thu 9:30", "--yes")
    out = settled.meet("agreement", "--all").out
    assert out.count("What Sam and Ada agreed on") == 2
    assert out.index("Thu 09:30") < out.index("Tue 15:00")
    assert "Tue 15:00" not in settled.meet("agreement").out


def test_nothing_settled_is_no_error(with_pair: Shell) -> None:
    answer = with_pair.meet("agreement")
    assert (answer.code, answer.out) == (0, "")
    assert "meet start --first" in answer.err
    shown = with_pair.meet("agreement", "--json").json
    assert (shown["agreement"], shown["states"]) == (None, [])


def test_a_page_is_for_people_or_for_programs(settled: Shell) -> None:
    assert settled.meet("agreement", "--json", "--markdown").code == 2


# --- revised ------------------------------------------------------------------------------------------------


def revise(shell: Shell, *args: str) -> Agreement:
    answer = shell.meet("agreement", "revise", "--why", "so it is", *args)
    assert answer.code == 0, answer.err
    return present(shell)


def test_every_option_changes_its_line(settled: Shell) -> None:
    after = revise(
        settled,
        *("--slot", "thu 9:30", "--second-slot", "", "--minutes", "45", "--cadence", "with-check"),
        *("--until", "2027-08-01", "--term", "hours=two, for reading", "--term", "out-of-bounds=", "--yes"),
        *("--absence", "Sam 24 nov to 26 nov: chat"),
    )
    assert (after.slot, after.second_slot, after.minutes) == (Slot(3, time(9, 30)), None, 45)
    assert (after.cadence, after.runs_until) == (Cadence.WITH_CHECK, date(2027, 8, 1))
    assert after.terms["hours"] == "two, for reading"
    assert "out-of-bounds" not in after.terms
    assert (after.absences[0].who, after.absences[0].bridge) == (Role.MENTEE, "chat")
    assert (after.both_said_yes, after.why, after.replaces) == (True, "so it is", "agreement-1")
    assert settled.store.pairs()[0].minutes == 45


@pytest.mark.parametrize(("word", "cadence"), [("weekly", Cadence.WEEKLY), ("with-check", Cadence.WITH_CHECK)])
def test_the_cadence_has_short_names(settled: Shell, word: str, cadence: Cadence) -> None:
    assert revise(settled, "--cadence", word).cadence is cadence


def test_days_away_are_taken_off_by_their_identity(settled: Shell) -> None:
    assert revise(settled, "--no-absence", "a-1").absences == ()
    assert settled.meet("agreement", "revise", "--why", "x", "--no-absence", "a-1").code == 3


def test_without_a_yes_it_is_told_how_to_say_it(settled: Shell) -> None:
    answer = settled.meet("agreement", "revise", "--why", "a new job", "--minutes", "45")
    assert "not yet confirmed by both" in answer.out
    assert "--yes" in answer.err
    assert settled.meet("agreement", "revise", "--why", "now we did", "--yes").code == 0
    assert present(settled).both_said_yes


@each(
    "args",
    [
        (),
        ("--why", "x"),
        ("--slot", "thu 9:30"),
        ("--why", "x", "--slot", "soon"),
        ("--why", "x", "--minutes", "5"),
        ("--why", "x", "--cadence", "daily"),
        ("--why", "x", "--until", "31 feb"),
        ("--why", "x", "--until", ""),
        ("--why", "x", "--term", "hours"),
        ("--why", "x", "--term", "horoscope=lion"),
        ("--why", "x", "--absence", "Kim 24 nov"),
        ("--why", "x", "--absence", HOSTILE),
        ("--why", "x", "--slot", HOSTILE),
        ("now",),
    ],
)
def test_what_is_not_understood_changes_nothing(settled: Shell, args: tuple[str, ...]) -> None:
    answer = settled.meet("agreement", "revise", *args)
    assert (answer.code, answer.out) == (2, "")
    assert 1 <= len(answer.err.splitlines()) <= 3
    assert "\x1b" not in answer.err
    assert settled.store.agreements("pair-1") == [full_agreement()]


def test_a_pair_that_settled_nothing_may_begin_its_page_here(with_pair: Shell) -> None:
    answer = with_pair.meet("agreement", "revise", "--slot", "tue 15:00", "--yes")
    assert answer.code == 0
    assert "Agreed on Tue 17 Nov 2026; both said yes" in answer.out
    assert present(with_pair).replaces is None


def test_hostile_words_are_kept_harmless(settled: Shell) -> None:
    revise(settled, "--term", f"hours={HOSTILE}")
    for args in ((), ("--markdown",), ("--json",), ("--all",)):
        out = settled.meet("agreement", *args).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_whose_it_is_can_be_said_before_or_behind(settled: Shell) -> None:
    settled.meet("pair", "new", "--mentor", "Kim", "--mentee", "Lin")
    assert settled.meet("agreement").code == 2
    assert settled.meet("agreement", "--pair", "sam").out == f"{PAGE}\n"
    why = ("revise", "--why", "x", "--minutes")
    assert settled.meet("agreement", "--pair", "sam", *why, "45").code == 0
    assert present(settled).minutes == 45
    assert settled.meet("agreement", *why, "50", "--pair", "sam").code == 0
    assert present(settled).minutes == 50


def test_a_revision_stands_though_the_page_was_begun_in_another_form(settled: Shell) -> None:
    settled.store.keep(replace(full_agreement(), id="two", terms={"slot": "whenever"}, slot=None))
    assert "whenever" in settled.meet("agreement").out
    revise(settled, "--slot", "tue 15:00")
    assert "whenever" not in settled.meet("agreement").out
