"""More time for a phase: what it costs, before anybody says yes (CONTRIBUTING, T4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.meeting.agenda import DISCUSSION_FLOOR, MINUTE, Agenda, PhaseKind
from meetingtui.domain.meeting.timebox import ZERO, Timeline, plan, remaining

GRACE = MINUTE
"""So long an extension can be taken back although its minutes run already: a slip is noticed at once."""


class Source(StrEnum):
    """Where the minutes of an extension come from."""

    DISCUSSION = "discussion"
    LATER_END = "later-end"


@dataclass(frozen=True)
class Offer:
    """One way to get more time, with its price."""

    phase: PhaseKind
    """The phase that gets the minutes."""
    by: timedelta
    """How much longer the phase lasts from now, or from the end of its box if that is still ahead."""
    grant: timedelta
    """What is added to the phase's box: `by`, and the overrun that has to be made good."""
    source: Source
    """Who pays."""
    discussion_before: timedelta
    """What open discussion had left before; nothing when it is behind."""
    discussion_after: timedelta
    """What it has left afterwards."""
    end: datetime
    """The end of the meeting afterwards, in UTC."""


@dataclass(frozen=True)
class Extension:
    """An extension that both said yes to; kept in the record."""

    at: datetime
    """When it was agreed."""
    phase: PhaseKind
    """Which phase got longer."""
    by: timedelta
    """By how much."""
    source: Source
    """Who paid."""
    end: datetime
    """The end of the meeting from then on."""


def offers(agenda: Agenda, timeline: Timeline, at: datetime, by: timedelta) -> tuple[Offer, ...]:
    """The ways to give the present phase that much more time, the gentler one first; none is possible: empty.

    Open discussion pays as long as it keeps its floor. A later end is offered unless the end is a hard stop.
    """
    here = timeline.phase
    before = plan(agenda, timeline, at).get(PhaseKind.DISCUSSION, ZERO)
    fixed = here is not agenda.closing and not agenda.phase(here).elastic
    overrun = max(ZERO, -remaining(agenda, timeline, at)) if fixed else ZERO
    grant = by + overrun if fixed else ZERO
    found: list[Offer] = []
    if fixed and PhaseKind.DISCUSSION in (phase.kind for phase in agenda.after(here)):
        offer = Offer(here, by, grant, Source.DISCUSSION, before, ZERO, timeline.end)
        after = plan(agenda, granted(timeline, offer), at)
        if after[PhaseKind.DISCUSSION] >= DISCUSSION_FLOOR:
            found.append(replace(offer, discussion_after=after[PhaseKind.DISCUSSION]))
    if not agenda.hard_stop:
        offer = Offer(here, by, grant, Source.LATER_END, before, ZERO, max(timeline.end, at) + by)
        after = plan(agenda, granted(timeline, offer), at)
        found.append(replace(offer, discussion_after=after.get(PhaseKind.DISCUSSION, ZERO)))
    return tuple(found)


def longer_meeting(agenda: Agenda, timeline: Timeline, at: datetime, by: timedelta) -> Offer:
    """A later end and nothing else, which gives a break back to the meeting; raises IllegalMove at a hard stop."""
    if agenda.hard_stop:
        raise IllegalMove("This meeting has a hard stop.", do="Finish here, and take the rest to the next one.")
    before = plan(agenda, timeline, at).get(PhaseKind.DISCUSSION, ZERO)
    offer = Offer(timeline.phase, by, ZERO, Source.LATER_END, before, before, timeline.end + by)
    after = plan(agenda, granted(timeline, offer), at).get(PhaseKind.DISCUSSION, ZERO)
    return replace(offer, discussion_after=after)


def granted(timeline: Timeline, offer: Offer) -> Timeline:
    """The timeline once the extension is agreed."""
    extra = dict(timeline.extra)
    if offer.grant:
        extra[offer.phase] = extra.get(offer.phase, ZERO) + offer.grant
    return replace(timeline, extra=extra, end=offer.end)


def without_extension(
    agenda: Agenda, timeline: Timeline, last: Extension | None, offer: Offer, moved: timedelta, at: datetime
) -> Timeline:
    """The timeline without the last extension, which nobody has made use of yet.

    What was used stays in the record, because both said yes to it (CONTRIBUTING, T4).

    Args:
        agenda: The phases.
        timeline: What happened so far.
        last: The newest extension; None when there is none.
        offer: What both said yes to.
        moved: By how much it made the end later.
        at: The present instant.

    Raises:
        IllegalMove: something was agreed since, the pair has gone on to another phase, or the minutes are in use.
    """
    stays = "It stays in the record, because you both said yes."
    if last is None or (last.phase, last.by, last.source) != (offer.phase, offer.by, offer.source):
        raise IllegalMove("The time has changed since you agreed on more.", stays)
    if timeline.phase is not last.phase:
        raise IllegalMove(f"You have gone on since {last.phase.label} got more time.", stays)
    extra = {kind: more for kind, more in timeline.extra.items() if kind is not last.phase}
    if rest := timeline.extra.get(last.phase, ZERO) - offer.grant:
        extra[last.phase] = rest
    without = replace(timeline, extra=extra, end=timeline.end - moved)
    if at - last.at > GRACE and remaining(agenda, without, at) < ZERO:
        raise IllegalMove("The minutes that you agreed on are in use by now.", stays)
    return without
