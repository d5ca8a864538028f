"""Which courtesy is due on each day of a year, on a clock that is only a date."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from meetingtui.domain.between.contacts import Contact, ContactKind, silence
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.due_courtesies import (
    DueCourtesy,
    Happened,
    courtesies_of,
    due_courtesies,
)
from meetingtui.domain.people import Role
from tests.builders import pair
from tests.fakes import TUESDAY
from tests.records import held

DAY = timedelta(days=1)
TODAY = TUESDAY.date()
CLOSED = date(2026, 11, 30)


def answer(key: str, at: datetime = TUESDAY, **fields: object) -> Courtesy:
    return Courtesy("a", "pair-1", key, at, **fields)  # type: ignore[arg-type]


def days(happened: Happened, *said: Courtesy, first: date = TODAY, count: int = 420) -> dict[str, list[date]]:
    """On which days of more than a year each courtesy is due, by its key."""
    found: dict[str, list[date]] = {}
    for day in (first + n * DAY for n in range(count)):
        for one in due_courtesies(happened, said, day):
            found.setdefault(one.key, []).append(day)
    return found


def stretches(found: dict[str, list[date]]) -> dict[str, tuple[date, date]]:
    """The first and the last day of each; all days between are among them."""
    for key, due in found.items():
        assert due == [due[0] + n * DAY for n in range(len(due))], key
    return {key: (due[0], due[-1]) for key, due in found.items()}


def test_a_pair_that_never_met_owes_nothing() -> None:
    assert days(Happened(pair())) == {}


def test_thanks_are_due_on_the_day_of_the_meeting_and_for_a_while() -> None:
    found = stretches(days(Happened(pair(), held(id="m-1")), first=TODAY - 30 * DAY))
    assert found == {"thanks-meeting/m-1": (TODAY, TODAY + 3 * DAY)}


def test_the_day_is_that_of_the_pair() -> None:
    late = held(id="m-1", began=TUESDAY.replace(hour=22), ended=TUESDAY.replace(hour=23, minute=30))
    (thanks,) = courtesies_of(Happened(pair(), late))
    assert thanks.due == TODAY + DAY


def test_what_was_done_is_off_the_list_and_back_when_that_is_taken_back() -> None:
    happened, key = Happened(pair(), held(id="m-1")), "thanks-meeting/m-1"
    done = answer(key, done_at=TUESDAY)
    assert days(happened, done) == {}
    assert days(happened, done, answer(key, TUESDAY + DAY)) == days(happened)
    assert days(happened, answer("thanks-meeting/m-0", done_at=TUESDAY)) == days(happened)


def test_what_was_put_off_comes_back_on_that_day_even_when_its_time_is_over() -> None:
    happened, until = Happened(pair(), held(id="m-1")), TODAY + 10 * DAY
    later = answer("thanks-meeting/m-1", put_off_until=until)
    assert stretches(days(happened, later)) == {"thanks-meeting/m-1": (until, until + 3 * DAY)}


def test_a_message_without_an_answer_is_nudged_from_the_fifth_to_the_seventh_day() -> None:
    wrote = Contact("c-1", "pair-1", TUESDAY, ContactKind.WROTE, Role.MENTEE, "the slides")
    found = []
    for day in (TODAY + n * DAY for n in range(12)):
        happened = Happened(pair(), silence=silence((wrote,), None, day, "Europe/Berlin"))
        found += [(day, one.key, one.title) for one in due_courtesies(happened, (), day)]
    title = "Write to Ada once more, short and kind"
    assert found == [(TODAY + n * DAY, "nudge/c-1", title) for n in (5, 6, 7)]


def test_the_year_after_the_wrap_up_has_five_updates_and_each_ends_before_the_next() -> None:
    found = stretches(days(Happened(pair(closed_on=CLOSED)), first=CLOSED, count=500))
    assert found == {
        "update/2026-11-30/1w": (date(2026, 12, 7), date(2026, 12, 29)),
        "update/2026-11-30/1m": (date(2026, 12, 30), date(2027, 1, 29)),
        "update/2026-11-30/3m": (date(2027, 2, 28), date(2027, 3, 30)),
        "update/2026-11-30/6m": (date(2027, 5, 30), date(2027, 6, 29)),
        "update/2026-11-30/1y": (date(2027, 11, 30), date(2027, 12, 30)),
    }


def test_a_year_with_a_pair_that_met_wrote_and_wrapped_up_in_order() -> None:
    happened = Happened(pair(closed_on=TODAY), held(id="m-40"))
    order = [one.key.split("/")[0] for one in courtesies_of(happened)]
    assert order == ["thanks-meeting", *["update"] * 5]


def test_a_key_names_one_thing() -> None:
    happened = Happened(pair(closed_on=TODAY), held(id="m-40"))
    keys = [one.key for one in courtesies_of(happened)]
    assert len(set(keys)) == len(keys)


def test_a_courtesy_is_due_before_it_ends() -> None:
    for one in courtesies_of(Happened(pair(closed_on=date(2024, 2, 29)), held(id="m-40"))):
        assert isinstance(one, DueCourtesy)
        assert one.due < one.until
