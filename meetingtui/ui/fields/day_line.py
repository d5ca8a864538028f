"""A line for the day of something: said back while it is typed, and counted once it is done with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.content import Content

from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.contents import Contents
from meetingtui.services.notebook import Notebook
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.plain import plain
from meetingtui.ui.shell.messages import Intent


class DayLine(PartLine):
    """Letters change nothing yet: half a day is another day. Enter counts it, or whatever leaves the step."""

    def __init__(
        self,
        contents: Contents,
        key: str,
        reads: Callable[[str], date | None],
        counts: Callable[[date | None], Intent],
        *,
        id: str,  # noqa: A002
    ) -> None:
        """`reads` understands the words or raises, `counts` gives what keeps the day; `key` names the line."""
        super().__init__(
            contents.not_entered.get(key, ""),
            lambda text: lambda notebook: notebook.type_line(key, text),
            said_back=True,
            id=id,
        )
        self._key = key
        self._reads = reads
        self._counts = counts

    def echo(self, says: Callable[[date | None], str]) -> Content:
        """How the words are understood; empty when there are none."""
        if not self.value.strip():
            return Content("")
        try:
            return Content.assemble(("= ", "bold $done"), plain(says(self._reads(self.value))))
        except MeetError:
            return Content.assemble(("? ", "bold $soon"), "which day? For example: fri, or 27 nov")

    def counted(self) -> Intent | None:
        """What makes the day count, and the line is free again; None without words. Raises BadInput for no day."""
        if not self.value.strip():
            return None
        keep, key = self._counts(self._reads(self.value)), self._key
        self.put("")

        def intent(notebook: Notebook) -> None:
            keep(notebook)
            notebook.type_line(key, "")

        return intent
