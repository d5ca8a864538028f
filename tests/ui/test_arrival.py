"""Arrival: how long there is, the words of last time, what waits, and one line that may be filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Help, Topic
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.opening import Wishes
from meetingtui.domain.meeting.questions import opener
from meetingtui.domain.people import NextMeeting, Person, Role
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.ui.screens.arrival import ArrivalScreen
from tests.builders import BERLIN, LONDON, commitment, pair
from tests.each import each
from tests.fakes import TUESDAY, FakeClock, MemoryStore
from tests.records import held
from tests.ui.stage import Stage, on_stage, perform

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


def corrected(record: MeetingRecord, **words: str) -> MeetingRecord:
    keys = {"task": "commitments/slides/text", "rest": "answers/else-mentee"}
    amendments = tuple(Amendment(name, keys[name], said, TUESDAY - DAY) for name, said in words.items())
    return replace(record, amendments=amendments)


@on_stage(records=[corrected(LAST, task="Write ten slides", rest="Find a title")], commitments=[SLIDES, BOOK])
async def test_the_words_of_last_time_are_those_to_which_they_were_corrected(stage: Stage) -> None:
    assert "Sam Write ten slides the week's task" in stage.text
    assert "Sam Find a title" in stage.text
    assert "Think of" not in stage.text


@on_stage(size=(80, 24), whose=pair(mentor=Person("Ada", LONDON)), wishes=Wishes(until=TUESDAY + timedelta(hours=1)))
async def test_times_name_their_city_when_the_two_live_by_different_clocks(stage: Stage) -> None:
    assert "60 min until 16:00 Berlin" in stage.text
    await stage.press("enter")
    assert "60 min left, ends 16:00 Berlin" in stage.text
    assert "Open discussion closes 15:45 Berlin; 30 min of it left." in stage.text
    await stage.press("ctrl+t")
    assert "new end 16:05 Berlin" in stage.flat


@on_stage(size=(80, 24), whose=pair(mentee=Person("Sam", "America/Sao_Paulo"), zone="America/Sao_Paulo"))
async def test_a_city_with_a_long_name_does_not_push_the_minutes_off_the_screen(stage: Stage) -> None:
    await stage.press("enter")
    assert "60 min left, ends 12:00 Sao Paulo" in stage.text
    assert "Open discussion closes 11:45; 30 min of it left." in stage.text


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
    assert "The month review is due today. m: put it off" in stage.text
    assert "The month 15" in stage.text
    await stage.press("escape", "m")
    assert "put off to next time. m: do it today" in stage.text
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
    assert "brought forward to today. m: leave it out" in stage.text


@on_stage(wishes=Wishes(began_ago=timedelta(minutes=6)))
async def test_what_was_talked_before_counts(stage: Stage) -> None:
    assert "54 min until 15:54" in stage.text
    assert "f full length" not in stage.message
    await stage.press("enter")
    assert stage.figures == "09:00"


MUCH: dict[str, Any] = {
    "whose": pair(next_meeting=NextMeeting(TUESDAY, BERLIN, 60)),
    "clock": FakeClock(TUESDAY + timedelta(minutes=3)),
    "records": [replace(LAST, contents=replace(LAST.contents, answers={"else-mentee": "think of a title " * 20}))],
    "topics": [Topic(f"t{n}", "pair-1", f"Topic {n}: " + "words " * 14, TUESDAY) for n in range(9)],
}


@each("size", [(80, 24), (100, 30)])
def test_however_much_waits_the_essentials_are_in_sight(size: tuple[int, int]) -> None:
    async def look(stage: Stage) -> None:
        for _ in range(2):
            assert "57 min until 16:00" in stage.text
            assert "Today is worth it if ..." in stage.text
            assert "one line, if you like" in stage.rows[-3]
            assert "Enter: start the clock PgDn: more. Esc: m month review, f full length" in stage.text
            await stage.press(*("pagedown",) * 4)
        assert opener(stage.meeting.number) in stage.text
        await stage.type("words")
        assert "words" in stage.text

    perform(look, size, MUCH)


@on_stage()
async def test_a_start_while_the_screen_is_still_being_fitted_harms_nothing(stage: Stage) -> None:
    arrival = stage.app.screen
    assert isinstance(arrival, ArrivalScreen)
    arrival.on_resize()
    arrival.draw()
    arrival.action_start()
    await stage.settle()
    arrival._fit()
    arrival._say_keys()
    assert stage.screen == "MeetingScreen"


@on_stage()
async def test_where_nothing_is_hidden_nobody_is_told_to_scroll(stage: Stage) -> None:
    assert stage.message == "Enter: start the clock   Esc: letter keys, m month review"


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
    await click("No date yet: end")
    assert stage.screen == "RecapScreen"


@on_stage(wishes=Wishes(began_ago=timedelta(minutes=90)))
async def test_past_its_end_it_says_so_and_offers_the_full_length_from_now(stage: Stage) -> None:
    assert "Nothing is left: the end was at 14:30." in stage.text
    assert "Last week   Open discussion   Next steps" in stage.words("#today")
    await stage.press("escape", "f")
    assert "60 min until 16:00" in stage.text
    assert "Last week 15 Open discussion 30 Next steps 15 min" in stage.text
    await stage.press("f")
    assert "Nothing is left" in stage.text


def prepared_store() -> MemoryStore:
    store = MemoryStore()
    answers = {"what-changed": "A job opened up", "input-wanted": "my [b]CV[/b]", "worth-it": "I leave with a plan"}
    store.keep(Preparation("p-1", "pair-1", Role.MENTEE, TUESDAY - DAY, answers))
    store.keep(Topic("t-1", "pair-1", "How to say no", TUESDAY - DAY, Role.MENTEE, Help.OPTIONS, "a list"))
    store.keep(Jot("j-1", "pair-1", "canary-55", TUESDAY - DAY, private=True, by=Role.MENTOR))
    return store


@on_stage(size=(80, 24), store=prepared_store())
async def test_it_opens_with_what_was_prepared_and_whose_it_is(stage: Stage) -> None:
    assert "What changed for Sam: A job opened up" in stage.text
    assert "Sam wants input on: my [b]CV[/b]" in stage.text
    assert "Topic: How to say no Sam, give me options, tried: a list" in stage.text
    assert "I leave with a plan" in stage.text
    await stage.begin()
    assert stage.contents.answer("worth-it") == "I leave with a plan"
    assert stage.step == "went-well"
    assert "What changed for Sam: A job opened up" in stage.text
    await stage.to("Open discussion")
    await stage.open("add/topic")
    assert "Sam wants input on: my [b]CV[/b]" in stage.text
    assert "canary-55" not in stage.text
