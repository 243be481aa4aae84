"""The rows of a truth table: a clause as the rule writes it, its answer, and under it the values that it saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from journeyaudit.conditions import Answer, Asked, Seen
from journeyaudit.facts import AtLeast, Element, Items, Unknown, Value
from journeyaudit.message import show
from journeyaudit.message.show import NOT_STATED
from journeyaudit.reporters.layout import Line, Piece, flow, hanging, indented
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.truth_words import ANSWERS, KEYS, PHRASES, kind_word
from journeyaudit.reporters.words import gap
from journeyaudit.values import Language, join_list, show_number

HANDFUL = 5
"""How many items of a list are shown each with their own table."""
NARROWEST = 24
"""How many columns a clause has at least, however deep it stands."""
INK = {True: "bold", False: "dim", "unknown": "yellow", "unasked": "dim"}
QUANTIFIERS = ("some", "every", "none")


def rows(notes: Iterable[Asked], style: Style, lang: Language, depth: int = 1) -> list[Line]:
    """The rows of questions, those within them set in."""
    return [line for note in notes for line in _row(note, style, lang, depth)]


def _row(note: Asked, style: Style, lang: Language, depth: int) -> list[Line]:
    if note.shape == "branch" and len(note.parts) == 1 and note.parts[0].shape != "any":
        return _row(note.parts[0], style, lang, depth)
    lines = row(note.answer, _heading(note, lang), style, lang, depth)
    details = _details(note, lang)
    if details:
        lines += row(None, "; ".join(details), style, lang, depth, bare=True)
    if note.operator in QUANTIFIERS:
        return lines + _items(note, style, lang, depth + 1)
    return lines + rows(note.parts, style, lang, depth + 1)


def row(
    answer: Answer | None, text: str, style: Style, lang: Language, depth: int, *, bare: bool = False
) -> list[Line]:
    """One row: the answer and a text, wrapped under itself; a bare one has no answer."""
    key: bool | str = "unknown" if isinstance(answer, Unknown) else "unasked" if answer is None else answer
    words = ANSWERS[lang]
    column = max(map(len, words.values())) + 2
    lead: Piece = (" " * column, "") if bare else (words[key].ljust(column), INK[key])
    width = max(NARROWEST, style.width - 2 * depth - column)
    lines = flow([(shown(text, unicode=style.unicode), "dim" if bare else "")], width)
    return indented(hanging((lead,), lines), 2 * depth)


def _heading(note: Asked, lang: Language) -> str:
    words = KEYS[lang]
    if note.shape == "section":
        return f"{note.text}: {words[note.text]}"
    if note.shape == "any":
        return f"any: {words['any']}"
    if note.shape == "branch":
        return f"any {int(note.path[-1]) + 1}"
    if note.shape == "item":
        return value_of(note.seen[0], lang)
    return note.text


def _details(note: Asked, lang: Language) -> list[str]:
    """What a clause saw, what would decide it, and what it found."""
    words = PHRASES[lang]
    found: list[str] = []
    if note.shape == "clause" and note.seen:
        own = note.seen[0]
        if note.operator in QUANTIFIERS:
            found.append(f"{words['here']}: {_tally(note, own.value, lang)}")
        else:
            found.append(
                f"{words['here']}: {number_of(own, lang) if note.operator == 'count' else value_of(own, lang)}"
            )
        found += [f"{other.name}: {value_of(other, lang)}" for other in note.seen[1:]]
    if note.lacking:
        found.append(words["lacks"].format(", ".join(note.lacking)))
    if isinstance(note.answer, Unknown) and note.shape == "clause":
        found.append(needs(note.answer.fields, lang))
    for one in note.found:
        what = words["caught"].format(one.name) if one.name else words["words"]
        itself = bool(note.seen) and one.value is note.seen[0].value
        found.append(what if itself else f"{what}: {value_of(one, lang)}")
    return found


def needs(fields: Iterable[str], lang: Language) -> str:
    """What would have to be written down; what came with a case is written under `handoff` too."""
    names = dict.fromkeys(gap(one, lang) for one in sorted(_written(field) for field in fields))
    return f"{PHRASES[lang]['needs']}: {', '.join(names)}"


def _written(field: str) -> str:
    return field.replace("transfer.", "handoff.") if field.startswith("transfer.") else field


def value_of(seen: Seen, lang: Language) -> str:
    """A value as messages print it; what is not known is said to be."""
    value = seen.value
    said = show(value, seen.type, lang, "exact")
    if isinstance(value, Element) and said == value.kind.name:
        said = kind_word(said, lang)
        touchpoint = value.up("touchpoint")
        place = show(touchpoint, seen.type, lang) if touchpoint is not None else None
        return f"{said} ({place})" if place else said
    return said or NOT_STATED[lang]


def number_of(seen: Seen, lang: Language) -> str:
    """How many items a list has, and the first of them."""
    value = seen.value
    if not isinstance(value, Items):
        return value_of(seen, lang)
    number = value_of(Seen("", seen.type, AtLeast(len(value.values), value.fields)), lang) if value.fields else ""
    number = number or show_number(len(value.values), lang)
    return f"{number} ({value_of(seen, lang)})" if value.values else number


def _tally(note: Asked, value: Value, lang: Language) -> str:
    words = PHRASES[lang]
    total, sure = len(note.parts), sum(1 for one in note.parts if one.answer is True)
    if not total:
        unknown = isinstance(value, Unknown) or (isinstance(value, Items) and bool(value.fields))
        return NOT_STATED[lang] if unknown else words["none"]
    said = words["of"].format(total, sure)
    return f"{said} ({words['open']})" if isinstance(value, Items) and value.fields else said


def _items(note: Asked, style: Style, lang: Language, depth: int) -> list[Line]:
    """The items of a list, each with its own table; of many, those that decide."""
    chosen = telling(note)
    lines = rows((one for one in note.parts if any(one is other for other in chosen)), style, lang, depth)
    rest = [one for one in note.parts if not any(one is other for other in chosen)]
    if rest:
        words = ANSWERS[lang]
        keys = Counter("unknown" if isinstance(one.answer, Unknown) else bool(one.answer) for one in rest)
        counts = join_list([f"{number} {words[key]}" for key, number in keys.items()], lang)
        said = PHRASES[lang]["more"].format(len(rest)) + f" ({counts})"
        lines += row(None, said, style, lang, depth, bare=True)
    return lines


def telling(note: Asked) -> Sequence[Asked]:
    """A handful of items: first those that decide the answer, then those that are open."""
    decisive = note.operator != "every"

    def rank(one: Asked) -> int:
        return 0 if one.answer is decisive else 1 if isinstance(one.answer, Unknown) else 2

    return sorted(note.parts, key=rank)[:HANDFUL] if len(note.parts) > HANDFUL + 1 else note.parts
