"""The door to the data file: only what JSON can hold and give back unchanged comes in."""

import math
from collections.abc import Mapping
from typing import Any

from meetingtui.domain.errors import NotPossible

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_INTEGERS = range(-(2**63), 2**64)
"""What every JSON reader in use takes; a longer number could be written and never read again."""


def plain_document(document: Mapping[str, Any], field: str) -> dict[str, Any]:
    """A copy that shares nothing with the original, made of dicts, lists, text, numbers, booleans and None.

    Tuples become lists; halves of a character that UTF-8 cannot write become a visible sign.

    Args:
        document: What is to be stored.
        field: Where it goes, as the start of the name in an error.

    Raises:
        NotPossible: a value cannot be stored; the error names its field.
    """
    try:
        return _plain_dict(document, field)
    except RecursionError:
        raise _refused(field, "too many levels") from None


def _plain(value: Any, field: str) -> Any:
    kind = type(value)
    if kind is str:
        return value if value.isascii() else _plain_text(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        if value not in _INTEGERS:
            raise _refused(field, "a number with too many digits")
        return value
    if kind is float:
        if not math.isfinite(value):
            raise _refused(field, "a number that is not finite")
        return value
    if isinstance(value, dict):
        return _plain_dict(value, field)
    if isinstance(value, list | tuple):
        return [_plain(item, f"{field}[{index}]") for index, item in enumerate(value)]
    raise _refused(field, f"a {kind.__name__}")


def _plain_dict(document: Mapping[Any, Any], field: str) -> dict[str, Any]:
    copy = {}
    for key, value in document.items():
        if type(key) is not str:
            raise _refused(field, f"a name that is not text ({key!r})")
        copy[key if key.isascii() else _plain_text(key)] = _plain(value, f"{field}.{key}")
    return copy


def _plain_text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


def _refused(field: str, what: str) -> NotPossible:
    return NotPossible(f"{field} cannot be saved: it holds {what}.", "What was saved before is safe.")
