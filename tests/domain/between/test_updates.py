"""How a promise gets on: what the next meeting opens with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meetingtui.domain.between.updates import Update, checked_update, standing_updates
from meetingtui.domain.errors import BadInput
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome, reviewed
from tests.builders import commitment
from tests.fakes import TUESDAY

DAY = timedelta(days=1)
TASK = commitment("Slides", id="c-1")
HALF = Update("u-1", "pair-1", "c-1", TUESDAY + DAY, Outcome.PARTLY, "half of it")


def test_the_last_word_stands() -> None:
    done = replace(HALF, id="u-2", at=TUESDAY + 2 * DAY, outcome=Outcome.DONE)
    assert standing_updates([done, HALF], [TASK]) == {"c-1": done}
    taken_back = replace(done, taken_back_at=TUESDAY + 3 * DAY)
    assert standing_updates([taken_back, HALF], [TASK]) == {"c-1": HALF}


def test_what_a_meeting_has_answered_is_left_out() -> None:
    looked = reviewed(TASK, Outcome.NOT_YET, "", meeting_id="m", at=TUESDAY + 7 * DAY, today=TUESDAY.date())
    assert standing_updates([HALF], [looked]) == {}
    later = replace(HALF, at=TUESDAY + 8 * DAY)
    assert standing_updates([HALF, later], [looked]) == {"c-1": later}


def test_what_is_settled_or_unknown_is_left_out() -> None:
    assert standing_updates([HALF], [replace(TASK, status=CommitmentStatus.DONE)]) == {}
    assert standing_updates([HALF], []) == {}


def test_the_week_says_what_a_week_can_say() -> None:
    assert checked_update(Outcome.DONE, "") == ""
    assert checked_update(Outcome.CHANGED, " a  draft\n") == "a draft"
    with pytest.raises(BadInput, match="What is it now"):
        checked_update(Outcome.CHANGED, "  ")
    with pytest.raises(BadInput, match="next meeting"):
        checked_update(Outcome.DROPPED, "no")
