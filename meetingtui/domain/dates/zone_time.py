"""Instants as clocks and calendars show them in a zone."""

from __future__ import annotations

from datetime import date, datetime

from meetingtui.domain.dates.zones import shown_zone


def local(at: datetime, zone: str) -> datetime:
    """The instant as a local time of the zone; in UTC when the zone is not known here."""
    return at.astimezone(shown_zone(zone).tz)


def local_day(at: datetime, zone: str) -> date:
    """The calendar day on which the instant falls in the zone."""
    return local(at, zone).date()
