"""A private line is typed in one line above the screen, and read by its owner alone: on no screen of a whole tour."""

from __future__ import annotations

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.errors import StoreBusy
from meetingtui.domain.people import Role
from meetingtui.services.forms import MemoryForms
from tests.fakes import TUESDAY, MemoryStore
from tests.ui.stage import Stage, on_stage, perform
from tests.ui.tour import table, tour

CANARY = "canary-9d14"
OWNERS: tuple[Role | None, ...] = (None, *Role)


def private(stage: Stage) -> list[tuple[str, Role | None]]:
    return [(jot.text, jot.by) for jot in stage.store.between(Jot, "pair-1") if jot.private]


@on_stage(start=False)
async def test_a_line_at_home_is_kept_and_not_seen_again(stage: Stage) -> None:
    await stage.press("ctrl+k")
    await stage.type("ask less, listen more")
    assert "A private line" in stage.text
    await stage.press("enter")
    assert stage.message == "Kept for you alone. To read it: meet jots --private"
    assert private(stage) == [("ask less, listen more", None)]
    assert "listen more" not in stage.text
    await stage.press("ctrl+k")
    assert "listen more" not in stage.text
    await stage.press("enter")
    assert stage.screen == "HomeScreen"
    assert len(private(stage)) == 1


@on_stage(start=False, prepare=True, by=Role.MENTOR)
async def test_who_prepares_keeps_it_as_their_own(stage: Stage) -> None:
    await stage.open_preparing("add/private")
    await stage.press("ctrl+k")
    await stage.type("Sam looks tired", "enter")
    assert private(stage) == [("Sam looks tired", Role.MENTOR)]
    assert "- Sam looks tired" in stage.text


@on_stage(start=False, busy=StoreBusy("A meeting is running."))
async def test_while_a_meeting_runs_anywhere_no_line_opens(stage: Stage) -> None:
    await stage.press("ctrl+k")
    assert stage.screen == "HomeScreen"
    assert stage.message.startswith("A meeting is running, and others may see the screen.")


def test_what_was_left_stands_there_again_for_the_one_who_typed_it() -> None:
    forms = MemoryForms()

    async def leave(stage: Stage) -> None:
        await stage.press("ctrl+k")
        await stage.type("half a thou", "escape")
        assert private(stage) == []

    async def go_on(stage: Stage) -> None:
        await stage.press("ctrl+k")
        await stage.type("ght", "enter")
        assert private(stage) == [("half a thought", None)]
        await stage.press("ctrl+k")
        assert "half" not in stage.text

    async def other(stage: Stage) -> None:
        await stage.press("ctrl+k")
        assert "half" not in stage.text

    perform(leave, (80, 24), {"start": False, "forms": forms})
    perform(other, (80, 24), {"start": False, "forms": forms, "prepare": True, "by": Role.MENTEE})
    perform(go_on, (80, 24), {"start": False, "forms": forms})


@on_stage(start=False)
async def test_what_cannot_be_kept_is_said_and_stays(stage: Stage) -> None:
    await stage.press("ctrl+k")
    await stage.paste("x" * 2001)
    await stage.press("enter")
    assert "2001 letters are too many." in stage.text
    assert private(stage) == []
    await stage.press("escape", "ctrl+k")
    assert "xxx" in stage.text


def test_no_screen_of_the_tour_shows_one_but_its_owners() -> None:
    given = table()
    store = MemoryStore()
    for by in OWNERS:
        store.keep(Jot(f"j-{by}", "pair-1", f"{CANARY} {by}", TUESDAY, private=True, by=by))
    seen: list[str] = []
    forms = MemoryForms()

    def everything(stage: Stage) -> str:
        """What is seen, said, copied, saved, drafted or half typed, and what the window is called."""
        app = stage.app
        parts = (stage.text, app.title, app.sub_title, app.clipboard, *app.said, *stage.files, *stage.files.values())
        return "\n".join((*parts, repr(stage.drafts.kept), repr(vars(forms))))

    async def script(stage: Stage) -> None:
        async for state in tour(stage):
            if CANARY in everything(stage):
                seen.append(state)
                assert f"{CANARY} mentee" not in everything(stage)
                assert f"{CANARY} None" not in everything(stage)

    perform(script, (80, 24), given | {"store": store, "forms": forms})
    assert seen
    assert all(state.startswith("prepare, mentor, ") for state in seen), seen
