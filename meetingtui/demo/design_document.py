"""StoryDates 6 to 11: the first design document, a soldering iron, and a talk that looks for a topic."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Caught, Course, Door, Longer, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, adjust, changed, done, keep, not_yet, partly, promise, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.extension import Source
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help, TopicState

DESIGN_DOCUMENT = (
    Sitting(
        6,
        Course((20, 22, 15), late=2, longer=Longer(PhaseKind.LAST_WEEK, 5, Source.DISCUSSION)),
        worth="I know what to write under the heading Problem",
        looks=(
            done("headings", "Fourteen questions, not one answer. It was maddening and it helped."),
            partly("skeleton", "Headings yes. Under Problem there are three versions, all of them sulking."),
            done("ten", "It was how to undo a commit. One line, and I have used it twice since."),
        ),
        well="Tobi asked me how I had found the eleven mails, and I could explain it without my notes.",
        better="I polished the first paragraph for two evenings and left the rest empty.",
        talks=(
            Talk(
                "red-pen",
                "Ilse rewrites my sentences in reviews and I get cross",
                "Noor asked which of her versions was worse. None was. I am cross because she is quicker.",
                by=JONAS,
                help=Help.CHALLENGE,
                tried="Answered her comments with a thumbs up and a grumble",
            ),
        ),
        tasks=(
            task("show-ilse", "Show the half-finished document to Ilse, with the sulking paragraph in it", "design"),
            task("solder", "Solder the sensor cable at the club with Mr Brandt", "pegel"),
        ),
        for_mentee="Half-finished means half-finished. No night shift before you show it",
    ),
    Sitting(
        7,
        Course((12, 29, 17), late=3),
        shift=60,
        looks=(
            done("skeleton", "The third version won, because it has a number in it: 312 wrong mails a month."),
            changed("show-ilse", "Show it to Ilse and Marta together, in half an hour, with biscuits"),
            not_yet("solder", "Mr Brandt's knee. He sends a list of tools meanwhile."),
        ),
        well="I found the number by asking the help desk, and now they say hello to me.",
        better="I hid the document from Ilse until it was too late to meet her this week.",
        goals="The talk: while I counted mails I thought that this could be one.",
        talks=(
            Talk(
                "english", notes="Manuals are clear. Noor would keep the clarity and add one short sentence a page."
            ),
            Talk(
                "helpdesk",
                "The help desk knows more about our software than we do",
                "Idea: sit there for half a day each quarter. Noor did it for years and calls it her best school.",
                by=JONAS,
            ),
            Talk("pairing", "Pairing makes me tired after twenty minutes", by=JONAS, help=Help.WHAT_WOULD_YOU_DO),
        ),
        tasks=(promise("five", "Collect the five questions that every reviewer asks me"),),
        moved=(
            Moved("open-docs", Stage.FOLLOWED_UP, "Jonas read two of them and asked their author about page six"),
        ),
        for_mentor="Find the very first document of your own, the one you never show",
    ),
    Sitting(
        8,
        Course((10, 21, 13, 14), late=1),
        looks=(
            done("five", "Number four is the best: what happens to those who do not read mails?"),
            done("show-ilse", "They ate the biscuits and argued with each other instead of with me."),
            partly("solder", "The cable is done. The box leaks."),
        ),
        well="Marta said the word decision, and it was about something that I had written.",
        better="I defended a detail for ten minutes that I do not even like.",
        goals="All four moved, which never happened before.",
        month=Month(
            judged=(
                keep(
                    "pegel",
                    "Cable works, box leaks, Mr Brandt is full of hope",
                    "It is a joy, and joys need no hurry",
                ),
                adjust(
                    "own",
                    "The mails are bigger than two months; the first pool could go live now",
                    "On my own was the wrong half of the sentence",
                    "Take the reminder mails from the idea to production, with Ilse as second pair of eyes",
                ),
                keep("design", "Seven pages, two readers, eleven open comments", "The decision is in sight"),
                keep("talk", "There is a topic: 312 mails that nobody wanted", "Needs a date before it becomes real"),
            ),
            aims=(
                Aim(
                    "rust",
                    90,
                    "Learn enough Rust to read other people's code",
                    "I can explain one file of a tool that I use to Tobi",
                ),
            ),
            well="The document and the half hour with the biscuits.",
            better="Evenings. I said yes to four things, and my sister asked whether I still live here.",
            help_mentor="Tell Noor which of the five questions sounded like a trap",
            learned="How much a number changes the mood of a room, once again",
        ),
        talks=(Talk("pairing", notes="Swap the keyboard every ten minutes and say aloud what you do not know."),),
        tasks=(
            task("one-pool", "Switch the new reminder mails on for one single pool", "own"),
            task("rust-one", "Do the first chapter of the Rust course", "rust"),
        ),
        for_mentee="Which of the four goals would you miss least?",
    ),
    Sitting(
        9,
        Course((14, 24, 14), pause=(PhaseKind.DISCUSSION, 4)),
        looks=(
            done("one-pool", "The pool with the oldest heating. They wrote back: thank you, finally."),
            done("solder", "Closed with a jam jar lid. Mr Brandt's idea, and it holds."),
            not_yet("rust-one", "Installed it. Then the pool wrote, and I wrote back."),
        ),
        well="I watched the first 40 mails go out and knew for each of them why.",
        better="A grumpy comment in the document cost me a whole evening of being hurt.",
        goals="Own change: one pool of 58. Board: hangs in my kitchen and shows the level of the sink.",
        caught=(Caught(PhaseKind.LAST_WEEK, "book", "Which book would Noor lend me about writing?"),),
        talks=(
            Talk(
                "grumpy",
                "How do I answer a comment that says this is naive?",
                "Thank him for the case that he has in mind and ask for it. Perhaps he carries an old scar.",
                by=JONAS,
                help=Help.OPTIONS,
                tried="Wrote an answer of 400 words, did not send it",
            ),
        ),
        tasks=(
            task("comments", "Answer every comment on the document, the grumpy one first", "design"),
            promise("team-lunch", "Ask my team whether Jonas may rehearse in their lunch"),
        ),
        moved=(Moved("open-docs", Stage.OUTCOME, "The page of things not to do is now in Jonas's document as well"),),
        for_mentee="Send the grumpy one the short answer, not the long one",
        for_mentor="Look whether the parcel at the door was the book",
    ),
    Sitting(
        10,
        Course((15, 30, 10), late=2),
        looks=(
            not_yet("team-lunch", "Half of the team is travelling; the other half said yes without being asked."),
            partly("comments", "Grumpy one answered, and he was right about one thing. Six are left."),
            not_yet("rust-one", "I watched somebody else do it. That does not count, I know."),
        ),
        well="The grumpy colleague drew his old accident on a napkin for me. I kept the napkin.",
        better="I answer the easy comments first and call that progress.",
        goals="Talk: three ideas on a sheet. Rust sleeps.",
        talks=(
            Talk("book", notes="A thin one about plain words. Noor reads one page of it before she writes anything."),
            Talk(
                "ideas",
                "Three ideas for the talk and no way to choose",
                "Noor only asked: which one would you tell a friend in the tram? I answered at once: the 312 mails.",
                by=JONAS,
                help=Help.ASK,
            ),
            Talk("money", "May I ask colleagues what they earn?", by=JONAS),
        ),
        tasks=(task("why-topic", "Write half a page on why the 312 mails matter to me", "talk"),),
        moved=(Moved("open-docs", Stage.THANKED, "A postcard to the timetable team, with a drawing of page six"),),
        for_mentee="Ask Henrike how long a lunch talk may be",
        for_mentor="Look at the calendar; there are two trips in it that may move us",
        next_in=None,
    ),
    Sitting(
        11,
        Course((16, 27, 15)),
        looks=(
            done("team-lunch", "In two weeks, nine people, dial in with whatever you have."),
            done("comments", "All of them. The last one was a typing mistake in my own name."),
            not_yet("rust-one", "Third time that I explain this. I am a little ashamed, and Noor is not."),
            done("why-topic", "Half a page became a letter to the woman who got 19 mails in one week."),
        ),
        well="Reading the letter aloud to Noor. We were both quiet for a moment.",
        better="We had not fixed a date last time and wrote seven messages to find one.",
        goals="Document: ready to be decided. Talk: it has a heart now, and no shape.",
        talks=(
            Talk(
                "hands",
                "What do I do with my hands when I speak?",
                "Tried it standing up. Hold the cards with both, put them down for the one sentence that matters.",
                by=JONAS,
                help=Help.REHEARSE,
            ),
            Talk("money", mark=TopicState.NEXT_WEEK),
        ),
        tasks=(
            task("boxes", "Draw the talk as five boxes on one sheet of paper", "talk"),
            task("decide-doc", "Invite everybody to the half hour in which the document is decided", "design"),
        ),
        doors=(Door("meetup", "A meetup that is kind to people who speak for the first time"),),
        for_mentee="Let the letter be the beginning, not the explanation",
    ),
)
