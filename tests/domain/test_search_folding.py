"""How letters are compared, and the way back to what was typed."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.search.text_normalize import fold, spans
from tests.each import each
from tests.strategies import MODEST

LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aAßẞéÉe\u0301ﬁİ\u0131øŁæ \n\t\u00a0\u00ad\u200d👩‍💻漢が한ſΣςͅᾳ…\u2019“\u2013"),
    ),
    max_size=25,
)
"""Whatever can be typed, and often what is hard to compare."""


@each(
    ("typed", "compared"),
    [
        ("Straße", "strasse"),
        ("ÉCOLE", "ecole"),
        ("E\u0301cole", "ecole"),
        ("ﬁne", "fine"),
        ("İstanbul", "istanbul"),
        ("\u0131s\u0131", "isi"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("don\u2019t", "don't"),
        ("9\u201310", "9-10"),
        ("a\u2010b\u2011c\u2014d", "a-b-c-d"),
        ('\u201ea\u201c \u00abb\u00bb \u2018c\u2019 "d" \u00b4e\u00b4', "'a' 'b' 'c' 'd' 'e'"),
        ("a\u00adb\u200bc\u2060d\ufeffe\u034ff", "abcdef"),
        ("  two \n words\t", "two words"),
        ("漢字", "漢字"),
        ("", ""),
    ],
)
def test_letters_are_compared_without_case_and_accents(typed: str, compared: str) -> None:
    assert fold(typed) == compared


@each(
    ("text", "word", "hit"),
    [
        ("Die Straße", "strasse", "Straße"),
        ("Die Straße", "s", "S|ß"),
        ("cafe\u0301!", "cafe", "cafe\u0301"),
        ("Café au lait", "cafe", "Café"),
        ("a ﬁne day", "fi", "ﬁ"),
        ("a ﬁne day", "ne", "ne"),
        ("say \n  no", "say no", "say \n  no"),
        ("İİ", "i", "İİ"),
        ("banana", "ana", "ana"),
        ("abcabc", "abc", "abcabc"),
        ("nothing", "x", ""),
        ("anything", "", ""),
    ],
)
def test_the_letters_that_were_typed_are_found(text: str, word: str, hit: str) -> None:
    assert "|".join(text[first:behind] for first, behind in spans(text, [word])) == hit


def test_hits_that_overlap_are_one() -> None:
    assert spans("rehearse", ["hear", "ears"]) == ((2, 7),)


@MODEST
@given(LETTERS)
def test_comparing_what_is_compared_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@MODEST
@given(LETTERS)
def test_the_same_letters_in_another_form_are_compared_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@MODEST
@given(LETTERS, st.data())
def test_spans_always_point_at_the_hit(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text)))
    word = fold(text[first : data.draw(st.integers(first, len(text)))])
    found = spans(text, [word])
    assert bool(found) == bool(word and word in fold(text))
    for begin, behind in found:
        assert 0 <= begin < behind <= len(text)
        assert word in fold(text[begin:behind])


@MODEST
@given(LETTERS, st.lists(LETTERS.map(fold), max_size=3))
def test_spans_are_in_order_and_apart(text: str, words: list[str]) -> None:
    found = spans(text, words)
    assert all(behind < first for (_, behind), (first, _) in pairwise(found))
    assert bool(found) == any(word and word in fold(text) for word in words)
