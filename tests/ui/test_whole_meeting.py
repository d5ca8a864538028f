"""Whole meetings by keys, from arrival to the closed recap, and what the next one opens on."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from functools import cache

from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import Goal, GoalState, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.agenda import weekly_agenda
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN, commitment, pair
from tests.fakes import TUESDAY, FakeClock
from tests.records import held
from tests.ui.stage import Stage, perform

AT_MOST = 35
"""Keys besides the text that an ordinary week may take."""
AT_MOST_IN_THE_MONTH = 50
"""The same with the month review."""
WEEK = timedelta(days=7)


def goal(text: str, days: int) -> Goal:
    return Goal(f"g-{days}", "pair-1", text, date(2026, 10, 20), date(2026, 10, 20) + timedelta(days=days))


def lying_on_the_table() -> dict[str, object]:
    """Ada and Sam in the middle of their autumn."""
    return {
        "whose": pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60, "usual video link")),
        "records": [held(number=11, began=TUESDAY - WEEK, month_reviewed=True)],
        "commitments": [
            commitment("Introduce Sam to Lin", id="lin", owner=Role.MENTOR),
            commitment("Submit the talk", id="talk", week_task=True, times_carried=1),
            commitment("Fix the flaky test", id="flaky", times_carried=3),
        ],
        "goals": [goal("Ship the search page", 30), goal("Give a talk", 60), goal("Lead a project", 90)],
        "topics": [
            Topic("no", "pair-1", "How to say no", TUESDAY - WEEK),
            Topic("pay", "pair-1", "On-call pay", TUESDAY - WEEK),
        ],
        "opportunities": [Opportunity("slot", "pair-1", "A meetup slot", TUESDAY - WEEK)],
    }


async def last_week(stage: Stage) -> None:
    await stage.press("right")
    await stage.type("They met on Friday", "enter", "right", "right")
    await stage.type("The abstract is missing", "enter", "left", "left", "left")
    await stage.type("Run it once a day", "enter", "enter")
    await stage.type("Friends read the draft", "enter", "enter")
    await stage.type("I started late", "enter", "enter")
    await stage.type("The talk is on its way", "enter")
    await stage.type("When do I ask for a raise?", "ctrl+n")


async def discussion(stage: Stage) -> None:
    await stage.type("Offer a date instead", "tab")
    await stage.type("Wrote it down", "ctrl+n")


async def next_steps(stage: Stage) -> None:
    await stage.type("Write three slides", "enter")
    await stage.type("fri", "enter", "enter")
    await stage.type("A job in London", "enter", "enter")
    await stage.type("Send the book", "enter", "enter", "enter", "enter")
    await stage.type("Think of a title", "enter")
    await stage.type("Rest", "enter", "right", "enter")
    await stage.type("A title", "ctrl+n", "enter")


async def ordinary_week(stage: Stage) -> None:
    await stage.type("I leave with a title", "enter")
    await stage.go(minutes=14)
    await last_week(stage)
    await stage.go(minutes=30)
    await discussion(stage)
    await stage.go(minutes=15)
    await next_steps(stage)
    assert stage.screen == "RecapScreen"
    assert "- Write three slides" in stage.words("#recap-text")
    await stage.press("enter")


@cache
def after_an_ordinary_week() -> Stage:
    """The stage once it is over; nothing of it is changed afterwards."""
    return perform(ordinary_week, (100, 30), lying_on_the_table())


def test_an_ordinary_week_takes_few_keys_and_is_kept_word_for_word() -> None:
    stage = after_an_ordinary_week()
    assert len(stage.keys) <= AT_MOST, stage.keys

    record, contents = stage.record, stage.record.contents
    assert record.number == 12
    assert record.length == timedelta(minutes=59)
    assert [phase.used for phase in record.phases] == [timedelta(minutes=m) for m in (14, 30, 15)]
    assert contents.answers == {
        "worth-it": "I leave with a title",
        "went-well": "Friends read the draft",
        "better": "I started late",
        "goals": "The talk is on its way",
        "else-mentee": "Think of a title",
        "else-mentor": "Rest",
        "take-along": "A title",
    }
    assert contents.chosen == {"worth": ("yes",)}
    assert [(review.outcome, review.note) for review in contents.reviews] == [
        (Outcome.DONE, "They met on Friday"),
        (Outcome.PARTLY, "The abstract is missing"),
        (Outcome.SMALLER, "Run it once a day"),
    ]
    assert [door.text for door in contents.lookouts] == ["A job in London"]
    assert contents.next_meeting == NextMeeting(TUESDAY + WEEK, BERLIN, 60, "usual video link")

    kept = {c.text: c for c in stage.store.commitments("pair-1")}
    assert kept["Introduce Sam to Lin"].status is CommitmentStatus.DONE
    assert (kept["Submit the talk"].status, kept["Submit the talk"].times_carried) == (CommitmentStatus.OPEN, 2)
    assert not kept["Submit the talk"].week_task
    assert kept["Fix the flaky test"].status is CommitmentStatus.CHANGED
    assert (kept["Run it once a day"].status, kept["Run it once a day"].replaces) == (CommitmentStatus.OPEN, "flaky")
    assert (kept["Write three slides"].due, kept["Write three slides"].week_task) == (date(2026, 11, 20), True)
    assert (kept["Send the book"].owner, kept["Send the book"].due) == (Role.MENTOR, date(2026, 11, 24))

    topics = {topic.text: topic for topic in stage.store.topics("pair-1")}
    assert topics.keys() == {"On-call pay", "When do I ask for a raise?"}
    assert topics["On-call pay"].times_back == 1
    said = contents.topics[0]
    assert (said.notes, said.tried) == ("Offer a date instead", "Wrote it down")
    assert said.state is TopicState.DISCUSSED
    assert stage.store.pairs()[0].next_meeting == contents.next_meeting
    assert stage.drafts.unfinished() == []
    assert stage.mark.names == ""


async def month_week(stage: Stage) -> None:
    await stage.press("enter", "right")
    await stage.type("They met on Friday", "ctrl+n", "right")
    await stage.type("It is live", "tab")
    await stage.type("Lin helped", "enter", "right", "right", "enter", "right", "right", "right")
    await stage.type("No project yet", "tab")
    await stage.type("Too large", "tab")
    await stage.type("Lead a small project", "enter")
    await stage.type("Good rhythm", "enter", "enter")
    await stage.type("Too many things", "enter", "enter")
    await stage.type("Write one design", "enter")
    await stage.type("it was read", "enter", "enter")
    await stage.type("Review somebody", "enter", "enter", "enter")
    await stage.type("Know the whole house", "enter", "enter", "enter")
    await stage.type("Read her draft", "enter")
    await stage.type("Patience", "ctrl+n", "ctrl+n")
    await stage.type("Write three slides", "enter", "enter", "up", "down", "right")
    await stage.go(minutes=50)
    await stage.press("ctrl+n", "y")


def test_a_month_week_takes_few_keys_too() -> None:
    given = lying_on_the_table() | {"records": [held(number=7, began=TUESDAY - 5 * WEEK)]}
    stage = perform(month_week, (100, 30), given)
    assert len(stage.keys) <= AT_MOST_IN_THE_MONTH, stage.keys

    record, contents = stage.record, stage.record.contents
    assert record.month_reviewed
    assert [phase.phase for phase in record.phases] == list(weekly_agenda(60, month=True).kinds)
    assert contents.answer("month-well") == "Good rhythm"
    assert contents.answer("month-better") == "Too many things"
    assert contents.answer("help-mentor") == "Read her draft"
    assert contents.answer("mentor-learned") == "Patience"
    goals = {goal.text: goal for goal in stage.store.goals("pair-1")}
    assert goals["Ship the search page"].state is GoalState.REACHED
    change = goals["Ship the search page"].changes[-1]
    assert (change.verdict, change.evidence, change.why) == (Verdict.REACHED, "It is live", "Lin helped")
    assert goals["Give a talk"].changes[-1].verdict is Verdict.KEEP
    assert goals["Lead a small project"].changes[-1].text_before == "Lead a project"
    today = date(2026, 11, 17)
    assert [(g.text, (g.due - today).days, g.known_by) for g in contents.new_goals] == [
        ("Write one design", 30, "it was read"),
        ("Review somebody", 60, ""),
        ("Know the whole house", 90, ""),
    ]
    assert contents.commitments[0].goal_id == "g-60"


def test_the_next_meeting_opens_on_the_words_of_this_one() -> None:
    before = after_an_ordinary_week()

    async def a_week_later(stage: Stage) -> None:
        stage.pair = stage.store.pairs()[0]
        assert "meeting 13" in stage.text
        shown = stage.text
        for said in ("Write three slides the week's task", "Send the book", "Ada looks out for A job in London"):
            assert said in shown
        for said in ("Sam Think of a title", "Ada Rest", "Submit the talk from before", "Topic: On-call pay"):
            assert said in shown
        await stage.begin()
        assert [review.commitment.text for review in stage.contents.reviews] == [
            "Send the book",
            "Write three slides",
            "Submit the talk",
            "Run it once a day",
        ]
        assert "Submit the talk back twice" in stage.text or "back twice" in stage.text

    clock = FakeClock(TUESDAY + WEEK)
    given = {"whose": before.store.pairs()[0], "store": before.store, "clock": clock}
    asyncio.run(_again(given, a_week_later))


async def _again(given: dict[str, object], script: object) -> None:
    stage = Stage(**given)  # type: ignore[arg-type]
    stage.room.new_id = lambda: "second"
    async with stage.app.run_test(size=(100, 30)) as pilot:
        stage.pilot = pilot
        await stage.settle()
        await script(stage)  # type: ignore[operator]
