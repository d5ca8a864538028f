from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import Topic, TopicState
from meetingtui.domain.meeting.contents import Contents, TaskReview
from meetingtui.domain.people import Role
from meetingtui.domain.text import one_line
from meetingtui.exchange.escaping import inline, item, pieces, points
from meetingtui.exchange.recap import recap
from meetingtui.exchange.style import PLAIN
from tests.builders import commitment, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import NEXT, apart, full_record
from tests.records import held

FULL = """\
Thanks for today, Ada.

This is what I take along from Tue 17 Nov 2026.

## What I will do

- Finish the slides (by Tue 24 Nov), the week's task
- Ask for feedback (by Tue 24 Nov)
- Write the slides (still open)
- Read chapter 4 instead (by Tue 24 Nov) (was: Read chapter 3)
- Call Kim (still open)

## What Ada will do

- Send the book (by Fri 20 Nov)

## What Ada looks out for

- A meetup where Sam could speak

## When we meet next

Tue 24 Nov 2026, 15:00 Berlin, for Ada 14:00 London, 60 minutes

<https://call.example/ada>

## Anything else before then

- Sam: Think of a title
- Ada: Rest

## What I did since last time

- Write the slides: partly
  - Half of them

## What Ada did

- Introduce Sam to Lin: done, thank you
  - Mail is sent

## How it went

- Went well
  - The review went well.
  - I asked early.
- Could be better: I started late
- On the goals: Close to the talk

## The month

- Speak at a meetup: adjusted
  - From now on: Speak at the club
  - Two invitations
  - Smaller first
- Lead a review (new, by Thu 17 Dec 2026)
  - We will know because Ada only listens
- The month, went well: More air
- How I can help Ada: Read her draft
- What Ada learned: Patience
- The agreement: Still right

## What we spoke about

- How to say no
  - Offer a date instead
  - Say it early

## What waits for next time

- A career question

Thank you for your time, Ada.

Sam
"""

HOSTILE = (
    "see [/b] and [@click=app.quit]x[/]",
    "*stars* and _lines_ and `code`",
    "# not a heading",
    "- not a list",
    "+ nor this",
    "1. nor that",
    "12) nor that either",
    "---",
    "===",
    "> no quote",
    "<script>alert(1)</script>",
    "&amp; stays &amp;",
    "a | b ~~c~~",
    "[text](javascript:alert(1))",
    "![x](file:///etc/passwd)",
    "back\\slash \\* and 2*3*4",
    "    four spaces",
    "~~~",
    "```",
    "ends with a backslash\\",
)
CONTROLS = "a\x1b[2Jb\x1b]52;c;eA==\x07c\u009bd\u202ee"


