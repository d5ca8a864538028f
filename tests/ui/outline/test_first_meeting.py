"""The first meeting by keys: from the choice to the stored agreement, and what it leaves for the weekly one."""

from __future__ import annotations

import asyncio
from datetime import date, time, timedelta
from typing import Any

from meetingtui.domain.agreement.agreement import Cadence, Slot
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.transitions import MeetingStatus
from meetingtui.domain.people import NextMeeting, Role
from tests.builders import BERLIN
from tests.fakes import TUESDAY, FakeClock
from tests.ui.stage import Stage, on_stage, perform

AT_MOST = 85
"""Keys besides the text that a whole first meeting with every question may take."""


async def hello(stage: Stage) -> None:
    await stage.type("Sam, like the song", "enter")
    await stage.type("Ada, with a long A", "enter", "enter")
    await stage.type("london", "enter", "enter")
    await stage.type("A first talk", "enter")
    await stage.type("To learn to listen", "enter", "enter")


async def aims(stage: Stage) -> None:
    await stage.press("right", "right", "enter", "right", "enter", "enter")
    await stage.type("Speak in front of people", "enter")
    await stage.type("thirty people came", "enter")
    await stage.type("the meetup crowd", "enter")
    await stage.type("A slot at the meetup", "enter")
    await stage.type("Lin, who runs a lab", "enter", "enter", "enter")


async def ground_rules(stage: Stage) -> None:
    await stage.type("2 hours, for reading", "enter", "right", "enter", "right", "right", "enter", "enter")
    await stage.type("weekdays until six", "enter")
    await stage.type("salaries of others", "enter", "right", "enter")
    await stage.type("with examples", "enter", "right", "right")
    await stage.type("not before lunch", "enter")
    await stage.type("each other", "enter", "enter")


async def rhythm(stage: Stage) -> None:
    await stage.press("right", "right", "enter")
    await stage.type("tue 15:00", "enter")
    await stage.type("thu 9:30", "enter", "right", "right", "enter")
    await stage.type("https://call.example/ada", "enter")
    await stage.type("a day", "enter", "right", "right", "enter")
    await stage.type("Ada 21 dec to 3 jan: mail instead", "enter", "enter", "enter")


async def horizons(stage: Stage) -> None:
    await stage.type("Write one abstract", "enter")
    await stage.type("it was sent", "enter", "enter")
    await stage.type("Give a short talk", "enter", "enter", "enter", "enter", "enter")


async def next_steps(stage: Stage) -> None:
    await stage.type("Read two abstracts", "enter", "enter", "enter", "enter", "enter", "enter")
    await stage.press(*["enter"] * 7)
    assert "Tue 1 Dec 2026, 15:00" in stage.flat
    await stage.press("y")


async def whole(stage: Stage) -> None:
    await stage.press("enter", "enter")
    for step, minutes in ((hello, 5), (aims, 15), (ground_rules, 10), (rhythm, 8), (horizons, 12), (next_steps, 9)):
        await stage.go(minutes=minutes - 1)
        await step(stage)
    assert stage.screen == "SayingYesScreen"
    for said in ("Sam hopes for: A first talk", "Usual slot: Tue 15:00", "It runs: until Mon 17 May 2027"):
        assert said in stage.flat
    await stage.press("y")
    assert stage.screen == "RecapScreen"
    await stage.press("enter")


