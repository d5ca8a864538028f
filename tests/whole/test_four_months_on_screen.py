"""The same mentorship by keys: its first meeting, a month review, and the meeting that wraps it up."""

from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.agreement.agreement import Cadence
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.meeting.agenda import MeetingKind
from tests.all_faults import some
from tests.each import each
from tests.ui.stage import Script, Stage, perform
from tests.whole.first_month import (
    ASK,
    SHIP,
    SHORT_SUMMARY,
    SUMMARY,
    TALK,
    the_first_meeting,
    the_first_month,
    the_first_month_review,
)
from tests.whole.four_months import NEW_YORK, Life, berlin
from tests.whole.later_months import the_months_up_to_the_wrap_up

SIZES = some((80, 24), more=[(100, 30)])


def on_screen(life: Life, script: Script, size: tuple[int, int]) -> Stage:
    """The program as it is started for a meeting, on the pair's store and clock."""
    given = {"whose": life.pair, "store": life.store, "clock": life.clock, "ask": True}
    return perform(script, size, given)


async def write(stage: Stage, *texts: str) -> None:
    """Type each text into a step and go on to the next."""
    for text in texts:
        await stage.type(text, "enter")


async def choose(stage: Stage, answer: str) -> None:
    """Go right until an answer is the one that is chosen."""
    while [answer] not in stage.choices:
        before = stage.choices
        await stage.press("right")
        assert stage.choices != before, (answer, before)


# --- the first meeting --------------------------------------------------------------------------------------


async def first_meeting(stage: Stage) -> None:
    assert "Your first meeting?" in stage.text
    assert "We have met before" in stage.text
    await stage.press("f")
    for phase in ("Hello", "Goals", "Ground rules", "Rhythm", "30/60/90", "Next steps"):
        assert phase in stage.text
    assert "hard stop" in stage.flat
    await stage.press("enter")
    await hello_and_goals(stage)
    await ground_rules(stage)
    await rhythm_and_horizons(stage)
    await stage.go(minutes=20)
    await closing_questions(stage)


async def hello_and_goals(stage: Stage) -> None:
    assert "Who is Sam" in stage.text
    await write(stage, "Sam, short a", "Ada, long a", "", NEW_YORK, "To dare more", "To listen better")
    await stage.press("enter")
    assert stage.phase == "Goals"
    await stage.press("right", "right", "enter", "right", "enter")
    assert stage.choices == [["a skill", "career"]]
    await write(stage, "and to have fun", "A talk", "people ask Sam", "Lin", "A friendly room")
    assert "+ Ada Door: A friendly room" in stage.text
    await stage.go(minutes=20)
    await stage.press("enter", "enter")


async def ground_rules(stage: Stage) -> None:
    assert stage.phase == "Ground rules"
    await write(stage, "2, for reading")
    await stage.press("right", "enter", "right", "enter", "enter")
    await write(stage, "until six", "Money")
    await choose(stage, "stays between us")
    await stage.press("enter")
    await write(stage, "at once")
    await choose(stage, "frankly, at any time")
    await write(stage, "not before noon", "Each other")
    await stage.press("enter")


async def rhythm_and_horizons(stage: Stage) -> None:
    assert stage.phase == "Rhythm"
    await choose(stage, "every two weeks")
    await stage.press("enter")
    await write(stage, "tue 15:00", "thu 9:30")
    await choose(stage, "45 minutes")
    await stage.press("enter")
    await write(stage, "https://call.example/ada", "a day")
    await choose(stage, "3 months")
    await stage.press("enter")
    await write(stage, "Ada 12 oct to 18 oct: a postcard")
    assert "Ada, Mon 12 Oct to Sun 18 Oct: a postcard" in stage.text
    await stage.press("enter", "enter")
    assert stage.phase == "30/60/90"
    await write(stage, ASK, "the minutes say so")
    await stage.press("ctrl+n")


async def closing_questions(stage: Stage) -> None:
    assert stage.phase == "Next steps"
    await write(stage, "Read the handbook", "")
    while stage.step != "onward":
        await stage.press("enter")
    assert stage.contents.next_meeting is not None
    await stage.press("enter", "enter")
    assert stage.screen == "SayingYesScreen"
    assert "Do you both say yes?" in stage.text
    await stage.press("y")
    assert stage.screen == "RecapScreen"
    await stage.press("enter")


@each("size", SIZES, ids=str)
def test_the_first_meeting_by_keys_makes_the_agreement_and_the_first_date(size: tuple[int, int]) -> None:
    life = Life(berlin(8, 27, 10))
    stage = on_screen(life, first_meeting, size)
    assert stage.record.kind is MeetingKind.FIRST
    page = life.desk.present()
    assert page is not None
    assert page.both_said_yes
    assert page.terms == {
        "mentor-hopes": "To listen better",
        "mentee-hopes": "To dare more",
        "goal-kinds": "a skill; career; and to have fun",
        "overall-goals": "A talk",
        "success": "people ask Sam",
        "whom-to-meet": "Lin",
        "hours": "2, for reading",
        "channels": "mail; chat",
        "channel-times": "until six",
        "out-of-bounds": "Money",
        "confidentiality": "stays between us",
        "feedback": "at once",
        "challenge": "frankly, at any time; not before noon",
        "when-wrong": "Each other",
        "lead-time": "a day",
        "place": "https://call.example/ada",
    }
    assert (page.minutes, page.cadence, page.runs_until) == (45, Cadence.FORTNIGHTLY, date(2026, 11, 27))
    assert [(away.first, away.last) for away in page.absences] == [(date(2026, 10, 12), date(2026, 10, 18))]
    assert (life.pair.mentor.zone, life.pair.minutes) == (NEW_YORK, 45)
    agreed = life.pair.next_meeting
    assert agreed is not None
    assert (agreed.starts_at, agreed.minutes) == (berlin(9, 8), 45)
    assert agreed.place == "https://call.example/ada"
    assert life.goal(ASK).known_by == "the minutes say so"
    assert life.door("A friendly room").open


