"""Corrections of finished meetings: what stands, how two sides come together, what a meeting then reads like."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.ledger.opportunities import Opportunity, Stage
from meetingtui.domain.record.amendments import Amendment, standing, united
from meetingtui.domain.record.apply_amendments import as_amended
from meetingtui.domain.record.first_facts import absence_line
from meetingtui.domain.record.page import line_of, record_page
from meetingtui.domain.search.index import Index, parse_query
from meetingtui.domain.search.passages import AMENDMENT, Today, passages
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, wrap_up_record
from tests.meetings import doors_and_days, full_record
from tests.records import held
from tests.strategies import MODEST

DAY = timedelta(days=1)


def moved_doors() -> tuple[Opportunity, ...]:
    contents = doors_and_days().contents
    return (*contents.doors, *contents.lookouts)


RECORDS = [full_record(), first_record(), wrap_up_record(), doors_and_days()]


def amendment(key: str = "answers/went-well", words: str = "Other words", **fields: object) -> Amendment:
    return replace(Amendment("a-1", key, words, TUESDAY + DAY), **fields)  # type: ignore[arg-type]


amendments = st.lists(
    st.builds(
        lambda n, key, words, day, back: Amendment(
            f"a-{n}", key, words, TUESDAY + day * DAY, TUESDAY + back * DAY if back else None
        ),
        st.integers(0, 5),
        st.sampled_from(["answers/went-well", "answers/better"]),
        st.sampled_from(["one", "two"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=6,
)


def test_the_newest_correction_of_a_line_stands() -> None:
    older, newer = amendment(id="a"), amendment(id="b", at=TUESDAY + 2 * DAY, words="Newest")
    assert standing([newer, older]) == {"answers/went-well": newer}


def test_one_that_was_taken_back_leaves_the_one_before() -> None:
    older = amendment(id="a")
    newer = amendment(id="b", at=TUESDAY + 2 * DAY, taken_back_at=TUESDAY + 3 * DAY)
    assert standing([older, newer]) == {"answers/went-well": older}


def test_what_is_taken_back_on_one_side_is_taken_back() -> None:
    back = amendment(taken_back_at=TUESDAY + 3 * DAY)
    assert united([amendment()], [back]) == united([back], [amendment()]) == (back,)


@MODEST
@given(amendments, amendments, amendments)
def test_bringing_corrections_together_has_no_order(
    some: list[Amendment], others: list[Amendment], more: list[Amendment]
) -> None:
    assert united(some, others) == united(others, some)
    assert united(united(some, others), more) == united(some, united(others, more))
    assert united(united(some, others), others) == united(some, others)


@each("record", RECORDS, ids=["weekly", "first", "wrap-up", "doors and days"])
def test_every_passage_has_its_line_on_the_page(record) -> None:
    page = record_page(record)
    for passage in passages(record):
        number = line_of(page, passage.key)
        assert number is not None, passage.key
        assert " ".join(passage.text.split()) in " ".join(page[number].text.split())


@each("record", RECORDS, ids=["weekly", "first", "wrap-up", "doors and days"])
def test_every_line_of_the_page_can_be_corrected_and_still_says_what_it_was(record) -> None:
    page = record_page(record)
    keys = [line.key for line in page if line.key]
    assert len(keys) == len(set(keys))
    for number, line in enumerate(page):
        if not line.key:
            continue
        corrected = record_page(replace(record, amendments=(amendment(line.key, "Wholly new"),)))
        assert (corrected[number].words, corrected[number].was) == ("Wholly new", line.words)
        assert [other for other in corrected if other.key != line.key] == [p for p in page if p.key != line.key]


def test_every_typed_word_is_replaced_in_the_contents_too() -> None:
    for record in RECORDS:
        for passage in passages(record):
            if passage.key.endswith("/days"):
                continue  # a fact
            corrected = as_amended(replace(record, amendments=(amendment(passage.key, "Wholly new"),)))
            (now,) = [other for other in passages(replace(corrected, amendments=())) if other.key == passage.key]
            assert now.text.endswith("Wholly new")


def test_a_corrected_fact_leaves_the_contents_alone() -> None:
    record = replace(full_record(), amendments=(amendment("reviews/c-4/outcome", "spoken about after all"),))
    assert as_amended(record) is record


@each(
    "key",
    [
        "",
        "answers",
        "answers/unknown",
        "reviews/c-9/note",
        "reviews",
        "doors/o-1/moves/7",
        "doors/o-1/moves/x",
        "a/b/c",
    ],
)
def test_an_address_that_leads_nowhere_changes_nothing(key: str) -> None:
    record = replace(full_record(), amendments=(amendment(key),))
    assert as_amended(record).contents == record.contents
    assert [line.text for line in record_page(record)] == [line.text for line in record_page(full_record())]


def test_search_finds_the_new_words_and_the_first_ones() -> None:
    record = replace(full_record(), amendments=(amendment(words="A calm review"),))
    index = Index([record])
    for words in ("calm", "asked early", "with:amendment calm", "with:amendment asked"):
        assert index.find(parse_query(words)) == [0], words
    (first,) = index.hits(0, parse_query("asked early"))
    assert first.passage.place.endswith(", as first written")


def test_search_finds_a_corrected_fact() -> None:
    record = replace(full_record(), amendments=(amendment("reviews/c-4/outcome", "she rang at noon"),))
    (hit,) = Index([record]).hits(0, parse_query("rang noon"))
    assert (hit.passage.key, hit.passage.part_of) == ("reviews/c-4/outcome", frozenset({AMENDMENT}))


def test_an_index_can_take_a_corrected_meeting_in() -> None:
    index = Index([full_record()])
    assert index.find(parse_query("calm")) == []
    index.renew(0, replace(full_record(), amendments=(amendment(words="A calm review"),)))
    assert index.find(parse_query("calm")) == [0]
    assert [hit.passage.text for hit in index.hits(0, parse_query("calm"))] == ["A calm review"]


# --- days away, doors, the week's task --------------------------------------------------------------------------


def corrected_line(record, key: str, words: str):
    """The record with one correction, and the line of it."""
    record = replace(record, amendments=(amendment(key, words),))
    page = record_page(record)
    number = line_of(page, key)
    assert number is not None, key
    return record, page[number]


def test_a_corrected_bridge_stands_behind_the_days_once() -> None:
    record, line = corrected_line(doors_and_days(), "absences/a-1/bridge", "two postcards")
    assert (line.was, line.words) == ("one postcard", "two postcards")
    assert line.text == "Sam, Sat 5 Dec 2026 to Sun 6 Dec 2026: two postcards"
    assert absence_line(as_amended(record).contents.absences[0], record) == line.text
    texts = [passage.text for passage in passages(record) if passage.key == line.key]
    assert texts == [
        f"Sat 5 Dec 2026 to Sun 6 Dec 2026: {words} postcard{s}" for words, s in (("two", "s"), ("one", ""))
    ]


def test_days_without_a_bridge_are_a_fact() -> None:
    record, line = corrected_line(doors_and_days(), "absences/a-2/days", "Both, Thu 24 Dec")
    assert (line.was, line.text) == ("Both, Thu 24 Dec 2026", "Both, Thu 24 Dec")
    assert as_amended(record).contents is record.contents
    texts = [passage.text for passage in passages(record) if passage.key == line.key]
    assert texts == ["Both, Thu 24 Dec", "Thu 24 Dec 2026"]


@each(
    ("key", "first"),
    [
        ("doors/o-1/text", "A friendly room"),
        ("doors/o-1/moves/0", "A list of dates"),
        ("doors/o-2/moves/0", "She will ask Lin"),
        ("lookouts/o-2/text", "A guild evening"),
    ],
)
def test_a_corrected_door_is_found_by_its_new_words_and_once_by_the_first(key: str, first: str) -> None:
    """Whatever became of it since: how it stands today has no part in the words of a meeting."""
    record = replace(doors_and_days(), amendments=(amendment(key, "Wholly new"),))
    today = Today(doors={door.id: replace(door, stage=Stage.THANKED) for door in moved_doors()})
    assert [passage.text for passage in passages(record, today) if passage.key == key] == ["Wholly new", first]
    (hit,) = Index([record], doors=today.doors.values()).hits(0, parse_query("wholly with:opportunity"))[:1]
    assert hit.passage.text == "Wholly new"


def test_a_lookout_is_found_as_it_stands_today() -> None:
    today = {door.id: replace(door, stage=Stage.THANKED) for door in moved_doors()}
    hits = Index([doors_and_days()], doors=today.values()).hits(0, parse_query("status:thanked"))
    assert [hit.passage.text for hit in hits] == ["A guild evening"]


def test_the_weeks_task_reads_as_corrected() -> None:
    record = replace(full_record(), amendments=(amendment("commitments/c-5/text", "Finish all slides"),))
    assert (full_record().week_task, record.week_task) == ("Finish the slides", "Finish all slides")
    assert as_amended(record).week_task == "Finish all slides"
    assert held().week_task is None
