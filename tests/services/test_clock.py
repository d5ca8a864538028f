import subprocess
import sys
from datetime import UTC, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from meetingtui.services.clock import SystemClock, machine_zone
from meetingtui.services.ports import Clock
from tests.each import each


def rules(zone: str) -> bytes:
    """The compiled rules of a zone, as a machine keeps a copy of them."""
    return files("tzdata.zoneinfo").joinpath(*zone.split("/")).read_bytes()


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    return tmp_path


def link(etc: Path, target: str) -> None:
    (etc / "localtime").symlink_to(target)


def test_the_clock_of_the_machine_fits_the_port() -> None:
    clock: Clock = SystemClock()
    assert clock.wall().utcoffset() == timedelta()
    assert clock.wall().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()


@pytest.mark.fault(60)
@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        (":/usr/share/zoneinfo/posix/America/New_York", "America/New_York"),
        ("UTC", "UTC"),
        ("", "UTC"),
        (":", "UTC"),
        ("Europe/Berln", None),
        ("Mars/Base", None),
        ("None", None),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
        ("/etc/localtime", "Asia/Tokyo"),
        (":/etc/localtime", "Asia/Tokyo"),
        ("/home/ada/my.tz", None),
        ("localtime", None),
        ("\x1b[2J", None),
    ],
)
def test_the_variable_is_believed_or_nothing_is(etc: Path, value: str, name: str | None) -> None:
    link(etc, "/usr/share/zoneinfo/Asia/Tokyo")
    assert machine_zone({"TZ": value}, etc=etc) == name


@pytest.mark.fault(60)
def test_the_variable_may_be_a_link_of_ones_own_or_a_copy_whose_name_is_written_down(etc: Path) -> None:
    (etc / "mine").symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    assert machine_zone({"TZ": f":{etc / 'mine'}"}, etc=etc) == "Europe/Lisbon"
    (etc / "localtime").write_bytes(rules("Europe/Berlin"))
    assert machine_zone({"TZ": "/etc/localtime"}, etc=etc) is None
    (etc / "timezone").write_text("Europe/Berlin\n")
    assert machine_zone({"TZ": "/etc/localtime"}, etc=etc) == "Europe/Berlin"


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("../usr/share/zoneinfo/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/var/db/timezone/zoneinfo/US/Pacific", "US/Pacific"),
        ("/usr/share/zoneinfo/posix/Europe/Berlin", "Europe/Berlin"),
        ("/usr/share/zoneinfo/Mars/Base", None),
        ("/usr/share/zoneinfo/", None),
        ("localtime", None),
        ("nowhere", None),
    ],
)
def test_the_link_names_the_zone(etc: Path, target: str, name: str | None) -> None:
    link(etc, target)
    assert machine_zone({}, etc=etc) == name


def test_a_link_to_a_link_is_followed(etc: Path) -> None:
    (etc / "zoneinfo").mkdir()
    (etc / "zoneinfo" / "Singapore").write_bytes(rules("Asia/Singapore"))
    (etc / "ours").symlink_to(etc / "zoneinfo" / "Singapore")
    link(etc, "ours")
    assert machine_zone({}, etc=etc) == "Singapore"


@pytest.mark.fault(60)
def test_without_any_file_there_is_no_zone(etc: Path) -> None:
    assert machine_zone({}, etc=etc) is None
    assert machine_zone({}, etc=etc / "missing") is None


@pytest.mark.fault(60)
def test_a_copy_of_the_rules_has_no_name_by_itself(etc: Path) -> None:
    (etc / "localtime").write_bytes(rules("Europe/Berlin"))
    assert machine_zone({}, etc=etc) is None


def test_a_written_name_counts_where_the_rules_agree(etc: Path) -> None:
    (etc / "timezone").write_text("Europe/Berlin\n")
    assert machine_zone({}, etc=etc) == "Europe/Berlin"
    (etc / "localtime").write_bytes(rules("Europe/Berlin"))
    assert machine_zone({}, etc=etc) == "Europe/Berlin"


@pytest.mark.parametrize("localtime", [rules("Asia/Tokyo"), rules("Europe/London"), b"", b"not rules"])
def test_a_written_name_that_the_clock_does_not_follow_is_not_believed(etc: Path, localtime: bytes) -> None:
    (etc / "timezone").write_text("Europe/Berlin\n")
    (etc / "localtime").write_bytes(localtime)
    assert machine_zone({}, etc=etc) is None


@each("content", [b"", b"None\n", b"Europe/Berln\n", b"\xff\xfe\x00", b"../../etc/passwd"])
def test_a_file_with_nonsense_names_nothing(etc: Path, content: bytes) -> None:
    (etc / "timezone").write_bytes(content)
    assert machine_zone({}, etc=etc) is None


def test_folders_and_loops_in_the_way_do_no_harm(etc: Path) -> None:
    (etc / "timezone").mkdir()
    link(etc, "localtime")
    assert machine_zone({}, etc=etc) is None


@pytest.mark.parametrize("older", ["Etc/UTC", "Europe/Vienna"])
def test_the_link_is_believed_rather_than_an_older_name(etc: Path, older: str) -> None:
    (etc / "timezone").write_text(f"{older}\n")
    (etc / "zoneinfo" / "Europe").mkdir(parents=True)
    (etc / "zoneinfo" / "Europe" / "Berlin").write_bytes(rules("Europe/Berlin"))
    link(etc, "zoneinfo/Europe/Berlin")
    assert machine_zone({}, etc=etc) == "Europe/Berlin"


@pytest.mark.fault(61)
def test_a_journey_is_noticed_at_the_next_call(etc: Path) -> None:
    link(etc, "/usr/share/zoneinfo/Europe/Berlin")
    assert machine_zone({}, etc=etc) == "Europe/Berlin"
    (etc / "localtime").unlink()
    link(etc, "/usr/share/zoneinfo/Asia/Tokyo")
    assert machine_zone({}, etc=etc) == "Asia/Tokyo"


def test_asking_for_dates_and_zones_loads_no_pendulum_and_says_nothing(etc: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "import meetingtui.domain.dates.parse_when, meetingtui.services.date_echo, meetingtui.services.next_date\n"
        "from meetingtui.services.clock import machine_zone\n"
        f"machine_zone({{}}, etc=pathlib.Path({str(etc)!r}))\n"
        "sys.exit('pendulum' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
