"""Corrected words of meetings in what is kept of promises, goals and doors, and in the story of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from meetingtui.domain.ending.conclusion import replacement_id
from meetingtui.domain.ledger.commitments import Commitment, Outcome, reviewed
from meetingtui.domain.ledger.goal_look import decided
from meetingtui.domain.ledger.goals import Goal, Verdict, reworded
from meetingtui.domain.ledger.opportunities import Opportunity, Stage, moved_door
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.record.amendments import Amendment
from meetingtui.domain.record.corrected_ledger import Corrections
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.story.story import Story, tell
from tests.builders import commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held

DAY = timedelta(days=1)
TODAY = TUESDAY.date()


def meeting(ago: int, contents: Contents, **corrected: str) -> MeetingRecord:
    """A meeting so many days ago; `reviews__c__note="New"` corrects the line `reviews/c/note`."""
    amendments = tuple(
        Amendment(f"a-{ago}-{n}", key.replace("__", "/").replace("_", "-"), words, TUESDAY - (ago - 1) * DAY)
        for n, (key, words) in enumerate(corrected.items())
    )
    return held(began=TUESDAY - ago * DAY, id=f"m-{ago}", contents=contents, amendments=amendments)


def looked_back(task: Commitment, ago: int, outcome: Outcome | None, note: str) -> Commitment:
    at = TUESDAY - ago * DAY
    return reviewed(task, outcome, note, meeting_id=f"m-{ago}", at=at, today=at.date())


def told(records: Sequence[MeetingRecord], since: date = TODAY - 90 * DAY, **kept: Sequence[object]) -> Story:
    values = {"commitments": (), "goals": (), "opportunities": (), **kept}
    return tell(records, since=since, until=TODAY, **values)  # type: ignore[arg-type]


# --- promises ---------------------------------------------------------------------------------------------------

TASK = commitment("Write", id="c", made_at=TUESDAY - 200 * DAY)
MADE = Contents(commitments=(TASK,))


def test_a_promise_that_was_corrected_long_before_the_stretch_is_told_as_corrected() -> None:
    records = [meeting(200, MADE, commitments__c__text="Write it all"), meeting(7, Contents())]
    assert [promise.text for promise in told(records, commitments=[TASK]).promises] == ["Write it all"]


def test_what_a_later_meeting_corrected_is_not_known_to_an_earlier_story() -> None:
    record = meeting(7, Contents(reviews=(TaskReview(TASK, Outcome.PARTLY),)), reviews__c__text="Write it all")
    story = tell([record], [TASK], (), (), TODAY - 300 * DAY, TODAY - 10 * DAY)
    assert [promise.text for promise in story.promises] == ["Write"]


def test_the_newest_correction_of_a_promise_holds_wherever_it_was_made() -> None:
    review = Contents(reviews=(TaskReview(TASK, Outcome.PARTLY),))
    records = [meeting(200, MADE, commitments__c__text="Older"), meeting(7, review, reviews__c__text="Newest")]
    for given in (records, records[::-1]):
        assert [made.text for made in Corrections(given).promises([TASK])] == ["Newest"]


def test_a_note_is_corrected_in_the_look_back_of_its_meeting_alone() -> None:
    task = looked_back(looked_back(TASK, 14, Outcome.PARTLY, "Half"), 7, Outcome.PARTLY, "More")
    review = Contents(reviews=(TaskReview(TASK, Outcome.PARTLY, "Half"),))
    record = meeting(14, review, reviews__c__note="A third")
    (kept,) = Corrections([record]).promises([task])
    assert [look.note for look in kept.history] == ["A third", "More"]
    record = replace(record, id="m-7", amendments=record.amendments)
    assert [promise.note for promise in told([record], commitments=[task]).promises] == ["A third"]


def test_what_took_the_place_of_a_promise_has_the_corrected_note_as_its_words() -> None:
    review = Contents(reviews=(TaskReview(TASK, Outcome.SMALLER, "Three lines"),))
    smaller = commitment("Three lines", id=replacement_id("m-7", "c"), replaces="c")
    (kept,) = Corrections([meeting(7, review, reviews__c__note="Five lines")]).promises([smaller])
    assert kept.text == "Five lines"


# --- goals ------------------------------------------------------------------------------------------------------

SET = Goal("g", "pair-1", "Speak", TODAY - 80 * DAY, TODAY + 10 * DAY, "30 people came")
REVIEW = GoalReview(SET, Verdict.ADJUST, "Two invitations", "Smaller first", "Speak at the club")
ADJUSTED = decided(REVIEW, at=TUESDAY - 40 * DAY, today=TODAY - 40 * DAY, meeting_id="m-40")
NOW = reworded(ADJUSTED, text="Speak in May", known_by="Ada heard it", why="The club", at=TUESDAY - 20 * DAY)
SETTING, JUDGING = Contents(new_goals=(SET,)), Contents(goal_reviews=(REVIEW,))
STILL = Contents(goal_reviews=(GoalReview(NOW),))


@each(
    ("ago", "contents", "key", "place"),
    [
        (80, SETTING, "new_goals__g__text", 0),
        (80, SETTING, "new_goals__g__known_by", 1),
        (40, JUDGING, "goal_reviews__g__text", 0),
        (40, JUDGING, "goal_reviews__g__evidence", 2),
        (40, JUDGING, "goal_reviews__g__why", 3),
        (40, JUDGING, "goal_reviews__g__new_text", 4),
        (5, STILL, "goal_reviews__g__text", 5),
    ],
)
def test_words_of_a_goal_are_corrected_where_they_held(ago: int, contents: Contents, key: str, place: int) -> None:
    (kept,) = Corrections([meeting(ago, contents, **{key: "Wholly new"})]).goals([NOW])
    adjusted, moved_on = kept.changes
    words = [
        adjusted.text_before,
        moved_on.known_by_before,
        adjusted.evidence,
        adjusted.why,
        moved_on.text_before,
        kept.text,
        kept.known_by,
    ]
    expected = ["Speak", "30 people came", "Two invitations", "Smaller first", "Speak at the club"]
    expected += ["Speak in May", "Ada heard it"]
    expected[place] = "Wholly new"
    assert words == expected


def test_a_corrected_goal_is_told_so() -> None:
    records = [
        meeting(80, SETTING, new_goals__g__text="Speak up"),
        meeting(40, JUDGING, goal_reviews__g__new_text="Speak at a club", goal_reviews__g__why="Step by step"),
    ]
    (goal,) = told(records, goals=[ADJUSTED]).goals
    (step,) = goal.steps
    assert (goal.text, step.text_before, step.why) == ("Speak at a club", "Speak up", "Step by step")
    assert step.evidence == "Two invitations"


@each(
    ("contents", "key"),
    [
        (Contents(), "new_goals__g__text"),
        (Contents(goal_reviews=(GoalReview(SET),)), "goal_reviews__g__evidence"),
        (Contents(goal_reviews=(replace(REVIEW, goal=NOW),)), "goal_reviews__g__text"),
        (JUDGING, "goal_reviews__g__verdict"),
    ],
    ids=["not in the meeting", "nothing decided", "another course of changes", "a fact"],
)
def test_what_surely_belongs_nowhere_changes_no_goal(contents: Contents, key: str) -> None:
    other = replace(ADJUSTED, changes=tuple(replace(c, at=c.at + DAY, meeting_id="x") for c in ADJUSTED.changes))
    assert list(Corrections([meeting(40, contents, **{key: "New"})]).goals([other])) == [other]


def test_new_words_that_the_decision_passed_over_change_no_goal() -> None:
    review = replace(REVIEW, verdict=Verdict.KEEP)
    kept = decided(review, at=TUESDAY - 40 * DAY, today=TODAY - 40 * DAY, meeting_id="m-40")
    record = meeting(40, Contents(goal_reviews=(review,)), goal_reviews__g__new_text="New")
    assert list(Corrections([record]).goals([kept])) == [kept]


# --- doors ------------------------------------------------------------------------------------------------------

DOOR = Opportunity("o", "pair-1", "A room", TUESDAY - 30 * DAY)
OFFERED = moved_door(DOOR, Stage.OFFERED, "A list", at=TUESDAY - 7 * DAY)
OUTCOME = moved_door(OFFERED, Stage.OUTCOME, "Forty came", at=TUESDAY - DAY)


def test_a_corrected_door_is_told_so() -> None:
    records = [
        meeting(30, Contents(lookouts=(DOOR,)), lookouts__o__text="A friendly room"),
        meeting(7, Contents(doors=(OFFERED,)), doors__o__moves__0="A list of dates"),
    ]
    (door,) = told(records, opportunities=[OUTCOME]).doors
    assert door.text == "A friendly room"
    assert [move.note for move in door.moves] == ["A list of dates", "Forty came"]


def test_the_words_of_an_older_door_may_be_corrected_where_it_was_spoken_of() -> None:
    (door,) = Corrections([meeting(7, Contents(doors=(OFFERED,)), doors__o__text="New")]).doors([OUTCOME])
    assert door.text == "New"


@each("number", ["1", "x"])
def test_a_step_that_is_not_there_changes_no_door(number: str) -> None:
    record = meeting(7, Contents(doors=(OFFERED,)), **{f"doors__o__moves__{number}": "New"})
    assert list(Corrections([record]).doors([OUTCOME])) == [OUTCOME]


def test_corrections_put_in_twice_are_as_good_as_once() -> None:
    records = [
        meeting(80, SETTING, new_goals__g__text="Speak up", new_goals__g__known_by="It is heard"),
        meeting(40, JUDGING, goal_reviews__g__new_text="Speak at a club", goal_reviews__g__why="Step by step"),
    ]
    corrections = Corrections(records)
    once = list(corrections.goals([NOW]))
    assert once != [NOW]
    assert list(corrections.goals(once)) == once
