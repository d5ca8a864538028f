"""The text of a notes field, for texts of any length.

Textual asks for the whole text and its height once for each row that it draws, and puts both together anew from all
lines each time: with a few megabytes a key would take a tenth of a second.
"""

from __future__ import annotations

from meetingtui.ui.terminal.textual_documents import (
    Document,
    EditResult,
    Location,
    WrappedDocument,
    height_of_wrapped,
)


class LongDocument(Document):
    """Puts the text together once after each change."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole: str | None = None
        self.length = len(text)
        """Letters of it all."""

    @property
    def text(self) -> str:
        """The whole text."""
        if self._whole is None:
            self._whole = super().text
        return self._whole

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in place of a range."""
        self._whole = None
        result = super().replace_range(start, end, text)
        self.length += len(text) - len(result.replaced_text)
        return result


class LongWrapped(WrappedDocument):
    """Knows its height without counting."""

    @property
    def height(self) -> int:
        """How many rows the text takes."""
        return height_of_wrapped(self)
