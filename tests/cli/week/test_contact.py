"""`meet contact`: what was agreed about messages, what was written, and what to do about silence."""

from __future__ import annotations

from meetingtui.domain.between.contacts import Contact
from meetingtui.domain.people import Role
from tests.cli.conftest import Shell
from tests.first_meetings import full_agreement
from tests.forgotten import KIM
from tests.meetings import conclusion_of

TERMS = {"channels": "mail; chat", "channel-times": "weekdays until six", "when-wrong": "Lin of the people team"}
A_DAY = 24 * 60


def test_before_anything_is_agreed_it_says_so(with_pair: Shell) -> None:
    answer = with_pair.meet("contact")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "How you reach each other is not settled yet.",
        "This week: no messages noted.",
        "For Ada it is Tue 17 Nov, 14:00 London: a good time to write.",
        "For Sam it is Tue 17 Nov, 15:00 Berlin: a good time to write.",
        "No message waits for an answer.",
    ]


def test_what_was_agreed_counts_by_the_clock_of_the_one_who_is_written_to(with_pair: Shell) -> None:
    with_pair.store.keep(full_agreement(terms=TERMS, absences=()))
    with_pair.clock.go(3 * A_DAY + 3.5 * 60)
    lines = with_pair.meet("contact").out.splitlines()
    assert lines[0] == "You agreed on: mail; chat. weekdays until six"
    assert lines[2] == "For Ada it is Fri 20 Nov, 17:30 London: a good time to write."
    assert lines[3] == "For Sam it is Fri 20 Nov, 18:30 Berlin: better from Mon 23 Nov, 08:00 on."


def test_words_that_no_program_understands_are_read_by_people(with_pair: Shell) -> None:
    with_pair.store.keep(full_agreement(terms={"channel-times": "when the kids sleep"}))
    with_pair.clock.go(9 * 60)
    out = with_pair.meet("contact").out
    assert "when the kids sleep" in out
    assert "usual hours" in out
    assert "For Sam it is Wed 18 Nov, 00:00 Berlin: better from 08:00 on." in out


def test_days_away_are_said(with_pair: Shell) -> None:
    with_pair.store.keep(full_agreement())
    with_pair.clock.go(35 * A_DAY)
    assert "For Ada it is Tue 22 Dec, 14:00 London: away today" in with_pair.meet("contact").out


def test_silence_is_waited_for_then_nudged_then_left_to_the_meeting(with_pair: Shell) -> None:
    with_pair.store.keep(full_agreement(terms=TERMS))
    answer = with_pair.meet("contact", "wrote", "about", "the slides", "--by", "mentee")
    assert (answer.code, answer.out) == (0, "Noted: Sam wrote: about the slides\n")
    out = with_pair.meet("contact").out
    assert "This week: Sam wrote: about the slides" in out
    assert "Give it until Sun 22 Nov" in out
    with_pair.clock.go(5 * A_DAY)
    assert "Write once more, short and kind" in with_pair.meet("contact").out
    with_pair.meet("contact", "wrote", "--by", "mentee")
    out = with_pair.meet("contact").out
    assert "Leave it to your next meeting" in out
    assert "Lin of the people team" in out
    assert with_pair.meet("contact", "answered").out == "Noted: an answer came\n"
    assert "No message waits for an answer." in with_pair.meet("contact").out


def test_a_meeting_ends_the_silence(with_pair: Shell) -> None:
    with_pair.meet("contact", "wrote")
    with_pair.clock.go(A_DAY)
    with_pair.store.commit(conclusion_of(1, with_pair.clock.wall()))
    with_pair.clock.go(6 * A_DAY)
    assert "No message waits for an answer." in with_pair.meet("contact").out


def test_the_last_message_is_taken_back(with_pair: Shell) -> None:
    with_pair.meet("contact", "wrote", "one", "--by", "mentor")
    with_pair.clock.go(1)
    with_pair.meet("contact", "answered", "two")
    assert with_pair.meet("contact", "undo").out == "Taken back: an answer came: two\n"
    assert with_pair.meet("contact", "undo").out == "Taken back: Ada wrote: one\n"
    answer = with_pair.meet("contact", "undo")
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert [contact.by for contact in with_pair.store.between(Contact, "pair-1")] == [Role.MENTOR, None]


def test_bad_input_is_refused_in_a_sentence_and_nothing_is_kept(with_pair: Shell) -> None:
    for args, code in (
        (("wrote", "a" * 100_000), 2),
        (("answered", "--by", "Lin"), 2),
        (("called",), 2),
        (("--pair", "nobody", "wrote"), 3),
    ):
        answer = with_pair.meet("contact", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert "Traceback" not in answer.err
    assert with_pair.store.between(Contact, "pair-1") == []


def test_with_several_pairs_it_asks_which(with_pair: Shell) -> None:
    with_pair.store.keep(KIM)
    for args in ((), ("wrote",), ("undo",)):
        answer = with_pair.meet("contact", *args)
        assert (answer.code, answer.out) == (2, "")
        assert "--pair NAME" in answer.err
    assert with_pair.meet("contact", "--pair", "Kim", "wrote").code == 0
    assert len(with_pair.store.between(Contact, KIM.id)) == 1


def test_after_the_wrap_up_messages_are_noted_all_the_same(with_pair: Shell) -> None:
    with_pair.meet("pair", "close")
    assert with_pair.meet("contact", "wrote").code == 0


def test_hostile_words_stay_on_their_line(with_pair: Shell) -> None:
    with_pair.store.keep(full_agreement(terms={"channels": "a\x1b[2J\nb", "when-wrong": "c\u202ed"}))
    with_pair.meet("contact", "wrote", "e\x1b]0;x\x07\nf")
    out = with_pair.meet("contact").out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
