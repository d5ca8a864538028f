"""Which folder the data live in, and the name of every file in it."""

import hashlib
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from meetingtui.domain.errors import BadInput
from meetingtui.domain.text import one_line
from meetingtui.storage.disk.operating_system import account, home_of_account

VARIABLE = "MEETINGTUI_DATA"
"""The environment variable that names the data folder."""
_DO = "Give a full path: meet --data /path/to/folder ..., or set MEETINGTUI_DATA."


@dataclass(frozen=True)
class Locations:
    """The data folder and what is in it; naming a path creates nothing."""

    folder: Path
    """The data folder, absolute."""
    find_shelters: Callable[[], tuple[Path, ...]] = field(default=tuple, compare=False, repr=False)
    """Where words go while the data folder takes nothing; asked only when somebody wants to know."""

    @property
    def shelters(self) -> tuple[Path, ...]:
        """The folders that stand in for the data folder, the best one first; none of them need be there."""
        return self.find_shelters()

    @property
    def data_file(self) -> Path:
        """Every pair, meeting, goal and commitment: an ordinary TinyDB file."""
        return self.folder / "meetings.json"

    @property
    def lock(self) -> Path:
        """Held while the data file is being changed; the file itself stays."""
        return self.folder / "meetings.json.lock"

    @property
    def backups(self) -> Path:
        """Earlier states of the data file."""
        return self.folder / "backups"

    @property
    def drafts(self) -> Path:
        """One small file for each meeting that is running or was interrupted."""
        return self.folder / "drafts"

    @property
    def forms(self) -> Path:
        """One small file for each form in which words stand that are not kept yet."""
        return self.folder / "forms"

    @property
    def quarantine(self) -> Path:
        """Damaged files, kept as they were found."""
        return self.folder / "quarantine"

    @property
    def crash_log(self) -> Path:
        """Where the details of an unexpected error go, without anything that was typed."""
        return self.folder / "crash.log"

    @property
    def status_line(self) -> Path:
        """What the week is about, in one line, for the prompt of a shell; written anew with each save."""
        return self.folder / "status.txt"

    @property
    def running_lock(self) -> Path:
        """Held as long as a meeting is running; names who holds it."""
        return self.folder / "running.lock"


def locate(data: str | None, environ: Mapping[str, str]) -> Locations:
    """The locations that apply: the `--data` option, else `MEETINGTUI_DATA`, else the user's data folder.

    An empty option or variable counts as not given. Nothing is created. Raises BadInput where there is no home folder
    or no working folder to start from.
    """
    chosen = data or environ.get(VARIABLE)
    if not chosen:
        named = environ.get("XDG_DATA_HOME")
        home = "" if named else str(_home("~", environ))
        # Costs a tenth of a short command's time, and is not needed when the folder is named.
        from platformdirs import user_data_dir

        chosen = user_data_dir("meetingtui", appauthor=False)
        if not named and environ.get("HOME") == "":
            chosen = home + chosen  # which begins at nothing
    try:
        folder = _home(chosen, environ).absolute()
    except FileNotFoundError:
        raise BadInput(
            f"The folder you are in no longer exists, so “{one_line(chosen)}” leads nowhere.",
            do=f"Go to another one. {_DO}",
        ) from None
    return Locations(folder, lambda: shelters_of(folder))


def settings_file(named: str | None, environ: Mapping[str, str]) -> Path:
    """Where the user's settings are: in the file that is named, else in the user's configuration folder.

    Every command asks, so Linux is answered without the library, which takes a tenth of a short command's time.
    """
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform.startswith("linux"):
        folder = environ.get("XDG_CONFIG_HOME", "")
        home = environ.get("HOME") or home_of_account()
        return Path(folder if folder.startswith("/") else Path(home, ".config"), "meetingtui", "config.toml")
    from platformdirs import user_config_dir

    return Path(user_config_dir("meetingtui", appauthor=False), "config.toml")


def shelters_of(folder: Path) -> tuple[Path, ...]:
    """Folders of the user's own on other disks, if need be: of the state folder, then of the temporary one."""
    # Takes time that no command has that only reads.
    import tempfile

    from platformdirs import user_state_dir

    # Data folders must not take each other's words.
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    places = (
        Path(user_state_dir("meetingtui", appauthor=False), "unsaved", name),
        Path(tempfile.gettempdir(), f"meetingtui-{account()}".rstrip("-"), name),
    )
    # Without a home folder the first one has no place.
    return tuple(place for place in places if place.is_absolute())


def _home(path: str, environ: Mapping[str, str]) -> Path:
    """The path with the home folder in the place of its sign."""
    who, *rest = Path(path).parts or ("",)
    if not who.startswith("~"):
        return Path(path)
    # An empty HOME would be taken for the root folder.
    home = (environ.get("HOME") or home_of_account()) if who == "~" else os.path.expanduser(who)  # noqa: PTH111
    if not home or home.startswith("~"):
        whose = "" if who == "~" else f" for “{one_line(who)}”"
        raise BadInput(f"There is no home folder{whose}.", do=_DO)
    return Path(home, *rest)
