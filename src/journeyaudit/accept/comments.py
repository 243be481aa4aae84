"""Acceptances in comments, `# journeyaudit: accept RULE until DATE -- reason`, and what is wrong with others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeyaudit.accept.homes import Homes
from journeyaudit.frozen import dataclass
from journeyaudit.source import Comment, Document, Path, Position, Problem, Span
from journeyaudit.values import did_you_mean, parse_date, say, sentence

VERB = "accept"
ADDRESSED = re.compile(r"#+[ \t]*journeyaudit(?P<colon>[ \t]*:)?(?P<said>.*)", re.IGNORECASE)
DASH = re.compile(r"(?:^|[ \t])(?:--|–|—)(?=[ \t]|$)")
KEYWORD = re.compile(r"(?:^|[ \t])(until|by)(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a comment accepts, and the element that it stands at."""

    rule: str
    reason: str
    owner: str | None
    until: date | None
    home: Path
    """The path of the list item that it covers; empty for all of the document."""
    span: Span
    """Where the rule is named."""


def remarks(document: Document) -> Iterator[Remark]:
    """Every acceptance in the comments of a document, one for each rule that is named."""
    return (one for one in _read(document) if isinstance(one, Remark))


def malformed(document: Document) -> Iterator[Problem]:
    """Every comment that speaks to the tool but is not understood."""
    return (one for one in _read(document) if isinstance(one, Problem))


class _Misread(Exception):
    """A comment is not understood; says why, from which character on, and what to do."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        self.message, self.start, self.end, self.hint = (
            message,
            start,
            end,
            hint
            or say(
                "`# journeyaudit: accept RULE -- REASON`, with `until DATE` or `by NAME` before the `--` where wanted"
            ),
        )
        super().__init__(message)


def _read(document: Document) -> Iterator[Remark | Problem]:
    homes: Homes | None = None
    for comment in document.comments:
        for one in understood(comment, document.name):
            if isinstance(one, Problem):
                yield one
                continue
            homes = homes or Homes(document)
            home = homes.of(comment)
            if home is None:
                yield covers_nothing(comment, document.name)
                break
            yield replace(one, home=home)


def understood(comment: Comment, name: str) -> Iterator[Remark | Problem]:
    """The acceptances of a comment in the file `name`, or what is wrong with it; nothing if it is about other things.

    They cover all of the document, as long as nobody looks where the comment stands.
    """
    found = ADDRESSED.fullmatch(comment.text)
    if found is None or not (found["colon"] or found["said"].startswith((" ", "\t"))):
        return
    try:
        if (parsed := _parsed(comment.text, found)) is not None:
            rules, reason, owner, until = parsed
            for rule, start in rules:
                yield Remark(rule, reason, owner, until, (), _span(comment, start, start + len(rule)))
    except _Misread as why:
        yield Problem(why.message, name, _span(comment, why.start, why.end), why.hint, "schema")


def covers_nothing(comment: Comment, name: str) -> Problem:
    """What to say of an acceptance below which nothing stands."""
    said = say("the acceptance covers nothing: no line follows it")
    hint = say("put the comment above the step, or at the end of its line")
    return Problem(said, name, _span(comment, 0, len(comment.text)), hint, "schema")


def _span(comment: Comment, start: int, end: int) -> Span:
    line, column = comment.span.start.line, comment.span.start.column
    return Span(Position(line, column + start), Position(line, column + end))


_Parsed = tuple[list[tuple[str, int]], str, str | None, date | None]


def _parsed(text: str, found: re.Match[str]) -> _Parsed | None:
    """The rules with their places in the comment, the reason, the owner and the last day; None if it is only prose."""
    said, at = found["said"], found.start("said")
    verb = said.split(maxsplit=1)[0] if said.strip() else ""
    start = text.find(verb, at) if verb else at
    if found["colon"] is None:
        if verb.casefold() != VERB:
            return None
        raise _Misread(say("a colon is missing after `journeyaudit`"), 0, start)
    if verb.casefold() != VERB:
        message = say("`{word}` is not understood", word=verb) if verb else say("the comment says nothing")
        near = did_you_mean(verb, [VERB])
        hint = say("did you mean '{name}'?", name=near) if near else ""
        raise _Misread(message, start if verb else 0, start + len(verb), hint)
    start += len(verb)
    dash = DASH.search(text, start)
    reason = text[dash.end() :].strip() if dash else ""
    if dash is None or not reason:
        raise _Misread(say("the reason is missing: it stands behind ` -- `"), 0, len(text))
    rules, *told = _parts(text, start, dash.start())
    owner, until = None, None
    for word, value, place in told:
        if not value:
            raise _Misread(say("nothing stands behind `{word}`", word=word), place - len(word), place)
        if (owner if word == "by" else until) is not None:
            raise _Misread(say("`{word}` stands twice", word=word), place, place + len(value))
        if word == "by":
            owner = value
            continue
        try:
            until = parse_date(value)
        except ValueError as error:
            raise _Misread(sentence(error), place, place + len(value)) from None
    return _rules(rules[1], rules[2]), reason, owner, until


def _parts(text: str, start: int, end: int) -> list[tuple[str, str, int]]:
    """What stands between the verb and the reason: by its keyword (none for the rules), with its place."""
    cuts = [("", start, start), *((one[1], one.start(1), one.end()) for one in KEYWORD.finditer(text, start, end))]
    parts = []
    for (word, _, begin), stop in zip(cuts, [*(cut[1] for cut in cuts[1:]), end], strict=True):
        value = text[begin:stop]
        parts.append((word, value.strip(), begin + len(value) - len(value.lstrip())))
    return parts


def _rules(text: str, at: int) -> list[tuple[str, int]]:
    """The rules of a list with commas, each with its place."""
    found = []
    for part in text.split(","):
        rule = part.strip()
        start = at + len(part) - len(part.lstrip())
        if not rule:
            raise _Misread(say("the rule is missing: its id stands behind `accept`"), at, at + len(text))
        words = rule.split()
        if len(words) > 1:
            extra = " ".join(words[1:])
            near = did_you_mean(words[1], ["until", "by"])
            hint = say("did you mean '{name}'?", name=near) if near else ""
            raise _Misread(say("`{word}` is not understood", word=extra), start, start + len(rule), hint)
        found.append((rule, start))
        at += len(part) + 1
    return found
