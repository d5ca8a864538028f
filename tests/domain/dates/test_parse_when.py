"""Typed dates, seen from a meeting on Tuesday 17 November 2026, 15:50 in Berlin, whose usual time is 15:00."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from meetingtui.domain.dates import formatting
from meetingtui.domain.dates.parse_when import AmbiguousDate, NotADate, When, parse_due, parse_when
from meetingtui.domain.errors import BadInput
from tests.each import each

BERLIN = "Europe/Berlin"
TODAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 15, 50, tzinfo=ZoneInfo(BERLIN))
USUAL = time(15)


def in_the_meeting(text: str) -> When:
    return parse_when(text, now=NOW, zone=BERLIN, usual=USUAL, live_day=TODAY)


def between_meetings(text: str, now: datetime = NOW) -> When:
    return parse_when(text, now=now, zone=BERLIN, usual=USUAL, live_day=None)


UNDERSTOOD = {
    "next tue 15:00": "Tue 24 Nov 2026, 15:00",
    "tue": "Tue 24 Nov 2026, 15:00",
    "tue 4pm": "Tue 24 Nov 2026, 16:00",
    "tuesday 3pm": "Tue 24 Nov 2026, 15:00",
    "Tues. at 10am": "Tue 24 Nov 2026, 10:00",
    "on tuesday": "Tue 24 Nov 2026, 15:00",
    "thu": "Thu 19 Nov 2026, 15:00",
    "wednesday 09:00": "Wed 18 Nov 2026, 09:00",
    "mon 3 pm": "Mon 23 Nov 2026, 15:00",
    "fri 15h": "Fri 20 Nov 2026, 15:00",
    "fri 15h30": "Fri 20 Nov 2026, 15:30",
    "fri 15.00": "Fri 20 Nov 2026, 15:00",
    "fri 1500": "Fri 20 Nov 2026, 15:00",
    "3pm on friday": "Fri 20 Nov 2026, 15:00",
    "15:00 tue": "Tue 24 Nov 2026, 15:00",
    "sat noon": "Sat 21 Nov 2026, 12:00",
    "sunday at 16": "Sun 22 Nov 2026, 16:00",
    "this fri": "Fri 20 Nov 2026, 15:00",
    "the coming monday": "Mon 23 Nov 2026, 15:00",
    "next mon 10am": "Mon 23 Nov 2026, 10:00",
    "next week": "Tue 24 Nov 2026, 15:00",
    "same time next week": "Tue 24 Nov 2026, 15:00",
    "next week, same time": "Tue 24 Nov 2026, 15:00",
    "next week 4:30pm": "Tue 24 Nov 2026, 16:30",
    "friday next week": "Fri 27 Nov 2026, 15:00",
    "next week on thursday 11:00": "Thu 26 Nov 2026, 11:00",
    "the week after next": "Tue 1 Dec 2026, 15:00",
    "a week from friday": "Fri 27 Nov 2026, 15:00",
    "two weeks from thursday": "Thu 3 Dec 2026, 15:00",
    "friday week": "Fri 27 Nov 2026, 15:00",
    "thursday in two weeks": "Thu 3 Dec 2026, 15:00",
    "in 2 weeks on tuesday": "Tue 1 Dec 2026, 15:00",
    "a week from today": "Tue 24 Nov 2026, 15:00",
    "a week tomorrow": "Wed 25 Nov 2026, 15:00",
    "2 weeks from now at 10:15": "Tue 1 Dec 2026, 10:15",
    "in a week": "Tue 24 Nov 2026, 15:00",
    "in 2 weeks": "Tue 1 Dec 2026, 15:00",
    "2 weeks": "Tue 1 Dec 2026, 15:00",
    "2w": "Tue 1 Dec 2026, 15:00",
    "in a fortnight": "Tue 1 Dec 2026, 15:00",
    "in 10 days at 4pm": "Fri 27 Nov 2026, 16:00",
    "10 days": "Fri 27 Nov 2026, 15:00",
    "in a month": "Thu 17 Dec 2026, 15:00",
    "in three months": "Wed 17 Feb 2027, 15:00",
    "tomorrow 9:30": "Wed 18 Nov 2026, 09:30",
    "noon tomorrow": "Wed 18 Nov 2026, 12:00",
    "day after tomorrow": "Thu 19 Nov 2026, 15:00",
    "24 nov 3pm": "Tue 24 Nov 2026, 15:00",
    "nov 24 15:00": "Tue 24 Nov 2026, 15:00",
    "tue 24 nov 15:00": "Tue 24 Nov 2026, 15:00",
    "Thursday, 19 Nov": "Thu 19 Nov 2026, 15:00",
    "24th november": "Tue 24 Nov 2026, 15:00",
    "the 24th of November at 3 p.m.": "Tue 24 Nov 2026, 15:00",
    "November 24th, 2026": "Tue 24 Nov 2026, 15:00",
    "24. nov": "Tue 24 Nov 2026, 15:00",
    "24-Nov-2026 15:00": "Tue 24 Nov 2026, 15:00",
    "12 jan": "Tue 12 Jan 2027, 15:00",
    "july 1": "Thu 1 Jul 2027, 15:00",
    "3 may 4 pm": "Mon 3 May 2027, 16:00",
    "29 feb": "Tue 29 Feb 2028, 15:00",
    "29.2.": "Tue 29 Feb 2028, 15:00",
    "29 feb 2028": "Tue 29 Feb 2028, 15:00",
    "the 24th": "Tue 24 Nov 2026, 15:00",
    "tuesday the 24th": "Tue 24 Nov 2026, 15:00",
    "3rd 10:00": "Thu 3 Dec 2026, 10:00",
    "the 31st": "Thu 31 Dec 2026, 15:00",
    "24.11.2026 15:00": "Tue 24 Nov 2026, 15:00",
    "24.11.": "Tue 24 Nov 2026, 15:00",
    "24.11.26, 15.30": "Tue 24 Nov 2026, 15:30",
    "tue 1.12": "Tue 1 Dec 2026, 15:00",
    "24/11": "Tue 24 Nov 2026, 15:00",
    "11/24/2026": "Tue 24 Nov 2026, 15:00",
    "12/12": "Sat 12 Dec 2026, 15:00",
    "3/12/2026": "Thu 3 Dec 2026, 15:00",
    "2026-11-24": "Tue 24 Nov 2026, 15:00",
    "2026-11-24 16:00": "Tue 24 Nov 2026, 16:00",
    "2026-11-24T15:00": "Tue 24 Nov 2026, 15:00",
    "2026/11/24 15:00:00": "Tue 24 Nov 2026, 15:00",
    "  NEXT   Tue,\t15:00 ": "Tue 24 Nov 2026, 15:00",
    "Tue 24 Nov 2026, 15:00 Europe/Berlin": "Tue 24 Nov 2026, 15:00",
}


@pytest.mark.fault(62)
@each(("text", "meant"), UNDERSTOOD.items())
def test_an_everyday_phrase_is_understood(text: str, meant: str) -> None:
    assert str(in_the_meeting(text)) == meant


NO_DATES = [
    *("", "   ", "tbd", "ask Sam", "4", "24", "2026", "soon", "never", "later", "next month", "maybe tue"),
    *("tue or wed", "tue 4-5pm", "in 3 hours", "2 weeks ago", "last tue", "tonight", "tomorrow morning"),
    *("tue 15:00 CET", "tue 15:00 America/New_York", "2026-11-24T15:00Z", "tue 15:00 16:00", "tue 2030"),
    *("tue 4", "24 11", "next", "in", "-3 days", "[/]", "\x1b[2J", "tue " * 40, "tuesday" + " " * 80),
]


@pytest.mark.fault(62)
@each("text", NO_DATES)
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(NotADate) as refused:
        in_the_meeting(text)
    assert refused.value.happened.endswith((" is not a date I know.", "No date was typed."))
    assert "tue 24 nov 15:00" in refused.value.do
    assert "\x1b" not in refused.value.happened


@pytest.mark.fault(62)
@each(
    ("text", "readings"),
    [
        ("3/12", ["Thu 3 Dec 2026, 15:00", "Fri 12 Mar 2027, 15:00"]),
        ("2/3/27 10:00", ["Wed 3 Feb 2027, 10:00", "Tue 2 Mar 2027, 10:00"]),
        ("next fri", ["Fri 20 Nov 2026, 15:00", "Fri 27 Nov 2026, 15:00"]),
        ("next wed at 16:00", ["Wed 18 Nov 2026, 16:00", "Wed 25 Nov 2026, 16:00"]),
        ("a week from tuesday", ["Tue 24 Nov 2026, 15:00", "Tue 1 Dec 2026, 15:00"]),
        ("monday in two weeks", ["Mon 30 Nov 2026, 15:00", "Mon 7 Dec 2026, 15:00"]),
        ("tue at 4", ["Tue 24 Nov 2026, 04:00", "Tue 24 Nov 2026, 16:00"]),
        ("tue 3:00", ["Tue 24 Nov 2026, 03:00", "Tue 24 Nov 2026, 15:00"]),
        ("wed 5.05", ["Wed 18 Nov 2026, 05:05", "Wed 18 Nov 2026, 17:05", "Wed 5 May 2027, 15:00"]),
    ],
)
def test_what_has_two_readings_is_asked_back(text: str, readings: list[str]) -> None:
    with pytest.raises(AmbiguousDate) as asked:
        in_the_meeting(text)
    assert [str(option) for option in asked.value.options] == readings
    assert all(reading in asked.value.happened for reading in readings)


@each("text", ["3/12", "next fri", "tue at 4", "wed 5.05"])
def test_each_answer_that_is_offered_has_one_reading(text: str) -> None:
    with pytest.raises(AmbiguousDate) as asked:
        in_the_meeting(text)
    offered = asked.value.do.split("“")[1:]
    assert [in_the_meeting(answer.split("”")[0]) for answer in offered] == list(asked.value.options)


@each(
    ("text", "sentence"),
    [
        ("15:00", "“15:00” is a time: on which day?"),
        ("4pm", "“4pm” is a time: on which day?"),
        ("noon", "“noon” is a time: on which day?"),
        ("31 feb", "The calendar has no “31 feb”."),
        ("29 feb 2027", "The calendar has no “29 feb 2027”."),
        ("mon 29 feb", "29 Feb 2028 is a Tuesday, not a Monday."),
        ("32.1.2027", "The calendar has no “32.1.2027”."),
        ("13/13", "The calendar has no “13/13”."),
        ("the 32nd", "The calendar has no “32nd”."),
        ("2026-13-01 15:00", "The calendar has no “2026-13-01”."),
        ("tue 25:00", "“25:00” is not a time of day."),
        ("25:00", "“25:00” is not a time of day."),
        ("tue 13pm", "“13pm” is not a time of day."),
        ("mon 24 nov", "24 Nov 2026 is a Tuesday, not a Monday."),
        ("yesterday", "Mon 16 Nov 2026, 15:00 is in the past."),
        ("16 nov", "Mon 16 Nov 2026, 15:00 is in the past."),
        ("sept 1", "Tue 1 Sep 2026, 15:00 is in the past."),
        ("10/11", "Tue 10 Nov 2026, 15:00 is in the past."),
        ("1.11.2026", "Sun 1 Nov 2026, 15:00 is in the past."),
        ("today", "Tue 17 Nov is today, and this meeting is still running."),
        ("today 18:00", "Tue 17 Nov is today, and this meeting is still running."),
        ("17 nov 18:00", "Tue 17 Nov is today, and this meeting is still running."),
        ("this tue", "Tue 17 Nov is today, and this meeting is still running."),
        ("24 nov 2030", "Sun 24 Nov 2030, 15:00 is more than two years away."),
        ("in 999 months", "Mon 17 Feb 2110, 15:00 is more than two years away."),
    ],
)
def test_a_date_that_cannot_be_meant_is_refused_in_its_own_words(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        in_the_meeting(text)
    assert refused.value.happened == sentence
    assert refused.value.do


@each("live_day", [TODAY, None])
@each("days", range(7))
def test_every_example_of_a_refusal_is_understood(days: int, live_day: date | None) -> None:
    now = NOW + timedelta(days=days)
    with pytest.raises(NotADate) as refused:
        parse_when("soon", now=now, zone=BERLIN, usual=None, live_day=live_day)
    for text in refused.value.examples:
        assert parse_when(text, now=now, zone=BERLIN, usual=USUAL, live_day=live_day).instant(BERLIN) > now


def test_between_meetings_today_can_be_meant() -> None:
    assert str(between_meetings("today 18:00")) == "Tue 17 Nov 2026, 18:00"
    with pytest.raises(NotADate, match="is in the past"):
        between_meetings("today 15:50")


def test_between_meetings_a_bare_weekday_that_may_be_today_is_asked_back() -> None:
    assert str(between_meetings("tue")) == "Tue 24 Nov 2026, 15:00"
    with pytest.raises(AmbiguousDate) as asked:
        between_meetings("tue 18:00")
    assert [option.date for option in asked.value.options] == [TODAY, date(2026, 11, 24)]


@each("text", ["next week", "same time next week", "week after next"])
def test_between_meetings_next_week_needs_a_weekday(text: str) -> None:
    with pytest.raises(NotADate, match="Which day of that week"):
        between_meetings(text)


def test_after_midnight_next_week_still_counts_from_the_day_of_the_meeting() -> None:
    late = datetime(2026, 11, 18, 0, 10, tzinfo=ZoneInfo(BERLIN))
    found = parse_when("next week", now=late, zone=BERLIN, usual=time(23), live_day=TODAY)
    assert str(found) == "Tue 24 Nov 2026, 23:00"


def test_today_is_the_day_in_the_zone_of_the_pair() -> None:
    found = parse_when("tomorrow 9:30", now=NOW, zone="Pacific/Auckland", usual=USUAL, live_day=None)
    assert found.instant("Pacific/Auckland") == datetime(2026, 11, 18, 20, 30, tzinfo=UTC)


def test_without_a_usual_time_a_day_stays_a_day() -> None:
    found = parse_when("fri", now=NOW, zone=BERLIN, usual=None, live_day=TODAY)
    assert found == When(date(2026, 11, 20))
    with pytest.raises(BadInput, match="At what time on Fri 20 Nov 2026"):
        found.instant(BERLIN)
    assert found.note(BERLIN) == ""


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(BadInput, match="not a time zone"):
        parse_when("tue", now=NOW, zone="None", usual=USUAL, live_day=None)


@pytest.mark.fault(59)
@each(
    ("zone", "now", "text", "instant", "note"),
    [
        (BERLIN, "2026-10-20T14:00Z", "next tue 15:00", "2026-10-27T14:00Z", ""),
        (BERLIN, "2026-10-20T14:00Z", "sun 02:30", "2026-10-25T00:30Z", "02:30 comes twice that day"),
        (BERLIN, "2027-03-23T14:00Z", "next tue 15:00", "2027-03-30T13:00Z", ""),
        (BERLIN, "2027-03-23T14:00Z", "sun 02:30", "2027-03-28T01:30Z", "There is no 02:30 that day"),
        ("America/New_York", "2026-10-27T14:00Z", "in 7 days at 10:00", "2026-11-03T15:00Z", ""),
        ("America/New_York", "2026-10-27T14:00Z", "1 nov 01:30", "2026-11-01T05:30Z", "01:30 comes twice"),
        ("America/New_York", "2027-03-09T15:00Z", "next tue 10:00", "2027-03-16T14:00Z", ""),
    ],
)
def test_a_phrase_means_the_wall_clock_over_a_change_of_the_clocks(
    zone: str, now: str, text: str, instant: str, note: str
) -> None:
    found = parse_when(text, now=datetime.fromisoformat(now), zone=zone, usual=USUAL, live_day=None)
    assert found.instant(zone) == datetime.fromisoformat(instant)
    assert note in found.note(zone)
    assert bool(found.note(zone)) is bool(note)


def test_on_a_weekend_the_week_that_ends_is_the_coming_one_and_a_month_ends_on_its_last_day() -> None:
    assert parse_due("eow", today=date(2026, 11, 21)) == date(2026, 11, 27)
    assert parse_due("eow", today=date(2026, 11, 20)) == date(2026, 11, 20)
    assert parse_due("end of the month", today=date(2026, 11, 30)) == date(2026, 11, 30)
    assert parse_due("end of next month", today=date(2027, 1, 31)) == date(2027, 2, 28)


@each(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 20)),
        ("tue", date(2026, 11, 24)),
        ("by friday", date(2026, 11, 20)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 18)),
        ("next week", date(2026, 11, 24)),
        ("in 3 days", date(2026, 11, 20)),
        ("1 dec", date(2026, 12, 1)),
        ("by the 24th", date(2026, 11, 24)),
        ("2026-12-31", date(2026, 12, 31)),
        ("by the end of the week", date(2026, 11, 20)),
        ("eow", date(2026, 11, 20)),
        ("end of next week", date(2026, 11, 27)),
        ("by end of month", date(2026, 11, 30)),
        ("eom", date(2026, 11, 30)),
        ("the end of next month", date(2026, 12, 31)),
        ("end of january", date(2027, 1, 31)),
    ],
)
def test_a_due_day_is_understood(text: str, day: date) -> None:
    assert parse_due(text, today=TODAY) == day


@each(
    ("text", "sentence"),
    [
        ("yesterday", "Mon 16 Nov 2026 is in the past."),
        ("16.11.2026", "Mon 16 Nov 2026 is in the past."),
        ("31 feb", "The calendar has no “31 feb”."),
        ("1 jan 2031", "Wed 1 Jan 2031 is more than two years away."),
        ("fri 15:00", "“fri 15:00” is not a date I know."),
        ("", "No date was typed."),
        ("4", "“4” is not a date I know."),
    ],
)
def test_a_due_day_that_cannot_be_meant_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_due(text, today=TODAY)
    assert refused.value.happened == sentence
    assert [parse_due(shown, today=TODAY) > TODAY for shown in refused.value.examples] == [True] * 3


def test_a_due_day_with_two_readings_is_asked_back() -> None:
    with pytest.raises(AmbiguousDate) as asked:
        parse_due("next fri", today=TODAY)
    assert [option.date for option in asked.value.options] == [date(2026, 11, 20), date(2026, 11, 27)]
    assert "Type “fri 20 nov 2026” or “fri 27 nov 2026”." in asked.value.do


PIECES = [
    *("next", "this", "on", "at", "in", "the", "a", "of", "week", "weeks", "from", "days"),
    *("months", "month", "same", "time", "today", "tomorrow", "noon", "by", "tue", "fri", "sunday", "24"),
    *("nov", "feb", "31", "29th", "3/12", "24.11.", "2026-11-24", "2027", "15:00", "25:00", "3pm", "4"),
    *("1500", "5.10", "999", "@", ","),
]
PHRASES = st.one_of(
    st.text(), st.sampled_from(list(UNDERSTOOD)), st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)
)
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


@pytest.mark.fault(62)
@settings(deadline=None, max_examples=400)
@example("2 weeks", NOW, False)
@given(PHRASES, INSTANTS, st.booleans())
def test_any_text_is_a_date_still_to_come_or_bad_input(text: str, now: datetime, live: bool) -> None:
    today = now.astimezone(ZoneInfo(BERLIN)).date()
    try:
        found = parse_when(text, now=now, zone=BERLIN, usual=USUAL, live_day=today if live else None)
    except BadInput as refused:
        assert 1 < len(refused.lines()) <= 3  # noqa: PT017
        return
    assert found.instant(BERLIN) > now
    assert not live or found.date > today


@settings(deadline=None, max_examples=400)
@given(PHRASES, st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_any_text_is_a_due_day_from_today_on_or_bad_input(text: str, today: date) -> None:
    try:
        assert parse_due(text, today=today) >= today
    except BadInput as refused:
        assert refused.do  # noqa: PT017


@settings(deadline=None)
@given(st.integers(1, 730 * 24 * 60), st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "UTC"]))
def test_a_date_as_the_program_says_it_means_the_same_instant(minutes: int, zone: str) -> None:
    instant = NOW.astimezone(UTC) + timedelta(minutes=minutes)
    local = instant.astimezone(ZoneInfo(zone))
    assume(local.fold == 0)
    for separator in (" ", ", "):
        text = f"{formatting.day(local)}{separator}{formatting.clock_time(local.time())} {zone}"
        found = parse_when(text, now=NOW, zone=zone, usual=None, live_day=None)
        assert found.instant(zone) == instant
