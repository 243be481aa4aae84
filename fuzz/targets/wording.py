"""Fuzzes what reads values, patterns of phrases, patterns of file names, comments and prose."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from random import Random
from typing import Any

from fuzz import seeds
from fuzz.allowed import sound
from fuzz.mutate import TOKENS, mutated
from fuzz.target import Target, hold
from fuzz.targets.reading import book
from journeyaudit.accept.comments import malformed, remarks
from journeyaudit.globs import Globs, fault_of
from journeyaudit.prose import Markup, Prose, TextRequest, audit_texts, passages
from journeyaudit.reader import read
from journeyaudit.settings import Settings
from journeyaudit.source import SourceError
from journeyaudit.values import (
    Language,
    did_you_mean,
    parse_date,
    parse_duration,
    parse_money,
    parse_range,
    parse_share,
    sentence,
    show_date,
    show_duration,
    show_money,
    show_share,
    slug,
    untold,
)
from journeyaudit.wording import PatternError, compile_pattern, language_of, mentions, sentences, tokenize
from journeyaudit.wording.phrases import PhraseSet

VALUES = tuple(
    one.encode()
    for one in (
        *("2 d", "3 Werktage", "2-4 Wochen", "PT48H", "20 min", "1 h 30 min", "48:00", "1,5 Tage", "half a day"),
        *("20 EUR", "€ 1.234,50", "12,99 € pro Monat", "$3.50", "1 Mio. EUR", "0 kr", "5 % vom Umsatz", "12 %", "1/3"),
        *(
            "2026-03-01",
            "1. März 2026",
            "31.12.2026",
            "March 1, 2026",
            "01/02/26",
            "about 3 days",
            "höchstens 2 Monate",
        ),
        *("P1Y2M10DT2H30M", "3 working days", "two weeks", "eine Woche", "24/7", "bis zu 14 Tage", "≤ 3 h", "sofort"),
    )
)
GLOBS = (b"*.draft.yaml", b"archive/**", b"!a/b?.yaml", b"[a-z]*/", b"**/x/*.y*ml", b"\\#a", b"/a//b/ ", b"[!]a]")
NAMES = ("archive/a.yaml", "a/b/c/x/y.yml", "a" * 240 + "/b.yaml", "a/" * 100 + "a")
COMMENTS = (
    b"journey: x # journeyaudit: accept asks-twice -- because\ntouchpoints:\n"
    b"  # journeyaudit: accept dead-end, silent-wait by Anna until 2026-12-31 -- a reason\n  - A\n"
    b"  - title: B # journeyaudit:accept x \xe2\x80\x93 y\n    wait: 2 d\n# journeyaudit: accept\n",
    b"# JourneyAudit : accept until until -- --\njourney: y\ntouchpoints: [A, {title: B}] # journeyaudit accept x\n",
)
PARSERS: tuple[tuple[Callable[[str], Any], Callable[[Any, Language], str]], ...] = (
    (parse_duration, show_duration),
    (parse_range, lambda found, lang: show_duration(found.max, lang) if hasattr(found.max, "parts") else ""),
    (parse_money, show_money),
    (parse_date, show_date),
    (parse_share, show_share),
)
CUT = b"\0"


def text_of(data: bytes) -> str:
    """The text of bytes, halves of characters included."""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8", "surrogatepass")
    return data.decode("utf-8", "replace")


def _value(data: bytes) -> None:
    text = text_of(data)
    for parse, show in PARSERS:
        try:
            found = parse(text)
        except ValueError as error:
            hold(not untold(sentence(error)), f"no German: {untold(sentence(error))}")
            continue
        show(found, "en")
        show(found, "de")
    slug(text)
    did_you_mean(text[:60], ("order", "Bestellung", "wait"))


def _pattern(data: bytes) -> None:
    pattern, _, text = data.partition(CUT)
    text_to_read = text_of(text)
    try:
        found = compile_pattern(text_of(pattern), book().lexica.words)
    except PatternError as error:
        hold(0 <= error.offset <= len(text_of(pattern)), "the place lies outside of the pattern")
        hold(not untold(error.message), f"no German: {untold(error.message)}")
        return
    for hit in mentions(text_to_read, PhraseSet([found])):
        hold(0 <= hit.start <= hit.end <= len(text_to_read), "a hit outside of the text")


def _make_pattern(random: Random) -> bytes:
    return _one(random, _patterns()) + CUT + mutated(random, _lines(), most=2, window=300)


def _one(random: Random, among: tuple[bytes, ...]) -> bytes:
    return mutated(random, among, most=2, window=300).replace(CUT, b" ")[:300]


@cache
def _patterns() -> tuple[bytes, ...]:
    return tuple(one.encode() for phrases in book().lexica.words.values() for one in phrases)


@cache
def _lines() -> tuple[bytes, ...]:
    return seeds.words((*seeds.journeys(), *seeds.files("sentences/*", "docs/wording.md")))


def _glob(data: bytes) -> None:
    pattern = text_of(data)
    if fault_of(pattern) == "":
        found = Globs([pattern, "!" + pattern, pattern])
        for name in NAMES:
            found.cover(name)


def _comment(data: bytes) -> None:
    try:
        documents = read(data, "f.yaml")
    except SourceError:
        return
    for document in documents:
        sound(malformed(document))
        for one in remarks(document):
            hold(one.rule.strip() and one.reason.strip(), "an acceptance without rule or reason")
            hold(document.locate(one.home) is not None, "an acceptance of nothing")


def _passage(data: bytes) -> None:
    text = text_of(data)
    for markup in Markup:
        for offset, passage in passages(text, markup):
            hold(0 <= offset <= len(text) and offset + len(passage) <= len(text), "a passage outside of the text")
    sentences(text)
    language_of(text)
    tokenize(text)


def _prose(data: bytes) -> None:
    markup = tuple(Markup)[len(data) % len(Markup)]
    text = text_of(data)
    report = audit_texts(TextRequest([Prose("a.md", text, markup)]), Settings())
    hold(not report.problems, f"a text has problems: {report.problems[:1]}")
    for one in report.findings:
        hold(one.message.strip() and one.span.start <= one.span.end, "a finding without words or place")


def _page(random: Random) -> bytes:
    return mutated(random, (*seeds.pages(), *_lines()[:200]), (*TOKENS, b"\n\n", b"| a | b |\n", b"](http://x)"))


TARGETS = (
    Target("values", "durations, money, dates, shares", lambda random: _one(random, VALUES), _value, 6000),
    Target("globs", "patterns of file names", lambda random: _one(random, GLOBS), _glob, 600),
    Target("patterns", "patterns of phrases, and texts", _make_pattern, _pattern, 2000),
    Target("comments", "acceptances in comments", lambda random: mutated(random, COMMENTS), _comment, 2000),
    Target("passages", "Markdown cut into passages", _page, _passage, 800),
    Target("prose", "texts without a journey", _page, _prose, 10),
)
