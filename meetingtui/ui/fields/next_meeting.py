"""When and where the next meeting is: typed, said back in full, and only then agreed."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.first_meeting_result import agreed_so_far, pair_so_far
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import NextMeeting
from meetingtui.services.next_date import objections, said_in_full, typed_next, usual_next
from meetingtui.ui.fields.focus_next import go_on
from meetingtui.ui.fields.line import Line
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Say, Write
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import rhythm_content

ANOTHER = "another date, such as: next tue 15:00"


class NextMeetingField(Vertical):
    """Enter on the empty line takes the usual slot; a typed date counts once it was said back and Enter pressed."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(id="next-meeting")
        self._meeting = meeting
        self._usual: NextMeeting | None = None

    def compose(self) -> ComposeResult:
        """When, how it is understood, where."""
        place = self.usual.place
        with Horizontal(classes="row"):
            yield Static("When", classes="field-label", markup=False)
            yield Line(id="when", placeholder=ANOTHER, compact=True)
        yield LazyStatic("", id="when-echo", markup=False)
        yield Static("", id="when-agreed", classes="aside", markup=False)
        with Horizontal(classes="row"):
            yield Static("Where", classes="field-label", markup=False)
            yield Line(place, id="where", placeholder="a room or a call link", compact=True)

    def on_descendant_focus(self) -> None:
        """Bring all of it into view: what speaks against a date stands below the line."""
        self.call_after_refresh(self.scroll_visible, animate=False)

    def show(self, meeting: Meeting) -> None:
        """Show what is agreed, or what Enter would agree on."""
        before, self._meeting = self._meeting, meeting
        if meeting.agenda.kind is MeetingKind.FIRST and _answers(before) != _answers(meeting):
            self._usual = None
        agreed = meeting.contents.next_meeting
        where = self.query_one("#where", Line)
        if agreed is not None and agreed.place and not where.value and not where.has_focus:
            with where.prevent(Line.Changed):
                where.value = agreed.place
        self._say()

    def _say(self) -> None:
        text = self.query_one("#when", Line).value
        echo = self.query_one("#when-echo", Static)
        agreed = self._meeting.contents.next_meeting
        if text.strip():
            try:
                typed = self._in_full(self._typed(text))
                echo.update(Content.assemble("= ", typed, ("   Enter: agree", "$text-muted")))
            except MeetError as error:
                echo.update(Content.assemble(("? ", "bold $soon"), plain(" ".join(error.lines()))))
        elif agreed is not None:
            echo.update(Content.assemble(("+ AGREED  ", "bold $done"), self._in_full(agreed)))
        else:
            echo.update(Content.assemble("Enter: the usual slot, ", self._in_full(self.usual)))
        rhythm = rhythm_content(agreed_so_far(self._meeting))
        beside = self.query_one("#when-agreed", Static)
        beside.display = bool(rhythm.plain)
        beside.update(rhythm)

    @property
    def usual(self) -> NextMeeting:
        """The usual slot; computed once, because it needs the zone's rules."""
        if self._usual is None:
            self._usual = usual_next(self._meeting)
        return self._usual

    def _typed(self, text: str) -> NextMeeting:
        return typed_next(text, self._meeting, self._meeting.seen_at)

    def _in_full(self, next_meeting: NextMeeting) -> Content:
        """The date in full, and below it who said to be away then."""
        said = plain(said_in_full(next_meeting, pair_so_far(self._meeting), self._meeting.seen_at))
        away = [
            Content.assemble(("\n! ", "bold $soon"), plain_line(objection))
            for objection in objections(next_meeting, self._meeting)
        ]
        return Content.assemble(said, *away)

    @on(Line.Changed, "#when")
    def echo_date(self, event: Line.Changed) -> None:
        """Say how the date is understood, while it is typed."""
        event.stop()
        self._say()

    @on(Line.Submitted, "#when")
    def agree(self, event: Line.Submitted) -> None:
        """Agree on what was said back."""
        event.stop()
        text = event.value
        try:
            chosen = self._typed(text) if text.strip() else self._meeting.contents.next_meeting or self.usual
        except MeetError as error:
            self.post_message(Say(" ".join(error.lines()), problem=True))
            return
        place = self.query_one("#where", Line).value
        self.post_message(Write(lambda notebook: notebook.agree_on(chosen, place)))
        event.input.clear()
        self.query_one("#where", Line).focus()

    @on(Line.Changed, "#where")
    def keep_place(self, event: Line.Changed) -> None:
        """Keep the place as it is typed."""
        event.stop()
        place = event.value
        agreed = self._meeting.contents.next_meeting
        if agreed is not None and agreed.place != place:
            self.post_message(Write(lambda notebook: notebook.meet_at(place)))

    @on(Line.Submitted, "#where")
    def leave_place(self, event: Line.Submitted) -> None:
        """Go on to the next question."""
        event.stop()
        go_on(event.input)


def _answers(meeting: Meeting) -> tuple[object, object]:
    """What a first meeting says of its rhythm, typed and chosen."""
    return meeting.contents.answers, meeting.contents.chosen
