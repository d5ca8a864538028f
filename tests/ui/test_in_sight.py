"""Nothing that belongs to the open step is out of sight, and what has the focus never is."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.widget import Widget

from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.ui.fields.step_notes import StepNotes
from meetingtui.ui.outline.room import LEAST
from meetingtui.ui.outline.rows import OutlineRows
from tests.all_faults import ALL_FAULTS
from tests.each import each
from tests.ui.every_step import KINDS, enter_some, every_step, much, stops
from tests.ui.stage import Stage, perform

SIZES = [(80, 24), (100, 30), (120, 40)]


def hidden(stage: Stage, widget: Widget) -> bool:
    """Whether a part of a widget is cut off, by its box or by the window."""
    area = widget.region
    seen = Region(0, 0, *stage.app.size)
    for one in widget.ancestors:
        if isinstance(one, Widget):
            seen = seen.intersection(one.region)
    return bool(area) and not seen.contains_region(area)


def cut_off(stage: Stage) -> list[str]:
    """What of the open step is not in sight, or has no room at all."""
    box = stage.outline.box
    assert box is not None
    parts = [box.query_one(".step-words"), *(part for part in box.query(".step-body > *") if part.display)]
    return [f"{part!r} {part.region}" for part in parts if hidden(stage, part) or not part.region.height]


def small(stage: Stage, size: tuple[int, int]) -> list[str]:
    """Main fields with less room than they need."""
    least = LEAST[size[1] >= 30]
    assert stage.outline.box is not None
    return [repr(field) for field in stage.outline.box.query(StepNotes) if field.size.height < least]


def reckoned_as_drawn(stage: Stage) -> bool:
    """Whether the open step has just the height that was reckoned before it was drawn."""
    box = stage.outline.box
    assert box is not None
    given = next((field.size.height for field in box.query(StepNotes) if field.display), 0)
    return box.needs(stage.outline.content_size.width, given) == box.virtual_size.height


def next_step_is_told(stage: Stage) -> bool:
    """Whether the first row below the open step is that of the one behind it."""
    if stage.step == "onward":
        return True
    rows, behind = stage.outline.query_one("#steps-after", OutlineRows), stage.steps.index(stage.step) + 1
    return bool(rows.size.height) and not hidden(stage, rows) and rows.steps[:1] == [stage.steps[behind]]


@pytest.mark.fault(46)
@each("kind", KINDS)
def test_question_field_and_hint_of_every_step_are_inside_the_window(kind: MeetingKind) -> None:
    wrong: list[str] = []

    async def script(stage: Stage, window: tuple[int, int]) -> None:
        await stage.begin()
        await enter_some(stage)
        # In a larger window the steps of a kind are alike.
        async for phase, step in every_step(stage, of_a_kind=99 if ALL_FAULTS or window == SIZES[0] else 2):
            where = f"{window} {phase}, {step}"
            wrong.extend(f"{where}: {part}" for part in [*cut_off(stage), *small(stage, window)])
            if not next_step_is_told(stage):
                wrong.append(f"{where}: no row of the next step")
            if not reckoned_as_drawn(stage):
                wrong.append(f"{where}: another height than was reckoned")
            if not stage.message or len(stage.message) > window[0] - 2:
                wrong.append(f"{where}: no hint, or one that is cut: {stage.message}")
            for stop in stops(stage) if ALL_FAULTS or window == SIZES[0] else []:
                stage.app.screen.set_focus(stop)
                await stage.settle()
                if hidden(stage, stop):
                    wrong.append(f"{where}: {stop!r} has the focus out of sight")

    # The smallest window is the hardest one; the two others are walked by the meeting with the most steps.
    for size in SIZES if ALL_FAULTS or kind is MeetingKind.WEEKLY else SIZES[:1]:
        perform(script, size, much(kind), window=size)
    assert wrong == []


def test_a_field_below_the_edge_would_be_found() -> None:
    async def script(stage: Stage) -> None:
        await stage.begin()
        await stage.open("goals/g0")
        assert cut_off(stage) == []
        await stage.resize(80, 15)
        assert cut_off(stage) != []

    perform(script, (80, 24), much(MeetingKind.WEEKLY) | {"records": []})
