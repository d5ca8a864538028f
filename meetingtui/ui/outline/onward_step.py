"""The way on, behind the last step of a phase."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widget import Widget

from meetingtui.ui.fields.row_keys import RowKeys
from meetingtui.ui.outline.step_box import StepBox


class OnwardStep(StepBox):
    """Enter goes on; what is typed here is a thought that is caught for later."""

    ENTER = "Enter: go on"

    def body(self) -> Iterator[Widget]:
        """What Enter does."""
        yield RowKeys("Enter: go on   Up: back to the steps   Type: catch a thought")
