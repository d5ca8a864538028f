"""The coded line of a packet: back the same through every chat and mail, or refused with a sentence, never half."""

from __future__ import annotations

import base64
import hashlib
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.between.packets import holds_packet
from meetingtui.domain.errors import BadInput, MeetError, NotPossible, StoreDamaged
from meetingtui.exchange.packet.coded_line import LARGEST, bytes_in, coded_line
from tests.each import each

WORDS = "Sam and Ada, for the next meeting\n\nTo talk about:\n- “My talk” in 10 minutes, the end\n\nFor meet:\n"
DATA = b'{"topics": [{"text": "My talk"}]}' * 9
MESSAGE = f"{WORDS}{coded_line(DATA)}\n"


def as_packed(packed: bytes, version: int = 1) -> str:
    """A line with the right checksum around any bytes."""
    letters = base64.b32encode(packed).decode().rstrip("=")
    checksum = base64.b32encode(hashlib.sha256(packed).digest()[:10]).decode()
    return f"MEETPACKET{version}0{letters}0{checksum}0END"


def refusal(text: str) -> MeetError:
    with pytest.raises(MeetError) as refused:
        bytes_in(text)
    assert len(refused.value.lines()) == 3
    assert refused.value.safe == "Nothing was taken in."
    return refused.value


def test_it_is_one_line_of_letters_and_digits() -> None:
    line = coded_line(DATA)
    assert line.isascii()
    assert line.isalnum()
    assert bytes_in(MESSAGE) == DATA
    assert coded_line(DATA) == line


@each(
    "garbled",
    [
        MESSAGE.replace("\n", "\r\n"),
        MESSAGE.lower(),
        "\n".join(f"> > {line}" for line in MESSAGE.splitlines()),
        "\n".join(f"&gt; {line} " for line in MESSAGE.splitlines()),
        "\n".join(MESSAGE[place : place + 37] for place in range(0, len(MESSAGE), 37)),
        "=\n".join(MESSAGE[place : place + 75] for place in range(0, len(MESSAGE), 75)),
        MESSAGE.replace("MEET", "\u201cMEET").replace("END", "END\u201d"),
        f"```\n{MESSAGE}```",
        f"\ufeff{MESSAGE}\u00a0\u200b",
        MESSAGE + "\nOn Tuesday Sam wrote:\n" + "\n".join(f"| {line}" for line in MESSAGE.splitlines()),
        coded_line(DATA),
    ],
)
def test_what_mails_and_chats_do_changes_nothing(garbled: str) -> None:
    assert holds_packet(garbled)
    assert bytes_in(garbled) == DATA


@each(
    "cut, why",
    [
        (MESSAGE[: MESSAGE.rindex("0END")], "The end of this packet is missing."),
        (MESSAGE[: len(WORDS) + 60], "The end of this packet is missing."),
        (MESSAGE[len(WORDS) + 5 :], "The beginning of this packet is missing."),
        (MESSAGE[len(WORDS) + 60 :], "The beginning of this packet is missing."),
        (MESSAGE[: len(WORDS) + 60] + MESSAGE[len(WORDS) + 70 :], "Some of this packet was lost or changed"),
        (MESSAGE[: len(WORDS) + 60] + "\nAda 15:04\n" + MESSAGE[len(WORDS) + 60 :], "Some of this packet was lost"),
        (WORDS, "There is no packet in this text."),
        ("", "There is no packet in this text."),
        (MESSAGE + coded_line(b"another"), "There is more than one packet in this text."),
    ],
)
def test_what_is_missing_is_said(cut: str, why: str) -> None:
    refused = refusal(cut)
    assert isinstance(refused, BadInput)
    assert refused.happened.startswith(why)


@pytest.mark.fault(69)
def test_what_unfolds_without_end_is_never_unfolded() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000, 9)
    assert len(as_packed(bomb)) < 100_000
    assert refusal(as_packed(bomb)).happened == "This packet was not written by meet."


@pytest.mark.fault(69)
@each(
    "packed",
    [b"", b"no zlib at all", zlib.compress(DATA)[:-3], zlib.compress(DATA) + b"more", zlib.compress(DATA)[4:]],
)
def test_bytes_that_are_not_ours_are_refused(packed: bytes) -> None:
    refusal(as_packed(packed))


def test_a_newer_one_asks_for_a_newer_program() -> None:
    assert isinstance(refusal(as_packed(zlib.compress(DATA), version=2)), StoreDamaged)


def test_too_much_is_not_packed() -> None:
    noise = b"".join(hashlib.sha256(bytes([number % 256, number // 256])).digest() for number in range(2500))
    for data in (noise, b"\0" * (LARGEST + 1)):
        with pytest.raises(NotPossible, match="more than 100 KB"):
            coded_line(data)
    assert bytes_in(coded_line(b"\0" * LARGEST)) == b"\0" * LARGEST


SIGNS = st.text(st.sampled_from(" \n\r\t>|*_=\u00a0\u200b\u201c\u201d\"'-\u2014"), max_size=6)


@given(st.binary(max_size=300), st.lists(st.tuples(st.integers(0, 700), SIGNS), max_size=20))
def test_wraps_and_signs_anywhere_leave_it_the_same(data: bytes, added: list[tuple[int, str]]) -> None:
    text = WORDS + coded_line(data)
    for place, signs in added:
        text = text[:place] + signs + text[place:]
    assert bytes_in(text) == data


@given(st.binary(max_size=300), st.integers(0, 600), st.integers(1, 600), st.text(max_size=8))
def test_whatever_is_cut_or_put_in_it_is_the_same_or_refused(data: bytes, at: int, size: int, other: str) -> None:
    line = coded_line(data)
    at %= len(line)
    with suppress(BadInput, StoreDamaged):
        assert bytes_in(WORDS + line[:at] + other + line[at + size :]) == data


@given(st.text())
def test_no_text_is_mistaken_for_one(text: str) -> None:
    if not holds_packet(text):
        refusal(text)
