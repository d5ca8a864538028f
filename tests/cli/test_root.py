from __future__ import annotations

import re
from datetime import timedelta

import pytest

from meetingtui import __version__
from meetingtui.cli.root import COMMANDS, EXAMPLES, color_wanted
from tests.builders import pair
from tests.cli.conftest import Shell
from tests.each import each
from tests.fakes import TUESDAY
from tests.meetings import NEXT, apart


def test_help_lists_the_commands_in_the_order_of_a_week(shell: Shell) -> None:
    answer = shell.meet("--help")
    assert answer.code == 0
    listed = re.findall(r"^  ([a-z][a-z-]*)  +[A-Z]", answer.out, re.MULTILINE)
    assert listed == [
        "pair",
        "status",
        "start",
        "show",
        "recap",
        "jot",
        "jots",
        "tasks",
        "task",
        "topic",
        "topics",
        "prep",
        "brief",
        "next",
        "invite",
        "contact",
        "thanks",
        "links",
        "goals",
        "opportunities",
        "door",
        "agreement",
        "missed",
        "list",
        "history",
        "search",
        "story",
        "json-schema",
        "export",
        "import",
        "pack",
        "unpack",
        "forget",
        "recover",
        "config",
        "doctor",
        "completion",
        "demo",
    ]
    assert answer.out.index("Examples:") < answer.out.index("Commands:") < answer.out.index("Exit codes:")
    assert sum(example in answer.out for example, _ in EXAMPLES) == 3
    for code in ("0", "1", "2", "3", "4", "5", "130"):
        assert re.search(rf"^  {code}  +\w", answer.out, re.MULTILINE)


@each("command", [(), *((name,) for name in COMMANDS), ("pair", "new"), ("pair", "list"), ("agreement", "revise")])
def test_minus_h_means_help_at_every_level(shell: Shell, command: tuple[str, ...]) -> None:
    answer = shell.meet(*command, "-h")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: {' '.join(('meet', *command))}")
    assert answer.err == ""


def test_the_line_of_help_in_the_list_is_that_of_the_command(shell: Shell) -> None:
    for name, (_, line) in COMMANDS.items():
        assert line in " ".join(shell.meet(name, "--help").out.split())


def test_version(shell: Shell) -> None:
    answer = shell.meet("--version")
    assert (answer.code, answer.out) == (0, f"meet {__version__}\n")


def test_without_a_command_and_without_a_terminal_help_goes_to_stderr(shell: Shell) -> None:
    shell.no_screen = "no terminal"
    answer = shell.meet()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: meet")
    assert shell.settings == []


def test_without_a_command_the_home_screen_opens(with_pair: Shell) -> None:
    assert with_pair.meet().code == 0
    (setting,) = with_pair.settings
    assert setting.pair == apart()
    assert not setting.start
    assert not setting.demo


def test_with_nothing_set_up_the_home_screen_opens_without_a_pair(shell: Shell) -> None:
    shell.meet()
    assert shell.settings[0].pair is None
    assert shell.settings[0].zone == "Europe/Berlin"


def test_of_several_pairs_the_home_screen_has_the_one_that_meets_next(shell: Shell) -> None:
    store = shell.store
    store.keep(pair(id="pair-3"))
    far = type(NEXT)(TUESDAY + timedelta(days=30), NEXT.zone, 60)
    store.keep(pair(id="pair-2", next_meeting=far))
    store.keep(apart())
    shell.meet()
    assert shell.settings[0].pair == apart()


def test_a_group_without_a_command_shows_its_help_on_stderr(shell: Shell) -> None:
    answer = shell.meet("pair")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Usage: meet pair")
    assert answer.err.index("  new ") < answer.err.index("  list ")


@each("prefix", ["sta", "star", "li", "pai", "START"])
def test_no_prefix_of_a_command_is_accepted(with_pair: Shell, prefix: str) -> None:
    answer = with_pair.meet(prefix)
    assert answer.code == 2
    assert with_pair.settings == []


def test_no_prefix_of_an_option_is_accepted(with_pair: Shell) -> None:
    assert with_pair.meet("start", "--min", "30").code == 2


def test_a_typo_gets_a_hint(shell: Shell) -> None:
    assert "'start'" in shell.meet("strat").err
    assert re.search("Did you mean.*'--resume'", shell.meet("start", "--resum").err)


@pytest.mark.fault(57)
@each(
    ("option", "environ", "wanted"),
    [
        ("auto", {}, None),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, None),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_when_there_are_colours(option: str, environ: dict[str, str], wanted: bool | None) -> None:
    assert color_wanted(option, environ) is wanted


def test_the_interface_hears_about_colours_through_the_environment(with_pair: Shell) -> None:
    with_pair.meet("--color", "never")
    assert with_pair.environ["NO_COLOR"] == "1"
    with_pair.meet("--color", "always")
    assert "NO_COLOR" not in with_pair.environ


def test_data_names_another_folder(with_pair: Shell) -> None:
    other = str(with_pair.folder.with_name("other"))
    assert with_pair.meet("--data", other, "pair", "list").out == ""
    assert "Ada" in with_pair.meet("pair", "list").out


def test_quiet_says_nothing_but_what_was_asked_for(shell: Shell) -> None:
    assert shell.meet("pair", "list").err != ""
    assert shell.meet("-q", "pair", "list").err == ""
    answer = shell.meet("-q", "pair", "new", "--mentor", "Ada", "--mentee", "Sam")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
