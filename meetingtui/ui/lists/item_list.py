"""A list of which one row is marked; keys act on the marked row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from meetingtui.ui.fields.line import walk
from meetingtui.ui.lists.options import Options
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Say
from meetingtui.ui.terminal.textual_internals import put_prompt

MARK, NO_MARK, HANGING = Content("> "), Content("  "), "    "
MIN_WIDTH = 10
"""Columns that the words of a row get at least, however small the window is."""


@dataclass(frozen=True)
class Row:
    """One row: who it is about, what it says, and the facts behind it."""

    id: str
    """The identity of the item."""
    text: str
    """A person's words."""
    sign: str = " "
    """One letter for its state, which the facts say in words."""
    who: str = ""
    """Whose it is."""
    facts: Sequence[str] = ()
    """Short facts that follow the words."""

    def content(self, width: int, *, marked: bool) -> Content:
        """The row for a width, long words under each other; a marked row has one ink, or no fact could be read."""
        parts: list[Content | str] = [plain_line(self.who).stylize("bold"), "  "] if self.who else []
        parts.append(plain_line(self.text))
        if self.facts:
            parts += ["  ", plain_line(", ".join(self.facts)).stylize("" if marked else "$text-muted")]
        first, *others = Content.assemble(*parts).wrap(max(MIN_WIDTH, width - len(HANGING)))
        head = Content.assemble(MARK if marked else NO_MARK, f"{self.sign} ", first)
        return Content("\n").join([head, *(Content.assemble(HANGING, line) for line in others)])


class ItemList(Options):
    """Rows with one marked by ">", bold and reverse (CONTRIBUTING, R4).

    Arrows at its ends go to the field before or after.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False, id="list.down"),
        Binding("k", "cursor_up", "Up", show=False, id="list.up"),
    ]

    @dataclass
    class Marked(Message):
        """Another row was marked."""

        item_list: ItemList
        """The list."""
        item_id: str | None
        """The item of the marked row; None when the list is empty."""

        @property
        def control(self) -> ItemList:
            """The list."""
            return self.item_list

    FOLLOW_NEW: ClassVar[bool] = False
    """Whether a row that joins at the end takes the mark."""

    def __init__(self, *, empty: str, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._empty = empty
        self._said: str | None = ""
        self._showing = False
        self._drawn_marked: int | None = None
        self.can_focus = False

    def on_mount(self) -> None:
        """Say what to do while there is nothing."""
        if not self._rows:
            self.show((), force=True)

    @property
    def marked(self) -> str | None:
        """The id of the marked item; None when the list is empty."""
        if self._rows and self.highlighted is not None and self.highlighted < len(self._rows):
            return self._rows[self.highlighted].id
        return None

    def show(self, rows: Sequence[Row], *, force: bool = False) -> None:
        """Show these rows; the mark stays on its item, or goes to a new last row."""
        rows = tuple(rows)
        if rows == self._rows and not force:
            return
        before, mark, old = self.marked, self.highlighted or 0, self._rows
        self._rows = rows
        if not rows and self.has_focus:
            walk(self, 1)
        self.can_focus = bool(rows)
        if [row.id for row in rows] == [row.id for row in old] and rows:
            for index, (row, was) in enumerate(zip(rows, old, strict=True)):
                if row is not was and row != was:
                    self._draw(index)
            return
        self._showing = True
        self.clear_options()
        if not rows:
            self.add_option(Option(plain_line(self._empty), disabled=True))
        else:
            self.add_options([Option(self._prompt(row, marked=False), id=row.id) for row in rows])
            ids = [row.id for row in rows]
            if self.FOLLOW_NEW and len(rows) > len(old):
                self.highlighted = len(rows) - 1
            else:
                self.highlighted = ids.index(before) if before in ids else min(mark, len(rows) - 1)
            self._draw(self.highlighted)
        self._showing = False
        self._say()

    def mark(self, item_id: str) -> None:
        """Mark an item, if it is there."""
        for index, row in enumerate(self._rows):
            if row.id == item_id:
                self.highlighted = index

    def mark_next(self) -> bool:
        """Mark the next row; False when the last one was marked."""
        if self.highlighted is None or self.highlighted >= len(self._rows) - 1:
            return False
        self.highlighted += 1
        return True

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the ">" along with the highlight."""
        super().watch_highlighted(highlighted)
        before, self._drawn_marked = self._drawn_marked, highlighted
        for index in (before, highlighted):
            if index is not None:
                self._draw(index)
        self._say()

    def on_resize(self) -> None:
        """Wrap the rows anew."""
        for index in range(len(self._rows)):
            self._draw(index)

    def _prompt(self, row: Row, *, marked: bool) -> Content:
        return row.content(self.scrollable_content_region.width or 70, marked=marked)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """A space is no command here: somebody began to type, and would pause the meeting."""
        return character == " "

    def on_key(self, event: events.Key) -> None:
        """Say how to write instead."""
        if self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self.post_message(Say("This is a list.   Tab: next field   Esc: letter keys"))

    def _say(self) -> None:
        if not self._showing and self.marked != self._said:
            self._said = self.marked
            self.post_message(self.Marked(self, self.marked))

    def _draw(self, index: int) -> None:
        if index >= self.option_count or index >= len(self._rows):
            return
        prompt = self._prompt(self._rows[index], marked=index == self.highlighted)
        option = self.get_option_at_index(index)
        if option.prompt == prompt:
            return
        if isinstance(option.prompt, Content) and option.prompt.plain.count("\n") == prompt.plain.count("\n"):
            # The stock way measures every row anew, which takes longer the more there are; here no height changes.
            put_prompt(self, option, prompt)
        else:
            self.replace_option_prompt_at_index(index, prompt)

    def action_cursor_up(self) -> None:
        """Go up a row; from the first to the field before."""
        if not self.highlighted:
            walk(self, -1)
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Go down a row; from the last to the field after."""
        if self.highlighted is None or self.highlighted >= len(self._rows) - 1:
            walk(self, 1)
        else:
            super().action_cursor_down()
