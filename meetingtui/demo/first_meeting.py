"""Week 0: Jonas and Noor meet for the first time and settle how they work together."""

from __future__ import annotations

from meetingtui.demo.script import Answer, Away, Caught, NewDoor, NewGoal, Promise, Task, Timing, meeting
from meetingtui.domain.meeting.agenda import PhaseKind
from meetingtui.domain.people import Role

FIRST_MEETING = (
    meeting(
        0,
        Timing((7, 14, 10, 8, 11, 9), late=4),
        Answer("worth-it", "I leave with one thing that I can start tomorrow"),
        Answer("mentee-hello", "Jonas, say YO-nas. Junior developer: booking software for swimming pools."),
        Answer("mentor-hello", "Noor, rhymes with tour. Senior engineer at another company: train timetables."),
        Answer("mentee-hopes", "To get larger tasks, and the courage to ask for them."),
        Answer("mentor-hopes", "To see again what is hard at the beginning, and to explain more slowly."),
        Answer("goal-kinds", "and more confidence", chosen=("a skill", "career")),
        Answer("overall-goals", "Jonas takes a feature from plan to production and speaks about it in public."),
        Answer("success", "Marta, my team lead, gives me a large task because I asked, and it ships"),
        Answer("whom-to-meet", "People who write good design documents; someone with on-call experience"),
        Answer("hours", "One hour, for the week's task; reading is extra"),
        Answer("channels", "no voice messages", chosen=("chat", "a shared document")),
        Answer("channel-times", "Only when it is urgent; everything else waits for our hour"),
        Answer("out-of-bounds", "The degree that Jonas did not finish, and gossip about people we both know"),
        Answer("confidentiality", "lessons may be shared without names", chosen=("stays between us",)),
        Answer("feedback", "At once and with an example; praise counts, too"),
        Answer("challenge", "but not after a bad night", chosen=("frankly, at any time",)),
        Answer("when-wrong", "Each other first, then Ana, who runs the mentoring programme"),
        Answer("cadence", chosen=("weekly",)),
        Answer("length", "and we end on time", chosen=("60 minutes",)),
        Answer("lead-time", "A day before; when ill, an hour before"),
        Answer("runs", "then we decide how to go on", chosen=("9 months",)),
        Away(Role.MENTEE, (16, -3), (17, 3), "on holiday, no messages"),
        Caught(PhaseKind.HELLO, "lookup", "Is it normal to look up the same things again and again?"),
        Caught(PhaseKind.AIMS, "reviews", "Why do my pull requests wait four days for a review?"),
        NewDoor("lunch", "A friendly audience for a first 10-minute talk"),
        NewGoal("voice", 30, "Ask one question in every planning meeting", "I asked in four meetings in a row"),
        NewGoal("own", 60, "Take one change from plan to production on my own", "my name is in the release notes"),
        NewGoal("talk", 90, "Give a 10-minute talk to colleagues", "at least ten people came to listen"),
        Task("split", "Split the refund pull request into three small ones", "own"),
        Promise("checklist", "Send Jonas my checklist for pull requests that get reviewed quickly"),
        Answer("else-mentee", "Think of a colleague whose questions you like"),
        Answer("else-mentor", "Find out whether my keyboard is too loud on the call"),
    ),
)
"""The zones, the slots and the place are missing: they follow from the day on which the story is told."""
