"""Meetings as Markdown, whole: one by one, in one document, and the page that leads to them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from markdown_it import MarkdownIt

from meetingtui.domain.meeting.contents import Contents
from meetingtui.domain.people import Person
from meetingtui.domain.text import one_line
from meetingtui.exchange.markdown.meeting import meeting_markdown
from meetingtui.exchange.markdown.pair import index_page, one_document
from meetingtui.exchange.material import Material
from tests import builders
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, wrap_up_record
from tests.meetings import apart, full_record
from tests.records import held
from tests.taken_along import amended, full_material, nine_months, spoiled

HARM = "<script>x</script> [a](http://b) ![c](d) `e` *f* | <!-- \x1b[2J \u202e # &amp;"
SHOWN = one_line("<script>x</script> [a](http://b) ![c](d) `e` *f* | <!-- \ufffd[2J \ufffd # &amp;")

FULL = """\
# Meeting 12 of Sam and Ada

- Tue 17 Nov 2026, 15:00 to 16:02 Europe/Berlin (62 min, 2 min over)
- For Ada: 14:00 to 15:02 London
- 5 min more for last week, from open discussion; both said yes
- **Today was to be worth it if**
  - I leave with a title

## Last week (12 of 10 min)

- Ada: Introduce Sam to Lin
  - done: Mail is sent
