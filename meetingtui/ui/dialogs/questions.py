"""The questions that a running meeting asks: more time, leaving, ending, time away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from meetingtui.domain.agreement.agreement import Agreement
from meetingtui.domain.dates.formatting import day, duration_words, minutes_words
from meetingtui.domain.dates.say_times import time_said
from meetingtui.domain.ledger.opportunities import Opportunity
from meetingtui.domain.meeting.agenda import MINUTE, MeetingKind
from meetingtui.domain.meeting.coming_back import WayOn, after_clock_went_back, ways_back, ways_on
from meetingtui.domain.meeting.extensions import Offer, Source
from meetingtui.domain.meeting.transitions import Meeting, MeetingStatus
from meetingtui.domain.outline.outline import DATE, agreed_steps
from meetingtui.domain.outline.step import Step
from meetingtui.domain.people import Pair
from meetingtui.services.live_meeting import LiveMeeting
from meetingtui.services.next_date import said_in_full, usual_next
from meetingtui.ui.dialogs.by_itself import ByItself
from meetingtui.ui.dialogs.choice import Choice, Reply
from meetingtui.ui.outline.step_words import step_words

KIND_REPLIES = {
    MeetingKind.FIRST: Reply("f", MeetingKind.FIRST, "First meeting: 60 min, for your agreement and first goals"),
    MeetingKind.WRAP_UP: Reply("l", MeetingKind.WRAP_UP, "Wrap-up: what you reached, thanks, how to stay in touch"),
}
"""What can be chosen besides a weekly meeting."""


def which_meeting(kinds: Sequence[MeetingKind], agreement: Agreement | None) -> Choice:
    """Asks which meeting it is today; the answer is the kind."""
    first = MeetingKind.FIRST in kinds
    weekly = Reply("w", MeetingKind.WEEKLY, "We have met before: a weekly meeting" if first else "A weekly meeting")
    facts = []
    if agreement is not None and agreement.runs_until is not None:
        facts.append(f"You agreed to meet until {day(agreement.runs_until)}. The wrap-up closes the mentorship.")
    return Choice(
        "Your first meeting?" if first else "Is it time to wrap up?",
        [KIND_REPLIES.get(kind, weekly) for kind in kinds],
        facts=facts,
        stay="Esc: not now",
    )


def more_time(offers: Sequence[Offer], pair: Pair) -> Choice:
    """More time and its price; choosing says that both agreed. The answer is the offer's place in the list."""
    return Choice(
        "5 more minutes? Ask each other: you both have to agree.",
        [Reply("yl"[index], str(index), price(offer, pair)) for index, offer in enumerate(offers)],
        stay="Esc: no",
        on_purpose=True,
    )


def price(offer: Offer, pair: Pair) -> str:
    """What an offer costs: `takes open discussion from 20 to 15 min`, `new end 16:05`."""
    more = f"We both say yes: {minutes_words(offer.by)} more for {offer.phase.label}"
    if offer.source is Source.LATER_END:
        return f"{more}, new end {time_said(offer.end, pair)}"
    before = minutes_words(offer.discussion_before).removesuffix(" min")
    return f"{more}, takes open discussion from {before} to {minutes_words(offer.discussion_after)}"


def leave_meeting(saved: str) -> Choice:
    """The three named exits of a running meeting; `saved` says how safe the words are."""
    return Choice(
        "Leave the meeting?",
        [
            Reply("p", "pause", "Pause and come back: meet start picks up here"),
            Reply("f", "finish", "Finish now: save it and show the recap"),
            Reply("x", "discard", "Discard it"),
        ],
        facts=[saved],
        stay="Esc: stay in the meeting",
    )


def not_saved(words: str) -> Choice:
    """Asks before somebody leaves whose words are on no disk; `words` says so."""
    return Choice(
        "Not saved yet. Leave anyway?",
        [
            Reply("r", "retry", "Try to save again, then leave"),
            Reply("b", "back", "Back to the meeting: nothing is lost while this window is open"),
            Reply("l", "leave", "Leave, and lose it"),
        ],
        facts=[words, "Free some space, or make the data folder writable."],
        stay="Esc: back to the meeting",
    )


def really_discard() -> Choice:
    """Asks once more before a meeting is thrown away."""
    return Choice(
        "Discard this meeting? It will not be in your history.",
        [
            Reply("n", "no", "No, keep it"),
            Reply("d", "discard", "Yes, discard it (a copy stays in the drafts folder)"),
        ],
    )


def end(meeting: Meeting, left: timedelta, now: datetime) -> Choice:
    """Asks before the meeting ends, with all that was agreed word for word; the answer is also the id of a step."""
    contents, pair = meeting.contents, meeting.pair
    title, facts = "End the meeting?", ["Read it aloud. Enter on a line: change it."]
    replies = [Reply("y", "end", "End and save it, then show the recap")]
    if meeting.agenda.kind is MeetingKind.WRAP_UP:
        title = "End the meeting and close your mentorship?"
        facts = ["Everything stays readable. To reopen it one day: meet pair reopen"]
        return _with_time_left(title, replies, facts, left)
    if contents.nothing_agreed:
        title = "End the meeting with nothing agreed?"
        facts = ["No next steps are written down: no task, nothing to look out for, no date."]
    if contents.next_meeting is None:
        usual = said_in_full(usual_next(meeting), pair, now)
        # First the date: a stray Enter must not end a meeting without one.
        replies = [
            Reply("u", "usual", f"The next meeting in the usual slot: {usual}"),
            Reply("d", DATE, "Another date for the next meeting"),
            Reply("y", "end", "No date yet: end and save it all the same"),
        ]
    else:
        replies.append(Reply("", DATE, f"Next meeting: {said_in_full(contents.next_meeting, pair, now)}"))
    replies += [Reply("", step.id, _line_of(step, meeting)) for step in agreed_steps(meeting)]
    return _with_time_left(title, replies, facts, left)


