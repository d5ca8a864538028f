"""The months of Ada and Sam from the first month review to their last weekly meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetingtui.domain.agreement.agreement import Slot
from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goal_look import rolled
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.services.next_date import objections, said_in_full, typed_next
from tests.builders import BERLIN
from tests.whole.first_month import (
    ROOM,
    SHORT_SUMMARY,
    TALK,
    horizons,
    the_first_month_review,
)
from tests.whole.four_months import (
    Life,
    berlin,
    judge,
    look,
    move,
    offered,
    promise,
    review,
    say,
)


def the_months_up_to_the_wrap_up(life: Life) -> None:
    the_first_month_review(life)
    a_week_in_which_the_mentor_is_away(life)
    the_clocks_go_back_and_the_month_is_reviewed_again(life)
    a_meeting_that_is_called_off(life)
    the_agreed_time_is_near_its_end(life)
    the_third_review_and_a_revised_agreement(life)
    the_last_weeks(life)


# --- absences, the clocks, a meeting that is called off -----------------------------------------------------


def a_week_in_which_the_mentor_is_away(life: Life) -> None:
    with life.meeting(berlin(10, 6)) as live:
        assert offered(live.meeting) == ["Finish the box", SHORT_SUMMARY]
        life.begin(live)
        review(live, SHORT_SUMMARY, Outcome.DONE)
        review(live, "Finish the box", Outcome.PARTLY)
        move(live, ROOM, Stage.FOLLOWED_UP, "Sam wrote to Lin")
        life.enter(live, PhaseKind.NEXT_STEPS)
        in_the_week = typed_next("tue 13 oct", live.meeting, life.clock.wall())
        assert in_the_week.starts_at == berlin(10, 13)
        (objection,) = objections(in_the_week, live.meeting)
        assert objection.startswith("Ada said to be away then")
        assert "a postcard" in objection
        agreed = life.agree(live)
        assert agreed.starts_at == berlin(10, 20)
        assert objections(agreed, live.meeting) == []
    assert life.store.missed(life.pair.id) == []


def the_clocks_go_back_and_the_month_is_reviewed_again(life: Life) -> None:
    with life.meeting(berlin(10, 20)) as live:
        assert live.meeting.agreed_end == berlin(10, 20, 16)
        assert look(live.meeting, "Finish the box").commitment.times_carried == 1
        life.begin(live)
        review(live, "Finish the box", Outcome.DONE)
        life.enter(live, PhaseKind.NEXT_STEPS)
        agreed = life.agree(live)
        assert agreed.starts_at == berlin(10, 27)
        assert agreed.starts_at - berlin(10, 20) == timedelta(days=7, hours=1)
        said = said_in_full(agreed, life.pair, life.clock.wall())
        assert "15:00 Europe/Berlin, for Ada 10:00 New York" in said
    with life.meeting(berlin(10, 27)) as live:
        assert live.meeting.month
        assert live.meeting.agreed_end == berlin(10, 27, 16)
        assert horizons(live.meeting) == {"Ship the search box": 30, TALK: 30}
        assert rolled(life.goal(TALK), life.desk.today, BERLIN)
        life.begin(live)
        move(live, ROOM, Stage.OUTCOME, "The room is ours")
        life.enter(live, PhaseKind.MONTH)
        judge(live, "Ship the search box", Verdict.REACHED, "It is live", "Small was right")
        judge(live, TALK, Verdict.KEEP, "A room, no words yet", "Soon")
        live.notebook.set_goal("Lead a review", 60, "somebody says thanks")
        life.enter(live, PhaseKind.NEXT_STEPS)
        promise(live, "Write the talk", goal=TALK)
        assert life.agree(live).starts_at == berlin(11, 3)
    assert life.goal(TALK).due == date(2026, 11, 25)


def a_meeting_that_is_called_off(life: Life) -> None:
    life.go_to(berlin(11, 3, 9))
    missed = life.desk.missed("Sam is ill")
    assert (missed.on, missed.reason) == (date(2026, 11, 3), "Sam is ill")
    assert life.pair.next_meeting is None
    with life.meeting(berlin(11, 10)) as live:
        assert (live.meeting.number, live.meeting.month_due) == (10, False)
        assert look(live.meeting, "Write the talk").commitment.times_carried == 0
        life.begin(live)
        review(live, "Write the talk", Outcome.DONE)
        move(live, ROOM, Stage.THANKED, "A card to Lin")
        life.enter(live, PhaseKind.NEXT_STEPS)
        agreed = life.agree(live)
        assert (agreed.starts_at, agreed.place) == (berlin(11, 17), "https://call.example/ada")
    assert [step.stage for step in life.door(ROOM).moves] == [*Stage][1 : [*Stage].index(Stage.THANKED) + 1]


# --- the end that moves -------------------------------------------------------------------------------------


def the_agreed_time_is_near_its_end(life: Life) -> None:
    with life.meeting(berlin(11, 17)) as live:
        assert life.choices() == (MeetingKind.WEEKLY, MeetingKind.WRAP_UP)
        assert live.meeting.contents.doors == ()
        life.begin(live)
        life.enter(live, PhaseKind.NEXT_STEPS)
        life.agree(live)
    with life.meeting(berlin(11, 24)) as live:
        assert (live.meeting.month_due, live.meeting.month_may_wait) == (True, True)
        live.hold_month_review(False)
        assert PhaseKind.MONTH not in live.meeting.agenda.kinds
        life.begin(live)
        life.enter(live, PhaseKind.NEXT_STEPS)
        life.agree(live)


def the_third_review_and_a_revised_agreement(life: Life) -> None:
    with life.meeting(berlin(12, 1)) as live:
        assert (live.meeting.month_due, live.meeting.month_may_wait) == (True, False)
        assert live.meeting.asks_agreement
        with pytest.raises(IllegalMove):
            live.hold_month_review(False)
        life.begin(live)
        life.enter(live, PhaseKind.MONTH)
        judge(live, TALK, Verdict.KEEP, "Written, not given", "The day is over, the wish is not")
        say(live, agreement_right="Four months, and an hour later")
        life.enter(live, PhaseKind.NEXT_STEPS)
        promise(live, "Give the talk", goal=TALK)
    assert life.goal(TALK).due == date(2026, 12, 31)
    before = life.desk.present()
    assert before is not None
    with pytest.raises(BadInput):
        life.desk.revise("", both_said_yes=True, slot="tue 16:00")
    after = life.desk.revise("The talk is near", both_said_yes=True, slot="tue 16:00", runs_until=date(2026, 12, 27))
    assert life.desk.states() == [before, after]
    assert (after.replaces, after.why, after.slot) == (before.id, "The talk is near", Slot(1, after.slot.clock))  # type: ignore[union-attr]
    assert after.terms == before.terms
    assert life.choices() == ()


def the_last_weeks(life: Life) -> None:
    with life.meeting(berlin(12, 8, 16)) as live:
        assert live.meeting.agreement == life.desk.present()
        assert not live.meeting.month_due
        life.begin(live)
        review(live, "Give the talk", Outcome.DONE, "Thirty people")
        life.enter(live, PhaseKind.NEXT_STEPS)
        promise(live, "Write to three who were there")
        assert life.agree(live).starts_at == berlin(12, 15, 16)
    goal = life.book.set_state(life.goal(TALK).id, GoalState.REACHED, "It was given")
    assert not goal.current
    with life.meeting(berlin(12, 15, 16)) as live:
        assert life.choices() == (MeetingKind.WEEKLY, MeetingKind.WRAP_UP)
        assert [one.goal.text for one in live.meeting.contents.goal_reviews] == ["Lead a review"]
        life.begin(live)
        life.enter(live, PhaseKind.NEXT_STEPS)
        assert life.agree(live).starts_at == berlin(12, 22, 16)
