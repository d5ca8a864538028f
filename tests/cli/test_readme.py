"""The README says what is so: each command that it names runs, each picture and folder is there, each key works."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.each import each
from tests.kept_of_everything import everything
from tests.meetings import full_conclusion

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FOR_READERS = re.compile(r"[\[\]|]|FOLDER|\.\.\.")
"""Marks of a form (`meet show [last|N]`) that nobody types as it stands."""


def named_commands() -> list[str]:
    """Every `meet ...` in code marks that can be typed as it stands, once."""
    found = re.findall(r"`(meet(?: [^`\n]+)?)`", README)
    return sorted({command for command in found if not FOR_READERS.search(command)})


@pytest.mark.parametrize("command", named_commands())
def test_a_command_of_the_readme_runs(
    command: str, with_pair: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a command writes without being told where goes into the folder in which it is typed.
    monkeypatch.chdir(tmp_path)
    (tmp_path / "everything.json").write_bytes(everything())
    _, *args = shlex.split(command)
    if args[:2] == ["export", "-o"]:
        (tmp_path / "everything.json").unlink()
    if args[:1] == ["show"]:
        with_pair.meet("pair", "list")
        assert with_pair.meet(*args).code in (0, 3)
    elif args[:2] == ["pair", "new"]:
        fresh = Shell(with_pair.folder / "another", with_pair._capture)
        assert fresh.meet(*args).code == 0
    elif args[:1] == ["forget"]:
        with_pair.store.commit(full_conclusion())
        with_pair.typed = "Sam 12" if "meeting" in args else "Sam"
        assert with_pair.meet(*args).code == 0
        assert list(with_pair.store.summaries("pair-1")) == []
    else:
        if args[:1] in (["task"], ["door"], ["thanks"], ["recap"]):
            with_pair.store.commit(full_conclusion())
        if args[:1] == ["links"]:
            assert with_pair.meet("jot", "https://talks.example/no").code == 0
        if args[:1] == ["invite"]:
            assert with_pair.meet("next", "thu", "15:00", "--yes").code == 0
            assert with_pair.meet("invite", "-o", "-").code == 0
        if args[:1] in (["pack"], ["unpack"]):
            with_pair.store.commit(full_conclusion())
            message = with_pair.meet("pack")
            (tmp_path / "message.txt").write_text(message.out, encoding="utf-8")
        with_pair.environ["EDITOR"] = "true"
        if args == ["pair", "reopen"]:
            assert with_pair.meet("pair", "close").code == 0
        answer = with_pair.meet(*args)
        assert answer.code == 0, answer.err


def test_the_readme_names_the_commands_of_a_week() -> None:
    named = " ".join(named_commands())
    for word in (
        "pair new",
        "start",
        "start --until",
        "show last",
        "jot",
        "task",
        "next",
        "invite",
        "tasks",
        "list",
        "demo",
    ):
        assert f"meet {word}" in named


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, flags=re.MULTILINE)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(commands) == 2
    assert commands[1] in ci.splitlines()
    assert 'readme_command "bin/meet"' in ci


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_line_for_bash_shows_the_kept_line(tmp_path: Path) -> None:
    found = re.search(r"^\| bash \| `(.+)` \|$", README, flags=re.MULTILINE)
    assert found is not None
    (tmp_path / "status.txt").write_text("Write 100% of $(date) `it`\\n\n", encoding="utf-8")
    line = found[1].replace("~/.local/share/meetingtui", str(tmp_path))
    script = f"PS1='$ '; {line}; printf %s \"${{PS1@P}}\""
    shown = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout == "Write 100% of $(date) `it`\\n\n$ "


@each("path", sorted(set(re.findall(r"\]\((tests/[^)]+)\)", README))))
def test_a_picture_of_the_readme_is_there(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8").startswith("<svg")
