"""The only way that a person's words enter a widget.

Textual reads a plain `str` as markup: `[/]` in a note ends the program and `[@click=...]` arms an action. What
comes out of this module is `Content`, which is shown letter by letter, without anything that steers a terminal.
In `DataTable` and `Tree` a `Content` is cut to its first letter: show lists with `OptionList` instead.
"""

import re
from string import Template

from textual.content import Content

from meetingtui.domain.text import clean, one_line

TAB_WIDTH = 4
"""Columns to the next tab stop; a tab itself has no width that a layout could count on."""

_TAG = re.compile(r"\[[^\]]*\]")
"""A tag of our own markup; `$calm` in it is a colour, not a place for text."""
_LOOSE_JOINERS = re.compile("(^|[\\s\u200c\u200d])[\u200c\u200d]+", re.MULTILINE)
"""Zero-width joiners at the beginning of a line, behind a blank, or behind another one."""


def plain(text: str) -> Content:
    """A person's text as it was written, line by line."""
    return Content(cleaned(text))


def cleaned(text: str) -> str:
    """The letters of `plain`, for views that cut them into lines before they make a content of each."""
    return _joined(clean(text)).expandtabs(TAB_WIDTH)


def plain_line(text: str) -> Content:
    """A person's text on one line: a name, a title, a row of a list."""
    return Content(_joined(one_line(text)))


def _joined(text: str) -> str:
    """The text without joiners that join nothing: Rich loses its way when it breaks a line behind one."""
    if "\u200d" not in text and "\u200c" not in text:
        return text
    return _LOOSE_JOINERS.sub(r"\1", text)


def fill(template: str, **texts: str) -> Content:
    """Our own markup with a person's texts in its places.

    Args:
        template: Markup written by us, with a place `$name` for each text: `"[b]Task[/b] $task"`.
        texts: What stands in the places; shown as written, never read as markup.

    Raises:
        KeyError: A place in the template has no text.
    """
    places = Template(_TAG.sub("", template)).get_identifiers()
    words = {name: plain(texts[name]).plain for name in places}
    return Content.from_markup(template, **words)
