"""An escape character in a paste is a letter like any other, however the bytes arrive."""

import pytest

from meetingtui.ui.pasting import BEGIN, END, PasteFilter

SENT = f"a\x1b{BEGIN}one \x1bqtwo \x1b]52;c;x\x07 \x1b[20{END}\x1b[A{BEGIN}{END}b"
PASSED = f"a\x1b{BEGIN}one \ufffdqtwo \ufffd]52;c;x\x07 \ufffd[20{END}\x1b[A{BEGIN}{END}b"


def passed(*pieces: str) -> str:
    paste_filter = PasteFilter()
    return "".join(paste_filter.feed(piece) for piece in pieces)


@pytest.mark.parametrize("cut", range(len(SENT) + 1))
def test_escapes_in_pastes_are_shown_wherever_a_piece_ends(cut: int) -> None:
    assert passed(SENT[:cut], SENT[cut:]) == PASSED


def test_single_letters_give_the_same() -> None:
    assert passed(*SENT) == PASSED


def test_keys_are_not_held_back() -> None:
    paste_filter = PasteFilter()
    assert paste_filter.feed("\x1b") == "\x1b"
    assert paste_filter.feed("[") == "["
    assert paste_filter.feed("200~\x1b") == "200~"
    assert paste_filter.feed("x") == "\ufffdx"
