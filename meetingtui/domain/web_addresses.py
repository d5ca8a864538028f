"""Web addresses inside of words that somebody typed, as a reader would take them out of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_ADDRESS = 2000
"""Letters; what is longer was not typed by anybody."""
_QUOTES = '"`\u2018\u201a\u201c\u201d\u201e'
_UNSEEN = r"\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
_ADDRESS = re.compile(rf"https?://[^\s<>\\^{{}}|{_QUOTES}{_UNSEEN}]+", re.IGNORECASE)
_HOST = re.compile(r"https?://[^/?#]*[\w\]]", re.IGNORECASE)
_BEHIND = ".,;:!?'*_~\u2019\u2026"
"""Signs of the sentence in which an address stands."""
_CLOSING = {")": "(", "]": "["}


def address_places(text: str) -> Iterator[tuple[int, int]]:
    """Where the `http` and `https` addresses of a text begin and end, without the signs of the sentence."""
    if "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        found = _without_end(match[0])
        if _HOST.match(found) and len(found) <= LONGEST_ADDRESS:
            yield match.start(), match.start() + len(found)


def web_addresses(text: str) -> list[str]:
    """The addresses of a text in their order, each once."""
    return list(dict.fromkeys(text[begin:end] for begin, end in address_places(text)))


def short_address(address: str, letters: int = 60) -> str:
    """The address as it is said in a sentence: without `https://`, and cut where it is long."""
    said = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return said if len(said) <= letters else f"{said[: letters - 3]}..."


def _without_end(address: str) -> str:
    """Without signs behind it; a bracket stays if it was opened in the address."""
    while address:
        last = address[-1]
        opened = _CLOSING.get(last)
        if last in _BEHIND or (opened and address.count(last) > address.count(opened)):
            address = address[:-1]
        else:
            break
    return address
