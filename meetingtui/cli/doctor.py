"""`meet doctor`: looks at everything that meet needs, says what it found, and mends what is safe to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from meetingtui.cli.shell.workplace import Workplace, with_workplace
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meetingtui.storage.repair.examination import Finding


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Mend what can be mended without losing anything.")
@click.option("--report", metavar="FILE", help="Also save it as a file that a stranger may see.")
@with_workplace
def doctor_command(workplace: Workplace, fix: bool, report: str | None) -> None:
    """Check your data, this terminal and this program.

    It looks at the data file entry by entry, at every backup and draft, at who may read them, at the clock and at the
    terminal. A line begins with + when all is well, with ! when something is wrong. It names no person, and nothing
    that you typed.

    \b
    Exit codes:
      0  all is well     4  the data cannot be read or written     5  something is damaged

    \b
    Examples:
      meet doctor
      meet doctor --fix
      meet doctor --report report.txt
    """
    from meetingtui.storage.repair.examination import examine

    found = [*examine(workplace.locations), *_around(workplace)]
    lines = [line for finding in found for line in _told(finding, fix=fix)]
    for line in lines:
        click.echo(line)
    if report is not None:
        from pathlib import Path

        from meetingtui.cli.transfer.new_file import save_new_file

        target = Path(report)
        path = save_new_file(target.parent, target.name, "\n".join(lines) + "\n")
        workplace.say(f"Saved as {path}")
    worst = max((one.trouble.value for one in found), default=0)
    click.get_current_context().exit(worst)


def _told(finding: Finding, *, fix: bool) -> Iterator[str]:
    yield f"{finding.state.value} {finding.about:<12} {one_line(finding.words)}"
    if finding.mend is None:
        return
    if not fix:
        yield f"  {'':<12} To mend it: meet doctor --fix"
        return
    try:
        finding.mend()
    except OSError as error:
        from meetingtui.storage.disk.problems import in_words

        yield f"  {'':<12} Could not be mended: {in_words(error)}."
    else:
        yield f"  {'':<12} Mended."


def _around(workplace: Workplace) -> Iterator[Finding]:
    """Clock, terminal and versions."""
    import platform
    import shutil
    from importlib.metadata import version

    from meetingtui.domain.dates.say_times import time_at
    from meetingtui.storage.repair.examination import Finding, Health

    environ = workplace.outside.environ
    zone = workplace.zone
    if zone is None:
        yield Finding("time zone", Health.NOTE, "This computer does not say; times are those of the pair.")
    else:
        yield Finding("time zone", Health.WELL, f"{zone}, {time_at(workplace.outside.clock.wall(), zone)}.")
    columns, rows = shutil.get_terminal_size()
    size, colours = f"{columns}x{rows}", environ.get("COLORTERM", "") or environ.get("TERM", "") or "unknown"
    if why := workplace.outside.no_screen(environ):
        yield Finding("terminal", Health.NOTE, f"{why} The other commands work.")
    elif columns < 80 or rows < 24:
        yield Finding("terminal", Health.NOTE, f"{size} is small: 80x24 shows everything. Colours: {colours}.")
    else:
        yield Finding("terminal", Health.WELL, f"{size}. Colours: {colours}.")
    names = ("meetingtui", "textual", "tinydb", "pendulum")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    system = f"{platform.system()} {platform.release()}"
    yield Finding("versions", Health.WELL, f"{versions}; Python {platform.python_version()}; {system}")
