"""Each line of the page takes what people type, and tells what stood there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot
from meetingtui.domain.errors import BadInput
from meetingtui.domain.people import Role
from meetingtui.services.agreement_lines import AWAY, TermLine, lines_to_revise, meant, revise_line, revisions
from meetingtui.services.agreements import AgreementDesk
from tests.builders import pair
from tests.each import each
from tests.fakes import CountingIds, FakeClock, MemoryStore

TODAY = date(2026, 11, 17)
HOLIDAY = Absence("x", Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3), "mail instead")
PAGE = Agreement(
    "a-1",
    "pair-1",
    date(2026, 8, 17),
    terms={"hours": "2 hours", "place": "Room 4"},
    both_said_yes=True,
    slot=Slot(1, time(15)),
    absences=(HOLIDAY,),
    runs_until=date(2027, 2, 17),
)


def desk() -> AgreementDesk:
    """A pair that has settled its page."""
    store = MemoryStore()
    store.keep(pair())
    store.keep(PAGE)
    return AgreementDesk(store, pair(), clock=FakeClock(), new_id=CountingIds())


@each(
    ("key", "words", "changes"),
    [
        ("hours", "3 hours", {"terms": {"hours": "3 hours"}}),
        ("slot", "thu 9:30", {"slot": "thu 9:30"}),
        ("second-slot", "", {"second_slot": ""}),
        ("length", "45 minutes", {"minutes": 45}),
        ("cadence", "every two weeks", {"cadence": Cadence.FORTNIGHTLY}),
        ("cadence", "w", {"cadence": Cadence.WEEKLY}),
        ("runs", "30 june 2027", {"runs_until": date(2027, 6, 30)}),
        (AWAY, "both 24 dec", {"add_absence": "both 24 dec"}),
        (f"{AWAY}x", "", {"remove_absence": "x"}),
        (f"{AWAY}x", "Ada 21 dec", {"remove_absence": "x", "add_absence": "Ada 21 dec"}),
    ],
)
def test_what_is_typed_into_a_line(key: str, words: str, changes: dict[str, Any]) -> None:
    assert meant(key, words, today=TODAY) == changes


@each(("key", "words"), [("length", "an hour"), ("cadence", "monthly"), ("cadence", ""), ("runs", "")])
def test_what_means_nothing_is_refused(key: str, words: str) -> None:
    with pytest.raises(BadInput):
        meant(key, words, today=TODAY)


def test_every_line_is_there_also_the_blank_ones() -> None:
    lines = {line.key: line.words for line in lines_to_revise(PAGE, pair())}
    assert lines["hours"] == "2 hours"
    assert lines["slot"] == "Tue 15:00"
    assert lines["second-slot"] == lines["challenge"] == ""
    assert lines["runs"].startswith("until ")
    assert "until" not in next(line.label for line in lines_to_revise(PAGE, pair()) if line.key == "runs")
    assert lines["away/x"] == "Ada, Mon 21 Dec to Sun 3 Jan: mail instead"
    assert [*lines][-1] == AWAY


TYPED = [line for line in lines_to_revise(PAGE, pair()) if line.words and not line.key.startswith(AWAY)]


@each("line", TYPED, ids=lambda line: line.key)
def test_what_stands_in_a_line_is_understood_when_it_is_typed_again(line: TermLine) -> None:
    with pytest.raises(BadInput, match="That changes nothing"):
        revise_line(desk(), line.key, line.words, "as it was", both_said_yes=True)


def test_days_away_can_be_typed_again_as_they_stand() -> None:
    words = "Ada, Mon 21 Dec to Sun 3 Jan: mail instead"
    (away,) = revise_line(desk(), f"{AWAY}x", words, "as it was", both_said_yes=True).absences
    assert replace(away, id="x") == HOLIDAY


def test_a_revision_tells_what_stood_before_and_what_stands_since() -> None:
    kept = desk()
    revise_line(kept, "place", "Room 5", "we moved", both_said_yes=True)
    revise_line(kept, "hours", "", "no time just now", both_said_yes=False)
    newest, before = revisions(kept.states(), pair())
    assert newest.changes == (("Hours beyond the meeting, and for what", "2 hours", ""),)
    assert before.changes == (("Where we meet", "Room 4", "Room 5"),)
    assert [revision.agreement.why for revision in (newest, before)] == ["no time just now", "we moved"]
    assert not newest.agreement.both_said_yes


def test_a_page_that_was_never_revised_has_no_revisions() -> None:
    assert revisions([PAGE], pair()) == []
    assert revisions([replace(PAGE, terms={})], pair()) == []
