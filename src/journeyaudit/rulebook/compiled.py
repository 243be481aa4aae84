"""A rule made ready to run: conditions, places and messages compiled against the kinds of element they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from journeyaudit.conditions import (
    Condition,
    Guard,
    Notebook,
    Refused,
    Scope,
    Tracer,
    always,
    in_order,
    later,
    section,
    together,
)
from journeyaudit.conditions.scope import described, noun
from journeyaudit.facts import EACH, Kind, Type, kinds
from journeyaudit.frozen import dataclass
from journeyaudit.rule import Case, Lexica, Rule, Setting
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.rulebook.telling import Telling, compile_telling, condition_of
from journeyaudit.source import Path, SourceError
from journeyaudit.values import did_you_mean, guess, say
from journeyaudit.wording import Phrasebook

PARTS: Mapping[str, str] = {
    "ask": "asks",
    "channel": "channels",
    "move": "channels",
    "wait": "wait",
    "handoff": "handoff",
}
"""The part of a step that a case is about which looks at such elements."""
PARTS_OF_FAMILIES: Mapping[str, str] = {
    "channel": "channels",
    "contact": "channels",
    "effort": "asks",
    "handoff": "handoff",
    "waiting": "wait",
}
"""The part of a step that other cases of such rules are about."""


@dataclass(frozen=True, slots=True)
class CompiledCase:
    """One shape of a defect, ready to run."""

    case: Case
    kind: str
    """The kind of element that it looks at; `run` for chains of steps."""
    run: Condition | None
    flag: Condition
    """`when` and `flag_if` together."""
    unless: Condition | None
    laws: tuple[Condition, ...]
    """For each provision of the rule, whether it is about the element."""
    telling: Callable[[], Telling | None]
    """What it says of a finding, compiled when there is one; never nothing where the rule was checked."""
    guards: tuple[Guard, ...]
    """Clauses of `flag` that tell alone that the rule has nothing to say of an element."""
    rest: Condition
    """The clauses of `flag` that are no guards."""
    part: str
    """The part of a step that it is about (`asks`, `channels`, `wait`, `handoff`); empty where it is about more."""


class PendingCase:
    """A case of a rule that is compiled when it is first asked."""

    __slots__ = ("_compile", "_ready", "kind")

    def __init__(self, kind: str, compile_: Callable[[], CompiledCase | None]) -> None:
        """Take the kind of element that the case looks at, and how it is compiled."""
        self.kind = kind
        self._compile = compile_
        self._ready: CompiledCase | None = None

    def compile(self) -> None:
        """Compile the case; what is wrong with it is noted by whoever made it."""
        self._ready = self._compile()

    @property
    def ready(self) -> CompiledCase:
        """The compiled case. Raises RuntimeError where a case that was said to be in order is not."""
        if self._ready is None:
            self._ready = self._compile()
        if self._ready is None:
            raise RuntimeError("a case of the rule does not compile")
        return self._ready


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its cases and the values of its settings."""

    rule: Rule
    cases: tuple[PendingCase, ...]
    settings: Mapping[str, Any]
    types: Mapping[str, Type]
    """The types of the settings."""
    lexica: Lexica
    """The lists that it was compiled with."""
    phrasebook: Phrasebook
    """The phrases of the rules that it was compiled with."""


def compile_rule(
    rule: Rule,
    lexica: Lexica,
    phrasebook: Phrasebook | None = None,
    trace: Tracer | None = None,
    *,
    checked: bool = False,
) -> CompiledRule:
    """The rule, ready to run. Raises SourceError with everything in it that cannot hold.

    A `phrasebook` over the words of `lexica` keeps patterns from being compiled again for every rule. A `trace`
    listens to every clause whenever the rule is asked. Of a rule that was `checked` before, only the cases that are
    asked are compiled.
    """
    notes = Notebook(rule.document)
    settings: dict[str, tuple[Type, Setting]] = {}
    values: dict[str, Any] = {}
    for name, setting in rule.settings.items():
        of, value = setting_value(setting.default, setting.type)
        settings[name] = (of, setting)
        values[name] = value
    phrasebook = phrasebook or Phrasebook(lexica.words)
    cases: list[PendingCase] = []
    for case in rule.cases:
        compiling = partial(_case, case, rule, settings, lexica, notes, phrasebook, trace, checked)
        cases.append(PendingCase(case.each if isinstance(case.each, str) else "run", compiling))
    if not checked:
        _check(rule, settings, cases, notes)
    return CompiledRule(
        rule, tuple(cases), values, {name: of for name, (of, _) in settings.items()}, lexica, phrasebook
    )


