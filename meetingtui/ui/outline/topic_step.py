"""A step that is a topic: what is said about it now, whose it is, the help wanted, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.dates.formatting import day
from meetingtui.domain.ledger.topics import Help, Topic, TopicState
from meetingtui.domain.meeting.hints import beside_topic
from meetingtui.domain.people import Role
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import StepBox, aside
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Intent
from meetingtui.ui.words.agreement import AT_DISCUSSION, term_lines

TALL_WINDOW = 30
"""Rows of a window that has the room for all that was agreed about the talk."""
STANDS = (
    Answer(TopicState.WAITING, "waits"),
    Answer(TopicState.DISCUSSED, "discussed"),
    Answer(TopicState.NEXT_WEEK, "next week"),
    Answer(TopicState.DROPPED, "dropped"),
)


class TopicStep(StepBox):
    """The notes have the focus; the rows above them say what kind of talk it is."""

    TAKEN = "Dropped"
    ARROWS = "Up, Down: fields   Ctrl+Up, Down: move"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up", "move(-1)", "Move up", show=False, id="topic.up", tooltip="Talk about it earlier"),
        Binding("ctrl+down", "move(1)", "Move down", show=False, id="topic.down", tooltip="Talk about it later"),
    ]

    @property
    def topic(self) -> Topic:
        """The topic as it is now."""
        topic: Topic = self.step.item
        return topic

    def body(self) -> Iterator[Widget]:
        """What was said, where it stands, whose it is, the help wanted, the notes, and of one of today its words."""
        topic, pair, item_id = self.topic, self.meeting.pair, self.topic.id
        earlier = [
            plain_line(f"{day(notes.on)}: {notes.text}" if notes.on else f"Earlier: {notes.text}")
            for notes in topic.earlier
        ]
        yield aside(earlier[-2:])
        agreed = term_lines(self.meeting.agreement, pair, AT_DISCUSSION)
        yield aside(agreed if self.app.size.height >= TALL_WINDOW else agreed[:2])
        yield ChoiceRow(
            STANDS,
            lambda state: self.write(lambda notebook: notebook.mark_topic(item_id, state)),
            label="It is",
            always=True,
            id="topic-state",
        )
        yield self.help_row()
        yield ChoiceRow(
            [Answer(None, "both"), *(Answer(role, pair.name(role)) for role in (Role.MENTEE, Role.MENTOR))],
            lambda role: self.write(lambda notebook: notebook.give_topic(item_id, role)),
            label="From",
            id="topic-from",
        )
        yield StepNotes(
            topic.notes,
            lambda text: lambda notebook: notebook.note_topic(item_id, text),
            placeholder=beside_topic(topic, wanted=self.hinted),
        )
        yield PartLine(
            topic.tried,
            lambda text: lambda notebook: notebook.note_tried(item_id, text),
            placeholder="Already tried: one line",
            id="topic-tried",
        )
        with Horizontal(classes="row"):
            yield Static("Topic", classes="field-label", markup=False)
            yield PartLine(topic.text, self.rewords, id="topic-words")

    def help_row(self) -> ChoiceRow:
        """Which kind of help is wanted."""
        item_id = self.topic.id
        return ChoiceRow(
            [Answer(None, "any"), *(Answer(kind, kind.value) for kind in Help)],
            lambda kind: self.write(lambda notebook: notebook.want_help(item_id, kind)),
            label="Help",
            id="topic-help",
        )

    def rewords(self, text: str) -> Intent:
        """What gives the topic other words."""
        item_id = self.topic.id
        # Words that are gone altogether are on their way to others; the topic stays until then.
        return lambda notebook: notebook.reword_topic(item_id, text) if text.strip() else None

    @property
    def first(self) -> Widget | None:
        """The notes."""
        return self.query_one(StepNotes)

    def action_move(self, by: int) -> None:
        """Move the topic in the queue; it stays open."""
        item_id = self.topic.id
        self.write(lambda notebook: notebook.move_topic(item_id, by))

    def draw(self) -> None:
        """Mark what is chosen; the hint beside the topic goes by the help that is wanted."""
        topic = self.topic
        self.query_one(StepNotes).placeholder = beside_topic(topic, wanted=self.hinted)
        self.query_one("#topic-state", ChoiceRow).show(topic.state)
        self.query_one("#topic-help", ChoiceRow).show(topic.help)
        self.query_one("#topic-from", ChoiceRow).show(topic.by)

    def take_back(self) -> Intent | None:
        """Drop the topic."""
        item_id = self.topic.id
        return lambda notebook: notebook.mark_topic(item_id, TopicState.DROPPED)
