"""The story cut into lines: nothing is lost, nothing is wider than it may be, days stay whole."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from meetingtui.domain import text as texts
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.story.plot import BLOCK, LINE
from meetingtui.domain.story.story import Story, tell
from meetingtui.domain.story.story_words import sections
from meetingtui.domain.text import clean
from meetingtui.ui.words.story_lines import WIDTH, Ink, ToldLines, told_lines
from meetingtui.ui.words.wrapping import lines_of
from tests.each import each
from tests.fakes import TUESDAY
from tests.lived_story import left, records
from tests.meetings import full_conclusion
from tests.records import held
from tests.ui.hostile import HOSTILE, STEERING

TODAY = TUESDAY.date()


def of_nine_months() -> Story:
    kept = left()
    return tell(records(), kept.commitments, kept.goals, kept.doors, date(2026, 2, 1), TODAY)


def of_one_meeting(**names: str) -> Story:
    kept = full_conclusion()
    record = held(began=kept.record.began, **names) if names else kept.record
    return tell([record], kept.commitments, kept.goals, kept.opportunities, TODAY - timedelta(days=10), TODAY)


def drawn(told: ToldLines) -> list[str]:
    return [line.content().plain for line in told.lines]


@each("width", [200, WIDTH, 60])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    told = told_lines(of_nine_months(), width)
    words = [line.words for line in told.lines if not line.bar]
    assert max(map(cell_len, words)) <= min(width, WIDTH)
    assert max(map(cell_len, drawn(told))) <= WIDTH


def test_every_word_of_every_part_is_there_in_its_order() -> None:
    story = of_nine_months()
    shown = " ".join(" ".join(drawn(told_lines(story, WIDTH))).split())
    for section in sections(story):
        assert section.heading.upper() in shown
        for item in section.items:
            told = " ".join(" ".join((item.text, *item.below)).split())
            assert told in shown
        for remark in section.remarks:
            assert remark in shown


def test_each_part_begins_with_its_heading() -> None:
    told = told_lines(of_nine_months(), WIDTH)
    assert [told.lines[start].words for start in told.starts] == [part.upper() for part in told.parts]
    assert {told.lines[start].ink for start in told.starts} == {Ink.HEADING}


def test_bars_have_their_figures_beside_them_and_the_plan_below() -> None:
    lines = drawn(told_lines(of_one_meeting(), WIDTH))
    assert f"  Sam, open     {BLOCK * 4} 4" in lines
    at = lines.index(f"  Last week        {BLOCK * 12} 12 min in 1 meeting")
    assert lines[at + 1] == f"                   {LINE * 10} 10 min planned"


def test_a_long_name_leaves_room_for_what_its_bar_counts() -> None:
    lines = drawn(
        told_lines(of_one_meeting(mentee="Maximiliane-Alexandra", mentor="会議のメモ会議のメモ会議"), WIDTH)
    )
    assert any(line.startswith("  Maximilian..., open") and line.endswith(f"{BLOCK * 4} 4") for line in lines)
    assert any(line.endswith(f"{BLOCK} 1") and "会議のメモ" in line for line in lines)


def test_days_and_minutes_are_not_torn_apart() -> None:
    text = "x" * 20 + " (since Tue 24 Nov 2026) and 15 min"
    for width in range(16, 60):
        shown = "\n".join(lines_of(text, width))
        assert "Tue 24 Nov 2026" in shown, width
        assert "15 min" in shown, width


def test_lines_that_somebody_wrote_stay_lines() -> None:
    story = tell([held(contents=Contents(answers={"went-well": "one\n\ntwo"}))], (), (), (), TODAY, TODAY)
    lines = drawn(told_lines(story, WIDTH))
    at = lines.index("    one")
    assert [line.strip() for line in lines[at : at + 3]] == ["one", "", "two"]


@given(st.text(), st.integers(min_value=8, max_value=80))
def test_whatever_was_typed_is_cut_to_the_width_and_nothing_of_it_is_lost(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(texts.drawn(clean(text)).split())


@each("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_steer_nothing(text: str) -> None:
    shown = "".join(lines_of(text, WIDTH))
    assert not STEERING & set(shown)
    assert "".join(clean(text).split()) == "".join(shown.split())
