"""Open discussion: the queue of topics, and what is said about the marked one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.ui.fields.entry_line import EntryLine, Intent
from meetingtui.ui.fields.line import Line
from meetingtui.ui.fields.notes import Notes
from meetingtui.ui.lists.item_list import ItemList, Row
from meetingtui.ui.phases.pane import PhasePane
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Write
from meetingtui.ui.widgets.lazy_static import LazyStatic
from meetingtui.ui.words.agreement import AT_DISCUSSION, terms_line
from meetingtui.ui.words.facts import TOPIC_SIGN, topic_notes

NO_TOPICS = "No topics yet. Type what you talk about, then take notes."
TOPIC_KEYS = "d discussed  w next week  x drop  h help  e edit  [ ] move"


class TopicQueue(ItemList):
    """The topics in their order; keys mark, move and describe the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "write_notes", "Notes", show=False, id="topic.notes", tooltip="Write notes on the selected topic"
        ),
        Binding(
            "d",
            "mark('discussed')",
            "Discussed",
            show=False,
            id="topic.discussed",
            tooltip="Mark the selected topic: discussed",
        ),
        Binding(
            "w",
            "mark('next-week')",
            "Next week",
            show=False,
            id="topic.next-week",
            tooltip="Keep the selected topic for next week",
        ),
        Binding("x", "mark('dropped')", "Drop", show=False, id="topic.drop", tooltip="Drop the selected topic"),
        Binding(
            "h",
            "help_wanted",
            "Help wanted",
            show=False,
            id="topic.help",
            tooltip="Say what help is wanted",
        ),
        Binding("t", "write_tried", "Tried", show=False, id="topic.tried", tooltip="Say what was tried"),
        Binding("e", "edit", "Edit", show=False, id="topic.edit", tooltip="Edit the selected topic"),
        Binding(
            "left_square_bracket,shift+up",
            "move(-1)",
            "Up",
            show=False,
            id="topic.up",
            tooltip="Move the selected topic up",
        ),
        Binding(
            "right_square_bracket,shift+down",
            "move(1)",
            "Down",
            show=False,
            id="topic.down",
            tooltip="Move the selected topic down",
        ),
    ]

    def action_mark(self, state: str) -> None:
        """Say where the marked topic stands; the same key again takes it off."""
        item_id = self.marked
        if item_id is not None:
            chosen = TopicState(state)
            self.post_message(Write(lambda notebook: notebook.mark_topic(item_id, chosen)))

    def action_help_wanted(self) -> None:
        """Walk through the kinds of help."""
        item_id = self.marked
        if item_id is not None:
            self.post_message(Write(lambda notebook: notebook.next_help(item_id)))

    def action_move(self, by: int) -> None:
        """Move the marked topic; the mark goes with it."""
        item_id = self.marked
        if item_id is not None:
            self.post_message(Write(lambda notebook: notebook.move_topic(item_id, by)))

    def action_edit(self) -> None:
        """Take the marked topic into the line to reword it."""
        self.screen.query_one(DiscussionPane).edit()

    def action_write_notes(self) -> None:
        """Write down what is said."""
        self.screen.query_one("#topic-notes", Notes).focus()

    def action_write_tried(self) -> None:
        """Write down what was already tried."""
        self.screen.query_one("#topic-tried", Line).focus()


class DiscussionPane(PhasePane):
    """The queue above, the marked topic's notes below."""

    KIND = PhaseKind.DISCUSSION

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._rows: dict[str, tuple[Topic, Row]] = {}
        self._in_field: str | None = None

    def compose(self) -> ComposeResult:
        """Queue, a line to add, and the notes."""
        with Vertical(classes="block"):
            yield TopicQueue(id="topic-list", empty=NO_TOPICS)
            yield EntryLine(
                "topic",
                self.first.contents,
                lambda notebook, text: notebook.add_topic(text),
                lambda notebook, topic_id, text: notebook.reword_topic(topic_id, text),
                placeholder="Add a topic: a question, something to pair on ...",
                id="topic-line",
            )
            yield Static(TOPIC_KEYS, id="topic-keys", classes="hint", markup=False)
        yield terms_line(self.first.agreement, self.first.pair, AT_DISCUSSION, id="agreed-talk")
        with Vertical(id="topic-words", classes="block"):
            yield LazyStatic("", id="topic-title", classes="question", markup=False)
            yield Notes(id="topic-notes", placeholder="What is said, in a few words (Enter: come here)")
            yield Line(id="topic-tried", placeholder="Already tried: one line", compact=True)

    def draw(self, contents: Contents) -> None:
        """Show the queue; the title follows the mark."""
        pair = self.first.pair
        known = self._rows
        # A letter in the notes of one topic leaves the others what they are.
        self._rows = {
            t.id: kept if (kept := known.get(t.id)) and kept[0] is t else (t, _row(t, pair)) for t in contents.topics
        }
        self.query_one(TopicQueue).show([row for _, row in self._rows.values()])
        self.query_one("#topic-words").display = bool(contents.topics)
        self.query_one("#topic-keys").display = bool(contents.topics)
        topic = self._marked()
        if topic is not None:
            self.query_one("#topic-title", Static).update(plain_line(topic.text))

    def edit(self) -> None:
        """Take the marked topic into the line where it was typed."""
        if (topic := self._marked()) is not None:
            self.query_one("#topic-line", EntryLine).edit(topic.id, topic.text)

    def _marked(self) -> Topic | None:
        marked = self.query_one(TopicQueue).marked
        return next((topic for topic in self.current.contents.topics if topic.id == marked), None)

    @on(ItemList.Marked, "#topic-list")
    def show_topic(self) -> None:
        """The fields below belong to the marked topic."""
        topic = self._marked()
        if topic is None:
            return
        for intent in self.gathered():
            self.post_message(Write(intent))
        self._in_field = topic.id
        self.query_one("#topic-title", Static).update(plain_line(topic.text))
        notes, tried = self.query_one("#topic-notes", Notes), self.query_one("#topic-tried", Line)
        if notes.text != topic.notes:
            with notes.prevent(Notes.Changed):
                notes.load_text(topic.notes)
        with tried.prevent(Line.Changed):
            tried.value = topic.tried

    def gathered(self) -> Iterator[Intent]:
        """What keeps the notes as they stand in the field, which belong to the topic that was shown there last."""
        topic = next((topic for topic in self.current.contents.topics if topic.id == self._in_field), None)
        for field in self.query("#topic-notes").results(Notes):
            text = field.text
            if topic is not None and topic.notes != text:
                item_id = topic.id
                yield lambda notebook: notebook.note_topic(item_id, text)  # noqa: B023

    @on(Notes.Changed, "#topic-notes")
    def keep_notes(self) -> None:
        """Keep what is said about the topic."""
        for intent in self.gathered():
            self.post_message(Write(intent))

    @on(Line.Changed, "#topic-tried")
    def keep_tried(self, event: Line.Changed) -> None:
        """Keep what was already tried."""
        topic, text = self._marked(), event.value
        if topic is not None and topic.tried != text:
            item_id = topic.id
            self.post_message(Write(lambda notebook: notebook.note_tried(item_id, text)))

    @on(Line.Submitted, "#topic-tried")
    def back_to_queue(self) -> None:
        """Go back to the queue."""
        self.query_one(TopicQueue).focus()


def _row(topic: Topic, pair: Pair) -> Row:
    return Row(topic.id, topic.text, TOPIC_SIGN[topic.state], "", tuple(topic_notes(topic, pair)))
