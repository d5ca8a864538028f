"""An escape character in a paste is a letter like any other, however the bytes arrive."""

import pytest

from meetingtui.ui.terminal.key_stream import PASTE_BEGINS, PASTE_ENDS, PASTE_PATIENCE, Escape, KeyStream, Paste

BEGIN, END = PASTE_BEGINS, PASTE_ENDS
SENT = f"a{BEGIN}one \x1bqtwo \x1b]52;c;x\x07 \x1b[20{END}\x1b[A{BEGIN}{END}b"
PASTED = "one \ufffdqtwo \ufffd]52;c;x\x07 \ufffd[20"
TAKEN = ["a", Paste(PASTED), "\x1b[A", Paste(""), "b"]

pytestmark = pytest.mark.fault(49)


def test_escapes_in_pastes_are_shown_wherever_a_piece_ends() -> None:
    for cut in range(len(SENT) + 1):
        stream = KeyStream()
        assert [*stream.feed(SENT[:cut], 0.0), *stream.feed(SENT[cut:], 0.05)] == TAKEN, cut


def test_single_letters_give_the_same() -> None:
    stream = KeyStream()
    assert [token for letter in SENT for token in stream.feed(letter, 0.0)] == TAKEN


def test_a_paste_that_is_never_ended_ends_by_itself_and_keys_are_keys_again() -> None:
    stream = KeyStream()
    assert stream.feed(f"{BEGIN}half a \x1b[2", 0.0) == []
    assert stream.tick(PASTE_PATIENCE - 0.1) == []
    assert stream.tick(PASTE_PATIENCE) == [Paste("half a \ufffd[2")]
    assert stream.feed("\x1b", PASTE_PATIENCE + 1) == []
    assert stream.tick(PASTE_PATIENCE + 2) == [Escape()]
