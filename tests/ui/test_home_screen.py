"""Home: one pair at a glance, also when there is nothing yet, and the way to another pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.contents import Contents, TaskReview
from meetingtui.domain.meeting.transitions import apply
from meetingtui.domain.people import NextMeeting, Person
from tests.builders import BERLIN, LONDON, arriving, commitment, pair
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

WEEK = timedelta(days=7)
HOME: dict[str, Any] = {"start": False}
OTHER = pair(id="pair-2", mentor=Person("Grace", BERLIN), mentee=Person("Kim", BERLIN))
SOON = pair(
    mentor=Person("Ada", LONDON), next_meeting=NextMeeting(TUESDAY + 3 * timedelta(days=1), BERLIN, 60, "usual link")
)


@on_stage(**HOME)
async def test_empty_boxes_tell_the_next_step(stage: Stage) -> None:
    assert stage.words("#home-next") == "No date yet. You agree on it at the end of a meeting."
    assert stage.words("#home-last") == "None yet. Press s to start the first one."
    assert "Nothing is open. What you promise in a meeting shows here." in stage.text
    assert "No goals yet. Press g, then a, to write the first one." in stage.text
    assert "People, jobs, talks that Ada can open. Press d to add one." in stage.text
    assert "MADE-UP DATA" not in stage.text
    assert stage.footer == [
        ("s", "Start"),
        ("h", "History"),
        ("g", "Goals"),
        ("t", "Story"),
        ("p", "Prepare"),
        ("q", "Quit"),
        ("?", "Help"),
    ]
    assert stage.message.startswith("d: doors   a: agreement")


@on_stage(
    whose=SOON,
    records=[
        held(
            number=4,
            began=TUESDAY - WEEK,
            month_reviewed=True,
            contents=Contents(reviews=(TaskReview(commitment("a"), Outcome.DONE), TaskReview(commitment("b")))),
            ended=TUESDAY - WEEK + timedelta(minutes=64),
        )
    ],
    commitments=[commitment("Write the slides", due=date(2026, 11, 9), week_task=True, times_carried=2)],
    goals=[Goal("g", "pair-1", "Give a talk", date(2026, 10, 20), date(2026, 12, 19))],
    **HOME,
)
async def test_the_boxes_say_what_is_next_what_was_and_what_is_open(stage: Stage) -> None:
    shown = stage.flat
    assert "Fri 20 Nov 2026, 15:00 Europe/Berlin, for Ada 14:00 London, in 3 days" in stage.words("#home-next")
    assert "usual link" in shown
    assert "4 Tue 10 Nov 1/2 4 min M" in shown
    assert "Sam Write the slides LATE since Mon 9 Nov, the week's task, back twice" in shown
    assert "60 days Give a talk = on track, due 19 Dec" in shown


@on_stage(
    unfinished=[apply(arriving(), events.Started(TUESDAY))],
    **HOME,
)
async def test_a_meeting_that_was_cut_off_is_named_first(stage: Stage) -> None:
    assert "Meeting 1 is unfinished. s: go on or finish it" in stage.text
    await stage.press("enter")
    assert "Meeting 1 was stopped. Go on?" in stage.text


@on_stage(demo="Sam is new, Ada is not. [b]", **HOME)
async def test_made_up_people_are_named_as_such(stage: Stage) -> None:
    assert "MADE-UP DATA" in stage.rows[0]
    assert "Sam is new, Ada is not. [b]" in stage.text
    assert "Made-up people; nothing is saved." in stage.text


@on_stage(**HOME)
async def test_with_one_pair_no_other_one_is_offered(stage: Stage) -> None:
    await stage.press("o")
    assert stage.screen == "HomeScreen"


@on_stage(whose=SOON, **HOME)
async def test_i_saves_the_invitation_and_says_where(stage: Stage) -> None:
    assert "i: invitation" in stage.message
    await stage.press("i")
    assert stage.message == "Saved as /home/sam/sam-and-ada.ics"
    assert "LOCATION:usual link" in stage.files["sam-and-ada.ics"]
    await stage.press("?")
    assert "Save the next meeting as a calendar file" in stage.text


@on_stage(**HOME)
async def test_without_a_date_i_says_how_to_set_one(stage: Stage) -> None:
    await stage.press("i")
    assert stage.message.startswith("Problem: No next meeting is set yet.")
    assert stage.files == {}


@on_stage(others=[OTHER], **HOME)
async def test_another_pair_is_shown_only_after_asking_whether_the_screen_is_shared(stage: Stage) -> None:
    assert ("o", "Other pair") in stage.footer
    assert "Kim" not in stage.text
    await stage.press("o")
    assert "Is your screen shared?" in stage.text
    assert "Kim" not in stage.text
    await stage.press("y")
    assert "Kim" not in stage.text
    await stage.press("o", "n")
    assert "2 Kim and Grace" in stage.text
    await stage.press("2")
    assert "Kim and Grace (mentor)" in stage.text
    assert "Ada" not in stage.text
    await stage.press("s", "w")
    assert stage.meeting.pair.id == "pair-2"


@on_stage(others=[OTHER], commitments=[commitment("For Kim", pair_id="pair-2")], **HOME)
async def test_no_other_pair_is_named_on_any_screen_of_a_meeting(stage: Stage) -> None:
    seen = [stage.text]
    await stage.press("s")
    seen.append(stage.text)
    await stage.press("w", "enter")
    for phase in ("Last week", "Open discussion", "Next steps"):
        if stage.phase != phase:
            await stage.to(phase)
        seen.append(stage.text)
        seen += [command.title for command in stage.app.get_system_commands(stage.app.screen)]
    await stage.press("f1")
    seen.append(stage.text)
    await stage.press("escape", "escape", "q", "f", "y")
    seen.append(stage.text)
    assert not [text for text in seen if "Kim" in text or "Grace" in text]


@on_stage(others=[replace(OTHER, id=f"p{n}") for n in range(12)], **HOME)
async def test_more_pairs_than_figures_can_all_be_reached(stage: Stage) -> None:
    await stage.press("o", "n", "space")
    assert len(stage.answers) == 13
    await stage.press("end", "enter")
    assert stage.app.pair is not None
    assert stage.app.pair.id == "p11"


@on_stage(whose=SOON, records=[held(id="m-1")], **HOME)
async def test_thanks_that_are_due_are_one_quiet_line(stage: Stage) -> None:
    assert stage.words("#home-next").endswith("Thank Ada for your meeting (c)")


@on_stage(whose=replace(SOON, closed_on=TUESDAY.date() - WEEK), **HOME)
async def test_news_after_the_wrap_up_are_one_quiet_line(stage: Stage) -> None:
    assert stage.words("#home-next").endswith("Tell Ada what came of it, with thanks (c)")


@on_stage(whose=SOON, records=[held(id="m-1")], **HOME)
async def test_thanks_are_drafted_copied_and_done_with_single_keys(stage: Stage) -> None:
    await stage.press("c")
    assert "thank you for your time in our meeting." in stage.flat
    await stage.press("y")
    assert stage.app.clipboard.startswith("Hello Ada,\nthank you for your time")
    assert "It is also in /home/sam/thanks-meeting.txt" in stage.message
    await stage.press("c", "d")
    assert stage.message == "Done: Thank Ada for your meeting"
    assert "(c)" not in stage.words("#home-next")
    await stage.press("c")
    assert stage.message == "No thanks and no news are due."


@on_stage(whose=SOON, records=[held(id="m-1")], **HOME)
async def test_thanks_are_put_off_to_tomorrow_or_left_alone(stage: Stage) -> None:
    await stage.press("c", "escape")
    assert "(c)" in stage.words("#home-next")
    await stage.press("c", "l")
    assert stage.message == "Put off until Wed 18 Nov 2026: Thank Ada for your meeting"
    assert "(c)" not in stage.words("#home-next")
