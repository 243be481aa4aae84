"""What stands in quotation marks, and the words around it."""

import re

# Each stops at the next mark of its kind, so the search stays linear in hostile text.
_QUOTATION = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|»[^»«]*«|«[^«»]*»|\"[^\"]*\"|(?<!\w)[‚‘'][^‚‘’']*[‘’'](?!\w)")
_MARK = re.compile("[„“”»«\"‚‘’']")


def around(sentence: str, start: int, end: int) -> str | None:
    """The sentence without the quotation that holds all or part of a place; None where none does."""
    if not _MARK.search(sentence):
        return None
    for quotation in _QUOTATION.finditer(sentence):
        if quotation.start() < end and start < quotation.end():
            return f"{sentence[: quotation.start()]} {sentence[quotation.end() :]}"
    return None
