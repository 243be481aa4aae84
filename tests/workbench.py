"""A bench for rules: small journeys and rules given as YAML, and what conditions, messages and rules say of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeyaudit.conditions import Look, Notebook, Refused, Scope, compile_condition
from journeyaudit.engine import Circumstances, Result, judge
from journeyaudit.examples import run_examples
from journeyaudit.examples.run import prepare
from journeyaudit.facts import Element, Items, Type, Unknown, Value, World, elements_of, kinds
from journeyaudit.reader import read
from journeyaudit.rule import Example, Lexica, Rule, Setting, parse_rule
from journeyaudit.rulebook import CompiledRule, compile_rule
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.source import SourceError
from journeyaudit.wording import Phrasebook

TODAY = date(2026, 8, 1)
LEXICA = Lexica(
    words={"vague-time": ("soon", "shortly", "umgehend"), "date": ("\\d days", "on Monday"), "machine": ("system*",)},
    sets={"paper": ("letter", "fax"), "self": ("web", "app"), "banks": ("IBAN", "BIC"), "none-of-it": ("Moon",)},
    facts={"account": ("IBAN", "bank account", "Bankverbindung"), "name": ("full name", "Name")},
)


def world_of(text: str, *, whole: bool = False, name: str = "t.yaml", lexica: Lexica = LEXICA) -> World:
    """The world of journeys written as in the examples of rules: fragments, `---`, an organisation."""
    example = Example(kind="good", text=text, expect=(), lang="en", whole=whole, as_of=None, settings={}, path=())
    return prepare(example, name).world(lexica)


def element_of(world: World, each: str = "touchpoint", at: int = 0) -> Element:
    """The element of a kind, by its number in the first journey."""
    over_all = each in ("unit", "product", "organisation")
    found: Element = (world.over_all(each) if over_all else elements_of(each, world.journeys[0])).values[at]
    return found


def scope_of(each: str = "touchpoint", settings: Mapping[str, Any] | None = None, lexica: Lexica = LEXICA) -> Scope:
    """The scope of a rule for a kind of element, with settings by their defaults."""
    [document] = read("rule: bench\n", "rule.yaml")
    typed: dict[str, tuple[Type, Setting]] = {
        name: (setting_value(default)[0], Setting(default, {})) for name, default in (settings or {}).items()
    }
    return Scope(kinds()[each], kinds()[each], typed, lexica, Notebook(document), Phrasebook(lexica.words))


def look_at(element: Element, settings: Mapping[str, Any] | None = None) -> Look:
    """A first look of a rule at an element."""
    values = {name: setting_value(default)[1] for name, default in (settings or {}).items()}
    return Look(element, element, values, TODAY)


def yaml(text: str) -> Any:
    """The data of a YAML text."""
    return read(text, "bench.yaml")[0].data


def ask(
    condition: str,
    journey: str,
    *,
    each: str = "touchpoint",
    at: int = 0,
    settings: Mapping[str, Any] | None = None,
    whole: bool = False,
) -> tuple[str, Look]:
    """What a condition says of an element, as a word (`unknown: FIELDS` with what would decide it), and the look."""
    compiled = compile_condition(yaml(condition), scope_of(each, settings), ())
    look = look_at(element_of(world_of(journey, whole=whole), each, at), settings)
    answer = compiled(look)
    if isinstance(answer, Unknown):
        return f"unknown: {', '.join(sorted(answer.fields))}", look
    return str(answer).lower(), look


def verdict(condition: str, journey: str, **more: Any) -> str:
    """What a condition says of an element, as a word."""
    return ask(condition, journey, **more)[0]


def refusal(
    condition: str, each: str = "touchpoint", settings: Mapping[str, Any] | None = None, lexica: Lexica = LEXICA
) -> str:
    """Why a condition cannot be compiled."""
    scope = scope_of(each, settings, lexica)
    try:
        compile_condition(yaml(condition), scope, ())
    except Refused:
        return "\n".join(f"{problem.message} ({problem.hint})" for problem in scope.notes.problems)
    raise AssertionError(f"{condition} was not refused")


def names(value: Value) -> list[str]:
    """The items of a list by their names."""
    assert isinstance(value, Items)
    return [str(one.get(one.kind.label)) if isinstance(one, Element) else str(one) for one in value.values]


RULE = """
id: sample
title: {{en: Sample, de: Muster}}
basis: {{kind: convention, source: the bench}}
severity: warning
why: {{en: It costs time., de: Es kostet Zeit.}}
fix: {{en: Leave it out., de: Weglassen.}}
{body}
examples:
  - bad: "touchpoints: [A]"
    expect: ["1: X"]
  - good: "touchpoints: [A]"
"""


def rule_of(body: str, lexica: Lexica = LEXICA, family: str = "excuse") -> CompiledRule:
    """A rule with the given keys; texts and examples are filled in. Raises SourceError where it is refused."""
    [document] = read(RULE.format(body=body), f"{family}/sample.yaml")
    return compile_rule(parse_rule(document), lexica)


def refusals(body: str) -> list[str]:
    """Everything for which such a rule is refused."""
    try:
        rule_of(body)
    except SourceError as error:
        return [problem.message for problem in error.problems]
    raise AssertionError("the rule was not refused")


def judged(body: str, journey: str, *, whole: bool = False, family: str = "excuse", **circumstances: Any) -> Result:
    """What a rule with the given keys says of journeys."""
    world = world_of(journey, whole=whole)
    return judge([rule_of(body, family=family)], world, Circumstances(**{"today": TODAY, **circumstances}))


def said(body: str, journey: str, **more: Any) -> list[str]:
    """The findings of such a rule, each with line and severity where it is not the rule's own."""
    return [
        f"{one.span.start.line}: {one.message}" + ("" if str(one.severity) == "warning" else f" [{one.severity}]")
        for one in judged(body, journey, **more).findings
    ]


# --- a rule with its own examples

HEAD = """
id: slow
title: {en: Slow}
basis: {kind: convention, source: the bench}
severity: warning
why: {en: It costs time.}
fix: {en: Be fast.}
"""
WEAK = """
examples:
  - bad: "touchpoints: [{title: A, wait: 30 d}]"
    expect: ["1: “A”."]
  - good: "touchpoints: [{title: A, wait: 1 d}]"
"""


def shaped(body: str, examples: str = WEAK) -> Rule:
    [document] = read(HEAD + body + examples, "waiting/slow.yaml")
    return parse_rule(document)


def compiled(body: str, examples: str = WEAK, lexica: Lexica = LEXICA) -> CompiledRule:
    return compile_rule(shaped(body, examples), lexica)


def failures(body: str, examples: str, lexica: Lexica = LEXICA) -> list[str]:
    """What the examples of a rule say is wrong."""
    return [line for failure in run_examples(compiled(body, examples), lexica) for line in failure.said]


CASE = 'each: touchpoint\nflag_if: {wait.max: {more: 10 d}}\npoint_at: title\nmessage: {en: "{touchpoint}."}\n'
