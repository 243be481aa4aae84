"""What a YAML parser's complaint means for someone who writes journeys: the likely mistake and the way out."""

import re
from collections.abc import Callable

from yaml.error import MarkedYAMLError

from journeyaudit.frozen import dataclass
from journeyaudit.reader.refuse import IF_TEXT, KEY_LIMIT, Refusal, in_quotes, line_end, line_of, line_start
from journeyaudit.values import say

_KEY = re.compile(r"(?:[ \t]*- +)*[ \t]*(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\r\n]*?)[ \t]*:(?:[ \t]+|$)")
_IN_FLOW = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser said, where it stopped, where the thing it was in began, and what it had read last."""

    text: str
    problem: str
    context: str
    at: int
    began: int
    bracket: int | None
    last: tuple[int, int]

    @property
    def character(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def starts_line(self) -> bool:
        return not self.text[line_start(self.text, self.at) : self.at].strip(" \t-")

    def until_line_end(self, start: int) -> str:
        """The words from an offset to the end of its line, within a bracket up to the next comma or bracket."""
        words = self.text[start : line_end(self.text, start)]
        return _IN_FLOW.split(words)[0].rstrip() if self.bracket is not None else words


def refusal(text: str, error: MarkedYAMLError, bracket: int | None, last: tuple[int, int]) -> Refusal:
    """The complaint in plain words; `bracket` is the innermost open bracket, `last` the text or number read last."""
    mark, context_mark = error.problem_mark, error.context_mark
    at = min(mark.index if mark else 0, len(text))
    began = min(context_mark.index, len(text)) if context_mark else at
    complaint = _Complaint(text, error.problem or "", error.context or "", at, began, bracket, last)
    for needles, advice in _ADVICE:
        if any(needle in complaint.problem or needle in complaint.context for needle in needles):
            return advice(complaint)
    return Refusal(say("this is not valid YAML"), at, at + 1, IF_TEXT)


def _colon(complaint: _Complaint) -> Refusal:
    text, at = complaint.text, complaint.at
    start = line_start(text, at)
    key = _KEY.match(text, start, min(at, start + 2 * KEY_LIMIT))
    if key is None:
        first = at - len(text[start:at].lstrip(" \t-"))
        if at - first > KEY_LIMIT:
            return _long_key(first)
        hint = say(
            "start it exactly below the key above; if it belongs to the text above, put the whole text in quotes"
        )
        return Refusal(say("this line is a key, but the text above it goes on to here"), first, at + 1, hint)
    if key.end() < len(text) and text[key.end()] in "\"'":
        return _after_quote(complaint)
    words = text[key.end() : line_end(text, key.end())]
    message = say("the text of `{key}` is not in quotes and contains a colon", key=key["key"].strip())
    return Refusal(message, key.end(), key.end() + len(words), in_quotes(words))


def _no_colon(complaint: _Complaint) -> Refusal:
    began = complaint.began
    end = line_end(complaint.text, began)
    if complaint.at - began > KEY_LIMIT:
        return _long_key(began)
    hint = say("write `key: value`; if it belongs to the text above, indent it deeper than the key of that text")
    return Refusal(say("there is no colon in this line"), began, end, hint)


def _long_key(start: int) -> Refusal:
    message = say("a key longer than {limit} characters starts here", limit=KEY_LIMIT)
    return Refusal(message, start, start + 1, say("shorten it; {if_text}", if_text=IF_TEXT))


def _question_mark(complaint: _Complaint) -> Refusal:
    hint = say("delete the line if you do not know yet; {if_text}", if_text=IF_TEXT)
    return Refusal(say("`?` is not a value"), complaint.at, complaint.at + 1, hint)


def _dash(complaint: _Complaint) -> Refusal:
    hint = say("put each `- ` on a line of its own below the key, or write `[a, b]`; {if_text}", if_text=IF_TEXT)
    return Refusal(say("a list with `-` cannot start in this place"), complaint.at, complaint.at + 1, hint)


def _tab(complaint: _Complaint) -> Refusal:
    message = say("a tab stands where only blanks may indent")
    return Refusal(message, complaint.at, complaint.at + 1, say("replace it by blanks"))


def _start(complaint: _Complaint) -> Refusal:
    if complaint.character == "\t":
        return _tab(complaint)
    at = complaint.at if complaint.problem.startswith("found character") else complaint.began
    words = complaint.until_line_end(at)
    sign = complaint.text[at : at + 1]
    message = say("a text cannot start with `{sign}`", sign=sign)
    if sign == "`":
        message = say("a text cannot start with a backtick")
    return Refusal(message, at, at + len(words), in_quotes(words))


def _directive(complaint: _Complaint) -> Refusal:
    if "incompatible" in complaint.problem or "duplicate" in complaint.problem:
        message = say("only one `%YAML 1.2` line is understood")
        return Refusal(message, complaint.began, complaint.at + 5, say("delete the line"))
    began = line_start(complaint.text, complaint.at)
    words = complaint.until_line_end(began)
    return Refusal(say("a line cannot start with `%`"), began, began + len(words), in_quotes(words))


def _open_quote(complaint: _Complaint) -> Refusal:
    quote = complaint.text[complaint.began : complaint.began + 1]
    message = say("the quote {quote} that opens here is never closed", quote=quote)
    hint = say("add {quote} at the end of the text", quote=quote)
    return Refusal(message, complaint.began, complaint.began + 1, hint)


def _escape(complaint: _Complaint) -> Refusal:
    text, at = complaint.text, complaint.at
    start = max(text.rfind("\\", 0, at + 1), 0)
    found = re.compile(r"\\[xuU]?[^\s\"]{0,8}").match(text, start)
    code = found.group()[: {"x": 4, "u": 6, "U": 10}.get(text[start + 1 : start + 2], 2)] if found else "\\"
    hint = say("in double quotes write `\\\\` for a backslash, or use single quotes")
    if "Unicode" in complaint.problem:
        hint = say("write the character itself")
    return Refusal(say("`{code}` is not an escape that YAML knows", code=code), start, start + len(code), hint)


def _after_quote(complaint: _Complaint) -> Refusal:
    text, at = complaint.text, complaint.at
    start, end = complaint.last
    if "\n" in text[start:end] or "\r" in text[start:end]:
        line = line_of(text, end)
        message = say("the quote that opens here closes in line {line} only, and text follows there", line=line)
        hint = say("close it with {quote} where the text ends", quote=text[start : start + 1])
        return Refusal(message, start, start + 1, hint)
    if text[end - 1 : end] == "'":
        hint = say("write an apostrophe as two (''), or put the text in double quotes")
    else:
        hint = say('put the whole text in one pair of quotes; inside it write \\" for a quote')
    message = say("the text goes on after its closing quote")
    return Refusal(message, at, at + len(complaint.until_line_end(at)), hint)


def _in_bracket(complaint: _Complaint) -> Refusal:
    text, at = complaint.text, complaint.at
    began = complaint.bracket if complaint.bracket is not None else complaint.began
    opening = text[began : began + 1]
    closing = "]" if opening == "[" else "}"
    if _follows_quote(complaint):
        return _after_quote(complaint)
    if at >= len(text) or "\n" in text[began:at] or "\r" in text[began:at]:
        hint = say("add `{closing}`; reading stopped in line {line}", closing=closing, line=line_of(text, at))
        return Refusal(say("`{opening}` is never closed", opening=opening), began, began + 1, hint)
    if complaint.character == ":":
        start = complaint.last[0] if complaint.last[1] <= at else at
        words = complaint.until_line_end(start)
        message = say("a text in brackets is not in quotes and contains a colon")
        return Refusal(message, start, start + len(words), in_quotes(words))
    if complaint.character in ("]", "}"):
        message = say("`{opening}` is closed by `{sign}`", opening=opening, sign=complaint.character)
        return Refusal(message, at, at + 1, say("close it with `{closing}`", closing=closing))
    return Refusal(say("`,` or `{closing}` is missing here", closing=closing), at, at + 1, IF_TEXT)


def _content(complaint: _Complaint) -> Refusal:
    at, character = complaint.at, complaint.character
    if character == "?":
        return _question_mark(complaint)
    if not character and complaint.bracket is not None:
        return _in_bracket(complaint)
    if character == "," and complaint.bracket is not None:
        return Refusal(say("nothing stands before this comma"), at, at + 1, say("delete the comma"))
    if character == ":":
        return _no_key(complaint)
    if character == "-":
        return _dash(complaint)
    return _start(complaint)


def _no_key(complaint: _Complaint) -> Refusal:
    at = complaint.at
    hint = say("write `key: value`; {if_text}", if_text=IF_TEXT)
    return Refusal(say("a key is missing before this colon"), at, at + 1, hint)


def _structure(complaint: _Complaint) -> Refusal:
    at, character = complaint.at, complaint.character
    end = max(line_end(complaint.text, at), at + 1)
    if _follows_quote(complaint):
        return _after_quote(complaint)
    if character in ("]", "}"):
        message = say("`{sign}` closes nothing", sign=character)
        return Refusal(message, at, at + 1, say("delete it; {if_text}", if_text=IF_TEXT))
    if character == ":":
        return _no_key(complaint)
    if not complaint.starts_line:
        return Refusal(say("the value has ended before this"), at, end, say("put the whole text in quotes"))
    if character == "-":
        hint = say("indent the list below its key; if the key above has a text already, it cannot have a list too")
        return Refusal(say("a list item stands where a key should stand"), at, at + 1, hint)
    if "'-' indicator" in complaint.problem or "block collection" in complaint.context:
        hint = say("start it with `- `, or indent it like the lines of the item above")
        return Refusal(say("this line belongs to no list item"), at, end, hint)
    hint = say("start it exactly below a key of the same level; use blanks, no tabs")
    return Refusal(say("the indentation of this line fits no line above it"), at, end, hint)


def _follows_quote(complaint: _Complaint) -> bool:
    """Whether the parser stopped right after a text in quotes."""
    start, end = complaint.last
    text = complaint.text
    return text[start : start + 1] in ("'", '"') and not text[end : complaint.at].strip(" \t") and end <= complaint.at


def _after_indicator(complaint: _Complaint) -> Refusal:
    hint = say("start the text in the next line, indented; if the sign belongs to the text, put it in quotes")
    sign = complaint.text[complaint.began : complaint.began + 1]
    return Refusal(say("nothing may follow `{sign}` in its line", sign=sign), complaint.at, complaint.at + 1, hint)


# What the parser says, in the words of libyaml and of PyYAML's own parser; the first that fits decides.
_ADVICE: tuple[tuple[tuple[str, ...], Callable[[_Complaint], Refusal]], ...] = (
    (("mapping values are not allowed",), _colon),
    (("could not find expected ':'",), _no_colon),
    (("mapping keys are not allowed",), _question_mark),
    (("sequence entries are not allowed",), _dash),
    (("found a tab character",), _tab),
    (("cannot start any token", "scanning an alias", "scanning an anchor", "a tag", "tag handle"), _start),
    (("directive", "incompatible YAML"), _directive),
    (("found unexpected end of stream", "found unexpected document"), _open_quote),
    (("escape", "hexdecimal number", "hexadecimal"), _escape),
    (("comment or line break", "comment or a line break", "indentation indicator"), _after_indicator),
    (("',' or ']'", "',' or '}'"), _in_bracket),
    (("node content",), _content),
    (("expected key", "<block end>", "'-' indicator", "<document start>"), _structure),
)
