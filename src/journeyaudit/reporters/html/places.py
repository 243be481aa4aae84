"""The lines of a file that a finding points at, the words themselves marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from journeyaudit.report import Finding, Related
from journeyaudit.reporters.grouping import lines_of
from journeyaudit.reporters.html.tags import Html, block, joined, tag
from journeyaudit.source import Problem, Span, snippet


class Places:
    """The places of one report, shown with the texts that it brings along."""

    def __init__(self, texts: Mapping[str, str], line: str) -> None:
        """Keep the texts by file, and the word for a line, which is read out before its number."""
        self.texts = texts
        self.word = tag("span", f"{line} ", class_="unseen")

    def of(self, one: Finding, language: str | None) -> Html:
        """The line of a finding and the lines that belong to it; equal remarks are made once."""
        shown = [tag("figcaption", self.name(one.file, one.span))]
        found = [self.line(self.texts[one.file], one.span)] if one.file in self.texts else []
        for (file, label), group in groupby(one.related, key=lambda place: (place.file, place.text)):
            if file != one.file or file not in self.texts:
                found.append(tag("p", self.name(file), class_="file"))
            found += self.related(self.texts.get(file), label, list(group))
        return block("figure", *shown, block("div", *found, class_="lines", lang=language), class_="place")

    def related(self, text: str | None, label: str, places: Sequence[Related]) -> Iterator[Html]:
        """What some places of one file show, and the places; without its text only what is said of it."""
        if text is not None and len(places) == 1:
            yield self.line(text, places[0].span, label)
        else:
            yield tag("p", label if text is None else f"{label}:", class_="said")
            yield from (self.line(text, span) for span in lines_of(places) if text is not None)

    def of_problem(self, one: Problem, *, placed: bool) -> Html:
        """Where something could not be read, with its line if there is one."""
        name = tag("figcaption", self.name(one.file, one.span if placed else None))
        text = self.texts.get(one.file)
        shown = block("div", self.line(text, one.span), class_="lines") if text is not None and placed else ""
        return block("figure", name, shown, class_="place")

    def name(self, file: str, span: Span | None = None) -> Html:
        """A file with line and column, as editors take it."""
        where = f":{span.start.line}:{span.start.column}" if span is not None else ""
        return tag("code", f"{file}{where}")

    def line(self, text: str, span: Span, label: str = "") -> Html:
        """The line of a place with its number, and what the place shows."""
        line = snippet(text, span)
        end = line.column + line.length
        marked = line.text[line.column : end]
        words = (line.text[: line.column].lstrip(" "), tag("mark", marked) if marked else "", line.text[end:])
        number = tag("span", joined((self.word, str(line.line))), class_="number")
        said = tag("span", label, class_="label") if label else ""
        return tag("p", number, tag("code", *words), said)
