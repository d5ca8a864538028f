"""Every name of Textual that it does not offer publicly and that this program uses, in one place.

Those of the text area are in `textual_documents`, for its modules take their time to load. Apart from these stand
only methods and attributes of the classes that ours derive from (application, driver, palette, notes).
A newer Textual may rename or drop any of them: `tests/ui/test_textual_internals.py` then says which one is missing.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.binding import Binding
from textual.command import CommandPalette
from textual.content import Content
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.widgets import OptionList
from textual.widgets.option_list import Option

__all__ = [
    "ANSI_SEQUENCES_KEYS",
    "FUNCTIONAL_KEYS",
    "GATHERING",
    "XTermParser",
    "bindings_of",
    "gather_commands",
    "key_of_character",
    "put_prompt",
    "takes_key_reports",
]

GATHERING: Final = CommandPalette._GATHER_COMMANDS_GROUP
"""The group of the workers that look for the commands of the palette."""
gather_commands: Callable[[CommandPalette, str], Awaitable[None]] = CommandPalette._gather_commands.__wrapped__  # type: ignore[attr-defined]
"""What such a worker does."""


def takes_key_reports() -> bool:
    """Whether Textual's parser takes keys as the kitty protocol reports them; `TEXTUAL_DISABLE_KITTY_KEY` ends it."""
    return not constants.DISABLE_KITTY_KEY


def key_of_character(character: str) -> str:
    """Textual's name of the key that types a character: `question_mark`."""
    return _character_to_key(character)


def bindings_of(node: DOMNode) -> list[tuple[str, Binding]]:
    """The keys of a screen or a widget, each with its binding."""
    return list(node._bindings)


def put_prompt(options: OptionList, option: Option, prompt: Content) -> None:
    """Give a row other words of the same height; the stock way measures every row anew."""
    option._set_prompt(prompt)
    options._option_render_cache.clear()
    options.refresh()
