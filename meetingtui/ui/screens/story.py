"""The story: what came of the last weeks, months or years, to be read together. Read only."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from meetingtui.domain.dates.formatting import day
from meetingtui.domain.errors import MeetError
from meetingtui.domain.people import Pair
from meetingtui.services.storytelling import Storyteller
from meetingtui.ui.dialogs.once import OnceScreen
from meetingtui.ui.plain import plain
from meetingtui.ui.reading.story_page import StoryPage
from meetingtui.ui.reading.story_parts import StoryParts
from meetingtui.ui.reading.stretch_row import STRETCHES, USUAL, Stretch, StretchRow
from meetingtui.ui.widgets.key_row import KeyRow
from meetingtui.ui.widgets.message_line import MessageLine
from meetingtui.ui.widgets.top_bar import TopBar
from meetingtui.ui.words.story_lines import empty_lines, told_lines

STORY_KEYS = "3 9 y w: how far back   n p: next, previous part   arrows: scroll   q: back"
NO_PARTS = "3 9 y w: how far back   q: back"


class StoryScreen(OnceScreen[None]):
    """Shows the story of one pair; dismissed when it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right_square_bracket", "part(1)", "Next part", id="story.next"),
        Binding("p,left_square_bracket", "part(-1)", "Previous part", id="story.before"),
        Binding("3", "stretch('3')", "30 days", id="story.30", show=False, tooltip="The last 30 days"),
        Binding("9", "stretch('9')", "90 days", id="story.90", show=False, tooltip="The last 90 days"),
        Binding("y", "stretch('y')", "A year", id="story.year", show=False, tooltip="The last year"),
        Binding("w", "stretch('w')", "All", id="story.whole", show=False, tooltip="Everything since you began"),
        Binding("q,ctrl+q,escape", "back", "Back", id="nav.back"),
        Binding("question_mark,ctrl+g,f1", "app.help", "Help", id="help.show"),
    ]
    AUTO_FOCUS = "#story-page"
    HELP = "What came of it: goals, promises, wins, doors, thanks, and how the time was used. No scores."

    def __init__(self, teller: Storyteller, pair: Pair) -> None:
        super().__init__()
        self._teller = teller
        self._pair = pair
        self._stretch = USUAL

    def compose(self) -> ComposeResult:
        """How far back, the story, its parts."""
        pair = self._pair
        yield TopBar(
            f"meet   Story   {pair.names} (mentor)   {day(self._teller.today)}",
            f"meet   Story   {pair.names}",
        )
        with Vertical(id="story-stage"):
            yield StretchRow()
            with Horizontal(id="story-body"):
                yield StoryPage()
                yield StoryParts()
        yield MessageLine()
        yield KeyRow()

    def on_mount(self) -> None:
        """Tell the usual stretch."""
        self.query_one(StoryParts).border_title = "PARTS"
        self._tell()

    def _tell(self) -> None:
        days = self._stretch.days
        since = None if days is None else self._teller.today - timedelta(days=days)
        try:
            story = self._teller.tell(since)
        except MeetError as error:
            self.query_one(MessageLine).stand(f"Problem: {' '.join(error.lines())}")
            return
        if story.empty:
            further_back = days is not None and self._teller.have_met
            self.query_one(StoryPage).show(partial(empty_lines, story, further_back=further_back))
        else:
            self.query_one(StoryPage).show(partial(told_lines, story))

    def action_stretch(self, key: str) -> None:
        """Tell another stretch, from its beginning."""
        self._choose(next(stretch for stretch in STRETCHES if stretch.key == key))

    @on(StretchRow.Chosen)
    def choose_clicked(self, event: StretchRow.Chosen) -> None:
        """Tell the stretch that was clicked on."""
        event.stop()
        self._choose(event.stretch)

    def _choose(self, stretch: Stretch) -> None:
        if stretch is self._stretch:
            return
        self._stretch = stretch
        self.query_one(StretchRow).show(stretch)
        # The choice is seen at once, however many years have to be looked through.
        self.call_after_refresh(self._tell)

    def action_part(self, step: int) -> None:
        """Go to another part."""
        page = self.query_one(StoryPage)
        if page.go_by(step):
            return
        if page.part is None:
            said = "All of it is on the screen."
        else:
            said = "This is the last part." if step > 0 else "This is the beginning."
        self.query_one(MessageLine).say(said)

    @on(StoryParts.Chosen)
    def go_to_clicked(self, event: StoryParts.Chosen) -> None:
        """Go to the part that was clicked on."""
        event.stop()
        self.query_one(StoryPage).go(event.part)

    @on(StoryPage.Reached)
    def mark_part(self, event: StoryPage.Reached) -> None:
        """Say where in the story this is."""
        event.stop()
        page = self.query_one(StoryPage)
        self.query_one(StoryParts).show(page.parts, event.part)
        here = "" if event.part is None else f"part {event.part + 1} of {len(page.parts)}"
        page.border_subtitle = plain(here)
        self.query_one(MessageLine).hint(STORY_KEYS if page.parts else NO_PARTS)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """From part to part goes only what has parts."""
        return any(page.parts for page in self.query(StoryPage)) if action == "part" else True

    def action_back(self) -> None:
        """Back to where the story was asked for."""
        self.dismiss(None)
