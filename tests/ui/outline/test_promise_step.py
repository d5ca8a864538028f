"""Promises of earlier on the screen: what became of each, in whose words, and what is offered at the third time."""

from __future__ import annotations

from datetime import date, timedelta

from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.people import Role
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

THREE = [
    commitment("Read chapter 4", id="read"),
    commitment("Submit the talk", id="talk", week_task=True),
    commitment("Introduce Sam to Lin", id="lin", owner=Role.MENTOR),
]
CARRIED = [commitment("Fix the test", id="fix", times_carried=2), commitment("Read", id="read", times_carried=1)]


def outcomes(stage: Stage) -> dict[str, tuple[Outcome | None, str]]:
    return {review.id: (review.outcome, review.note) for review in stage.contents.reviews}


@on_stage(commitments=THREE)
async def test_the_mentors_promises_come_first_then_the_weeks_task(stage: Stage) -> None:
    await stage.begin()
    assert stage.steps[:3] == ["reviews/lin", "reviews/talk", "reviews/read"]
    assert stage.step == "reviews/lin"
    assert "> Ada Introduce Sam to Lin" in stage.text
    assert "- Sam Submit the talk the week's task" in stage.text


@on_stage(commitments=THREE)
async def test_right_says_what_became_of_it_and_the_step_asks_for_the_words(stage: Stage) -> None:
    await stage.begin()
    assert "What came of it?" in stage.text
    for outcome, asks in (
        (Outcome.DONE, "Done. In your words:"),
        (Outcome.PARTLY, "Partly. What is left?"),
        (Outcome.NOT_YET, "Not yet. What got in the way?"),
        (Outcome.CHANGED, "Changed. What is it now?"),
    ):
        await stage.press("right")
        assert outcomes(stage)["lin"][0] is outcome
        assert stage.choices == [[outcome.words]]
        assert asks in stage.text
        assert f"[{outcome.words}]" in stage.text
    await stage.press("right")
    assert outcomes(stage)["lin"] == (Outcome.CHANGED, "")


@on_stage(commitments=THREE)
async def test_left_of_the_first_answer_takes_the_choice_off(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "left")
    assert outcomes(stage)["lin"] == (None, "")
    assert stage.choices == [[]]


