"""JSON from elsewhere, read so that nothing in it can surprise: what is in doubt is refused, never mended."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

_DIGITS = 20
"""What a number of 64 bits needs."""
_SHOWN = 40


class Unreadable(Exception):
    """Why the text is refused, as the end of a sentence, without a full stop."""


def parse(data: bytes) -> Any:
    """What the bytes say.

    Raises:
        Unreadable: they are no JSON in UTF-8, or leave in doubt what they say: a name twice in one place, a number
            that is none or too long, half a character, levels without end.
    """
    if not data.strip():
        raise Unreadable("it is empty")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("it is not UTF-8") from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"it is not valid JSON from line {error.lineno} on, as if it had been cut off") from None
    except RecursionError:
        raise Unreadable("it is nested too deeply") from None


def shown(words: object) -> str:
    """Words of the file for a sentence, not too many of them."""
    text = str(words)
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '...'}”"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Unreadable(f"it has {shown(twice)} twice in one place")
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise Unreadable("it contains a number with too many digits")
    return int(digits)


def _number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise Unreadable("it contains a number that is too large")
    return number


def _no_number(name: str) -> NoReturn:
    raise Unreadable(f"it contains {name}, which is not a number")
