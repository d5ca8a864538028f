"""The only way that a person's words enter a widget.

Textual reads a plain `str` as markup: `[/]` in a note ends the program and `[@click=...]` arms an action. What
comes out of this module is `Content`, which is shown letter by letter, without anything that steers a terminal.
In `DataTable` and `Tree` a `Content` is cut to its first letter: show lists with `OptionList` instead.
"""

import re
from string import Template

from textual.content import Content

from meetingtui.domain.text import drawn, one_line

TAB_WIDTH = 4
"""Columns to the next tab stop; a tab itself has no width that a layout could count on."""

_TAG = re.compile(r"\[[^\]]*\]")
"""A tag of our own markup; `$calm` in it is a colour, not a place for text."""


def plain(text: str) -> Content:
    """A person's text as it was written, line by line."""
    return Content(cleaned(text))


def cleaned(text: str) -> str:
    """The letters of `plain`, for views that cut them into lines before they make a content of each."""
    return drawn(text).expandtabs(TAB_WIDTH)


def plain_line(text: str) -> Content:
    """A person's text on one line: a name, a title, a row of a list."""
    return Content(drawn(one_line(text)))


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
