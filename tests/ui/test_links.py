"""A link in what somebody typed is text: a click on it opens nothing."""

from __future__ import annotations

import webbrowser

import pytest

from tests.ui.stage import Stage, perform
from tests.ui.tour import table

LINKS = ("[x](file:///etc/passwd)", "<javascript:alert(1)>", "https://example.org/a", "[link=http://e.org]y[/link]")


@pytest.mark.fault(56)
def test_a_click_on_a_link_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    for name in ("open", "open_new", "open_new_tab", "get"):
        monkeypatch.setattr(webbrowser, name, lambda *words, **_: opened.append(words))
    clicked: list[str] = []

    async def script(stage: Stage) -> None:
        monkeypatch.setattr(stage.app, "open_url", lambda *words, **_: opened.append(words))
        for keys in ((), ("g",), ("q", "d"), ("q", "s", "enter")):
            await stage.press(*keys)
            for link in LINKS:
                row = next((number for number, text in enumerate(stage.rows) if link in text), None)
                if row is not None:
                    await stage.pilot.click(offset=(stage.rows[row].index(link) + 2, row))
                    await stage.settle()
                    clicked.append(link)

    perform(script, (140, 45), table(*LINKS))
    assert {*clicked} == {*LINKS}
    assert len(clicked) > len(LINKS)
    assert opened == []
