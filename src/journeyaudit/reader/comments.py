"""Finds the comments of a text, which stand between its values and never inside them."""

import re
from bisect import bisect_right

from journeyaudit.reader.refuse import NODE_LIMIT, Refusal
from journeyaudit.source import Comment, line_starts, span_of
from journeyaudit.values import Number, say

_COMMENT = re.compile(r"#(?:[ \t]*[^ \t\r\n]+)*")


def comments(text: str, scalars: list[tuple[int, int]]) -> list[tuple[int, Comment]]:
    """All comments with their offsets; `scalars` are the stretches of text that hold values, in order.

    Raises Refusal for more comments than a file may have values.
    """
    found: list[tuple[int, Comment]] = []
    start = text.find("#")
    while start >= 0:
        index = bisect_right(scalars, (start, len(text))) - 1
        if index >= 0 and scalars[index][1] > start:
            end = scalars[index][1]
        else:
            hit = _COMMENT.match(text, start)
            end = hit.end() if hit else start + 1
            found.append((start, _comment(text, start, end)))
        if len(found) > NODE_LIMIT:
            message = say("the file has more than {number} comments", number=Number(NODE_LIMIT))
            raise Refusal(message, start, end, say("split it"))
        start = text.find("#", end)
    return found


def _comment(text: str, start: int, end: int) -> Comment:
    span = span_of(text, start, end)
    line = text[line_starts(text)[span.start.line - 1] : start]
    return Comment(text[start:end], span, not line.strip())
