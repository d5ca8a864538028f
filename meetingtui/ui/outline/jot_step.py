"""A step that looks at something noted in the week: one key makes it a topic, or words of the week."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from meetingtui.domain.meeting.contents import JotLook
from meetingtui.domain.meeting.jot_looks import choices
from meetingtui.ui.fields.choice_row import Answer, ChoiceRow
from meetingtui.ui.outline.step_box import StepBox
from meetingtui.ui.outline.step_words import BECAME, noted_on
from meetingtui.ui.plain import plain_line
from meetingtui.ui.widgets.lazy_static import LazyStatic


class JotStep(StepBox):
    """Right takes what fits its kind; whatever it became can be changed in its place from then on."""

    @property
    def look(self) -> JotLook:
        """The look at the jot."""
        look: JotLook = self.step.item
        return look

    def body(self) -> Iterator[Widget]:
        """When it was noted, and where it belongs."""
        item_id = self.look.id
        yield LazyStatic("", classes="step-asks", markup=False)
        yield ChoiceRow(
            [Answer(None, "leave it"), *(Answer(one, BECAME[one]) for one in choices(self.look.jot))],
            lambda becomes: self.write(lambda notebook: notebook.take_jot(item_id, becomes)),
        )

    def draw(self) -> None:
        """Mark what it became."""
        known = plain_line(noted_on(self.look.jot, self.meeting)).stylize("$text-muted")
        self.query_one(".step-asks", LazyStatic).update(Content.assemble("Where does it belong?   ", known))
        self.query_one(ChoiceRow).show(self.look.becomes)

    def hint(self, field: Widget | None) -> str:  # noqa: ARG002 - as the others
        """What the keys do; nothing is written here."""
        return "Left, Right: where it belongs   Enter: next step   Type: catch a thought"
