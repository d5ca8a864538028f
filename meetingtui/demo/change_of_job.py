"""StoryDates 26 to 33: a letter to a ferry team, a fever, a number said aloud, and a signature."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Course, Longer, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, NOOR, adjust, changed, done, keep, not_yet, partly, promise, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.extension import Source
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help, TopicState

CHANGE_OF_JOB = (
    Sitting(
        26,
        Course((14, 30, 15)),
        looks=(
            not_yet("read-cv", "There was nothing to read yet, and that is not her fault."),
            partly("cv", "Half a page. It says what became better, and it sounds like boasting."),
        ),
        well="I listened to the newcomers for half an hour each. One of them is afraid of the planning.",
        better="I wrote the CV at midnight, when every sentence looks like a lie.",
        talks=(
            Talk(
                "ask-ines",
                "What do I ask Inês, who has seen that team from the inside?",
                "Who left, and why. What they argue about. What follows a mistake. The fourth is mine alone.",
                by=JONAS,
                help=Help.OPTIONS,
            ),
            Talk(
                "too-short",
                "Twenty months in the first job: is that too short to go?",
                "Noor took the other side on purpose. I answered with mails, board, phone, and believed myself.",
                by=JONAS,
                help=Help.CHALLENGE,
            ),
        ),
        tasks=(task("call-ines", "Have the call with Inês and ask her the four questions", "job"),),
        moved=(Moved("new-place", Stage.INTRODUCED, "Inês and Jonas have a date for a call"),),
        for_mentee="Write the CV after breakfast",
    ),
    Sitting(
        27,
        Course((13, 38, 14), longer=Longer(PhaseKind.DISCUSSION, 5, Source.LATER_END)),
        worth="the letter has a first sentence",
        looks=(
            done("read-cv", "Two minutes by the clock. She remembered the pools, the phone and the duck."),
            done("cv", "One page. My mother understood all of it."),
            done("call-ines", "After a mistake they eat together. I asked her to say that again."),
        ),
        well="Inês asked me a question back: what would you change there first? I had an answer.",
        better="I nearly cancelled the call ten minutes before it.",
        goals="Job: I want this one, and that makes it harder to write.",
        talks=(
            Talk(
                "letter",
                "The letter to Katrin's team",
                "Read four beginnings aloud. The one with the river won. Everything about passion is gone.",
                by=JONAS,
                help=Help.REHEARSE,
                tried="Three drafts that begin with the word I",
            ),
            Talk("probation", "What is the probation time like, from the inside?", by=JONAS),
        ),
        tasks=(
            task("send-letter", "Send the letter to the ferry team: half a page, in my own words", "job"),
            promise("hint", "Tell Katrin that a letter is coming, and no more than that"),
        ),
        for_mentor="Say nothing about the river",
    ),
    Sitting(
        28,
        Course((15, 27, 14)),
        looks=(
            done("hint", "Seven words by message. Katrin answered with two."),
            not_yet("send-letter", "It lies there finished. My finger does not go down."),
        ),
        well="The newcomer asked her question in the planning. I did not help, I only looked at her.",
        better="Four evenings of moving one comma.",
        goals="Both of them hang on a single click each. We laughed about it, a little.",
        talks=(
            Talk(
                "probation",
                notes="Half a year in which both may go. Noor asks for a talk after each month: no surprises.",
            ),
            Talk("turned-down", "What do I do if they say no?", by=JONAS),
        ),
        tasks=(task("send-five", "Send the five sentences to Beatriz, then close the laptop", "outside"),),
        moved=(Moved("meetup", Stage.FOLLOWED_UP, "Jonas asked Beatriz how long the list for speakers is"),),
        for_mentee="Send both in the same minute, and go for a walk at once",
    ),
    Sitting(
        30,
        Course((11, 17, 17, 13)),
        looks=(
            done("send-letter", "Sent with a fever of 39, when I did not care about commas."),
            done("send-five", "Taken! Beatriz has a place, and it is in four weeks."),
        ),
        well="Katrin wrote by hand. First talk done, and she had looked at the board in the boathouse.",
        better="We missed a week because I was ill, and I wrote to Noor only an hour before.",
        goals="Two clicks, two answers. I had been afraid of the wrong thing.",
        month=Month(
            judged=(
                keep("job", "First talk went well, the second one has a date", "Nothing is signed"),
                adjust(
                    "outside",
                    "Beatriz has taken it, ten minutes, by video",
                    "It has a date and a name, so it may have sharper words",
                    "Give the talk about the 312 mails at Beatriz's meetup",
                ),
            ),
            aims=(
                Aim(
                    "english",
                    30,
                    "Speak English for an hour without rehearsing each sentence",
                    "after a call I remember what was said, and not how I said it",
                ),
                Aim(
                    "draw",
                    90,
                    "Draw again, one evening a week",
                    "there is a sketchbook, and it has no empty page left",
                ),
            ),
            well="The newcomer and her question. I was more proud than of my own.",
            better="I did not rest before my body made me.",
            help_mentor="Read the draft of Noor's keynote and mark every word that shows off",
            learned="Seven words are enough for an introduction",
        ),
        talks=(
            Talk(
                "turned-down", notes="Then one day for being sad, and one question to them: what should I learn next?"
            ),
            Talk(
                "ill",
                "Being ill with a bad conscience",
                "Who was harmed? Nobody. Who noticed? Ilse, and she sent soup. We left it at that.",
                by=NOOR,
                help=Help.ASK,
            ),
        ),
        tasks=(
            task("stories", "Prepare three stories for the second talk: a success, a mess, a quarrel", "job"),
            promise("grumpy-hour", "Play the grumpy interviewer for half an hour"),
        ),
        moved=(Moved("new-place", Stage.FOLLOWED_UP, "Letter sent, answered by hand, first talk held"),),
        for_mentee="The mess may stay a mess in the telling",
    ),
    Sitting(
        31,
        Course((12, 32, 14)),
        looks=(
            done("grumpy-hour", "She yawned on purpose. I went on, and that was the exercise."),
            done("stories", "The quarrel is the best. It is the one with the napkin."),
        ),
        well="Second talk: six people, no riddles, and they showed me a mistake of theirs first.",
        better="I said we for things that I had done alone. Katrin noticed and asked.",
        goals="English: the whole second talk, and I remember the people and not the grammar.",
        talks=(
            Talk(
                "we-or-i",
                "When do I say I, and when do I say we?",
                "We for the idea, I for the decision that I would have to answer for. Tried it on three sentences.",
                by=NOOR,
                help=Help.CHALLENGE,
            ),
            Talk("on-site", "Two days a week on site: what are they good for?", by=JONAS),
        ),
        tasks=(
            task("turn-round", "Turn the talk round for people who have never seen our pools", "outside", days=14),
            task("pay", "Find out what such a job pays, from three people", "job"),
        ),
        moved=(Moved("meetup", Stage.OUTCOME, "Jonas is on the poster, third from the top"),),
        for_mentee="Who was in the room that you would like to meet again?",
        for_mentor="Bring your first contract, with the number crossed out or not",
    ),
    Sitting(
        32,
        Course((14, 22, 15), late=1, pause=(PhaseKind.LAST_WEEK, 6)),
        looks=(
            partly("turn-round", "Pools became beach huts, then pools again. Two cards are still from inside."),
            changed("pay", "Ask two people, and say my number aloud to my sister first"),
        ),
        well="The on-call phone rang in our first minutes, and I was back after six, quite calm.",
        goals="Job: they want to make an offer. I read the mail standing up.",
        talks=(
            Talk(
                "number",
                "How do I say a number?",
                "Say it, then count to four in silence. In the third round I did not laugh after it.",
                by=JONAS,
                help=Help.REHEARSE,
            ),
            Talk("on-site", mark=TopicState.NEXT_WEEK),
        ),
        tasks=(promise("old-pay", "Tell Jonas what I earned at that point, and what I should have asked"),),
        for_mentee="Ask for the contract in writing before you are happy",
    ),
    Sitting(
        33,
        Course((10, 34, 15)),
        worth="we skip next week without a bad conscience; that evening Noor is at the meetup herself",
        looks=(
            done("old-pay", "A third less than she should have. She still has the calendar page."),
            done("turn-round", "My sister listened and asked why the swimmers did not simply block us."),
            done("pay", "Two numbers, both above mine. I said the middle one, and they said yes."),
        ),
        well="I have signed. Ferries and timetables, in seven weeks.",
        better="I told my parents before I told Dilek, and I am not sorry.",
        goals="Job: there it is. I take it down when the month is due, with some ceremony.",
        talks=(
            Talk("on-site", notes="For the people and the whiteboard. Go there for lunch, not for the desk."),
            Talk(
                "tell-ilse",
                "How do I tell Ilse?",
                "Before the letter, in person, short. And then tell her what she taught me, with an example.",
                by=JONAS,
                help=Help.REHEARSE,
            ),
        ),
        tasks=(
            task("tell-them", "Tell Dilek and Ilse in person, before they get the letter", "job"),
            task("meetup-talk", "Give the talk at the meetup and write down the first three reactions", "outside"),
            promise("first-row", "Sit in the first row at the meetup"),
        ),
        moved=(Moved("new-place", Stage.OUTCOME, "Signed, with a number that was said aloud"),),
        for_mentor="Find out whether the first row is lit",
        next_in=2,
    ),
)
