"""Calendar files: read back by two parsers, over every switch of the clocks, moved, called off, hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from meetingtui.domain.agreement.agreement import Absence
from meetingtui.domain.between.calendar_event import CalendarEvent, Guest, series_from
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.people import NextMeeting
from meetingtui.exchange.calendar.calendar_file import SINGLES, calendar_file
from tests.builders import BERLIN
from tests.each import each
from tests.exchange.calendar.reading import read
from tests.fakes import TUESDAY

WEEK = timedelta(days=7)
UID = "a1d0c0de-0000-4000-8000-000000000001"
LINK = "https://call.example/ada?x=1;2,3"
WITH_RULE = (
    BERLIN,
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "Asia/Beirut",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)
WITHOUT = ("America/Santiago", "Asia/Jerusalem", "Asia/Gaza", "Europe/Dublin", "Africa/Casablanca", "Asia/Tokyo")
"""Zones of which a calendar could not be told how their clocks change."""


def event(starts_at: datetime = TUESDAY + WEEK, zone: str = BERLIN, **fields: Any) -> CalendarEvent:
    date = NextMeeting(starts_at, zone, 60, fields.pop("place", LINK))
    invitation = Invitation("i-1", "pair-1", date, TUESDAY, UID, **fields.pop("known", {}))
    values: dict[str, Any] = {"title": "Mentoring: Sam and Ada", "agenda": ("15 min: Last week",), "told_at": TUESDAY}
    return CalendarEvent(invitation, **(values | fields))


def lines(data: bytes) -> list[str]:
    """The lines of the file, put together again where they were folded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_single_meeting_is_one_event_in_utc() -> None:
    data = calendar_file(event())
    (found,) = read(data)
    assert (found.method, found.uid, found.sequence, found.status) == ("PUBLISH", UID, 0, "CONFIRMED")
    assert found.starts == (TUESDAY + WEEK,)
    assert found.ends == TUESDAY + WEEK + timedelta(hours=1)
    assert found.location == LINK
    assert found.description == f"{LINK}\n15 min: Last week"
    said = lines(data)
    assert [line for line in said if line.startswith("METHOD")] == ["METHOD:PUBLISH"]
    assert said.index("METHOD:PUBLISH") < said.index("BEGIN:VEVENT")
    assert {"DTSTART:20261124T140000Z", "DTEND:20261124T150000Z", "DTSTAMP:20261117T140000Z"} <= set(said)
    alarm = said.index("BEGIN:VALARM")
    assert said[alarm + 4 :] == ["END:VALARM", "END:VEVENT", "END:VCALENDAR", ""]
    assert {"ACTION:DISPLAY", "TRIGGER:-PT10M"} <= set(said[alarm:])
    assert not any(name in data.decode() for name in ("ORGANIZER", "ATTENDEE", "RRULE", "VTIMEZONE"))


def test_with_both_addresses_it_can_be_answered() -> None:
    guests = (Guest('Sam "the" ; O\u2019Hara, jr.', "sam@mail.example"), Guest("Ada", "ada@mail.example"))
    data = calendar_file(event(guests=guests))
    (found,) = read(data)
    assert found.method == "REQUEST"
    said = lines(data)
    asked = [line for line in said if line.startswith(("ORGANIZER", "ATTENDEE"))]
    assert [line.rpartition("mailto:")[2] for line in asked if line.startswith("ORGANIZER")] == ["sam@mail.example"]
    assert sorted(line.rpartition("mailto:")[2] for line in asked if line.startswith("ATTENDEE")) == [
        "ada@mail.example",
        "sam@mail.example",
    ]
    assert any("RSVP=TRUE" in line and "ada@" in line for line in asked)


def test_moved_called_off_and_read_again_it_is_one_event() -> None:
    moved = event(TUESDAY + WEEK + timedelta(days=1), known={"sequence": 1})
    off = event(TUESDAY + WEEK + timedelta(days=1), known={"sequence": 2, "cancelled_at": TUESDAY})
    files = [calendar_file(one) for one in (event(), event(), moved, off)]
    known: dict[str, Any] = {}
    for data in files:
        (found,) = read(data)
        if found.uid not in known or found.sequence >= known[found.uid].sequence:
            known[found.uid] = found
    assert len(known) == 1
    assert (known[UID].method, known[UID].status, known[UID].sequence) == ("CANCEL", "CANCELLED", 2)
    assert b"VALARM" not in files[-1]
    assert files[0] == files[1]


HOSTILE = {
    "line ends": "a\r\nBEGIN:VEVENT\nUID:x\r\nEND:VEVENT",
    "signs": '\\n \\, ; , : " \\; \\\\',
    "controls": "a\x00b\x07c\x1b[2Jd\x7fe\u0085f\u2028g",
    "long": "\u00fc\u4f60\U0001f468\u200d\U0001f469\u200d\U0001f467" * 60,
    "half a letter": "a\ud800b",
    "nothing": "",
}


