"""The field of several lines that people write in.

In a module of its own because it takes its time to load, and the first screens have none.
"""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from meetingtui.domain.text import clean
from meetingtui.ui.fields.line import LEAVE, fits, leave_field, walk
from meetingtui.ui.fields.long_text import LongDocument, LongWrapped
from meetingtui.ui.plain import plain
from meetingtui.ui.terminal.textual_documents import DocumentNavigator, show_new_document

LONG = 200_000
"""Letters from which on whoever keeps the text is told of an edit a moment later, with those that follow it."""
MOMENT = 0.3
"""Seconds; to read megabytes at each key would take longer than the key itself."""


class Notes(TextArea):
    """A field of several lines, wrapped at words. Tab goes on to the next field; an edit posts `Changed`."""

    TAKES_LETTERS: ClassVar[bool] = True
    """What is typed is written here, whatever else is under way."""
    BLINK: ClassVar[bool] = False
    """A blinking cursor repaints a shared screen twice a second."""

    BINDINGS: ClassVar[list[BindingType]] = [LEAVE]

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        compact: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        self._drawing = False
        super().__init__(
            clean(text),
            placeholder=plain(placeholder),
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            compact=compact,
            id=id,
            classes=classes,
            disabled=disabled,
        )
        self.set_reactive(TextArea.cursor_blink, self.BLINK)
        self.set_reactive(TextArea.match_cursor_bracket, False)
        self._telling: Timer | None = None
        # Nobody listens, and at each key it would climb through all the boxes around the field.
        self.disable_messages(TextArea.SelectionChanged)

    def load_text(self, text: str) -> None:
        """Show another text, cleaned; forgets what could be undone."""
        super().load_text(clean(text))

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002
        """Show a text, as the stock field does it for one without a language, in our own kind of document."""
        self.document = LongDocument(text)
        self.wrapped_document = LongWrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        show_new_document(self)

    def post_message(self, message: Message) -> bool:
        """Post a message; of a long text, what has changed is told a moment later."""
        if isinstance(message, TextArea.Changed) and self._is_long:
            self._telling = self._telling or self.set_timer(MOMENT, self.tell)
            return True
        return super().post_message(message)

    @property
    def _is_long(self) -> bool:
        return isinstance(self.document, LongDocument) and self.document.length > LONG

    def tell(self) -> None:
        """Tell now what was to be told in a moment."""
        if self._telling is not None:
            self._telling.stop()
            self._telling = None
            super().post_message(TextArea.Changed(self))

    def on_blur(self) -> None:
        """Tell what was edited before another field is."""
        self.tell()

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit with its text cleaned: typed, pasted or put there by the program, all pass here."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find none: notes are not code, and the search reads the whole text at a key."""

    def render_line(self, y: int) -> Strip:
        """Draw a row; none in a window so small that no letter fits, where the stock placeholder fails."""
        if self.content_size.width <= 0:
            return Strip.blank(0)
        self._drawing = True
        try:
            return super().render_line(y)
        finally:
            self._drawing = False

    @property
    def text(self) -> str:
        """The whole text; for a row that is drawn, whether there is any: megabytes are not joined for that."""
        if self._drawing and isinstance(self.document, LongDocument):
            return "x" if self.document.length else ""
        return super().text

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def on_paste(self, event: events.Paste) -> None:
        """Refuse a paste that would make the field slow; nothing is cut silently."""
        event.prevent_default().stop()
        self.take(event.text)

    def take(self, text: str) -> bool:
        """Put a text where the cursor is, also while another box has the keys; False when it does not fit."""
        fitting = fits(self, self.text, text)
        if fitting:
            self.move_cursor(self.replace(text, *self.selection).end_location)
        return fitting

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        if fits(self, self.text, self.app.clipboard):
            super().action_paste()

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row; from the first one to the field before."""
        at_edge = not select and self.navigator.is_first_wrapped_line(self.cursor_location)
        if not (at_edge and walk(self, -1)):
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row; from the last one to the field after."""
        at_edge = not select and self.navigator.is_last_wrapped_line(self.cursor_location)
        if not (at_edge and walk(self, 1)):
            super().action_cursor_down(select)

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        leave_field(self)
