"""`meet links`: what was typed anywhere, read, taken along, opened on request; thanks follow."""

from __future__ import annotations

import sys

import pytest

from meetingtui.domain.between.link_marks import LinkMark
from tests.cli.conftest import Shell
from tests.forgotten import KIM

A_DAY = 24 * 60
URL = "https://talks.example/no"


@pytest.fixture
def with_link(with_pair: Shell) -> Shell:
    assert with_pair.meet("jot", f"see {URL}, it is short", "--by", "mentor").code == 0
    return with_pair


def test_nothing_typed_is_said(with_pair: Shell) -> None:
    answer = with_pair.meet("links")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.startswith("No links yet.")


def test_a_link_is_listed_read_and_taken_from(with_link: Shell) -> None:
    assert with_link.meet("links").out == f"  1  {URL}\n     Ada, Tue 17 Nov 2026, jot\n"
    answer = with_link.meet("links", "read", "1")
    assert (answer.code, answer.out) == (0, "Read: talks.example/no\n")
    assert with_link.meet("links").out.endswith("jot; read\n")
    answer = with_link.meet("links", "takeaway", "1", "Say it", "early")
    assert answer.out == "Taken from talks.example/no: Say it early\n"
    answer = with_link.meet("links")
    assert (answer.out, answer.err) == ("", "Nothing is left to read. To list them all: meet links --all\n")
    assert with_link.meet("links", "--all").out.endswith("     taken from it: Say it early\n")
    assert with_link.meet("links", "undo", "1").out == "Taken back. talks.example/no: read\n"


def test_numbers_stay_while_links_are_done_with(with_link: Shell) -> None:
    with_link.clock.go(1)
    with_link.meet("topic", "My talk", "--tried", "https://b.example")
    with_link.meet("links", "takeaway", "1", "x")
    assert with_link.meet("links").out.startswith("  2  https://b.example\n")
    told = with_link.meet("links", "--json", "--all").json["links"]
    assert [(link["number"], link["state"], link["by"]) for link in told] == [
        (1, "takeaway", "mentor"),
        (2, "given", None),
    ]


def test_a_link_opens_only_on_request(with_link: Shell) -> None:
    for args in ((), ("read", "1"), ("takeaway", "1", "x")):
        with_link.meet("links", *args)
    assert with_link.opened == []
    assert with_link.meet("links", "open", "1").out == "Opened: talks.example/no\n"
    assert with_link.opened == [URL]
    with_link.browser = False
    answer = with_link.meet("links", "open", "1")
    assert (answer.code, answer.out) == (1, "")
    assert URL in answer.err


def test_a_terminal_gets_links_that_it_can_follow(with_link: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    with_link.meet("jot", "https://b.example/ü")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with_link.clock.go(1)
    out = with_link.meet("links").out
    assert f"\x1b]8;;{URL}\x1b\\{URL}\x1b]8;;\x1b\\" in out
    assert "\x1b]8;;https://b.example/%C3%BC\x1b\\https://b.example/ü" in out
    assert "\x1b" not in with_link.meet("--color", "never", "links").out


def test_thanks_for_a_link_and_what_was_taken_from_it(with_link: Shell) -> None:
    assert with_link.meet("thanks").out == "1  Thank Ada for the link. talks.example/no, given on Tue 17 Nov.\n"
    assert f"Thank you for the link: {URL}\n" in with_link.meet("thanks", "show", "1").out
    with_link.meet("thanks", "done", "1")
    assert with_link.meet("thanks").out == ""
    with_link.clock.go(2 * A_DAY)
    with_link.meet("links", "takeaway", "1", "Say it early.")
    assert "Tell Ada what you took from the link" in with_link.meet("thanks").out
    assert f"I took this from it: Say it early. ({URL})\n" in with_link.meet("thanks", "show", "1").out
    with_link.clock.go(8 * A_DAY)
    assert with_link.meet("thanks").out == ""


def test_a_link_of_the_mentee_needs_no_thanks(with_pair: Shell) -> None:
    with_pair.meet("jot", URL, "--by", "mentee")
    assert with_pair.meet("thanks").out == ""
    with_pair.meet("links", "takeaway", "1", "x")
    assert with_pair.meet("thanks").out == ""


def test_a_private_jot_gives_no_link(with_pair: Shell) -> None:
    with_pair.meet("jot", URL, "--private")
    assert with_pair.meet("links", "--all", "--json").json["links"] == []


def test_what_cannot_be_is_refused_and_nothing_changes(with_link: Shell) -> None:
    before = with_link.locations.data_file.read_bytes()
    for args, code in (
        (("read", "2"), 3),
        (("open", "0"), 3),
        (("takeaway", "1"), 2),
        (("takeaway", "1", "a" * 100_000), 2),
        (("takeaway", "one", "x"), 2),
        (("undo", "1"), 1),
        (("--pair", "nobody"), 3),
    ):
        answer = with_link.meet("links", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert "Traceback" not in answer.err
    assert with_link.locations.data_file.read_bytes() == before
    assert with_link.opened == []


def test_with_several_pairs_it_asks_which(with_link: Shell) -> None:
    with_link.store.keep(KIM)
    for args in ((), ("read", "1"), ("open", "1")):
        answer = with_link.meet("links", *args)
        assert (answer.code, answer.out) == (2, "")
        assert "--pair NAME" in answer.err
    assert with_link.meet("links", "--pair", "Sam", "read", "1").code == 0
    assert len(with_link.store.between(LinkMark, "pair-1")) == 1
