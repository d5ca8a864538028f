from __future__ import annotations

from datetime import timedelta

import pytest

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage, moved_door
from tests.each import each
from tests.fakes import TUESDAY

ORDER = list(Stage)


def door(stage: Stage = Stage.LOOKING_OUT) -> Opportunity:
    return Opportunity("o-1", "pair-1", "A talk", TUESDAY, stage)


def test_the_stages_are_those_of_the_product_in_its_order() -> None:
    assert [stage.words for stage in Stage] == [
        "looking out",
        "offered",
        "introduced",
        "followed up",
        "outcome",
        "thanked",
        "came to nothing",
    ]


@each("before", Stage)
@each("after", Stage)
def test_a_door_moves_onward_only_and_may_leave_stages_out(before: Stage, after: Stage) -> None:
    opportunity = door(before)
    if before is not Stage.THANKED and ORDER.index(after) > ORDER.index(before):
        assert after in opportunity.next_stages
        assert moved_door(opportunity, after, "", at=TUESDAY).stage is after
    else:
        assert after not in opportunity.next_stages
        with pytest.raises(IllegalMove, match="moves forward only"):
            moved_door(opportunity, after, "", at=TUESDAY)
    assert opportunity == door(before)


def test_every_step_is_remembered_with_what_happened() -> None:
    later = TUESDAY + timedelta(days=7)
    walked = moved_door(moved_door(door(), Stage.OFFERED, "asked Lin", at=TUESDAY), Stage.OUTCOME, "spoke", at=later)
    assert walked.moves == (Move(TUESDAY, Stage.OFFERED, "asked Lin"), Move(later, Stage.OUTCOME, "spoke"))


@each("stage", Stage)
def test_a_door_is_open_until_somebody_was_thanked_or_it_came_to_nothing(stage: Stage) -> None:
    assert door(stage).open == (stage not in (Stage.THANKED, Stage.NOTHING))
