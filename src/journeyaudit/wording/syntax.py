"""How a phrase pattern is written, and what a person is told who writes it wrong."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from journeyaudit.frozen import dataclass
from journeyaudit.values import say
from journeyaudit.wording.tokens import SYMBOL_SOURCE, WORD, WORD_SOURCE, fold_word, is_capitals, spell_out

MAX_NESTING = 8
_SPACE = re.compile(r"\s+")
_PIECE = re.compile(rf"(?P<before>\*?)(?P<word>{WORD_SOURCE})(?P<after>\*?)|(?P<symbol>{SYMBOL_SOURCE})|(?P<star>\*)")


class PatternError(ValueError):
    """A pattern that cannot be read; `offset` is the place in the pattern, in code points."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Kind(StrEnum):
    """What of a word must agree with the text."""

    WHOLE = "whole"
    BEGINNING = "beginning"
    ENDING = "ending"
    PART = "part"
    NUMBER = "number"
    DIGIT = "digit"


class Word(NamedTuple):
    """One word; `text` is folded, or spelled out in capitals where the capitals count (IT, SAP)."""

    kind: Kind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """At most six words of any kind."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference to a word list; `offset` is its place in the pattern."""

    name: str
    offset: int


@dataclass(frozen=True, slots=True)
class Row:
    """One thing after the other."""

    items: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several rows."""

    rows: tuple[Row, ...]


Item = Word | Gap | Listed | Choice


def plain_words(text: str) -> tuple[Word, ...]:
    """The words of `text` without any pattern syntax."""
    return tuple(_word(word) for word in WORD.findall(text))


@lru_cache(maxsize=256)
def parse(source: str) -> Row:
    """Read a pattern; raises PatternError with the place of the mistake."""
    return _Parser(source).pattern()


def _word(spelling: str, kind: Kind = Kind.WHOLE) -> Word:
    return Word(kind, spell_out(spelling) if is_capitals(spelling) else fold_word(spelling))


class _Parser:
    """A recursive descent over one pattern; `at` is the place read next."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def pattern(self) -> Row:
        row = self.row(0)
        if self.at < len(self.source):
            if self.source[self.at] == ")":
                raise PatternError(say("“)” without “(” before it"), self.at)
            raise PatternError(say("alternatives stand in parentheses: (a|b)"), self.at)
        return row

    def row(self, depth: int) -> Row:
        """Read up to the end, a `|` or a `)`."""
        begin = self.at
        items: list[Item] = []
        places: list[int] = []
        while self.skip_space() and self.source[self.at] not in "|)":
            place = self.at
            read = self.read(depth)
            items.extend(read)
            places.extend([place] * len(read))
        if not items:
            raise PatternError(say("empty alternative") if depth else say("the pattern holds no word"), begin)
        for place, item, following in zip(places, items, [*items[1:], None], strict=True):
            if isinstance(item, Gap) and isinstance(following, Gap):
                raise PatternError(say("two gaps in a row; one … spans six words"), place)
        whole = say("an alternative") if depth else say("a pattern")
        if isinstance(items[0], Gap):
            raise PatternError(say("{whole} cannot start with a gap; leave the … out", whole=whole), places[0])
        if isinstance(items[-1], Gap):
            raise PatternError(say("{whole} cannot end with a gap; leave the … out", whole=whole), places[-1])
        return Row(tuple(items))

    def skip_space(self) -> bool:
        """Go to the next sign; False at the end."""
        if space := _SPACE.match(self.source, self.at):
            self.at = space.end()
        return self.at < len(self.source)

    def read(self, depth: int) -> tuple[Item, ...]:
        """Read one item, or several words where a hyphen joins them, or none where punctuation stands."""
        sign = self.source[self.at]
        if sign == "…":
            self.at += 1
            return (Gap(),)
        if self.source.startswith("...", self.at):
            self.at += 3
            return (Gap(),)
        if sign == "(":
            return (self.choice(depth + 1),)
        if sign == "<":
            return (self.listed(),)
        if sign == ">":
            raise PatternError(say("“>” without “<” before it"), self.at)
        if sign == '"':
            return self.quoted()
        if sign == "\\":
            return (self.number(),)
        return self.piece()

    def piece(self) -> tuple[Item, ...]:
        found = _PIECE.match(self.source, self.at)
        if found is None:
            self.at += 1
            return ()
        end = found.end()
        if found["star"] or (found["after"] and self.is_letter(end)):
            raise PatternError(say("* stands only at the beginning or the end of a word"), end - 1)
        self.at = end
        if found["symbol"]:
            return (Word(Kind.WHOLE, found["symbol"]),)
        self.refuse_glued(end, "(<")
        if found["before"]:
            return (_word(found["word"], Kind.PART if found["after"] else Kind.ENDING),)
        return (_word(found["word"], Kind.BEGINNING if found["after"] else Kind.WHOLE),)

    def choice(self, depth: int) -> Choice:
        begin = self.at
        if depth > MAX_NESTING:
            raise PatternError(say("parentheses nested more than {limit} deep", limit=MAX_NESTING), begin)
        rows: list[Row] = []
        while not rows or self.source[self.at] == "|":
            self.at += 1
            rows.append(self.row(depth))
            if self.at == len(self.source):
                raise PatternError(say("“(” is never closed"), begin)
        self.at += 1
        if self.source.startswith("?", self.at):
            raise PatternError(say("there is no optional part; write both: (a b|b)"), self.at)
        self.refuse_letter()
        return Choice(tuple(rows))

    def listed(self) -> Listed:
        begin = self.at
        end = self.source.find(">", begin)
        if end < 0:
            raise PatternError(say("“<” is never closed"), begin)
        name = self.source[begin + 1 : end].strip()
        if not name:
            raise PatternError(say("a word list needs a name between “<” and “>”"), begin)
        self.at = end + 1
        self.refuse_letter()
        return Listed(name, begin)

    def quoted(self) -> tuple[Word, ...]:
        begin = self.at
        end = self.source.find('"', begin + 1)
        if end < 0:
            raise PatternError(say("the quotation mark is never closed"), begin)
        words = plain_words(self.source[begin + 1 : end])
        if not words:
            raise PatternError(say("no word between the quotation marks"), begin)
        self.at = end + 1
        return words

    def number(self) -> Word:
        begin = self.at
        if not self.source.startswith("\\d", begin):
            said = say("a backslash stands only in \\d (a number) and \\d* (a word that starts with a digit)")
            raise PatternError(said, begin)
        self.at += 2
        starts = self.source.startswith("*", self.at)
        self.at += starts
        self.refuse_letter()
        return Word(Kind.DIGIT if starts else Kind.NUMBER)

    def is_letter(self, at: int) -> bool:
        return self.source[at : at + 1].isalnum()

    def refuse_letter(self) -> None:
        if self.is_letter(self.at):
            raise PatternError(say("a space is missing after “{sign}”", sign=self.source[self.at - 1]), self.at)

    def refuse_glued(self, at: int, signs: str) -> None:
        if at < len(self.source) and self.source[at] in signs:
            raise PatternError(say("a space is missing before “{sign}”", sign=self.source[at]), at)
