"""Takes out of a diagram what Mermaid takes out before it reads; what stays keeps its place."""

from __future__ import annotations

import html
import re
from html.entities import html5

from journeyaudit.frozen import dataclass
from journeyaudit.source import Problem, SourceError, span_of
from journeyaudit.sources.placed import Placed
from journeyaudit.values import say

GONE, OPENED, CLOSED = "\ufdd0", "\ufdd1", "\ufdd2"
"""Characters that no text has: one for each character taken out, and one for each end of an entity such as `#35;`."""
BLANK = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript, and so Mermaid, takes for white space; for a class of a regular expression."""
MARK = "journeyaudit:"
"""What begins a comment that is meant for this tool, as the writer of diagrams leaves them."""

_NOWHERE = str.maketrans(dict.fromkeys((GONE, OPENED, CLOSED), "\ufffd"))
_FRONT = re.compile(
    r"\s*?(?P<indent>(?<![^\r\n])[^\S\r\n]*)---[^\S\r\n]*[\r\n](?P<body>.*?)[\r\n](?P=indent)---[^\S\r\n]*(?:[\r\n]|\Z)",
    re.DOTALL,
)
_COMMENT = re.compile(
    rf"(?:(?<=[\r\n])|\A)(?:[^\S\r\n]|{GONE})*%%(?!\{{|[ \t]*{MARK})[^\r\n]*(?:\r\n|\r|\n)?", re.IGNORECASE
)
_ENTITY = re.compile(r"#([0-9A-Za-z_]{1,30});")
_PUT = re.compile(f"{OPENED}([0-9A-Za-z_]+){CLOSED}")
_BREAK = re.compile(r"</?br\s{0,9}/?>", re.IGNORECASE)
_LINES = re.compile(r"[\r\n\t]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """A diagram as Mermaid reads it, with the places that it has in the whole text."""

    text: str
    """As long as the diagram in the file; what was taken out is `GONE`."""
    start: int
    """Where in the whole text the diagram begins."""
    front: Placed | None
    """The text of the front matter."""

    def words(self, start: int, end: int) -> Placed:
        """What stands between two offsets of the diagram, as text, without blanks around it."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip(_AROUND))
        piece = piece.strip(_AROUND)
        return Placed(_plain(piece), self.start + start + left, self.start + start + left + len(piece))


_AROUND = "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + (
    f"\u2028\u2029\u202f\u205f\u3000\ufeff{GONE}"
)  # fmt: skip


def _plain(piece: str) -> str:
    """The text that Mermaid shows: entities as characters, and on one line."""
    if GONE in piece or OPENED in piece:
        piece = _PUT.sub(_character, piece.replace(GONE, "")).replace(OPENED, "#").replace(CLOSED, ";")
    return _LINES.sub(" ", _BREAK.sub(" ", piece)).strip(_AROUND)


def _character(found: re.Match[str]) -> str:
    name = found[1]
    return html.unescape(f"&#{name};") if name.isdigit() else html5.get(f"{name};", f"#{name};")


def clean(text: str, start: int, end: int, name: str) -> Clean:
    """The diagram between two offsets, cleaned; raises SourceError for a beginning without an end."""
    rest = text[start:end].translate(_NOWHERE)
    front, rest = _without_front(rest, text, start, name)
    rest = _without_directives(rest, text, start, name)
    rest = _COMMENT.sub(_gone, rest)
    return Clean(_ENTITY.sub(rf"{OPENED}\1{CLOSED}", rest), start, front)


def _gone(found: re.Match[str]) -> str:
    return GONE * len(found[0])


def _without_front(rest: str, text: str, start: int, name: str) -> tuple[Placed | None, str]:
    """Mermaid's front matter, which is YAML between lines of `---`, and the rest of the diagram."""
    at = len(rest) - len(rest.lstrip())
    if not rest.startswith("---", at):
        return None, rest
    found = _FRONT.match(rest)
    if found is None:
        span = span_of(text, start + at, start + at + 3)
        hint = say("end it with a line of `---`, and begin the diagram below")
        raise SourceError([Problem(say("the front matter that begins here has no end"), name, span, hint)])
    body = Placed(found["body"], start + found.start("body"), start + found.end("body"))
    return body, GONE * found.end() + rest[found.end() :]


def _without_directives(rest: str, text: str, start: int, name: str) -> str:
    """The diagram without `%%{init: …}%%`, which only says how it looks."""
    kept: list[str] = []
    at = 0
    while (begin := rest.find("%%{", at)) >= 0:
        end = rest.find("}%%", begin)
        if end < 0:
            span = span_of(text, start + begin, start + begin + 3)
            raise SourceError([Problem(say("the directive that begins here has no end `}%%`"), name, span)])
        kept += [rest[at:begin], GONE * (end + 3 - begin)]
        at = end + 3
    return "".join(kept) + rest[at:]
