"""The page for a browser: whole, closed in itself, and harmless whatever somebody typed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from meetingtui.domain.ledger.commitments import CommitmentStatus
from meetingtui.domain.people import Role
from meetingtui.exchange.material import Material
from meetingtui.exchange.webpage.page import POLICY, meeting_page, pair_page
from meetingtui.exchange.webpage.plots import MOST_GOALS, MOST_MARKS, goals_html
from meetingtui.exchange.webpage.style import STYLE
from tests.browser import why_no_browser, with_browser
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import first_record, wrap_up_record
from tests.meetings import apart, full_record
from tests.pages import Page
from tests.records import held
from tests.taken_along import amended, full_material, nine_months, spoiled

HARM = (
    "</p></section><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- ",
    "]]> <![CDATA[",
    "</style><style>*{background:url(http://x)}",
    "<a href='javascript:alert(1)'>x</a>",
    "&lt;b&gt; &amp; &#x41; &notit;",
    "<svg onload=alert(1)>",
    "http://evil.example/x.png",
    "<?php ?>",
    "</title><meta http-equiv=refresh content=0>",
    "{{7*7}} ${7*7} `x`",
)
RECORDS = [full_record(), first_record(), wrap_up_record(), held()]


def assert_sound(page: Page) -> None:
    assert page.faults == []
    assert page.source.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    (policy,) = (a["content"] for _, a in page.elements if a.get("http-equiv"))
    assert policy == POLICY
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "srcset", "style", "xlink:href")]
    assert not page.tags("script", "img", "link", "iframe", "object", "form", "input")
    anchors = page.values("id")
    assert len(set(anchors)) == len(anchors)
    assert all(target.startswith("#") and target[1:] in anchors for target in page.values("href"))
    assert not re.search(r"url\(|@import|expression\(", STYLE)
    levels = [int(tag[1]) for tag in page.tags("h1", "h2", "h3", "h4", "h5")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_page_has_every_part() -> None:
    page = Page(pair_page(full_material()))
    assert_sound(page)
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page.source)
    assert headings == [
        "Contents",
        "The story",
        "What we agreed on",
        "Goals today",
        "Open promises",
        "Open doors",
        "Meetings",
    ]
    for words in (
        "Sam and Ada 2 meetings, Tue 8 Sep 2026 to Tue 17 Nov 2026",
        "Why it was revised: a new job",
        "Sam hopes for to speak up",
        "Lead a review (on track, by Thu 17 Dec 2026)",
        "Ada: Send the book (by Fri 20 Nov)",
        "Meeting 12 of Sam and Ada",
        "For Ada: 14:00 to 15:02 London",
        "Last week 12 of 10 min",
        "Sam: Write the slides (the week's task, back twice)",
        "partly: Half of them",
    ):
        assert words in page.text, words


def test_each_meeting_is_reached_from_the_contents() -> None:
    page = Page(pair_page(nine_months()))
    assert_sound(page)
    assert page.values("href")[-35:] == [f"#meeting-{number}" for number in range(1, 36)]
    assert "Tue 10 Nov 2026, meeting 35" in page.values("aria-label")
    assert len(page.tags("article")) == 35


def test_two_meetings_of_one_number_have_two_anchors() -> None:
    page = Page(pair_page(full_material(records=[held(id="a", number=3), held(id="b", number=3)])))
    assert_sound(page)
    assert page.values("href")[-2:] == ["#meeting-3", "#meeting-3-2"]


@each("record", RECORDS, ids=lambda record: record.kind)
def test_one_meeting_is_a_page_of_its_own(record) -> None:
    page = Page(meeting_page(record, apart()))
    assert_sound(page)
    assert page.tags("article") == ["article"]


@pytest.mark.fault(56)
@each("harm", HARM, ids=range(len(HARM)))
def test_no_word_can_become_markup(harm: str) -> None:
    clean = Page(pair_page(spoiled(full_material(), lambda text: f"{text} harmless")))
    page = Page(pair_page(spoiled(full_material(), lambda text: f"{text} {harm}")))
    assert_sound(page)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in clean.elements]
    assert [set(a) for _, a in page.elements] == [set(a) for _, a in clean.elements]
    assert " ".join(harm.split()) in page.text


@each("harm", HARM, ids=range(len(HARM)))
@each("record", RECORDS, ids=lambda record: record.kind)
def test_no_word_of_a_single_meeting_can_either(record, harm: str) -> None:
    assert_sound(Page(meeting_page(spoiled(record, lambda text: f"{text} {harm}"), apart())))


def test_no_control_character_and_no_turned_text_gets_into_the_page() -> None:
    source = pair_page(spoiled(full_material(), lambda text: f"{text}\x00\x1b[2J\x85\u202e\u2066\ud800\ufeff"))
    source.encode()
    assert not set(source) & {"\x00", "\x1b", "\x85", "\u202e", "\u2066", "\ud800"}
    assert "\ufffd" in source


def test_lines_stay_lines_and_scripts_from_the_right_stand_apart() -> None:
    assert "<bdi>The review went well.\nI asked early.</bdi>" in meeting_page(full_record(), apart())
    assert "white-space: pre-line" in STYLE


def test_a_corrected_line_has_its_day_and_its_first_words_below() -> None:
    changes = (
        amended("answers/went-well", "Only <this>"),
        amended("topics/t-1/text", "How to say yes"),
        amended("times", "It was at 16:00"),
    )
    page = Page(meeting_page(full_record(amendments=changes), apart()))
    assert_sound(page)
    for words in (
        "Went well Only <this> Corrected on Wed 18 Nov 2026; first it said: The review went well. I asked early.",
        "How to say yes (Sam, give me options, discussed) Corrected on Wed 18 Nov 2026; first it said: How to say no",
        "It was at 16:00 Corrected on Wed 18 Nov 2026; first it said: Tue 17 Nov 2026, 15:00 to 16:02",
    ):
        assert words in page.text
    assert "For Ada" not in page.text


def test_every_plot_has_its_figures_beside_it() -> None:
    page = Page(pair_page(nine_months()))
    assert page.tags("svg")
    assert page.values("aria-hidden").count("true") == len(page.tags("svg")) + 1
    assert page.tags("caption") == ["caption"] * 3
    done = sum(c.owner is Role.MENTEE and c.status is CommitmentStatus.DONE for c in nine_months().commitments)
    for words in (f"Jonas, done {done}", "Last week 14 min in 34 meetings 15 min planned", "reached Tue 17 Mar"):
        assert words in page.text


def test_the_longest_bar_fills_its_column_and_none_is_wider() -> None:
    source = pair_page(nine_months()) + pair_page(full_material())
    shares = [float(share) for share in re.findall(r'<rect class="was" width="([\d.]+)%?"', source)]
    assert max(shares) == 100
    for at, width in re.findall(r'x="([\d.]+)%" y="4" width="([\d.]+)%"', source):
        assert float(at) + float(width) <= 100.1


@each("years", [0, 1, 5, 40, 900])
def test_a_long_story_has_no_more_marks_than_can_be_seen(years: int) -> None:
    material = nine_months()
    today = material.today.replace(year=material.today.year + years)
    source = goals_html(replace(material, today=today).story(), "Goals")
    assert 8 <= source.count('class="month"') // source.count("<svg") <= MOST_MARKS


@each("until", [date.max, date(2999, 12, 31)])
def test_the_story_ends_with_what_there_is(until: date) -> None:
    material = nine_months()
    assert replace(material, until=until).story() == material.story()
    assert replace(material, since=until).story().since == until
    assert replace(material, until=date.min).story().time.meetings == ()


def test_too_many_goals_are_no_picture() -> None:
    material = nine_months()
    goals = [replace(goal, id=f"{goal.id}-{turn}") for turn in range(3) for goal in material.goals]
    assert len(goals) > MOST_GOALS
    assert "Goals, and each time" not in pair_page(replace(material, goals=goals))


def test_a_pair_that_has_nothing_yet_has_a_page_all_the_same() -> None:
    page = Page(pair_page(Material(apart(), TUESDAY.date())))
    assert_sound(page)
    assert "Sam and Ada No meetings" in page.text


def test_a_page_can_be_narrowed_to_some_days() -> None:
    page = Page(pair_page(replace(nine_months(), since=date(2026, 10, 1), until=date(2026, 10, 31))))
    assert_sound(page)
    assert len(page.tags("article")) == 3
    assert "You met 3 times" in page.text


def test_the_page_knows_light_dark_and_paper() -> None:
    for rule in ("prefers-color-scheme: dark", "@media print", "@page", "break-after: avoid", "print-color-adjust"):
        assert rule in STYLE
    assert "size:" not in re.findall(r"@page \{[^}]*", STYLE)[0], "the printer knows its paper"


def test_light_and_dark_can_be_read() -> None:
    for scheme in re.findall(r"--ground: [^}]*", STYLE):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", scheme))
        for name in ("text", "quiet", "calm", "warm"):
            assert _contrast(colours[name], colours["ground"]) >= 7, (name, scheme)
        for name in ("bar", "plan"):
            assert _contrast(colours[name], colours["ground"]) >= (2 if colours["ground"] == "#fff" else 3), name


def test_every_meeting_is_told_of_while_it_is_written() -> None:
    told: list[int] = []
    pair_page(full_material(), lambda: told.append(1))
    assert len(told) == 2


def test_the_same_material_gives_the_same_page() -> None:
    assert pair_page(full_material()) == pair_page(full_material())


@pytest.mark.skipif(bool(why_no_browser()), reason=why_no_browser() or "there is one")
def test_a_real_browser_shows_and_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    harm = " ".join(HARM)
    file.write_text(pair_page(spoiled(full_material(), lambda text: f"{text} {harm}")), encoding="utf-8")
    shown = with_browser(tmp_path, "--dump-dom", file)
    assert shown.stdout.count("<article") == 2
    assert "alert(1)&lt;/script&gt;" in shown.stdout
    assert "Refused" not in shown.stderr
    assert "violates" not in shown.stderr
    paper = tmp_path / "page.pdf"
    with_browser(tmp_path, f"--print-to-pdf={paper}", file)
    assert paper.read_bytes().startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) > 2


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _brightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
