"""Why a rule says what it says, as text: for every element the verdict and the truth table of the rule's clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeyaudit.conditions import Asked
from journeyaudit.engine import Inquest, Inquiry, Told, Verdict
from journeyaudit.engine.verdict import reason_at, yields
from journeyaudit.facts import Base, Element, Type
from journeyaudit.message import show
from journeyaudit.report import Severity
from journeyaudit.reporters.layout import EMPTY, Line, flow, hanging, indented, painted
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.table import NARROWEST, needs, row, rows
from journeyaudit.reporters.truth_words import KEYS, PHRASES, VERDICTS, kind_word
from journeyaudit.reporters.words import SEVERITY
from journeyaudit.rule import Law
from journeyaudit.source import Path
from journeyaudit.values import Language, join_list, visible

INK = {Verdict.FINDING: "bold red", Verdict.CLEAN: "green", Verdict.NOT_ASSESSED: "yellow", Verdict.EXEMPT: "cyan"}
SEVERITY_KEYS = {"error_if": Severity.ERROR, "warning_if": Severity.WARNING, "info_if": Severity.INFO}


def render(inquiry: Inquiry, style: Style) -> str:
    """The text; every line fits the width as far as its words do."""
    rule, lang, words = inquiry.rule.rule, inquiry.lang, PHRASES[inquiry.lang]
    title = rule.title.get(lang) or next(iter(rule.title.values()))
    lines = _text(f"{rule.id}: {title}", style, "bold")
    if not inquiry.active:
        lines += _text(words["inactive"], style, "yellow")
    if not rule.cases:
        lines += _text(words["loader"], style)
    shown_ones = [one for one in inquiry.inquests if one.told or one.steps]
    if rule.cases and not shown_ones:
        kinds = ", ".join(dict.fromkeys(case.kind for case in inquiry.rule.cases))
        lines += _text(words["nothing"].format(kinds), style)
    for key, meant in (("points", inquiry.pointing), ("holds", inquiry.holding)):
        if meant:
            names = join_list([_called(one, lang) for one in meant], lang)
            lines += _text(words[key].format(visible(inquiry.at), names), style)
    for inquest in shown_ones:
        lines += [EMPTY, *_text(_heading(inquest, lang), style, "bold")]
        here = replace(inquiry, circumstances=inquiry.circumstances.of(inquest.journey))
        if inquiry.active and not here.circumstances.ask(inquiry.rule):
            lines += _text(words["inactive"], style, "yellow")
        lines += _steps(inquest, style, lang)
        for told in inquest.told:
            lines += [EMPTY, *_told(told, here, style)]
    return "".join(f"{painted(line, style.colour)}\n" for line in lines)


def _text(text: str, style: Style, ink: str = "", indent: int = 0) -> list[Line]:
    width = max(NARROWEST, style.width - indent)
    return indented(flow([(shown(text, unicode=style.unicode), ink)], width), indent)


def _heading(inquest: Inquest, lang: Language) -> str:
    if inquest.journey is None:
        return PHRASES[lang]["organisation"]
    return f"{inquest.journey.document.name}: {_name(inquest.journey, lang)}"


def _name(element: Element, lang: Language) -> str:
    if element.kind.name == "run":
        return show(element.get("steps"), element.kind.fields["steps"].type, lang) or element.kind.name
    return show(element, Type(Base.ELEMENT, element.kind.name), lang) or element.kind.name


def _called(element: Element, lang: Language) -> str:
    """The element as a reader finds it: its step, what it is there, and the line."""
    touchpoint = element.up("touchpoint")
    name, kind = _name(element, lang), kind_word(element.kind.name, lang)
    own = kind if name == element.kind.name else f"{kind} {name}"
    if touchpoint is element:
        own = name
    elif touchpoint is not None:
        own = f"{_name(touchpoint, lang)}, {own}"
    span = element.document.locate(element.path)
    return f"{own}, {PHRASES[lang]['line'].format(span.start.line)}"


def _case(path: Path, lang: Language) -> str:
    """Which of several cases of a rule."""
    return f" ({PHRASES[lang]['case'].format(int(path[1]) + 1)})" if path[:1] == ("cases",) else ""


def _steps(inquest: Inquest, style: Style, lang: Language) -> list[Line]:
    """Of a rule about chains: what it asked of every step."""
    if not inquest.steps:
        return []
    lines = [EMPTY, *_text(f"{PHRASES[lang]['steps']}:", style)]
    for note in inquest.steps:
        name = _called(note.seen[0].value, lang) + _case(note.path, lang)
        lines += row(note.answer, name, style, lang, 1)
        lines += rows(note.parts, style, lang, 2)
    return lines


def _told(told: Told, inquiry: Inquiry, style: Style) -> list[Line]:
    lang, words = inquiry.lang, PHRASES[inquiry.lang]
    name = words["unwritten"] if told.element is None else _called(told.element, lang)
    name += _case(told.case.case.path, lang)
    word = VERDICTS[lang][told.verdict.value]
    width = max(NARROWEST, style.width - len(word) - 2)
    pieces = flow([(shown(name, unicode=style.unicode), "bold")], width)
    lines = hanging(((word, INK[told.verdict]), ("  ", "")), pieces)
    if told.finding is not None:
        lines += _text(told.finding.message, style, indent=2)
        if told.finding.accepted:
            lines += _text(f"{words['accepted']}: {told.finding.accepted}", style, indent=2)
    if told.fields:
        lines += _text(needs(told.fields, lang), style, indent=2)
    if told.element is None:
        return lines
    flag = told.section("flag")
    lines += rows(flag.parts if flag is not None else (), style, lang)
    lines += _unless(told, style, lang)
    lines += _yields(told, told.element, style, lang)
    lines += _laws(told, inquiry, style)
    lines += rows((note for note in told.asked if note.text in SEVERITY_KEYS), style, lang)
    if told.finding is not None:
        said = f"{SEVERITY[lang][told.finding.severity]} ({_reason(told, inquiry)})"
        lines += _text(f"{words['severity']}: {said}", style, indent=2)
    settings = "; ".join(_settings(told, inquiry))
    return lines + (_text(f"{words['settings']}: {settings}", style, indent=2) if settings else [])


def _unless(told: Told, style: Style, lang: Language) -> list[Line]:
    note = told.section("unless")
    if note is not None:
        return rows([note], style, lang)
    if told.case.unless is None:
        return []
    why = PHRASES[lang]["unasked"] if told.verdict is Verdict.CLEAN else KEYS[lang]["unless"]
    return row(None, f"unless: {why}", style, lang, 1)


def _yields(told: Told, element: Element, style: Style, lang: Language) -> list[Line]:
    """Whether the step is justified by a reason that the rule accepts."""
    if not told.case.case.yields_to:
        return []
    words = PHRASES[lang]
    reason = reason_at(element)
    by = words["unjustified"]
    if reason is not None:
        of = reason.kind.fields["by"].type
        by = words["justified"].format(show(reason.get("by"), of, lang) or "?")
    lines = row(
        yields(told.case, element),
        f"yields_to: [{', '.join(told.case.case.yields_to)}]: {words['yields']}",
        style,
        lang,
        1,
    )
    return lines + row(None, f"{words['here']}: {by}", style, lang, 1, bare=True)


def _laws(told: Told, inquiry: Inquiry, style: Style) -> list[Line]:
    """Which provisions are in force, and whether they are about the element."""
    lang, words = inquiry.lang, PHRASES[inquiry.lang]
    lines: list[Line] = []
    for number, law in enumerate(inquiry.rule.rule.law):
        note = _about(told, number)
        state = "in_force" if number in told.laws else "not_in_force"
        if note is not None and number in told.laws and note.answer is not True:
            state = "not_about"
        where = f"{law.market}, {law.sector}" if law.sector else law.market
        lines += _text(f"{words['law']}: {law.ref} ({where}): {words[state]}", style, indent=2)
        if note is not None:
            lines += rows([note], style, lang, 2)
    return lines


def _about(told: Told, number: int) -> Asked | None:
    """What the condition of a provision was asked last."""
    notes = [one for one in told.asked if one.text == "law" and one.path[:2] == ("law", number)]
    return notes[-1] if notes else None


def _reason(told: Told, inquiry: Inquiry) -> str:
    """Why a finding is as severe as it is."""
    words, finding = PHRASES[inquiry.lang], told.finding
    if finding is not None and finding.assumed:
        return words["assumed"]
    if inquiry.rule.rule.id in inquiry.circumstances.severities:
        return words["by_settings"]
    if finding is not None and finding.law:
        return f"{words['by_law']}, {finding.law}"
    for note in told.asked:
        if note.text in SEVERITY_KEYS and note.answer is True:
            return words["by_condition"].format(note.text)
    return words["own"]


def _settings(told: Told, inquiry: Inquiry) -> Iterator[str]:
    """The thresholds that held for the element, and where they come from."""
    words, rule = PHRASES[inquiry.lang], inquiry.rule
    changed = inquiry.circumstances.settings.get(rule.rule.id, {})
    for name, value in told.settings.items():
        law = _demanding(told, rule.rule.law, name)
        source = words["demanded"].format(law.ref) if law else words["changed" if name in changed else "default"]
        yield f"{name} = {show(value, rule.types[name], inquiry.lang)} ({source})"


def _demanding(told: Told, laws: tuple[Law, ...], name: str) -> Law | None:
    """The provision that a setting follows: one in force, and about the element."""
    found: Law | None = None
    for conditional in (False, True):
        for number in told.laws:
            law, note = laws[number], _about(told, number)
            if name in law.settings and bool(law.when) is conditional and (note is None or note.answer is True):
                found = law
    return found
