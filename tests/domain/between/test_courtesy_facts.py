"""What a draft can speak of: what a meeting kept, and what came since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meetingtui.domain.between.courtesy_facts import Fact, FactKind, Material, facts_for
from meetingtui.domain.between.due_courtesies import Happened, courtesies_of
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ledger.commitments import Outcome
from meetingtui.domain.ledger.opportunities import Stage, moved_door
from tests.builders import BERLIN, commitment, pair
from tests.fakes import TUESDAY
from tests.first_meetings import DOOR
from tests.meetings import full_contents, full_record

DAY = timedelta(days=1)


def test_thanks_speak_of_what_the_meeting_kept() -> None:
    (thanks,) = courtesies_of(Happened(pair(), full_record()))
    assert facts_for(thanks, Material(BERLIN, full_record())) == (
        Fact(FactKind.KEPT, "Introduce Sam to Lin"),
        Fact(FactKind.TASK, "Finish the slides"),
    )


def test_an_update_speaks_of_what_came_since_the_one_before() -> None:
    wrote, read = commitment("Write to Pilar", id="c-1"), commitment("Read it", id="c-2")
    closed_at = TUESDAY
    updates = (
        Update("u-1", "pair-1", "c-1", closed_at + 3 * DAY, Outcome.DONE, "she answered"),
        Update("u-2", "pair-1", "c-2", closed_at + 3 * DAY, Outcome.PARTLY),
        Update("u-3", "pair-1", "c-2", closed_at + 3 * DAY, Outcome.DONE, taken_back_at=closed_at + 4 * DAY),
    )
    door = moved_door(DOOR, Stage.OUTCOME, "I spoke there", at=closed_at + 20 * DAY)
    mark = LinkMark("l-1", "pair-1", "https://a.example", closed_at, takeaway="Say no early")
    material = Material(
        BERLIN,
        promises=(wrote, read),
        updates=updates,
        doors=(door, replace(DOOR, id="o-2")),
        link_marks=(mark,),
    )
    updated = courtesies_of(Happened(pair(closed_on=TUESDAY.date())))
    facts = [facts_for(one, material) for one in updated]
    assert facts == [
        (Fact(FactKind.DONE, "Write to Pilar", "she answered"), Fact(FactKind.DOOR, DOOR.text, "outcome")),
        (Fact(FactKind.DOOR, DOOR.text, "outcome"),),
        (),
        (),
        (),
    ]


def test_thanks_for_a_meeting_speak_of_its_links_but_not_of_the_mentees_own() -> None:
    contents = full_contents()
    topic = replace(contents.topics[0], tried="https://a.example/mine", notes="Begin with https://a.example/yours")
    record = full_record(contents=replace(contents, topics=(topic,)))
    (thanks,) = courtesies_of(Happened(pair(), record))
    facts = facts_for(thanks, Material(BERLIN, record))
    assert [fact.words for fact in facts if fact.kind is FactKind.LINK] == ["https://a.example/yours"]
