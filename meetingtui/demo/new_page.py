"""StoryDates 18 to 21: a goal that is let go, 23 alarms, and a lead who leaves."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Course, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import (
    JONAS,
    NOOR,
    adjust,
    done,
    drop,
    keep,
    not_yet,
    partly,
    promise,
    reached,
    task,
)
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help

NEW_PAGE = (
    Sitting(
        18,
        Course((11, 18, 11, 14), late=7),
        looks=(
            partly("three-nights", "Two so far. For the third one Rui wants a coffee."),
            done("thank", "Ilse wiped her glasses for quite a while."),
        ),
        well="I came back and wanted to work. Both were there: the rest and the wish.",
        better="Seven minutes late because I had forgotten how the call is started.",
        goals="New page. The board waits, Rust snores, the phone comes nearer.",
        month=Month(
            judged=(
                reached(
                    "talk",
                    "26 people, nine minutes and a half, two requests to give it again",
                    "I did it, and I would do it again without being asked",
                ),
                adjust(
                    "pegel",
                    "The club wants wind, rain, news and a photo of the cake",
                    "It grew in other heads until nobody could build it",
                    "One board at the boathouse that shows today's level, and nothing else",
                ),
                drop(
                    "rust",
                    "Two months, no line written, the course is still unopened",
                    "I read about it in bed and never missed it by day",
                ),
                keep("phone", "Marta put me on the list, with a shadow first", "It frightens me in the useful way"),
            ),
            aims=(
                Aim(
                    "review",
                    30,
                    "Review one change by somebody else on every working day",
                    "the others name me when they look for a reader",
                ),
                Aim(
                    "outside",
                    90,
                    "Give a talk outside of my own company",
                    "strangers have listened and one of them has asked something",
                ),
            ),
            well="The talk, and the quiet weeks behind it.",
            better="I let three goals lie and told myself that one would excuse the others.",
            help_mentor="Tell Noor how the two weeks were; she has not had any for a year",
            learned="That a goal may be let go with a smile, and that it is then really gone",
        ),
        talks=(
            Talk(
                "away",
                "What two weeks without a screen did",
                "I built a shelf. Noor asked what the shelf had that my tickets do not: an end that I can touch.",
                by=NOOR,
                help=Help.ASK,
            ),
            Talk("phone-fear", "The phone will ring and I will not know anything", by=JONAS, help=Help.REHEARSE),
        ),
        tasks=(task("shadow", "Shadow Ilse on her on-call days and write down every alarm", "phone"),),
        moved=(
            Moved("meetup", Stage.OFFERED, "Beatriz runs one for people around public transport, and she is kind"),
        ),
        for_mentee="Ask Ilse what she puts beside the bed",
        for_mentor="Book a week off, and send the booking as proof",
    ),
    Sitting(
        19,
        Course((14, 26, 14), late=1, slept=(PhaseKind.DISCUSSION, 3)),
        looks=(
            done("three-nights", "The third one is about a goldfish. I will never restart a machine without asking."),
            done("shadow", "23 alarms in four days; for 14 of them she only sighed."),
        ),
        well="I saw how Ilse does nothing for two minutes first. She reads, and only then she types.",
        better="I lay awake with her although it was not my phone.",
        goals="Phone: I have a list of the 23. Reviews: two days of five, then the list swallowed me.",
        talks=(
            Talk(
                "phone-fear",
                notes="Played it with the 23: Noor rang, I said the first steps aloud. From the fifth on I was calm.",
            ),
            Talk(
                "no",
                "How do I say no to Henrike?",
                "Not no, but what instead: this one now or that one, you choose. Tried it on Noor, she chose.",
                by=JONAS,
                help=Help.OPTIONS,
                tried="Said maybe, which she heard as yes",
            ),
        ),
        tasks=(
            task("runbook", "Write the runbook page for the night job that fails", "phone"),
            task("read-daily", "Review one change a day, before lunch and before my own", "review"),
        ),
        moved=(Moved("on-call", Stage.INTRODUCED, "Rui and Jonas have half an hour about nights"),),
        for_mentee="Put the list of 23 where the whole team can see it",
    ),
    Sitting(
        20,
        Course((12, 31, 14)),
        looks=(
            not_yet("runbook", "I know when the night job fails, and I have no idea why."),
            partly("read-daily", "Four of five. On the fifth Marta called us all into the small room."),
        ),
        well="Rui laughed so much about my list of 23 that he asked for a copy.",
        better="After the small room I pretended to work for two days.",
        goals="I cannot look at the goals today. Marta leaves at the end of next month.",
        talks=(
            Talk(
                "marta-goes",
                "Marta is leaving",
                "First only sad. Then: what did she do for me that I can do for Tobi? She asked before she answered.",
                by=JONAS,
                help=Help.LISTEN,
            ),
            Talk("open-source", "Is the board worth publishing?", by=NOOR),
        ),
        tasks=(
            task("two-alarms", "Switch off the two alarms that nobody has acted on for a year", "phone"),
            promise("beatriz", "Ask Beatriz what her meetup looks for"),
        ),
        moved=(Moved("on-call", Stage.OUTCOME, "Rui's rule: read for two minutes before you touch anything"),),
        for_mentee="Ask Marta for an hour that has nothing to do with handing over",
        for_mentor="Think of the leads who left you, and of what stayed",
    ),
    Sitting(
        21,
        Course((9, 20, 14, 15), late=1),
        worth="I know whether this month still points where I want to go",
        looks=(
            not_yet("beatriz", "She is on a train with bad reception for another three days."),
            not_yet("runbook", "Ilse says the job is older than the team. Nobody dares to read it."),
            done("two-alarms", "One of them had been watching a machine that was sold."),
            done("read-daily", "Five of five, and Tobi came with a sixth."),
        ),
        well="Marta took the hour. She told me that she had hired me because of one honest sentence.",
        better="We drew the month forward because I could not think of anything else anyway.",
        goals="The month is early this time; the goals were made for a team that will not be there.",
        month=Month(
            judged=(
                keep("pegel", "One sensor, one number, drawn large on paper", "Small enough to be finished"),
                keep(
                    "phone", "The shadow is over; my own week is in the list", "With or without Marta I want to know"
                ),
                keep("review", "Nine days of ten", "It calms me, and somebody asks for me now"),
                keep("outside", "Noor has a name, and the name has a meetup", "No draft yet"),
            ),
            aims=(
                Aim(
                    "decide",
                    30,
                    "Know whether I stay or go, for reasons of my own",
                    "I can say it in two sentences without the word but",
                ),
            ),
            well="The alarms. It is the first time that I made the work of others smaller.",
            better="I took the news like weather, as if nothing in it were mine to choose.",
            help_mentor="Ask Noor in a month whether she has written to her own first lead",
            learned="How little a plan is worth in the week in which people leave, and how much a talk is",
        ),
        talks=(
            Talk(
                "stay",
                "Do I want to stay without Marta?",
                "Noor did not answer. What would have to be true for a good year here? I had four things, quickly.",
                by=JONAS,
                help=Help.ASK,
            ),
        ),
        tasks=(task("two-lists", "Write two honest lists: what keeps me, what pulls me", "decide"),),
        moved=(Moved("on-call", Stage.THANKED, "A drawing of a goldfish went to Lisbon by post"),),
        for_mentee="The lists are for you. You need not show them, not even to me",
    ),
)
