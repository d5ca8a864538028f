"""What is kind to do today: why, a draft, and what becomes of it."""

from __future__ import annotations

from meetingtui.domain.between.due_courtesies import DueCourtesy
from meetingtui.ui.dialogs.choice import Choice, Reply


class CourtesyChoice(Choice):
    """Asks what to do with a courtesy that is due; none of the answers is marked before somebody chooses."""

    COPY, DONE, LATER = "copy", "done", "later"

    def __init__(self, courtesy: DueCourtesy, draft: str) -> None:
        """Shows the draft as it would be sent."""
        super().__init__(
            courtesy.title,
            [
                Reply("y", self.COPY, "Copy this draft, to change it and to send it yourself"),
                Reply("d", self.DONE, "Done: take it off"),
                Reply("l", self.LATER, "Later: tomorrow"),
            ],
            facts=[courtesy.why, *draft.splitlines()],
            on_purpose=True,
        )
