"""The doors that the mentor opens: moved on by one key and a line, in a meeting and outside of one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from meetingtui.domain.ledger.opportunities import Opportunity, moved_door
from meetingtui.domain.ledger.opportunities import Stage as Far
from meetingtui.domain.meeting.transitions import Meeting
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.ui.stage import Stage, on_stage, perform

DAY = timedelta(days=1)
RECORDS: dict[str, Any] = {"records": [held(began=TUESDAY - 7 * DAY)]}


def door(text: str, stage: Far | None = None, note: str = "") -> Opportunity:
    fresh = Opportunity(f"o-{text}", "pair-1", text, TUESDAY - 20 * DAY)
    return fresh if stage is None else moved_door(fresh, stage, note, at=TUESDAY - 7 * DAY)


SLOT, LIN, KIM = door("A meetup slot"), door("Lin", Far.INTRODUCED, "coffee on Friday"), door("Kim", Far.THANKED)
TWO: dict[str, Any] = {**RECORDS, "opportunities": [SLOT, LIN, KIM]}


def kept(stage: Stage, text: str) -> Opportunity:
    return next(one for one in stage.store.opportunities("pair-1") if one.text == text)


def doors(stage: Stage) -> dict[str, tuple[Far, str]]:
    both = (*stage.contents.doors, *stage.contents.lookouts)
    return {one.text: (one.stage, one.moves[-1].note if one.moves else "") for one in both}


async def to_doors(stage: Stage) -> None:
    """From the first question back to the doors above it."""
    await stage.begin()
    await stage.press("shift+tab")
    assert stage.focus == "open-doors-list"


# --- last week ----------------------------------------------------------------------------------------------


@on_stage(**TWO)
async def test_open_doors_stand_in_last_week_with_how_far_they_are(stage: Stage) -> None:
    await stage.begin()
    assert "Ada is looking out for:" in stage.text
    assert "A meetup slot looking out" in stage.text
    assert "Lin introduced Tue 10 Nov, coffee on Friday" in stage.text
    assert "Kim" not in stage.text


@on_stage(**TWO)
async def test_a_key_and_a_line_move_the_marked_door_on(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("i")
    assert "Introduced: A meetup slot. What happened?" in stage.text
    assert doors(stage)["A meetup slot"] == (Far.LOOKING_OUT, "")
    await stage.type("They talk in January", "enter")
    assert doors(stage)["A meetup slot"] == (Far.INTRODUCED, "They talk in January")
    assert stage.focus == "open-doors-list"
    assert "introduced Tue 17 Nov, They talk in January" in stage.text


@on_stage(**TWO)
async def test_only_the_stages_ahead_are_offered_and_a_step_back_does_nothing(stage: Stage) -> None:
    await to_doors(stage)
    assert "o offered i introduced f followed up r result t thanked" in stage.text
    await stage.press("down")
    assert "f followed up r result t thanked" in stage.text
    assert "o offered" not in stage.text
    await stage.press("o", "i")
    assert stage.focus == "open-doors-list"
    assert "only moves forward" in stage.message
    assert doors(stage)["Lin"] == (Far.INTRODUCED, "coffee on Friday")


@on_stage(**RECORDS, opportunities=[LIN])
async def test_a_thanked_door_leaves_and_undo_brings_it_back(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("t", "enter")
    assert "Ada is looking out for" not in stage.text
    assert stage.focus == "question-went-well"
    await stage.press("escape", "u")
    assert doors(stage)["Lin"] == (Far.INTRODUCED, "coffee on Friday")
    assert "Ada is looking out for" in stage.text


@on_stage(**TWO)
async def test_the_same_key_again_takes_the_question_back(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("r", "up", "r")
    assert "What happened?" not in stage.text
    assert doors(stage)["A meetup slot"] == (Far.LOOKING_OUT, "")


@on_stage(**TWO, commitments=[commitment("Write the slides")])
async def test_enter_goes_past_the_doors_so_that_no_letter_of_an_answer_moves_one(stage: Stage) -> None:
    await stage.begin()
    await stage.press("d")
    await stage.type("done", "enter")
    assert stage.focus == "question-went-well"
    await stage.type("fit for it")
    assert stage.contents.answer("went-well") == "fit for it"


@on_stage(**TWO)
async def test_words_that_were_not_entered_move_the_door_when_the_phase_is_left(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("o")
    await stage.type("She knows the hosts", "ctrl+n")
    assert doors(stage)["A meetup slot"] == (Far.OFFERED, "She knows the hosts")
    await stage.press("b")
    assert "What happened?" not in stage.text


@on_stage(**TWO)
async def test_words_for_one_door_never_go_to_another(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("o")
    await stage.type("for the slot", "up")
    await stage.press("down", "f")
    assert doors(stage)["A meetup slot"] == (Far.OFFERED, "for the slot")
    assert stage.value("#open-doors .door-note") == ""
    await stage.type("for Lin", "enter")
    assert doors(stage)["Lin"] == (Far.FOLLOWED_UP, "for Lin")


def test_letters_come_back_after_a_crash_with_door_and_stage() -> None:
    left: list[Meeting] = []

    async def cut_off(stage: Stage) -> None:
        await to_doors(stage)
        await stage.press("i")
        await stage.type("They talk in Jan")
        left.append(stage.meeting)

    async def go_on(stage: Stage) -> None:
        await stage.press("c")
        assert "Introduced: A meetup slot. What happened?" in stage.text
        assert stage.value("#open-doors .door-note") == "They talk in Jan"
        await stage.press("ctrl+n")
        assert doors(stage)["A meetup slot"] == (Far.INTRODUCED, "They talk in Jan")

    perform(cut_off, (100, 30), dict(TWO))
    perform(go_on, (100, 30), {**TWO, "unfinished": left})


# --- a new one, from anywhere -------------------------------------------------------------------------------


@on_stage(**RECORDS)
async def test_one_key_opens_a_line_for_a_new_door_and_gives_the_focus_back(stage: Stage) -> None:
    await stage.begin()
    await stage.type("well", "f3")
    assert stage.focus == "new-door"
    await stage.type("A review by Kim", "enter")
    assert stage.focus == "question-went-well"
    assert doors(stage) == {"A review by Kim": (Far.LOOKING_OUT, "")}
    assert "Ada looks out for it" in stage.message
    await stage.press("escape", "o")
    assert stage.focus == "new-door"
    await stage.type("nothing", "escape")
    assert [*doors(stage)] == ["A review by Kim"]
    assert not stage.contents.topics


# --- next steps ---------------------------------------------------------------------------------------------


@on_stage(**TWO)
async def test_next_steps_shows_all_open_doors_and_only_todays_can_be_taken_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f3")
    await stage.type("A review by Kim", "enter")
    await stage.press("ctrl+n", "ctrl+n")
    assert stage.phase == "Next steps"
    assert stage.text.index("A meetup slot") < stage.text.index("Lin") < stage.text.index("A review by Kim")
    await stage.press("tab", "tab")
    assert stage.focus == "door-list"
    assert "x remove" not in stage.text
    await stage.press("x")
    assert len(doors(stage)) == 3
    await stage.press("down", "down")
    assert "x remove" in stage.text
    await stage.press("x")
    assert [*doors(stage)] == ["A meetup slot", "Lin"]


@on_stage(**RECORDS)
async def test_a_door_of_today_is_reworded_in_its_line(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f3")
    await stage.type("A review", "enter", "ctrl+n", "ctrl+n", "tab", "tab", "e")
    assert stage.focus == "door-line"
    await stage.type(" by Kim", "enter")
    assert [*doors(stage)] == ["A review by Kim"]


@on_stage(**TWO)
async def test_what_was_moved_is_kept_with_the_meeting(stage: Stage) -> None:
    await to_doors(stage)
    await stage.press("o")
    await stage.type("She asks the hosts", "enter", "ctrl+n", "ctrl+n", "ctrl+n", "enter")
    assert (kept(stage, "A meetup slot").stage, kept(stage, "A meetup slot").moves[-1].note) == (
        Far.OFFERED,
        "She asks the hosts",
    )
    assert not any("door/" in key for key in stage.record.contents.answers)


# --- outside a meeting --------------------------------------------------------------------------------------


@on_stage(start=False, **TWO)
async def test_home_shows_open_doors_and_d_opens_them(stage: Stage) -> None:
    assert "Lin introduced Tue 10 Nov, coffee on Friday" in stage.text
    await stage.press("d")
    assert stage.screen == "DoorsScreen"
    assert "Done, with thanks (1): + Kim" in stage.text
    await stage.press("q")
    assert stage.screen == "HomeScreen"


@on_stage(start=False, **RECORDS)
async def test_a_door_is_added_and_walked_to_thanked_outside_a_meeting(stage: Stage) -> None:
    await stage.press("d")
    assert "No open doors yet." in stage.text
    await stage.type("A review by Kim", "enter")
    await stage.press("up")
    for key in ("o", "i", "f", "r"):
        await stage.press(key)
        await stage.type(f"step {key}", "enter", "up")
    await stage.press("t", "enter")
    through = kept(stage, "A review by Kim")
    assert [move.stage for move in through.moves] == [*Far][1:]
    assert [move.note for move in through.moves] == ["step o", "step i", "step f", "step r", ""]
    assert "Done, with thanks (1): + A review by Kim" in stage.text


@on_stage(start=False, **TWO)
async def test_the_last_move_is_taken_back_with_one_key(stage: Stage) -> None:
    await stage.press("d", "down", "t")
    await stage.type("wrong door", "enter")
    assert "Thanked: Lin Esc, u: undo" in stage.text
    assert not kept(stage, "Lin").open
    await stage.press("escape", "u")
    assert kept(stage, "Lin") == LIN
    assert stage.message == "Taken back. Introduced: Lin"
    assert "> > Lin introduced" in stage.text
    await stage.press("u")
    assert stage.message == "Nothing to undo."


@on_stage(start=False, **TWO)
async def test_the_letter_u_is_typed_where_a_door_is_written(stage: Stage) -> None:
    await stage.press("d", "o", "enter", "a")
    await stage.type("u")
    assert stage.value("#new-door") == "u"
    assert kept(stage, "A meetup slot").stage is Far.OFFERED


@each("size", [(80, 24), (100, 30)])
def test_every_key_of_a_door_can_be_read_in_one_row(size: tuple[int, int]) -> None:
    async def look(stage: Stage) -> None:
        await stage.press("d")
        assert "o offered i introduced f followed up r result t thanked" in stage.text

    perform(look, size, {**TWO, "start": False})
