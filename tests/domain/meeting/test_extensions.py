from dataclasses import replace

import pytest

from meetingtui.domain.errors import IllegalMove
from meetingtui.domain.meeting import events
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.meeting.extensions import Extension, Offer, Source, longer_meeting, offers
from meetingtui.domain.meeting.transitions import Meeting, apply
from tests.courses import MINUTE, What, began, enter, extend, moment, offer_of, pause, played
from tests.each import each

LAST_WEEK, MONTH = PhaseKind.LAST_WEEK, PhaseKind.MONTH
DISCUSSION, NEXT_STEPS = PhaseKind.DISCUSSION, PhaseKind.NEXT_STEPS
ZERO = 0 * MINUTE


def found(meeting: Meeting, minute: float, by: float = 5) -> tuple[Offer, ...]:
    assert meeting.timeline is not None
    return offers(meeting.agenda, meeting.timeline, moment(minute), by * MINUTE)


def hard_stop(meeting: Meeting) -> Meeting:
    return replace(meeting, agenda=replace(meeting.agenda, hard_stop=True))


def test_the_gentler_price_comes_first() -> None:
    assert [offer.source for offer in found(played(), 10)] == [Source.DISCUSSION, Source.LATER_END]


def test_open_discussion_and_next_steps_can_only_be_paid_for_with_a_later_end() -> None:
    for phase in (DISCUSSION, NEXT_STEPS):
        assert [offer.source for offer in found(played((10, enter(phase))), 20)] == [Source.LATER_END]


def test_a_quick_check_has_no_discussion_to_take_from() -> None:
    assert [offer.source for offer in found(played(minutes=20), 5)] == [Source.LATER_END]


def test_the_month_pays_nothing_for_last_week() -> None:
    meeting = played(month=True)
    offer = offer_of(meeting, moment(5), 5, Source.DISCUSSION)
    after = apply(meeting, events.Extended(moment(5), offer))
    assert [slot.left / MINUTE for slot in after.reading(moment(5)).slots] == [10, 15, 15, 15]


def test_discussion_is_sold_down_to_its_floor_and_not_below() -> None:
    meeting = played(month=True)
    assert offer_of(meeting, moment(5), 15, Source.DISCUSSION).discussion_after == 5 * MINUTE
    assert [offer.source for offer in found(meeting, 5, 15.5)] == [Source.LATER_END]


def test_the_overrun_is_made_good_so_that_the_minutes_count_from_now() -> None:
    offer = offer_of(played(), moment(18), 5, Source.DISCUSSION)
    assert offer.grant == 8 * MINUTE
    assert (offer.discussion_before, offer.discussion_after) == (27 * MINUTE, 22 * MINUTE)


def back(offer: Offer, moved: float = 0) -> What:
    return lambda _meeting, at: events.ExtensionTakenBack(at, offer, moved * MINUTE)


@each(("source", "moved"), [(Source.DISCUSSION, 0), (Source.LATER_END, 5)])
@each("minute", [5, 14.5, 18])
def test_an_extension_that_is_taken_back_leaves_no_trace(source: Source, moved: float, minute: float) -> None:
    before = played()
    offer = offer_of(before, moment(minute), 5, source)
    extended = apply(before, events.Extended(moment(minute), offer))
    later = moment(minute + 0.5)
    after = apply(extended, events.ExtensionTakenBack(later, offer, moved * MINUTE))
    assert (after.extensions, after.timeline) == ((), before.timeline)
    assert after.reading(later) == before.reading(later)


def test_the_one_before_it_stays() -> None:
    first = offer_of(played(), moment(5), 5, Source.DISCUSSION)
    once = apply(played(), events.Extended(moment(5), first))
    twice = played((5, extend(5, Source.DISCUSSION)), (6, extend(5, Source.DISCUSSION)))
    second = offer_of(once, moment(6), 5, Source.DISCUSSION)
    after = apply(twice, events.ExtensionTakenBack(moment(7), second, ZERO))
    assert (after.extensions, after.timeline) == (once.extensions, once.timeline)


def test_minutes_that_are_not_begun_are_taken_back_even_later_and_those_in_use_are_not() -> None:
    offer = offer_of(played(), moment(5), 5, Source.DISCUSSION)
    extended = played((5, extend(5, Source.DISCUSSION)))
    assert apply(extended, back(offer)(extended, moment(14))).extensions == ()
    with pytest.raises(IllegalMove, match="are in use by now") as refused:
        apply(extended, back(offer)(extended, moment(16)))
    assert refused.value.safe == "It stays in the record, because you both said yes."


