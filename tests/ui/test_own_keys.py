"""Keys, look and hints that the user chose."""

from __future__ import annotations

from meetingtui.domain.meeting.hints import AT_ONCE_FIRST, LADDER
from tests.ui.stage import Stage, on_stage


@on_stage(keys={"phase.next": "f12", "note.catch": "f11"}, look="meet-contrast")
async def test_other_keys_do_what_the_usual_ones_did_and_the_footer_names_them(stage: Stage) -> None:
    await stage.begin()
    assert stage.app.theme == "meet-contrast"
    assert ("f12", "Open discussion") in stage.footer
    await stage.press("f11")
    await stage.type("a thought", "enter")
    assert [topic.text for topic in stage.contents.topics] == ["a thought"]
    await stage.press("ctrl+n")
    assert stage.phase == "Last week"
    await stage.press("f12")
    assert stage.phase == "Open discussion"


@on_stage(hints=False)
async def test_hints_can_be_left_out_for_good(stage: Stage) -> None:
    await stage.begin()
    await stage.to("Open discussion")
    assert AT_ONCE_FIRST not in stage.text
    await stage.type("Saying no", "enter", "up")
    assert LADDER not in stage.text
    assert "What is said, in a few words" in stage.text
