"""The kinds of damage that disks, sync programs and editors do to a file."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

Damage = Callable[[bytes, random.Random], bytes]


def flip_a_bit(data: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def change_a_letter(data: bytes, chance: random.Random) -> bytes:
    """One letter or digit is another one, so that it is JSON all the same."""
    places = [place for place, sign in enumerate(data) if chr(sign).isalnum() and sign < 128]
    place = chance.choice(places)
    signs = b"0123456789" if chr(data[place]).isdigit() else b"abcdefghijklmnopqrstuvwxyz"
    return data[:place] + bytes([chance.choice(signs.replace(data[place : place + 1], b""))]) + data[place + 1 :]


def cut(data: bytes, chance: random.Random) -> bytes:
    """The rest was never written."""
    return data[: chance.randrange(len(data))]


def zero_a_stretch(data: bytes, chance: random.Random) -> bytes:
    """A part of the disk gives zeros."""
    return _overwritten(data, chance, lambda length: b"\0" * length)


def garbage(data: bytes, chance: random.Random) -> bytes:
    """A part of the disk gives anything."""
    return _overwritten(data, chance, chance.randbytes)


def swap_two_stretches(data: bytes, chance: random.Random) -> bytes:
    """Two parts of the same length were written in each other's place."""
    length = chance.choice((1, 16, 512, len(data) // 8))
    one, other = sorted(chance.sample(range(0, len(data) - length, length), 2))
    return (
        data[:one]
        + data[other : other + length]
        + data[one + length : other]
        + data[one : one + length]
        + data[other + length :]
    )


def drop_a_line(data: bytes, chance: random.Random) -> bytes:
    """A line is gone, as after a slip in an editor."""
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def double_a_line(data: bytes, chance: random.Random) -> bytes:
    """A line is there twice."""
    lines = data.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    return b"".join((*lines[:place], lines[place], *lines[place:]))


def empty(_data: bytes, _chance: random.Random) -> bytes:
    """Nothing is left."""
    return b""


def _overwritten(data: bytes, chance: random.Random, new: Callable[[int], bytes]) -> bytes:
    length = min(len(data), chance.choice((1, 8, 64, 512, 4096)))
    place = chance.randrange(len(data) - length + 1)
    return data[:place] + new(length) + data[place + length :]


KINDS: Mapping[str, Damage] = {
    "flip a bit": flip_a_bit,
    "change a letter": change_a_letter,
    "cut": cut,
    "zero a stretch": zero_a_stretch,
    "garbage": garbage,
    "swap two stretches": swap_two_stretches,
    "drop a line": drop_a_line,
    "double a line": double_a_line,
    "empty": empty,
}
"""All of them, by name."""