def test_it_is_not_taken_back_once_the_pair_has_gone_on() -> None:
    offer = offer_of(played(), moment(5), 5, Source.DISCUSSION)
    gone_on = played((5, extend(5, Source.DISCUSSION)), (6, enter(DISCUSSION)))
    with pytest.raises(IllegalMove, match="You have gone on"):
        apply(gone_on, back(offer)(gone_on, moment(6)))


def test_nothing_else_is_taken_for_it() -> None:
    offer = offer_of(played(), moment(5), 5, Source.DISCUSSION)
    for meeting in (played(), played((5, extend(5, Source.LATER_END)))):
        with pytest.raises(IllegalMove, match="The time has changed"):
            apply(meeting, back(offer)(meeting, moment(6)))


def test_a_hard_stop_cannot_be_extended() -> None:
    meeting = hard_stop(played((20, enter(DISCUSSION))))
    assert found(meeting, 30) == ()
    assert meeting.timeline is not None
    with pytest.raises(IllegalMove):
        longer_meeting(meeting.agenda, meeting.timeline, moment(30), 5 * MINUTE)


def test_a_hard_stop_still_lets_discussion_pay() -> None:
    assert [offer.source for offer in found(hard_stop(played()), 10)] == [Source.DISCUSSION]


def test_an_offer_of_a_later_end_is_refused_at_a_hard_stop() -> None:
    meeting = played()
    offer = offer_of(meeting, moment(10), 5, Source.LATER_END)
    with pytest.raises(IllegalMove, match="hard stop"):
        apply(hard_stop(meeting), events.Extended(moment(10), offer))


def test_what_both_said_yes_to_is_kept() -> None:
    meeting = played((10, extend(5, Source.DISCUSSION)), (16, extend(10, Source.LATER_END)))
    assert meeting.extensions == (
        Extension(moment(10), LAST_WEEK, 5 * MINUTE, Source.DISCUSSION, moment(60)),
        Extension(moment(16), LAST_WEEK, 10 * MINUTE, Source.LATER_END, moment(70)),
    )


def test_while_the_two_talk_about_the_price_an_overrun_does_not_change_it() -> None:
    meeting = played()
    offer = offer_of(meeting, moment(18), 5, Source.DISCUSSION)
    after = apply(meeting, events.Extended(moment(19), offer))
    assert after.reading(moment(19)).discussion_left == offer.discussion_after


def test_an_offer_for_a_phase_that_is_behind_is_refused() -> None:
    meeting = played()
    offer = offer_of(meeting, moment(14), 5, Source.DISCUSSION)
    meeting = apply(meeting, events.PhaseEntered(moment(15), DISCUSSION))
    with pytest.raises(IllegalMove):
        apply(meeting, events.Extended(moment(15), offer))


def test_an_old_offer_never_brings_the_end_forward() -> None:
    meeting = played()
    old = offer_of(meeting, moment(10), 5, Source.DISCUSSION)
    meeting = apply(meeting, events.Extended(moment(10), offer_of(meeting, moment(10), 10, Source.LATER_END)))
    with pytest.raises(IllegalMove):
        apply(meeting, events.Extended(moment(11), old))
    assert meeting.reading(moment(11)).end == moment(70)


def test_the_same_later_end_cannot_be_agreed_on_twice() -> None:
    meeting = played()
    offer = offer_of(meeting, moment(10), 5, Source.LATER_END)
    meeting = apply(meeting, events.Extended(moment(10), offer))
    with pytest.raises(IllegalMove):
        apply(meeting, events.Extended(moment(10), offer))


def test_a_pause_does_not_forbid_an_extension() -> None:
    assert [offer.source for offer in found(played((10, pause)), 12)] == [
        Source.DISCUSSION,
        Source.LATER_END,
    ]


def test_a_longer_meeting_gives_a_break_back_to_open_discussion() -> None:
    meeting = played()
    assert meeting.timeline is not None
    offer = longer_meeting(meeting.agenda, meeting.timeline, moment(5), 7 * MINUTE)
    assert (offer.discussion_before, offer.discussion_after) == (30 * MINUTE, 37 * MINUTE)
    assert (offer.end, offer.grant) == (moment(67), ZERO)


def test_what_both_agreed_on_stays_when_the_beginning_is_corrected() -> None:
    meeting = played((10, extend(5, Source.DISCUSSION)), (11, began(6)))
    assert meeting.reading(moment(11)).end == moment(54)
