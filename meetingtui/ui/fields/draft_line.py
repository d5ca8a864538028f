"""A line whose letters the draft keeps, because they are not entered yet."""

from __future__ import annotations

from textual import on

from meetingtui.domain.meeting.contents import Contents
from meetingtui.ui.fields.line import Line
from meetingtui.ui.shell.messages import Write


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
