"""Web addresses in what was typed: found as a reader finds them, each once, with who gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.between.jots import Jot
from meetingtui.domain.between.link_marks import LinkMark, before_last_change, read_link, with_takeaway
from meetingtui.domain.between.links import LinkState, TypedWords, gathered, typed_between
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.topics import Topic
from meetingtui.domain.people import Role
from meetingtui.domain.record.typed_in_meeting import typed_in
from meetingtui.domain.web_addresses import short_address, web_addresses
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.first_meetings import DOOR, first_record
from tests.meetings import full_contents, full_record

DAY = timedelta(days=1)
URL = "https://talks.example/no"


@each(
    ("text", "found"),
    [
        ("Read https://a.example/x, then call.", ["https://a.example/x"]),
        ("(see http://a.example/x)", ["http://a.example/x"]),
        ("https://en.wikipedia.example/Ada_(name).", ["https://en.wikipedia.example/Ada_(name)"]),
        ("[talk](https://a.example/x?y=1&z=%20#top)", ["https://a.example/x?y=1&z=%20#top"]),
        ("<https://a.example> and HTTPS://B.example/!", ["https://a.example", "HTTPS://B.example/"]),
        ("twice https://a.example https://a.example", ["https://a.example"]),
        ("“https://a.example/ü”", ["https://a.example/ü"]),
        ("a.example, ftp://a.example, https://, http:///x", []),
        ("javascript:alert(1) file:///etc/passwd", []),
        ("https://a.example/\x1b]0;x", ["https://a.example/"]),
        ("https://a.example/\u202ex", ["https://a.example/"]),
        ("https://a.example/" + "x" * 3000, []),
    ],
)
def test_an_address_ends_where_a_reader_would_end_it(text: str, found: list[str]) -> None:
    assert web_addresses(text) == found


def test_an_address_is_said_short() -> None:
    assert short_address("https://www.talks.example/no/") == "talks.example/no"
    assert len(short_address("https://a.example/" + "x" * 200)) == 60


def test_each_address_is_gathered_once_from_where_it_was_typed_first() -> None:
    later, first = TypedWords(URL, TUESDAY + DAY, Role.MENTEE), TypedWords(f"see {URL}.", TUESDAY, Role.MENTOR)
    (link,) = gathered([later, first])
    assert (link.address, link.given, link.state) == (URL, first, LinkState.GIVEN)


def test_everything_between_meetings_is_looked_through_but_what_is_private_or_taken_back() -> None:
    promise = commitment("1 https://a.example/1", id="c-1")
    update = Update("u-1", "pair-1", "c-1", TUESDAY, Outcome.PARTLY, "https://a.example/2", Role.MENTEE)
    typed = typed_between(
        jots=(
            Jot("j-1", "pair-1", "https://a.example/3", TUESDAY, by=Role.MENTOR),
            Jot("j-2", "pair-1", "https://a.example/private", TUESDAY, private=True),
        ),
        topics=(Topic("t-1", "pair-1", "Talk", TUESDAY, tried="https://a.example/4"),),
        commitments=(promise,),
        updates=(update, replace(update, note="https://a.example/back", taken_back_at=TUESDAY)),
        doors=(replace(DOOR, text="https://a.example/5"),),
    )
    found = {link.address[-1]: (link.given.by, link.given.where) for link in gathered(typed)}
    assert found == {
        "1": (Role.MENTEE, "promise"),
        "2": (Role.MENTEE, "promise: 1 https://a.example/1"),
        "3": (Role.MENTOR, "jot"),
        "4": (None, "topic: Talk"),
        "5": (Role.MENTOR, "door"),
    }


def test_a_meeting_gives_its_links_with_topic_and_number_and_not_its_place() -> None:
    contents = full_contents()
    topic = replace(contents.topics[0], notes=f"Begin with {URL}")
    contents = replace(contents, topics=(topic, *contents.topics[1:]), answers={"better": "https://b.example"})
    links = gathered(typed_in(full_record(contents=contents)))
    assert [(link.address, link.given.where, link.given.meeting) for link in links] == [
        ("https://b.example", "Last week, could be better", 12),
        (URL, "topic: How to say no", 12),
    ]
    assert gathered(typed_in(first_record())) == []


def test_a_link_is_read_then_taken_from_and_each_step_taken_back() -> None:
    mark = LinkMark("l-1", "pair-1", URL, TUESDAY)
    done = read_link(mark, at=TUESDAY)
    assert read_link(done, at=TUESDAY + DAY) is done
    taken = with_takeaway(done, "Say it early", at=TUESDAY + DAY)
    assert with_takeaway(taken, "Say it early", at=TUESDAY + 2 * DAY) is taken
    assert (taken.read_at, taken.takeaway, taken.touched_at) == (TUESDAY, "Say it early", TUESDAY + DAY)
    back = before_last_change(taken, at=TUESDAY + 3 * DAY)
    assert (back.read_at, back.takeaway, len(back.changes)) == (TUESDAY, "", 3)
    assert with_takeaway(mark, "x", at=TUESDAY).read_at == TUESDAY
