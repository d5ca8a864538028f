"""Reads a page as a browser does, and says what is wrong with it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}
KNOWN = {
    *("html", "head", "title", "style", "body", "header", "nav", "main", "section", "article"),
    *("h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "span", "bdi"),
    *("table", "caption", "tr", "th", "td", "svg", "rect", "line", "circle"),
    *VOID,
}
DRAWN = {"rect", "line", "circle"}


class Page(HTMLParser):
    """The elements of a page, in order, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN:
            self.faults.append(f"<{tag}> is not expected here")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"<{tag}> says something twice")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in DRAWN:
            self.faults.append(f"<{tag}/> closes itself")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style":
            return
        self.words.append(data)
        if data.strip() and self._open and self._open[-1] in ("ul", "ol", "dl", "table", "tr", "html", "head"):
            self.faults.append(f"words stand bare in <{self._open[-1]}>: {data[:40]}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:40]}")

    def handle_decl(self, decl: str) -> None:
        if decl != "doctype html":
            self.faults.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}")

    def values(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def tags(self, *names: str) -> list[str]:
        """The elements of these names, in order."""
        return [tag for tag, _ in self.elements if tag in names]

    @property
    def text(self) -> str:
        """What there is to read, in one line."""
        return " ".join(" ".join(self.words).split())
