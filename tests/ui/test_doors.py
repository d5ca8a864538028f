"""The doors that the mentor opens, moved on by one key and a line between meetings."""

from __future__ import annotations

from meetingtui.domain.ledger.opportunities import Stage as Far
from tests.each import each
from tests.fakes import TUESDAY
from tests.ui.doors import LIN, RECORDS, SLOT, TWO, kept
from tests.ui.stage import Stage, on_stage, perform

# --- outside a meeting --------------------------------------------------------------------------------------


@on_stage(start=False, **TWO)
async def test_home_shows_open_doors_and_d_opens_them(stage: Stage) -> None:
    assert "Lin introduced Tue 10 Nov, coffee on Friday" in stage.text
    await stage.press("d")
    assert stage.screen == "DoorsScreen"
    assert "Closed (1): + Kim" in stage.text
    await stage.press("q")
    assert stage.screen == "HomeScreen"


@on_stage(start=False, **TWO)
async def test_one_escape_leaves_the_list_of_doors(stage: Stage) -> None:
    await stage.press("d", "escape")
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
    assert [move.stage for move in through.moves] == [*Far][1:-1]
    assert [move.note for move in through.moves] == ["step o", "step i", "step f", "step r", ""]
    assert "Closed (1): + A review by Kim" in stage.text


@on_stage(start=False, **TWO)
async def test_the_last_move_is_taken_back_with_one_key(stage: Stage) -> None:
    await stage.press("d", "down", "t")
    await stage.type("wrong door", "enter")
    assert "Thanked: Lin Esc, u: undo" in stage.text
    assert not kept(stage, "Lin").open
    await stage.press("escape", "u")
    assert kept(stage, "Lin") == LIN
    assert stage.message == "Taken back. Introduced: Lin"
    assert "> = Lin introduced" in stage.text
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


@on_stage(start=False, **TWO)
async def test_e_gives_a_door_other_words_and_u_the_old_ones(stage: Stage) -> None:
    await stage.press("d", "e")
    assert stage.value("#new-door") == "A meetup slot"
    await stage.type(" in January", "enter")
    assert kept(stage, "A meetup slot in January").worded_at == TUESDAY
    assert "Saved: A meetup slot in January   Esc, u: undo" in stage.message
    await stage.press("u")
    assert kept(stage, "A meetup slot").worded_at is None
    await stage.press("e", "ctrl+u", "enter")
    assert kept(stage, "A meetup slot") == SLOT


@on_stage(start=False, **TWO)
async def test_half_typed_words_of_a_door_wait_for_it(stage: Stage) -> None:
    await stage.press("d", "e")
    await stage.type(" in Jan", "escape", "q")
    await stage.press("d")
    assert stage.value("#new-door") == "A meetup slot in Jan"
    await stage.type("uary", "enter")
    assert kept(stage, "A meetup slot in January")
