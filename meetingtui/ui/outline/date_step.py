"""The step that asks when and where the next meeting is: typed, said back in full, and only then agreed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.ending.first_meeting_result import agreed_so_far, pair_so_far
from meetingtui.domain.errors import MeetError
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.step import Step
from meetingtui.domain.people import NextMeeting
from meetingtui.services.next_date import objections, passed_over, said_in_full, typed_next, usual_next
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import StepBox
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Intent
from meetingtui.ui.shell.messages import Say as Sentence
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import rhythm_content

TYPED = "when"
"""Under which the words of a date are kept that is not agreed yet."""
WHERE = "where"
"""Under which a place is kept for which there is no date yet."""


class DateStep(StepBox):
    """Enter on the empty line takes the usual slot; a typed date counts once it was said back and Enter pressed."""

    def __init__(self, step: Step, meeting: Meeting) -> None:
        super().__init__(step, meeting)
        self._usual: NextMeeting | None = None

    def body(self) -> Iterator[Widget]:
        """When, how it is understood, where."""
        contents = self.meeting.contents
        agreed = contents.next_meeting
        yield StepNotes(
            contents.not_entered.get(TYPED, ""),
            lambda text: lambda notebook: notebook.type_line(TYPED, text),
            placeholder="another date, for example: next tue 15:00",
            one_line=True,
            said_back=True,
        )
        yield LazyStatic("", id="when-echo", classes="echo", markup=False)
        with Horizontal(classes="row"):
            yield Static("Where", classes="field-label", markup=False)
            place = agreed.place if agreed is not None else contents.not_entered.get(WHERE, self.usual.place)
            yield PartLine(place, self._keep_place, placeholder="a room or a call link", id="where")
        yield LazyStatic("", classes="aside", id="when-agreed", markup=False)

    def show(self, step: Step, meeting: Meeting) -> None:
        """Take over a newer meeting; the rhythm of a first one may be another by now."""
        if meeting.agenda.kind is MeetingKind.FIRST:
            self._usual = None
        super().show(step, meeting)

    def draw(self) -> None:
        """Say what is agreed, or what Enter would agree on."""
        text, agreed = self.query_one(StepNotes).text, self.meeting.contents.next_meeting
        echo = self.query_one("#when-echo", LazyStatic)
        if text.strip():
            try:
                typed = self._in_full(self._typed(text))
                echo.update(Content.assemble("= ", typed, ("   Enter: agree", "$text-muted")))
            except MeetError as error:
                echo.update(Content.assemble(("? ", "bold $soon"), plain(" ".join(error.lines()))))
        elif agreed is not None:
            echo.update(Content.assemble(("+ AGREED  ", "bold $done"), self._in_full(agreed)))
        else:
            offered = Content.assemble("Enter: the usual slot, ", self._in_full(self.usual))
            if why := passed_over(self.meeting):
                offered = Content.assemble(offered, ("\n! ", "bold $soon"), plain_line(why))
            echo.update(offered)
        rhythm = rhythm_content(agreed_so_far(self.meeting))
        beside = self.query_one("#when-agreed", LazyStatic)
        beside.display = bool(rhythm.plain)
        beside.update(rhythm)

    @property
    def usual(self) -> NextMeeting:
        """The usual slot; computed once, because it needs the zone's rules."""
        if self._usual is None:
            self._usual = usual_next(self.meeting)
        return self._usual

    def _typed(self, text: str) -> NextMeeting:
        return typed_next(text, self.meeting, self.meeting.seen_at)

    def _in_full(self, next_meeting: NextMeeting) -> Content:
        """The date in full, and below it who said to be away then."""
        said = plain(said_in_full(next_meeting, pair_so_far(self.meeting), self.meeting.seen_at))
        away = [
            Content.assemble(("\n! ", "bold $soon"), plain_line(objection))
            for objection in objections(next_meeting, self.meeting)
        ]
        return Content.assemble(said, *away)

    def _keep_place(self, place: str) -> Intent:
        if self.meeting.contents.next_meeting is None:
            return lambda notebook: notebook.type_line(WHERE, place)
        return lambda notebook: notebook.meet_at(place)

    def enter(self, field: Widget) -> bool:
        """Agree on what was said back; what is not understood is asked again."""
        if not isinstance(field, StepNotes):
            return False
        text, agreed = field.text, self.meeting.contents.next_meeting
        if not text.strip() and agreed is not None:
            return False
        try:
            chosen = self._typed(text) if text.strip() else self.usual
        except MeetError as error:
            self.tell(Sentence(" ".join(error.lines()), problem=True))
            return True
        place = self.query_one("#where", PartLine).value
        self.write(lambda notebook: notebook.agree_on(chosen, place))
        self.write(lambda notebook: notebook.type_line(WHERE, ""))
        if text:
            field.put("")
            self.write(lambda notebook: notebook.type_line(TYPED, ""))
            return True
        return False
