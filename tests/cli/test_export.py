"""`meet export`."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from meetingtui.cli.transfer import export_texts
from meetingtui.cli.transfer.export_plan import TABLE_NAMES
from meetingtui.domain.people import Person
from meetingtui.exchange.data.csv_tables import TABLES
from meetingtui.storage.store.canonical import version_id
from meetingtui.storage.store.database import Database
from meetingtui.storage.transfer.export_file import export_bytes
from meetingtui.storage.transfer.import_file import read_bytes
from tests import builders
from tests.builders import BERLIN
from tests.cli.conftest import Shell
from tests.each import each
from tests.exchange.markdown.test_meeting import FULL
from tests.exchange.test_file_names import NASTY
from tests.fakes import TUESDAY
from tests.faults.catalogue import CATALOGUE
from tests.lived_story import lived
from tests.meetings import conclusion_of
from tests.pages import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is typed."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def with_months(shell: Shell) -> Shell:
    lived().keep_in(shell.store)
    return shell


@pytest.fixture
def two_pairs(with_meeting: Shell) -> Shell:
    lived().keep_in(with_meeting.store)
    return with_meeting


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def tables(shell: Shell):
    return Database(shell.locations, shell.clock.wall).read()


def test_each_meeting_becomes_a_file_in_a_new_folder(with_meeting: Shell, here: Path) -> None:
    answer = with_meeting.meet("export")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "1 meeting of Sam and Ada: sam-and-ada\n"
    assert names(here) == ["sam-and-ada/2026-11-17-meeting-12.md", "sam-and-ada/index.md"]
    assert (here / "sam-and-ada/2026-11-17-meeting-12.md").read_text() == FULL
    assert "(2026-11-17-meeting-12.md)" in (here / "sam-and-ada/index.md").read_text()


def test_a_second_time_takes_a_second_name(with_meeting: Shell, here: Path) -> None:
    for _ in range(2):
        with_meeting.meet("export")
        with_meeting.meet("export", "--format", "html")
    found = sorted(path.name for path in here.iterdir())
    assert found == ["sam-and-ada", "sam-and-ada-2", "sam-and-ada-2.html", "sam-and-ada.html"]


@pytest.mark.parametrize(
    ("args", "written"),
    [
        ((), "sam-and-ada/index.md"),
        (("--one",), "sam-and-ada.md"),
        (("--format", "html"), "sam-and-ada.html"),
        (("--format", "json"), "meetingtui-2026-11-17.json"),
        (("--format", "json", "--pair", "sam"), "sam-and-ada.json"),
        (("--format", "csv"), "sam-and-ada-tables/commitments.csv"),
        (("--table", "goals"), "sam-and-ada-goals.csv"),
        (("--meeting", "12"), "2026-11-17-meeting-12.md"),
        (("--meeting", "last", "--format", "html"), "2026-11-17-meeting-12.html"),
        (("--all",), "meetingtui-2026-11-17/sam-and-ada/index.md"),
        (("--all", "--format", "html"), "meetingtui-2026-11-17/sam-and-ada.html"),
        (("--all", "--format", "csv"), "meetingtui-2026-11-17-tables/sam-and-ada/goals.csv"),
        (("-o", "x.md"), "x.md"),
        (("-o", "x.MARKDOWN"), "x.MARKDOWN"),
        (("-o", "x.html"), "x.html"),
        (("-o", "x.htm"), "x.htm"),
        (("-o", "x.json"), "x.json"),
        (("-o", "goals.csv"), "goals.csv"),
        (("-o", "x.csv", "--table", "doors"), "x.csv"),
        (("-o", "notes"), "notes/index.md"),
        (("-o", "notes", "--one"), "notes"),
        (("-o", "notes.txt", "--format", "md"), "notes.txt"),
        (("-o", "x.pdf/"), "x.pdf/index.md"),
        (("-o", "there"), "there/index.md"),
        (("-o", "there", "--format", "html"), "there/sam-and-ada.html"),
        (("-o", "there/", "--format", "json"), "there/meetingtui-2026-11-17.json"),
        (("-o", "there", "--meeting", "last"), "there/2026-11-17-meeting-12.md"),
        (("-o", "there", "--format", "csv"), "there/meetings.csv"),
        (("-o", "tables", "--format", "csv"), "tables/doors.csv"),
    ],
)
def test_where_it_goes(with_meeting: Shell, here: Path, args: tuple[str, ...], written: str) -> None:
    (here / "there").mkdir()
    answer = with_meeting.meet("export", *args)
    assert answer.code == 0, answer.err
    assert written in names(here)
    for name in names(here):
        assert stat.S_IMODE((here / name).stat().st_mode) == 0o600


def test_the_tables_of_the_option_are_those_that_there_are() -> None:
    assert tuple(TABLES) == TABLE_NAMES


def test_cells_are_separated_by_what_the_spreadsheet_wants(with_meeting: Shell) -> None:
    for separator, sign in (("semicolon", ";"), (";", ";"), ("tab", "\t"), ("comma", ",")):
        told = with_meeting.meet("export", "--table", "goals", "--separator", separator, "-o", "-").out
        assert told.splitlines()[0].startswith(f'\ufeff"Goal"{sign}"'), separator


def test_everything_is_printed_with_a_hyphen(with_meeting: Shell, here: Path) -> None:
    markdown = with_meeting.meet("export", "-o", "-")
    assert (markdown.code, markdown.err) == (0, "")
    assert markdown.out.startswith("# Sam and Ada\n")
    assert with_meeting.meet("export", "-o", "-", "--meeting", "12").out == FULL
    assert Page(with_meeting.meet("export", "-o", "-", "--format", "html").out).faults == []
    assert with_meeting.meet("export", "-o", "-", "--table", "goals").out.startswith('\ufeff"Goal"')
    assert list(here.iterdir()) == []


def test_json_holds_everything_as_it_is_kept(two_pairs: Shell, here: Path) -> None:
    printed = two_pairs.meet("export", "-o", "-", "--format", "json")
    assert printed.out.encode() == export_bytes(tables(two_pairs))
    assert [pair["mentee"]["name"] for pair in printed.json["pairs"]] == ["Jonas", "Sam"]
    answer = two_pairs.meet("export", "-o", "all.json")
    assert answer.err == "36 meetings of 2 pairs: all.json\n"
    assert (here / "all.json").read_bytes() == printed.out.encode()
    one = two_pairs.meet("export", "-o", "-", "--format", "json", "--pair", "sam").json
    assert [pair["mentee"]["name"] for pair in one["pairs"]] == ["Sam"]
    assert [meeting["number"] for meeting in one["meetings"]] == [12]


@pytest.mark.fault(52)
def test_json_steers_nothing_wherever_it_is_written(with_pair: Shell, here: Path) -> None:
    name = "a\x00\x1b\x7f\x85\x9b31m\x9c\u2028\u202eé"
    with_pair.store.keep(builders.pair(id="p", mentee=Person(name, BERLIN)))
    assert with_pair.meet("export", "--format", "json", "--all", "-o", "all.json").code == 0
    written = [
        with_pair.meet("export", "-o", "-", "--format", "json", "--all").out,
        (here / "all.json").read_text(),
        with_pair.meet("pair", "list", "--json").out,
    ]
    for text in written:
        assert not [sign for sign in text if sign != "\n" and not sign.isprintable()]
    kept = [json.loads(text)["pairs"] for text in written]
    assert name in [pair["mentee"]["name"] for pair in kept[0]]
    assert kept[0] == kept[1]
    assert name in [pair["mentee"] for pair in kept[2]]
    assert "é" in written[0]


def test_all_pairs_have_a_folder_or_a_page_each(two_pairs: Shell, here: Path) -> None:
    assert two_pairs.meet("export", "--all", "-o", "md").code == 0
    assert two_pairs.meet("export", "--all", "-o", "pages", "--format", "html").code == 0
    assert sorted(path.name for path in (here / "md").iterdir()) == ["jonas-and-noor", "sam-and-ada"]
    assert names(here / "pages") == ["jonas-and-noor.html", "sam-and-ada.html"]
    assert "Jonas" not in (here / "pages/sam-and-ada.html").read_text()


def test_two_pairs_of_one_name_get_two_folders(with_pair: Shell, here: Path) -> None:
    with_pair.store.keep(builders.pair(id="pair-2", mentee=Person("SAM", BERLIN)))
    assert with_pair.meet("export", "--all", "-o", "x").code == 0
    assert names(here) == ["x/sam-and-ada-2/index.md", "x/sam-and-ada/index.md"]


def test_several_pairs_are_asked_about(two_pairs: Shell, here: Path) -> None:
    answer = two_pairs.meet("export")
    assert answer.code == 2
    assert "--pair NAME" in answer.err
    assert two_pairs.meet("export", "--pair", "noor").code == 0
    assert len(names(here)) == 36


def test_days_narrow_it_down(with_months: Shell, here: Path) -> None:
    assert with_months.meet("export", "--since", "2026-10", "--until", "2026-10", "-o", "october").code == 0
    assert names(here / "october") == [
        "2026-10-06-meeting-31.md",
        "2026-10-20-meeting-32.md",
        "2026-10-27-meeting-33.md",
        "index.md",
    ]
    answer = with_months.meet("export", "--since", "30d", "-o", "x.html")
    assert answer.err.startswith("4 meetings of Jonas and Noor: x.html\n")
    rows = with_months.meet("export", "--until", "2026-02-20", "-o", "-", "--table", "meetings").out
    assert [row["Meeting"] for row in csv.DictReader(io.StringIO(rows.removeprefix("\ufeff")))] == ["1"]


def test_a_meeting_is_meant_by_its_number_or_its_identity(with_months: Shell) -> None:
    record = with_months.store.records(with_months.store.pairs()[0].id)[6]
    by_number = with_months.meet("export", "-o", "-", "--meeting", "7").out
    assert by_number.startswith("# Meeting 7 of Jonas and Noor")
    assert with_months.meet("export", "-o", "-", "--meeting", record.id).out == by_number
    assert with_months.meet("export", "--meeting", "99").code == 3
    assert with_months.meet("export", "--meeting", "yesterday").code == 2


@each(
    "args",
    [
        ("--format", "csv", "-o", "-"),
        ("-o", "x.csv"),
        ("--format", "csv", "--one"),
        ("--format", "html", "--table", "goals"),
        ("--format", "json", "--separator", ";"),
        ("--format", "csv", "--separator", "x"),
        ("--format", "json", "--since", "30d"),
        ("--format", "json", "--until", "2026"),
        ("--format", "json", "--meeting", "1"),
        ("--format", "csv", "--meeting", "1"),
        ("--meeting", "1", "--since", "30d"),
        ("--meeting", "1", "--all"),
        ("--pair", "sam", "--all"),
        ("--all", "-o", "-"),
        ("--all", "--one"),
        ("--all", "-o", "x.html"),
        ("--since", "soon"),
        ("--since", "2026-03", "--until", "2026-02"),
        ("-o", "x.pdf"),
        ("-o", ""),
        ("-o", "a\0b"),
        ("--format", "xml"),
        ("--table", "topics"),
    ],
)
def test_what_does_not_go_together_is_said(with_meeting: Shell, here: Path, args: tuple[str, ...]) -> None:
    answer = with_meeting.meet("export", *args)
    assert (answer.code, answer.out) == (2, "")
    assert 1 < len(answer.err.splitlines()) <= 3
    assert list(here.iterdir()) == []


@pytest.mark.fault(67)
@pytest.mark.parametrize("target", ["x.md", "x.json", "x.html", "goals.csv", "folder"])
def test_nothing_is_overwritten_without_force(with_meeting: Shell, here: Path, target: str) -> None:
    assert with_meeting.meet("export", "-o", target).code == 0
    kept = {name: (here / name).read_bytes() for name in names(here)}
    changed = here / names(here)[0]
    changed.write_bytes(b"mine")
    answer = with_meeting.meet("export", "-o", target)
    assert answer.code == 1
    assert "already exists" in answer.err
    assert "--force" in answer.err
    assert changed.read_bytes() == b"mine"
    assert with_meeting.meet("export", "-o", target, "--force").code == 0
    assert {name: (here / name).read_bytes() for name in names(here)} == kept


@pytest.mark.fault(67)
@pytest.mark.parametrize("target", ["data/meetings.json", "data/backups/x.md", "data/drafts", "link.md", "pipe"])
def test_neither_data_nor_links_nor_pipes_are_written_to(
    with_meeting: Shell, here: Path, tmp_path: Path, target: str
) -> None:
    (here / "data").symlink_to(with_meeting.folder)
    (here / "link.md").symlink_to(with_meeting.locations.data_file)
    os.mkfifo(here / "pipe")
    before = {path: path.read_bytes() for path in with_meeting.folder.rglob("*") if path.is_file()}
    answer = with_meeting.meet("export", "-o", target, "--force", "--format", "md", "--one")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 3
    assert {path: path.read_bytes() for path in with_meeting.folder.rglob("*") if path.is_file()} == before


def test_a_folder_that_is_not_there_is_named(with_meeting: Shell) -> None:
    for target in ("no/x.html", "no/folder", "no/"):
        answer = with_meeting.meet("export", "--format", "html", "-o", target)
        assert (answer.code, answer.err.splitlines()[0]) == (3, "There is no folder no.")


@pytest.mark.fault(66)
@pytest.mark.parametrize("words", NASTY[:20], ids=range(20))
def test_a_nasty_name_stays_in_the_folder(shell: Shell, here: Path, words: str) -> None:
    person = Person(words.replace("\ud800", "?"), BERLIN)
    shell.store.commit(conclusion_of(1, TUESDAY))
    shell.store.keep(builders.pair(mentor=person, mentee=person))
    for form in ("md", "csv", "html"):
        answer = shell.meet("export", "--format", form)
        assert answer.code == 0, answer.err
        assert not set(answer.err) & {"\x1b", "\u202e", "\x00", "\x07"}
    assert len(list(here.iterdir())) == 3
    for path in here.rglob("*"):
        assert not path.name.startswith(("-", "."))
        assert len(path.name.encode()) <= 200
    assert sorted(path.name for path in here.parent.iterdir() if path.name != "data") == ["here"]


@pytest.mark.fault(75)
def test_private_documents_are_left_out_by_one_rule(with_meeting: Shell, here: Path) -> None:
    canary = "a canary sings"
    with Database(with_meeting.locations, with_meeting.clock.wall).transaction() as changed:
        for table in ("goals", "commitments", "opportunities"):
            document = dict(changed[table].all()[0])
            changed[table].put({**document, "id": f"secret-{table}", "text": canary, "private": True})
    for form in ("md", "json", "csv", "html"):
        answer = with_meeting.meet("export", "--format", form, "-o", f"open-{form}")
        assert "3 private notes left out. To include them: --include-private\n" in answer.err
        assert with_meeting.meet("export", "--format", form, "-o", f"all-{form}", "--include-private").code == 0
    for form in ("md", "json", "csv", "html"):
        for shown, prefix in ((False, "open"), (True, "all")):
            target = here / f"{prefix}-{form}"
            files = [target] if target.is_file() else list(target.rglob("*.*"))
            assert any(canary in path.read_text() for path in files) == shown, target


def secret_copies(shell: Shell) -> None:
    """Promises, a goal and more that is private; the copies of some in the meeting and in versions are not marked."""
    with Database(shell.locations, shell.clock.wall).transaction() as changed:
        meeting = deepcopy(changed["meetings"].with_id("meeting-12"))
        assert meeting is not None
        contents = meeting["contents"]
        review, goal_review = contents["reviews"][0], contents["goal_reviews"][0]
        contents["commitments"][0]["text"] = "canary promise"
        review["commitment"]["text"] = "canary review"
        review["note"] = "canary note"
        goal_review["goal"]["text"] = "canary goal"
        goal_review["why"] = "canary why"
        contents["topics"][0] |= {"text": "canary topic", "private": True}
        contents["next_meeting"] |= {"place": "canary place", "private": True}
        address = f"commitments/{contents['commitments'][0]['id']}/text"
        amendment = {"id": "a", "key": address, "words": "canary correction", "at": "2026-11-18T09:00:00Z"}
        changed["meetings"].put({**meeting, "amendments": [amendment]})
        goal = {**goal_review["goal"], "text": "canary kept"}
        for table, one in (
            ("commitments", contents["commitments"][0]),
            ("commitments", review["commitment"]),
            ("goals", goal),
        ):
            changed[table].put({**one, "private": True})
        for table, document in (("goals", goal), ("meetings", {**meeting, "zone": "UTC"})):
            version = {"id": version_id(table, document), "pair_id": "pair-1", "table": table}
            changed["versions"].put({**version, "of": document["id"], "document": document})


@pytest.mark.fault(75)
def test_no_copy_of_what_is_private_gets_out_either(with_meeting: Shell, here: Path) -> None:
    secret_copies(with_meeting)
    for form in ("md", "json", "csv", "html"):
        answer = with_meeting.meet("export", "--format", form, "-o", f"open-{form}")
        assert answer.err.startswith("1 meeting of Sam and Ada")
        assert "private notes left out. To include them: --include-private\n" in answer.err
        assert with_meeting.meet("export", "--format", form, "-o", f"all-{form}", "--include-private").code == 0
    texts = {name: (here / name).read_text() for name in names(here)}
    assert [name for name, text in texts.items() if name.startswith("open") and "canary" in text] == []
    for form in ("md", "json", "csv", "html"):
        assert any("canary" in text for name, text in texts.items() if name.startswith(f"all-{form}")), form
    assert len(read_bytes((here / "open-json").read_bytes()).documents["versions"]) == 1


@pytest.mark.fault(75)
def test_a_version_that_is_private_hides_the_whole_thing(with_meeting: Shell) -> None:
    with Database(with_meeting.locations, with_meeting.clock.wall).transaction() as changed:
        document = {**changed["opportunities"].all()[0], "text": "canary", "private": True}
        version = {"id": version_id("opportunities", document), "pair_id": "pair-1", "table": "opportunities"}
        changed["versions"].put({**version, "of": document["id"], "document": document})
    answer = with_meeting.meet("export", "-o", "-", "--format", "json")
    assert "canary" not in answer.out
    assert document["id"] not in answer.out
    assert answer.err == "1 private note left out. To include it: --include-private\n"


def test_a_private_meeting_is_not_counted_as_taken_along(with_meeting: Shell) -> None:
    with Database(with_meeting.locations, with_meeting.clock.wall).transaction() as changed:
        changed["meetings"].put({**changed["meetings"].all()[0], "private": True})
    for form in ("md", "json"):
        assert with_meeting.meet("export", "--format", form, "-o", f"x-{form}").err.startswith("0 meetings of")


@pytest.mark.parametrize("ending", ["", ".md", ".json", ".html", "/x.md"])
def test_a_name_that_no_disk_takes_is_said(with_meeting: Shell, here: Path, ending: str) -> None:
    answer = with_meeting.meet("export", "-o", "n" * 300 + ending)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 3
    assert "file name too long" in answer.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("target", ["shut/x.md", "shut/in", "shut/in/x.html"])
def test_a_folder_that_nobody_may_enter_is_said(
    with_meeting: Shell, here: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    (here / "shut").mkdir()

    def guarded(real: Callable[..., os.stat_result]) -> Callable[..., os.stat_result]:
        def refuse(path: Any, **more: Any) -> os.stat_result:
            if "shut/" in os.fspath(path):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, **more)

        return refuse

    for call in (os.stat, os.lstat):
        monkeypatch.setattr(os, call.__name__, guarded(call))
    answer = with_meeting.meet("export", "-o", target)
    assert answer.code == 1
    assert answer.err.splitlines()[0].endswith(": no permission.")
    assert len(answer.err.splitlines()) == 3


def test_the_data_folder_itself_takes_no_files(with_meeting: Shell, here: Path) -> None:
    (here / "data").symlink_to(with_meeting.folder)
    before = names(with_meeting.folder)
    for target in (str(with_meeting.folder), "data"):
        answer = with_meeting.meet("export", "-o", target)
        assert (answer.code, len(answer.err.splitlines())) == (1, 3)
        assert "is part of meet's own data" in answer.err
    assert names(with_meeting.folder) == before
    assert with_meeting.meet("export", "-o", "data/notes").code == 0


@each("day", ["9999-12-31", "2999-12-31", "0001-01-01"])
@each("option", ["--since", "--until"])
def test_a_day_far_away_makes_no_long_page(with_months: Shell, day: str, option: str) -> None:
    near = with_months.meet("export", "-o", "-", "--format", "html")
    far = with_months.meet("export", "-o", "-", "--format", "html", option, day)
    assert far.code == 0, far.err
    assert len(far.out) <= len(near.out)


def test_nothing_is_said_of_private_notes_where_there_are_none(with_meeting: Shell) -> None:
    for more in ((), ("--include-private",)):
        assert with_meeting.meet("export", *more, "-o", "x.md", "--force").err == "1 meeting of Sam and Ada: x.md\n"
    assert with_meeting.meet("-q", "export", "-o", "y.md").err == ""


def test_a_pair_that_never_met_and_no_pair_at_all(shell: Shell, with_pair: Shell, here: Path) -> None:
    for form in ("md", "json", "csv", "html"):
        assert with_pair.meet("export", "--format", form).code == 0
    assert (here / "sam-and-ada/index.md").read_text() == "# Sam and Ada\n\nNo meetings.\n"


@pytest.mark.parametrize("form", ["md", "json", "csv", "html"])
def test_without_any_pair_the_next_step_is_told(shell: Shell, here: Path, form: str) -> None:
    answer = shell.meet("export", "--format", form)
    assert answer.code == 3
    assert "meet pair new" in answer.err
    assert list(here.iterdir()) == []


@pytest.mark.fault(68)
def test_an_interruption_leaves_nothing_and_ends_with_130(
    with_months: Shell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []

    def interrupted(*args: object) -> str:
        written.append(1)
        if len(written) == 9:
            signal.raise_signal(signal.SIGINT)
        return "text"

    monkeypatch.setattr(export_texts, "meeting_text", interrupted)
    (here / "there").mkdir()
    for target in ("new", "there"):
        written.clear()
        assert with_months.meet("export", "-o", target).code == 130
    assert names(here) == []
    assert [path.name for path in here.iterdir()] == ["there"]


@pytest.mark.fault(68)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_being_asked_to_end_leaves_nothing_either(
    with_months: Shell, here: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def asked(*args: object) -> str:
        signal.raise_signal(number)
        return "text"

    before = signal.getsignal(number)
    monkeypatch.setattr(export_texts, "meeting_text", asked)
    assert with_months.meet("export", "-o", "new").code == 128 + number
    assert list(here.iterdir()) == []
    assert signal.getsignal(number) == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_ignored_from_the_start_stops_nothing(
    with_meeting: Shell, here: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def asked(*args: object) -> str:
        signal.raise_signal(number)
        return "text"

    monkeypatch.setattr(export_texts, "meeting_text", asked)
    before = signal.signal(number, signal.SIG_IGN)
    try:
        assert with_meeting.meet("export", "-o", "new").code == 0
        assert signal.getsignal(number) == signal.SIG_IGN
    finally:
        signal.signal(number, before)
    assert len(names(here)) == 2


@pytest.mark.fault(68)
def test_a_full_disk_is_said_and_leaves_nothing(
    with_months: Shell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    for form in ("md", "json", "csv", "html"):
        answer = with_months.meet("export", "--format", form)
        assert answer.code == 1
        assert "disk full" in answer.err
        assert "Free some space" in answer.err
    assert list(here.iterdir()) == []


def test_an_output_that_takes_no_more_is_said(with_meeting: Shell) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "meetingtui", "--data", with_meeting.folder, "export", "-o", "-", "--one"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "The output could not be written: disk full.")


def test_long_work_shows_how_far_it_is_on_a_terminal_only(
    with_months: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetingtui.cli.transfer.export.MANY", 10)
    assert "Writing" not in with_months.meet("export", "-o", "a").err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert "Writing" in with_months.meet("export", "-o", "b").err
    assert "Writing" in with_months.meet("export", "-o", "c.html").err
    assert with_months.meet("-q", "export", "-o", "d").err == ""
    monkeypatch.setattr("meetingtui.cli.transfer.export.MANY", 100)
    assert "Writing" not in with_months.meet("export", "-o", "e").err


@pytest.mark.parametrize("form", ["md", "json", "csv", "html"])
def test_the_same_data_give_the_same_files(with_months: Shell, here: Path, form: str) -> None:
    for target in ("one", "two"):
        assert with_months.meet("export", "--format", form, "-o", target).code == 0
        with_months.clock.go(minutes=30)
    one, two = (
        {name.partition("/")[2]: (here / name).read_bytes() for name in names(here) if name.startswith(target)}
        for target in ("one", "two")
    )
    assert one == two
    assert one


@pytest.mark.fault(65)
def test_no_form_of_export_is_a_calendar_file_yet(with_meeting: Shell, here: Path) -> None:
    """The catalogue calls the fault of calendar files "not yet": with the first one, its words change too."""
    assert with_meeting.meet("export", "--format", "ics").code == 2
    assert list(here.iterdir()) == []
    assert CATALOGUE[65].not_yet