def _with_time_left(title: str, replies: list[Reply], facts: list[str], left: timedelta) -> Choice:
    if left >= timedelta(minutes=1):
        facts.append(f"There are {minutes_words(left)} left.")
    return Choice(title, replies, facts=facts, stay="Esc: back to the steps")


def _line_of(step: Step, meeting: Meeting) -> str:
    if isinstance(step.item, Opportunity):
        return f"{meeting.pair.mentor.name} looks out for: {step.item.text}"
    words = step_words(step, meeting, "")
    return f"{words.who}: {words.words}" + (f", {words.said}" if words.said else "")


def away(live: LiveMeeting) -> Choice:
    """Asks what the time away was, after a sleep, a stop, or a clock that was set; it opens by itself."""
    gap = live.away_for()
    answers = back_answers(live.meeting, gap)
    if live.clock_may_have_been_set:
        answers.append(Reply("", "clock", "We were not away: the computer's clock was changed"))
    return ByItself(
        f"You were away for {duration_words(gap)}. What was it?",
        [replace(answer, key="") for answer in answers],
        monotonic=live.steady,
        facts=["Nothing was lost, and no phase was skipped."],
        stay="Esc: decide later",
    )


def stay_longer(live: LiveMeeting) -> Choice:
    """Asks whether both stay longer, for as long as the two were away."""
    meeting = live.meeting
    assert meeting.timeline is not None  # noqa: S101 - only started meetings have time away
    end = time_said(meeting.timeline.end + live.away_for(), meeting.pair)
    return Choice(
        "Stay longer? Ask each other: you both have to agree.",
        [Reply("y", "later", f"We both say yes: new end {end}")],
        stay="Esc: no, something else",
        on_purpose=True,
    )


def back_answers(meeting: Meeting, gap: timedelta) -> list[Reply]:
    """The ways to go on after time away."""
    return [_reply(way, meeting, gap) for way in ways_back(meeting)]


def _reply(way: WayOn, meeting: Meeting, gap: timedelta) -> Reply:
    assert meeting.timeline is not None  # noqa: S101 - only started meetings have time away
    end, later = meeting.timeline.end, meeting.timeline.end + gap
    paused = meeting.status is MeetingStatus.PAUSED
    match way:
        case WayOn.COUNT:
            return Reply("c", way, f"The time counts: the meeting still ends {time_said(end, meeting.pair)}")
        case WayOn.BREAK if paused:
            return Reply("g", way, f"Go on: the pause is over, the end stays {time_said(end, meeting.pair)}")
        case WayOn.LATER if paused:
            return Reply("l", way, f"Go on, and we both stay longer: new end {time_said(later, meeting.pair)}")
        case WayOn.BREAK:
            said = time_said(end, meeting.pair)
            return Reply("b", way, f"It was a break: the phase goes on, the end stays {said}")
        case WayOn.LATER:
            said = time_said(later, meeting.pair)
            return Reply("l", way, f"It was a break, and we both stay longer: new end {said}")
        case WayOn.FINISH:
            return Reply("f", way, "Finish it as it is: save what there is")
        case WayOn.ANEW:
            return Reply("n", way, "Leave it for later, start a new meeting")


def resume(meeting: Meeting, now: datetime, older: int) -> Choice:
    """Offers to go on with a meeting that was cut off; the answer is a `WayOn`."""
    clock_went_back = meeting.seen_at > now
    meeting = after_clock_went_back(meeting, now)
    gap = max(timedelta(), now - meeting.seen_at)
    away = gap
    if meeting.status is MeetingStatus.PAUSED and meeting.timeline is not None:
        away = max(gap, now - meeting.timeline.pauses[-1].since)
    ways = [way for way in ways_on(meeting, now) if way is not WayOn.LATER or away >= MINUTE]
    replies = [_reply(way, meeting, away) for way in ways]
    kept = "Everything you typed is here."
    facts = [_where_it_stopped(meeting, gap, clock_went_back=clock_went_back), kept]
    if older:
        facts.append(f"{older} older meeting{'s are' if older > 1 else ' is'} asked about the next time.")
    if meeting.status is MeetingStatus.FINISHED:
        return Choice("A finished meeting is not saved yet", replies, facts=facts[1:], stay="Esc: leave")
    how = "paused" if meeting.status is MeetingStatus.PAUSED else "stopped"
    return Choice(f"Meeting {meeting.number} was {how}. Go on?", replies, facts=facts, stay="Esc: leave")


def _where_it_stopped(meeting: Meeting, gap: timedelta, *, clock_went_back: bool) -> str:
    assert meeting.phase is not None  # noqa: S101 - only started meetings have a phase
    left = meeting.reading(meeting.seen_at).meeting_left
    then = f"{minutes_words(left)} were left" if left > timedelta() else f"it was {minutes_words(left)} over"
    ago = f"at {time_said(meeting.seen_at, meeting.pair)}, {duration_words(gap)} ago"
    if clock_went_back:
        ago = "at an unknown time: this computer's clock has been set back since"
    return f"It stopped in {meeting.phase.label} {ago}; {then}."
