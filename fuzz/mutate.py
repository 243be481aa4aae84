"""Makes inputs out of good ones: bytes, words and lines are cut, doubled, swapped and mixed with those of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

LARGEST = 20_000
"""Longest input, in bytes."""
TOKENS = tuple(
    one.encode("utf-8", "surrogatepass")
    for one in (
        *("\n", "\r\n", "\r", "\t", " ", "  ", "    ", "\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\xa0", "\xad"),
        *("\u200b", "\u200d", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffe", "\ud800", "\U0001f600", "e\u0301"),
        *("ß", "ẞ", "İ", "ı", "ſ", "ﬁ", "Ǆ", "٣", "½", "²", "Ⅷ", "…", "–", "—", "„", "“", "»"),
        *(": ", ":", "- ", "? ", ", ", "[", "]", "{", "}", "(", ")", "'", '"', "''", "|", ">", "|-\n", ">2+\n", "#"),
        *(" # ", "---\n", "...\n", "%YAML 1.2\n", "&x ", "*x", "!!str ", "!t ", "<<: ", "\\", "\\n", "\\u00e4", "\\\n"),
        *("@", "`", "```", "~~~", "%", "%%", "$", "=", "==", "+", "-", "*", "**", "_", "^", ";", "/", "..", "../", "~"),
        *("<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&#0;", "&lt;", "<?xml", "<!DOCTYPE a>"),
        *("null", "true", "no", "none", "keine", "open", "offen", "?", "end", "customer", "Kunde", "ja", "yes", "~"),
        *("0", "1", "-1", "1e999", "0x1F", "1.5", "1,5", "1.000,50", "9" * 30, "9" * 400, "NaN", ".inf", "-0"),
        *("2 d", "2-4 Wochen", "PT48H", "P1Y", "48:00", "3 Werktage", "20 min", "10^9 h", "2026-02-30", "31.12.9999"),
        *("20 EUR", "€", "1 Mio. €", "12 %", "100%", "[red]", "[/]", "{{x}}", "{x}", "{}", "%s", "::error::", "=1+1"),
        *("journey: x\n", "touchpoints:\n", "title: ", "organisation: x\n", "accept: ", "journeyaudit: accept "),
    )
)
"""What means something to at least one of the readers, or to what shows their words."""
_WORD = re.compile(rb"[^\s,:;\[\]{}()<>\"'|=#]+")
_PADS = (b"  ", b"", b"\t", b"- ", b"    ", b"# ", b"> ")

Source = Sequence[bytes]
Change = Callable[[bytes, Random, Source, Source], bytes]


def mutated(random: Random, seeds: Source, tokens: Source = TOKENS, *, most: int = 4, window: int = 1500) -> bytes:
    """One of the seeds, or a few lines of it, with some changes; now and then it is left as it is."""
    data = excerpt(random.choice(seeds), random, window)
    for _ in range(random.choice((0, *range(1, most + 1), *range(1, most + 1)))):
        data = random.choice(CHANGES)(data, random, seeds, tokens)
    return data[:LARGEST]


def excerpt(data: bytes, random: Random, window: int) -> bytes:
    """All of a short text, mostly some lines of a long one."""
    if len(data) <= window or not random.randrange(8):
        return data
    start = data.rfind(b"\n", 0, random.randrange(len(data))) + 1
    return data[start : start + window] if random.randrange(2) else data[:window]


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 1, 2, 4, 8, 16, 64, 256)))


def _cut(data: bytes, random: Random, _seeds: Source, _tokens: Source) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _doubled(data: bytes, random: Random, _seeds: Source, _tokens: Source) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[start:end] * random.choice((2, 2, 3, 50)) + data[end:]


def _spliced(data: bytes, random: Random, seeds: Source, _tokens: Source) -> bytes:
    other = random.choice(seeds)
    start, end = _span(data, random)
    begin, stop = _span(other, random)
    return data[:start] + other[begin:stop] + data[end:]


def _with_token(data: bytes, random: Random, _seeds: Source, tokens: Source) -> bytes:
    start = random.randrange(len(data) + 1)
    end = start if random.randrange(2) else min(len(data), start + 3)
    return data[:start] + random.choice(tokens) + data[end:]


def _other_byte(data: bytes, random: Random, _seeds: Source, _tokens: Source) -> bytes:
    if not data:
        return bytes([random.randrange(256)])
    at = random.randrange(len(data))
    return (
        data[:at]
        + bytes([random.choice((data[at] ^ 1 << random.randrange(8), random.randrange(256)))])
        + data[at + 1 :]
    )


def _other_word(data: bytes, random: Random, seeds: Source, tokens: Source) -> bytes:
    words = list(_WORD.finditer(data))
    if not words:
        return data
    word = random.choice(words)
    others = words if random.randrange(2) else list(_WORD.finditer(random.choice(seeds)[:4000])) or words
    instead = random.choice(tokens) if not random.randrange(3) else random.choice(others)[0]
    return data[: word.start()] + instead + data[word.end() :]


def _other_lines(data: bytes, random: Random, seeds: Source, _tokens: Source) -> bytes:
    lines = data.splitlines(keepends=True)
    others = random.choice(seeds).splitlines(keepends=True)
    if not lines or not others:
        return data
    at = random.randrange(len(lines))
    kind = random.randrange(5)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, random.choice(lines))
    elif kind == 2:
        to = random.randrange(len(lines))
        lines[at], lines[to] = lines[to], lines[at]
    elif kind == 3:
        lines[at] = random.choice(others)
    else:
        lines[at] = random.choice(_PADS) + lines[at].lstrip(random.choice((b" ", b" -", b"")))
    return b"".join(lines)


def _ended(data: bytes, random: Random, _seeds: Source, _tokens: Source) -> bytes:
    return data[: random.randrange(len(data) + 1)]


CHANGES: tuple[Change, ...] = (
    *(_cut, _doubled, _spliced, _with_token, _with_token, _other_byte, _other_word, _other_word),
    *(_other_lines, _other_lines, _ended),
)
