"""`meet jot` and `meet jots`."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.people import Role
from meetingtui.storage.drafts.running_lock import RunningLock
from meetingtui.storage.store.file_format import decode, encode
from tests.cli.conftest import Shell
from tests.each import each
from tests.fakes import TUESDAY
from tests.forgotten import KIM


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_a_terminal(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setattr(sys, "stdin", Terminal(BytesIO(b"never read")))
    return with_pair


def jots(shell: Shell) -> list[Jot]:
    return shell.store.between(Jot, "pair-1")


def test_a_jot_is_noted_and_said_back(with_pair: Shell) -> None:
    answer = with_pair.meet("jot", "Lin", "liked it", "--win", "--by", "mentee")
    assert (answer.code, answer.out, answer.err) == (0, "Noted as win: Lin liked it\n", "")
    (jot,) = jots(with_pair)
    assert (jot.text, jot.kind, jot.by, jot.private) == ("Lin liked it", "win", Role.MENTEE, False)
    assert with_pair.meet("-q", "jot", "two").out == ""


@each("kind", ["win", "snag", "question", "thanks", "change"])
def test_every_kind_is_kept(kind: str, with_pair: Shell) -> None:
    assert with_pair.meet("jot", "x", f"--{kind}").code == 0
    assert jots(with_pair)[-1].kind == kind


def test_a_jot_of_two_kinds_is_refused(with_pair: Shell) -> None:
    answer = with_pair.meet("jot", "x", "--win", "--snag")
    assert (answer.code, answer.out) == (2, "")
    assert "one kind only" in answer.err
    assert jots(with_pair) == []


def test_a_pipe_is_taken_with_its_lines(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "\ufeffone\r\ntwo ü\n".encode())
    assert with_pair.meet("jot", "--question").out == "Noted as question: one two ü\n"
    assert [jot.text for jot in jots(with_pair)] == ["one\ntwo ü"]


def test_at_a_terminal_it_asks(at_a_terminal: Shell) -> None:
    at_a_terminal.typed = "Lin liked it"
    assert at_a_terminal.meet("jot").code == 0
    assert [jot.text for jot in jots(at_a_terminal)] == ["Lin liked it"]
    assert len(at_a_terminal.asked) == 1


BAD = {
    "empty": (b"", "no words"),
    "blanks": (b" \n\t ", "no words"),
    "binary": (b"\x89PNG\r\n\xff\xfe", "no text in UTF-8"),
    "with zeros": (b"PK\x03\x04\x00\x00", "no text"),
    "1 MB": (b"a" * 1_000_000, "too many"),
    "more": (b"a" * 3_000_000, "larger than 1 MB"),
}


@each("what", BAD)
def test_what_is_no_jot_is_refused_in_a_sentence_and_nothing_is_kept(
    what: str, with_pair: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, why = BAD[what]
    piped(monkeypatch, data)
    answer = with_pair.meet("jot")
    assert (answer.code, answer.out) == (2, "")
    assert why in answer.err
    assert len(answer.err.splitlines()) <= 3
    assert jots(with_pair) == []


def test_no_pipe_and_nobody_to_ask_is_no_jot(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert "no words" in with_pair.meet("jot").err


def test_the_list_numbers_what_waits(with_pair: Shell) -> None:
    with_pair.meet("jot", "one", "--win")
    with_pair.clock.go(24 * 60)
    with_pair.meet("jot", "two", "--by", "mentor")
    with_pair.meet("jots", "drop", "1")
    with_pair.meet("jot", "three")
    assert with_pair.meet("jots").out.splitlines() == ["1  Wed 18 Nov  Ada  two", "2  Wed 18 Nov       three"]
    assert with_pair.meet("jots", "--all").out.splitlines() == [
        "   Tue 17 Nov  win       one (dropped)",
        "1  Wed 18 Nov       Ada  two",
        "2  Wed 18 Nov            three",
    ]


def test_nothing_noted_is_said(with_pair: Shell) -> None:
    assert with_pair.meet("jots").err == "No jots yet.\n"
    with_pair.meet("jot", "one")
    with_pair.meet("jots", "drop", "1")
    assert with_pair.meet("jots").err == "No open jots. To list them all: meet jots --all\n"
    assert with_pair.meet("jots", "--private").err == "No private jots yet.\n"


def test_edit_drop_and_undo(with_pair: Shell) -> None:
    with_pair.meet("jot", "one")
    assert with_pair.meet("jots", "edit", "1", "One", "more").out == "It says now: One more\n"
    with_pair.clock.go(1)
    assert with_pair.meet("jots", "drop", "1").out == "Dropped: One more\n"
    assert with_pair.meet("jots", "undo").out == "It waits again: One more\n"
    assert with_pair.meet("jots", "undo").out == "It waits again: one\n"
    assert with_pair.meet("jots", "undo").out == "Dropped: one\n"


def test_unknown_numbers_and_words_for_numbers(with_pair: Shell) -> None:
    with_pair.meet("jot", "one")
    for number, code in (("2", 3), ("0", 3), ("99999999999999999999", 3), ("one", 2)):
        answer = with_pair.meet("jots", "drop", number)
        assert (answer.code, answer.out) == (code, "")
        assert len(answer.err.splitlines()) <= 3
    assert [jot.open for jot in jots(with_pair)] == [True]


def test_a_private_jot_is_shown_by_its_name_alone(with_pair: Shell) -> None:
    answers = [with_pair.meet("jot", "xanthic", "--private"), with_pair.meet("jots"), with_pair.meet("jots", "--all")]
    answers += [with_pair.meet("jots", "--json", "--all")]
    answers += [with_pair.meet("jots", "undo"), with_pair.meet("jots", "undo")]
    assert [answer.code for answer in answers] == [0] * len(answers)
    assert not any("xanthic" in answer.out + answer.err for answer in answers)
    assert with_pair.meet("jots", "--private").out == "1  Tue 17 Nov  xanthic\n"
    (told,) = with_pair.meet("jots", "--private", "--json").json["jots"]
    assert (told["text"], told["private"], told["number"]) == ("xanthic", True, 1)
    assert with_pair.meet("jots", "--private", "drop", "1").code == 0
    assert with_pair.meet("jots", "edit", "--private", "1", "x").code == 3


def test_with_several_pairs_it_asks_which(with_pair: Shell) -> None:
    with_pair.store.keep(KIM)
    answer = with_pair.meet("jot", "one")
    assert (answer.code, answer.out) == (2, "")
    assert "--pair NAME" in answer.err
    assert with_pair.meet("jot", "one", "--pair", "Kim").code == 0
    assert [jot.text for jot in with_pair.store.between(Jot, KIM.id)] == ["one"]
    assert with_pair.meet("jots", "--pair", "Kim", "drop", "1").code == 0
    assert jots(with_pair) == []


def test_after_the_wrap_up_a_jot_is_kept_all_the_same(with_pair: Shell) -> None:
    with_pair.meet("pair", "close")
    answer = with_pair.meet("jot", "Sam got the job", "--thanks")
    assert answer.code == 0
    assert "wrapped up" in answer.err
    assert len(jots(with_pair)) == 1


def test_a_jot_is_noted_while_a_meeting_runs_in_another_window(with_pair: Shell) -> None:
    running = RunningLock(with_pair.locations, with_pair.clock.wall)
    running.set("Sam and Ada", TUESDAY)
    try:
        assert with_pair.meet("jot", "one").code == 0
    finally:
        running.clear()
    assert len(jots(with_pair)) == 1


def test_no_pair_yet(shell: Shell) -> None:
    answer = shell.meet("jot", "one")
    assert answer.code == 3
    assert "meet pair new" in answer.err


def test_hostile_words_stay_on_their_line(with_pair: Shell) -> None:
    with_pair.meet("jot", "a\x1b[2Jb\nc\u202ed")
    for args in ((), ("--all",), ("--json",)):
        out = with_pair.meet("jots", *args).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert len(with_pair.meet("jots").out.splitlines()) == 1


def test_data_that_cannot_be_written_refuse_a_jot_in_a_sentence(with_pair: Shell) -> None:
    kept = decode(with_pair.locations.data_file.read_bytes(), newest_schema=99)
    newer = b"".join(encode(kept.tables, schema=99, revision=40))
    with_pair.locations.data_file.write_bytes(newer)
    answer = with_pair.meet("jot", "one")
    assert (answer.code, answer.out) == (5, "")
    assert "newer version" in answer.err
    assert with_pair.locations.data_file.read_bytes() == newer
