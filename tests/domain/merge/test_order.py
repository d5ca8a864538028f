"""In which order the lists of a merged store stand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

from meetingtui.domain.agreement.agreement import Agreement, revised
from meetingtui.domain.ending.first_meeting_result import not_reached_id
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.merge.order import in_order, place_of, places, queue_left, queue_place
from tests.fakes import TUESDAY

MINUTE = timedelta(minutes=1)


def test_the_first_list_that_names_something_counts_or_the_last() -> None:
    lists = [["a", "b"], ["b", "c"]]
    assert places(lists) == {"a": (0, 0), "b": (0, 1), "c": (1, 1)}
    assert places(lists, newest=True) == {"a": (0, 0), "b": (1, 0), "c": (1, 1)}


def test_what_no_list_names_stands_behind() -> None:
    found = places([["a"]])
    assert place_of("x", found) > place_of("a", found)


def test_a_queue_is_as_the_last_meeting_left_it() -> None:
    left = places([["old", "x", "y"], ["y", "z", "x"]], newest=True)
    queue = sorted(["x", "y", "z", "old"], key=lambda topic: queue_place(topic, TUESDAY, left))
    assert queue == ["old", "y", "z", "x"]


def test_topics_that_no_meeting_had_come_last_the_oldest_first() -> None:
    added = {"late": TUESDAY + MINUTE, "early": TUESDAY, "had": TUESDAY + 2 * MINUTE}
    left = places([["had"]], newest=True)
    assert sorted(added, key=lambda topic: queue_place(topic, added[topic], left)) == ["had", "early", "late"]


def test_what_a_first_meeting_did_not_come_to_stands_in_the_order_of_its_phases() -> None:
    phases = [PhaseKind.HELLO, PhaseKind.RHYTHM]
    assert queue_left("m", ["t"], phases) == ["t", *(not_reached_id("m", phase) for phase in phases)]


def test_the_newest_agreement_stands_last() -> None:
    first = Agreement("z", "pair-1", date(2026, 3, 1))
    second = revised(first, new_id="y", on=date(2026, 3, 2), why="so")
    third = revised(second, new_id="b", on=date(2026, 3, 2), why="so")
    for order in permutations((first, second, third)):
        assert in_order(order) == [first, second, third]


def test_agreements_that_replace_each_other_in_a_circle_still_have_an_order() -> None:
    day = date(2026, 3, 1)
    circle = (Agreement("a", "p", day, replaces="b"), Agreement("b", "p", day, replaces="a"))
    assert in_order(circle) == in_order(reversed(circle))
