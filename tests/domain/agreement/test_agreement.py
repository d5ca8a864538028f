from __future__ import annotations

from datetime import date, time, timedelta

from meetingtui.domain.agreement.agreement import Absence, Agreement, Cadence, Slot, in_force, revised
from meetingtui.domain.agreement.page import page_lines, state_words
from meetingtui.domain.agreement.terms import TERMS
from meetingtui.domain.people import Person, Role
from tests.builders import BERLIN, pair
from tests.each import each
from tests.fakes import TUESDAY

TODAY = TUESDAY.date()
BREAK = Absence("a-1", Role.MENTOR, date(2026, 12, 21), date(2027, 1, 3), "mail instead")


def agreement(**fields: object) -> Agreement:
    return Agreement(**({"id": "one", "pair_id": "pair-1", "agreed_on": TODAY} | fields))  # type: ignore[arg-type]


@each(("cadence", "weeks"), [(Cadence.WEEKLY, 1), (Cadence.FORTNIGHTLY, 2), (Cadence.WITH_CHECK, 1)])
def test_a_cadence_says_how_many_weeks_lie_between(cadence: Cadence, weeks: int) -> None:
    assert cadence.weeks == weeks


@each(
    ("day", "away"),
    [
        (date(2026, 12, 20), False),
        (date(2026, 12, 21), True),
        (date(2027, 1, 3), True),
        (date(2027, 1, 4), False),
    ],
)
def test_an_absence_covers_its_first_and_its_last_day(day: date, away: bool) -> None:
    assert BREAK.covers(day) is away


@each(("days", "soon"), [(15, False), (14, True), (0, True), (-30, True)])
def test_the_end_is_near_two_weeks_before_it_and_ever_after(days: int, soon: bool) -> None:
    assert agreement(runs_until=TODAY + timedelta(days=days)).ends_soon(TODAY) is soon


def test_without_an_end_it_is_never_near() -> None:
    assert not agreement().ends_soon(TODAY)


def test_the_newest_state_holds() -> None:
    first, second = agreement(), agreement(id="two")
    assert in_force([first, second]) is second
    assert in_force([]) is None


def test_a_revision_is_dated_knows_what_it_replaces_and_keeps_the_rest() -> None:
    before = agreement(both_said_yes=True, terms={"hours": "two"}, slot=Slot(1, time(15)))
    after = revised(before, new_id="two", on=TODAY + timedelta(days=9), why="a new job", slot=Slot(3, time(9)))
    assert (after.id, after.replaces, after.why) == ("two", "one", "a new job")
    assert (after.agreed_on, after.slot, after.terms) == (date(2026, 11, 26), Slot(3, time(9)), {"hours": "two"})
    assert before.slot == Slot(1, time(15))


def test_nobody_has_said_yes_to_a_revision_until_both_do() -> None:
    before = agreement(both_said_yes=True)
    assert not revised(before, new_id="two", on=TODAY, why="x").both_said_yes
    assert revised(before, new_id="two", on=TODAY, why="x", both_said_yes=True).both_said_yes


# --- the page -----------------------------------------------------------------------------------------------


def test_the_page_says_everything_in_its_order() -> None:
    whole = agreement(
        terms={term.key: f"about {term.key}" for term in TERMS if not term.figure},
        slot=Slot(1, time(15)),
        second_slot=Slot(3, time(9, 30)),
        cadence=Cadence.FORTNIGHTLY,
        absences=(BREAK,),
        runs_until=date(2027, 5, 17),
    )
    lines = page_lines(whole, pair())
    assert [label for label, _ in lines] == [
        "Ada hopes for",
        "Sam hopes for",
        "It is about",
        "Together we want to reach",
        "We will know that it worked because",
        "Whom Sam should meet",
        "Hours beyond the meeting, and for what",
        "Between meetings we use",
        "At what times and how often",
        "Out of bounds",
        "What is said here",
        "How we give feedback",
        "How much challenge is welcome",
        "Whom we ask when it goes wrong",
        "Usual slot",
        "Second choice",
        "How long",
        "How often",
        "Where we meet",
        "We say no at least this long before",
        "Away",
        "It runs",
    ]
    words = dict(lines)
    assert words["Out of bounds"] == "about out-of-bounds"
    assert (words["Usual slot"], words["Second choice"]) == ("Tue 15:00", "Thu 09:30")
    assert (words["How long"], words["How often"]) == ("60 minutes", "every two weeks")
    assert words["Away"] == "Ada, Mon 21 Dec to Sun 3 Jan: mail instead"
    assert words["It runs"] == "until Mon 17 May 2027"


def test_the_page_leaves_out_what_was_left_open() -> None:
    assert page_lines(agreement(terms={"hours": "  "}), pair()) == [
        ("How long", "60 minutes"),
        ("How often", "weekly"),
    ]


def test_words_stand_beside_what_was_chosen_and_in_place_of_a_slot_that_was_not_one() -> None:
    typed = {"slot": "whenever Ada can", "cadence": "not in August", "length": "or longer", "runs": "as it suits"}
    assert page_lines(agreement(terms=typed), pair()) == [
        ("Usual slot", "whenever Ada can"),
        ("How long", "60 minutes; or longer"),
        ("How often", "weekly; not in August"),
        ("It runs", "as it suits"),
    ]


def test_a_name_that_looks_like_a_placeholder_stays_a_name() -> None:
    whose = pair(mentor=Person("{mentee}", BERLIN))
    assert page_lines(agreement(terms={"mentor-hopes": "{mentor}"}), whose)[0] == ("{mentee} hopes for", "{mentor}")


def test_a_state_says_when_and_whether_both_said_yes() -> None:
    assert state_words(agreement(both_said_yes=True)) == "Agreed on Tue 17 Nov 2026; both said yes"
    revision = agreement(replaces="zero")
    assert state_words(revision) == "Revised on Tue 17 Nov 2026; not yet confirmed by both"