- Sam: Write the slides (the week's task, back twice)
  - partly: Half of them
- Sam: Read chapter 3
  - changed: Read chapter 4 instead
- Sam: Call Kim
  - not spoken about
- **Went well**
  - The review went well.
  - I asked early.
- **Could be better**
  - I started late
- **On the goals**
  - Close to the talk

## The month (14 of 15 min)

- Goal: Speak at a meetup (by Thu 19 Nov 2026)
  - adjust
  - Evidence: Two invitations
  - Why: Smaller first
  - Now: Speak at the club
- New goal: Lead a review (by Thu 17 Dec 2026)
  - We will know because Ada only listens
- **The month, went well**
  - More air
- **How Sam can help Ada**
  - Read her draft
- **What Ada learned**
  - Patience
- **The agreement**
  - Still right

## Open discussion (18 of 20 min)

- How to say no (Sam, give me options, discussed)
  - Tried so far: Wrote it down
  - Offer a date instead
  - Say it early
- A career question (comes back next week)
- Old thing (dropped)

## Next steps (16 of 15 min)

- **Sam will**
  - Finish the slides (by Tue 24 Nov, the week's task, for the goal: Lead a review)
  - Ask for feedback
- **Ada will**
  - Send the book (by Fri 20 Nov)
- **Ada looks out for**
  - A meetup where Sam could speak
- **Next meeting**
  - Tue 24 Nov 2026, 15:00 Europe/Berlin, 60 min, <https://call.example/ada>
- **Sam, before then**
  - Think of a title
- **Ada, before then**
  - Rest
"""


def rendered(markdown: str) -> str:
    return MarkdownIt("commonmark").render(markdown)


def headings(markdown: str) -> list[tuple[str, str]]:
    return re.findall(r"<(h\d)>(.*?)</h\d>", rendered(markdown))


def test_a_full_meeting() -> None:
    assert meeting_markdown(full_record(), apart()) == FULL


def test_a_corrected_line_has_its_day_and_its_first_words_below() -> None:
    changes = (
        amended("answers/went-well", "Only this"),
        amended("reviews/c-1/note", "Mail was sent late\nand answered"),
        amended("topics/t-1/notes", "# One thing"),
        amended("answers/better", "never shown", taken_back_at=TUESDAY + timedelta(days=2)),
    )
    lines = meeting_markdown(full_record(amendments=changes), apart()).splitlines()
    at = lines.index("- **Went well**")
    assert lines[at : at + 5] == [
        "- **Went well**",
        "  - Only this",
        "    - *Corrected on Wed 18 Nov 2026; first it said:*",
        "      - The review went well.",
        "      - I asked early.",
    ]
    at = lines.index("- Ada: Introduce Sam to Lin")
    assert lines[at + 1 : at + 5] == [
        "  - done:",
        "    - Mail was sent late",
        "    - and answered",
        "    - *Corrected on Wed 18 Nov 2026; first it said:* Mail is sent",
    ]
    assert "  - \\# One thing" in lines
    assert "never shown" not in "\n".join(lines)


def test_corrected_times_are_not_said_for_another_zone() -> None:
    record = full_record(amendments=(amended("times", "It was at 16:00"),))
    assert "For Ada" not in meeting_markdown(record, apart())


def test_who_lives_on_another_day_is_told_so() -> None:
    far = builders.pair(mentor=Person("Ada", "Pacific/Auckland"))
    assert "- For Ada: Wed 18 Nov, 03:00 to 04:00 Auckland" in meeting_markdown(held(), far)


def test_words_that_belong_to_no_question_stand_under_a_heading_of_their_own() -> None:
    record = held(contents=Contents(answers={"went-well": "x", "lost": "one\ntwo"}))
    assert meeting_markdown(record, builders.pair(), level=3).endswith(
        "#### Last week\n\n- **Went well**\n  - x\n\n#### Other words\n\n- one\n- two\n"
    )


@each("record", [full_record(), first_record(), wrap_up_record(), held()], ids=lambda r: r.kind)
def test_no_word_can_become_markup(record) -> None:
    plain = meeting_markdown(record, apart())
    harmed_record, harmed_pair = spoiled((record, apart()), lambda text: f"{text} {HARM}")
    harmed = meeting_markdown(harmed_record, harmed_pair)
    html = rendered(harmed)
    assert "<script" not in html
    assert "<img" not in html
    assert "<!--" not in html
    assert "<code" not in html
    assert not set(harmed) & {"\x1b", "\u202e"}
    assert [level for level, _ in headings(harmed)] == [level for level, _ in headings(plain)]
    for link in re.findall(r'href="([^"]*)"', html):
        assert link.startswith(("http://b", "https://call.example"))


def test_what_was_typed_reads_as_it_was_typed() -> None:
    record = held(contents=Contents(answers={"went-well": HARM}))
    tokens = MarkdownIt("commonmark").parse(meeting_markdown(record, builders.pair()))
    shown = " ".join("".join(child.content for child in token.children or ()) for token in tokens)
    assert SHOWN in one_line(shown)


def test_one_document_holds_everything() -> None:
    text = one_document(full_material())
    assert [words for level, words in headings(text) if level in ("h1", "h2")] == [
        "Sam and Ada",
        "What Sam and Ada agreed on",
        "Goals",
        "Open promises",
        "Doors",
        "Meetings",
    ]
    assert [words for level, words in headings(text) if level == "h3"] == [
        "Meeting 1 of Sam and Ada: the first meeting",
        "Meeting 12 of Sam and Ada",
    ]
    for line in (
        "2 meetings, Tue 8 Sep 2026 to Tue 17 Nov 2026.",
        "Why it was revised: a new job",
        "- Lead a review (on track, by Thu 17 Dec 2026)",
        "  - 1 promise for it, 1 still open",
        "- Ada: Send the book (by Fri 20 Nov)",
        "- Sam: Write the slides (by Tue 17 Nov, the week's task, back twice)",
        "- A meetup where Sam could speak (offered)",
        "  - Tue 17 Nov 2026, offered: A list of dates",
        "#### Last week (12 of 10 min)",
    ):
        assert line in text.splitlines()
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_a_goal_has_its_changes_and_its_first_words() -> None:
    text = one_document(nine_months())
    assert re.search(r"^- .+ \(reached\)$", text, re.MULTILINE)
    assert re.search(r"^  - Until then it was: .+$", text, re.MULTILINE)


def test_a_pair_that_has_nothing_yet_is_named() -> None:
    assert one_document(Material(apart(), TUESDAY.date())) == "# Sam and Ada\n\nNo meetings.\n"
    assert index_page(Material(apart(), TUESDAY.date()), []) == "# Sam and Ada\n\nNo meetings.\n"


def test_the_index_leads_to_each_meeting() -> None:
    text = index_page(full_material(), ["2026-09-08-meeting-1.md", "2026-11-17-meeting-12.md"])
    assert "- [Tue 17 Nov 2026, meeting 12](2026-11-17-meeting-12.md): Finish the slides\n" in text
    assert 'href="2026-09-08-meeting-1.md"' in rendered(text)
    assert "#### " not in text


def test_a_document_can_be_narrowed_to_some_days() -> None:
    text = one_document(replace(full_material(), since=date(2026, 11, 1)))
    assert "1 meeting, Tue 17 Nov 2026." in text
    assert "the first meeting" not in text


def test_every_meeting_is_told_of_while_it_is_written() -> None:
    told: list[int] = []
    one_document(full_material(), lambda: told.append(1))
    assert len(told) == 2


def test_the_same_material_gives_the_same_document() -> None:
    assert one_document(full_material()) == one_document(full_material())
