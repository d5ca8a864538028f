"""What the shell says is taken as it was meant."""

import pytest

from meetingtui.ui.terminal.environment import UNSAFE, mend_environment


def test_an_empty_no_color_is_no_wish() -> None:
    environ = {"NO_COLOR": "", "TERM": "xterm"}
    mend_environment(environ)
    assert environ == {"TERM": "xterm"}


def test_a_wish_for_no_colour_is_kept() -> None:
    environ = {"NO_COLOR": "1"}
    mend_environment(environ)
    assert environ == {"NO_COLOR": "1"}


@pytest.mark.fault(74)
def test_no_developer_log_of_what_is_typed() -> None:
    environ = dict.fromkeys(UNSAFE, "1") | {"TEXTUAL_THEME": "nord"}
    mend_environment(environ)
    assert environ == {"TEXTUAL_THEME": "nord"}