def test_a_whole_first_meeting_takes_few_keys_and_makes_the_agreement() -> None:
    stage = perform(whole, (100, 60), {"ask": True})
    assert len(stage.keys) <= AT_MOST, (len(stage.keys), stage.keys)

    assert stage.record.kind is MeetingKind.FIRST
    (page,) = stage.store.agreements("pair-1")
    assert page.both_said_yes
    assert page.agreed_on == date(2026, 11, 17)
    assert page.terms == {
        "mentor-hopes": "To learn to listen",
        "mentee-hopes": "A first talk",
        "goal-kinds": "a skill; career",
        "overall-goals": "Speak in front of people",
        "success": "thirty people came",
        "whom-to-meet": "the meetup crowd",
        "hours": "2 hours, for reading",
        "channels": "mail; phone",
        "channel-times": "weekdays until six",
        "out-of-bounds": "salaries of others",
        "confidentiality": "stays between us",
        "feedback": "with examples",
        "challenge": "frankly, at any time; not before lunch",
        "when-wrong": "each other",
        "lead-time": "a day",
        "place": "https://call.example/ada",
    }
    assert (page.slot, page.second_slot) == (Slot(1, time(15)), Slot(3, time(9, 30)))
    assert (page.minutes, page.cadence, page.runs_until) == (45, Cadence.FORTNIGHTLY, date(2027, 5, 17))
    (away,) = page.absences
    assert (away.who, away.first, away.last) == (Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3))

    pair = stage.store.pairs()[0]
    assert (pair.mentor.zone, pair.mentee.zone, pair.minutes) == ("Europe/London", BERLIN, 45)
    assert pair.next_meeting == NextMeeting(TUESDAY + timedelta(weeks=2), BERLIN, 45, "https://call.example/ada")
    assert [(goal.text, (goal.due - goal.set_on).days, goal.known_by) for goal in stage.store.goals("pair-1")] == [
        ("Write one abstract", 30, "it was sent"),
        ("Give a short talk", 60, ""),
    ]
    doors = [door.text for door in stage.store.opportunities("pair-1")]
    assert doors == ["A slot at the meetup", "Lin, who runs a lab"]
    (task,) = stage.store.commitments("pair-1")
    assert (task.text, task.week_task, task.owner) == ("Read two abstracts", True, Role.MENTEE)
    assert stage.store.topics("pair-1") == []
    assert stage.drafts.unfinished() == []


FIRST: dict[str, Any] = {"wishes": Wishes(kind=MeetingKind.FIRST)}


async def only_hello(stage: Stage) -> None:
    await stage.press("enter")
    await stage.type("Sam, like the song")
    await stage.go(minutes=51)
    assert stage.phase == "Next steps"
    await stage.go(minutes=12)
    assert stage.screen == "MeetingScreen"
    assert "The hour is over. Everything is saved" in stage.flat
    await stage.press("escape", "1")
    await stage.open("mentee-hello")
    assert stage.typed == "Sam, like the song"
    await stage.press("escape", "6", "ctrl+n", "y")


def test_at_the_hard_stop_everything_stays_and_what_was_not_reached_comes_up_next_time() -> None:
    async def script(stage: Stage) -> None:
        await only_hello(stage)
        assert stage.screen == "RecapScreen"
        await stage.press("enter")

    before = perform(script, (100, 30), FIRST)
    topics = [topic.text.partition(":")[0] for topic in before.store.topics("pair-1")]
    assert topics == ["Goals", "Ground rules", "Rhythm", "30/60/90"]

    async def a_week_later() -> None:
        stage = Stage(before.store.pairs()[0], store=before.store, clock=FakeClock(TUESDAY + timedelta(days=7)))
        stage.room.new_id = lambda: "second"
        async with stage.app.run_test(size=(100, 30)) as pilot:
            stage.pilot = pilot
            await stage.settle()
            assert "Topic: Ground rules" in stage.text
            await stage.begin()
            await stage.to("Open discussion")
            assert [topic.text.partition(":")[0] for topic in stage.contents.topics] == topics

    asyncio.run(a_week_later())


@on_stage(**FIRST)
async def test_what_was_not_reached_is_listed_on_the_page(stage: Stage) -> None:
    await stage.begin()
    await stage.open("mentee-hopes")
    await stage.type("A first talk", "escape", "6", "ctrl+n", "y")
    assert stage.screen == "SayingYesScreen"
    assert "Left for your first weekly meeting: Goals" in stage.flat
    await stage.press("n")
    assert not stage.store.agreements("pair-1")[0].both_said_yes


