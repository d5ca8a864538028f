"""One state of something that is kept, in a few words: enough to tell it from another state of the same thing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.between.contacts import Contact
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.mail_addresses import MailAddress
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.dates.formatting import day, minutes_words
from meetingtui.domain.dates.say_dates import when_words
from meetingtui.domain.dates.say_times import day_at
from meetingtui.domain.graphemes import shortened
from meetingtui.domain.ledger.commitments import Commitment
from meetingtui.domain.ledger.goals import Goal
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Pair
from meetingtui.domain.record.record import MeetingRecord, MissedMeeting
from meetingtui.domain.text import one_line

_LETTERS = 60


def title_words(value: Any, zone: str) -> str:
    """What it is: `goal “Give a talk”`."""
    match value:
        case Pair():
            return f"pair {one_line(value.names)}"
        case MeetingRecord():
            return f"meeting {value.number} of {day_at(value.began, zone)}"
        case Commitment():
            return f"promise {_quoted(value.text)}"
        case Goal():
            return f"goal {_quoted(value.text)}"
        case Opportunity():
            return f"door {_quoted(value.text)}"
        case Topic():
            return f"topic {_quoted(value.text)}"
        case Agreement():
            return f"agreement of {day(value.agreed_on)}"
        case MissedMeeting():
            return f"meeting called off on {day(value.on)}"
        case Jot():
            return "private jot" if value.private else f"jot {_quoted(value.text)}"
        case Update():
            return f"update of {day_at(value.at, zone)}"
        case Preparation():
            return f"what the {value.by} prepared on {day_at(value.begun_at, zone)}"
        case Invitation():
            return f"invitation of {day_at(value.written_at, zone)}"
        case LinkMark():
            return f"link {_quoted(value.address)}"
        case Contact():
            return f"message of {day_at(value.at, zone)}"
        case Courtesy():
            return f"courtesy of {day_at(value.at, zone)}"
        case MailAddress():
            return f"the {value.role}'s mail address"
    raise TypeError(f"{type(value).__name__} is not kept")


def version_words(value: Any, zone: str) -> str:
    """How it stands: `at risk since Tue 3 Nov 2026: no slot yet`."""
    match value:
        case Pair():
            return _pair_words(value)
        case MeetingRecord():
            said, length = value.contents, minutes_words(value.length)
            answers = len({*said.answers, *said.chosen})
            return f"{length}, {answers} answers, {len(said.commitments)} promises, {len(said.topics)} topics"
        case Commitment():
            if not value.history:
                return _quoted(value.text)
            look = value.history[-1]
            outcome = look.outcome.words if look.outcome else "not discussed"
            return _dated(f"{outcome} on", look.at, look.note, zone)
        case Goal():
            if not value.changes:
                return f"{value.state.words}, as it was set"
            return _dated(f"{value.state.words} since", value.changes[-1].at, value.changes[-1].why, zone)
        case Opportunity():
            if not value.moves:
                return value.stage.words
            return _dated(f"{value.stage.words} since", value.moves[-1].at, value.moves[-1].note, zone)
        case Topic():
            notes = f": {_cut(value.notes)}" if value.notes else ""
            return value.state.value.replace("-", " ") + notes
        case Agreement():
            return _cut(value.why) or "the first one"
        case MissedMeeting():
            return _cut(value.reason)
        case Jot():
            words = "" if value.private else value.text
            return _dated(f"{value.state.value} since", value.touched_at, words, zone)
        case Update():
            taken_back = ", taken back" if value.taken_back_at else ""
            return f"{value.outcome.words}{taken_back}: {_cut(value.note)}"
        case Preparation():
            return _dated("saved on", value.saved_at, " / ".join(value.answers.values()), zone)
        case Invitation():
            return f"{'called off, it was ' if value.cancelled_at else ''}{when_words(value.date)}"
        case LinkMark():
            return _dated("changed on", value.touched_at, value.takeaway, zone)
        case Contact():
            return f"{value.kind}{', taken back' if value.taken_back_at else ''}: {_cut(value.text)}"
        case Courtesy():
            put_off = f"put off until {day(value.put_off_until)}" if value.put_off_until else "taken back"
            return "done" if value.done_at else put_off
        case MailAddress():
            return _cut(value.address) or "taken away"
    raise TypeError(f"{type(value).__name__} is not kept")


def _pair_words(pair: Pair) -> str:
    if pair.closed_on is not None:
        return f"wrapped up on {day(pair.closed_on)}"
    if pair.next_meeting is not None:
        return f"next meeting {when_words(pair.next_meeting)}"
    return "no next meeting agreed"


def _dated(words: str, at: datetime, note: str, zone: str) -> str:
    return f"{words} {day_at(at, zone)}" + (f": {_cut(note)}" if note else "")


def _quoted(text: str) -> str:
    return f"“{_cut(text)}”"


def _cut(text: str) -> str:
    return shortened(text, _LETTERS)
