"""A phase that is a list of questions: those of a first meeting and of a wrap-up."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.dates.slots import absence_words
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.ui.fields.choice_field import ChoiceField
from meetingtui.ui.fields.entry_line import EntryLine
from meetingtui.ui.fields.take_back_list import AbsenceLine, TakeBackList
from meetingtui.ui.lists.item_list import Row
from meetingtui.ui.lists.meeting_doors import MeetingDoors
from meetingtui.ui.lists.new_goals import NewGoals
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.plain import plain
from meetingtui.ui.words.agreement import goals_line, terms_line

AIMED_AT = ("overall-goals", "success")
"""What stands above the look back of a wrap-up."""
GUIDES = "First targets. They are guides, not tests; one is enough"


class QuestionsPane(PhasePane):
    """The questions in order, then the list that the phase fills, if it fills one."""

    def __init__(self, meeting: Meeting, kind: PhaseKind) -> None:
        self.KIND = kind
        super().__init__(meeting)

    def compose(self) -> ComposeResult:
        """Questions, then doors, days away or goals."""
        pair = self.first.pair
        if self.KIND is PhaseKind.REACHED:
            yield terms_line(self.first.agreement, pair, AIMED_AT, id="agreed-aims")
            yield goals_line(self.first)
        yield from self.questions()
        if self.KIND is PhaseKind.STAYING:
            yield MeetingDoors(pair.zone, empty="No door is open just now.", id="open-doors")
        elif self.KIND is PhaseKind.AIMS:
            with Vertical(classes="block"):
                yield Static(
                    plain(f"Which doors can {pair.mentor.name} open? (people, jobs, talks)"), classes="question"
                )
                yield TakeBackList(lambda notebook, door: notebook.stop_looking_out(door), id="doors-to-open")
                yield EntryLine(
                    "door",
                    self.first.contents,
                    lambda notebook, text: notebook.look_out(text),
                    placeholder="an introduction, a talk, a review ... Enter: add",
                    id="door-to-open",
                )
        elif self.KIND is PhaseKind.RHYTHM:
            with Vertical(classes="block"):
                yield Static("Who will be away, and how do you bridge it?", classes="question")
                yield TakeBackList(lambda notebook, away: notebook.remove_absence(away), id="absences")
                yield AbsenceLine(self.first)
        elif self.KIND is PhaseKind.HORIZONS:
            yield NewGoals(GUIDES, self.first.contents)

    def draw(self, contents: Contents) -> None:
        """Show what was chosen and listed so far."""
        for field in self.query(ChoiceField):
            field.show(contents)
        for goals in self.query(NewGoals):
            goals.show(self.current)
        for doors in self.query(MeetingDoors):
            doors.draw(contents)
        self._list("#doors-to-open", [Row(door.id, door.text, ">") for door in contents.lookouts])
        pair = self.first.pair
        self._list("#absences", [Row(away.id, absence_words(away, pair), "-") for away in contents.absences])

    def _list(self, selector: str, rows: list[Row]) -> None:
        for shown in self.query(selector).results(TakeBackList):
            shown.show(rows)
            # Afterwards: a list that becomes empty first hands its focus on.
            shown.display = bool(rows)
