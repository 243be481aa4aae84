"""The good inputs that mutations begin with: the journeys, rules, texts and diagrams of the repository."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from journeyaudit.exports import write_mermaid, write_table
from journeyaudit.model import Journey, is_journey, is_organisation, parse_journey
from journeyaudit.reader import read
from journeyaudit.source import Document, SourceError

ROOT = Path(__file__).resolve().parents[1]


@cache
def files(*patterns: str) -> tuple[bytes, ...]:
    """The files of the repository that patterns name, in a fixed order."""
    return tuple(file.read_bytes() for pattern in patterns for file in sorted(ROOT.glob(pattern)) if file.is_file())


def journeys() -> tuple[bytes, ...]:
    """All YAML of journeys and organisations."""
    return files("journeys/**/*.yaml", "tests/corpus/**/*.yaml")


def rules() -> tuple[bytes, ...]:
    """All rules, also those that must be refused."""
    return files("rules/*/*.yaml", "tests/data/broken/*.yaml")


@cache
def pages() -> tuple[bytes, ...]:
    """Pages of Markdown: some with a journey in a fenced block or as front matter, some with a diagram."""
    said = b"\n\nWe will get back to you as soon as possible.\n"
    fenced = (b"# A page\n\n```yaml journey\n" + one + b"\n```" + said for one in journeys()[:30])
    drawn = (b"# A page\n\n- ~~~ mermaid\n" + one + b"\n~~~" + said for one in mermaid()[:20])
    front = (b"---\n" + one + b"\n---\n# A page" + said for one in journeys()[:10])
    return (*files("README.md", "docs/*.md", "docs/decisions/*.md"), *fenced, *drawn, *front)


@cache
def documents() -> tuple[Document, ...]:
    """The documents of all journeys and organisations that can be read."""
    found: list[Document] = []
    for data in journeys():
        try:
            found += [one for one in read(data, "seed.yaml") if is_journey(one.data) or is_organisation(one.data)]
        except SourceError:
            continue
    return tuple(found)


@cache
def models() -> tuple[Journey, ...]:
    """The journeys that are sound."""
    found: list[Journey] = []
    for one in documents():
        try:
            found += [parse_journey(one)] if is_journey(one.data) else []
        except SourceError:
            continue
    return tuple(found)


@cache
def mermaid() -> tuple[bytes, ...]:
    """The journeys as diagrams."""
    return tuple(write_mermaid(one, "de" if number % 2 else "en").text.encode() for number, one in enumerate(models()))


@cache
def tables() -> tuple[bytes, ...]:
    """The journeys as tables, with comma and with semicolon."""
    texts = [write_table([one], "de" if number % 2 else "en").text for number, one in enumerate(models())]
    return (*(one.encode() for one in texts), *(one.encode("utf-16") for one in texts[:5]))


def bpmn() -> tuple[bytes, ...]:
    """Process models."""
    return files("tests/data/bpmn/*")


def words(data: Sequence[bytes]) -> tuple[bytes, ...]:
    """The lines of texts, each once, without blanks around them."""
    return tuple(dict.fromkeys(line.strip() for one in data for line in one.splitlines() if line.strip()))
