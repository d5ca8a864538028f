"""The yearly rule of a zone, from the last line of its data."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from meetingtui.exchange.calendar.zone_rules import footer_of, rule_of
from tests.each import each

HOUR = timedelta(hours=1)


def test_the_rule_of_berlin() -> None:
    rule = rule_of("CET-1CEST,M3.5.0,M10.5.0/3")
    assert rule is not None
    assert (rule.standard.name, rule.standard.ahead, rule.standard.before) == ("CET", HOUR, 2 * HOUR)
    assert (rule.summer.name, rule.summer.ahead, rule.summer.before) == ("CEST", 2 * HOUR, HOUR)
    assert (rule.summer.month, rule.summer.day_code) == (3, "-1SU")
    assert rule.summer.begins(1970) == datetime(1970, 3, 29, 2)
    assert rule.standard.begins(1970) == datetime(1970, 10, 25, 3)
    assert rule.standard.begins(2026) == datetime(2026, 10, 25, 3)


@each(
    ("footer", "summer", "standard"),
    [
        ("EST5EDT,M3.2.0,M11.1.0", "2SU", "1SU"),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "1SU", "1SU"),
        ("EET-2EEST,M3.5.0/0,M10.5.0/0", "-1SU", "-1SU"),
        ("AAA-1BBB,M3.2.5/1:30:15,M12.5.6", "2FR", "-1SA"),
    ],
)
def test_weeks_and_weekdays_are_said_as_calendars_say_them(footer: str, summer: str, standard: str) -> None:
    rule = rule_of(footer)
    assert rule is not None
    assert (rule.summer.day_code, rule.standard.day_code) == (summer, standard)


@each(
    "footer",
    [
        "",
        "JST-9",
        "UTC0",
        "<+01>-1",
        "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
        "IST-2IDT,M3.4.4/26,M10.5.0",
        "EET-2EEST,M3.4.4/50,M10.4.4/50",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "IST-1GMT0,M10.5.0,M3.5.0/1",
        "CET-1CEST",
        "CET-1CEST,J60,J300",
        "CET-1CEST,M3.5.0,M10.6.0",
        "CET-1CEST,M3.5.0,M10.5.0/3 ",
        "nonsense",
    ],
)
def test_what_a_calendar_could_not_read_has_no_rule(footer: str) -> None:
    assert rule_of(footer) is None


@each("zone", ["Europe/Berlin", "Europe/London", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe"])
def test_the_rule_says_what_the_clocks_do_in_every_hour_around_a_switch(zone: str) -> None:
    rule = rule_of(footer_of(zone))
    assert rule is not None
    for year in range(2026, 2031):
        for one in (rule.summer, rule.standard):
            switch = (one.begins(year) - one.before).replace(tzinfo=UTC)
            for hours in (-25, -1, 0, 1, 25):
                at = switch + hours * HOUR
                assert rule.ahead(at) == at.astimezone(ZoneInfo(zone)).utcoffset()


def test_the_data_come_from_the_system_or_from_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    assert footer_of("Europe/Berlin") == "CET-1CEST,M3.5.0,M10.5.0/3"
    (tmp_path / "Etc").mkdir()
    for content, footer in ((b"TZif2...\nCET-1\n", "CET-1"), (b"no zone\nCET-1\n", ""), (b"", "")):
        (tmp_path / "Etc" / "Here").write_bytes(content)
        assert footer_of("Etc/Here") == footer
    assert footer_of("Mars/Base") == ""
