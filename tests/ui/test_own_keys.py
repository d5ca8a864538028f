"""Keys and look that the user chose."""

from __future__ import annotations

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
