"""What a look at a goal tells: what was done for it, whether it is quiet, and where it rolls to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from meetingtui.domain.ledger.commitments import Commitment, CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.goal_look import decided, deeds, kept_on, last_words, linked_to, quiet_today, rolled
from meetingtui.domain.ledger.goals import Goal, GoalChange, GoalState, Verdict, moved_goal, with_state
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.transitions import Meeting
from tests.builders import BERLIN, arriving, commitment
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held

DAY = timedelta(days=1)
TODAY = TUESDAY.date()
REVIEW = held(began=TUESDAY - 28 * DAY, month_reviewed=True)


def goal(days: int = 90, *, set_days_ago: int = 40) -> Goal:
    since = TODAY - set_days_ago * DAY
    return Goal("g", "pair-1", "Give a talk", since, since + days * DAY)


def task(text: str, *looks: LookBack, **fields: Any) -> Commitment:
    return commitment(text, **({"goal_id": "g", "history": looks} | fields))


def look(days_ago: int, outcome: Outcome | None = Outcome.DONE, note: str = "") -> LookBack:
    return LookBack("m", TUESDAY - days_ago * DAY, outcome, note)


def meeting(*tasks: Commitment, **fields: Any) -> Meeting:
    given: dict[str, Any] = {"goals": [goal()], "records": [REVIEW]} | fields
    return arriving(commitments=tasks, **given)


def told(of: Meeting) -> list[tuple[str, Outcome | None, str]]:
    return [(deed.text, deed.outcome, deed.note) for deed in deeds(of, goal())]


def test_only_the_last_word_since_the_last_review_is_told() -> None:
    since = meeting(
        task("Slides", look(14, Outcome.PARTLY, "half"), look(7, Outcome.DONE, "all"), status=CommitmentStatus.DONE),
        task("Said in that review", LookBack("m", REVIEW.ended, Outcome.DONE), status=CommitmentStatus.DONE),
        task("Passed over", look(7, None), made_at=TUESDAY - 8 * DAY),
        task("For another goal", look(7), goal_id="other"),
    )
    assert told(since) == [("Passed over", None, ""), ("Slides", Outcome.DONE, "all")]


def test_before_the_first_review_everything_is_told() -> None:
    assert told(meeting(task("Slides", look(80), status=CommitmentStatus.DONE), records=[])) == [
        ("Slides", Outcome.DONE, "")
    ]


def test_the_word_of_today_comes_before_earlier_ones() -> None:
    now = meeting(task("Slides", look(7, Outcome.PARTLY)))
    review = TaskReview(now.linked[0], Outcome.DONE, "today")
    now = replace(now, contents=replace(now.contents, reviews=(review,)))
    assert told(now) == [("Slides", Outcome.DONE, "today")]


def test_what_was_closed_long_ago_does_not_travel_with_the_meeting() -> None:
    old, new = task("Old", look(60), made_at=TUESDAY - 70 * DAY, status=CommitmentStatus.DONE), task("New")
    assert linked_to([goal()], [old, new], month_since=REVIEW.ended, now=TUESDAY) == (new,)
    assert linked_to([goal()], [old, new], month_since=None, now=TUESDAY) == (old, new)
    reached = with_state(goal(), GoalState.REACHED, why="", at=TUESDAY)
    assert linked_to([reached], [old, new], month_since=None, now=TUESDAY) == ()


def test_a_goal_is_quiet_until_something_is_done_or_promised_for_it() -> None:
    still = meeting()
    assert quiet_today(still, goal())
    promised = replace(still, contents=replace(still.contents, commitments=(task("Slides"),)))
    assert not quiet_today(promised, goal())
    assert not quiet_today(meeting(task("Slides", look(20), made_at=TUESDAY - 60 * DAY)), goal())
    assert quiet_today(meeting(task("Slides", look(22), made_at=TUESDAY - 60 * DAY)), goal())


def test_the_newest_change_with_words_is_remembered() -> None:
    said = with_state(
        with_state(goal(), GoalState.AT_RISK, why="Lin is away", at=TUESDAY), GoalState.ON_TRACK, why="", at=TUESDAY
    )
    words = last_words(said)
    assert words is not None
    assert words.why == "Lin is away"
    assert last_words(goal()) is None


@each(
    ("verdict", "days", "horizon"),
    [
        (Verdict.KEEP, 45, 30),
        (Verdict.KEEP, 90, 60),
        (Verdict.ADJUST, 90, 60),
        (Verdict.DROP, 90, None),
        (None, 90, None),
    ],
)
def test_what_goes_on_stands_on_the_horizon_it_rolls_to(
    verdict: Verdict | None, days: int, horizon: int | None
) -> None:
    contents = Contents(goal_reviews=(GoalReview(goal(days), verdict),))
    shown = [at for at in (30, 60, 90) if kept_on(contents, at, at=TUESDAY, today=TODAY)]
    assert shown == ([] if horizon is None else [horizon])


def test_a_goal_that_nobody_decided_on_stays_as_it_was() -> None:
    assert decided(GoalReview(goal(), evidence="typed"), at=TUESDAY, today=TODAY) == goal()
    kept = decided(GoalReview(goal(), Verdict.KEEP, "seen", "fun"), at=TUESDAY, today=TODAY, meeting_id="m")
    assert replace(kept.changes[0], state=None, state_before=None) == GoalChange(
        TUESDAY, Verdict.KEEP, "seen", "fun", meeting_id="m"
    )


@each(("days", "ago", "nearer"), [(90, 0, False), (90, 29, False), (90, 30, True), (30, 10, False), (60, 61, False)])
def test_days_bring_a_goal_to_a_nearer_horizon(days: int, ago: int, nearer: bool) -> None:
    assert rolled(goal(days, set_days_ago=ago), TODAY, BERLIN) is nearer


def test_a_goal_that_was_moved_starts_anew() -> None:
    anew = moved_goal(goal(90, set_days_ago=40), 30, why="", at=TUESDAY, today=TODAY)
    assert not rolled(anew, TODAY, BERLIN)
