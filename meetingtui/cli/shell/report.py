"""How `meet` ends: exit codes, and errors in at most three lines on stderr.

| code | meaning |
|---|---|
| 0 | done |
| 1 | could not be done, or a fault of the program |
| 2 | an option or a name that is not understood, or no terminal |
| 3 | a pair, a meeting or a file that is not there |
| 4 | the data is in use, or cannot be written |
| 5 | the data are damaged, or of a newer version |
| 130 | interrupted with Ctrl+C |

With `--json` an error is `{"error": {"code": ..., "message": ...}}` on one line of stderr; the codes are those of
`meetingtui.domain.errors`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from meetingtui.domain.errors import BadInput, MeetError, NotPossible
from meetingtui.domain.text import one_line

if TYPE_CHECKING:
    from meetingtui.cli.shell.outside import Outside
    from meetingtui.exchange.output.documents import ErrorDocument

INTERRUPTED = 130


def run_and_leave() -> NoReturn:
    """Run the command of the shell and end the process."""
    from meetingtui.cli.shell.streams import begin_in_utf8, open_streams

    begin_in_utf8()
    open_streams()
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    # Everything is written and closed. Taking ten years of meetings apart object by object, as Python does when it
    # ends, would be a sixth of the time of `meet list`.
    os._exit(code)


def run(args: Sequence[str], outside: Outside | None = None) -> int:
    """Run `meet` with these words; gives its exit code and raises nothing.

    Args:
        args: The words behind `meet`.
        outside: What the command gets from outside; None is the real world.
    """
    from meetingtui.cli.root import meet
    from meetingtui.cli.shell.streams import understood

    as_json = "--json" in args
    try:
        result = meet.main(args=understood(args), prog_name="meet", standalone_mode=False, obj=outside)
    except MeetError as error:
        _tell(error, as_json=as_json)
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        _tell(_in_our_words(error), as_json=as_json)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except Exception as error:
        _tell(_no_more_output(error) or _fault(error), as_json=as_json)
        return MeetError.exit_code
    return result if isinstance(result, int) else 0


def _tell(error: MeetError, *, as_json: bool) -> None:
    lines = [one_line(line) for line in error.lines()]
    if as_json:
        import json

        document: ErrorDocument = {"error": {"code": error.code, "message": " ".join(lines)}}
        lines = [json.dumps(document)]
    with suppress(OSError):
        click.echo("\n".join(lines), err=True)


def _in_our_words(error: click.ClickException) -> MeetError:
    context = error.ctx if isinstance(error, click.UsageError) else None
    place = context.command_path if context else "meet"
    message = error.format_message()
    return BadInput(message, do=f"Type {place} --help to see what is possible.")


def _no_more_output(error: Exception) -> MeetError | None:
    """A full disk or a closed pipe behind what is printed, said so; None when the error is another one."""
    if not isinstance(error, OSError):
        return None
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code is not click.echo.__code__:
        trace = trace.tb_next
    if trace is None:
        return None
    from meetingtui.storage.disk.problems import in_words

    return NotPossible(f"The output could not be written: {in_words(error)}.", "Your data is safe.")


def _fault(error: Exception) -> MeetError:
    """A fault of the program, without the words of the exception: they may be somebody's notes."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else "unknown"
    return MeetError(
        f"meet hit a bug: {type(error).__name__} in {place}.",
        "What was saved before is safe.",
        "Please report this line; it holds nothing you typed.",
    )
