"""The links of a meeting stand beside it, as words, once there is one."""

from __future__ import annotations

from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Role
from tests.fakes import TUESDAY
from tests.ui.stage import Stage, on_stage

TALK = Topic("t-1", "pair-1", "My talk", TUESDAY, Role.MENTEE, tried="https://www.talks.example/no/")


@on_stage(topics=[TALK], size=(120, 40))
async def test_links_are_listed_with_who_gave_them_as_they_are_typed(stage: Stage) -> None:
    await stage.begin()
    assert stage.words("#side-links") == "LINKS\n- talks.example/no (Sam)"
    await stage.to("Open discussion")
    await stage.type("see https://b.example/x, and https://www.talks.example/no/")
    assert stage.words("#side-links") == "LINKS\n- talks.example/no (Sam)\n- b.example/x"


@on_stage(size=(120, 40))
async def test_without_a_link_there_is_no_box(stage: Stage) -> None:
    await stage.begin()
    assert not stage.app.screen.query_one("#side-links").display
