"""StoryDates 12 to 15: a bad night, and a good talk."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Caught, Course, Door, Longer, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, done, dropped, keep, partly, promise, reached, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.extension import Source
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help

FIRST_TALK = (
    Sitting(
        12,
        Course((17, 24, 14), late=5),
        worth="I can sleep tonight",
        looks=(
            partly("boxes", "Three of five, then the night happened."),
            done("decide-doc", "Decided, with one change, in 22 minutes. Marta wrote my name under it."),
            dropped("rust-one", "It was Tobi's wish and I borrowed it. He may have it back."),
        ),
        well="When the mails went out twice to 300 swimmers, I said it first, before anybody had asked.",
        better="I had switched on three pools at once because the first one went so well.",
        goals="We leave the month for next week. Today the hour belongs to the double mails.",
        talks=(
            Talk(
                "twice",
                "I sent 300 people the same mail twice",
                "I told it from the beginning, and Noor did not say one word about code. Then she told hers: 40,000.",
                by=JONAS,
                help=Help.LISTEN,
            ),
        ),
        tasks=(
            task("cards", "Write the talk on cards by hand, without a single slide", "talk"),
            task("all-pools", "Switch the reminder mails on for all pools, slowly this time", "own"),
            promise("ten-minutes", "Write down what I do in the ten minutes before I speak"),
        ),
        for_mentee="Write to two of the 300 and say sorry in your own name",
    ),
    Sitting(
        13,
        Course((12, 19, 18, 15), longer=Longer(PhaseKind.MONTH, 5, Source.LATER_END)),
        looks=(
            done("ten-minutes", "She walks around the block and says the first sentence to a tree."),
            done("boxes", "Box four is only a drawing of an envelope. I like it best."),
            partly("cards", "Cards one to seven. From eight on it becomes a lecture."),
            done("all-pools", "58 of 58, nine a day, with a coffee after each nine."),
        ),
        well="One of the two people wrote back that nobody had ever said sorry to her for a mail.",
        better="I wrote the report about the night so politely that it took Ilse to find the cause in it.",
        goals="Two of them ended this week, and I nearly overlooked it.",
        month=Month(
            judged=(
                keep("pegel", "It shows the sink very reliably", "The club is closed for repairs; then it goes up"),
                reached(
                    "own",
                    "All 58 pools, 41 complaints a month instead of 312",
                    "From the plan to the last pool, and Ilse only watched at the end",
                ),
                reached(
                    "design",
                    "Decided with one change; four people had commented",
                    "The next one will be shorter, and I look forward to it",
                ),
                keep("talk", "Date, room and topic are there", "The ninety days are over, the wish is not"),
                keep("rust", "Nothing done so far", "One more month to find out whether I mean it"),
            ),
            aims=(
                Aim(
                    "phone",
                    60,
                    "Carry the on-call phone for a full week without a shadow",
                    "seven nights, one handover, and I slept in five of them",
                ),
            ),
            well="A task from start to end. I know now how that feels, and it feels quiet.",
            better="The night with the double mails, and how fast I went in the week before it.",
            help_mentor="Draw the envelope for Noor; it goes above her desk",
            learned="To keep a failure of her own ready, told in a minute, for when it is useful",
            agreement="Still right. New: messages between meetings are fine, and nobody has to answer the same day.",
        ),
        caught=(Caught(PhaseKind.MONTH, "lead", "What does a lead do all day, honestly?"),),
        talks=(
            Talk(
                "blame",
                "How to write about a mistake so that nobody hides the next one",
                "Verbs without names, times in a row, and one sentence on what went well in the night.",
                by=JONAS,
                help=Help.OPTIONS,
            ),
            Talk(
                "money",
                notes="Yes, in a quiet moment, and give your own number first. Noor offered to be asked first.",
            ),
        ),
        tasks=(task("team-run", "Speak the whole talk once in the lunch of Noor's team", "talk"),),
        moved=(Moved("lunch", Stage.INTRODUCED, "Jonas and the twelve have said hello in the channel"),),
        for_mentee="Card eight: who is it for?",
        for_mentor="Tell the nine not to be too kind",
    ),
    Sitting(
        14,
        Course((11, 23, 9), late=1, length=45),
        looks=(
            done("cards", "Card eight is gone. Nobody will know that there was one."),
            done("team-run", "Nine people, eleven minutes, two laughs, one of them where I wanted it."),
        ),
        well="Afterwards Rui asked something that I could not answer, and I said so, and the sky stayed up.",
        better="I spoke to my cards for the first three minutes.",
        goals="The talk is in five days. I wanted to write the word fear here and it has become smaller.",
        talks=(
            Talk(
                "laugh",
                "What if nobody laughs?",
                "Then it was a serious talk. Breathe in as if they had, and go on.",
                by=JONAS,
                help=Help.WHAT_WOULD_YOU_DO,
            ),
        ),
        tasks=(
            task("shorten", "Take two minutes out of the talk, my favourite part first", "talk"),
            promise("sit-in", "Sit in by video on the day, camera off, if that is allowed"),
        ),
        moved=(Moved("lunch", Stage.OUTCOME, "A dress rehearsal in Lisbon, with a list of what to leave out"),),
        for_mentee="Walk through the room once, alone, the day before",
    ),
    Sitting(
        15,
        Course((13, 30, 15), late=3),
        looks=(
            done("sit-in", "She clapped in the kitchen; her cat left."),
            done("shorten", "The favourite part is out, and it was the part that only I understood."),
        ),
        well="The talk is given. 26 people, nine minutes and a half, and Mr Brandt had come in his good jacket.",
        better="I ran off the stage before the questions. Tobi fetched me back.",
        goals="Talk: done, done, done. I would like to sit in front of that line for a while.",
        talks=(
            Talk(
                "lead",
                notes="Listens, repeats, decides a little, and stands in front when it gets loud. Marta agrees.",
            ),
            Talk(
                "hole",
                "It is over and I feel empty",
                "Noor plans something small and silly for the day after. Two weeks off are a good idea.",
                by=JONAS,
                help=Help.LISTEN,
            ),
        ),
        tasks=(
            task("thank", "Thank Ilse, Tobi and Mr Brandt, each for one thing"),
            promise("three-nights", "Ask Rui for his three worst nights and what he learned from them"),
        ),
        doors=(Door("on-call", "Somebody who has carried a phone for years and still sleeps"),),
        moved=(Moved("lunch", Stage.THANKED, "Jonas sent the nine a photo of the room and of the good jacket"),),
        for_mentee="Two weeks without us and without a screen. That is the whole task",
        next_in=3,
    ),
)