def _shown(markdown: str) -> str:
    """The words that a reader of the Markdown sees, in one line."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    children = (child for token in tokens for child in token.children or ())
    return one_line(" ".join(child.content for child in children))


def test_the_recap_of_a_full_meeting() -> None:
    assert recap(full_record(), pair=apart()) == FULL


def test_an_empty_meeting_is_thanks_and_nothing_else() -> None:
    text = recap(held(), pair=pair())
    assert text == (
        "Thanks for today, Ada.\n\nThis is what I take along from Tue 17 Nov 2026.\n\n"
        "Thank you for your time, Ada.\n\nSam\n"
    )


def test_one_zone_is_not_mentioned() -> None:
    assert "Tue 24 Nov 2026, 15:00, 60 minutes" in recap(full_record(), pair=pair())


def test_nothing_advertises_the_program() -> None:
    assert "meetingtui" not in recap(full_record(), pair=apart()).casefold()


def test_a_promise_of_the_mentor_that_waits_is_no_reproach() -> None:
    review = TaskReview(commitment("Ask Lin", owner=Role.MENTOR), Outcome.NOT_YET, "No time")
    text = recap(held(contents=Contents(reviews=(review,))), pair=pair())
    assert "## What Ada did" not in text
    assert "## What Ada will do\n\n- Ask Lin (still open)" in text


def test_a_changed_task_without_new_words_stays_open() -> None:
    review = TaskReview(commitment("Call Kim"), Outcome.CHANGED, " ")
    text = recap(held(contents=Contents(reviews=(review,))), pair=pair())
    assert "- Call Kim (still open)" in text


def test_the_names_are_those_of_that_day() -> None:
    text = recap(full_record(mentor="Ada L."), pair=apart())
    assert text.startswith("Thanks for today, Ada L.")


def test_two_zones_with_the_same_clock_are_one() -> None:
    paris = replace(NEXT, zone="Europe/Paris")
    text = recap(held(contents=Contents(next_meeting=paris)), pair=pair())
    assert "Tue 24 Nov 2026, 15:00, 60 minutes" in text


@pytest.mark.fault(56)
@each("text", HOSTILE)
def test_typed_signs_are_shown_and_mean_nothing(text: str) -> None:
    assert _shown(f"- {inline(text)}") == one_line(text)
    tokens = {token.type for token in MarkdownIt("commonmark").parse(f"- {inline(text)}")}
    assert tokens <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }


@each("text", HOSTILE)
def test_typed_signs_are_shown_as_they_are_wherever_they_stand(text: str) -> None:
    topic = Topic("t", "pair-1", text, TUESDAY, notes="noted", state=TopicState.DISCUSSED)
    contents = Contents(
        answers={"went-well": f"x {text}"}, topics=(topic,), commitments=(commitment(text, week_task=True),)
    )
    shown = _shown(recap(held(contents=contents, mentor="[b]Ada", mentee="*Sam*"), pair=pair()))
    assert f"Went well: x {one_line(text)}" in shown
    assert "Thanks for today, [b]Ada." in shown
    assert shown.endswith("*Sam*")


def test_control_characters_never_get_into_it() -> None:
    contents = Contents(answers={"went-well": CONTROLS}, commitments=(commitment(CONTROLS),))
    text = recap(held(contents=contents, mentor=CONTROLS), pair=pair())
    assert all(character == "\n" or character.isprintable() for character in text)


def test_an_address_stays_an_address() -> None:
    assert inline("see https://example.org/a_b_c*d?x=1, ok") == "see <https://example.org/a_b_c*d?x=1>, ok"
    assert _shown(inline("(https://example.org/a_b).")) == "( https://example.org/a_b )."


def test_lines_that_were_typed_as_a_list_become_one() -> None:
    assert points("- one\n\n* two\n\u2022 three\n-four") == ["one", "two", "three", "-four"]


def test_a_sentence_in_the_first_person_stays_what_it_is() -> None:
    contents = Contents(commitments=(commitment("I will write the slides"),))
    assert "\n- I will write the slides\n" in recap(held(contents=contents), pair=pair())


def test_the_lines_of_a_pasted_note_keep_their_levels_and_their_blanks() -> None:
    typed = "Plan:\n  - one\n      - deeper\n\t- as deep\n  - two\n\n- a  b\n1. first\n   sub = 1"
    assert pieces(typed) == [
        "Plan:",
        "  one",
        "    deeper",
        "    as deep",
        "  two",
        "a  b",
        "1. first",
        "  sub = 1",
    ]
    assert [item(point, "  ") for point in points(typed)][:4] == [
        "  - Plan:",
        "    - one",
        "      - deeper",
        "      - as deep",
    ]
    assert points("    far in\nback") == ["far in", "back"]
    assert points("  *not bold*") == ["\\*not bold\\*"]


def test_plain_words_are_those_that_were_typed() -> None:
    record = held(contents=Contents(answers={"went-well": "1. a_b [x] <y> #2\n- https://a.example/_x_"}))
    told = recap(record, pair=pair(), style=PLAIN)
    assert "How it went:\n" in told
    for words in ("1. a_b [x] <y> #2", "- https://a.example/_x_\n"):
        assert words in told, told
    assert "\\" not in told
    assert "##" not in told
    assert r"1\. a\_b \[x\] \<y\>" in recap(record, pair=pair())


def test_markdown_and_plain_words_say_the_same() -> None:
    plain = recap(full_record(), pair=apart(), style=PLAIN)
    markdown = re.sub(r"^## (.*)\n$", r"\1:", FULL, flags=re.MULTILINE)
    assert plain == re.sub(r"<(https.*)>", r"\1", markdown)
