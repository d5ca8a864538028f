"""A step that looks at a door of the mentor: how far it is by now, and what happened."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from meetingtui.domain.ledger.opportunities import Opportunity, Stage, door_before
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.fields.part_line import PartLine
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.step_box import StepBox, aside
from meetingtui.ui.plain import plain_line
from meetingtui.ui.shell.messages import Intent
from meetingtui.ui.words.doors import STAGE_WORD, door_facts


class DoorStep(StepBox):
    """What is said today takes the place of what was said of it before in this meeting."""

    @property
    def door(self) -> Opportunity:
        """The door as it is now."""
        door: Opportunity = self.step.item
        return door

    @property
    def _before(self) -> Opportunity:
        """The door as the meeting found it."""
        return door_before(self.door, self.meeting.opened_at)

    @property
    def _said(self) -> tuple[Stage | None, str]:
        """The stage that was said today, and the words to it."""
        today = self.door.moves[len(self._before.moves) :]
        if not today:
            return None, ""
        return (today[-1].stage if today[-1].stage is not self._before.stage else None), today[-1].note

    def body(self) -> Iterator[Widget]:
        """How far it is, and what happened."""
        yield aside([plain_line(", ".join(door_facts(self._before, self.meeting.pair.zone)))])
        stages = [Answer(stage, STAGE_WORD[stage]) for stage in self._before.next_stages]
        yield ChoiceRow(stages, self._choose)
        yield StepNotes(
            self._said[1],
            self._note,
            placeholder="What happened, in one line",
            one_line=True,
        )
        with Horizontal(classes="row"):
            yield Static("Door", classes="field-label", markup=False)
            yield PartLine(self.door.text, self._rewords, id="door-words")

    def _rewords(self, text: str) -> Intent:
        door_id = self.door.id
        # Words that are gone altogether are on their way to others; the door keeps its own until then.
        return lambda notebook: notebook.reword_door(door_id, text) if text.strip() else None

    def _choose(self, stage: Stage | None) -> None:
        door_id, note = self.door.id, self._note_now()
        self.write(lambda notebook: notebook.move_door(door_id, stage, note))

    def _note(self, text: str) -> Intent:
        door_id, stage = self.door.id, self._said[0]
        return lambda notebook: notebook.move_door(door_id, stage, text)

    def _note_now(self) -> str:
        return self.query_one(StepNotes).text

    def draw(self) -> None:
        """Mark how far it is."""
        stage = self._said[0]
        self.query_one(ChoiceRow).show(*(() if stage is None else (stage,)))