# --- a month review -----------------------------------------------------------------------------------------


async def month_review(stage: Stage) -> None:
    assert "month" in stage.text.casefold()
    assert SUMMARY in stage.text
    await stage.press("enter")
    assert "back 3 times" in stage.flat
    await choose(stage, "smaller")
    await write(stage, SHORT_SUMMARY)
    await stage.go(minutes=8)
    await stage.press("ctrl+n")
    assert stage.phase == "The month"
    assert ASK in stage.text
    assert "Read the handbook" in stage.flat
    await choose(stage, "reached")
    await stage.type("Five questions", "down")
    await write(stage, "It is a habit")
    await choose(stage, "adjust")
    await stage.type("Half of it", "down")
    await stage.type("Smaller is enough", "down")
    await write(stage, "Ship the search box")
    await choose(stage, "keep")
    await stage.type("A room is near", "down")
    await write(stage, "I still want it")
    await write(stage, "We began", "Sleep")
    await stage.go(minutes=30)
    await stage.press("ctrl+n", "ctrl+n")
    assert stage.phase == "Next steps"
    await stage.go(minutes=15)
    await stage.press("ctrl+n", "y", "enter")


@each("size", SIZES, ids=str)
def test_a_month_review_by_keys_judges_each_goal_and_rolls_it_on(size: tuple[int, int]) -> None:
    life = Life(berlin(8, 25, 9))
    the_first_meeting(life)
    the_first_month(life)
    life.go_to(berlin(9, 29) - timedelta(minutes=1))
    stage = on_screen(life, month_review, size)
    assert stage.record.month_reviewed
    assert [review.outcome for review in stage.record.contents.reviews] == [Outcome.SMALLER]
    assert life.goal(ASK).state is GoalState.REACHED
    assert life.goal("Ship the search box").state is GoalState.ADJUSTED
    assert life.goal("Ship the search box").changes[-1].text_before == SHIP
    assert life.goal("Ship the search box").due == date(2026, 10, 26)
    assert (life.goal(TALK).state, life.goal(TALK).due) == (GoalState.ON_TRACK, date(2026, 11, 25))
    assert life.goal(TALK).changes[-1].evidence == "A room is near"


# --- a date in an absence -----------------------------------------------------------------------------------


async def flagged_date(stage: Stage) -> None:
    await stage.press("enter", "ctrl+n", "ctrl+n")
    assert stage.phase == "Next steps"
    while stage.step != "next-meeting":
        await stage.press("enter")
    assert "Enter: the usual slot, Tue 20 Oct 2026, 15:00" in stage.flat
    await stage.type("tue 13 oct")
    assert "Tue 13 Oct 2026, 15:00" in stage.flat
    assert "Ada said to be away then" in stage.flat


@each("size", SIZES, ids=str)
def test_a_date_is_flagged_when_one_of_the_two_is_away_and_the_usual_one_is_a_free_week(
    size: tuple[int, int],
) -> None:
    life = Life(berlin(8, 25, 9))
    the_first_meeting(life)
    the_first_month(life)
    the_first_month_review(life)
    life.go_to(berlin(10, 6) - timedelta(minutes=1))
    on_screen(life, flagged_date, size)


# --- the wrap-up --------------------------------------------------------------------------------------------


async def wrap_up(stage: Stage) -> None:
    assert "Is it time to wrap up?" in stage.text
    await stage.press("l")
    assert "wrap-up" in stage.text.casefold()
    await stage.press("enter")
    assert stage.phase == "What was reached"
    await stage.type("A talk", "ctrl+n")
    await stage.go(minutes=20)
    await write(stage, "Courage", "Patience", "The calm", "The laughter", "")
    await stage.go(minutes=20)
    while stage.step != "doors-open":
        await stage.press("enter")
    await write(stage, "Lin's room", "A walk in May", "")
    await stage.press("enter")
    assert stage.screen == "RecapScreen"
    await stage.press("enter")


@each("size", SIZES, ids=str)
def test_the_wrap_up_by_keys_closes_the_pair(size: tuple[int, int]) -> None:
    life = Life(berlin(8, 25, 9))
    the_first_meeting(life)
    the_first_month(life)
    the_months_up_to_the_wrap_up(life)
    life.go_to(berlin(12, 22, 16) - timedelta(minutes=1))
    stage = on_screen(life, wrap_up, size)
    assert stage.record.kind is MeetingKind.WRAP_UP
    assert stage.record.contents.answers == {
        "reached": "A talk",
        "mentee-takes": "Courage",
        "mentor-takes": "Patience",
        "mentee-thanks": "The calm",
        "mentor-thanks": "The laughter",
        "doors-open": "Lin's room",
        "stay-in-touch": "A walk in May",
    }
    assert life.pair.closed_on == date(2026, 12, 22)
    assert life.pair.next_meeting is None