@each("what", HOSTILE)
def test_whatever_was_typed_stays_in_its_line(what: str) -> None:
    words = HOSTILE[what]
    data = calendar_file(event(title=words, place=words, agenda=(words, "x")))
    (found,) = read(data)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert not any(byte < 32 or byte == 127 for byte in line)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert lines(data).count("BEGIN:VEVENT") == 1
    assert ("LOCATION" in data.decode()) is bool(words)
    if what == "signs":
        assert (found.summary, found.location) == (words, words)


def in_series(
    zone: str, first: date, weeks: int = 1, absences: tuple[Absence, ...] = (), until: date | None = None
) -> Any:
    series = series_from(first, time(15), zone, weeks, absences, until)
    return series, event(series.instant(first), zone, series=series, known={"series": True})


@each("zone", WITH_RULE)
def test_a_series_keeps_its_time_over_every_switch_until_2030(zone: str) -> None:
    for year in range(2026, 2031):
        series, made = in_series(zone, date(year, 1, 4))
        data = calendar_file(made)
        (found,) = read(data)
        assert found.starts == tuple(map(series.instant, series.days))
        assert len(found.starts) == 53
    said = lines(data)
    assert f"TZID:{zone}" in said
    assert (said.count("BEGIN:STANDARD"), said.count("BEGIN:DAYLIGHT")) == (1, 1)
    assert sum(line.startswith("RRULE:FREQ=YEARLY") for line in said) == 2
    assert not any(line.startswith(("RDATE", "TZUNTIL")) for line in said)
    assert all("1970" in line for line in said if line.startswith("DTSTART:"))
    assert [line[: line.index(":")] for line in said if line.startswith("DTSTART;")] == [f"DTSTART;TZID={zone}"]


@each("zone", WITHOUT)
def test_where_a_rule_cannot_be_said_the_next_meetings_stand_one_by_one(zone: str) -> None:
    for year in range(2026, 2031):
        for month in (3, 4, 9, 10):
            away = Absence("a", None, date(year, month, 8), date(year, month, 8))
            series, made = in_series(zone, date(year, month, 1), absences=(away,))
            data = calendar_file(made)
            found = read(data)
            assert [one.starts for one in found] == [
                (series.instant(day),) for day in series.days[:SINGLES] if day != away.first
            ]
            assert b"TZID" not in data
            assert b"RRULE" not in data
    assert len({one.uid for one in found}) == SINGLES - 1
    _, later = in_series(zone, series.days[2] + timedelta(days=1))
    assert [one.uid for one in read(calendar_file(later))][:5] == [one.uid for one in found][1:6]
    off = replace(made, invitation=replace(made.invitation, sequence=1, cancelled_at=TUESDAY))
    assert {one.uid for one in found} < {one.uid for one in read(calendar_file(off))}


def test_single_meetings_are_right_at_every_switch_until_2030() -> None:
    for zone in (*WITH_RULE, *WITHOUT):
        place = ZoneInfo(zone)
        at = datetime(2026, 1, 1, tzinfo=UTC)
        while at.year < 2031:
            later = at + WEEK
            if at.astimezone(place).utcoffset() != later.astimezone(place).utcoffset():
                (found,) = read(calendar_file(event(later, zone)))
                assert found.starts == (later,)
            at = later


def test_a_series_skips_the_days_away_and_ends_with_the_agreement() -> None:
    away = Absence("a", None, date(2026, 12, 21), date(2027, 1, 3))
    _, made = in_series(BERLIN, date(2026, 12, 1), 2, (away,), until=date(2027, 3, 1))
    data = calendar_file(made)
    (found,) = read(data)
    days = [at.astimezone(ZoneInfo(BERLIN)).date() for at in found.starts]
    assert days == [date(2026, 12, 1), date(2026, 12, 15), *(date(2027, 1, 12) + n * 2 * WEEK for n in range(4))]
    assert "EXDATE;TZID=Europe/Berlin:20261229T150000" in lines(data)
    off = replace(made, invitation=replace(made.invitation, sequence=1, cancelled_at=TUESDAY))
    assert [one.status for one in read(calendar_file(off))] == ["CANCELLED"]


def test_rules_that_changed_since_the_last_line_are_not_said(monkeypatch: Any) -> None:
    monkeypatch.setattr(
        "meetingtui.exchange.calendar.calendar_file.footer_of", lambda zone: "CET-1CEST,M4.1.0,M9.1.0/3"
    )
    _, made = in_series(BERLIN, date(2026, 1, 4))
    assert len(read(calendar_file(made))) == SINGLES
