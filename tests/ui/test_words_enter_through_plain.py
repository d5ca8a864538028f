"""No text that is put together at run time reaches a widget as a bare `str`, which Textual would read as markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import meetingtui.ui
from tests.each import each

FILES = sorted(Path(next(iter(meetingtui.ui.__path__))).rglob("*.py"))
SHOWING = {
    "Static",
    "Label",
    "Option",
    "Button",
    "Checkbox",
    "RadioButton",
    "Collapsible",
    "TabPane",
    "notify",
    "update",
}
TITLES = {"border_title", "border_subtitle", "tooltip", "label"}


def put_together(text: ast.expr) -> bool:
    """Whether an expression surely is a `str` with parts that are only known when the program runs."""
    if isinstance(text, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in text.values)
    if isinstance(text, ast.BinOp):
        return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (text.left, text.right))
    if isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr in ("format", "join"):
        return isinstance(text.func.value, ast.Constant)
    return isinstance(text, ast.IfExp) and (put_together(text.body) or put_together(text.orelse))


def risky_lines(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and put_together(node.args[0]):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            literal = any(
                word.arg == "markup" and getattr(word.value, "value", True) is False for word in node.keywords
            )
            if name in SHOWING and not literal:
                yield node.lineno
        if isinstance(node, ast.Assign) and put_together(node.value):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES:
                    yield node.lineno


@each("file", FILES, ids=lambda file: file.stem)
def test_words_enter_through_plain(file: Path) -> None:
    assert [f"{file.name}:{line}" for line in risky_lines(file.read_text())] == []


@each(
    "code",
    [
        "Static(f'Task {name}')",
        "self.query_one('#title', Static).update('Task ' + name)",
        "app.notify('Task %s' % name)",
        "Option(', '.join(names))",
        "Label('' if done else f'{name}')",
        "box.border_title = f'{name}'",
    ],
)
def test_a_bare_text_is_noticed(code: str) -> None:
    assert list(risky_lines(code)) == [1]


@each(
    "code",
    [
        "Static(plain(f'Task {name}'))",
        "Static(fill('[b]$task[/b]', task=name))",
        "Static('Task', id=f'task-{number}')",
        "Static(f'{days} days', markup=False)",
        "days.update({name: 1})",
        "box.border_title = plain_line(name)",
    ],
)
def test_a_text_that_went_through_plain_is_not(code: str) -> None:
    assert list(risky_lines(code)) == []
