"""What the arrival reminds the two of: the closing answers of last time, and what is still open from before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from meetingtui.domain.meeting.meeting import Meeting
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord

_ALSO = ((Role.MENTEE, "else-mentee"), (Role.MENTOR, "else-mentor"))


class ReminderKind(Enum):
    """What was said."""

    WEEK_TASK = auto()
    PROMISE = auto()
    LOOKOUT = auto()
    """What the mentor looks out for."""
    ALSO = auto()
    """What else one of the two wanted to think about or do."""
    FROM_BEFORE = auto()
    """A promise that is older than last time, and open."""


@dataclass(frozen=True)
class Reminder:
    """One of the answers, word for word."""

    role: Role
    """Whose it is."""
    text: str
    """The words."""
    kind: ReminderKind
    """What was said."""


def reminders(last: MeetingRecord | None, meeting: Meeting) -> list[Reminder]:
    """The closing answers of last time in the order in which they were asked for, then what is open from before.

    Args:
        last: The last meeting with its corrected words; None before the first one.
        meeting: The one that is about to start.
    """
    said: list[Reminder] = []
    known: set[str] = set()
    if last is not None:
        contents = last.contents
        known = {commitment.id for commitment in contents.commitments}
        for commitment in contents.commitments:
            kind = ReminderKind.WEEK_TASK if commitment.week_task else ReminderKind.PROMISE
            said.append(Reminder(commitment.owner, commitment.text, kind))
        said += [Reminder(Role.MENTOR, door.text, ReminderKind.LOOKOUT) for door in contents.lookouts]
        for role, key in _ALSO:
            if contents.answer(key).strip():
                said.append(Reminder(role, contents.answer(key), ReminderKind.ALSO))
    for review in meeting.contents.reviews:
        if review.id not in known:
            said.append(Reminder(review.commitment.owner, review.commitment.text, ReminderKind.FROM_BEFORE))
    return said
