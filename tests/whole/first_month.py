"""The first meeting of Ada and Sam, and their weeks up to the first month review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetingtui.domain.agreement.agreement import Cadence
from meetingtui.domain.agreement.page import page_lines
from meetingtui.domain.dates.slots import slot_words
from meetingtui.domain.errors import BadInput, IllegalMove
from meetingtui.domain.ledger.commitments import EVERYDAY, THIRD_TIME, CommitmentStatus, Outcome
from meetingtui.domain.ledger.goal_look import deeds, kept_on, quiet_today, rolled
from meetingtui.domain.ledger.goals import GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Role
from meetingtui.services.live_meeting import LiveMeeting
from tests.builders import BERLIN
from tests.whole.four_months import (
    NEW_YORK,
    Life,
    berlin,
    choose,
    judge,
    look,
    move,
    offered,
    promise,
    review,
    say,
)

TALK, ASK, SHIP = "Give a talk", "Ask in every planning", "Ship the search page"
SUMMARY, SHORT_SUMMARY = "Write the summary", "Write three lines"
ROOM = "A friendly room for a first talk"


# --- the first meeting --------------------------------------------------------------------------------------


def the_first_meeting(life: Life) -> None:
    assert life.choices() == (MeetingKind.FIRST, MeetingKind.WEEKLY)
    thursday = berlin(8, 27, 10)
    with life.meeting(thursday, Wishes(kind=MeetingKind.FIRST)) as live:
        assert [phase.kind.label for phase in live.meeting.agenda.phases] == [
            "Hello",
            "Goals",
            "Ground rules",
            "Rhythm",
            "30/60/90",
            "Next steps",
        ]
        life.begin(live)
        hello_goals_and_ground_rules(life, live)
        rhythm_and_horizons(life, live)
        life.enter(live, PhaseKind.NEXT_STEPS)
        assert all(offer.end == thursday + timedelta(hours=1) for offer in live.offers())
        promise(live, "Read the handbook", goal=ASK)
        promise(live, "Ask Lin about the room", Role.MENTOR)
        promise(live, "Find a desk")
        agreed = life.agree(live)
        assert agreed.starts_at == berlin(9, 1)
        assert (agreed.minutes, agreed.place) == (60, "https://call.example/ada")
        live.notebook.say_yes(True)
    the_page(life)
    assert life.choices() == ()


def hello_goals_and_ground_rules(life: Life, live: LiveMeeting) -> None:
    say(live, mentee_hopes="To dare more", mentor_hopes="To listen better")
    say(live, mentee_zone=BERLIN, mentor_zone=NEW_YORK)
    life.enter(live, PhaseKind.AIMS)
    choose(live, "goal-kinds", "a skill", "career", words="and to have fun")
    say(live, success="people ask Sam", whom_to_meet="Lin")
    live.notebook.look_out(ROOM)
    life.enter(live, PhaseKind.GROUND_RULES)
    choose(live, "channels", "mail", "chat", "mail")
    choose(live, "challenge", "frankly, at any time", words="but not before noon")
    say(live, hours="2, for reading", out_of_bounds="Money", when_wrong="Each other")


def rhythm_and_horizons(life: Life, live: LiveMeeting) -> None:
    life.enter(live, PhaseKind.RHYTHM)
    choose(live, "cadence", "weekly")
    choose(live, "length", "60 minutes")
    choose(live, "runs", "3 months", words="then we look at it")
    say(live, slot="tue 15:00", second_slot="thu 9:30", place="https://call.example/ada", lead_time="a day")
    live.notebook.note_absence("Ada 12 oct to 18 oct: a postcard")
    with pytest.raises(BadInput):
        live.notebook.note_absence("Zoe 12 oct")
    life.enter(live, PhaseKind.HORIZONS)
    live.notebook.set_goal(ASK, 30, "the minutes say so")
    live.notebook.set_goal(SHIP, 60, "it is live")
    live.notebook.set_goal(TALK, 90, "there was a room")


def the_page(life: Life) -> None:
    page = life.desk.present()
    assert page is not None
    assert page.both_said_yes
    assert page.agreed_on == date(2026, 8, 27)
    assert page.runs_until == date(2026, 11, 27)
    assert page.slot is not None
    assert slot_words(page.slot) == "Tue 15:00"
    assert page.cadence is Cadence.WEEKLY
    assert page.terms["channels"] == "chat"
    assert page.terms["challenge"] == "frankly, at any time; but not before noon"
    assert page.terms["goal-kinds"] == "a skill; career; and to have fun"
    words = " ".join(f"{label} {text}" for label, text in page_lines(page, life.pair))
    for part in ("Tue 15:00", "Thu 09:30", "To dare more", "To listen better", "Money", "postcard"):
        assert part in words
    assert life.pair.mentor.zone == NEW_YORK


# --- the first month ----------------------------------------------------------------------------------------


def the_first_month(life: Life) -> None:
    """The four meetings before the month is reviewed."""
    the_first_weekly_meeting(life)
    three_weeks_in_which_a_task_comes_back(life)


def the_first_weekly_meeting(life: Life) -> None:
    with life.meeting(berlin(9, 1)) as live:
        meeting = live.meeting
        assert (meeting.number, meeting.agenda.kind, meeting.month_due) == (2, MeetingKind.WEEKLY, False)
        assert meeting.agreed_end == berlin(9, 1, 16)
        assert offered(meeting) == ["Ask Lin about the room", "Read the handbook", "Find a desk"]
        assert [one.goal.text for one in meeting.contents.goal_reviews] == [ASK, SHIP, TALK]
        assert [door.text for door in meeting.contents.doors] == [ROOM]
        assert meeting.agreement is not None
        assert meeting.agreement.terms["out-of-bounds"] == "Money"
        assert meeting.agreement.terms["hours"] == "2, for reading"
        life.begin(live)
        review(live, "Ask Lin about the room", Outcome.DONE)
        review(live, "Find a desk", Outcome.DONE)
        review(live, "Read the handbook", Outcome.DONE, "All of it")
        life.enter(live, PhaseKind.NEXT_STEPS)
        promise(live, SUMMARY, goal=TALK)
        assert life.agree(live).starts_at == berlin(9, 8)
    assert life.goal(SHIP).state is GoalState.ON_TRACK


def three_weeks_in_which_a_task_comes_back(life: Life) -> None:
    steps = {8: (Stage.OFFERED, "Lin has a room"), 15: (Stage.INTRODUCED, "Sam and Lin have met"), 22: None}
    for times, (day, step) in enumerate(steps.items()):
        with life.meeting(berlin(9, day)) as live:
            assert not live.meeting.month_due
            task = look(live.meeting, SUMMARY).commitment
            choices = EVERYDAY + THIRD_TIME if times == 2 else EVERYDAY
            assert (task.times_carried, task.week_task, task.choices) == (times, True, choices)
            life.begin(live)
            if times < 2:
                with pytest.raises(IllegalMove):
                    review(live, SUMMARY, Outcome.SMALLER)
            review(live, SUMMARY, Outcome.NOT_YET, f"Try {times + 1}")
            if step is not None:
                move(live, ROOM, *step)
            life.enter(live, PhaseKind.NEXT_STEPS)
            life.agree(live)
    assert [one.note for one in life.commitment(SUMMARY).history] == ["Try 1", "Try 2", "Try 3"]
    with pytest.raises(IllegalMove):
        moved_back(life)


def moved_back(life: Life) -> None:
    live = life.room.open(life.pair)
    try:
        move(live, ROOM, Stage.OFFERED, "")
    finally:
        life.room.leave_arrival(live)


def the_first_month_review(life: Life) -> None:
    with life.meeting(berlin(9, 29)) as live:
        meeting = live.meeting
        assert (meeting.month_due, meeting.month, meeting.asks_agreement) == (True, True, False)
        task = look(meeting, SUMMARY).commitment
        assert (task.times_carried, task.choices) == (3, EVERYDAY + THIRD_TIME)
        assert horizons(meeting) == {ASK: 30, SHIP: 30, TALK: 60}
        life.begin(live)
        review(live, SUMMARY, Outcome.SMALLER, SHORT_SUMMARY)
        life.enter(live, PhaseKind.MONTH)
        what_is_shown_of_each_goal(live.meeting)
        judge(live, ASK, Verdict.REACHED, "Five questions", "It is a habit")
        judge(live, SHIP, Verdict.ADJUST, "Half of it", "Smaller is enough", "Ship the search box")
        judge(live, TALK, Verdict.KEEP, "A room is near", "I still want it")
        now, today = life.clock.wall(), life.desk.today
        assert [g.text for g in kept_on(live.meeting.contents, 60, at=now, today=today)] == [TALK]
        assert [g.text for g in kept_on(live.meeting.contents, 30, at=now, today=today)] == ["Ship the search box"]
        life.enter(live, PhaseKind.NEXT_STEPS)
        assert SHIP in [goal.text for goal in live.meeting.contents.goals]
        assert ASK not in [goal.text for goal in live.meeting.contents.goals]
        promise(live, "Finish the box", goal=SHIP)
        life.agree(live)
    after_the_first_month_review(life)


def what_is_shown_of_each_goal(meeting: Meeting) -> None:
    goals = {one.goal.text: one.goal for one in meeting.contents.goal_reviews}
    assert [(deed.text, deed.outcome) for deed in deeds(meeting, goals[ASK])] == [
        ("Read the handbook", Outcome.DONE),
    ]
    assert [(deed.text, deed.note) for deed in deeds(meeting, goals[TALK])] == [(SUMMARY, SHORT_SUMMARY)]
    assert [text for text, goal in goals.items() if quiet_today(meeting, goal)] == [ASK, SHIP]
    assert [text for text, goal in goals.items() if rolled(goal, date(2026, 9, 29), BERLIN)] == [SHIP, TALK]


def after_the_first_month_review(life: Life) -> None:
    assert life.goal(ASK).state is GoalState.REACHED
    box = life.goal("Ship the search box")
    assert (box.state, box.due) == (GoalState.ADJUSTED, date(2026, 10, 26))
    assert box.changes[-1].text_before == SHIP
    assert life.goal(TALK).due == date(2026, 11, 25)
    assert life.commitment(SUMMARY).status is CommitmentStatus.CHANGED
    short = life.commitment(SHORT_SUMMARY)
    assert (short.replaces, short.goal_id) == (life.commitment(SUMMARY).id, life.goal(TALK).id)
    assert [goal.text for goal in life.book.goals()] == ["Ship the search box", TALK, ASK]


def horizons(meeting: Meeting) -> dict[str, int]:
    return {one.goal.text: one.goal.horizon(meeting.opened_at.date()) for one in meeting.contents.goal_reviews}
