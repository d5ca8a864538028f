"""`meet forget`: a meeting or a pair, removed for good, once somebody has typed its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.root import InOrder
from meetingtui.cli.shell.completing import meeting_numbers, pair_names, pair_option
from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.errors import BadInput, NotFound, NotPossible
from meetingtui.domain.graphemes import quoted
from meetingtui.domain.names import same_name
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.storage.erase.forgetting import ForgetTarget, Forgetter

_yes = click.option("--yes-forget", "yes", metavar="NAME", help="Give the name to confirm in advance, for scripts.")


@click.group("forget", cls=InOrder)
def forget_command() -> None:
    """Remove a meeting, or a whole pair, for good.

    It is removed from the data file and from drafts. All older backups and damaged files that were put aside go too,
    even if they hold other pairs; one new backup keeps everything that stays. You first see what goes, what stays
    and what is out of reach, and confirm by typing a name. There is no way back.
    """


@forget_command.command("meeting")
@click.argument("which", metavar="NUMBER|ID|last", shell_complete=meeting_numbers)
@pair_option("words")
@_yes
@with_workplace
def forget_meeting(workplace: Workplace, which: str, words: str | None, yes: str | None) -> None:
    """Remove a meeting for good.

    Every word said in it goes, and so does each promise, goal, door and topic that is over and that no other
    meeting mentions. Anything still open or mentioned elsewhere stays in its own words, without what this meeting
    said about it.

    \b
    Examples:
      meet forget meeting 12
      meet forget meeting last --yes-forget "Sam 13"
    """
    from meetingtui.cli.forget.words import about_meeting, meeting_name

    forgetter = _forgetter(workplace)
    found = forgetter.find_meeting(_meeting_id(workplace, forgetter, which, words))
    if words is not None and found.pair_id != workplace.choose_pair(words).id:
        raise NotFound("This pair has no such meeting.", do="To see them all: meet list --all")
    lines = about_meeting(found, forgetter.name_of)
    _agree(workplace, lines, f"{one_line(found.mentee)} {found.number}", "forget this meeting", yes)
    _carry_out(workplace, forgetter, found, f"{meeting_name(found)} is forgotten.")


@forget_command.command("pair")
@click.argument("name", metavar="NAME", shell_complete=pair_names)
@_yes
@with_workplace
def forget_pair(workplace: Workplace, name: str, yes: str | None) -> None:
    """Remove a pair, and everything the two wrote, for good.

    \b
    Example:
      meet forget pair Sam
    """
    from meetingtui.cli.forget.words import about_pair

    forgetter = _forgetter(workplace)
    found = forgetter.find_pair(_pair_id(workplace, name))
    _agree(workplace, about_pair(found, forgetter.name_of), one_line(found.mentee), "forget this pair", yes)
    _carry_out(workplace, forgetter, found, f"{one_line(found.mentee)} and {one_line(found.mentor)} are forgotten.")


def _forgetter(workplace: Workplace) -> Forgetter:
    """Raises StoreDamaged where a newer version wrote the data, and StoreBusy while a meeting is running."""
    from meetingtui.storage.erase.forgetting import Forgetter
    from meetingtui.storage.repair.recovery import newer_version

    if workplace.database.read_only:
        raise newer_version()
    forgetter = Forgetter(workplace.database, workplace.locations, workplace.now)
    if workplace.locations.folder.is_dir():
        forgetter.check_free()
    return forgetter


def _meeting_id(workplace: Workplace, forgetter: Forgetter, which: str, words: str | None) -> str:
    """The identity of the meeting that is meant; raises NotFound, or BadInput for a number that fits several."""
    from meetingtui.cli.forget.words import choices

    if which != "last" and not (which.isascii() and which.isdecimal() and len(which) < 10):
        if not which.strip():
            raise BadInput("No meeting was named.", do="Use last, or a number from meet list.")
        return which
    pair = workplace.choose_pair(words)
    meetings = workplace.store.summaries(pair.id)
    if which == "last":
        if not meetings:
            raise NotFound(f"{pair.names} have not met yet.")
        return meetings[-1].id
    found = [(meeting.id, meeting.began, meeting.zone) for meeting in meetings if meeting.number == int(which)]
    drafts = [] if found else forgetter.drafts_of(pair.id, int(which))
    found = found or [(draft.id, draft.opened_at, pair.zone) for draft in drafts]
    if not found:
        raise NotFound(f"There is no meeting {which}.", do="To see them all: meet list --all")
    if len(found) > 1:
        raise BadInput(f"There is more than one meeting {which}.", do=f"Name one by its ID: {choices(found)}.")
    return found[0][0]


def _pair_id(workplace: Workplace, name: str) -> str:
    """The identity of the pair that is meant; raises NotFound, or BadInput for a name that fits several."""
    from meetingtui.domain.people import find_pair

    if not one_line(name):
        raise BadInput("No pair was named.", do="To see them all: meet pair list")
    kept = workplace.store.pairs()
    if any(pair.id == name for pair in kept):
        return name
    if not find_pair(kept, name):
        # Whose notes lie here besides is nobody's concern.
        raise NotFound(
            f"There is no pair named {quoted(name)}.",
            do="To see them all: meet pair list",
        )
    return workplace.choose_pair(name).id


def _agree(workplace: Workplace, lines: Sequence[str], asked: str, what: str, yes: str | None) -> None:
    """Come back once the name was typed; raises BadInput when nobody can be asked, NotPossible for another name."""
    if yes is None:
        question = "\n".join([*lines, f"Type {asked} to {what}: "])
        yes = workplace.outside.ask(question)
        if yes is None:
            raise BadInput(
                "meet forget asks you to type a name, and there is no terminal to ask on.",
                "Nothing was forgotten.",
                f'Give the name in advance: --yes-forget "{asked}"',
            )
    elif not workplace.quiet:
        click.echo("\n".join(lines), err=True)
    if not one_line(yes) or not same_name(yes, asked):
        raise NotPossible("That is not the name.", "Nothing was forgotten.", f"The name to type is: {asked}")


def _carry_out(workplace: Workplace, forgetter: Forgetter, found: ForgetTarget, sentence: str) -> None:
    from meetingtui.cli.forget.words import what_was_done
    from meetingtui.storage.erase.traces import Kind

    done = what_was_done(forgetter.forget(found), found)
    click.echo("\n".join(filter(None, [sentence, done])))
    notices = workplace.database.notices
    # Nobody needs to be told of files that are gone.
    notices[:] = [told for told in notices if not any(trace.path.name in told for trace in found.traces)]
    workplace.tell_notices()
    for path in found.paths(Kind.FOREIGN):
        workplace.say(f"Check this one yourself, it may still hold some of it: {forgetter.name_of(path)}")
