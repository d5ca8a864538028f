"""Week 0: two strangers, a list of questions, and one page on which both say yes."""

from __future__ import annotations

from meetingtui.demo.asides import Away, Said
from meetingtui.demo.script import Aim, Caught, Course, Door, Sitting
from meetingtui.demo.telling import JONAS, promise, task
from meetingtui.domain.agenda import PhaseKind

FIRST_MEETING = (
    Sitting(
        0,
        Course((7, 14, 10, 8, 11, 9), late=4),
        worth="I leave with one thing that I can begin tomorrow",
        said=(
            Said("mentee-hello", "Jonas, with a soft J. Fourteen months in my first job: bookings for 58 pools."),
            Said(
                "mentor-hello", "Noor, as in tour. Principal engineer for timetables, with two cats in the picture."
            ),
            Said("mentee-hopes", "To stop waiting until somebody tells me that I am good enough to ask."),
            Said(
                "mentor-hopes",
                "To learn again what is hard at the beginning; I have forgotten it and explain too fast.",
            ),
            Said("goal-kinds", "and, quietly, whether I belong here", chosen="sc"),
            Said(
                "overall-goals",
                "That Jonas carries something from the idea to production, and can talk about it in public.",
            ),
            Said("success", "a lead gives me a large piece because I asked for it, and I sleep well meanwhile"),
            Said("whom-to-meet", "People who write things down, and somebody who has carried an on-call phone"),
            Said("hours", "One hour, for the task; reading is extra and never asked about"),
            Said("channels", "no voice messages", chosen="cd"),
            Said("channel-times", "Only when something burns; everything else waits for our hour"),
            Said("out-of-bounds", "The degree that Jonas did not finish, and gossip about people whom we both know"),
            Said("confidentiality", "what may help others is told without names", chosen="b"),
            Said("feedback", "At once and with an example; praise may be short, but it has to be said"),
            Said("challenge", "after a bad night you ask me first", chosen="f"),
            Said("when-wrong", "Each other first, and then Ana, who brought us together"),
            Said("cadence", chosen="w"),
            Said("length", "and the end is the end", chosen="6"),
            Said("lead-time", "A day before; for a fever an hour will do"),
            Said("runs", "then we look at each other and decide", chosen="9"),
        ),
        away=(Away(JONAS, (16, -3), (17, 3), "one postcard, and no messages at all"),),
        caught=(
            Caught(PhaseKind.HELLO, "lookup", "Is it normal to look up the same things again and again?"),
            Caught(PhaseKind.AIMS, "reviews", "Why do my changes wait four days for a review?"),
        ),
        doors=(Door("lunch", "A friendly room for a first talk of ten minutes"),),
        aims=(
            Aim(
                "voice",
                30,
                "Ask one question out loud in every planning",
                "four plannings in a row have a question of mine in the minutes",
            ),
            Aim(
                "own",
                60,
                "Take one change from the idea to production on my own",
                "the release note carries my name and I wrote the plan for it",
            ),
            Aim(
                "talk",
                90,
                "Give a talk of ten minutes in front of colleagues",
                "there was a date, a room, and at least ten people in it",
            ),
        ),
        tasks=(
            task("split", "Cut the refund change into three small ones and ask people by name", "own"),
            promise("checklist", "Send my list for changes that get read on the same day"),
        ),
        for_mentee="Think of one person at work whose way of asking you like",
        for_mentor="Find out how loud that keyboard is on the call",
    ),
)
"""The places, the zones and the slot are the same on every telling, or follow from the day; the program says them."""
