"""`meet demo`: the whole program on a made-up pair, in a folder that is thrown away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.cleaning_up import cleaned_up
from meetingtui.cli.shell.workplace import Workplace, with_workplace

if TYPE_CHECKING:
    from meetingtui.cli.shell.outside import Outside


@click.command("demo")
@with_workplace
def demo_command(workplace: Workplace) -> None:
    """Look around in nine made-up months; nothing is saved.

    Your own meetings are neither read nor changed, and whatever you do here is gone afterwards.
    """
    workplace.require_screen()
    open_made_up_pair(workplace.outside)


def open_made_up_pair(outside: Outside) -> None:
    """Open the interface on a made-up pair with a past, and leave with its exit code when it is closed."""
    from meetingtui.demo.play_story import play_story
    from meetingtui.demo.story import WHO

    with thrown_away_folder() as folder:
        made_up = Workplace(outside, data=folder)
        lived = play_story(outside.clock.wall(), outside.new_id)
        lived.keep_in(made_up.store)
        made_up.open_interface(made_up.store.pairs()[0], demo=WHO)


@contextmanager
def thrown_away_folder() -> Iterator[str]:
    """A new folder that only its owner can open; removed at the end, also when the process is asked to end."""
    folder = tempfile.mkdtemp(prefix="meet-demo-")
    with cleaned_up():
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
