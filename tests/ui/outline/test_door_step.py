"""Doors of the mentor in a meeting: how far each is by now, what happened, and new ones from anywhere."""

from __future__ import annotations

from meetingtui.domain.ledger.opportunities import Stage as Far
from meetingtui.domain.meeting.transitions import Meeting
from tests.builders import commitment
from tests.fakes import TUESDAY
from tests.ui.doors import LIN, RECORDS, TWO, kept
from tests.ui.stage import Stage, on_stage, perform


async def to_words(stage: Stage) -> None:
    while stage.focus != "door-words":
        await stage.press("tab")


def doors(stage: Stage) -> dict[str, tuple[Far, str]]:
    both = (*stage.contents.doors, *stage.contents.lookouts)
    return {one.text: (one.stage, one.moves[-1].note if one.moves else "") for one in both}


# --- last week ----------------------------------------------------------------------------------------------


@on_stage(**TWO)
async def test_open_doors_are_steps_of_the_mentor_with_how_far_they_are(stage: Stage) -> None:
    await stage.begin()
    assert stage.steps[:3] == ["doors/o-A meetup slot", "doors/o-Lin", "went-well"]
    assert "> Ada Door: A meetup slot" in stage.text
    assert "- Ada Door: Lin introduced Tue 10 Nov, coffee on Friday" in stage.text
    assert "Kim" not in stage.text


@on_stage(**TWO)
async def test_right_and_a_line_move_a_door_on(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "right")
    assert doors(stage)["A meetup slot"] == (Far.INTRODUCED, "")
    await stage.type("They talk in January", "enter")
    assert doors(stage)["A meetup slot"] == (Far.INTRODUCED, "They talk in January")
    assert stage.step == "doors/o-Lin"
    assert "+ Ada Door: A meetup slot introduced Tue 17 Nov, They talk in January" in stage.text


@on_stage(**TWO)
async def test_a_door_said_twice_in_a_meeting_keeps_one_move(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("She asks the hosts", "enter", "up")
    assert stage.choices == [["offered"]]
    await stage.press("right", "right", "right")
    await stage.type(", and they said yes")
    (move,) = stage.contents.doors[0].moves
    assert (move.stage, move.note) == (Far.OUTCOME, "She asks the hosts, and they said yes")
    await stage.press("up", *["left"] * 4)
    assert stage.choices == [[]]
    (move,) = stage.contents.doors[0].moves
    assert (move.stage, move.note) == (Far.LOOKING_OUT, "She asks the hosts, and they said yes")


@on_stage(**TWO)
async def test_words_alone_leave_a_door_where_it_stands(stage: Stage) -> None:
    await stage.begin()
    await stage.type("no news yet", "enter")
    assert doors(stage)["A meetup slot"] == (Far.LOOKING_OUT, "no news yet")
    await stage.press("up", "down", "ctrl+u")
    assert stage.contents.doors[0].moves == ()


@on_stage(**TWO)
async def test_only_the_stages_ahead_are_offered(stage: Stage) -> None:
    await stage.begin()
    assert "offered introduced followed up result thanked came to nothing" in stage.text
    await stage.open("doors/o-Lin")
    assert "followed up result thanked came to nothing" in stage.text
    assert "offered" not in stage.text.partition("> Ada Door: Lin")[2].partition("What happened")[0]
    await stage.press("right", "left")
    assert doors(stage)["Lin"] == (Far.INTRODUCED, "coffee on Friday")


@on_stage(**RECORDS, opportunities=[LIN])
async def test_a_thanked_door_stays_in_sight_today_and_undo_takes_it_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "right", "right", "enter")
    assert not stage.contents.doors[0].open
    assert "+ Ada Door: Lin thanked Tue 17 Nov" in stage.text
    await stage.press("ctrl+z", "ctrl+z", "ctrl+z")
    assert doors(stage)["Lin"] == (Far.INTRODUCED, "coffee on Friday")
    assert stage.message.startswith('Taken back: what was said of "Lin".')


@on_stage(**RECORDS, opportunities=[LIN])
async def test_a_door_that_came_to_nothing_is_closed_with_a_word_of_why(stage: Stage) -> None:
    await stage.begin()
    await stage.press(*["right"] * 4)
    await stage.type("she moved away", "ctrl+n", "ctrl+n", "ctrl+n", "y")
    assert (kept(stage, "Lin").stage, kept(stage, "Lin").moves[-1].note) == (Far.NOTHING, "she moved away")


