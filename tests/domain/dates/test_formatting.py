from datetime import date, datetime, time, timedelta

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.formatting import day_month, days_words, due_words, short_day
from tests.each import each


def test_a_day_is_said_in_english_with_its_weekday() -> None:
    assert formatting.day(date(2026, 11, 24)) == "Tue 24 Nov 2026"
    assert formatting.short_day(datetime(2027, 3, 1, 9)) == "Mon 1 Mar"


def test_every_month_and_weekday_has_its_own_word() -> None:
    said = [formatting.short_day(date(2026, month, month)).split() for month in range(1, 13)]
    assert [month for _, _, month in said] == [date(2026, month, 1).ctime()[4:7] for month in range(1, 13)]
    week = [date(2026, 11, day) for day in range(16, 23)]
    assert [formatting.short_day(day)[:3] for day in week] == [day.ctime()[:3] for day in week]


@each(
    ("clock", "said"),
    [
        (time(0, 5), "00:05"),
        (time(9, 30), "09:30"),
        (time(12), "12:00"),
        (time(15, 0, 59), "15:00"),
    ],
)
def test_a_time_is_said_to_the_minute(clock: time, said: str) -> None:
    assert formatting.clock_time(clock) == said


@each(
    ("seconds", "shown"),
    [
        (522, "08:42"),
        (900, "15:00"),
        (899.4, "15:00"),
        (0.2, "00:01"),
        (0, "00:00"),
        (-0.9, "00:00"),
        (-1, "+00:01"),
        (-67, "+01:07"),
        (75 * 60 + 10, "75:10"),
        (99 * 60 + 59, "99:59"),
        (100 * 60, "1:40:00"),
        (-(100 * 60 + 5), "+1:40:05"),
    ],
)
def test_a_countdown_shows_each_second_once_and_overtime_with_a_plus(seconds: float, shown: str) -> None:
    assert formatting.figures(timedelta(seconds=seconds)) == shown


@each(
    ("seconds", "said"),
    [(0, "0 min"), (29, "0 min"), (30, "1 min"), (48 * 60, "48 min"), (75 * 60, "75 min"), (-120, "2 min")],
)
def test_minutes_are_rounded(seconds: int, said: str) -> None:
    assert formatting.minutes_words(timedelta(seconds=seconds)) == said


@each(
    ("length", "said"),
    [
        (timedelta(), "0 seconds"),
        (timedelta(seconds=1), "1 second"),
        (timedelta(seconds=59.9), "59 seconds"),
        (timedelta(minutes=1, seconds=59), "1 minute"),
        (timedelta(minutes=42), "42 minutes"),
        (timedelta(hours=1, minutes=5), "1 hour 5 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(days=2, hours=3, minutes=9), "2 days 3 hours"),
        (timedelta(days=1, minutes=9), "1 day"),
        (-timedelta(minutes=3), "3 minutes"),
    ],
)
def test_a_length_is_said_in_its_two_largest_units(length: timedelta, said: str) -> None:
    assert formatting.duration_words(length) == said


def test_days_and_due_days_are_said_in_one_way() -> None:
    monday, sunday = date(2026, 12, 21), date(2027, 1, 3)
    assert days_words(monday, sunday) == "Mon 21 Dec 2026 to Sun 3 Jan 2027"
    assert days_words(monday, monday) == "Mon 21 Dec 2026"
    assert days_words(monday, sunday, short_day) == "Mon 21 Dec to Sun 3 Jan"
    assert day_month(monday) == "21 Dec"
    assert due_words(None, monday) == "by next time"
    assert due_words(monday, monday) == "by Mon 21 Dec"
    assert due_words(monday, sunday) == "late since Mon 21 Dec 2026"
    assert due_words(sunday, monday) == "by Sun 3 Jan 2027"
