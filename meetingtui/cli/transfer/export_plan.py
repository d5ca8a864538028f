"""What `meet export` is asked for: which form, in what shape, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from meetingtui.domain.errors import BadInput, NotFound

MARKDOWN, JSON, CSV, HTML = FORMS = ("md", "json", "csv", "html")
TABLE_NAMES = ("meetings", "commitments", "goals", "doors")
"""Those of `exchange.csv_tables`, which help does not have to load."""
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", ",": ",", ";": ";"}
"""What may stand between cells, by the word or the sign for it."""
_ENDINGS = {".md": MARKDOWN, ".markdown": MARKDOWN, ".json": JSON, ".csv": CSV, ".html": HTML, ".htm": HTML}
_DOCUMENTS = (".md", ".markdown", ".txt")


class Shape(Enum):
    """How it is put down."""

    OUTPUT = auto()
    """Printed."""
    FILE = auto()
    FOLDER = auto()


@dataclass(frozen=True)
class Wish:
    """The options as they were typed."""

    output: str | None = None
    form: str | None = None
    one: bool = False
    table: str | None = None
    pair: str | None = None
    all_pairs: bool = False
    meeting: str | None = None
    since: str | None = None
    until: str | None = None
    separator: str | None = None


@dataclass(frozen=True)
class Plan:
    """What follows from them."""

    form: str
    """One of `FORMS`."""
    shape: Shape
    """How it is put down."""
    target: Path | None
    """The place that was named; None takes a new name in this folder."""
    table: str | None = None
    """The table of a single file of CSV."""
    separator: str = ","
    """What stands between the cells of a table."""


def planned(wish: Wish) -> Plan:
    """What was asked for; raises BadInput when the options do not go together."""
    target = None if wish.output in (None, "-") else Path(wish.output or "")
    if wish.output == "" or "\0" in (wish.output or ""):
        raise BadInput("The name after -o is not a file name.", do="Name a file or a folder, or - to print it.")
    ending = _ENDINGS.get(target.suffix.lower(), "") if target and not _is_folder(target) else ""
    form = wish.form or ending or (CSV if wish.table else MARKDOWN)
    table = wish.table
    if form == CSV and ending == CSV and table is None and target and target.stem.lower() in TABLE_NAMES:
        table = target.stem.lower()
    _refuse_strangers(wish, form)
    if wish.output == "-":
        shape = Shape.OUTPUT
    else:
        shape = Shape.FILE if _is_one_file(wish, form, table, target) else Shape.FOLDER
    if shape is Shape.FOLDER and target and target.suffix[1:].isalpha() and not (wish.output or "").endswith("/"):
        _refuse_as_folder(target)
    if form == CSV and shape is not Shape.FOLDER and table is None:
        raise BadInput(
            "A single file can hold only one table.", do=f"Choose it with --table: {', '.join(TABLE_NAMES)}."
        )
    if wish.all_pairs and form != JSON and shape is not Shape.FOLDER:
        raise BadInput(
            "Several pairs do not fit in one file of this format.", do="Name a folder, or use --format json."
        )
    return Plan(form, shape, target, table, SEPARATORS.get(wish.separator or "", ","))


def _refuse_as_folder(target: Path) -> None:
    """Raise BadInput for what looks like a file of a kind that is not written; a folder that is there may look so."""
    if target.suffix.lower() not in _ENDINGS and not _is_folder(target):
        raise BadInput(
            f"meet export does not write {target.suffix} files.",
            do=f"Use .md, .html, .json or .csv; for a folder of that name: -o {target.name}/",
        )


def _is_one_file(wish: Wish, form: str, table: str | None, target: Path | None) -> bool:
    if form == JSON or wish.one or wish.meeting is not None:
        return True
    named = target is not None and not _is_folder(target)
    suffix = target.suffix.lower() if named and target else ""
    if form == HTML:
        return not wish.all_pairs or suffix in _ENDINGS
    return table is not None or suffix == ".csv" if form == CSV else suffix in _DOCUMENTS


def _is_folder(path: Path) -> bool:
    """Whether it is one, as far as anybody may know; whoever writes there says what the disk has against it."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _refuse_strangers(wish: Wish, form: str) -> None:
    whole = "A JSON export is always complete, so that it can be imported again."
    narrowed = wish.meeting is not None or wish.since is not None or wish.until is not None
    refusals = (
        (form == JSON and narrowed, whole, "Leave out --meeting, --since and --until, or use another --format."),
        (wish.one and form != MARKDOWN, "--one works only with Markdown.", "Leave it out, or use --format md."),
        (
            wish.separator and form != CSV,
            "--separator works only with CSV.",
            "Leave it out, or use --format csv.",
        ),
        (wish.table and form != CSV, "--table works only with CSV.", "Leave it out, or use --format csv."),
        (wish.meeting and form == CSV, "A single meeting cannot be saved as a table.", "Use --format md or html."),
        (
            wish.meeting and (wish.since or wish.until),
            "--meeting cannot be combined with --since or --until.",
            "Choose one.",
        ),
        (
            wish.meeting and wish.all_pairs,
            "--meeting and --all cannot be combined.",
            "Name the pair with --pair NAME.",
        ),
        (wish.pair and wish.all_pairs, "--pair and --all cannot be combined.", "Choose one of them."),
    )
    for refused, happened, do in refusals:
        if refused:
            raise BadInput(happened, do=do)


def place(plan: Plan, usual: str, output: str | None) -> Path:
    """Where it goes.

    Args:
        plan: What was asked for.
        usual: The name when none was given.
        output: The place as it was typed.

    Raises:
        NotFound: a folder was named in which a file should go, and it is not there.
    """
    from meetingtui.storage.disk.durable import free_name

    if plan.target is None:
        return free_name(Path(usual))
    if plan.shape is Shape.FILE and _is_folder(plan.target):
        return plan.target / usual
    if plan.shape is Shape.FILE and output and output.endswith("/"):
        raise NotFound(
            f"There is no folder {plan.target}.", "Nothing was written.", "Create it first, or choose another place."
        )
    return plan.target