@on_stage(**TWO, commitments=[commitment("Write the slides")])
async def test_no_letter_of_an_answer_moves_a_door(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "enter")
    assert stage.step == "doors/o-A meetup slot"
    await stage.type("fit for it")
    assert doors(stage)["A meetup slot"] == (Far.LOOKING_OUT, "fit for it")


@on_stage(**TWO)
async def test_words_for_one_door_never_go_to_another(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("for the slot", "down", "down")
    assert (stage.step, stage.typed) == ("doors/o-Lin", "")
    await stage.type("for Lin", "enter")
    assert doors(stage) == {"A meetup slot": (Far.OFFERED, "for the slot"), "Lin": (Far.INTRODUCED, "for Lin")}


@on_stage(**TWO)
async def test_a_door_of_before_gets_other_words_and_undo_brings_the_old_ones(stage: Stage) -> None:
    await stage.begin()
    await to_words(stage)
    await stage.type(" in January")
    assert "A meetup slot in January" in doors(stage)
    stage.room.finish(stage.live)
    assert kept(stage, "A meetup slot in January").worded_at == TUESDAY


@on_stage(**TWO)
async def test_new_words_of_a_door_are_one_undo_and_no_words_keep_the_old_ones(stage: Stage) -> None:
    await stage.begin()
    await to_words(stage)
    await stage.type(" in January", "ctrl+z")
    assert "A meetup slot" in doors(stage)
    await stage.press("ctrl+u")
    assert "A meetup slot" in doors(stage)


def test_a_cut_off_meeting_comes_back_to_the_door_with_its_letters() -> None:
    left: list[Meeting] = []

    async def cut_off(stage: Stage) -> None:
        await stage.begin()
        await stage.press("right", "right")
        await stage.type("They talk in Jan")
        left.append(stage.meeting)

    async def go_on(stage: Stage) -> None:
        await stage.press("c")
        assert stage.step == "doors/o-A meetup slot"
        assert (stage.typed, stage.choices) == ("They talk in Jan", [["introduced"]])
        await stage.type("uary")
        assert doors(stage)["A meetup slot"] == (Far.INTRODUCED, "They talk in January")

    perform(cut_off, (100, 30), dict(TWO))
    perform(go_on, (100, 30), {**TWO, "unfinished": left})


# --- a new one, from anywhere -------------------------------------------------------------------------------


@on_stage(**RECORDS)
async def test_one_key_opens_a_line_for_a_new_door_and_gives_the_focus_back(stage: Stage) -> None:
    await stage.begin()
    await stage.type("well", "f3")
    assert stage.focus == "new-door"
    await stage.type("A review by Kim", "enter")
    assert doors(stage) == {"A review by Kim": (Far.LOOKING_OUT, "")}
    assert "Ada looks out for it" in stage.message
    await stage.type(" and well")
    assert stage.contents.answer("went-well") == "well and well"
    await stage.press("escape", "o")
    assert stage.focus == "new-door"
    await stage.type("nothing", "escape")
    assert [*doors(stage)] == ["A review by Kim"]
    assert not stage.contents.topics


@on_stage(**TWO)
async def test_next_steps_lists_the_doors_of_today_and_each_can_be_reworded_or_taken_back(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f3")
    await stage.type("A review", "enter")
    await stage.to("Next steps")
    assert "+ Ada Door: A review" in stage.text
    assert "A meetup slot" not in stage.text
    await stage.open(f"made/{stage.contents.lookouts[0].id}")
    await stage.type(" by Kim", "up")
    assert [*doors(stage)][2] == "A review by Kim"
    await stage.press("delete")
    assert [*doors(stage)] == ["A meetup slot", "Lin"]
    assert stage.message == 'Taken back: "A review by Kim".   Ctrl+Z: bring it again'
    await stage.press("ctrl+z")
    assert [*doors(stage)][2] == "A review by Kim"


@on_stage(**RECORDS)
async def test_pasted_doors_are_an_entry_each(stage: Stage) -> None:
    await stage.begin()
    await stage.open("add/door")
    await stage.paste("A slot\nLin, who runs a lab")
    assert [*doors(stage)] == ["A slot", "Lin, who runs a lab"]


@on_stage(**TWO)
async def test_what_was_moved_is_kept_with_the_meeting(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right")
    await stage.type("She asks the hosts", "ctrl+n", "ctrl+n", "ctrl+n", "y")
    assert (kept(stage, "A meetup slot").stage, kept(stage, "A meetup slot").moves[-1].note) == (
        Far.OFFERED,
        "She asks the hosts",
    )
