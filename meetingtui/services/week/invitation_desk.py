"""Invitations: what calendars are told of the next meeting, or of all of them, so that they see one event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from meetingtui.domain.agreement.agreement import Agreement, in_force
from meetingtui.domain.between.calendar_event import WEEK, CalendarEvent, Guest, Series, series_from
from meetingtui.domain.between.invitations import Invitation, called_off, last_written, written_again
from meetingtui.domain.between.mail_addresses import MailAddress, address_of, checked_address
from meetingtui.domain.dates.agreed_date import agreed
from meetingtui.domain.dates.formatting import minutes_words
from meetingtui.domain.dates.zone_time import local
from meetingtui.domain.dates.zones import at_wall_clock
from meetingtui.domain.errors import NotPossible
from meetingtui.domain.meeting.agenda import (
    QUICK_CHECK,
    Agenda,
    first_agenda,
    has_room_for_month,
    weekly_agenda,
)
from meetingtui.domain.meeting.due import first_meeting_due, month_review
from meetingtui.domain.people import NextMeeting, Pair, Role
from meetingtui.services.pairs import check_open, present_pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meetingtui.services.ports import Clock, Holdings, NewId, Store

_NO_DATE = 'Say when: meet next "tue 15:00"'
DAY = timedelta(days=1)


class InvitationDesk:
    """Says what the next file has to say, and keeps what calendars know by then.

    It is kept before there is a file: a number that was never sent does no harm, one that was sent twice does.
    """

    def __init__(self, store: Store, pair_id: str, *, clock: Clock, new_id: NewId) -> None:
        """Takes the pair as it is kept whenever something is asked; `new_id` makes random UUIDs."""
        self._store = store
        self._pair_id = pair_id
        self._clock = clock
        self._new_id = new_id

    def invite(self, *, series: bool = False) -> CalendarEvent:
        """The event of the next meeting, or of all from it on.

        Raises NotPossible when no date is to come or the pair has wrapped up, NotFound when it was forgotten.
        """
        said, is_known = self._to_say(self._store, series=series)
        if is_known:
            # The same file once more: nothing is to be saved.
            return said
        with self._store.changing() as present:
            said, _ = self._to_say(present, series=series)
            present.keep(said.invitation)
        return said

    def cancel(self, *, series: bool = False) -> CalendarEvent:
        """The event that calls off what was written last; the same again when it was called off already.

        Raises NotPossible when nothing was written, NotFound when the pair was forgotten.
        """
        with self._store.changing() as present:
            pair = present_pair(present, self._pair_id)
            before = self._last(present, series=series)
            if before is None or not before.uid:
                what = "a series" if series else "the next meeting"
                raise NotPossible(f"No invitation to {what} was written yet: no calendar needs to know.")
            after = called_off(before, at=self._clock.wall())
            if after is not before:
                present.keep(after)
            page = in_force(present.agreements(pair.id))
            return self._event(present, pair, after, _series(after.date, page) if series else None)

    def shown(self) -> CalendarEvent:
        """The event of the next meeting, to be typed in somewhere: nothing is kept. Raises as `invite`."""
        pair = present_pair(self._store, self._pair_id)
        date, _ = self._dates(self._store, pair, series=False)
        return self._event(self._store, pair, Invitation("", pair.id, date, self._clock.wall()), None)

    def set_addresses(self, typed: Mapping[Role, str]) -> dict[Role, str]:
        """Keep where the two get their mail; empty words take an address away. Gives both as they are then.

        Raises BadInput for what is no address, and then keeps none; NotFound when the pair was forgotten.
        """
        addresses = {role: checked_address(words, role) for role, words in typed.items()}
        at = self._clock.wall()
        with self._store.changing() as present:
            present_pair(present, self._pair_id)
            for role, address in addresses.items():
                present.keep(MailAddress(self._new_id(), self._pair_id, role, at, address))
            return self._addresses(present)

    def _to_say(self, kept: Holdings, *, series: bool) -> tuple[CalendarEvent, bool]:
        """The event as the next file has it, and whether calendars were told the same before."""
        at, pair = self._clock.wall(), present_pair(kept, self._pair_id)
        date, meetings = self._dates(kept, pair, series=series)
        before = self._last(kept, series=series)
        if before is None or before.cancelled_at is not None or not before.uid:
            after = Invitation(self._new_id(), pair.id, date, at, self._new_id(), series=series)
        else:
            after = written_again(before, date, at=at)
        return self._event(kept, pair, after, meetings), after is before

    def _dates(self, kept: Holdings, pair: Pair, *, series: bool) -> tuple[NextMeeting, Series | None]:
        """The next meeting, or the first of a series and all of it."""
        check_open(pair)
        date, now = pair.next_meeting, self._clock.wall()
        if date is None:
            raise NotPossible("No next meeting is set yet.", do=_NO_DATE)
        if date.starts_at + timedelta(minutes=date.minutes) <= now:
            raise NotPossible("The date of your next meeting is over.", do=_NO_DATE)
        if not series:
            return date, None
        page = in_force(kept.agreements(pair.id))
        meetings = _series(date, page)
        minutes = page.minutes if page else pair.minutes
        starts_at = meetings.instant(meetings.first)
        return agreed(starts_at, meetings.zone, minutes, date.place), meetings

    def _last(self, kept: Holdings, *, series: bool) -> Invitation | None:
        summaries = kept.summaries(self._pair_id)
        began = summaries[-1].began if summaries else None
        return last_written(kept.between(Invitation, self._pair_id), began, series=series)

    def _event(self, kept: Holdings, pair: Pair, invitation: Invitation, meetings: Series | None) -> CalendarEvent:
        addresses = self._addresses(kept)
        # The mentee leads, and invites.
        guests = tuple(Guest(pair.name(role), addresses[role]) for role in (Role.MENTEE, Role.MENTOR))
        return CalendarEvent(
            invitation,
            f"Mentoring: {pair.names}",
            _agenda_lines(self._agenda(kept, pair, invitation)),
            self._clock.wall(),
            guests if all(guest.address for guest in guests) else (),
            meetings,
        )

    def _addresses(self, kept: Holdings) -> dict[Role, str]:
        given = kept.between(MailAddress, self._pair_id)
        return {role: address_of(given, role) for role in Role}

    def _agenda(self, kept: Holdings, pair: Pair, invitation: Invitation) -> Agenda:
        minutes, records = invitation.date.minutes, kept.summaries(pair.id)
        if invitation.series:
            return weekly_agenda(minutes)
        if first_meeting_due(records, in_force(kept.agreements(pair.id))) and minutes >= QUICK_CHECK:
            return first_agenda(minutes)
        month = month_review(records, invitation.date.starts_at, pair.zone).due and has_room_for_month(minutes)
        return weekly_agenda(minutes, month=month)


def _series(date: NextMeeting, page: Agreement | None) -> Series:
    """All meetings from a date on, at the agreed slot; without a slot at the time of the date.

    A date that was moved away from its slot is not among them: the series begins with the slot after it.
    """
    at = local(date.starts_at, date.zone)
    first, clock = at.date(), at.time()
    weeks, absences, until = (page.cadence.weeks, page.absences, page.runs_until) if page else (1, (), None)
    if page is not None and page.slot is not None:
        first, clock = first + ((page.slot.weekday - first.weekday() + 3) % 7 - 3) * DAY, page.slot.clock
        if at_wall_clock(first, clock, date.zone) != date.starts_at:
            first += weeks * WEEK
    return series_from(first, clock, date.zone, weeks, absences, until)


def _agenda_lines(agenda: Agenda) -> tuple[str, ...]:
    return tuple(f"{minutes_words(phase.planned)}: {phase.kind.label}" for phase in agenda.phases)
