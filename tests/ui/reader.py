"""What two people read on the screen, and what the program knows behind it."""

from __future__ import annotations

from typing import Any

from textual.widget import Widget
from textual.widgets import Digits, OptionList

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.ui.fields.choice_row import ChoiceRow
from meetingtui.ui.outline.outline import Outline
from meetingtui.ui.screens.outline_screen import OutlineScreen
from meetingtui.ui.shell.app import MeetApp
from meetingtui.ui.widgets.key_row import KeyRow
from tests.fakes import MemoryStore


class Reader:
    """Reads one program; `Stage` drives it."""

    app: MeetApp
    store: MemoryStore
    pair: Pair | None

    @property
    def screen(self) -> str:
        """The name of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def rows(self) -> list[str]:
        """What is drawn, row by row."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What is drawn, each run of spaces as one."""
        return "\n".join(" ".join(row.split()) for row in self.rows)

    @property
    def flat(self) -> str:
        """What is drawn, as one line without the frames, for sentences that are wrapped."""
        return " ".join(self.text.replace("│", " ").replace("┃", " ").split())

    @property
    def message(self) -> str:
        """The line above the footer."""
        return self.words("#message")

    @property
    def figures(self) -> str:
        """The big figures, also while a question is asked above them."""
        live = next(screen for screen in reversed(self.app.screen_stack) if screen.query("#remaining"))
        return live.query_one("#remaining", Digits).value

    def words(self, selector: str) -> str:
        """What a label says, also the part that is scrolled out of sight."""
        return str(self.app.screen.query_one(selector).render())

    @property
    def focus(self) -> str:
        """The id of what has the focus, or of the question that it belongs to; empty for none."""
        widget: Any = self.app.focused
        while isinstance(widget, Widget):
            if widget.id:
                return widget.id
            widget = widget.parent
        return ""

    @property
    def outline(self) -> Outline:
        """The outline of the running meeting, or of what is prepared, also while a question is asked above it."""
        found = next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, OutlineScreen))
        return found.outline

    @property
    def step(self) -> str:
        """The id of the step that is open."""
        step = self.outline.open_step
        return step.id if step is not None else ""

    @property
    def steps(self) -> list[str]:
        """The ids of all steps of the phase, in order."""
        return [step.id for step in self.outline.steps]

    @property
    def typed(self) -> str:
        """What stands in the main field of the open step."""
        field: Any = self.outline.box.text if self.outline.box is not None else None
        return "" if field is None else field.text if hasattr(field, "text") else field.value

    @property
    def letters(self) -> bool:
        """Whether letters are commands."""
        return isinstance(self.app.focused, Outline)

    @property
    def choices(self) -> list[list[str]]:
        """The rows of the open step in which Left and Right choose, each with what is chosen in it."""
        box = self.outline.box
        return (
            [[a.words for a in row.answers if a.value in row.chosen] for row in box.query(ChoiceRow)] if box else []
        )

    @property
    def footer(self) -> list[tuple[str, str]]:
        """The keys and words in the last row, without the palette's."""
        return [(hint.shown, hint.says) for row in self.app.screen.query(KeyRow) for hint in row.hints]

    @property
    def answers(self) -> list[str]:
        """The answers that a question offers, each with its key."""
        options = self.app.screen.query_one(".answers", OptionList).options
        return [" ".join(str(option.prompt).split()) for option in options]

    @property
    def live(self) -> LiveMeeting:
        """The running meeting."""
        found = next(screen for screen in reversed(self.app.screen_stack) if hasattr(screen, "live"))
        return found.live

    @property
    def meeting(self) -> Meeting:
        """The meeting as it is now."""
        return self.live.meeting

    @property
    def contents(self) -> Contents:
        """What is written down."""
        return self.meeting.contents

    @property
    def phase(self) -> str:
        """The name of the phase."""
        return self.meeting.phase.label if self.meeting.phase else ""

    @property
    def record(self) -> MeetingRecord:
        """The newest record in the store."""
        assert self.pair is not None
        return self.store.records(self.pair.id)[-1]

    def value(self, selector: str) -> str:
        """What stands in a field."""
        field: Any = self.app.screen.query_one(selector)
        return field.text if hasattr(field, "text") else field.value
