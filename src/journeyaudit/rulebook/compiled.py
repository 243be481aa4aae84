"""A rule made ready to run: conditions, places and messages compiled against the kinds of element they name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from journeyaudit.conditions import (
    Condition,
    Guard,
    Notebook,
    Refused,
    Scope,
    Tracer,
    always,
    compile_condition,
    in_order,
    section,
    together,
)
from journeyaudit.conditions.reading import Reading
from journeyaudit.conditions.scope import compile_path, described, noun
from journeyaudit.facts import EACH, Kind, Type, kinds
from journeyaudit.message import Message, Places, compile_message, compile_places
from journeyaudit.report import Severity
from journeyaudit.rule import Case, Lexica, Rule, Setting
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.source import Path, SourceError
from journeyaudit.values import Language, did_you_mean, guess, say
from journeyaudit.wording import Phrasebook

SEVERITIES = (("error_if", Severity.ERROR), ("warning_if", Severity.WARNING), ("info_if", Severity.INFO))
LANGUAGES: tuple[Language, ...] = ("en", "de")


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
    severities: tuple[tuple[Severity, Condition], ...]
    laws: tuple[Condition, ...]
    """For each provision of the rule, whether it is about the element."""
    point_at: Places
    also_point_at: tuple[tuple[Places, Mapping[str, str]], ...]
    messages: Mapping[str, Message]
    guards: tuple[Guard, ...]
    """Clauses of `flag` that tell alone that the rule has nothing to say of an element."""
    rest: Condition
    """The clauses of `flag` that are no guards."""
    facts: tuple[Reading, ...]
    """What goes into machine-readable reports, beside what was caught."""


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
        compiling = partial(_case, case, rule, settings, lexica, notes, phrasebook, trace)
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
        run = _condition(case.each["run"], inside, (*case.path, "each", "run"))
    conditions = {
        key: _condition(tree, _scope_of(key, scope), (*case.path, key)) for key, tree in case.conditions.items()
    }
    point_at = _places(case.point_at, scope, (*case.path, "point_at"))
    laws = tuple(
        always if law.when is None else _condition(law.when, scope.branch(), ("law", number, "when"))
        for number, law in enumerate(rule.law)
    )
    facts = tuple(
        reading
        for number, text in enumerate(case.facts)
        if (reading := _reading(text, scope, (*case.path, "facts", number))) is not None
    )
    also = []
    for place, label in case.also_point_at.items():
        places = _places(place, scope, (*case.path, "also_point_at", place))
        if places is not None:
            also.append((places, label))
    messages: dict[str, Message] = {}
    for lang in LANGUAGES:
        if lang in case.message:
            message = _message(case.message[lang], lang, scope, (*case.path, "message", lang))
            if message is not None:
                messages[lang] = message
    if len(notes.problems) > before or point_at is None:
        return None
    flag = together([conditions[key] for key in ("when", "flag_if") if key in conditions] or [always], scope)
    return CompiledCase(
        case=case,
        kind=name,
        run=run,
        flag=section(flag, scope, "flag", case.path),
        unless=conditions.get("unless"),
        severities=tuple((severity, conditions[key]) for key, severity in SEVERITIES if key in conditions),
        laws=laws,
        point_at=point_at,
        also_point_at=tuple(also),
        guards=in_order(guards),
        rest=together(scope.rest or [always], scope),
        facts=facts,
        messages=messages,
    )


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


def _scope_of(key: str, scope: Scope) -> Scope:
    """`when` and `flag_if` may catch for the message; what other conditions catch is their own."""
    return scope if key in ("when", "flag_if") else scope.branch()


def _condition(tree: object, scope: Scope, path: Path) -> Condition:
    try:
        name = "law" if path[-1] == "when" and "law" in path else str(path[-1])
        return section(compile_condition(tree, scope, path), scope, name, path)
    except Refused:
        return always


def _reading(text: str, scope: Scope, path: Path) -> Reading | None:
    try:
        return compile_path(text, scope, path, from_root=True)
    except Refused:
        return None


def _places(text: str, scope: Scope, path: Path) -> Places | None:
    try:
        return compile_places(text, scope, path)
    except Refused:
        return None


def _message(text: str, lang: Language, scope: Scope, path: Path) -> Message | None:
    try:
        return compile_message(text, lang, scope, path)
    except Refused:
        return None
