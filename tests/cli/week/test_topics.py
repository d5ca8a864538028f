"""`meet topic` and `meet topics`."""

from __future__ import annotations

import pytest

from meetingtui.cli.week.topics import HELP_KINDS
from meetingtui.domain.ledger.topics import Help
from tests.cli.conftest import Shell
from tests.cli.week.test_jots import piped
from tests.forgotten import KIM


def test_a_topic_is_brought_and_listed_in_its_order(with_pair: Shell) -> None:
    answer = with_pair.meet("topic", "How do I", "say no?")
    assert (answer.code, answer.out, answer.err) == (0, "To talk about: How do I say no?\n", "")
    assert with_pair.meet("topics").out == "1  How do I say no?\n"
    with_pair.meet("topic", "My talk", "--by", "mentee", "--help-kind", "rehearse", "--tried", "a mirror")
    assert with_pair.meet("topics").out.splitlines() == [
        "1       How do I say no?",
        "2  Sam  My talk (rehearse with me, tried: a mirror)",
    ]
    first, second = with_pair.meet("topics", "--json").json["topics"]
    assert (first["number"], first["by"], first["help"]) == (1, None, None)
    assert (second["number"], second["by"], second["help"], second["tried"]) == (
        2,
        "mentee",
        "rehearse with me",
        "a mirror",
    )


def test_every_kind_of_help_can_be_asked_for() -> None:
    assert [kind.word for kind in Help] == list(HELP_KINDS)


def test_a_topic_comes_through_a_pipe(with_pair: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"Pay\nand more\n")
    assert with_pair.meet("topic").code == 0
    assert [topic.text for topic in with_pair.store.topics("pair-1")] == ["Pay and more"]
    piped(monkeypatch, b"\xff\xfe")
    assert with_pair.meet("topic").code == 2


def test_a_topic_is_dropped(with_pair: Shell) -> None:
    with_pair.meet("topic", "Pay")
    assert with_pair.meet("topics", "drop", "2").code == 3
    assert with_pair.meet("topics", "drop", "1").out == "Dropped: Pay\n"
    assert "No topics yet" in with_pair.meet("topics").err


def test_what_is_no_topic_is_refused_in_a_sentence(with_pair: Shell) -> None:
    with_pair.store.keep(KIM)
    assert "--pair NAME" in with_pair.meet("topic", "Pay").err
    for args, code in (
        (("topic", " ", "--pair", "Sam"), 2),
        (("topic", "a" * 100_000, "--pair", "Sam"), 2),
        (("topic", "Pay", "--help-kind", "none", "--pair", "Sam"), 2),
        (("topics", "drop", "x", "--pair", "Sam"), 2),
    ):
        answer = with_pair.meet(*args)
        assert (answer.code, answer.out) == (code, ""), args
        assert len(answer.err.splitlines()) <= 3
    with_pair.meet("pair", "close", "--pair", "Kim")
    assert with_pair.meet("topic", "Pay", "--pair", "Kim").code == 1
    assert list(with_pair.store.topics("pair-1")) == []
