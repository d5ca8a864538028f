"""Next steps: the four closing questions."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.first_meeting_result import agreed_so_far
from meetingtui.domain.meeting.questions import FOUR_QUESTIONS
from meetingtui.domain.people import Role
from meetingtui.ui.fields.entry_line import EntryLine
from meetingtui.ui.fields.line import Line
from meetingtui.ui.fields.next_meeting import NextMeetingField
from meetingtui.ui.fields.promise_line import PromiseLine
from meetingtui.ui.lists.door_box import DoorList
from meetingtui.ui.lists.item_list import ItemList, Row
from meetingtui.ui.lists.meeting_doors import MeetingDoors
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.plain import plain, plain_line
from meetingtui.ui.shell.messages import Write
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import terms_line
from meetingtui.ui.words.facts import commitment_notes, due_words

NAMED = 3
"""How many of the promises that come back are named; the rest is counted."""
TASK_KEYS = "Up: the list   t week's task  g goal  o owner  e edit  x remove"


class CommitmentList(ItemList):
    """Today's commitments; keys act on the marked one."""

    FOLLOW_NEW = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "week_task", "Week's task", show=False, id="task.week", tooltip="Make it the week's task"),
        Binding("g", "goal", "Goal", show=False, id="task.goal", tooltip="Link it to the next goal"),
        Binding("o", "owner", "Owner", show=False, id="task.owner", tooltip="Give it to the other person"),
        Binding("e,enter", "edit", "Edit", show=False, id="item.edit", tooltip="Edit the selected line"),
        Binding("x", "remove", "Remove", show=False, id="item.remove", tooltip="Remove the selected line"),
    ]

    def action_week_task(self) -> None:
        """Make the marked one the week's task."""
        if (item_id := self.marked) is not None:
            self.post_message(Write(lambda notebook: notebook.make_week_task(item_id)))

    def action_goal(self) -> None:
        """Link the marked one to the next goal."""
        if (item_id := self.marked) is not None:
            self.post_message(Write(lambda notebook: notebook.link_next_goal(item_id)))

    def action_owner(self) -> None:
        """Hand the marked one to the other."""
        if (item_id := self.marked) is not None:
            self.post_message(Write(lambda notebook: notebook.hand_over(item_id)))

    def action_remove(self) -> None:
        """Take the marked one back."""
        if (item_id := self.marked) is not None:
            self.post_message(Write(lambda notebook: notebook.take_back(item_id)))

    def action_edit(self) -> None:
        """Take the marked one into its line to reword it."""
        if (item_id := self.marked) is not None:
            self.screen.query_one(NextStepsPane).edit(item_id)


class NextStepsPane(PhasePane):
    """What the mentee does, what the mentor does, when and where, anything else."""

    KIND = PhaseKind.NEXT_STEPS

    def compose(self) -> ComposeResult:
        """One block a question."""
        pair = self.first.pair
        names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
        does, looks, when, _ = (question.format(**names) for question in FOUR_QUESTIONS)
        today = local_day(self.first.seen_at, pair.zone)
        with Vertical(classes="block"):
            yield Static(plain(f"a  {does}"), classes="question")
            yield CommitmentList(id="task-list", empty="Nothing yet. Enter on an empty line: nothing this week.")
            yield PromiseLine(Role.MENTEE, self.first.contents, today, "I will ...")
            yield terms_line(agreed_so_far(self.first), pair, ("hours",), id="agreed-hours")
            yield Static(TASK_KEYS, id="task-keys", classes="hint", markup=False)
            yield LazyStatic("", id="returning", classes="aside", markup=False)
        with Vertical(classes="block"):
            yield Static(plain(f"b  {looks}"), classes="question")
            yield MeetingDoors(pair.zone, empty="Nothing yet. Enter on an empty line: nothing this week.", id="door")
            yield EntryLine(
                "door",
                self.first.contents,
                lambda notebook, text: notebook.look_out(text),
                lambda notebook, door_id, text: notebook.reword_lookout(door_id, text),
                placeholder=f"{pair.mentor.name} looks out for ...",
                id="door-line",
            )
            yield CommitmentList(id="promise-list", empty="No promise yet.")
            yield PromiseLine(Role.MENTOR, self.first.contents, today, f"{pair.mentor.name} promises to ...")
        with Vertical(classes="block"):
            yield Static(plain(f"c  {when}"), classes="question")
            yield NextMeetingField(self.first)
        yield from self.questions()

    def first_field(self) -> Line:
        """The mentee's next task."""
        return self.query_one("#promise-mentee .words", Line)

    def draw(self, contents: Contents) -> None:
        """Show what was agreed so far."""
        tasks = [c for c in contents.commitments if c.owner is Role.MENTEE]
        promises = [c for c in contents.commitments if c.owner is Role.MENTOR]
        today = local_day(self.current.seen_at, self.first.pair.zone)
        rows = {
            owner: [
                Row(
                    c.id,
                    c.text,
                    "*" if c.week_task else "-",
                    "",
                    (due_words(c.due, today), *commitment_notes(c, contents)),
                )
                for c in owned
            ]
            for owner, owned in ((Role.MENTEE, tasks), (Role.MENTOR, promises))
        }
        self.query_one("#task-list", CommitmentList).show(rows[Role.MENTEE])
        self.query_one(MeetingDoors).draw(contents, today_too=True)
        promise_list = self.query_one("#promise-list", CommitmentList)
        promise_list.show(rows[Role.MENTOR])
        # Afterwards: a list that becomes empty first hands its focus on.
        promise_list.display = bool(promises)
        self.query_one("#task-keys").display = bool(tasks)
        returning = self.query_one("#returning", Static)
        returning.display = bool(contents.returning)
        returning.update(plain_line(f"Carried over: {returning_words(contents)}"))
        self.query_one(NextMeetingField).show(self.current)

    @on(DoorList.Chosen)
    def change_door(self, event: DoorList.Chosen) -> None:
        """Reword a door of today, or take it back."""
        event.stop()
        if event.what == "edit":
            self.edit(event.item_id)
        else:
            self.post_message(Write(lambda notebook: notebook.stop_looking_out(event.item_id)))

    def edit(self, item_id: str) -> None:
        """Take an item into the line where it was typed, to reword it."""
        contents = self.current.contents
        for commitment in contents.commitments:
            if commitment.id == item_id:
                self.query_one(f"#promise-{commitment.owner.value}", PromiseLine).edit(commitment)
        for door in contents.lookouts:
            if door.id == item_id:
                self.query_one("#door-line", EntryLine).edit(item_id, door.text)


def returning_words(contents: Contents) -> str:
    """What comes back next week by itself, in short: unfinished promises, and the new words of changed ones."""
    words = [
        review.note if review.outcome and review.outcome.replaces and review.note else review.commitment.text
        for review in contents.returning
    ]
    more = [f"and {len(words) - NAMED} more"] if len(words) > NAMED else []
    return "; ".join([*(shortened(text, 40) for text in words[:NAMED]), *more])
