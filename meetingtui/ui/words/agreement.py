"""The agreement as the screens show it: the whole page, and the lines of it that stand where they are needed."""

from __future__ import annotations

from textual.content import Content

from meetingtui.domain.agreement.agreement import Agreement, Cadence
from meetingtui.domain.agreement.page import page_lines, state_words
from meetingtui.domain.agreement.terms import TERM
from meetingtui.domain.dates.slots import slot_words
from meetingtui.domain.dates.zone_time import local_day
from meetingtui.domain.meeting.transitions import Meeting
from meetingtui.domain.people import Pair
from meetingtui.domain.text import one_line
from meetingtui.ui.plain import fill, plain_line
from meetingtui.ui.words.facts import goal_state

AT_DISCUSSION = ("out-of-bounds", "challenge", "feedback")
"""What stands, small, at open discussion."""
REVISE = "To revise it: a on the home screen, at any time."


def page_content(agreement: Agreement, pair: Pair) -> Content:
    """The page, a line for each thing that was settled."""
    return Content("\n").join(
        fill("[b]$label:[/] $words", label=label, words=one_line(words))
        for label, words in page_lines(agreement, pair)
    )


def page_lines_to_read(agreement: Agreement, pair: Pair) -> list[Content]:
    """How it can be revised, then the page, a line for each thing that was settled."""
    return [plain_line(f"{state_words(agreement)}. {REVISE}"), *page_content(agreement, pair).split()]


def term_lines(agreement: Agreement | None, pair: Pair, keys: tuple[str, ...]) -> list[Content]:
    """The terms of those keys, one a line; empty when nothing was settled under them."""
    if agreement is None:
        return []
    names = {"mentor": pair.mentor.name, "mentee": pair.mentee.name}
    return [
        plain_line(f"{TERM[key].label.format(**names)}: {one_line(agreement.terms[key])}")
        for key in keys
        if agreement.terms.get(key, "").strip()
    ]


def rhythm_content(agreement: Agreement | None) -> Content:
    """The slots, how often, and how long before somebody says no; empty when nothing was settled."""
    if agreement is None:
        return Content("")
    slots = [slot_words(slot) for slot in (agreement.slot, agreement.second_slot) if slot is not None]
    parts = [" or ".join(slots)]
    if slots or agreement.cadence is not Cadence.WEEKLY:
        parts.append(agreement.cadence.value)
    if lead := one_line(agreement.terms.get("lead-time", "")):
        parts.append(f"{TERM['lead-time'].label.lower()}: {lead}")
    said = ", ".join(part for part in parts if part)
    return plain_line(f"Agreed: {said}" if said else "")


def goal_lines(meeting: Meeting) -> list[Content]:
    """The goals that are still worked on, the nearest first, each with where it stands."""
    today = local_day(meeting.seen_at, meeting.pair.zone)
    return [
        plain_line(f"{review.goal.horizon(today)} days: {review.goal.text}  {goal_state(review.goal, today)}")
        for review in sorted(meeting.contents.goal_reviews, key=lambda review: review.goal.due)
    ]
