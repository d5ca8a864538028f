"""StoryDates 22 to 25: a phone that rings at ten past two, a board that hangs, and the question of staying."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Caught, Course, Door, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, NOOR, done, keep, not_yet, promise, reached, swapped, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help, TopicState

ON_CALL = (
    Sitting(
        22,
        Course((15, 33, 10), late=2, moved_on=True),
        looks=(
            done("beatriz", "She wants first-timers, ten minutes, and no slides with code."),
            not_yet("runbook", "It failed again, and I fixed it by starting it again. That is not a runbook."),
            done("two-lists", "The list of what keeps me is all people. The other one is all work."),
        ),
        well="I met the new lead, Dilek, at the coffee machine and asked her what she is afraid of here.",
        better="I told Tobi that I think about going before I knew it myself.",
        goals="Decide: the lists are honest. Outside: there is a real person at the other end now.",
        talks=(
            Talk(
                "lists",
                "What the two lists say together",
                "People keep me, work pulls me. Noor: you can keep people and go; you cannot keep work by staying.",
                by=JONAS,
                help=Help.CHALLENGE,
            ),
            Talk("open-source", mark=TopicState.DROPPED),
        ),
        tasks=(
            task("dilek", "Ask Dilek what she expects of me in half a year", "decide"),
            task("five-lines", "Draft the five sentences for Beatriz's meetup", "outside"),
        ),
        doors=(Door("new-place", "Small teams around public transport that write things down"),),
        moved=(Moved("meetup", Stage.INTRODUCED, "Beatriz wrote back within an hour, with a question"),),
        for_mentor="Talk shorter at the end; the clock took us to the next steps by itself",
    ),
    Sitting(
        23,
        Course((17, 26, 14), late=6, began_ago=6),
        looks=(
            swapped("runbook", "Sit beside Ilse while she repairs the night job, and take notes"),
            done("dilek", "Own a service, and teach the two who come. I liked the second half most."),
        ),
        well="Dilek said that she will not be hurt if I go, and that made staying easier to think of.",
        better="I carried my laptop through the flat and it was on mute for half of our first minutes.",
        goals="Phone: in four days it is mine, charger and all.",
        talks=(
            Talk(
                "first-night",
                "The first night with the phone",
                "Charger, light, water, the list. Say aloud what you see. Wake Ilse before the third try.",
                by=JONAS,
                help=Help.REHEARSE,
            ),
            Talk("mentor-back", "Could I be a mentor for somebody one day?", by=JONAS),
        ),
        tasks=(
            task("three-days", "Carry the phone for the first three days of my own week", "phone"),
            promise("midnight", "Be reachable until midnight for three days, for courage only"),
        ),
        for_mentee="Two minutes of reading. Then hands",
        for_mentor="Put the other phone on loud",
    ),
    Sitting(
        24,
        Course((16, 25, 15)),
        looks=(
            done("midnight", "She rang once, at eleven, only to say good night. I slept like a stone after it."),
            done("three-days", "Two alarms by day, one at ten past two. All three are solved."),
            done("runbook", "It was a full disk all those years. Ilse swore in a language that I did not know."),
            done("five-lines", "Five sentences, and the title has four words."),
        ),
        well="At ten past two I read for two minutes, and the answer stood in the second line.",
        better="I was so awake afterwards that I cleaned the kitchen until four.",
        goals="Phone: three nights of seven. Decide: I caught myself reading about timetables.",
        caught=(Caught(PhaseKind.LAST_WEEK, "kitchen", "What does Noor do when she cannot sleep after an alarm?"),),
        talks=(
            Talk(
                "ten-past-two",
                "The alarm at ten past two",
                "Told minute by minute. The best was minute three, when I did nothing on purpose.",
                by=NOOR,
            ),
            Talk("kitchen", notes="Tea, a radio play, no screen. And she takes the next morning off, always."),
            Talk("mentor-back", mark=TopicState.NEXT_WEEK),
        ),
        tasks=(
            task("phone-rest", "Carry the phone to the end of the week and write the handover", "phone"),
            task("hang-up", "Hang the board in the boathouse, crooked or not", "pegel"),
        ),
        moved=(Moved("new-place", Stage.OFFERED, "Inês knows a ferry team whose lead answers letters by letter"),),
        for_mentee="Sleep in tomorrow. Dilek knows",
    ),
    Sitting(
        25,
        Course((10, 14, 19, 15)),
        looks=(
            done("phone-rest", "Seven nights. The handover has one page, and Dilek printed it."),
            done("hang-up", "It is crooked. Mr Brandt has put on his glasses and read: 1.43 m."),
        ),
        well="He stood there for a minute and said: so that is how you see a river from indoors.",
        better="I told nobody at work about it, as if joy were private.",
        goals="Today we take four down at once. I have brought cake, Noor has to imagine hers.",
        month=Month(
            judged=(
                reached(
                    "pegel",
                    "The board hangs, and the walk to the jetty has become a matter of choice",
                    "Five months for one number, and every week of it was mine",
                ),
                reached(
                    "phone", "Seven nights, three alarms, one handover", "I know now that I can, which was the point"
                ),
                reached(
                    "review", "Nobody counts any more, they just ask", "The counting can stop, the reading goes on"
                ),
                keep("outside", "Five sentences and a title lie in the drawer", "They still have to be sent"),
                reached(
                    "decide",
                    "I go because of the work. I keep the people.",
                    "Two sentences, and no but in them",
                ),
            ),
            aims=(
                Aim(
                    "job",
                    60,
                    "Sign at a place where I can learn to build for the public",
                    "there is a contract, and I had asked them as much as they asked me",
                ),
            ),
            well="Four goals. It feels like a clean desk.",
            better="Sleep. The phone week and the lists together were a lot.",
            help_mentor="Explain to Noor how the paper display survives without power; she wants one",
            learned="That being reachable was worth more than every word of advice",
            agreement="Right, but nine months are too short now, and for hard weeks we want a second, short call.",
        ),
        talks=(
            Talk(
                "mentor-back",
                notes="One day is now: Dilek's two newcomers. Begin with listening to them for half an hour each.",
            ),
        ),
        tasks=(
            task("cv", "Rewrite my CV as things that became better, not as tools", "job"),
            promise("read-cv", "Read the CV like a stranger who has two minutes"),
        ),
        for_mentee="Whom would you like to read it besides me?",
        for_mentor="Ask Inês whether a letter would be welcome",
    ),
)
