"""Keys and answers of a terminal: whole, in pieces, late, unknown, damaged."""

from __future__ import annotations

import pytest

from meetingtui.ui.terminal.key_stream import ESCAPE_DELAY, PATIENCE, Alt, Escape, KeyStream

REPLIES = [
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
    "\x1b]10;rgba:ffff/ffff/ffff/ffff\x07",
    "\x1b]4;1;rgb:cccc/0000/0000\x1b\\",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[?62;22c",
    "\x1b[>1;4000;29c",
    "\x1b[?997;1n",
    "\x1b[0n",
    "\x1b[24;80R",
    "\x1b[?1016;2$y",
    "\x1b[?1u",
    "\x1b[8;30;100t",
    "\x1bP>|XTerm(388)\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP!|7E565445\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
]
"""What terminals answer to questions of this program or of the one before it."""


def sent(*pieces: str, gap: float = 0.0) -> list[object]:
    """What comes of pieces that are sent with a pause between, when all is over."""
    stream, now, got = KeyStream(), 0.0, []
    for piece in pieces:
        # The driver looks often, not only when something comes.
        for look in range(5):
            got += stream.tick(now + gap * look / 5)
        now += gap
        got += stream.feed(piece, now)
    return [*got, *stream.tick(now + 10)]


@pytest.mark.fault(33)
def test_answers_of_the_terminal_are_swallowed_in_one_piece_or_in_two_with_a_pause() -> None:
    for reply in REPLIES:
        assert sent(f"a{reply}b") == ["a", "b"], reply
        for cut in range(1, len(reply)):
            assert sent(reply[:cut], reply[cut:], gap=0.01) == [], (reply, cut)
        for cut in range(1, len(reply) - 1):
            got = sent(reply[:cut], reply[cut:], "b", gap=0.5)
            # What follows an Escape so late has found it pressed; nothing of the answer is typed.
            assert got == ([Escape(), "b"] if cut == 1 else ["b"]), (reply, cut)


def test_an_escape_is_an_escape_whatever_follows() -> None:
    for sign in "0123456789-=?. !\r\t":
        assert sent(f"\x1b{sign}") == [Escape(), sign]
        assert sent("\x1b", sign, gap=0.07) == [Escape(), sign]
    for sign in "nq[O]P_é":
        assert sent("\x1b", sign, gap=0.07) == [Escape(), sign], sign
    assert sent("\x1b\x1b\x1b") == [Escape(), Escape(), Escape()]
    assert sent("\x1b", "[", "1", "x", gap=0.3) == [Escape(), "[", "1", "x"]


def test_an_escape_is_known_after_a_tenth_of_a_second() -> None:
    stream = KeyStream()
    assert stream.feed("\x1b", 5.0) == []
    assert stream.waiting
    assert stream.tick(5.0 + ESCAPE_DELAY / 2) == []
    assert stream.tick(5.0 + ESCAPE_DELAY) == [Escape()]
    assert not stream.waiting


def test_alt_and_a_letter_is_no_letter() -> None:
    for letter in "abdfnqü":
        assert sent(f"\x1b{letter}") == [Alt(letter)]
    assert sent("\x1b\x7f") == ["\x17"]
    for letter in "[O]P_":
        assert sent(f"\x1b{letter}", "h", gap=0.5) == ["h"], letter


def test_keys_are_handed_on_whole_wherever_a_piece_ends() -> None:
    for key in (
        "\x1b[A",
        "\x1bOP",
        "\x1b[15~",
        "\x1b[1;5C",
        "\x1b[Z",
        "\x1b[[A",
        "\x1b[I",
        "\x1b[<0;10;20M",
    ):
        for cut in range(1, len(key)):
            assert sent(key[:cut], key[cut:], "x", gap=0.01) == [key, "x"], (key, cut)


def test_key_reports_act_when_pressed_and_repeated_but_not_when_released() -> None:
    for report, plain in {
        "\x1b[110;5:1u": ["\x1b[110;5u"],
        "\x1b[110;5:2u": ["\x1b[110;5u"],
        "\x1b[110;5:3u": [],
        "\x1b[1;1:1A": ["\x1b[1A"],
        "\x1b[1;1:3A": [],
        "\x1b[3;1:2~": ["\x1b[3~"],
        "\x1b[97u": ["\x1b[97;1;97u"],
        "\x1b[97;1:1u": ["\x1b[97;1;97u"],
        "\x1b[97:65;2u": ["\x1b[97;2;65u"],
        "\x1b[97;2u": ["\x1b[97;2;65u"],
        "\x1b[97;65u": ["\x1b[97;1;65u"],
        "\x1b[49:33;2u": ["\x1b[49;2;33u"],
        "\x1b[97;1;97:98u": ["\x1b[97;1;97u", "\x1b[0;;98u"],
        "\x1b[0;;233u": ["\x1b[0;1;233u"],
        "\x1b[13;1:1u": ["\x1b[13u"],
        "\x1b[13;65u": ["\x1b[13u"],
        "\x1b[27;5;110~": ["\x1b[110;5u"],
        "\x1b[110;3u": ["\x1b[110;3u"],
        "\x1b[99999999u": [],
        "\x1b[1114112;1u": [],
        "\x1b[55296u": [],
        "\x1b[5;1u": [],
        "\x1b[9;9A": [],
        "\x1b[;;;;;u": [],
        "\x1b[110;999u": [],
    }.items():
        assert sent(report) == plain, report


def test_a_size_that_no_window_has_is_no_size() -> None:
    assert sent("\x1b[48;30;100;600;1000t") == ["\x1b[48;30;100;600;1000t"]
    assert sent("\x1b[48;30;100;0;0t") == ["\x1b[48;30;100;30;100t"]
    assert sent("\x1b[48;0;0;0;0t") == []
    assert sent("\x1b[48;99999;99999;1;1t") == []


def test_nothing_is_held_back_for_ever() -> None:
    for begin in ("\x1b[?62;2", "\x1b]11;rgb:1e", "\x1bP1$r", "\x1b[M a", "\x1b]11;x\x1b"):
        stream = KeyStream()
        assert stream.feed(begin, 0.0) == []
        late = stream.tick(PATIENCE)
        assert late in ([], [Escape()])
        assert stream.feed("hello", PATIENCE) == ["hello"]


def test_words_typed_while_an_answer_is_unfinished_are_cut_short_by_a_key() -> None:
    assert sent("\x1b]11;rgb:1e\rhello") == ["\rhello"]
    assert sent("\x1b[?62\x1b[Ahello") == ["\x1b[A", "hello"]
