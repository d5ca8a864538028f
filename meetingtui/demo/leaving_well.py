"""StoryDates 35 to 38: strangers who clapped, a handover, and a recording that nobody wants to watch."""

from __future__ import annotations

from meetingtui.demo.script import Aim, Caught, Course, Door, Month, Moved, Sitting, Talk
from meetingtui.demo.telling import JONAS, done, keep, not_yet, partly, promise, reached, task
from meetingtui.domain.agenda import PhaseKind
from meetingtui.domain.opportunities import Stage
from meetingtui.domain.topics import Help

LEAVING_WELL = (
    Sitting(
        35,
        Course((12, 18, 16, 13), late=1),
        looks=(
            done("first-row", "It was lit. She waved with the programme."),
            done("tell-them", "Dilek shook my hand. Ilse said well, finally, and then she hugged me."),
            done("meetup-talk", "Laughter at the envelope, one question about beach huts, one job offer as a joke."),
        ),
        well="Forty strangers. I looked at the first row twice and did not need to a third time.",
        better="I spoke too fast until card four. On the recording one hears it, says Noor.",
        goals="Three of four are over. The page looks friendly, with only the drawing left on it.",
        month=Month(
            judged=(
                reached("job", "Signed; both of them know", "I asked as much as I was asked"),
                reached(
                    "outside",
                    "Forty strangers, nine and a half minutes, four questions",
                    "It was outside, it was a talk, and I want to go on",
                ),
                reached(
                    "english",
                    "The whole evening at the bar, and I noticed it only on the way home",
                    "It went away by itself when I stopped watching it",
                ),
                keep(
                    "draw", "Two ferries and half a duck, all on one evening", "It is the only goal without a screen"
                ),
            ),
            aims=(
                Aim(
                    "leave",
                    30,
                    "Leave my team so that nothing stops when I am gone",
                    "Ilse runs the reminder mails for a week and does not have to ask me",
                ),
                Aim(
                    "start",
                    60,
                    "Bring a first small change to the ferries within three weeks",
                    "somebody on a jetty sees a time that is right because of it",
                ),
                Aim(
                    "long-talk",
                    90,
                    "Make twenty-five minutes out of the ten",
                    "Beatriz has given me the long place, and I was not afraid of the middle",
                ),
            ),
            well="A signature, a stage, and two talks with people that I will miss.",
            better="I celebrated nothing. My sister has now booked a table without asking me.",
            help_mentor="Hear Noor's keynote once, with a stopwatch in hand",
            learned="What it is like to sit in the first row and to have nothing to do",
        ),
        caught=(Caught(PhaseKind.MONTH, "friends", "How do colleagues stay friends when one of them goes?"),),
        talks=(
            Talk(
                "guilt",
                "I feel like a traitor in the coffee kitchen",
                "Said it, and it became smaller. They are sad because it was good. That is not the same as guilt.",
                by=JONAS,
                help=Help.LISTEN,
            ),
        ),
        tasks=(
            task("record", "Record one run of the long talk and watch it to the end", "long-talk"),
            task("only-me", "List everything that only I know", "leave"),
            promise("grown", "Send my notes from when a talk of mine grew from ten to twenty-five"),
        ),
        moved=(
            Moved("meetup", Stage.THANKED, "A jar of plum jam for Beatriz, with an envelope drawn on the lid"),
            Moved("new-place", Stage.THANKED, "Jonas wrote to Inês what her four answers had changed"),
        ),
        for_mentee="Whom would you like to have at that table?",
    ),
    Sitting(
        36,
        Course((15, 27, 18), late=2),
        looks=(
            not_yet("grown", "They are in a notebook, and the notebook is in the cellar."),
            not_yet("record", "Set up the camera and talked for four minutes. Then I saw my face."),
            done("only-me", "Seventeen things. For five of them I had to ask myself why."),
        ),
        well="Tobi took three of the seventeen before I had finished reading them out.",
        better="I answer questions with let me just do it. There are four weeks left for that.",
        goals="Leave: seventeen, now fourteen. Long talk: a camera on a pile of books.",
        talks=(
            Talk(
                "what-grows",
                "What grows when a talk grows?",
                "Not more of the same. One scene in the middle in which it goes wrong, and time to breathe after it.",
                by=JONAS,
                help=Help.OPTIONS,
            ),
            Talk(
                "dates",
                "When do I stop taking new tickets?",
                "Today. Dilek had been waiting for me to say it.",
                by=JONAS,
                help=Help.WHAT_WOULD_YOU_DO,
            ),
        ),
        tasks=(task("mail-page", "Write the handover page for the reminder mails", "leave"),),
        doors=(
            Door("kind-eyes", "Kind eyes for the long version, best somebody who has never booked a pool"),
            Door("first-month", "Somebody who began at a new place lately and kept a diary of it"),
        ),
        for_mentor="Go down into the cellar",
    ),
    Sitting(
        37,
        Course((14, 31, 16), late=-3),
        worth="I can say out loud why I do not watch the recording",
        looks=(
            done("grown", "Photographed in the cellar, with a spider in it. The middle is crossed out three times."),
            partly("record", "Recorded all of it, 23 minutes. Watched it up to minute six."),
            partly("mail-page", "The normal days are in. The bad days are only in my head."),
        ),
        well="Up to minute six it was not terrible. There is a good pause in it that I did not plan.",
        better="I wrote the page for a reader who knows everything, so for me.",
        goals="Start: they sent me the handbook, 40 pages, and it begins with what went wrong last year.",
        talks=(
            Talk(
                "own-voice",
                "I cannot bear my own voice",
                "Nobody else hears it from inside. Idea: first only listen, without the picture, while cooking.",
                by=JONAS,
                help=Help.LISTEN,
                tried="Half speed, double speed, a towel over the screen",
            ),
        ),
        tasks=(
            task("hands-off", "Let Ilse run the mails from my page for three days, hands off", "leave"),
            promise("long-place", "Introduce Jonas to Pilar, who gives out the long places at the meetup"),
        ),
        moved=(Moved("first-month", Stage.OFFERED, "Rui's sister, five weeks into a hospital lab, would show hers"),),
        for_mentee="Write the bad days as you told the double mails: times in a row",
    ),
    Sitting(
        38,
        Course((13, 29, 15), late=1),
        looks=(
            not_yet("long-place", "Pilar is between two homes and does not read mail there."),
            not_yet("record", "Listened to eleven minutes while cooking. The soup was good."),
            done("mail-page", "Two pages: one for normal days, one that begins with breathe in."),
            done("hands-off", "She stopped at step four. We repaired step four, and she went through."),
        ),
        well="Three days in which nobody asked me anything, and I could enjoy it.",
        better="On the second day I looked into the log in secret. Ilse saw it in the log.",
        goals="Leave: nearly. Start: chapter one. Long talk: we should speak about the recording.",
        caught=(Caught(PhaseKind.LAST_WEEK, "two-of-us", "How do the two of us go on once I am there?"),),
        talks=(
            Talk(
                "first-day",
                "What do I say on the first day?",
                "Little. Three questions that only a newcomer may ask, written down before I know too much.",
                by=JONAS,
                help=Help.REHEARSE,
            ),
            Talk(
                "thirty-days",
                "A plan for my first thirty days, or better no plan?",
                by=JONAS,
                help=Help.WHAT_WOULD_YOU_DO,
                tried="Wrote one with 31 points, crossed out 28",
            ),
        ),
        tasks=(
            task("goodbye", "Write the goodbye mail: three thanks, and no joke about the night job", "leave"),
            task("handbook", "Read the handbook of the ferries with a pencil, up to page twenty", "start", days=14),
            promise("read-page", "Read the handover page as if today were my first day"),
        ),
        for_mentee="Bring the three newcomer's questions",
        for_mentor="Think about every two weeks: what would be lost, what would be gained?",
    ),
)