@on_stage(**FIRST)
async def test_from_the_page_the_meeting_can_go_on(stage: Stage) -> None:
    await stage.begin()
    await stage.open("mentee-hopes")
    await stage.type("A first talk", "escape", "6", "ctrl+n", "y", "escape")
    assert stage.screen == "MeetingScreen"
    assert stage.meeting.status is MeetingStatus.RUNNING
    assert stage.phase == "Next steps"


@on_stage(**FIRST)
async def test_a_hard_stop_has_no_more_time_to_give_and_says_so(stage: Stage) -> None:
    await stage.begin()
    await stage.press("ctrl+t")
    assert "hard stop: it cannot run longer" in stage.message
    assert stage.screen == "MeetingScreen"


@on_stage(**FIRST)
async def test_at_the_reserve_one_key_goes_to_next_steps(stage: Stage) -> None:
    await stage.begin()
    await stage.go(minutes=49)
    await stage.type("typing")
    await stage.go(minutes=1, seconds=5)
    await stage.press("ctrl+n")
    assert stage.phase == "Next steps"


@on_stage(**FIRST)
async def test_arrival_says_what_is_going_to_happen(stage: Stage) -> None:
    assert "first meeting" in stage.rows[0]
    for said in ("1 Hello 5 min", "2 Goals 15 min", "5 30/60/90 12 min", "6 Next steps 10 min", "hard stop"):
        assert said in stage.text
    assert "m month review" not in stage.message


@on_stage(size=(80, 24), **FIRST)
async def test_the_next_date_is_said_in_the_zone_that_was_settled(stage: Stage) -> None:
    assert "first meeting" in stage.rows[0]
    await stage.begin()
    assert "first meeting" in stage.rows[0]
    await stage.open("mentee-zone")
    await stage.type("Europe/London")
    await stage.open("slot")
    await stage.type("thu 9:30")
    await stage.open("next-meeting")
    assert "usual slot, Thu 26 Nov 2026, 09:30 Europe/London" in stage.text


@on_stage(size=(80, 24), **FIRST)
async def test_a_slot_that_is_settled_after_a_look_at_next_steps_stands_there_too(stage: Stage) -> None:
    await stage.begin()
    await stage.open("next-meeting")
    await stage.open("slot")
    await stage.type("thu 9:30")
    await stage.open("next-meeting")
    assert "usual slot, Thu 26 Nov 2026, 09:30 Europe/Berlin" in stage.text


@on_stage(ask=True)
async def test_a_pair_that_has_met_before_goes_to_a_weekly_meeting(stage: Stage) -> None:
    assert "Your first meeting?" in stage.text
    await stage.press("w")
    assert stage.meeting.agenda.kind is MeetingKind.WEEKLY


@on_stage(ask=True)
async def test_nothing_begins_when_nobody_chooses(stage: Stage) -> None:
    await stage.press("escape")
    assert not stage.app.is_running
    assert stage.mark.names == ""


@on_stage(ask=True, wishes=Wishes(minutes=20), start=True)
async def test_a_choice_that_is_not_possible_is_said_in_the_shell(stage: Stage) -> None:
    await stage.press("f")
    assert stage.app.return_code not in (0, None)
    assert stage.mark.names == ""


@on_stage(size=(80, 24), **FIRST)
async def test_words_stay_when_days_away_are_not_understood(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/absence")
    await stage.type("Kim some time", "enter")
    assert "Problem" in stage.message
    assert stage.typed == "Kim some time"
    assert stage.contents.absences == ()
    assert stage.phase == PhaseKind.RHYTHM.label


@on_stage(size=(80, 24), **FIRST)
async def test_of_pasted_days_away_those_that_are_not_clear_stay_in_the_line(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/absence")
    await stage.paste("Ada 21 dec to 3 jan: mail\nKim some time\nSam 24 nov")
    assert [(away.who, away.bridge) for away in stage.contents.absences] == [(Role.MENTOR, "mail"), (Role.MENTEE, "")]
    assert stage.typed == "Kim some time"
    assert "Problem" in stage.message
    await stage.press("ctrl+u", "escape", "u")
    assert stage.contents.absences == ()
