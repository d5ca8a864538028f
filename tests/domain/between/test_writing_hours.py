"""When the two may write: what is agreed in everyday words is read, and everything else is left to people."""

from __future__ import annotations

from datetime import datetime, time

from meetingtui.domain.between.writing_hours import WritingHours, writing_hours
from tests.each import each

WORK, ALL = frozenset(range(5)), frozenset(range(7))
USUAL = (time(8), time(21))


@each(
    ("words", "days", "hours"),
    [
        ("weekdays until six", WORK, (time(8), time(18))),
        ("Weekdays, until 18:00; at most twice a week", WORK, (time(8), time(18))),
        ("mon-fri 9-17", WORK, (time(9), time(17))),
        ("Monday to Thursday, 9 to 5", frozenset(range(4)), (time(9), time(17))),
        ("sat to mon", frozenset({5, 6, 0}), USUAL),
        ("evenings, three times a week", ALL, (time(18), time(22))),
        ("weekdays in the evening and weekends", ALL, (time(18), time(22))),
        ("any time", ALL, (time.min, time.max)),
        ("Tuesdays and Thursdays after five", frozenset({1, 3}), (time(17), time.max)),
        ("before noon", ALL, (time(8), time(12))),
        ("between 10am and 4pm", ALL, (time(10), time(16))),
        ("weekdays, office hours", WORK, (time(9), time(17))),
        ("once a day", ALL, USUAL),
    ],
)
def test_everyday_words_are_read(words: str, days: frozenset[int], hours: tuple[time, time]) -> None:
    assert writing_hours(words) == WritingHours(days, *hours)


@each(
    "words", ["", "not on weekends", "monthly", "when the kids sleep", "weekdays except Friday", "9 to 8", "99 to 3"]
)
def test_what_is_not_clear_is_left_to_people(words: str) -> None:
    assert writing_hours(words) is None


def test_when_it_is_fine_again() -> None:
    hours = WritingHours(WORK, time(9), time(17))
    friday = datetime(2026, 11, 20, 16, 59)
    assert hours.next_time(friday) == friday
    assert hours.next_time(datetime(2026, 11, 20, 7, 30)) == datetime(2026, 11, 20, 9)
    assert hours.next_time(datetime(2026, 11, 20, 17)) == datetime(2026, 11, 23, 9)
