"""The page that a first meeting made: read aloud before the recap, with the question whether both say yes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.dates.formatting import day
from meetingtui.domain.ending.first_meeting_result import not_reached
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.plain import plain_line
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.agreement import page_content


class SayingYesScreen(OnceScreen[str]):
    """Dismissed with `yes`, with `not-yet`, or with `back` to go on with the meeting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "say('yes')", "Both say yes", id="agreement.yes"),
        Binding("n", "say('not-yet')", "Not yet", id="agreement.not-yet", tooltip="Save it; say yes later"),
        Binding("escape,b", "say('back')", "Back to the meeting", id="nav.back"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    AUTO_FOCUS = "#yes-page"
    HELP = "One page, made from what you said. Read it to each other; you can revise it at any time."

    def __init__(self, meeting: Meeting, page: Agreement) -> None:
        super().__init__()
        self._meeting = meeting
        self._page = page

    def compose(self) -> ComposeResult:
        """The question, what was not reached, the page."""
        pair = self._meeting.pair
        yield TopBar(f"meet   {pair.names} (mentor)   {day(self._page.agreed_on)}")
        with Vertical(id="yes-question"):
            yield Static("Do you both say yes?   y: yes, both aloud   n: not yet", classes="dialog-title")
            missing = [topic.text for topic in not_reached(self._meeting)]
            if missing:
                yield Static(
                    plain_line(f"Left for your first weekly meeting: {'; '.join(missing)}"),
                    classes="aside",
                )
        with VerticalScroll(id="yes-page"):
            yield Static(page_content(self._page, pair), markup=False)
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Say how it goes on."""
        self.query_one("#yes-page").border_title = "YOUR AGREEMENT"
        self.query_one(MessageLine).hint(
            "Everything is saved either way.   Arrows: scroll   Esc: back to the meeting"
        )

    def action_say(self, answer: str) -> None:
        """Answer."""
        self.dismiss(answer)
