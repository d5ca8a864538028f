"""Where the style sheets are: inside the installed package, or beside it in a checkout."""

from pathlib import Path

from meetingtui.domain.errors import MeetError

PACKAGE = Path(__file__).resolve().parents[2]
"""The folder of the `meetingtui` package."""


def stylesheets(package: Path = PACKAGE) -> list[Path]:
    """All style sheets, the base first and the others by name.

    Raises:
        MeetError: The installation has no sheets.
    """
    for folder in (package / "styles", package.parent / "styles"):
        sheets = sorted(folder.glob("*.tcss"), key=lambda sheet: (sheet.stem != "base", sheet.name))
        if sheets:
            return sheets
    raise MeetError(
        "The program's style sheets are missing.",
        "Your meetings are safe.",
        "Install the program again.",
    )
