"""`meet thanks`: what is due, a draft of what happened, done, and put off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from meetingtui.cli.week.thanks import _SUBJECTS
from meetingtui.domain.between.courtesies import Courtesy
from meetingtui.domain.between.due_courtesies import CourtesyKind
from tests.cli.conftest import Shell
from tests.forgotten import KIM

A_DAY = 24 * 60
DUE = "1  Thank Ada for your meeting. You met on Tue 17 Nov; within a day is best.\n"


def test_before_the_first_meeting_nothing_is_due(with_pair: Shell) -> None:
    answer = with_pair.meet("thanks")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing is due.\n")


def test_thanks_are_shown_drafted_and_done(with_meeting: Shell) -> None:
    assert with_meeting.meet("thanks").out == DUE
    answer = with_meeting.meet("thanks", "show", "1")
    assert answer.out.startswith("Hello Ada,\nthank you for your time")
    assert "Introduce Sam to Lin" in answer.out
    assert with_meeting.meet("thanks", "done", "1").out == "Done: Thank Ada for your meeting\n"
    assert with_meeting.meet("thanks").out == ""
    assert with_meeting.meet("thanks", "undo").out == "Taken back: it was done.\n"
    assert with_meeting.meet("thanks").out == DUE
    assert with_meeting.meet("thanks", "undo").code == 2


def test_a_draft_is_copied_mailed_or_saved(
    with_meeting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with_meeting.tools["pbcopy"] = "/bin/pbcopy"
    text = with_meeting.meet("thanks", "show", "1").out
    assert with_meeting.meet("thanks", "show", "1", "--copy").out == ""
    assert with_meeting.copied == [(("/bin/pbcopy",), text.encode())]
    assert (tmp_path / "thanks-meeting.txt").read_text(encoding="utf-8") == text
    assert with_meeting.meet("thanks", "show", "1", "--mail").code == 0
    assert with_meeting.opened[0].startswith("mailto:?subject=Thank%20you&body=Hello%20Ada%2C%0D%0A")
    assert with_meeting.meet("thanks", "show", "1", "-o", "to-ada.txt").code == 0
    assert (tmp_path / "to-ada.txt").read_text(encoding="utf-8") == text


def test_every_kind_of_courtesy_has_a_subject_for_mails() -> None:
    assert list(_SUBJECTS) == list(CourtesyKind)


def test_thanks_are_put_off_to_tomorrow_or_to_a_day(with_meeting: Shell) -> None:
    said = "Put off until Wed 18 Nov 2026: Thank Ada for your meeting\n"
    assert with_meeting.meet("thanks", "later", "1").out == said
    assert with_meeting.meet("thanks").out == ""
    with_meeting.clock.go(A_DAY)
    assert with_meeting.meet("thanks").out == DUE
    assert "Fri 27 Nov 2026" in with_meeting.meet("thanks", "later", "1", "27", "nov").out
    with_meeting.clock.go(8 * A_DAY)
    assert with_meeting.meet("thanks").out == ""
    with_meeting.clock.go(A_DAY)
    assert with_meeting.meet("thanks").out == DUE
    assert with_meeting.meet("thanks", "undo").out == "Taken back: it was put off.\n"


def test_silence_brings_a_kind_second_message_and_an_answer_ends_it(with_pair: Shell) -> None:
    with_pair.meet("contact", "wrote", "about the slides", "--by", "mentee")
    with_pair.clock.go(5 * A_DAY)
    assert "Write to Ada once more" in with_pair.meet("thanks").out
    assert "about this: about the slides." in with_pair.meet("thanks", "show", "1").out
    with_pair.meet("contact", "answered")
    assert with_pair.meet("thanks").out == ""


def test_a_year_after_the_wrap_up_lived_day_by_day(with_meeting: Shell) -> None:
    with_meeting.meet("thanks", "done", "1")
    with_meeting.meet("pair", "close")
    told = []
    for _ in range(400):
        with_meeting.clock.go(A_DAY)
        if with_meeting.meet("-q", "thanks").out:
            told.append((with_meeting.clock.wall() - datetime(2026, 11, 17, tzinfo=UTC)) // timedelta(days=1))
            assert with_meeting.meet("thanks", "done", "1").code == 0
    assert told == [7, 30, 92, 181, 365]


def test_a_door_that_moved_after_the_wrap_up_stands_in_the_news(with_meeting: Shell) -> None:
    with_meeting.meet("thanks", "done", "1")
    with_meeting.meet("pair", "close")
    with_meeting.clock.go(3 * A_DAY)
    assert with_meeting.meet("door", "1", "outcome", "I spoke there").code == 0
    with_meeting.clock.go(4 * A_DAY)
    assert "A meetup where Sam could speak: outcome by now." in with_meeting.meet("thanks", "show", "1").out


def test_what_cannot_be_is_refused_and_nothing_changes(with_meeting: Shell) -> None:
    before = with_meeting.locations.data_file.read_bytes()
    for args, code in (
        (("show", "2"), 3),
        (("done", "0"), 3),
        (("done", "99999999999999999999"), 3),
        (("done", "one"), 2),
        (("later", "1", "someday"), 2),
        (("later", "1", "2026-11-17"), 2),
        (("later", "1", "2020-01-01"), 2),
        (("-o", "file.ics"), 2),
        (("--ics", "done", "1"), 2),
        (("undo",), 2),
        (("--pair", "nobody"), 3),
    ):
        answer = with_meeting.meet("thanks", *args)
        assert (answer.code, answer.out) == (code, ""), args
        assert "Traceback" not in answer.err
    assert with_meeting.locations.data_file.read_bytes() == before


def test_with_several_pairs_it_asks_which(with_meeting: Shell) -> None:
    with_meeting.store.keep(KIM)
    for args in ((), ("done", "1"), ("show", "1"), ("undo",)):
        answer = with_meeting.meet("thanks", *args)
        assert (answer.code, answer.out) == (2, "")
        assert "--pair NAME" in answer.err
    assert with_meeting.meet("thanks", "--pair", "Sam", "done", "1").code == 0
    assert len(with_meeting.store.between(Courtesy, "pair-1")) == 1


def test_the_days_are_saved_for_a_calendar(
    with_meeting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = with_meeting.meet("thanks", "--ics")
    assert (answer.code, answer.out) == (0, "")
    (path,) = tmp_path.glob("*.ics")
    assert path.name in answer.err
    with_meeting.meet("pair", "close")
    printed = with_meeting.meet("thanks", "--ics", "-o", "-").out
    days = [event.decoded("dtstart") for event in icalendar.Calendar.from_ical(printed).walk("VEVENT")]
    assert len(days) == 6
    assert with_meeting.meet("thanks", "--ics", "-o", path.name).code == 1


def test_nothing_due_is_no_calendar(with_pair: Shell) -> None:
    answer = with_pair.meet("thanks", "--ics", "-o", "-")
    assert (answer.code, answer.out) == (0, "")
