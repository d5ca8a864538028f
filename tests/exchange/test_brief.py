"""One page before a meeting: what it is about, what changed, what was promised; in order, and nothing private."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from meetingtui.domain.between.brief import Brief, brief
from meetingtui.domain.between.jots import JotKind
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.goals import Goal, GoalChange, Verdict
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.ledger.topics import Help
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import NextMeeting, Person, Role
from meetingtui.exchange.brief import NO_DATE, brief_text
from meetingtui.exchange.style import MARKDOWN, PLAIN
from tests.builders import BERLIN, LONDON, commitment, pair
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import a_jot, a_topic

DAY, WEEK = timedelta(days=1), timedelta(days=7)
CANARY = "canary-1f77"
CALL = "https://call.example/ada"
TOGETHER = pair(mentor=Person("Ada", LONDON), next_meeting=NextMeeting(TUESDAY + WEEK, BERLIN, 60, CALL))
LAST = held(
    number=12,
    began=TUESDAY - DAY,
    month_reviewed=True,
    contents=Contents(
        answers={"went-well": "Read https://a.example/x, and https://b.example."},
        topics=(a_topic("old", "Books", notes="https://a.example/x again"),),
        next_meeting=NextMeeting(TUESDAY + WEEK, BERLIN, 60, CALL),
    ),
)


def told(**fields: Any) -> Brief:
    """A brief of what is given; nothing else is kept."""
    nothing: tuple[Any, ...] = ()
    names = ("commitments", "goals", "doors", "topics", "jots", "updates", "preparations", "summaries")
    values: dict[str, Any] = dict.fromkeys(names, nothing) | {"last": None, "now": TUESDAY} | fields
    return brief(values.pop("pair", TOGETHER), **values)


FULL = told(
    summaries=[LAST],
    last=LAST,
    commitments=[
        commitment("Write the *slides*", id="w", week_task=True, due=date(2026, 11, 20), times_carried=1),
        commitment("Ask Lin", id="l", owner=Role.MENTOR),
    ],
    goals=[
        Goal(
            "g",
            "pair-1",
            "Give a talk",
            date(2026, 10, 20),
            date(2026, 12, 7),
            changes=(GoalChange(TUESDAY - 21 * DAY, Verdict.KEEP, evidence="the draft", why="it fits"),),
        )
    ],
    doors=[moved_door(Opportunity("d", "pair-1", "A slot", TUESDAY), Stage.OFFERED, "asked Bea", at=TUESDAY)],
    topics=[a_topic("t", "How to say no", by=Role.MENTEE, help=Help.OPTIONS, tried="a list"), a_topic("u", "Pay")],
    jots=[
        a_jot("c", "A new team lead", kind=JotKind.CHANGE, noted_at=TUESDAY),
        a_jot("p", CANARY, kind=JotKind.CHANGE, noted_at=TUESDAY, private=True),
        a_jot("q", "Not a change", noted_at=TUESDAY),
    ],
    updates=[Update("x", "pair-1", "w", TUESDAY, Outcome.PARTLY, "two of three")],
    preparations=[
        Preparation(
            "r",
            "pair-1",
            Role.MENTEE,
            TUESDAY,
            {
                "what-changed": "A job opened up\nand another",
                "input-wanted": "my CV",
                "worth-it": "I leave with a plan",
            },
        )
    ],
)

PAGE = """\
Ada, before meeting 13 with Sam

Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London, 60 minutes

https://call.example/ada

Agenda:
- Last week: 15 min
- Open discussion: 30 min
  - How to say no (Sam, give me options, tried: a list)
  - Pay
- Next steps: 15 min

What changed:
- A job opened up
- and another
- A new team lead

Input wanted:
- my CV

It is worth it if:
- I leave with a plan

What Ada promised:
- Ask Lin

What Sam promised:
- Write the *slides* (by Fri 20 Nov, the week's task, back once)
  - Tue 17 Nov 2026, partly: two of three

Doors of Ada:
- A slot (offered)
  - Tue 17 Nov 2026: asked Bea

Goals:
- Give a talk (on track, by Mon 7 Dec 2026)
  - Tue 27 Oct 2026, kept: the draft / it fits

Links of last time:
- https://a.example/x
- https://b.example
"""


def test_the_page_says_it_in_the_order_in_which_it_is_needed() -> None:
    assert brief_text(FULL, PLAIN) == PAGE


def test_as_markdown_words_stay_what_was_typed() -> None:
    page = brief_text(FULL, MARKDOWN)
    assert page.startswith("# Ada, before meeting 13 with Sam\n")
    assert "\n## What changed\n\n- A job opened up\n" in page
    assert r"- Write the \*slides\* (by Fri 20 Nov" in page
    assert "- <https://a.example/x>\n" in page


def test_nothing_private_is_in_it() -> None:
    assert CANARY not in repr(FULL) + brief_text(FULL, PLAIN) + brief_text(FULL, MARKDOWN)


def test_a_month_that_is_due_on_the_day_of_the_meeting_is_on_the_agenda() -> None:
    old = held(number=1, began=TUESDAY - 22 * DAY, month_reviewed=True)
    assert PhaseKind.MONTH in told(summaries=[old], last=old).agenda.kinds
    assert PhaseKind.MONTH not in told(pair=pair(), summaries=[old], last=old).agenda.kinds


def test_before_the_first_meeting_and_without_a_date_it_says_what_there_is() -> None:
    page = brief_text(told(pair=pair(), topics=[a_topic("t", "Pay")]), PLAIN)
    assert page.startswith(f"Ada, before meeting 1 with Sam\n\n{NO_DATE}\n\nAgenda:\n- Hello: 5 min\n")
    assert "Topics that wait:\n- Pay\n" in page
    assert "Goals:\n" not in page.replace("- Goals:", "")
