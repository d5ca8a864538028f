"""What is typed or pasted while no field has the focus, and letters that another layout types."""

from __future__ import annotations

import pytest

from meetingtui.ui.terminal.key_places import key_at_that_place
from tests.all_faults import ALL_FAULTS
from tests.ui.stage import Stage, on_stage


@on_stage()
async def test_a_paste_without_a_field_goes_to_the_one_that_was_left(stage: Stage) -> None:
    await stage.begin()
    await stage.type("seen: ", "escape")
    await stage.paste("three links")
    assert stage.contents.answer("went-well") == "seen: three links"
    assert not stage.letters
    await stage.press("ctrl+t")
    assert stage.screen == "Choice"
    await stage.paste(" and a fourth")
    await stage.press("escape")
    assert stage.contents.answer("went-well") == "seen: three links and a fourth"


@on_stage()
async def test_where_no_field_was_left_a_sentence_says_that_nothing_was_pasted(stage: Stage) -> None:
    await stage.begin()
    await stage.type("seen", "escape", "v")
    await stage.paste("three links")
    assert stage.contents.answer("went-well") == "seen"
    assert "Nothing was pasted" in stage.message
    await stage.press("v")
    await stage.paste(" again")
    assert stage.contents.answer("went-well") == "seen again"


@on_stage(start=False)
async def test_so_it_is_at_home(stage: Stage) -> None:
    await stage.paste("three links")
    assert "Nothing was pasted" in stage.flat


@on_stage()
async def test_line_ends_of_every_kind_stay_line_ends_in_a_paste(stage: Stage) -> None:
    await stage.begin()
    await stage.paste("a\u2028b\u2029c\x0bd\re\r\nf")
    assert stage.contents.answer("went-well") == "a\nb\nc\nd\ne\nf"


@on_stage()
async def test_caps_lock_and_other_layouts_change_no_key(stage: Stage) -> None:
    await stage.begin()
    for letter in "NтТνｎＮמㅜ":  # noqa: RUF001 - that is what they look like
        before = stage.phase
        if before == "Next steps":
            await stage.to("Last week")
            before = stage.phase
        if stage.app.focused is not None:
            await stage.press("escape")
        stage._send(letter)
        await stage.settle()
        assert stage.phase != before, letter


@on_stage()
async def test_a_letter_of_no_known_place_is_typed_as_it_is_and_told_where_nothing_is_typed(stage: Stage) -> None:
    await stage.begin()
    await stage.type("т")
    await stage.press("escape")
    await stage.type("漢")
    assert stage.contents.answer("went-well") == "т漢"
    await stage.press("ctrl+r")
    await stage.type("漢")
    assert "Keys are Latin letters" in "\n".join(stage.app.said)
    assert stage.contents.answer("went-well") == "т漢"


def test_the_key_at_the_place_of_a_letter() -> None:
    for letter, key in zip("nN?тЩάｑ１", "nn?noaq1", strict=True):
        assert key_at_that_place(letter) == key, letter
    assert key_at_that_place("漢") is None
    assert key_at_that_place("é") is None


@pytest.mark.fault(51)
@on_stage()
async def test_signs_of_variables_and_markup_are_shown_letter_by_letter_in_every_field(stage: Stage) -> None:
    await stage.begin()
    typed, known = "$var ${x} [b]", set[type]()
    for phase in [kind.label for kind in stage.meeting.agenda.kinds]:
        if stage.phase != phase:
            await stage.to(phase)
        for step in stage.steps:
            await stage.open(step)
            assert stage.outline.box is not None
            for field in [field for field in stage.outline.box.stops if hasattr(field, "TAKES_LETTERS")]:
                field.focus()
                await stage.settle()
                # One field of a kind shows each letter, the others the whole.
                each_letter = type(field) not in known or ALL_FAULTS
                known.add(type(field))
                for place, letter in enumerate(typed if each_letter else [typed], 1):
                    await stage.type(letter)
                    shown = typed[:place] if each_letter else typed
                    assert shown.strip() in stage.text, (phase, step, shown)
                await stage.press(*["backspace"] * len(typed))


@on_stage()
async def test_a_paste_after_the_field_that_was_left_is_gone_goes_nowhere_and_says_so(stage: Stage) -> None:
    await stage.begin()
    await stage.type("seen", "escape", "ctrl+q", "f", "y")
    assert stage.screen == "RecapScreen"
    await stage.paste("three links")
    assert "Nothing was pasted" in stage.message
    assert stage.record.contents.answer("went-well") == "seen"
