"""What somebody looks for, as typed in one line."""

from __future__ import annotations

import shlex
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.domain.errors import BadInput
from meetingtui.domain.meeting.agenda import MeetingKind
from meetingtui.domain.people import Role
from meetingtui.domain.search.queries import CHOICES, Query, complete, parse_query, shell_line
from tests.each import each
from tests.strategies import MODEST

PARTS = ["talk", '"say no"', "owner:mentor", "status:done", "since:2026", "kind:first"]
TYPED = st.lists(
    st.one_of(st.text(max_size=8), st.sampled_from([*(f"{name}:" for name in CHOICES), '"', ":", "2026-02", "done"])),
    max_size=8,
).map("".join)


@each(
    ("typed", "query"),
    [
        ("", Query()),
        ("   ", Query()),
        ("Talk  PROPOSAL", Query(("talk", "proposal"))),
        ("talk talk Tälk", Query(("talk",))),
        ('"give  a Talk" now', Query(("give a talk", "now"))),
        ("“say no”", Query(("say no",))),
        ('"not closed yet', Query(("not closed yet",))),
        ('""', Query()),
        ("owner:mentor", Query(owners=frozenset({Role.MENTOR}))),
        ("OWNER:Mentor", Query(owners=frozenset({Role.MENTOR}))),
        ("owner:mentor owner:mentee", Query(owners=frozenset(Role))),
        ("status:done,partly", Query(statuses=frozenset({"done", "partly"}))),
        ('goal:"give a talk"', Query(goals=("give a talk",))),
        ("goal:talk", Query(goals=("talk",))),
        ("kind:wrap-up", Query(kinds=frozenset({MeetingKind.WRAP_UP}))),
        ("since:2026-03", Query(since=date(2026, 3, 1))),
        ("since:2026-03-24", Query(since=date(2026, 3, 24))),
        ("until:2026-02", Query(until=date(2026, 2, 28))),
        ("until:2026", Query(until=date(2026, 12, 31))),
        ("since:2026-03 since:2026-05", Query(since=date(2026, 5, 1))),
        ("until:2026-03 until:2026-05", Query(until=date(2026, 3, 31))),
        ("with:opportunity", Query(parts=frozenset({"opportunity"}))),
        ("https://call.example/ada", Query(("https://call.example/ada",))),
        ("at 12:30", Query(("at", "12:30"))),
        ("Idea: talk", Query(("idea:", "talk"))),
        ('"owner:mentor"', Query(("owner:mentor",))),
    ],
)
def test_a_line_is_understood(typed: str, query: Query) -> None:
    assert parse_query(typed) == query


@each(
    ("typed", "nearest"),
    [
        ("ownr:mentor", "owner:"),
        ("stat:done", "status:"),
        ("owner:mentr", "owner:mentor"),
        ("status:don", "status:done"),
        ("status:done,droped", "status:dropped"),
        ("kind:wrapup", "kind:wrap-up"),
        ("with:door", "with: takes opportunity"),
        ("owner:", "mentor, mentee"),
        ("goal:", 'goal:"give a talk"'),
        ('goal:""', 'goal:"give a talk"'),
        ("since:soon", "2026-03"),
        ("since:2026-13", "2026-03"),
        ("since:0000", "2026-03"),
        ("until:2026-02-30", "2026-03"),
        ("until:2026-00", "2026-03"),
        ("since:", "2026-03"),
        ("zzzzzz:q", "owner:, status:"),
    ],
)
def test_what_is_not_known_is_named_with_the_nearest_one(typed: str, nearest: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_query(typed)
    assert nearest in " ".join(error.value.lines())


@MODEST
@given(TYPED)
def test_any_line_is_understood_or_refused_in_our_words(typed: str) -> None:
    try:
        query = parse_query(typed)
    except BadInput as refused:
        query, lines = Query(), refused.lines()
    else:
        lines = ["understood", "nothing to do"]
    assert len(lines) == 2
    assert all(query.words)
    assert len(set(query.words)) == len(query.words)


@MODEST
@given(
    st.lists(st.sampled_from(PARTS)),
    st.data(),
)
def test_the_order_of_words_is_free(parts: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(parts))
    one, two = parse_query(" ".join(parts)), parse_query(" ".join(other))
    assert set(one.words) == set(two.words)
    assert (one.owners, one.statuses, one.since, one.kinds) == (two.owners, two.statuses, two.since, two.kinds)


@each(
    ("typed", "lines"),
    [
        ("own", ["owner:"]),
        ("talk st", ["talk status:"]),
        ("OWN", ["owner:"]),
        ("owner:", ["owner:mentor", "owner:mentee"]),
        ("talk status:dr", ["talk status:dropped"]),
        ("status:done,dr", ["status:done,dropped"]),
        ("status:done", []),
        ("kind:w", ["kind:weekly", "kind:wrap-up"]),
        ("goal:tal", ['goal:"Give a talk"']),
        ('goal:"give', ['goal:"Give a talk"']),
        ("since:2", []),
        ("nothing:x", []),
        ('"own', []),
        ("own ", []),
        ("", []),
    ],
)
def test_filters_are_completed(typed: str, lines: list[str]) -> None:
    assert complete(typed, ["Give a talk", "Lead a review"]) == lines


@MODEST
@given(TYPED)
def test_a_completion_goes_on_from_what_was_typed(typed: str) -> None:
    assert all(len(line) > 0 and line != typed for line in complete(typed, ["Give a talk"]))


@each(
    ("shell", "query"),
    [
        ("talk proposal", Query(("talk", "proposal"))),
        ('"say no" now', Query(("say no", "now"))),
        ('goal:"give a talk" now', Query(("now",), goals=("give a talk",))),
        ("'goal:\"give a talk\" now'", Query(("now",), goals=("give a talk",))),
        ("'talk owner:mentor'", Query(("talk",), owners=frozenset({Role.MENTOR}))),
        ("'owner:mentor talk'", Query(("talk",), owners=frozenset({Role.MENTOR}))),
    ],
)
def test_what_the_shell_took_apart_means_the_same(shell: str, query: Query) -> None:
    assert parse_query(shell_line(shlex.split(shell))) == query
