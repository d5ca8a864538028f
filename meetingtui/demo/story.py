"""Nine months of Noor and Jonas, told as a script: every word is made up."""

from __future__ import annotations

from meetingtui.demo.change_of_job import CHANGE_OF_JOB
from meetingtui.demo.design_document import DESIGN_DOCUMENT
from meetingtui.demo.first_meeting import FIRST_MEETING
from meetingtui.demo.first_talk import FIRST_TALK
from meetingtui.demo.leaving_well import LEAVING_WELL
from meetingtui.demo.new_page import NEW_PAGE
from meetingtui.demo.on_call import ON_CALL
from meetingtui.demo.settling_in import SETTLING_IN
from meetingtui.domain.people import Person

MENTOR = Person("Noor", "Europe/Lisbon")
MENTEE = Person("Jonas", "Europe/Berlin")
PLACE = "https://meet.example.org/noor-and-jonas"

WEEKS = 39
"""From the first meeting to the one that is to come; four of them without a meeting: a holiday, a fever, a meetup."""

STORY = (
    *FIRST_MEETING,
    *SETTLING_IN,
    *DESIGN_DOCUMENT,
    *FIRST_TALK,
    *NEW_PAGE,
    *ON_CALL,
    *CHANGE_OF_JOB,
    *LEAVING_WELL,
)
"""The meetings in their order. Nothing in them names a day, a month or a season, because they can fall on any."""