@on_stage(commitments=THREE)
async def test_words_typed_on_the_choices_are_the_answer(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("done, next phase: coffee")
    assert outcomes(stage)["lin"] == (Outcome.DONE, "done, next phase: coffee")
    assert stage.phase == "Last week"


@on_stage(size=(80, 24), commitments=THREE)
async def test_words_said_to_a_promise_stand_in_its_row_once_another_step_is_open(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("They met on Friday, and talked for long " * 3, "enter")
    (row,) = [line for line in stage.text.splitlines() if "They met on Friday" in line]
    assert "+ Ada Introduce Sam to Lin done: They met on Friday" in row
    assert row.rstrip("│ ").endswith("...")
    await stage.press("up")
    assert stage.typed.startswith("They met on Friday")


@on_stage(size=(80, 24), commitments=CARRIED)
async def test_smaller_swap_and_drop_are_offered_only_at_the_third_time(stage: Stage) -> None:
    await stage.begin()
    assert stage.step == "reviews/fix"
    assert "smaller swapped dropped" in stage.text
    assert "The third time. Make it smaller, swap it, or drop it?" in stage.text
    for outcome, asks in (
        (Outcome.SMALLER, "What is the smaller promise?"),
        (Outcome.SWAPPED, "Swapped. For what?"),
        (Outcome.DROPPED, "Dropped. Why?"),
    ):
        await stage.press(*["right"] * (5 if outcome is Outcome.SMALLER else 1))
        assert outcomes(stage)["fix"][0] is outcome
        assert asks in stage.text
    await stage.press("left", "left")
    await stage.type("One test a day", "enter")
    assert outcomes(stage)["fix"] == (Outcome.SMALLER, "One test a day")
    assert stage.step == "reviews/read"
    assert "swapped" not in stage.text
    assert "third time" not in stage.text
    await stage.press(*["right"] * 9)
    assert outcomes(stage)["read"] == (Outcome.CHANGED, "")


@on_stage(commitments=[commitment("Fix the test", id="fix", times_carried=2)])
async def test_what_takes_its_place_at_the_third_time_is_a_promise_of_next_week(stage: Stage) -> None:
    await stage.begin()
    await stage.press(*["right"] * 5)
    await stage.type("One test a day")
    await stage.to("Next steps")
    assert "Carried over: One test a day" in stage.flat
    await stage.press("ctrl+n", "y")
    assert stage.screen == "RecapScreen"
    old, new = stage.store.commitments("pair-1")
    assert (old.open, new.text, new.replaces) == (False, "One test a day", "fix")


@on_stage(commitments=THREE)
async def test_each_promise_keeps_its_own_words(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("first words", "down")
    assert (stage.step, stage.typed) == ("reviews/talk", "")
    await stage.press("right", "right")
    await stage.type("second words", "up", "up", "up")
    assert (stage.step, stage.typed) == ("reviews/lin", "first words")
    assert "Done. In your words:" in stage.text
    assert [note for _, note in outcomes(stage).values()] == ["first words", "second words", ""]


@on_stage(commitments=THREE)
async def test_coming_back_to_words_the_cursor_stands_behind_them(stage: Stage) -> None:
    await stage.begin()
    await stage.type("She answered", "enter", "up")
    await stage.type(" at once")
    assert outcomes(stage)["lin"] == (None, "She answered at once")


@on_stage(commitments=THREE)
async def test_enter_goes_from_promise_to_promise_and_then_to_the_first_question(stage: Stage) -> None:
    await stage.begin()
    for times in (1, 2, 3):
        await stage.press(*["right"] * times)
        await stage.type("words", "enter")
    assert stage.step == "went-well"
    assert [outcome for outcome, _ in outcomes(stage).values()] == [Outcome.DONE, Outcome.PARTLY, Outcome.NOT_YET]


@on_stage(commitments=THREE)
async def test_an_answer_is_taken_back_and_brought_again_with_a_sentence_and_without_the_focus(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "enter", "right", "right", "ctrl+z")
    assert outcomes(stage)["talk"][0] is Outcome.DONE
    assert 'what became of "Submit the talk"' in stage.message
    await stage.press("ctrl+z", "ctrl+z")
    assert [outcome for outcome, _ in outcomes(stage).values()] == [None, None, None]
    assert 'what became of "Introduce Sam to Lin"' in stage.message
    assert (stage.step, stage.choices) == ("reviews/talk", [[]])
    await stage.press("ctrl+y", "ctrl+y")
    assert outcomes(stage)["lin"][0] is Outcome.DONE
    assert stage.choices == [["done"]]


@on_stage(commitments=[commitment("Pay the fee", id="fee", due=date(2016, 5, 31))])
async def test_a_promise_of_another_year_says_which(stage: Stage) -> None:
    await stage.begin()
    assert "LATE since Tue 31 May 2016" in stage.text


@on_stage()
async def test_with_nothing_promised_the_first_question_is_open(stage: Stage) -> None:
    await stage.begin()
    assert stage.step == "went-well"


@on_stage(
    commitments=[commitment("Submit the talk", id="talk")],
    updates=[Update("u-1", "pair-1", "talk", TUESDAY - timedelta(days=2), Outcome.PARTLY, "the abstract is missing")],
)
async def test_what_was_said_in_the_week_is_filled_in_and_says_when(stage: Stage) -> None:
    await stage.begin()
    assert "~ Sam Submit the talk partly: the abstract is missing" in stage.text
    await stage.open("reviews/talk")
    assert "said on Sun 15 Nov" in stage.text
    assert stage.typed == "the abstract is missing"
    await stage.press("left")
    assert stage.contents.reviews[0].outcome is Outcome.DONE
    assert "said on" not in stage.text
