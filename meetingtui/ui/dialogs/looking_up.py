"""Have we talked about this? The past meetings of the two, searched above a running one."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.services.history import History
from meetingtui.ui.dialogs.once import OnceModalScreen
from meetingtui.ui.reading.meeting_browser import MeetingBrowser

NOTHING_TO_SEARCH = "This is your first meeting: there is nothing to search yet."
LOOKING_UP_KEYS = "Enter: list   Right: text   /: search   Esc: back to your meeting"


class LookingUp(OnceModalScreen[bool]):
    """Opens below the clock, which goes on; answers whether the meeting is to be covered now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back to the meeting", id="nav.back", priority=True),
        Binding("v,ctrl+r", "cover", "Cover", id="look.cover", show=False, tooltip="Hide everything but the clock"),
        Binding("slash", "search", "Search", id="nav.search", show=False),
        Binding("right,enter", "read", "Read", id="nav.read", show=False),
        Binding("left", "to_list", "List", id="nav.list", show=False),
    ]
    AUTO_FOCUS = "#search"

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def compose(self) -> ComposeResult:
        """The browser and its keys."""
        with Vertical(id="looking-up"):
            yield MeetingBrowser(self._history, empty=NOTHING_TO_SEARCH)
            yield Static(LOOKING_UP_KEYS, classes="hint")

    def on_mount(self) -> None:
        """Be ready before the second letter."""
        self.query_one("#looking-up").border_title = "Have we talked about this?"
        self.query_one(MeetingBrowser).make_ready()

    def action_search(self) -> None:
        """Go to the line to search in."""
        self.query_one(MeetingBrowser).search_again()

    def action_read(self) -> None:
        """Go into the text of the marked meeting."""
        self.query_one(MeetingBrowser).read_text()

    def action_to_list(self) -> None:
        """Go back to the list."""
        self.query_one(MeetingBrowser).back_to_list()

    def action_close(self) -> None:
        """Back to the meeting."""
        self.dismiss(False)

    def action_cover(self) -> None:
        """Back to the meeting, and hide its words, too."""
        self.dismiss(True)
