"""The story of the made-up pair: what happened to its weeks, promises, goals and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from meetingtui.demo.script import Caught, NewDoor, NewGoal, NewTopic, Promise, ScriptedMeeting, Task
from meetingtui.demo.story import MENTEE, MENTOR, STORY, WHO
from meetingtui.domain.dates.zone_time import local, local_day
from meetingtui.domain.ledger.commitments import CommitmentStatus, Outcome
from meetingtui.domain.ledger.goals import GoalState, Verdict, quiet
from meetingtui.domain.ledger.opportunities import Stage
from meetingtui.domain.ledger.topics import TopicState
from meetingtui.domain.meeting.due import MONTH_DAYS
from meetingtui.domain.meeting.extensions import Source
from meetingtui.domain.people import Role
from meetingtui.domain.record.record import MeetingRecord
from meetingtui.domain.text import one_line
from tests.fakes import TUESDAY
from tests.lived_story import left, lived, records

ZONE = "Europe/Berlin"
MINUTE = timedelta(minutes=1)


def played() -> Iterator[tuple[MeetingRecord, ScriptedMeeting]]:
    """Every record, and the script that it was played by."""
    return zip(records(), STORY, strict=True)


def overtime(record: MeetingRecord) -> int:
    return round(record.overrun / MINUTE)


# --- the course of the months -------------------------------------------------------------------------------


def test_the_meetings_are_numbered_without_a_gap_though_weeks_were_missed() -> None:
    assert [record.number for record in records()] == list(range(1, len(STORY) + 1))
    days = [local_day(record.began, ZONE) for record in records()]
    gaps = Counter((b - a).days for a, b in pairwise(days))
    assert set(gaps) == {7, 14, 21}
    assert gaps.most_common(1)[0][0] == 7


def test_both_changes_of_the_clocks_are_crossed() -> None:
    offsets = [local(record.began, ZONE).utcoffset() for record in records()]
    changes = [(a, b) for a, b in pairwise(offsets) if a != b]
    hour = timedelta(hours=1)
    assert changes == [(hour, 2 * hour), (2 * hour, hour)]


def test_the_month_is_reviewed_every_four_weeks_once_put_off_and_once_drawn_forward() -> None:
    held = records()
    days = [local_day(record.began, ZONE) for record in held if record.month_reviewed]
    gaps = [(b - a).days for a, b in pairwise(days)]
    assert max(gaps) <= MONTH_DAYS + 7
    assert len([gap for gap in gaps if gap < MONTH_DAYS]) == 1
    (put_off,) = [number for number, record in enumerate(held) if record.month_put_off]
    assert held[put_off + 1].month_reviewed


def test_every_third_review_asks_whether_the_agreement_is_right() -> None:
    reviews = [record for record in records() if record.month_reviewed]
    asked = [bool(record.contents.answer("agreement-right")) for record in reviews]
    assert asked == [number % 3 == 0 for number in range(1, len(reviews) + 1)]
    assert any(asked)


def test_every_current_goal_is_judged_in_a_month_review_with_evidence_and_reason() -> None:
    for record in records():
        for judged in record.contents.goal_reviews:
            assert bool(judged.verdict) is record.month_reviewed
            assert bool(judged.evidence and judged.why) is record.month_reviewed


def test_the_phases_were_used_differently_every_week() -> None:
    used = [tuple(phase.used for phase in record.phases) for record in records()]
    assert len(set(used)) == len(used)
    assert all(phase.used > timedelta() for record in records() for phase in record.phases)


def test_most_meetings_keep_their_end_and_some_run_a_minute_or_two_over() -> None:
    over = [overtime(record) for record in records() if record.overrun]
    assert 0 < len(over) < len(records()) / 4
    assert max(over) <= 2


def test_some_start_late_and_lose_discussion_not_the_end() -> None:
    plain = [(record, scripted.timing) for record, scripted in played() if _as_agreed(scripted)]
    assert any(timing.late > 5 for _, timing in plain)
    for record, timing in plain:
        assert record.agreed_end - record.began == (60 - timing.late) * MINUTE


def _as_agreed(scripted: ScriptedMeeting) -> bool:
    """Whether nothing but a late start changed the time of that meeting."""
    timing = scripted.timing
    return not (scripted.first or timing.longer or timing.length or timing.began_ago)


def test_extensions_are_of_both_kinds_and_a_later_end_is_a_later_end() -> None:
    extended = [(record, extension) for record in records() for extension in record.extensions]
    assert {extension.source for _, extension in extended} == {Source.DISCUSSION, Source.LATER_END}
    assert all(record.agreed_end == extension.end for record, extension in extended)


def test_pauses_are_left_out_of_the_phase() -> None:
    paused = [record for record in records() if record.pauses]
    lengths = [round((p.until - p.since) / MINUTE) for record in paused for p in record.pauses if p.until]
    assert len(lengths) >= 2
    assert all(lengths)
    for record, length in zip(paused, lengths, strict=True):
        used = sum((phase.used for phase in record.phases), timedelta())
        assert used == record.length - length * MINUTE


def test_once_the_meeting_moved_on_by_itself_ten_minutes_before_its_end() -> None:
    (record,) = [record for record, scripted in played() if scripted.timing.moved_on]
    assert record.phases[-1].used == 10 * MINUTE


# --- promises, goals, doors, topics -------------------------------------------------------------------------


def test_what_came_back_three_times_was_made_smaller_swapped_and_dropped() -> None:
    third = [
        review.outcome
        for record in records()
        for review in record.contents.reviews
        if review.commitment.times_carried == 3
    ]
    assert set(third) == {Outcome.SMALLER, Outcome.DROPPED, Outcome.SWAPPED}


def test_a_replacement_keeps_owner_and_goal_and_is_done_later() -> None:
    commitments = {commitment.id: commitment for commitment in left().commitments}
    replaced = [c for c in commitments.values() if c.replaces]
    assert replaced
    for commitment in replaced:
        old = commitments[commitment.replaces or ""]
        assert old.status is CommitmentStatus.CHANGED
        assert (commitment.owner, commitment.goal_id) == (old.owner, old.goal_id)
        assert commitment.status is CommitmentStatus.DONE


def test_promises_of_the_mentor_come_back_like_all_others() -> None:
    assert any(c.owner is Role.MENTOR and c.times_carried for c in left().commitments if not c.open)


def test_no_week_is_only_perfect_for_long() -> None:
    said = [[review.outcome for review in record.contents.reviews] for record in records()]
    unfinished = [number for number, outcomes in enumerate(said) if set(outcomes) - {Outcome.DONE}]
    assert len(unfinished) > len(said) / 2
    assert [] in said
    assert any(None in outcomes for outcomes in said)


def test_one_task_came_back_three_times_and_waits_with_a_promise_of_the_mentor() -> None:
    waiting = [c for c in left().commitments if c.open]
    (stubborn,) = [c for c in waiting if c.times_carried == 3]
    assert stubborn.owner is Role.MENTEE
    assert Outcome.SMALLER in stubborn.choices
    assert any(c.owner is Role.MENTOR and c.times_carried for c in waiting)
    assert any(c.week_task and not c.times_carried for c in waiting)


def test_most_tasks_of_the_mentee_serve_a_goal() -> None:
    linked = [c.goal_id for c in left().commitments if c.owner is Role.MENTEE]
    assert linked.count(None) < len(linked) / 4
    assert set(linked) - {None} <= {goal.id for goal in left().goals}


def test_goals_are_reached_kept_adjusted_and_dropped() -> None:
    verdicts = Counter(change.verdict for goal in left().goals for change in goal.changes)
    assert all(verdicts[verdict] for verdict in Verdict)
    assert verdicts[None], "some change between two meetings"
    states = {change.state for goal in left().goals for change in goal.changes}
    assert states == set(GoalState)
    reworded = [change for goal in left().goals for change in goal.changes if change.text_before]
    assert {change.verdict for change in reworded} == {Verdict.ADJUST}


def test_a_goal_whose_day_was_behind_was_rolled_on() -> None:
    rolled = [goal for goal in left().goals if (goal.due - goal.set_on).days > 90]
    assert any(goal.state is GoalState.REACHED for goal in rolled)


def test_a_goal_of_ninety_days_became_one_of_sixty_and_of_thirty_and_is_quiet_now() -> None:
    (alone,) = [goal for goal in left().goals if quiet(goal, left().commitments, TUESDAY)]
    reviews = [local_day(r.began, ZONE) for r in records() if r.month_reviewed]
    assert [alone.horizon(day) for day in (*reviews[-2:], local_day(TUESDAY, ZONE))] == [90, 60, 30]


def test_one_goal_is_at_risk_now_and_says_why() -> None:
    (at_risk,) = [goal for goal in left().goals if goal.state is GoalState.AT_RISK]
    assert at_risk.changes[-1].why
    assert at_risk in lived().goals


def test_every_step_of_a_door_was_taken_in_a_meeting() -> None:
    spans = [(record.began, record.ended) for record in records()]
    for door in left().doors:
        for move in door.moves:
            assert any(began <= move.at < ended for began, ended in spans)


def test_doors_open_step_by_step_and_some_are_still_looked_out_for() -> None:
    doors = left().doors
    order = list(Stage)
    first = records()[0].contents.lookouts[0].id
    assert next(door for door in doors if door.id == first).stage is Stage.THANKED
    for door in doors:
        steps = [order.index(move.stage) for move in door.moves]
        assert steps == sorted(steps)
        assert door.stage is (door.moves[-1].stage if door.moves else Stage.LOOKING_OUT)
        assert all(move.at > door.made_at for move in door.moves)
    assert {door.stage for door in doors} == {Stage.THANKED, Stage.OFFERED, Stage.LOOKING_OUT}
    assert {move.stage for door in doors for move in door.moves} == set(Stage) - {Stage.LOOKING_OUT, Stage.NOTHING}


def test_topics_wait_come_back_and_say_where_they_were_caught() -> None:
    waiting = left().topics
    assert any(topic.times_back > 1 for topic in waiting)
    assert any(topic.caught_in for topic in waiting)
    assert any(topic.help and topic.tried for topic in waiting)
    talked = [topic for conclusion in lived().conclusions for topic in conclusion.topics]
    assert any(topic.state is TopicState.DISCUSSED and topic.times_back == 2 for topic in talked)
    assert any(topic.state is TopicState.DROPPED for topic in talked)


# --- the words ----------------------------------------------------------------------------------------------


OF_THE_DAY = {"mentee-zone", "mentor-zone", "slot", "second-slot", "place"}
"""Answers that are no words of the story."""


def lines() -> Iterator[str]:
    """Every text of the story that stands on one line."""
    for conclusion in lived().conclusions:
        contents = conclusion.record.contents
        for key, words in contents.answers.items():
            if key not in OF_THE_DAY:
                yield words
        yield from (absence.bridge for absence in contents.absences)
        yield from (review.note for review in contents.reviews)
        for judged in contents.goal_reviews:
            yield from (judged.evidence, judged.why, judged.text)
        for goal in contents.new_goals:
            yield from (goal.text, goal.known_by)
        for topic in contents.topics:
            if topic.state is TopicState.DISCUSSED or topic.added_at >= conclusion.record.began:
                yield from (topic.notes,)
            if topic.added_at >= conclusion.record.began:
                yield from (topic.text, topic.tried)
        yield from (promised.text for promised in contents.commitments)
        yield from (door.text for door in contents.lookouts)
    yield from (move.note for door in left().doors for move in door.moves)
    yield from (change.why for goal in left().goals for change in goal.changes if change.verdict is None)
    yield from (missed.reason for missed in lived().missed)
    yield from (agreement.why for agreement in lived().agreements)


def test_no_line_is_said_twice() -> None:
    said = Counter(line.casefold() for line in lines() if line)
    assert len(said) > 300
    assert [line for line, times in said.items() if times > 1] == []


def test_every_line_is_short_clean_and_whole() -> None:
    for line in filter(None, lines()):
        assert line == one_line(line)
        assert len(line) <= 110, line
        assert re.fullmatch(r"[A-Za-z0-9ê ,.;:!?'/-]+", line), line


def test_no_line_names_a_day_a_month_a_season_or_an_hour_of_the_meeting() -> None:
    words = set(re.findall(r"[a-z0-9]+", " ".join(lines()).casefold()))
    days = "monday tuesday wednesday thursday friday saturday sunday weekend"
    months = "january february march april june july august september october november december"
    seasons = "spring summer autumn winter snow christmas easter yesterday"
    assert words.isdisjoint(f"{days} {months} {seasons}".split())


def test_goals_read_on_from_how_the_pair_will_know() -> None:
    for goal in left().goals:
        assert goal.known_by[0].islower() or goal.known_by.startswith(("I ", "Ilse", "Beatriz"))
        assert not goal.known_by.endswith(".")


def test_every_key_of_the_script_stands_for_one_thing() -> None:
    new = (NewGoal, NewTopic, Caught, Task, Promise, NewDoor)
    keys = [line.key for scripted in STORY for line in scripted.lines if isinstance(line, new)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_links_lead_to_pull_requests_documents_and_talks_of_nobody() -> None:
    hosts = re.findall(r"https?://([^/ ]+)", " ".join(lines()))
    assert [host for host in hosts if not host.endswith((".example.org", ".example.com"))] == []
    assert {"git.example.com", "docs.example.org", "talks.example.org"} <= set(hosts)


def test_one_short_line_says_who_the_two_are() -> None:
    assert MENTEE.name in WHO
    assert MENTOR.name in WHO
    assert len(WHO) < 78
