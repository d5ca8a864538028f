"""What was prepared waits for the next meeting, an answer at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.between.preparations import Preparation, PrepKey, answered, waiting_for
from meetingtui.domain.people import Role
from tests.fakes import TUESDAY

DAY = timedelta(days=1)
BEGUN = Preparation("p-1", "pair-1", Role.MENTEE, TUESDAY, {PrepKey.WORTH_IT: "I can say no"})


def test_answers_are_put_beside_each_other_changed_and_taken_off() -> None:
    more = answered(BEGUN, {PrepKey.INPUT_WANTED: " On my talk\r\n"}, at=TUESDAY + DAY)
    assert dict(more.answers) == {"worth-it": "I can say no", "input-wanted": "On my talk"}
    assert (more.answer(PrepKey.INPUT_WANTED), more.answer(PrepKey.WHAT_CHANGED)) == ("On my talk", "")
    assert (BEGUN.saved_at, more.saved_at, more.saves) == (TUESDAY, TUESDAY + DAY, (TUESDAY + DAY,))
    assert dict(answered(more, {PrepKey.WORTH_IT: " "}, at=TUESDAY).answers) == {"input-wanted": "On my talk"}


def test_the_same_answers_again_change_nothing() -> None:
    assert answered(BEGUN, {PrepKey.WORTH_IT: "I can say no ", PrepKey.WHAT_CHANGED: ""}, at=TUESDAY + DAY) is BEGUN


def test_what_waits_is_found_by_who_prepared_it() -> None:
    used, mentors = replace(BEGUN, id="p-0", meeting_id="m-1"), replace(BEGUN, id="p-2", by=Role.MENTOR)
    later = replace(BEGUN, id="p-3", begun_at=TUESDAY + DAY)
    assert waiting_for([used, BEGUN, mentors], Role.MENTEE) == BEGUN
    assert waiting_for([later, BEGUN], Role.MENTEE) == later
    assert waiting_for([used], Role.MENTEE) is None
