"""Lines whose words become an item of a list on Enter; until then the draft keeps every letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from textual import on

from meetingtui.domain.meeting.contents import Contents
from meetingtui.services.notebook import Notebook
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.shell.messages import Say, Write

Intent = Callable[[Notebook], Any]
"""What to do with the notebook."""
EDITING = "Editing.   Enter: save   Enter on an empty line: keep the old words"
"""Said when an item came back into its line."""


@runtime_checkable
class EntryHolder(Protocol):
    """Something in which words may stand that were not entered yet."""

    def taken(self) -> Intent | None:
        """What enters the words, which are cleared; None when there are none, or when they cannot be entered."""
        ...


class DraftLine(Line):
    """Keeps what is not entered yet under a key of its own, and shows it again after a crash."""

    def __init__(
        self,
        key: str,
        contents: Contents,
        *,
        placeholder: str,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        self._key = key
        self._kept = contents.not_entered.get(key, "")
        super().__init__(self._kept, placeholder=placeholder, compact=True, id=id, classes=classes)

    @on(Line.Changed)
    def keep_letters(self) -> None:
        """Keep what stands there now."""
        if self.value != self._kept:
            key, text = self._key, self.value
            self._kept = text
            self.post_message(Write(lambda notebook: notebook.type_line(key, text)))


class EntryLine(DraftLine):
    """Enter makes an item of the words; an empty line goes on to the next field."""

    def __init__(
        self,
        key: str,
        contents: Contents,
        becomes: Callable[[Notebook, str], Any],
        rewords: Callable[[Notebook, str, str], Any] | None = None,
        *,
        placeholder: str,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(key, contents, placeholder=placeholder, id=id)
        self._becomes = becomes
        self._rewords = rewords
        self._item_id: str | None = None

    def edit(self, item_id: str, text: str) -> None:
        """Take the words of an item into the line, to reword it; what stood there is entered first."""
        if (intent := self.taken()) is not None:
            self.post_message(Write(intent))
        self._item_id = item_id
        self.value = text
        self.cursor_position = len(self.value)
        self.focus()
        self.post_message(Say(EDITING))

    def taken(self) -> Intent | None:
        """What enters the words, which are cleared; None when there are none."""
        text, becomes, rewords, item_id = self.value, self._becomes, self._rewords, self._item_id
        self._item_id = None
        if not text.strip():
            return None
        self.clear()
        if item_id is not None and rewords is not None:
            return lambda notebook: rewords(notebook, item_id, text)
        return lambda notebook: becomes(notebook, text)

    @on(Line.Submitted)
    def enter(self, event: Line.Submitted) -> None:
        """Enter the words, or go on."""
        event.stop()
        intent = self.taken()
        if intent is None:
            go_on(self)
        else:
            self.post_message(Write(intent))
