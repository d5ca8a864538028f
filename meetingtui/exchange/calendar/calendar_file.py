"""The calendar file of an event, as calendars were seen to read it (RFC 5545, RFC 5546).

Single events are in UTC. A series names its zone, with the rule by which the clocks change; where calendars could
not read that, the next meetings stand as single ones. METHOD stands once, above the event; the reminder stands last.
Escapes, line ends and folding are the work of `icalendar`, which is loaded when a file is written.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from meetingtui.domain.between.calendar_event import CalendarEvent, Series
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.text import one_line
from meetingtui.exchange.calendar.description import description, place
from meetingtui.exchange.calendar.zone_rules import FROM_YEAR, Observance, ZoneRule, footer_of, rule_of

if TYPE_CHECKING:
    import icalendar

SINGLES = 8
"""How many meetings stand in a file that cannot say a series."""
_REMIND = timedelta(minutes=10)


def calendar_file(event: CalendarEvent) -> bytes:
    """The file, ready to be saved or sent."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//meetingtui//meet//EN")
    off = event.invitation.cancelled_at is not None
    calendar.add("method", "CANCEL" if off else "REQUEST" if event.guests else "PUBLISH")
    series, uid = event.series, event.invitation.uid
    rule = rule_for(series) if series else None
    if series is None:
        calendar.add_component(_in_utc(event, uid, event.invitation.date.starts_at))
    elif rule is not None:
        calendar.add_component(_zone(series.zone, rule))
        calendar.add_component(_recurring(event, series))
    else:
        # Called off is every one: somebody may be away by now on a day of which calendars were told.
        for day in series.days[:SINGLES]:
            if off or day not in series.away:
                calendar.add_component(_in_utc(event, _of_week(uid, day), series.instant(day)))
    content: bytes = calendar.to_ical()
    return content


def rule_for(series: Series) -> ZoneRule | None:
    """The rule of the series' zone; None where a calendar could not say it, or it is not what the clocks do then."""
    rule = rule_of(footer_of(series.zone))
    if rule is None:
        return None
    starts = map(series.instant, series.days)
    return rule if all(local(at, series.zone).utcoffset() == rule.ahead(at) for at in starts) else None


def _in_utc(event: CalendarEvent, uid: str, starts_at: datetime) -> icalendar.Event:
    starts_at = starts_at.astimezone(UTC)
    return _event(event, uid, starts_at, starts_at + timedelta(minutes=event.invitation.date.minutes))


def _recurring(event: CalendarEvent, series: Series) -> icalendar.Event:
    starts = local(series.instant(series.first), series.zone)
    made = _event(event, event.invitation.uid, starts, starts + timedelta(minutes=event.invitation.date.minutes))
    made.add("rrule", {"freq": "weekly", "interval": series.weeks, "count": series.count})
    for day in sorted(series.away):
        made.add("exdate", local(series.instant(day), series.zone))
    return made


def _event(event: CalendarEvent, uid: str, starts: datetime, ends: datetime) -> icalendar.Event:
    import icalendar

    invitation, made = event.invitation, icalendar.Event()
    made.add("uid", uid)
    made.add("sequence", invitation.sequence)
    made.add("dtstamp", event.told_at)
    made.add("dtstart", starts)
    made.add("dtend", ends)
    made.add("summary", one_line(event.title))
    if where := place(event):
        made.add("location", where)
    made.add("description", description(event))
    made.add("status", "CANCELLED" if invitation.cancelled_at else "CONFIRMED")
    for number, guest in enumerate(event.guests):
        named = {"CN": one_line(guest.name).replace('"', "'")}
        if number == 0:
            made.add("organizer", icalendar.vCalAddress(f"mailto:{guest.address}"), named)
        answer = {"PARTSTAT": "ACCEPTED"} if number == 0 else {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
        made.add("attendee", icalendar.vCalAddress(f"mailto:{guest.address}"), {**named, **answer})
    if invitation.cancelled_at is None:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(event.title))
        alarm.add("trigger", -_REMIND)
        made.add_component(alarm)
    return made


def _zone(name: str, rule: ZoneRule) -> icalendar.Timezone:
    import icalendar

    zone = icalendar.Timezone()
    zone.add("tzid", name)
    for observance, block in (
        (rule.standard, icalendar.TimezoneStandard()),
        (rule.summer, icalendar.TimezoneDaylight()),
    ):
        zone.add_component(_filled(block, observance))
    return zone


def _filled(block: icalendar.Component, observance: Observance) -> icalendar.Component:
    block.add("tzname", observance.name)
    block.add("dtstart", observance.begins(FROM_YEAR))
    block.add("tzoffsetfrom", observance.before)
    block.add("tzoffsetto", observance.ahead)
    block.add("rrule", {"freq": "yearly", "bymonth": observance.month, "byday": observance.day_code})
    return block


def _of_week(uid: str, day: date) -> str:
    """The UID of one meeting of a series that stands as single ones: in every file the same for its week."""
    from uuid import NAMESPACE_OID, uuid5

    return str(uuid5(NAMESPACE_OID, f"{uid}/{day:%G-W%V}"))
