"""`meet history`, and what `meet show` says of corrections."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.record.amendments import Amendment
from tests.cli.conftest import Shell
from tests.fakes import TUESDAY


def test_it_opens_on_the_past_meetings(with_meeting: Shell) -> None:
    assert with_meeting.meet("history").code == 0
    (setting,) = with_meeting.settings
    assert (setting.history, setting.search, setting.start) == (True, "", False)


def test_words_are_searched_for_at_once(with_meeting: Shell) -> None:
    with_meeting.meet("history", "say no", "owner:mentor")
    assert with_meeting.settings[0].search == '"say no" owner:mentor'


def test_without_a_terminal_it_says_what_works(with_meeting: Shell) -> None:
    with_meeting.no_screen = "There is no terminal here."
    answer = with_meeting.meet("history")
    assert (answer.code, answer.out, with_meeting.settings) == (2, "", [])
    assert "meet show last" in answer.err


def test_before_anybody_is_set_up_it_says_what_to_do(shell: Shell) -> None:
    answer = shell.meet("history")
    assert answer.code == 3
    assert "meet pair new" in answer.err


def test_a_whole_meeting_is_written_for_a_file(with_meeting: Shell) -> None:
    with_meeting.meet("history")
    (setting,) = with_meeting.settings
    (pair,) = with_meeting.store.pairs()
    text = setting.write_meeting(with_meeting.store.records(pair.id)[0], pair)
    assert text.startswith("# ")
    assert "Finish the slides" in text


def test_show_tells_of_a_correction_and_what_it_first_said(with_meeting: Shell) -> None:
    store = with_meeting.store
    record = store.records("pair-1")[0]
    amendment = Amendment("a-1", "answers/better", "I began late", TUESDAY + timedelta(days=4))
    store.amend(record, amendment)
    assert "[corrected on Sat 21 Nov 2026]" in with_meeting.meet("show").out
    assert "first it said: I started late]" in with_meeting.meet("show", "12", "--original").out
    (found,) = with_meeting.meet("show", "--json").json["meeting"]["amendments"]
    assert (found["line"], found["words"], found["taken_back_at"]) == ("answers/better", "I began late", None)


def test_the_list_has_the_weeks_task_as_corrected(with_meeting: Shell) -> None:
    store = with_meeting.store
    amendment = Amendment("a-1", "commitments/c-5/text", "Finish ten slides", TUESDAY + timedelta(days=4))
    store.amend(store.records("pair-1")[0], amendment)
    assert "Finish ten slides" in with_meeting.meet("list").out
    assert with_meeting.meet("list", "--json").json["meetings"][0]["week_task"] == "Finish ten slides"
    # All of a meeting that is shown is as first written, with the corrections beside it.
    assert with_meeting.meet("show", "--json").json["meeting"]["week_task"] == "Finish the slides"
