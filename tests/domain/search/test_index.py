"""Every word of every meeting, found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.ledger.commitments import CommitmentStatus
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage
from meetingtui.domain.meeting.agenda import MeetingKind, PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord, PhaseTime
from meetingtui.domain.search.index import Index, parse_query
from meetingtui.domain.search.passages import Today, passages
from meetingtui.domain.search.text_normalize import fold
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.lived_story import left, records
from tests.meetings import full_record
from tests.records import held
from tests.strategies import MODEST

NO_WORDS = {
    "id",
    "pair_id",
    "goal_id",
    "zone",
    "caught_in",
    "replaces",
    "meeting_id",
    "history",
    "changes",
    "wall_clock",
}


def words_of(value: Any) -> Iterator[str]:
    """Every text in a value, apart from identities and names."""
    if type(value) is str and value:
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from words_of(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from words_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NO_WORDS:
                yield from words_of(getattr(value, field.name))


def found(query: str, *held_meetings: MeetingRecord, **today: Any) -> list[str]:
    """The lines that are found in some meetings."""
    index, asked = Index(held_meetings, **today), parse_query(query)
    return [hit.passage.text for place in index.find(asked) for hit in index.hits(place, asked)]


def places(record: MeetingRecord) -> dict[str, str]:
    return {passage.place: passage.text for passage in passages(record)}


@each("record", [full_record(), *records()[10:16]])
def test_every_word_of_a_meeting_is_in_a_passage(record: MeetingRecord) -> None:
    contents = replace(record.contents, doors=())
    # Goals that nobody spoke of were only beside, and how they would be known was said when they were set.
    spoken = (review for review in contents.goal_reviews if record.month_reviewed)
    reviews = tuple(replace(review, goal=replace(review.goal, known_by="")) for review in spoken)
    contents = replace(contents, goal_reviews=reviews)
    read = {passage.text for passage in passages(record)}
    assert {words for words in words_of(contents) if words.strip()} <= read


def test_each_passage_has_an_address_of_its_own() -> None:
    for record in (full_record(), *records()):
        keys = [passage.key for passage in passages(record)]
        assert len(set(keys)) == len(keys)


def test_places_are_said_in_words() -> None:
    assert list(places(full_record()))[:7] == [
        "Arrival, today was to be worth it if",
        "Last week, Ada's promise",
        "Last week, what became of Ada's promise",
        "Last week, the week's task",
        "Last week, what became of the week's task",
        "Last week, Sam's promise",
        "Last week, what became of Sam's promise",
    ]
    said = places(full_record())
    assert said["Last week, went well"] == "The review went well.\nI asked early."
    assert said["The month, how Sam can help Ada"] == "Read her draft"
    assert said["Open discussion, what was said"].startswith("- Offer a date")
    assert said["Next steps, Ada looks out for"] == "A meetup where Sam could speak"
    assert said["Next steps, where we meet next"] == "https://call.example/ada"


def test_what_was_chosen_in_a_first_meeting_is_found() -> None:
    answers = {"channels": "pigeons", "mentee-hopes": "Calm"}
    first = held(
        kind=MeetingKind.FIRST,
        phases=(PhaseTime(PhaseKind.HORIZONS, timedelta(minutes=12), timedelta(minutes=12)),),
        contents=Contents(answers=answers, chosen={"channels": ("mail", "chat")}, both_said_yes=True),
    )
    assert [(passage.place, passage.text) for passage in passages(first)] == [
        ("Hello, Sam hopes for", "Calm"),
        ("Ground rules, channels", "mail; chat"),
        ("Ground rules, channels", "pigeons"),
    ]


def test_words_under_a_question_of_another_version_are_found() -> None:
    assert found("pigeons", held(contents=Contents(answers={"later": "pigeons"}))) == ["pigeons"]


def test_days_away_are_found() -> None:
    absence = Absence("a-1", Role.MENTEE, date(2026, 12, 21), date(2026, 12, 28), "by mail")
    away = held(contents=Contents(absences=(absence,)))
    assert found("with:absence", away) == ["Mon 21 Dec 2026 to Mon 28 Dec 2026: by mail"]
    assert found("with:absence mail", away) == found("with:absence", away)
    assert found("with:absence owner:mentor", away) == []


@each(
    ("query", "texts"),
    [
        ("REVIEW early", ["The review went well.\nI asked early."]),
        ("early review", ["The review went well.\nI asked early."]),
        ("title patience", ["I leave with a title", "Patience", "Think of a title"]),
        ("title nowhere", []),
        ('"asked early"', ["The review went well.\nI asked early."]),
        ('"early asked"', []),
        ("owner:mentor slides", []),
        ("owner:mentee slides", ["Write the slides", "Finish the slides"]),
        ("owner:mentor status:done", ["Introduce Sam to Lin", "Mail is sent"]),
        ("status:carried", ["Write the slides", "Half of them", "Call Kim"]),
        ("status:changed", ["Read chapter 3", "Read chapter 4 instead"]),
        ("status:partly,done half", ["Half of them"]),
        ("status:open owner:mentor", ["Send the book"]),
        ("status:adjusted", ["Speak at a meetup", "Two invitations", "Smaller first", "Speak at the club"]),
        ('goal:"lead a" slides', ["Finish the slides"]),
        ("goal:club", ["Speak at a meetup", "Two invitations", "Smaller first", "Speak at the club"]),
        ("with:opportunity", ["A meetup where Sam could speak"]),
        ("with:month more", ["More air"]),
        ("with:month book", []),
        ("with:amendment", []),
        ("kind:weekly book", ["Send the book"]),
        ("kind:first book", []),
        ("since:2026-11-17 book", ["Send the book"]),
        ("since:2026-11-18 book", []),
        ("until:2026-11-17 book", ["Send the book"]),
        ("until:2026-10 book", []),
    ],
)
def test_lines_are_found(query: str, texts: list[str]) -> None:
    assert found(query, full_record()) == texts


def test_all_words_may_stand_in_different_lines_of_one_meeting_but_not_of_two() -> None:
    one = held(contents=Contents(answers={"went-well": "apples", "better": "pears"}))
    two = held(contents=Contents(answers={"went-well": "apples", "better": "plums"}))
    assert found("apples pears", one, two) == ["apples", "pears"]
    assert found("pears plums", one, two) == []


def test_words_are_not_found_across_two_lines() -> None:
    assert found('"apples pears"', held(contents=Contents(answers={"went-well": "apples", "better": "pears"}))) == []


def test_a_promise_is_found_as_it_stands_today() -> None:
    made = commitment("Send the book", id="c-7", owner=Role.MENTOR)
    meeting = held(contents=Contents(commitments=(made,)))
    done = replace(made, status=CommitmentStatus.DONE)
    assert found("status:open", meeting, commitments=[made]) == ["Send the book"]
    assert found("status:open", meeting, commitments=[done]) == []
    assert found("status:done", meeting, commitments=[done]) == ["Send the book"]


def test_what_came_of_a_door_is_found_in_the_meeting_in_which_it_was_told() -> None:
    door = Opportunity("o-1", "pair-1", "A friendly room", TUESDAY - timedelta(days=7))
    moves = (Move(TUESDAY + timedelta(minutes=5), Stage.OUTCOME, "Forty people came"),)
    moved = replace(door, stage=Stage.OUTCOME, moves=moves)
    later = replace(moved, moves=(*moves, Move(TUESDAY + timedelta(days=1), Stage.THANKED, "A card")))
    before, meeting = held(contents=Contents(doors=(door,))), held(contents=Contents(doors=(moved,)))
    assert found("with:opportunity", before, doors=[later]) == []
    assert found("status:outcome", meeting, doors=[later]) == ["A friendly room", "Forty people came"]
    assert list(passages(meeting, Today(doors={"o-1": later})))[1].key == "doors/o-1/moves/0"


def test_a_door_that_was_moved_in_the_meeting_that_named_it_is_found_by_what_happened() -> None:
    moves = (Move(TUESDAY + timedelta(minutes=50), Stage.OFFERED, "She will ask Lin"),)
    door = Opportunity("o-1", "pair-1", "A friendly room", TUESDAY, Stage.OFFERED, moves)
    assert found("ask lin", held(contents=Contents(lookouts=(door,)))) == ["She will ask Lin"]


def test_an_index_can_be_prepared_bit_by_bit() -> None:
    index = Index(records(), left().commitments)
    assert not index.prepare(10)
    assert index.prepare(100)
    assert index.find(parse_query("beatriz")) == Index(records()).find(parse_query("beatriz"))


def test_an_empty_search_finds_every_meeting() -> None:
    assert Index(records()).find(parse_query("")) == list(range(len(records())))
    assert Index([]).find(parse_query("talk")) == []


WORDS = st.sampled_from(["talk", "Beatriz", "the", "a", "mail", "zzz", "ü", "say no", "s", "312"])
FILTERS = st.sampled_from(
    ["", "owner:mentor", "owner:mentee", "status:done", "status:carried", "goal:talk", "with:month", "kind:weekly"]
)
INDEX = Index(records(), left().commitments, left().doors)


@MODEST
@given(st.lists(WORDS, max_size=3), FILTERS, FILTERS)
def test_what_is_found_is_what_a_look_at_every_line_finds(words: list[str], one: str, other: str) -> None:
    query = parse_query(" ".join([*(f'"{word}"' for word in words), one, other]))
    expected = []
    for place, record in enumerate(records()):
        if query.kinds and record.kind not in query.kinds:
            continue
        lines = [
            fold(passage.text)
            for passage in passages(record, INDEX._today)
            if (not query.owners or passage.owner in query.owners)
            and (not query.statuses or query.statuses & passage.statuses)
            and (not query.goals or any(goal in fold(text) for text in passage.goals for goal in query.goals))
            and (not query.parts or query.parts & passage.part_of)
        ]
        if all(any(word in line for line in lines) for word in query.words) and (lines or not query.about_lines):
            expected.append(place)
    assert INDEX.find(query) == expected
    for place in expected:
        hits = INDEX.hits(place, query)
        assert hits
        for hit in hits:
            assert bool(hit.spans) == bool(query.words)
            for first, behind in hit.spans:
                assert any(word in fold(hit.passage.text[first:behind]) for word in query.words)


@MODEST
@given(st.permutations(["talk", "owner:mentee", "status:done", '"the"']))
def test_the_order_of_words_changes_nothing(parts: list[str]) -> None:
    usual = parse_query('talk owner:mentee status:done "the"')
    assert INDEX.find(parse_query(" ".join(parts))) == INDEX.find(usual)
