"""Arrival: how long there is, the words of last time, what waits, and one line that may be filled in."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.contents import Contents
from meetingtui.domain.opening import Wishes
from meetingtui.domain.opportunities import Opportunity
from meetingtui.domain.people import Role
from meetingtui.domain.questions import opener
from meetingtui.domain.topics import Topic
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage

DAY = timedelta(days=1)
SLIDES = commitment("Write the slides", id="slides", week_task=True)
BOOK = commitment("Send the book", id="book", owner=Role.MENTOR)
OLD = commitment("Read chapter 4", id="old", times_carried=1)
LAST = held(
    number=6,
    began=TUESDAY - 7 * DAY,
    month_reviewed=True,
    contents=Contents(
        answers={"else-mentee": "Think of\na title", "went-well": "not a closing answer"},
        commitments=(SLIDES, BOOK),
        lookouts=(Opportunity("o", "pair-1", "A slot", TUESDAY),),
    ),
)
DUE = [held(number=1, began=TUESDAY - 40 * DAY, month_reviewed=True)]
PUT_OFF = [*DUE, held(number=2, began=TUESDAY - 7 * DAY, month_put_off=True)]


@on_stage(records=[LAST], commitments=[SLIDES, BOOK, OLD], topics=[Topic("t", "pair-1", "Saying no", TUESDAY)])
async def test_it_opens_on_the_closing_words_of_last_time_and_on_what_waits(stage: Stage) -> None:
    shown = stage.text
    for words in (
        "meeting 7",
        "60 min until 16:00",
        "Sam Write the slides the week's task",
        "Ada Send the book",
        "Ada looks out for A slot",
        "Sam Think of a title",
        "Sam Read chapter 4 from before",
        "Last week 15 Open discussion 30 Next steps 15 min",
        "Topic: Saying no",
    ):
        assert words in shown, words
    assert "not a closing answer" not in shown
    assert "month review" not in stage.words("#today")


@on_stage()
async def test_the_first_meeting_says_that_nothing_is_open(stage: Stage) -> None:
    assert "This is your first meeting here. Nothing is open." in stage.text
    assert opener(1) in stage.text


@on_stage()
async def test_the_line_is_kept_as_it_is_typed_and_the_spoken_answer_is_not(stage: Stage) -> None:
    await stage.type("I leave with a title")
    draft = stage.drafts.unfinished()[0]
    assert draft.contents.answers == {"worth-it": "I leave with a title"}
    await stage.press("enter")
    assert stage.contents.answers == {"worth-it": "I leave with a title"}


@on_stage(records=DUE)
async def test_a_month_review_that_is_due_is_held_and_can_be_put_off(stage: Stage) -> None:
    assert "The month review is due: it is on today. m puts it off." in stage.text
    assert "The month 15" in stage.text
    await stage.press("escape", "m")
    assert "put off to next time. m holds it today." in stage.text
    assert "The month 15" not in stage.text
    await stage.press("m", "enter")
    assert stage.meeting.month


@on_stage(records=PUT_OFF)
async def test_it_is_put_off_only_once(stage: Stage) -> None:
    await stage.press("escape", "m")
    assert "The month review was put off once already." in stage.message
    assert stage.meeting.month


@on_stage(records=[LAST])
async def test_it_can_be_pulled_forward(stage: Stage) -> None:
    await stage.press("escape", "m")
    assert "pulled forward to today. m leaves it out." in stage.text


@on_stage(wishes=Wishes(began_ago=timedelta(minutes=6)))
async def test_what_was_talked_before_counts(stage: Stage) -> None:
    assert "54 min until 15:54" in stage.text
    assert "f full length" not in stage.message
    await stage.press("enter")
    assert stage.figures == "09:00"


@on_stage()
async def test_letters_are_typed_and_start_nothing(stage: Stage) -> None:
    await stage.type("mfq")
    assert stage.screen == "ArrivalScreen"
    assert stage.value("#worth-it") == "mfq"


@on_stage(records=[LAST], commitments=[SLIDES])
async def test_the_mouse_can_do_what_the_keys_do(stage: Stage) -> None:
    async def click(words: str) -> None:
        row = next(number for number, row in enumerate(stage.rows) if words in row)
        await stage.pilot.click(offset=(stage.rows[row].index(words), row))
        await stage.settle()

    await click("Start the clock")
    assert stage.screen == "MeetingScreen"
    await click("Leave")
    assert "Leave the meeting?" in stage.text
    await click("Finish now")
    assert "nothing agreed?" in stage.text
    await click("End it")
    assert stage.screen == "RecapScreen"
