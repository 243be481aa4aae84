"""Cuts a cleaned journey diagram into the words that Mermaid's own grammar knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeyaudit.sources.mermaid.clean import BLANK, GONE, MARK

_SPACE = f"(?:\r\n|[{BLANK}])"
_TO_HASH = r"[^#\r\n;]+"
_TO_COLON = r"[^#:\r\n;]+"
_MARK = rf"%%[ \t]*{MARK}"

_WORD = re.compile(
    "|".join(
        (
            rf"(?P<mark>{_MARK}[^\r\n]*)",
            rf"(?P<comment>%%(?!\{{)[^\r\n]*|[^}}](?!{_MARK})%%[^\r\n]*)",
            r"(?P<line>[\r\n]+)",
            rf"(?P<blank>(?:[{BLANK}]|{GONE})+)",
            r"(?P<rest>#[^\r\n]*)",
            r"(?P<journey>journey\b)",
            rf"title{_SPACE}(?P<title>{_TO_HASH})",
            rf"accTitle{_SPACE}*:{_SPACE}*(?P<acctitle>[^\r\n]*)",
            rf"accDescr{_SPACE}*:{_SPACE}*(?P<accdescr>[^\r\n]*)",
            rf"accDescr{_SPACE}*\{{(?P<acclines>[^}}]*)\}}",
            rf"(?P<unended>accDescr{_SPACE}*\{{)",
            rf"section{_SPACE}(?P<section>{_TO_COLON})",
            rf"(?P<task>{_TO_COLON})",
            rf":(?P<data>{_TO_HASH})",
            r"(?P<colon>:)",
            r"(?P<other>.)",
        )
    ),
    re.IGNORECASE | re.ASCII | re.DOTALL,
)


def words(clean: str) -> Iterator[re.Match[str]]:
    """The words of a diagram in order, of the kinds named in the pattern; nothing is left over.

    Mermaid takes the first kind that fits, not the longest, and so does this.
    """
    return (found for found in _WORD.finditer(clean) if found.lastgroup not in ("blank", "comment"))
