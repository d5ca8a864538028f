"""Words for the other one: printed, saved, copied, or put into a mail draft."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from meetingtui.domain.errors import BadInput, NotPossible

if TYPE_CHECKING:
    from collections.abc import Callable

    from meetingtui.cli.shell.workplace import Workplace
    from meetingtui.domain.people import Pair
    from meetingtui.exchange.mail_draft import MailDraft


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for."""

    output: str | None = None
    """A file's name, or `-` to print it; None says nothing."""
    copy: bool = False
    """Whether it goes to the clipboard."""
    mail: bool = False
    """Whether it goes into a mail draft."""
    force: bool = False
    """Whether a file that is there is replaced."""


def hand_over_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a command that hands words over."""
    for option in (
        click.option("--force", is_flag=True, help="Overwrite an existing file."),
        click.option("--mail", is_flag=True, help="Open a draft in your mail program; you press send."),
        click.option("--copy", is_flag=True, help="Copy it to the clipboard, and save it as well."),
        click.option("-o", "--output", metavar="FILE|-", help="Save it in this file; - prints it."),
    ):
        command = option(command)
    return command


def hand_over(workplace: Workplace, pair: Pair, text: str, wanted: Wanted, *, subject: str, name: str) -> None:
    """Do what was asked for with the words, by default print them.

    Args:
        workplace: Where files, clipboard and mail program are.
        pair: Whose words they are; a mail is to the mentor.
        text: The words.
        wanted: What was asked for.
        subject: What a mail is about.
        name: What to call the file, where it has no name.

    Raises:
        BadInput: what was asked for does not go together.
        NotPossible: there is no mail program, or a file cannot be written.
    """
    from meetingtui.cli.transfer.new_file import save_or_print

    if wanted.force and wanted.output in (None, "-"):
        raise BadInput("--force overwrites a file.", do="Name the file with -o, or leave out --force.")
    draft = _draft(workplace, pair, text, subject) if wanted.mail else None
    printed = wanted.output == "-" or (wanted.output is None and not wanted.copy and not wanted.mail)
    needs_file = wanted.copy or (draft is not None and not draft.whole)
    path = None
    if printed:
        click.echo(text.encode(), nl=False)
    elif wanted.output is not None or needs_file:
        path = save_or_print(workplace, text, wanted.output, name, force=wanted.force)
    if wanted.copy:
        from meetingtui.services.clipboard import copied_words

        outside = workplace.outside
        workplace.say(copied_words(outside.clipboard(outside.environ).copy(text, _terminal()), path))
    elif path is not None:
        workplace.say(f"Saved as {path}")
    if draft is not None:
        if not workplace.outside.open_address(draft.address):
            raise NotPossible("No mail program could be opened.", do="Copy it instead, with --copy.")
        if draft.whole:
            workplace.say("Your mail program has the draft. You press send.")
        else:
            workplace.say("It is too long for a draft: attach the file to the mail that opened.")


def _draft(workplace: Workplace, pair: Pair, text: str, subject: str) -> MailDraft:
    from meetingtui.domain.between.mail_addresses import MailAddress, address_of
    from meetingtui.domain.people import Role
    from meetingtui.exchange.mail_draft import mail_draft

    to = address_of(workplace.store.between(MailAddress, pair.id), Role.MENTOR)
    instead = f"Hello {pair.mentor.name},\nwhat I have for you is in the file with this mail.\n{pair.mentee.name}"
    return mail_draft(to, subject, text, instead)


def _terminal() -> Callable[[str], None] | None:
    """Asks the terminal to copy (OSC 52); None where the command writes to none."""
    for stream in (sys.stderr, sys.stdout):
        if stream is not None and not stream.closed and stream.isatty():
            break
    else:
        return None

    def copy(text: str) -> None:
        from base64 import b64encode

        stream.write(f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07")
        stream.flush()

    return copy
