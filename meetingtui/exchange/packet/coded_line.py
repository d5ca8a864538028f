"""Bytes as one line of letters and digits that survives a chat or a mail, and back.

    MEETPACKET10 ... 0 ... 0END        without the blanks: the bytes, compressed, then a checksum

Base32 has no sign that a chat makes bold, a smile, a link or a curly quotation mark. It never uses 0 and 1, so they
part the line. Whatever is neither letter nor digit is passed over on the way back: line ends, quote marks, blanks.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib

from meetingtui.domain.between.packets import BEGIN, only_letters
from meetingtui.domain.errors import BadInput, NotPossible, StoreDamaged

LONGEST = 100_000
"""Letters of the line; more is not for a chat."""
LARGEST = 1_000_000
"""Bytes that a line may unfold to."""
SAFE = "Nothing was taken in."
AGAIN = "Copy the whole message once more, from its first line to its last."

_END = "0END"
_SUM_BYTES = 10
_SUM_LETTERS = 16
_WHOLE = re.compile(f"{BEGIN}10([A-Z2-7]+)0([A-Z2-7]{{{_SUM_LETTERS}}}){_END}")
_BEGUN = re.compile(f"{BEGIN}([1-9])0")
_ENDED = re.compile(f"0[A-Z2-7]{{{_SUM_LETTERS}}}{_END}")


def coded_line(data: bytes) -> str:
    """The bytes as one line; raises NotPossible when it would be too long for a chat."""
    packed = zlib.compress(data, 9)
    line = f"{BEGIN}10{_letters(packed)}0{_checksum(packed)}{_END}"
    if len(data) > LARGEST or len(line) > LONGEST:
        raise NotPossible(
            "This is too much for one packet: more than 100 KB.",
            "Nothing was packed.",
            "Pack less at once, or send a file: meet export -o everything.json",
        )
    return line


def bytes_in(text: str) -> bytes:
    """The bytes of the one coded line in a text, whatever happened to the text on the way.

    Raises:
        BadInput: there is none, a part of it is missing or was changed, or there are several.
        StoreDamaged: a newer version wrote it.
    """
    letters = only_letters(text)
    lines = dict.fromkeys(found.groups() for found in _WHOLE.finditer(letters))
    good = [packed for data, checksum in lines if (packed := _checked(data, checksum)) is not None]
    if len(good) > 1:
        raise BadInput("There is more than one packet in this text.", SAFE, "Take them in one after the other.")
    if not good:
        raise _why_not(letters)
    return _unfolded(good[0])


def _letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def _checksum(packed: bytes) -> str:
    return _letters(hashlib.sha256(packed).digest()[:_SUM_BYTES])


def _checked(data: str, checksum: str) -> bytes | None:
    """The compressed bytes; None when they are not those that were sent."""
    if len(data) > LONGEST:
        return None
    try:
        packed = base64.b32decode(data + "=" * (-len(data) % 8))
    except ValueError:
        return None
    return packed if _checksum(packed) == checksum and _letters(packed) == data else None


def _why_not(letters: str) -> BadInput | StoreDamaged:
    begun, ended = _BEGUN.search(letters), _ENDED.search(letters)
    if begun and begun[1] != "1":
        return StoreDamaged("A newer version of meet wrote this packet.", SAFE, "Update meet on this machine.")
    if begun and ended:
        return BadInput("Some of this packet was lost or changed on the way.", SAFE, AGAIN)
    if begun:
        return BadInput("The end of this packet is missing.", SAFE, AGAIN)
    if ended:
        return BadInput("The beginning of this packet is missing.", SAFE, AGAIN)
    return BadInput("There is no packet in this text.", SAFE, "Hand over a message that meet pack wrote.")


def _unfolded(packed: bytes) -> bytes:
    """The bytes as they were packed; of what unfolds to more than ours ever do, not even the rest is looked at."""
    unfolding = zlib.decompressobj()
    try:
        data = unfolding.decompress(packed, LARGEST)
    except zlib.error:
        data = b""
    if not unfolding.eof or unfolding.unused_data:
        raise BadInput("This packet was not written by meet.", SAFE, "Take in only what meet pack wrote.")
    return data
