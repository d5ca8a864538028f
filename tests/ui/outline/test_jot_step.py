"""What was noted in the week stands on Last week, and one key makes something of it."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.between.jots import JotKind
from meetingtui.domain.meeting.contents import Becomes
from meetingtui.domain.people import Role
from meetingtui.services.week.jot_book import JotBook
from tests.builders import commitment, pair
from tests.each import each
from tests.fakes import TUESDAY, MemoryStore
from tests.strategies import a_jot
from tests.ui.stage import Stage, on_stage

CANARY = "canary-91c4"


def noted() -> MemoryStore:
    store = MemoryStore()
    for jot in (
        a_jot("win", "Lin liked the talk", kind=JotKind.WIN, by=Role.MENTEE),
        a_jot("asked", "How do I say no?", kind=JotKind.QUESTION, by=Role.MENTOR),
        a_jot("private", CANARY, private=True),
        a_jot("old", "Long ago", noted_at=TUESDAY - timedelta(days=1), kind=None),
    ):
        store.keep(jot)
    return store


@on_stage(size=(80, 24), store=noted())
async def test_right_takes_what_fits_and_enter_goes_on(stage: Stage) -> None:
    await stage.begin()
    assert stage.step == "jots/win"
    assert "> Sam Win: Lin liked the talk" in stage.text
    assert "Where does it belong? noted on Sun 15 Nov" in stage.text
    assert "[leave it] went well a topic could be better thanks" in stage.text
    assert stage.message == "Left, Right: where it belongs   Enter: next step   Type: catch a thought"
    await stage.press("right", "enter", "right", "enter")
    assert "+ Sam Win: Lin liked the talk went well" in stage.text
    assert "+ Ada Question: How do I say no? a topic" in stage.text
    assert stage.step == "jots/old"
    assert "> Both Noted: Long ago" in stage.text
    await stage.press("enter")
    assert (stage.step, stage.typed) == ("went-well", "Lin liked the talk")
    assert [(topic.text, topic.by) for topic in stage.contents.topics] == [("How do I say no?", Role.MENTOR)]
    assert CANARY not in stage.text


@on_stage(store=noted())
async def test_undo_says_what_it_took_back_and_the_field_shows_it(stage: Stage) -> None:
    await stage.begin()
    await stage.press("right", "enter", "enter", "enter")
    assert stage.typed == "Lin liked the talk"
    await stage.press("ctrl+z")
    assert 'Taken back: what became of "Lin liked the talk"' in stage.message
    assert (stage.step, stage.typed) == ("went-well", "")
    await stage.press("ctrl+y")
    assert stage.typed == "Lin liked the talk"


@on_stage(store=noted())
async def test_what_is_typed_on_a_jot_is_a_thought_that_is_caught(stage: Stage) -> None:
    await stage.begin()
    await stage.type("Ask Lin too", "enter")
    assert [topic.text for topic in stage.contents.topics] == ["Ask Lin too"]
    assert stage.step == "jots/win"


@each("size", [(80, 24), (100, 30)])
def test_a_jot_from_another_shell_appears_without_moving_focus_or_words(size: tuple[int, int]) -> None:
    @on_stage(size=size, store=noted(), commitments=[commitment()])
    async def script(stage: Stage) -> None:
        await stage.begin()
        await stage.open("went-well")
        await stage.type("Two talks")
        focus, caret = stage.app.focused, stage.app.cursor_position
        book = JotBook(stage.store, pair(), clock=stage.clock, new_id=iter(["new", "secret"]).__next__)
        book.note("Just now", kind=JotKind.SNAG)
        book.note(CANARY, private=True)
        await stage.look()
        assert (stage.step, stage.typed) == ("went-well", "Two talks")
        assert stage.app.focused is focus
        assert "jots/new" in stage.steps
        assert stage.outline._now.near.id == "went-well"
        assert CANARY not in stage.text
        await stage.type(" went well")
        assert stage.contents.answer("went-well") == "Two talks went well"
        await stage.open("jots/new")
        assert "> Both Snag: Just now" in stage.text
        book.drop(4)
        await stage.look()
        assert "jots/new" not in stage.steps
        del caret

    script()


@on_stage(store=noted())
async def test_nothing_is_drawn_anew_while_nothing_is_noted(stage: Stage) -> None:
    await stage.begin()
    before = stage.live.meeting.contents
    await stage.look()
    assert stage.live.meeting.contents is before


@on_stage(store=noted())
async def test_the_recap_says_used_jots_once_and_thanks_of_its_own(stage: Stage) -> None:
    stage.store.keep(a_jot("thanks", "Ada, for the book", kind=JotKind.THANKS))
    await stage.begin()
    await stage.look()
    for jot in ("win", "asked", "thanks"):
        kind = {"win": Becomes.WENT_WELL, "asked": Becomes.TOPIC, "thanks": Becomes.THANKS}[jot]
        stage.live.notebook.take_jot(jot, kind)
    record = stage.room.finish(stage.live)
    told = stage._recap(record, pair())
    for words in ("Lin liked the talk", "How do I say no?", "Ada, for the book"):
        assert told.count(words) == 1
    assert "Thanks:\n- Ada, for the book" in told
    assert CANARY not in told
