"""Stores that went separate ways become one, whoever merges with whom, in whatever order, and however often."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from hypothesis import HealthCheck, assume, given, settings

from meetingtui.domain.agreement.agreement import in_force
from meetingtui.domain.merge.report import Fate
from meetingtui.storage.transfer.export_file import TABLES
from meetingtui.storage.transfer.merging_tables import merge
from tests.builders import pair
from tests.each import each
from tests.machines import MOVES, Documents, Machine, Move, Said, apart, exported, together
from tests.strategies import EXAMPLES
from tests.whole.first_month import the_first_meeting, the_first_month
from tests.whole.four_months import Life, berlin
from tests.whole.later_months import the_months_up_to_the_wrap_up
from tests.whole.test_four_months import reopened, the_wrap_up

SOME = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
NOTHING: Documents = {name: [] for name in TABLES}


# --- any two or three lives -------------------------------------------------------------------------------------


@SOME
@given(apart())
def test_it_does_not_matter_who_takes_in_whom(machines: list[Machine]) -> None:
    a, b = (machine.documents for machine in machines)
    assert exported(together(a, b)) == exported(together(b, a))


@SOME
@given(apart(3))
def test_of_three_it_does_not_matter_which_two_begin(machines: list[Machine]) -> None:
    a, b, c = (machine.documents for machine in machines)
    assert exported(together(together(a, b), c)) == exported(together(a, together(b, c)))


@SOME
@given(apart())
def test_twice_is_once(machines: list[Machine]) -> None:
    a, b = (machine.documents for machine in machines)
    assert together(a, a) == a
    both = together(a, b)
    assert together(both, b) == together(both, a) == together(both, both) == both
    assert exported(together(a, both)) == exported(both)


@SOME
@given(apart(1))
def test_nothing_changes_nothing(machines: list[Machine]) -> None:
    a = machines[0].documents
    assert together(a, NOTHING) == a
    assert exported(together(NOTHING, a)) == exported(a)


@SOME
@given(apart())
def test_neither_store_is_changed_while_they_are_looked_at(machines: list[Machine]) -> None:
    a, b = (machine.documents for machine in machines)
    before = deepcopy((a, b))
    merge(a, b)
    assert (a, b) == before


@SOME
@given(apart())
def test_no_word_is_lost(machines: list[Machine]) -> None:
    a, b = (machine.documents for machine in machines)
    both = together(a, b)
    for side in (a, b):
        for table in ("meetings", "agreements", "missed"):
            here = {one["id"] for one in both[table]}
            assert {one["id"] for one in side[table]} <= here
        for table in ("commitments", "goals", "opportunities"):
            parts = {"commitments": "history", "goals": "changes", "opportunities": "moves"}[table]
            kept = both[table] + [one["document"] for one in both["versions"]]
            for document in side[table]:
                known = [one.get(parts, []) for one in kept if one["id"] == document["id"]]
                mine = document.get(parts, [])
                assert any(each[: len(mine)] == mine for each in known)


@SOME
@given(apart(1), MOVES)
def test_who_only_went_on_is_the_later_one_and_nothing_is_said_to_differ(
    machines: list[Machine], more: list[Move]
) -> None:
    before = machines[0]
    after = Machine("later", before).live(more)
    # A pair that was closed and opened again without a meeting in between looks like one that was never closed.
    closed, still = (bool(machine.store.pairs()[0].closed_on) for machine in (before, after))
    met = len(after.store.records("pair-1")) > len(before.store.records("pair-1"))
    assume(met or still or not closed)
    assert merge(before.documents, after.documents).report.parted == ()
    assert exported(together(before.documents, after.documents)) == exported(after.documents)
    assert together(after.documents, before.documents) == after.documents


# --- four months ------------------------------------------------------------------------------------------------


def story(parts: list[Callable[[Life], None]]) -> Machine:
    """A machine on which the pair lived through these parts of its story."""
    machine = Machine("story", Machine("nobody", None))
    machine.database.raw = {}
    life = Life(berlin(8, 25, 9), machine.store)
    for part in parts:
        part(life)
    machine.clock = life.clock
    return machine


MEET = Move(
    "meet",
    "Give a talk",
    9,
    False,
    7 * 24 * 60,
    (
        Said("look back", "half of it", 1),
        Said("look back", "done", 0),
        Said("promise", "Write it down", 1),
        Said("topic", "Say no", 0),
        Said("agree", "", 6),
    ),
)


def test_two_machines_that_went_separate_ways_after_four_months() -> None:
    common = story([the_first_meeting, the_first_month])
    early = common.documents
    later = story([the_first_meeting, the_first_month, the_months_up_to_the_wrap_up, the_wrap_up, reopened])
    assert exported(together(early, later.documents)) == exported(later.documents)

    one, other = (Machine(name, later).live([MEET, MEET, change]) for name, change in (("a", MEET), ("b", MEET)))
    a, b = one.documents, other.documents
    both = together(a, b)
    assert exported(both) == exported(together(b, a)) == exported(together(early, b, a, later.documents))
    assert len(both["meetings"]) == len(later.documents["meetings"]) + 6
    report = merge(a, b).report
    assert report.counts["meetings"][Fate.NEW] == 3
    assert report.counts["commitments"][Fate.BOTH] > 0
    assert report.counts["topics"][Fate.NEW] == 3


# --- what is shown afterwards -----------------------------------------------------------------------------------


def machine_of(documents: Documents) -> Machine:
    machine = Machine("both")
    machine.database.fill(documents)
    return machine


def settle(minutes: int) -> Move:
    return Move("settle", "frankly", minutes - 30, True, 24 * 60, ())


def test_two_meetings_of_one_number_are_both_kept_the_later_one_behind() -> None:
    common = Machine("common").live([MEET])
    early, late = Machine("a", common).live([MEET]), Machine("b", common)
    late.clock.go(minutes=24 * 60)
    late.live([MEET])
    both = machine_of(together(late.documents, early.documents))
    records = both.store.records("pair-1")
    assert [record.number for record in records] == [1, 2, 2]
    assert records[1:] == [machine.store.records("pair-1")[1] for machine in (early, late)]
    both.clock = late.clock
    assert both.live([MEET]).store.records("pair-1")[-1].number == 3


def test_a_topic_that_was_discussed_on_one_side_does_not_wait_any_more() -> None:
    common = Machine("common").live([MEET])
    topic = common.store.topics("pair-1")[0]
    go_on, discussed = Said("go on", "", 7), Said("mark topic", "Do it", 1)
    one = Machine("a", common).live([Move("meet", "", 9, False, 7 * 24 * 60, (go_on, discussed))])
    other = Machine("b", common).live([MEET, MEET])
    assert topic.id not in {each.id for each in one.store.topics("pair-1")}
    assert topic.id in {each.id for each in other.store.topics("pair-1")}
    both = machine_of(together(one.documents, other.documents))
    assert topic.id not in {each.id for each in both.store.topics("pair-1")}


def test_the_length_that_was_agreed_on_one_side_holds_with_the_date_of_the_other() -> None:
    common = Machine("common").live([MEET])
    longer, met = Machine("a", common).live([settle(37)]), Machine("b", common).live([MEET])
    both = machine_of(together(longer.documents, met.documents))
    (found,) = both.store.pairs()
    assert (found.minutes, found.next_meeting) == (37, met.store.pairs()[0].next_meeting)
    assert exported(together(met.documents, longer.documents)) == exported(both.documents)
    assert merge(longer.documents, met.documents).report.counts["pairs"] == {Fate.PUT_TOGETHER: 1}


def test_the_agreement_in_force_is_the_newest_of_both_wherever_it_was_revised() -> None:
    common = Machine("common").live([settle(32)])
    one, other = Machine("a", common).live([settle(33)]), Machine("b", common).live([settle(36), settle(37)])
    for documents in (together(one.documents, other.documents), together(other.documents, one.documents)):
        found = in_force(machine_of(documents).store.agreements("pair-1"))
        assert found is not None
        assert found.minutes == 37


def test_only_the_topics_of_a_pair_that_changed_are_put_in_order() -> None:
    store = Machine("here")
    store.store.keep(pair(id="pair-2"))
    documents = store.documents
    topic = {"text": "x", "added_at": "2026-11-17T14:00:00Z"}
    documents["topics"] = [
        {"id": name, "pair_id": owner, **topic}
        for owner, names in (("pair-1", "ba"), ("pair-2", "zy"))
        for name in names
    ]
    theirs = deepcopy(documents)
    theirs["topics"].append({"id": "c", "pair_id": "pair-1", **topic})
    found = together(documents, theirs)["topics"]
    assert [one["id"] for one in found] == ["a", "b", "c", "z", "y"]


def test_what_only_one_side_has_is_not_counted() -> None:
    before = Machine("before")
    report = merge(Machine("after", before).live([MEET]).documents, before.documents).report
    assert {table: dict(fates) for table, fates in report.counts.items() if fates} == {"pairs": {Fate.NEWER_HERE: 1}}
    assert report.nothing_new


@each("days", [1, 40])
def test_a_goal_whose_last_change_was_taken_back_here_stays_so_while_nothing_new_comes(days: int) -> None:
    machine = Machine("here").live([Move("change goal", "A talk", 0, False, 5, ())])
    before = machine.documents
    changed = Machine("there", machine).live([Move("change goal", "Say no", 2, False, 24 * 60 * days, ())])
    both = together(changed.documents, before)
    assert both == changed.documents