def _check(
    rule: Rule, settings: Mapping[str, tuple[Type, Setting]], cases: Sequence[PendingCase], notes: Notebook
) -> None:
    """Compile all cases. Raises SourceError with all that was noted."""
    _check_laws(rule, settings, notes)
    for case in cases:
        case.compile()
    if notes.problems:
        raise SourceError(_once(notes))


def _check_laws(rule: Rule, settings: Mapping[str, tuple[Type, Setting]], notes: Notebook) -> None:
    """A provision demands values of settings that the rule has."""
    for number, law in enumerate(rule.law):
        for name, value in law.settings.items():
            path = ("law", number, "settings", name)
            if name not in settings:
                near = did_you_mean(name, settings)
                names = ", ".join(settings) or say("none at all")
                hint = guess(near) or say(" (it has {names})", names=names)
                notes.refuse(path, say("the rule has no setting '{name}'{hint}", name=name, hint=hint), key=True)
            elif setting_value(value)[0] != settings[name][0]:
                of = noun(settings[name][0])
                said = say("the setting '{name}' is {type}, '{value}' is not", name=name, type=of, value=value)
                notes.refuse(path, said)


def _once(notes: Notebook) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(notes.problems))


def _case(
    case: Case,
    rule: Rule,
    settings: Mapping[str, tuple[Type, Setting]],
    lexica: Lexica,
    notes: Notebook,
    phrasebook: Phrasebook,
    trace: Tracer | None,
    checked: bool,
) -> CompiledCase | None:
    """The compiled case, or nothing where a fault was noted."""
    before = len(notes.problems)
    try:
        name, kind = _kind(case, notes)
    except Refused:
        return None
    guards: list[Guard] = []
    heard_as = rule.id if name == "text" else ""
    scope = Scope(kind, kind, settings, lexica, notes, phrasebook, trace=trace, label=heard_as, guards=guards)
    for setting in settings:
        if setting in kind.fields or setting in (kind.name, "today"):
            notes.refuse(
                ("settings", setting),
                say(
                    "the setting '{name}' is already a field of {kind}; choose another name",
                    name=setting,
                    kind=described(kind.name),
                ),
                key=True,
            )
    if case.yields_to and not _in_a_touchpoint(kind):
        said = say("{kind} stands in no touchpoint that could be justified", kind=described(kind.name))
        notes.refuse((*case.path, "yields_to"), said)
    touchpoint = kinds()["touchpoint"]
    run = None
    if name == "run":
        inside = Scope(touchpoint, touchpoint, settings, lexica, notes, phrasebook, trace=trace)
        run = condition_of(case.each["run"], inside, (*case.path, "each", "run"))
    conditions = {
        key: condition_of(case.conditions[key], scope, (*case.path, key))
        for key in ("when", "flag_if")
        if key in case.conditions
    }
    compiled = later if checked and trace is None else _now
    unless = None
    if "unless" in case.conditions:
        unless = compiled(partial(condition_of, case.conditions["unless"], scope.branch(), (*case.path, "unless")))
    laws = tuple(
        always
        if law.when is None
        else compiled(partial(condition_of, law.when, scope.branch(), ("law", number, "when")))
        for number, law in enumerate(rule.law)
    )
    telling = cache(partial(compile_telling, case, scope))
    if not checked and telling() is None:
        return None
    if len(notes.problems) > before:
        return None
    flag = together([conditions[key] for key in ("when", "flag_if") if key in conditions] or [always], scope)
    return CompiledCase(
        case=case,
        kind=name,
        run=run,
        flag=section(flag, scope, "flag", case.path),
        unless=unless,
        laws=laws,
        telling=telling,
        guards=in_order(guards, name),
        rest=together(scope.rest or [always], scope),
        part=PARTS.get(name) or PARTS_OF_FAMILIES.get(rule.family, ""),
    )


def _now(compile_: Callable[[], Condition]) -> Condition:
    return compile_()


def _kind(case: Case, notes: Notebook) -> tuple[str, Kind]:
    each = case.each
    path: Path = (*case.path, "each")
    if isinstance(each, Mapping) and list(each) == ["run"]:
        return "run", kinds()["run"]
    if isinstance(each, str) and each in EACH:
        return each, kinds()[each]
    if not isinstance(each, str):
        raise notes.refuse(path, say("an element is one word, such as touchpoint, or {run: {…}} for chains of steps"))
    said = say(
        "'{name}' is no element that a rule can look at{guess} ({words})",
        name=each,
        guess=guess(did_you_mean(each, (*EACH, "run"))),
        words=", ".join((*EACH, "run")),
    )
    raise notes.refuse(path, said)


def _in_a_touchpoint(kind: Kind) -> bool:
    return kind.name in ("touchpoint", "handoff", "move") or "touchpoint" in kind.fields
