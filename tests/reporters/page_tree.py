"""A page as a tree, read strictly: every element that is opened is closed, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "meta"})


@dataclass
class Node:
    """An element with its attributes and what it holds."""

    name: str
    attributes: dict[str, str | None]
    children: list[Node | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name] or ""

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""

    def all(self, *names: str, **attributes: str) -> Iterator[Node]:
        """The element and those inside it, in order, that have one of the names and all of the attributes."""
        if (not names or self.name in names) and all(
            self.get(key.rstrip("_")) == attributes[key] for key in attributes
        ):
            yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.all(*names, **attributes)

    def one(self, *names: str, **attributes: str) -> Node:
        [found] = self.all(*names, **attributes)
        return found

    def of_class(self, name: str) -> list[Node]:
        return [node for node in self.all() if name in node.get("class").split()]

    @property
    def text(self) -> str:
        """What can be read in it, without what steers a browser."""
        if self.name in ("style", "script"):
            return ""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert any(one.name == "svg" for one in self.open), f"only drawings have <{tag}/>"
        self.open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def tree(page: str) -> Node:
    """The tree of a page."""
    start, _, rest = page.partition("\n")
    assert start == "<!DOCTYPE html>"
    reader = _Reader()
    reader.feed(rest)
    reader.close()
    assert reader.open == [reader.root], f"never closed: {[one.name for one in reader.open[1:]]}"
    return reader.root.one("html")
