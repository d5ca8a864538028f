"""Pieces of a page for a browser; the only way in which words get into one."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from meetingtui.domain.story.story_words import Item
from meetingtui.domain.text import clean, one_line


def words(text: str) -> str:
    """What somebody typed: clean, escaped, with its line ends."""
    return escape(clean(text).strip("\n"))


def line(text: str) -> str:
    """The same on one line."""
    return escape(one_line(text))


def typed(text: str) -> str:
    """What somebody typed, in whatever direction its script is written."""
    return f"<bdi>{words(text)}</bdi>"


def items_list(items: Iterable[Item]) -> str:
    """Things that are told, each with what belongs to it."""
    return f'<ul class="told">\n{"".join(map(_item, items))}</ul>\n'


def section(heading: str, body: str, *, level: int, anchor: str = "") -> str:
    """A part of the page under its heading; the anchor is what a table of contents leads to."""
    known = f' id="{anchor}"' if anchor else ""
    return f"<section{known}>\n<h{level}>{line(heading)}</h{level}>\n{body}</section>\n"


def _item(item: Item) -> str:
    below = "".join(f'<li dir="auto">{words(text)}</li>\n' for text in item.below if text.strip())
    listed = f"<ul>\n{below}</ul>\n" if below else ""
    return f'<li><p class="what" dir="auto">{line(item.text)}</p>\n{listed}</li>\n'
