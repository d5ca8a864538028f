"""Mail drafts: an address that every mail program takes apart in the same way, and none that is cut on its way."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.exchange.mail_draft import MOST_LETTERS, mail_draft


def body_of(address: str) -> str:
    return parse_qs(urlsplit(address).query, keep_blank_values=True)["body"][0]


def test_line_ends_and_plus_signs_are_encoded() -> None:
    draft = mail_draft("ada@mail.example", "1 + 1 & more?", "one\ntwo + three", "")
    assert draft.address == (
        "mailto:ada@mail.example?subject=1%20%2B%201%20%26%20more%3F&body=one%0D%0Atwo%20%2B%20three"
    )
    assert draft.whole


def test_a_long_text_comes_as_a_file_with_a_few_words() -> None:
    draft = mail_draft("", "x", "ü" * 300, "see the file")
    assert not draft.whole
    assert draft.address == "mailto:?subject=x&body=see%20the%20file"
    assert len(draft.address) < MOST_LETTERS


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=400))
def test_what_is_in_the_draft_is_what_was_written(text: str) -> None:
    draft = mail_draft("", "x", text, "short")
    assert len(draft.address) < MOST_LETTERS
    assert draft.address.isascii()
    assert unquote(draft.address.partition("body=")[2]).replace("\r\n", "\n") == (text if draft.whole else "short")
