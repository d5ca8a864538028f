"""What goes with a meeting that is forgotten, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.invitations import Invitation
from meetingtui.domain.between.jots import Jot, used_jot
from meetingtui.domain.between.link_marks import LinkMark
from meetingtui.domain.between.preparations import Preparation
from meetingtui.domain.between.updates import Update
from meetingtui.domain.ending.conclusion import conclude, replacement_id
from meetingtui.domain.forgetting import Leaving, leaving
from meetingtui.domain.ledger.commitments import CommitmentStatus, LookBack, Outcome
from meetingtui.domain.ledger.goals import GoalState
from meetingtui.domain.ledger.opportunities import Move, Opportunity, Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.contents import Contents, GoalReview, TaskReview
from meetingtui.domain.meeting.opening import Table
from meetingtui.domain.people import NextMeeting, Role
from meetingtui.domain.record.record import MeetingRecord
from tests.builders import BERLIN, arriving, commitment, live
from tests.each import each
from tests.fakes import TUESDAY
from tests.records import held
from tests.strategies import a_goal, a_topic

WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)
DONE = commitment("Write the slides", id="c-1", status=CommitmentStatus.DONE)
OPEN = commitment("Read chapter 3", id="c-2")
REACHED, CURRENT = a_goal("g-1", "Speak", 30, state=GoalState.REACHED), a_goal("g-2", "Lead", 30)
OVER, WAITS = a_topic("t-1", "Saying no", state=TopicState.DISCUSSED), a_topic("t-2", "Career")
THANKED = Opportunity("o-1", "pair-1", "A talk", TUESDAY, Stage.THANKED)
AHEAD = Opportunity("o-2", "pair-1", "A job", TUESDAY)
ALL = Table((), (DONE, OPEN), (REACHED, CURRENT), (THANKED, AHEAD), (OVER, WAITS))
NOTHING = Table((), (), (), (), ())
BEGUN = Contents(
    commitments=(replace(DONE, status=CommitmentStatus.OPEN), OPEN),
    new_goals=(replace(REACHED, state=GoalState.ON_TRACK), CURRENT),
    lookouts=(replace(THANKED, stage=Stage.LOOKING_OUT), AHEAD),
    topics=(OVER, WAITS),
)
MEETING = held(id="m-1", contents=BEGUN)


def later(**contents: Any) -> MeetingRecord:
    return held(id="m-2", number=2, began=TUESDAY + WEEK, contents=Contents(**contents))


def left(
    *others: MeetingRecord, meeting: MeetingRecord = MEETING, kept: Table = ALL, date: NextMeeting | None = None
) -> Leaving:
    return leaving([meeting], others, kept, date)


def things(promise: str, goal: str, door: str, topic: str) -> dict[str, set[str]]:
    return {"promise": {promise}, "goal": {goal}, "door": {door}, "topic": {topic}}


def test_what_is_over_and_appears_nowhere_else_goes() -> None:
    assert left().goes == things("c-1", "g-1", "o-1", "t-1")
    assert left(later()).gone == {"c-1", "g-1", "o-1", "t-1"}


def test_what_is_open_stays() -> None:
    assert left().open == things("c-2", "g-2", "o-2", "t-2")
    assert left().shared == {}


@each(
    ("contents", "thing"),
    [
        ({"reviews": (TaskReview(DONE),)}, DONE),
        ({"commitments": (DONE,)}, DONE),
        ({"goal_reviews": (GoalReview(REACHED),)}, REACHED),
        ({"new_goals": (REACHED,)}, REACHED),
        ({"commitments": (replace(OPEN, goal_id="g-1"),)}, REACHED),
        ({"reviews": (TaskReview(replace(OPEN, goal_id="g-1")),)}, REACHED),
        ({"doors": (THANKED,)}, THANKED),
        ({"lookouts": (THANKED,)}, THANKED),
        ({"topics": (OVER,)}, OVER),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, dict) else value.id,
)
def test_what_another_meeting_speaks_of_stays(contents: dict[str, Any], thing: Any) -> None:
    found = left(later(**contents))
    assert thing.id in set().union(*found.shared.values())
    assert thing.id not in found.gone.union(*found.open.values())


def test_what_the_meeting_does_not_speak_of_is_none_of_its_business() -> None:
    assert left(meeting=held(id="m-1")) == Leaving("m-1", "pair-1")


def test_a_goal_that_a_promise_serves_which_stays_stays_too() -> None:
    serving = replace(ALL, commitments=(DONE, replace(OPEN, goal_id="g-1")))
    assert left(kept=serving).shared["goal"] == {"g-1"}
    with_its_promise = replace(ALL, commitments=(replace(DONE, goal_id="g-1"), OPEN))
    assert left(kept=with_its_promise).goes["goal"] == {"g-1"}


def test_a_topic_that_the_queue_does_not_hold_any_more_is_over() -> None:
    unqueued = replace(ALL, topics=())
    assert left(kept=unqueued).goes["topic"] == {"t-1", "t-2"}
    assert left(later(topics=(OVER, WAITS)), kept=unqueued).spent == {"t-1", "t-2"}


def test_what_took_the_place_of_a_promise_goes_by_the_same_rule() -> None:
    meeting = live(arriving(commitments=[OPEN]))
    meeting.start()
    meeting.notebook.review("c-2", Outcome.CHANGED)
    meeting.notebook.note_review("c-2", "Read chapter 4")
    conclusion = conclude(meeting.finish())
    old, new = conclusion.commitments
    assert (new.text, new.id) == ("Read chapter 4", replacement_id("meeting-1", "c-2"))
    kept = replace(NOTHING, commitments=(old, new))
    assert left(meeting=conclusion.record, kept=kept).open["promise"] == {new.id}
    done = replace(kept, commitments=(old, replace(new, status=CommitmentStatus.DONE)))
    assert left(meeting=conclusion.record, kept=done).goes["promise"] == {"c-2", new.id}


def test_steps_of_doors_that_were_made_in_the_meeting_are_known_by_their_time() -> None:
    before, within, after = TUESDAY - MINUTE, TUESDAY + MINUTE, TUESDAY + 61 * MINUTE
    door = replace(AHEAD, moves=tuple(Move(at, Stage.OFFERED, "word") for at in (before, within, after)))
    meeting = held(id="m-1", contents=Contents(doors=(door,), lookouts=(replace(door, id="o-9"),)))
    assert left(meeting=meeting).moves == {("o-2", within), ("o-9", within)}


def test_other_versions_of_the_meeting_count_as_the_meeting() -> None:
    other = replace(MEETING, contents=Contents(commitments=(DONE,)))
    meeting = held(id="m-1")
    assert leaving([meeting, other], (), ALL, None).goes["promise"] == {"c-1"}


def test_the_place_of_a_date_goes_unless_it_stands() -> None:
    date = NextMeeting(TUESDAY + WEEK, BERLIN, 60, "the room")
    meeting = held(id="m-1", contents=Contents(next_meeting=date))
    assert left(meeting=meeting, date=date).past_meeting is None
    for present in (None, replace(date, starts_at=TUESDAY + 2 * WEEK)):
        assert left(meeting=meeting, date=present).past_meeting == date
    assert left(meeting=held(id="m-1")).past_meeting is None


# --- the week before ----------------------------------------------------------------------------------------


def test_what_was_noted_in_the_week_and_came_into_the_meeting_goes_with_it() -> None:
    jot = Jot("j-1", "pair-1", "Lin liked it", TUESDAY - WEEK)
    other = used_jot(replace(jot, id="j-2"), "m-2", at=TUESDAY)
    jots = (used_jot(jot, "m-1", at=TUESDAY), other, replace(jot, id="j-3"))
    prepared = Preparation("p-1", "pair-1", Role.MENTEE, TUESDAY - WEEK, {"worth-it": "x"}, meeting_id="m-1")
    preparations = (prepared, replace(prepared, id="p-2", meeting_id=""))
    goes = left(kept=replace(ALL, jots=jots, preparations=preparations)).goes
    assert (goes["jot"], goes["preparation"]) == ({"j-1"}, {"p-1"})


def test_what_was_done_because_of_the_meeting_goes() -> None:
    to_it, agreed = NextMeeting(TUESDAY, BERLIN, 60), NextMeeting(TUESDAY + WEEK, BERLIN, 60, "Room 4")
    invitation = Invitation("to it", "pair-1", to_it, TUESDAY - WEEK, "u", 2)
    invitations = (
        invitation,
        replace(invitation, id="series", series=True),
        replace(invitation, id="to the one before", date=replace(to_it, starts_at=TUESDAY - WEEK)),
        replace(invitation, id="to the next", date=agreed),
    )
    mark = LinkMark("here", "pair-1", "https://a.example/here", TUESDAY, takeaway="Begin with the yes")
    marks = (mark, replace(mark, id="both", address="https://a.example/both"), replace(mark, id="no", address="x://"))
    thanked = Courtesy("of it", "pair-1", "thanks-meeting/m-1", TUESDAY, done_at=TUESDAY)
    courtesies = (thanked, replace(thanked, id="of another", key="thanks-meeting/m-12"))
    said = Contents(answers={"went-well": f"{marks[0].address}, {marks[1].address}"}, next_meeting=agreed)
    kept = replace(ALL, invitations=invitations, link_marks=marks, courtesies=courtesies)
    meeting, earlier = held(id="m-1", contents=said), held(id="m-0", began=TUESDAY - WEEK + MINUTE)
    others = (earlier, later(answers={"went-well": f"again {marks[1].address}"}))

    def goes(date: NextMeeting | None, kept: Table = kept) -> tuple[frozenset[str], ...]:
        found = left(*others, meeting=meeting, kept=kept, date=date).goes
        return tuple(found.get(kind, frozenset()) for kind in ("invitation", "link", "courtesy"))

    assert goes(agreed) == ({"to it"}, {"here"}, {"of it"})
    assert goes(None) == ({"to it", "to the next"}, {"here"}, {"of it"})
    noted = Jot("j-1", "pair-1", f"see {marks[0].address}", TUESDAY)
    assert goes(agreed, replace(kept, jots=(noted,)))[1] == frozenset()


def test_updates_go_with_their_promise_or_with_the_meeting_that_looked_back_upon_them() -> None:
    update = Update("u-1", "pair-1", "c-1", TUESDAY + WEEK, Outcome.DONE, "sent")
    both = (update, replace(update, id="u-2", promise_id="c-2"))
    assert left(kept=replace(ALL, updates=both)).goes["update"] == {"u-1"}
    task = replace(OPEN, history=(LookBack("m-0", TUESDAY - WEEK, None),))
    meeting = held(id="m-1", contents=Contents(reviews=(TaskReview(task),)))
    times = {"long-ago": -8, "that-week": -1, "later": 1}
    updates = [
        replace(update, id=name, promise_id="c-2", at=TUESDAY + days * timedelta(days=1))
        for name, days in times.items()
    ]
    assert left(meeting=meeting, kept=replace(ALL, updates=updates)).goes["update"] == {"that-week"}
