"""The past meetings: found, read, corrected, with a hundred of them or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from meetingtui.domain.errors import StoreBusy, StoreDamaged
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.ui.lists.meeting_list import MeetingList
from meetingtui.ui.lists.rows_view import RowsView
from meetingtui.ui.reading.meeting_browser import MeetingBrowser
from meetingtui.ui.reading.record_view import RecordView
from tests.builders import commitment, pair
from tests.each import each
from tests.fakes import TUESDAY, MemoryStore
from tests.meetings import full_record
from tests.records import held
from tests.ui.hostile import HOSTILE
from tests.ui.stage import Stage, on_stage, perform

WEEK = timedelta(days=7)


def week(number: int, **answers: str) -> MeetingRecord:
    """The meeting of a number, so many weeks after the first."""
    task = commitment(f"Task of week {number}", id=f"task-{number}", week_task=True)
    contents = Contents(answers={key.replace("_", "-"): text for key, text in answers.items()}, commitments=(task,))
    began = TUESDAY - (100 - number) * WEEK
    return held(id=f"m-{number}", number=number, began=began, ended=began + timedelta(hours=1), contents=contents)


def weeks(count: int) -> list[MeetingRecord]:
    return [week(number) for number in range(1, count + 1)]


THREE: dict[str, Any] = {
    "records": [
        week(1, went_well="We spoke about the harbour.\nIt was calm."),
        week(2, better="Fewer words about the café", went_well="nothing of note"),
        week(3, went_well="A talk about the Harbour again"),
    ],
    "start": False,
}
ONE: dict[str, Any] = {"records": [full_record()], "start": False}


def browser(stage: Stage) -> MeetingBrowser:
    return stage.app.screen.query_one(MeetingBrowser)


def record_text(stage: Stage) -> str:
    view = stage.app.screen.query_one(RecordView)
    return "\n".join(row.plain for _, row in view._rows)


def marked(stage: Stage) -> str:
    record = browser(stage).record
    return record.id if record else ""


async def find(stage: Stage, words: str, *then: str) -> None:
    """Type a search, wait until every meeting is ready for it."""
    await stage.press("/")
    await stage.type(words)
    summaries = browser(stage).history.summaries
    await stage.wait_for(lambda: not summaries or browser(stage).history.prepared == len(summaries))
    await stage.settle()
    await stage.press(*then)


# --- reading --------------------------------------------------------------------------------------------------


@on_stage(**THREE)
async def test_it_opens_on_the_newest_meeting_with_its_words(stage: Stage) -> None:
    await stage.press("h")
    assert (stage.screen, stage.focus, marked(stage)) == ("HistoryScreen", "meetings", "m-3")
    assert "A talk about the Harbour again" in stage.text
    assert "3 meetings since" in stage.flat


@on_stage(**THREE)
async def test_a_step_in_the_list_shows_the_words_of_that_meeting(stage: Stage) -> None:
    await stage.press("h", "down")
    assert marked(stage) == "m-2"
    assert "Fewer words about the café" in stage.text
    await stage.press("end")
    assert marked(stage) == "m-1"
    await stage.press("down", "home")
    assert marked(stage) == "m-3"


@on_stage((80, 24), **THREE)
async def test_a_small_window_shows_the_list_or_the_text(stage: Stage) -> None:
    await stage.press("h")
    assert "Task of week 2" in stage.text
    assert "LAST WEEK" not in stage.text
    await stage.press("enter")
    assert stage.focus == "record"
    assert "LAST WEEK" in stage.text
    assert "Task of week 2" not in stage.text
    assert "Meeting 3 of Sam and Ada" in stage.text
    await stage.press("left")
    assert stage.focus == "meetings"
    assert "Task of week 2" in stage.text


@on_stage(**ONE)
async def test_the_whole_meeting_is_there_phase_by_phase(stage: Stage) -> None:
    await stage.press("h", "right")
    text = record_text(stage)
    heads = [" ".join(row.split()[:-4]) for row in text.splitlines() if row[:1].isdigit() and row.endswith("min")]
    assert heads == ["1 LAST WEEK", "2 THE MONTH", "3 OPEN DISCUSSION", "4 NEXT STEPS"]
    for words in ("12 of 10 min", "I asked early.", "A meetup where Sam could speak", "We will know because"):
        assert words in text


@on_stage(**ONE)
async def test_a_figure_goes_to_its_phase(stage: Stage) -> None:
    await stage.press("h", "right", "3")
    line = browser(stage).marked
    assert line is not None
    assert line.key == "topics/t-1/text"
    assert "3 OPEN DISCUSSION" in stage.text


@pytest.mark.fault(55)
@on_stage((100, 30), records=weeks(200), start=False)
async def test_only_the_rows_that_are_seen_are_drawn(stage: Stage) -> None:
    drawn: list[int] = []
    row = MeetingList.row
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MeetingList, "row", lambda self, number: (drawn.append(number), row(self, number))[1])
        await stage.press("h")
        assert 0 < len(set(drawn)) <= 30
        drawn.clear()
        await stage.press("down")
        assert set(drawn) <= {0, 1}


@pytest.mark.fault(55)
@on_stage((100, 30), records=weeks(200), start=False)
async def test_only_the_marked_meeting_is_built(stage: Stage) -> None:
    built: list[int] = []
    history = "meetingtui.services.history.History.page"
    with pytest.MonkeyPatch.context() as patch:
        from meetingtui.services.history import History

        page = History.page
        patch.setattr(history, lambda self, place: (built.append(place), page(self, place))[1])
        await stage.press("h", "down", "pagedown")
    assert len(built) == 3


@on_stage(start=False)
async def test_before_the_first_meeting_it_says_what_to_do(stage: Stage) -> None:
    await stage.press("h")
    assert "No meetings yet. Press q, then s, to start the first one." in stage.flat
    await stage.press("enter", "e", "y", "down", "end", "pagedown", "x", "u")
    await find(stage, "words", "enter", "right")
    await stage.press("escape")
    assert stage.screen == "HomeScreen"


@on_stage(**THREE)
async def test_escape_goes_back_step_by_step(stage: Stage) -> None:
    await stage.press("h", "right")
    await stage.press("escape")
    assert (stage.screen, stage.focus) == ("HistoryScreen", "meetings")
    await stage.press("escape")
    assert stage.screen == "HomeScreen"


@on_stage((100, 30), **THREE)
async def test_a_resize_keeps_place_and_focus(stage: Stage) -> None:
    await stage.press("h", "down", "right")
    for size in ((80, 24), (20, 5), (120, 40), (100, 30)):
        await stage.resize(*size)
        assert (stage.focus, marked(stage)) == ("record", "m-2")
    assert "Fewer words about the café" in stage.text


@pytest.mark.fault(51)
@on_stage(start=False, records=[full_record(contents=Contents(answers={"went-well": text})) for text in ["x"]])
async def test_strange_words_are_shown_as_they_are(stage: Stage) -> None:
    texts = {name: text for name, text in HOSTILE.items() if name in ("brackets", "a closing tag", "an action")}
    stage.store._records.clear()
    answers = dict(zip(("went-well", "better", "goals"), texts.values(), strict=True))
    record = full_record(contents=Contents(answers=answers))
    stage.store._records[record.id] = record
    await stage.press("h", "right")
    for text in texts.values():
        assert text in stage.text


# --- search ---------------------------------------------------------------------------------------------------


@on_stage(**THREE)
async def test_each_key_narrows_the_list_and_marks_the_words(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "HARBOUR")
    assert "2 of 3" in stage.text
    assert marked(stage) == "m-3"
    await stage.type(" calm")
    assert "1 of 3" in stage.text
    assert marked(stage) == "m-1"
    view = stage.app.screen.query_one(RecordView)
    found = [span.style for _, row in view._rows for span in row.spans if "underline" in str(span.style)]
    assert found


@on_stage(**THREE)
async def test_accents_and_case_do_not_matter(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "cafe")
    assert "1 of 3" in stage.text
    assert "café" in stage.text


@on_stage((100, 24), **ONE)
async def test_the_text_is_scrolled_to_the_first_hit_and_n_goes_on(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "slides", "enter", "right")
    view = stage.app.screen.query_one(RecordView)
    assert view.marked is not None
    assert view.marked.key == "reviews/c-2/text"
    assert view.hits == (1, 2)
    await stage.press("n")
    assert view.marked.key == "commitments/c-5/text"
    assert "Finish the slides" in stage.text
    await stage.press("n")
    assert view.hits == (1, 2)
    await stage.press("p")
    assert view.hits == (2, 2)


@on_stage(**ONE)
async def test_tab_completes_a_filter(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "own")
    assert "Tab completes the first: owner:" in stage.flat
    await stage.press("tab")
    await stage.type("mentor")
    assert "owner:mentor" in stage.text
    assert "1 of 1" in stage.text


@on_stage(**THREE)
async def test_an_unknown_filter_is_named_with_the_nearest_and_loses_nothing(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "harbour ownr:mentor")
    assert "There is no filter “ownr:”." in stage.flat
    assert "owner:" in stage.flat
    assert "2 of 3" in stage.text


@on_stage(**THREE)
async def test_nothing_found_says_so(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "zeppelin")
    assert "Nothing found. Try fewer words." in stage.flat
    await stage.press("escape")
    assert "of 3" not in stage.text
    assert marked(stage) == "m-3"


@on_stage(records=weeks(90), start=False)
async def test_before_all_is_ready_it_says_how_far_it_is(stage: Stage) -> None:
    await stage.press("h", "/")
    await stage.type("week 77")
    assert "reading" in stage.text or "1 of 90" in stage.text
    await stage.wait_for(lambda: "1 of 90" in stage.text)
    assert marked(stage) == "m-77"


@on_stage(history=True, search="harbour", **THREE)
async def test_the_shell_can_open_it_with_words(stage: Stage) -> None:
    await stage.wait_for(lambda: "2 of 3" in stage.text)
    assert (stage.screen, stage.focus) == ("HistoryScreen", "meetings")
    await stage.press("q")
    assert not stage.app.is_running or stage.app._exit


@each("size", [(80, 24), (120, 40)])
def test_results_after_none_bring_no_bar_across_the_text(size: tuple[int, int]) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("h")
        await find(stage, "zeppelin")
        await stage.press("escape")
        for view in stage.app.screen.query(RowsView):
            assert not view.show_horizontal_scrollbar

    perform(script, size, {"records": [*weeks(60), full_record()], "start": False})


# --- corrections ----------------------------------------------------------------------------------------------


async def go_to(stage: Stage, key: str) -> None:
    """Mark the line of that address."""
    view = stage.app.screen.query_one(RecordView)
    await stage.press("right", "home")
    for _ in range(80):
        if view.marked is not None and view.marked.key == key:
            return
        await stage.press("down")
    raise AssertionError(f"no line {key}")


@on_stage(**ONE)
async def test_a_line_is_corrected_and_dated_and_undone(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter")
    assert "Now: I started late" in stage.flat
    await stage.type(", and I said so", "enter")
    assert "I started late, and I said so" in record_text(stage)
    assert "[corrected on Tue 17 Nov 2026]" in record_text(stage)
    assert stage.store.record("meeting-12").contents.answer("better") == "I started late"
    await stage.press("o")
    assert "first: I started late" in record_text(stage)
    await stage.press("u")
    assert "corrected on" not in record_text(stage)
    assert browser(stage).marked is not None
    assert browser(stage).marked.key == "answers/better"  # type: ignore[union-attr]


@on_stage(**ONE)
async def test_words_of_several_lines_are_corrected_in_a_larger_field(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/went-well")
    await stage.press("enter")
    await stage.type(" And often.", "ctrl+s")
    assert "I asked early. And often." in record_text(stage)


@on_stage(**ONE)
async def test_a_correction_is_found_at_once(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "zeppelin")
    await stage.press("escape", "escape", "escape")
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter")
    await stage.type(" by zeppelin", "enter")
    await find(stage, "zeppelin with:amendment")
    assert "1 of 1" in stage.text


@on_stage(**ONE)
async def test_words_that_were_not_kept_are_there_again(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter")
    await stage.type(" half a thou", "escape")
    assert "Not saved." in stage.message
    assert "half a thou" not in record_text(stage)
    await stage.press("enter")
    assert "half a thou" in stage.flat


@on_stage(**ONE)
async def test_a_correction_that_cannot_be_saved_says_so_and_keeps_the_words(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    stage.store.problem = StoreBusy("The disk is full.", "Nothing was changed.", "Free some space.")
    await stage.press("enter")
    await stage.type(" for once", "enter")
    assert "The disk is full." in stage.message
    stage.store.problem = None
    await stage.press("enter")
    assert "I started late for once" in stage.flat
    await stage.press("enter")
    assert "I started late for once" in record_text(stage)


@on_stage(**ONE)
async def test_an_older_correction_is_taken_back(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter")
    await stage.type("!", "enter")
    await stage.press("escape", "escape", "h")
    await go_to(stage, "answers/better")
    assert ("x", "Take back") in stage.footer
    await stage.press("x")
    assert "corrected on" not in record_text(stage)
    assert ("x", "Take back") not in stage.footer
    await stage.press("u")
    assert "I started late!" in record_text(stage)


class MergedStore(MemoryStore):
    """A store after an import that found the meeting changed on both sides."""

    def versions_of(self, meeting_id: str) -> list[MeetingRecord]:
        """The same meeting with other words."""
        return [full_record(contents=Contents(answers={"better": "The other words"}))] if meeting_id else []


@on_stage(store=MergedStore(), **ONE)
async def test_the_other_version_is_one_key_away_and_cannot_be_corrected(stage: Stage) -> None:
    await stage.press("h", "v", "right")
    assert "The other words" in record_text(stage)
    assert ("enter", "Correct") not in [(key.lower(), words) for key, words in stage.footer]
    await stage.press("v")
    assert "I started late" in record_text(stage)
    await stage.press("v", "left", "down", "up", "end")
    assert ("v", "Other version") in stage.footer


@on_stage(**ONE)
async def test_usually_there_is_no_other_version(stage: Stage) -> None:
    await stage.press("h")
    assert ("v", "Other version") not in stage.footer


@on_stage(**THREE)
async def test_page_keys_in_an_empty_text_do_nothing(stage: Stage) -> None:
    await stage.press("h")
    await find(stage, "zeppelin", "enter", "tab")
    await stage.press("pagedown", "pageup", "end", "home", "n", "p", "1", "down")
    assert stage.screen == "HistoryScreen"


@on_stage(**THREE)
async def test_undo_shows_the_meeting_in_which_it_undoes(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/went-well")
    await stage.press("enter")
    await stage.type("!", "enter", "left", "end")
    assert marked(stage) == "m-1"
    await stage.press("u")
    assert marked(stage) == "m-3"
    assert stage.message == "Undone in meeting 3."
    assert "!" not in record_text(stage)


@on_stage((80, 24), **THREE)
async def test_the_list_says_the_corrected_task_too(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "commitments/task-3/text")
    await stage.press("enter")
    await stage.type(" twice", "enter", "left")
    assert "Task of week 3 twice" in stage.text


@on_stage(records=[full_record(contents=Contents(answers={"better": "a\tb"}))], start=False)
async def test_words_that_the_field_shows_otherwise_are_not_a_correction(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter", "escape")
    assert "Not saved" not in stage.message
    await stage.press("enter", "enter")
    assert stage.store.record("meeting-12").amendments == ()


class DamagedStore(MemoryStore):
    """A store in which the second meeting cannot be read."""

    def records(self, pair_id: str) -> Any:
        """The meetings, of which one raises when it is looked at."""
        found = super().records(pair_id)

        class Kept(list[MeetingRecord]):
            def __getitem__(self, place: Any) -> Any:
                if place == 1:
                    raise StoreDamaged(
                        "A stored meeting cannot be read.", "The file was not changed.", "Ask for help."
                    )
                return super().__getitem__(place)

        return Kept(found)

    def summaries(self, pair_id: str) -> list[MeetingRecord]:
        """The same in short, which can be read."""
        return super().records(pair_id)


@on_stage(store=DamagedStore(), **THREE)
async def test_a_meeting_that_cannot_be_read_is_named_and_harms_no_other(stage: Stage) -> None:
    await stage.press("h", "down")
    assert "A stored meeting cannot be read." in stage.flat
    assert browser(stage).record is None
    await stage.press("e", "y", "right", "enter", "left", "down")
    assert marked(stage) == "m-1"
    await find(stage, "harbour")
    assert "2 of 3" in stage.text
    await stage.press("escape", "escape", "escape")
    assert stage.screen == "HomeScreen"


# --- passing on -----------------------------------------------------------------------------------------------


@on_stage(write_meeting=lambda record, whose: f"whole {record.number} {whose.mentee.name}", **ONE)
async def test_the_marked_meeting_is_saved_as_a_file(stage: Stage) -> None:
    await stage.press("h", "e")
    assert stage.files == {"2026-11-17-meeting-12.md": "whole 12 Sam"}
    assert "Saved as" in stage.message


@on_stage(**ONE)
async def test_the_recap_of_an_old_meeting_can_be_copied(stage: Stage) -> None:
    await stage.press("h", "y")
    assert "Thanks for today, Ada." in stage.app.clipboard
    assert stage.message == "Copied to the clipboard. It is also in /home/sam/2026-11-17-meeting-12-recap.txt"


# --- in a meeting ---------------------------------------------------------------------------------------------

TWO_PAIRS: dict[str, Any] = {
    "others": [pair(id="pair-2")],
    "records": [*THREE["records"], replace(week(4, went_well="The harbour of others"), pair_id="pair-2")],
}


@on_stage(**TWO_PAIRS)
async def test_in_a_meeting_the_past_is_one_key_away_and_the_clock_goes_on(stage: Stage) -> None:
    await stage.begin()
    before = stage.figures
    await stage.press("f5")
    assert stage.screen == "LookingUp"
    await stage.type("harbour")
    await stage.wait_for(lambda: "2 of 3" in stage.text)
    assert "others" not in stage.text
    await stage.go(seconds=5)
    assert stage.figures != before
    assert "min left" in stage.text
    await stage.press("enter", "right")
    assert stage.focus == "record"
    await stage.press("escape")
    assert stage.screen == "MeetingScreen"
    assert stage.phase == "Last week"


@on_stage(**THREE | {"start": True})
async def test_the_focus_comes_back_to_the_field(stage: Stage) -> None:
    await stage.begin()
    before = stage.app.focused
    await stage.press("f5")
    await stage.type("harbour", "escape")
    assert stage.app.focused is before


@on_stage()
async def test_in_a_first_meeting_there_is_nothing_to_search(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f5")
    assert "there is nothing to search yet" in stage.flat
    await stage.type("words", "enter", "right", "escape")
    assert stage.screen == "MeetingScreen"


@pytest.mark.fault(72)
@on_stage(**THREE | {"start": True})
async def test_one_key_covers_the_past_too(stage: Stage) -> None:
    await stage.begin()
    await stage.press("f5")
    await stage.type("harbour", "enter", "right", "v")
    assert stage.screen == "MeetingScreen"
    assert "Hidden." in stage.text
    assert "harbour" not in stage.text.lower()


@pytest.mark.fault(72)
@on_stage(**THREE | {"start": True})
async def test_under_the_cover_nothing_is_searched(stage: Stage) -> None:
    await stage.begin()
    await stage.press("escape", "v", "/", "f5")
    assert stage.screen == "MeetingScreen"


@on_stage(**ONE)
async def test_a_hit_in_the_first_words_is_shown_with_them(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/better")
    await stage.press("enter", "ctrl+u")
    await stage.type("Something else", "enter")
    await find(stage, "started late", "enter", "right")
    assert "first: I started late" in record_text(stage)
    assert browser(stage).view.hits == (1, 1)


@on_stage((80, 24), **ONE)
async def test_a_long_correction_keeps_its_title_and_hint_in_sight(stage: Stage) -> None:
    await stage.press("h")
    await go_to(stage, "answers/went-well")
    await stage.press("enter")
    await stage.paste("\n".join(f"line {n}" for n in range(20)))
    assert "Correct this line" in stage.text
    assert "Ctrl+S: save" in stage.text
    assert "line 19" in stage.text
