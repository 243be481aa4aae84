"""Where one sentence ends and the next begins, in the German and English of letters, scripts and lists."""

import re

from journeyaudit.wording.language import ENGLISH, GERMAN, word_set
from journeyaudit.wording.tokens import WORD, fold_word

_OPENING = "\"'„“”‚‘’»«›‹([*_"
# Both patterns take all they can and cannot fail afterwards, so the search stays linear in hostile text.
_STOP = re.compile(r"[.!?…]+[\"'”“’‘»«›‹)\]]*|[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_LEAD = re.compile(rf"\s*[{re.escape(_OPENING)}]*")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028]")
_BULLET = re.compile(r"[-*•–+·‣▪◦]\s|[^\W\d_]\)\s|\d{1,3}(?:\)|(?P<dot>\.))\s")
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4})+")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}")
_SHORT_NUMBER = re.compile(r"\d{1,2}")
_REACH = 40  # characters looked back from a dot

_NEVER_LAST = word_set(
    """
    mr mrs ms dr prof st hr hrn fr frl bzw ca vgl sog evtl ggf ggfs inkl incl exkl zzgl zzt abzgl allg bspw max mind
    nr tel abt gem lt ing dipl vs approx dept est cf viz betr geb gepl insb insbes jew maxim ugs urspr usu vers wg
    """
)
_BEFORE_NUMBER = word_set("no nos art abs fig ziff kap vol ext pos bd pp")  # "No. 5", but "No. We cannot."
_LAST_BEFORE_CAPITAL = word_set("etc usw usf uvm inc ltd corp jr sr")
_LAST_BEFORE_SMALL_WORD = word_set(
    "std min sek mio mrd str co stk jan feb mar apr jun jul aug sep sept okt oct nov dez dec"
)
_MONTHS = word_set(
    """
    januar februar maerz april mai juni juli august september oktober november dezember jaenner jan feb apr jun jul aug
    sep sept okt nov dez january february march may june july october december
    """
)
_COUNTED = word_set(
    "quartal halbjahr stock etage mahnung klasse tag woche monat jahr schritt mal haelfte teil kapitel absatz instanz"
)
_BEFORE_ORDINAL = word_set(
    """
    am der die das den dem des im vom zum zur bis ab seit beim ein eine einen einem einer jede jeden jeder jedes und
    oder nach vor mit ohne bei ihr ihre ihren ihrem ihrer unser unsere unseren the on
    """
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end (exclusive, code points) of the sentences of `text`, without the white space around them.

    Paragraphs and list items end a sentence even without a full stop; a line break inside a paragraph does not.
    """
    stop = _STOP.search(text)
    if stop is None or stop.end() == len(text):  # one sentence or none
        left, right = len(text) - len(text.lstrip()), len(text.rstrip())
        return ((left, right),) if left < right else ()
    spans = []
    start = 0
    cuts = [found.end() for found in _STOP.finditer(text) if _cuts(text, found.start(), found.group())]
    for cut in (*cuts, len(text)):
        part = text[start:cut]
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip())
        if left < right:
            spans.append((left, right))
        start = cut
    return tuple(spans)


def _cuts(text: str, at: int, mark: str) -> bool:
    end = at + len(mark)
    if mark[0].isspace():
        return _ends_paragraph(text, at, mark)
    if end == len(text) or not text[end].isspace():
        return False
    lead = _LEAD.match(text, end)
    after = lead.end() if lead else end
    small = text[after : after + 1].islower()
    if small and mark[-1] not in ".!?…":  # a closing quotation mark or bracket: "No." she said
        return False
    if "!" in mark or "?" in mark:
        return True
    if "…" in mark or ".." in mark:
        return not small
    return _full_stop(text, at, after, small)


def _ends_paragraph(text: str, at: int, mark: str) -> bool:
    if "\u2029" in mark or len(_BREAK.findall(mark)) > 1:
        return True
    bullet = _BULLET.match(text, at + len(mark))
    if bullet is None or bullet["dot"] is None:
        return bullet is not None
    before = text[max(0, at - _REACH) : at].split()
    return not _is_ordinal(_fold_first(before[-1:]), text, bullet.end())


def _full_stop(text: str, dot: int, after: int, small: bool) -> bool:
    """Whether the single dot at `dot` ends a sentence, `after` being the place of the next word or sign."""
    near = text[max(0, dot - _REACH) : dot]
    pieces = near.split()
    if not pieces or near[-1].isspace():
        return True
    word = pieces[-1].lstrip(_OPENING)
    previous = pieces[-2] if len(pieces) > 1 else ""
    if word[:1].isdigit():
        if small:
            return False
        if _SHORT_NUMBER.fullmatch(word):
            part_of_date = text[after : after + 1].isdigit()
            ordinal = _is_ordinal(_fold_first([previous]), text, after)
            return not (part_of_date or ordinal or _begins_line(text, dot - len(word)))
        return not _DATE.fullmatch(word) or _begins(text, after)
    if len(word) == 1 and word.isalpha():
        part_of_two = len(previous) == 2 and previous[1] == "."
        return word.isupper() and not part_of_two and _begins(text, after)
    return _not_abbreviated(word, text, after, small)


def _not_abbreviated(word: str, text: str, after: int, small: bool) -> bool:
    key = word.casefold()
    if _DOTTED.fullmatch(word):
        return (word.isupper() or key in ("a.m", "p.m")) and _begins(text, after)
    if key in _BEFORE_NUMBER:
        return not text[after : after + 1].isdigit()
    if key in _LAST_BEFORE_CAPITAL:
        return not small
    if key in _LAST_BEFORE_SMALL_WORD:
        return _begins(text, after)
    return key not in _NEVER_LAST


def _is_ordinal(previous: str, text: str, after: int) -> bool:
    following = _word_at(text, after)
    folded = fold_word(following)
    if following[:1].islower() or folded in _MONTHS or folded in _COUNTED:
        return True
    return previous in _BEFORE_ORDINAL and not _begins(text, after)


def _begins_line(text: str, at: int) -> bool:
    _, line_break, line = text[max(0, at - _REACH) : at].rpartition("\n")
    return not line.strip() and (bool(line_break) or at <= _REACH)


def _begins(text: str, at: int) -> bool:
    """Whether a small word in capital spelling stands at `at`, as at the beginning of a sentence."""
    word = _word_at(text, at)
    folded = fold_word(word)
    return word[:1].isupper() and (folded in GERMAN or folded in ENGLISH)


def _word_at(text: str, at: int) -> str:
    found = WORD.match(text, at, at + _REACH)
    return found.group() if found else ""


def _fold_first(pieces: list[str]) -> str:
    found = WORD.search(pieces[0]) if pieces else None
    return fold_word(found.group()) if found else ""
