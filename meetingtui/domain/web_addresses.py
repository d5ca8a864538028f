"""Web addresses inside of words that somebody typed."""

from __future__ import annotations

import re

WEB_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?'\")\]]")
"""An address ends before the signs that end a sentence."""


def web_addresses(text: str) -> list[str]:
    """Every address in a text, in order."""
    return WEB_ADDRESS.findall(text)
