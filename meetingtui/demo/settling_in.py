"""StoryDates 1 to 5: small changes, and a first question asked aloud."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Caught, Course, Door, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, done, keep, not_yet, partly, promise, reached, smaller, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help, TopicState

SETTLING_IN = (
    Sitting(
        1,
        Course((15, 28, 14), late=1),
        looks=(
            done("checklist", "It came the same evening. It hangs beside my screen."),
            partly("split", "Two parts are merged, the third is still one big lump."),
        ),
        well="Ilse read the first part within an hour, because it fitted on one screen.",
        better="I began the day before our meeting, although I had the whole week.",
        goals="One question asked, about pools that book across midnight. My heart beat as before an exam.",
        talks=(
            Talk(
                "reviews",
                notes="Mine had 600 lines; Noor too opens the small ones first. And a name is better than a channel.",
                tried="Asked in the channel, twice, with a smile",
            ),
            Talk(
                "lookup",
                notes="Noor has looked up the same date function for eleven years. A page of my own could help.",
            ),
            Talk(
                "marta",
                "How do I ask Marta for more than small bugs?",
                by=JONAS,
                help=Help.REHEARSE,
                tried="Hinted at it in the kitchen; she took it for small talk",
            ),
        ),
        tasks=(
            task("first", "Ask my question before anybody else speaks in the planning", "voice"),
            task("ten", "Begin a page with the ten things I look up most"),
            promise("openings", "Write down three ways to begin the talk with Marta"),
        ),
        for_mentee="What would Marta get out of it if you had a larger piece?",
    ),
    Sitting(
        2,
        Course((18, 25, 16)),
        worth="I dare to say my sentence to Marta once, here",
        looks=(
            done("openings", "The second one sounds like me."),
            done("split", "The lump became two. All four parts are live, and nobody noticed, which is the point."),
            done("first", "Twelve seconds of courage. Tobi had the same question and thanked me."),
            not_yet("ten", "Opened an empty page and closed it again."),
        ),
        well="Nobody laughed at the question. Henrike wrote it on the board.",
        better="Afterwards I could not listen for ten minutes because I was so proud.",
        goals="Voice: two of four. The other two have not moved, and that is fine in week two.",
        caught=(Caught(PhaseKind.LAST_WEEK, "phone-list", "Who decides who is on the on-call list?"),),
        talks=(
            Talk(
                "marta",
                notes="Noor played Marta. First try: three excuses at once. Third try: one wish, one reason.",
            ),
            Talk(
                "notes",
                "How Noor takes notes while she talks",
                "She does not. She stops the meeting for a minute and writes, and nobody ever minds.",
                by=JONAS,
            ),
        ),
        tasks=(task("ask-marta", "Ask Marta for fifteen minutes about my next half year", "own"),),
        for_mentee="Say the wish first, the reason second, then be quiet",
        for_mentor="Bring the photo of the very first talk",
    ),
    Sitting(
        3,
        Course((14, 24, 15), late=6),
        looks=(
            not_yet("ask-marta", "She was away all week. It stands in her calendar now."),
            not_yet("ten", "I look things up too fast to notice that I do."),
        ),
        well="I explained the refunds to Tobi at the whiteboard and found a mistake of mine while talking.",
        better="We began six minutes late because I was looking for headphones.",
        goals="Voice: three of four. The talk scares me less since I saw Noor's photo, she holds on to the desk.",
        talks=(
            Talk(
                "impostor",
                "I wait for the day when they notice that I cannot do this",
                "Mostly said out loud, and that helped. Noor knew the feeling by its first name.",
                by=JONAS,
                help=Help.LISTEN,
            ),
            Talk("estimates", "My estimates are wrong by a factor of three", by=JONAS, help=Help.ASK),
        ),
        tasks=(
            task("read-ilse", "Read one change by Ilse every day and write down one question each", "voice"),
            promise("show-doc", "Find a design document that I am allowed to show"),
        ),
        doors=(Door("open-docs", "A team that writes its design documents in the open"),),
        for_mentor="Ask at home who sets up the headphones there",
    ),
    Sitting(
        4,
        Course((11, 16, 16, 15), late=2),
        looks=(
            done("show-doc", "Nine pages on timetables, with a whole page of things they decided not to do."),
            done("ask-marta", "She gives me the reminder mails. All of it, from the plan to the last pool."),
            partly("read-ilse", "Three days of five. Her commit messages are better than my documents."),
            not_yet("ten", "Third week. I like the idea of the page more than the page."),
        ),
        well="Marta said she had been waiting for me to ask.",
        better="I said yes to the reminder mails before I knew how many kinds of them there are.",
        goals="Voice is done, I think. Own change has a name at last. Nothing yet for the talk.",
        month=Month(
            judged=(
                reached(
                    "voice",
                    "Five plannings, five questions; one of them stopped a bad plan",
                    "It has become a habit and needs no goal any more",
                ),
                keep("own", "Marta handed over the reminder mails", "Two weeks are left and it has only begun"),
                keep("talk", "No topic and no date, but no fear attack either", "There is time, and I still want it"),
            ),
            aims=(
                Aim(
                    "pegel",
                    30,
                    "Get my water level board to run at the rowing club",
                    "Mr Brandt looks at it instead of walking to the jetty",
                ),
                Aim(
                    "design",
                    60,
                    "Write my first design document",
                    "three people have commented and it ends with a decision",
                ),
            ),
            well="The first questions, the first small changes, and one real task.",
            better="The page with the ten things shows how I start too many at once.",
            help_mentor="Read the first page of her team's handbook as a stranger and mark where he stops",
            learned="That she explains too early; the good part begins after the second question",
        ),
        talks=(
            Talk(
                "estimates",
                notes="I estimate typing, not finding out. From now on two numbers: if I know it, and if I do not.",
            ),
            Talk("phone-list", mark=TopicState.NEXT_WEEK),
        ),
        tasks=(
            task("mail-list", "List who gets a reminder mail today, from what, and why", "own"),
            task("display", "Order the paper display for the board", "pegel", days=3),
        ),
        moved=(Moved("open-docs", Stage.OFFERED, "The timetable team lets Jonas read along in theirs"),),
        for_mentee="Keep a line a day about what surprised you in the mails",
    ),
    Sitting(
        5,
        Course((13.5, 31, 13)),
        looks=(
            done("read-ilse", "All five. She signs her mistakes in the history, with a date."),
            done("mail-list", "Eleven kinds of mail. Two of them nobody could explain."),
            done("display", "It is smaller than I thought and very beautiful."),
            smaller("ten", "Write down the very next thing I look up, only that one"),
        ),
        well="The list of mails went round the office; Henrike calls it the treasure map.",
        better="I wanted to delete the two odd mails at once. Ilse asked who would miss them. Good question.",
        goals="Own: the map exists. Board: the display lies on my desk and shows a test picture of a duck.",
        talks=(
            Talk(
                "phone-list",
                notes="Marta decides, and she asks for volunteers. Not now, but it is good to know the door.",
            ),
            Talk(
                "why-design",
                "What is a design document for, if the code is short?",
                "For the people who were not in the room, and for the version of me who forgets. Start with the no.",
                by=JONAS,
                help=Help.ASK,
            ),
            Talk("english", "My English sounds like a manual", by=JONAS, tried="Series without subtitles"),
        ),
        tasks=(
            task("skeleton", "Write the headings of the reminder document, one sentence under each", "design"),
            promise("headings", "Read the headings within a day and answer in questions only"),
        ),
        moved=(Moved("lunch", Stage.OFFERED, "Her own team's lunch, by video: twelve people who clap easily"),),
        for_mentee="Which of the eleven mails would you be glad to get yourself?",
        for_mentor="Write down one thing about the week that had nothing to do with work",
    ),
)
