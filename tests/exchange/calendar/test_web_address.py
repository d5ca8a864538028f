"""Addresses that open a filled-in event."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from meetingtui.exchange.calendar.web_address import CALENDARS, web_address
from tests.each import each
from tests.exchange.calendar.test_calendar_file import LINK, event


def test_google() -> None:
    address = urlsplit(web_address(event(), "google"))
    said = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert (address.scheme, address.netloc, address.path) == ("https", "calendar.google.com", "/calendar/render")
    assert said == {
        "action": "TEMPLATE",
        "text": "Mentoring: Sam and Ada",
        "dates": "20261124T140000Z/20261124T150000Z",
        "details": f"{LINK}\n15 min: Last week",
        "location": LINK,
    }


def test_outlook() -> None:
    address = urlsplit(web_address(event(), "outlook"))
    said = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert address.netloc == "outlook.live.com"
    assert (said["startdt"], said["enddt"]) == ("2026-11-24T14:00:00Z", "2026-11-24T15:00:00Z")
    assert (said["subject"], said["location"], said["rru"]) == ("Mentoring: Sam and Ada", LINK, "addevent")


@each("calendar", CALENDARS)
def test_an_address_is_one_line_without_blanks_or_pluses(calendar: str) -> None:
    address = web_address(event(title="a b & c\r\nd=+\x1b[2J", place=""), calendar)
    assert address.isascii()
    assert address.isprintable()
    assert not set(" +") & set(address)
    assert "location" not in address
