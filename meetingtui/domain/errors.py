"""What can go wrong, said in the user's words.

Every error carries three short sentences (what happened, what is safe, what to do next) and the exit code
that the `meet` command ends with.
"""


class MeetError(Exception):
    """Something the user should know; never shown as a traceback."""

    exit_code = 1
    """What the `meet` command returns to the shell."""
    code = "failed"
    """A stable word for programs that read `--json` errors."""

    def __init__(self, happened: str, safe: str = "", do: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        """What went wrong, one sentence."""
        self.safe = safe
        """What was not harmed; empty when nothing was at risk."""
        self.do = do
        """The next step; empty when there is none."""

    def lines(self) -> list[str]:
        """The sentences to show, at most three lines."""
        return [line for line in (self.happened, self.safe, self.do) if line]


class NotPossible(MeetError):
    """The request is understood and cannot be done now."""


class IllegalMove(MeetError):
    """A running meeting was asked for something that its state does not allow; nothing changed."""

    code = "illegal-move"


class BadInput(MeetError):
    """An option, a name or a date that the program does not understand."""

    exit_code = 2
    code = "bad-input"


class NotFound(MeetError):
    """A pair, a meeting or a file that is not there."""

    exit_code = 3
    code = "not-found"


class StoreBusy(MeetError):
    """Another process holds the store, or it cannot be written; nothing was changed."""

    exit_code = 4
    code = "store-busy"


class StoreDamaged(MeetError):
    """No readable copy of the data is left, or a newer version wrote it; the file was not touched."""

    exit_code = 5
    code = "store-damaged"
