"""From `meet pair new` to the recap and into next week, with every kind of field written in."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

import pytest

from tests.whole.shell import Shell, Window

pytestmark = pytest.mark.terminal


def talk(window: Window) -> None:
    """All phases, something typed into every kind of field."""
    window.begin("we leave with a plan")
    window.choose("done")
    window.fill("It is in the mail")
    window.choose("partly")
    window.fill("Half of them")
    window.choose("offered")
    window.fill("Lin has a room")
    window.fill("Asked early", "Listened", "Slept too little", "Spoke too much", "Closer to the talk")
    window.fill("How do I say no?")
    window.move("ctrl+o")
    window.fill("Ask about on-call")
    window.wait_saved("Ask about on-call")

    window.go_on("THE MONTH")
    window.choose("adjust")
    window.fill("Two invitations", "A smaller one first", then="down")
    window.fill("Speak at the club")
    window.fill("More air", "More calm", "Fewer goals", "Fewer mails")
    window.fill("Lead a review", "Ada only listens")
    window.wait_for("Lead a review   we will know")
    window.to("How can Sam help Ada?")
    window.fill("Read her draft", "Patience", "Keep the jokes", "Keep the questions")

    window.go_on("OPEN DISCUSSION")
    window.fill("Offer a date instead", then="down")
    window.fill("Wrote it down", then="shift+tab")
    window.move("up", "up")
    window.choose("challenge me")
    window.move("up")
    window.choose("discussed")

    window.go_on("NEXT STEPS")
    window.fill("Finish the slides", "in 3 days", "")
    window.fill("A job in London", "")
    window.fill("Read the slides", "", "")
    window.fill("in 2 weeks 15:00")
    window.wait_for("AGREED")
    window.move("down")
    window.fill("https://call.example/ada")
    window.fill("Think of a title", "Rest")
    window.to("Was it worth it?")
    window.choose("yes")
    window.fill("and more")
    window.fill("Courage")
    window.wait_saved("Think of a title", "Rest", "Courage")
    window.end()


def texts(items: list[Any]) -> list[str]:
    return [item["text"] for item in items]


def test_a_whole_meeting_is_kept_word_for_word(after_a_meeting: Shell) -> None:
    today = date.today()
    with after_a_meeting.start("--month") as window:
        talk(window)
    meeting = after_a_meeting.json("show", "last")["meeting"]

    assert meeting["number"] == 2
    assert meeting["answers"] == {
        "worth-it": "we leave with a plan",
        "went-well": "Asked early",
        "mentor-went-well": "Listened",
        "better": "Slept too little",
        "mentor-better": "Spoke too much",
        "goals": "Closer to the talk",
        "month-well": "More air",
        "mentor-month-well": "More calm",
        "month-better": "Fewer goals",
        "mentor-month-better": "Fewer mails",
        "help-mentor": "Read her draft",
        "mentor-learned": "Patience",
        "mentee-keep-change": "Keep the jokes",
        "mentor-keep-change": "Keep the questions",
        "else-mentee": "Think of a title",
        "else-mentor": "Rest",
        "worth": "and more",
        "worth/chosen": "yes",
        "take-along": "Courage",
    }
    assert [(review["text"], review["outcome"], review["note"]) for review in meeting["reviews"]] == [
        ("Send the book", "done", "It is in the mail"),
        ("Write the slides", "partly", "Half of them"),
    ]
    (goal,) = meeting["goal_reviews"]
    assert (goal["verdict"], goal["evidence"], goal["why"], goal["new_text"]) == (
        "adjust",
        "Two invitations",
        "A smaller one first",
        "Speak at the club",
    )
    assert [(new["text"], new["known_by"]) for new in meeting["new_goals"]] == [("Lead a review", "Ada only listens")]
    assert texts(meeting["topics"]) == ["How to say no", "How do I say no?", "Ask about on-call"]
    assert (meeting["topics"][0]["notes"], meeting["topics"][0]["tried"], meeting["topics"][0]["state"]) == (
        "Offer a date instead",
        "Wrote it down",
        "discussed",
    )
    assert meeting["topics"][0]["help"] == "challenge me"
    assert texts(meeting["commitments"]) == ["Finish the slides", "Read the slides"]
    assert [c["owner"] for c in meeting["commitments"]] == ["mentee", "mentor"]
    assert date.fromisoformat(meeting["commitments"][0]["due"]) - today in (timedelta(days=3), timedelta(days=4))
    assert texts(meeting["lookouts"]) == ["A job in London"]
    agreed = meeting["next_meeting"]
    assert (agreed["zone"], agreed["place"]) == ("Europe/Berlin", "https://call.example/ada")
    starts = datetime.fromisoformat(agreed["starts_at"])
    assert (starts.hour, starts.minute) == (15, 0)
    assert starts.date() - today in (timedelta(days=14), timedelta(days=15))

    assert texts(after_a_meeting.json("tasks")["tasks"]) == [
        "Read the slides",
        "Finish the slides",
        "Write the slides",
    ]


def test_the_window_is_named_for_the_phase_and_gets_its_old_title_back(after_a_meeting: Shell) -> None:
    with after_a_meeting.start("--no-month") as window:
        window.begin()
        window.go_on("OPEN DISCUSSION")
        window.press("ctrl+q")
        window.wait_for("Leave the meeting")
        window.press("p")
        assert window.wait_exit() == 0
    titles = re.findall(rb"\x1b\]0;(.*?)\x07|(\x1b\[2[23];0t)", window.output)
    named = [re.sub(r", \d+ min$", "", words.decode()) or sign[2:].decode() for words, sign in titles]
    # The minutes may change while somebody types.
    assert [name for name, _ in groupby(named)] == [
        "22;0t",
        "meet",
        "meet: Arrival",
        "meet: Last week",
        "meet: Open discussion",
        "meet",
        "23;0t",
    ]


def test_the_next_meeting_opens_on_the_words_of_the_last(shell: Shell) -> None:
    assert shell.run("pair", "new", "--mentor", "Ada", "--mentee", "Sam").returncode == 0
    with shell.start("--no-month") as window:
        window.begin()
        window.fill("We found each other")
        window.go_on("OPEN DISCUSSION")
        window.fill("How to say no")
        window.go_on("NEXT STEPS")
        window.fill("Write the slides", "", "")
        window.fill("A meetup for Sam", "")
        window.fill("Send the book", "")
        window.shows("+ Ada   Send the book")
        window.end()
    with shell.start() as window:
        window.arrive()
        window.shows("Write the slides", "A meetup for Sam", "Send the book", "How to say no")
        window.press("enter")
        window.shows("─ LAST WEEK", "Send the book", "Write the slides")
        assert window.text.index("Send the book") < window.text.index("Write the slides")
