"""How typed words stand in a text that is handed on: as Markdown, or plain for a mail or a chat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from meetingtui.domain.text import one_line
from meetingtui.exchange.escaping import inline, pieces, points


@dataclass(frozen=True)
class Style:
    """How the words of a text stand in it."""

    line: Callable[[str], str]
    """Typed words on one line."""
    points: Callable[[str], list[str]]
    """The lines of a longer text."""
    heading: tuple[str, ...]
    """The lines of a heading, with {} for its words."""
    title: str
    """The first line of a page, with {} for its words."""


MARKDOWN = Style(inline, points, ("", "## {}", ""), "# {}")
PLAIN = Style(one_line, pieces, ("", "{}:"), "{}")
"""Every word as it was typed: for a mail or a chat, where signs that escape others would be read."""
