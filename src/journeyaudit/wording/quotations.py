"""What stands in quotation marks, and the words around it."""

import re

# Each stops at the next mark of its kind, so the search stays linear in hostile text.
_QUOTATION = re.compile(r"„[^„“”]*[“”]|“[^“”]*”|»[^»«]*«|«[^«»]*»|\"[^\"]*\"|(?<!\w)[‚‘'][^‚‘’']*[‘’'](?!\w)")
_MARK = re.compile("[„“”»«\"‚‘’']")
_PARTING = re.compile(r"[,;:]\s+|\s[–—-]\s+|[!?…]+[\"”“»«]*\s+|[()\[\]„“”»«\"]\s*|\n\s*[-*•]\s+")
"""What parts the clauses of a sentence."""
_SPACE = re.compile(r"\s+")
BESIDE, TO_THE_END = 5, 8
"""Words of a clause that are quoted on each side of those that count; so many if the clause ends with them."""
WHOLE = 90
"""Characters up to which a clause is quoted whole: the object of a German verb often comes last."""


def around(sentence: str, start: int, end: int) -> str | None:
    """The sentence without the quotation that holds all or part of a place; None where none does."""
    if not _MARK.search(sentence):
        return None
    for quotation in _QUOTATION.finditer(sentence):
        if quotation.start() < end and start < quotation.end():
            return f"{sentence[: quotation.start()]} {sentence[quotation.end() :]}"
    return None


def in_clause(text: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """Words of a sentence, on one line, with the rest of their clause, or with dots where that is long."""
    begin, stop = sentence
    partings = [begin + found.end() for found in _PARTING.finditer(text[begin:start])]
    begin = partings[-1] if partings else begin
    parting = _PARTING.search(text, end, stop)
    stop = parting.start() if parting else stop - len(text[end:stop]) + len(text[end:stop].rstrip(".… "))
    whole = " ".join(text[begin:stop].split())
    if len(whole) <= WHOLE:
        return whole
    before, after = _SPACE.split(text[begin:start]), _SPACE.split(text[end:stop])
    cut_before, cut_after = len(before) > 1 + TO_THE_END, len(after) > 1 + TO_THE_END
    lead = " ".join(before[-1 - BESIDE :] if cut_before else before)
    rest = " ".join(after[: 1 + BESIDE] if cut_after else after)
    told = " ".join(f"{lead}{text[start:end]}{rest}".split())
    return f"{'… ' if cut_before else ''}{told}{' …' if cut_after else ''}"
