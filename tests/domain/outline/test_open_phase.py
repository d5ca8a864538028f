"""The open step keeps its place while what the steps are about changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.outline.open_phase import OpenPhase
from meetingtui.domain.outline.outline import outline
from tests.builders import arriving, live
from tests.fakes import TUESDAY
from tests.strategies import a_topic

LAST_WEEK = TUESDAY - timedelta(days=7)
TOPICS = tuple(a_topic(f"t-{name}", name.capitalize(), added_at=LAST_WEEK) for name in ("pay", "no", "talk"))


def discussing(*topics: object) -> Meeting:
    meeting = live(arriving(topics=topics or TOPICS))
    meeting.start()
    return meeting.enter(PhaseKind.DISCUSSION)


def opened(meeting: Meeting, place: int) -> OpenPhase:
    return replace(OpenPhase().read(outline(meeting, PhaseKind.DISCUSSION)), place=place)


def changed(meeting: Meeting, place: int, **fields: object) -> Contents:
    topics = list(meeting.contents.topics)
    topics[place] = replace(topics[place], **fields)  # type: ignore[arg-type]
    return replace(meeting.contents, topics=tuple(topics))


def test_the_steps_around_the_open_one() -> None:
    now = opened(discussing(), 1)
    assert now.near.id == "topics/t-no"
    assert [step.id for step in now.before] == ["topics/t-pay"]
    assert [step.id for step in now.behind] == ["topics/t-talk", "add/topic", "onward"]
    assert (now.away(-1), now.away(-2), now.away(9)) == (now.steps[0], None, None)
    assert now.at(now.steps[2]).near.id == "topics/t-talk"
    assert now.step("topics/gone") is None


def test_where_the_open_step_is_gone_the_one_that_took_its_place_is_near() -> None:
    now = opened(discussing(), 4)
    fewer = now.read(outline(discussing(TOPICS[0]), PhaseKind.DISCUSSION))
    assert fewer.near.id == "onward"


def test_a_note_of_the_open_topic_leaves_all_other_steps_the_very_same() -> None:
    meeting = discussing()
    now = opened(meeting, 1)
    after = now.noted(now.near, meeting.contents, changed(meeting, 1, notes="said"))
    assert after is not None
    assert after.near.item.notes == "said"
    assert all(step is was for step, was in zip(after.behind, now.behind, strict=True))
    assert now.noted(now.near, meeting.contents, changed(meeting, 0, notes="said")) is None
    assert replace(now, place=0).noted(now.near, meeting.contents, changed(meeting, 1, notes="said")) is None


def test_rows_are_drawn_anew_when_any_other_step_changed() -> None:
    meeting = discussing()
    now = opened(meeting, 1)

    def after(contents: Contents) -> OpenPhase:
        return now.read(outline(replace(meeting, contents=contents), PhaseKind.DISCUSSION))

    assert not after(changed(meeting, 1, notes="said")).rows_differ(now, now.near)
    assert after(changed(meeting, 0, notes="said")).rows_differ(now, now.near)
    assert after(replace(meeting.contents, topics=TOPICS[:2])).rows_differ(now, now.near)
