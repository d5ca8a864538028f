"""Drafts of thanks and news: short, in the mentee's voice, and nothing in them that did not happen."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.domain.between.contacts import Contact, ContactKind, silence
from meetingtui.domain.between.courtesy_facts import Material, facts_for
from meetingtui.domain.between.due_courtesies import Happened, courtesies_of
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.people import Person
from meetingtui.exchange.courtesy_draft import courtesy_draft
from tests.builders import BERLIN, commitment, pair
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import full_record
from tests.records import held

TODAY = TUESDAY.date()
DAY = timedelta(days=1)


def drafts(happened: Happened, material: Material) -> list[str]:
    return [courtesy_draft(one, facts_for(one, material), happened.pair) for one in courtesies_of(happened)]


def test_thanks_say_what_the_mentor_did_and_what_comes_now() -> None:
    assert drafts(Happened(pair(), full_record()), Material(BERLIN, full_record())) == [
        "Hello Ada,\n"
        "thank you for your time in our meeting.\n"
        "Thank you for this: Introduce Sam to Lin.\n"
        "This week I will: Finish the slides.\n"
        "Sam\n"
    ]


def test_thanks_for_a_meeting_of_which_nothing_is_kept_are_still_thanks() -> None:
    assert drafts(Happened(pair(), held()), Material(BERLIN, held())) == [
        "Hello Ada,\nthank you for your time in our meeting.\nSam\n"
    ]


@each(("words", "about"), [("the slides", " about this: the slides."), ("Lin?", " about this: Lin?"), ("", ".")])
def test_a_second_message_names_the_first(words: str, about: str) -> None:
    wrote = Contact("c-1", "pair-1", TUESDAY, ContactKind.WROTE, text=words)
    waiting = silence((wrote,), None, TODAY + 5 * DAY, BERLIN)
    (draft,) = drafts(Happened(pair(), silence=waiting), Material(BERLIN, silence=waiting))
    assert draft.splitlines()[1] == f"I wrote on Tue 17 Nov{about}"


def test_news_tell_what_came_of_it_or_leave_room_for_it() -> None:
    done = Update("u-1", "pair-1", "c-1", TUESDAY + 2 * DAY, Outcome.DONE)
    promise = commitment("Write to\nPilar", id="c-1")
    week, month, *_ = drafts(Happened(pair(closed_on=TODAY)), Material(BERLIN, promises=(promise,), updates=(done,)))
    assert week.splitlines()[1:3] == [
        "we wrapped up a week ago, and I want to tell you what came of it.",
        "Done: Write to Pilar.",
    ]
    assert month.splitlines()[2] == "[one thing that came of it]"


def test_hostile_words_stay_on_their_line() -> None:
    happened = Happened(pair(), full_record(mentor="Ada"))
    (thanks,) = courtesies_of(happened)
    hostile = pair(mentor=Person("A\x1b[2J\nb", BERLIN))
    draft = courtesy_draft(thanks, facts_for(thanks, Material(BERLIN, full_record())), hostile)
    assert "\x1b" not in draft
    assert len(draft.splitlines()) == 5
