"""The field of one line that people write in, and what it has in common with the one of several (`notes.py`).

Both keep everything that is pasted or refuse it with a sentence, take no control characters, never blink, and
leave the focus on Escape. Arrows walk a form: Up on the first row goes to the field before, Down on the last row
to the field after. At the ends of the form they stay: nobody is thrown from the last field to the first.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from meetingtui.domain.text import clean, one_line

LIMIT = 100_000
"""Bytes of UTF-8 up to which a field takes a paste; beyond, one key takes Textual longer than a person waits."""
JOINT = " / "
"""What stands between the lines of a paste into a field of one line."""
LEAVE = Binding("escape", "leave", "Leave field", show=False, id="nav.back")
"""Leaves the field; it has the id of the screens' way back, so that one setting changes both keys."""


@dataclass
class TextRefused(Message):
    """A text did not fit into its field and nothing was added; the screen shows the sentence."""

    field: Widget
    """The field that refused."""
    sentence: str
    """What to tell the user."""

    @property
    def control(self) -> Widget:
        """The field that refused."""
        return self.field


class Line(Input):
    """A field of one line. Enter posts `Submitted`; a paste of several lines is kept, joined by " / "."""

    TAKES_LETTERS: ClassVar[bool] = True
    """What is typed is written here, whatever else is under way."""
    BLINK: ClassVar[bool] = False
    """A blinking cursor repaints a shared screen twice a second."""

    BINDINGS: ClassVar[list[BindingType]] = [
        LEAVE,
        Binding("alt+delete", "delete_right_word", "Delete the word", show=False, id="field.delete-word"),
        Binding("up", "walk(-1)", "Previous field", show=False, id="field.above"),
        Binding("down", "walk(1)", "Field after", show=False, id="field.below"),
    ]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        max_length: int = 0,
        compact: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder=one_line(placeholder),
            max_length=max_length,
            select_on_focus=False,
            compact=compact,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.set_reactive(Input.cursor_blink, self.BLINK)

    def validate_value(self, value: str) -> str:
        """Keep whatever is put into the field clean and on one line, also when the program puts it there."""
        return _joined(value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in place of a range; its lines are joined."""
        super().replace(_joined(text), start, end)

    def on_paste(self, event: events.Paste) -> None:
        """Take the whole paste: the stock field would drop all lines but the first without a word."""
        event.prevent_default().stop()
        self.take(event.text)

    def take(self, text: str) -> bool:
        """Put a text where the cursor is, also while another box has the keys; False when it does not fit."""
        fitting = fits(self, self.value, text)
        if fitting:
            self.replace(text, *self.selection)
        return fitting

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        if fits(self, self.value, self.app.clipboard):
            super().action_paste()

    def restricted(self) -> None:
        """Say that the text is too long; the stock field rings the bell, which a call would carry."""
        self.post_message(TextRefused(self, f"This field holds {self.max_length} letters. Nothing was added."))

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        leave_field(self)

    def action_walk(self, step: int) -> None:
        """Go to the field before (-1) or after (1)."""
        walk(self, step)


@dataclass
class FieldLeft(Message):
    """Escape gave the keys back to the screen: words that come without a field belong here."""

    field: Widget
    """The field that was left."""


def leave_field(field: Widget) -> None:
    """Give the keys back to the screen, and let the application know from where."""
    field.post_message(FieldLeft(field))
    field.screen.set_focus(None)


def _joined(text: str) -> str:
    """The text clean and on one line; spaces stay as they are, because it may still be in the making."""
    text = clean(text).replace("\t", " ")
    if "\n" not in text:
        return text
    return JOINT.join(line.strip() for line in text.split("\n") if line.strip())


def fits(field: Widget, present: str, added: str) -> bool:
    """Whether a paste leaves the field usable; if not, the screen is told."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in (present, added))
    if size <= LIMIT:
        return True
    kilobytes = -(-size // 1000)
    sentence = f"Too long for one field: {kilobytes:,} KB, and {LIMIT // 1000} KB fit. Nothing was added."
    field.post_message(TextRefused(field, sentence))
    return False


def walk(field: Widget, step: int) -> bool:
    """Move the focus along the form; False at its end, where the focus stays.

    A box that scrolls can have the focus too, but nobody writes in it: if it holds a stop, it is none itself.
    """
    screen = field.screen
    chain = screen.focus_chain
    boxes = {box for widget in chain for box in widget.ancestors}
    stops = [widget for widget in chain if widget not in boxes]
    if field not in stops:
        return False
    target = stops.index(field) + step
    if not 0 <= target < len(stops):
        return False
    screen.set_focus(stops[target])
    return True
