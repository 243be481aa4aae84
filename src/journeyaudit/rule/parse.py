"""Reads the shape of a rule: which keys it has, what they hold, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from journeyaudit.model import JustifiedBy
from journeyaudit.report import Severity
from journeyaudit.rule.rule import Basis, Case, Example, Law, Rule, Setting
from journeyaudit.rule.shape import LANGUAGES, Shape
from journeyaudit.source import Document, Path, SourceError
from journeyaudit.values import say

CONDITIONS = ("when", "flag_if", "unless", "error_if", "warning_if", "info_if")
CASE_KEYS = ("each", *CONDITIONS, "severity", "yields_to", "point_at", "also_point_at", "message", "facts")
KEYS = ("id", "title", "basis", "why", "fix", "law", "settings", "explains", "by", "cases", "examples", *CASE_KEYS)
NEEDED = {
    "each": say("the kind of element that the rule looks at"),
    "flag_if": say("what makes an element a finding"),
    "point_at": say("the field that a finding points at"),
}
BASES = ("law", "standard", "research", "convention")
EXAMPLE_KEYS = ("bad", "good", "unclear", "expect", "missing", "lang", "portfolio", "as_of", "settings")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def parse_rule(document: Document, data: Mapping[str, Any] | None = None, *, examples: bool = True) -> Rule:
    """The rule of a document; `data` replaces the document's own data (for mutants). Raises SourceError.

    Without `examples` the rule has none, as when it only has to run.
    """
    plain = document.data if data is None else data
    shape = Shape(document, plain if isinstance(plain, Mapping) else {})
    if not isinstance(plain, Mapping):
        shape.problem((), say("a rule is a mapping that begins with `id:`"))
        raise SourceError(tuple(shape.problems))
    rule = _rule(shape, plain, examples)
    if shape.problems:
        raise SourceError(tuple(shape.problems))
    return rule


def _rule(shape: Shape, data: Mapping[str, Any], examples: bool) -> Rule:
    shape.keys(data, (), KEYS, say("a rule"))
    name = shape.text(data.get("id"), ("id",), say("the id"))
    file = PurePath(shape.document.name)
    stem = file.stem
    if name and not ID.fullmatch(name):
        said = say("'{name}' is no id: lower-case words joined by hyphens, as in forced-channel", name=name)
        shape.problem(("id",), said)
    elif name and name != stem and shape.document.name.endswith((".yaml", ".yml")):
        said = say("the file is called '{stem}', the rule '{name}': they must be the same", stem=stem, name=name)
        shape.problem(("id",), said)
    severity = shape.severity(data.get("severity"), ("severity",))
    return Rule(
        id=name,
        family=file.parent.name,
        title=shape.wording(data.get("title"), ("title",), say("the title")),
        basis=_basis(shape, data.get("basis")),
        why=shape.wording(data.get("why"), ("why",), say("the reason (why)")),
        fix=shape.wording(data.get("fix"), ("fix",), say("the fix")),
        severity=severity,
        law=tuple(_law(shape, one, ("law", n)) for n, one in enumerate(shape.many(data.get("law")))),
        settings=_settings(shape, data.get("settings")),
        explains=tuple(str(one) for one in shape.many(data.get("explains"))),
        cases=tuple(_cases(shape, data, severity)),
        examples=tuple(_examples(shape, data.get("examples"))) if examples else (),
        document=shape.document,
        data=data,
    )


def _basis(shape: Shape, value: object) -> Basis:
    if not isinstance(value, Mapping):
        shape.problem(("basis",), say("the basis is missing: write what the rule rests on as {kind: …, source: …}"))
        return Basis("convention", "")
    basis = shape.keys(value, ("basis",), ("kind", "source"), say("the basis"))
    kind: Any = shape.one_of(basis.get("kind"), ("basis", "kind"), BASES, say("kind of basis"))
    return Basis(kind, shape.text(basis.get("source"), ("basis", "source"), say("the source")))


def _law(shape: Shape, value: object, path: Path) -> Law:
    law = shape.keys(value, path, ("market", "sector", "since", "ref", "checked", "settings", "when"), say("a law"))
    settings = law.get("settings")
    return Law(
        market=shape.text(law.get("market"), (*path, "market"), say("the market of a law")),
        sector=str(law.get("sector") or ""),
        since=shape.day(law["since"], (*path, "since"), say("the day of a law")) if "since" in law else None,
        ref=shape.text(law.get("ref"), (*path, "ref"), say("the reference of a law")),
        checked=shape.day(law["checked"], (*path, "checked"), say("the day of a look-up"))
        if "checked" in law
        else None,
        settings=settings if isinstance(settings, Mapping) else {},
        when=law.get("when"),
    )


def _settings(shape: Shape, value: object) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    if value is None:
        return found
    if not isinstance(value, Mapping):
        shape.problem(("settings",), say("settings is a mapping of names to {default: …, en: …, de: …}"))
        return found
    for name, one in value.items():
        path = ("settings", name)
        if not isinstance(one, Mapping):
            said = say("the setting '{name}' is written as {{default: …, en: …, de: …}}", name=name)
            shape.problem(path, said)
            continue
        setting = shape.keys(one, path, ("default", "type", *LANGUAGES), say("the setting '{name}'", name=name))
        if not name.isidentifier():
            said = say("'{name}' is no name for a setting: one word of letters, digits and _", name=name)
            shape.problem(path, said, key=True)
        if setting.get("default") is None or isinstance(setting["default"], (list, Mapping)):
            said = say("the setting '{name}' needs a default: one value, such as 3, 10 d or 50%", name=name)
            shape.problem(path, said)
        label = {lang: str(setting[lang]) for lang in LANGUAGES if lang in setting}
        of = setting.get("type", "")
        if setting.get("default") == "none" or of:
            of = shape.one_of(of, (*path, "type"), ("duration", "number", "money", "share"), say("type of a setting"))
        found[name] = Setting(setting.get("default"), label, of)
    return found


def _cases(shape: Shape, data: Mapping[str, Any], severity: Severity) -> list[Case]:
    if "by" in data:
        shape.one_of(data["by"], ("by",), ("loader",), say("keeper of a rule"))
        return []
    if "cases" not in data:
        return [_case(shape, data, (), severity)]
    for key in CASE_KEYS:
        if key in data and key != "severity":
            shape.problem((key,), say("'{key}' stands beside 'cases': put it into each case", key=key), key=True)
    cases = data["cases"]
    if not isinstance(cases, list) or not cases:
        shape.problem(("cases",), say("cases is a list with at least one case"))
        return []
    for number, case in enumerate(cases):
        shape.keys(case, ("cases", number), CASE_KEYS, say("a case"))
    return [_case(shape, c, ("cases", n), severity) for n, c in enumerate(cases) if isinstance(c, Mapping)]


def _case(shape: Shape, data: Mapping[str, Any], path: Path, severity: Severity) -> Case:
    for key, what in NEEDED.items():
        if key not in data:
            shape.problem(path, say("'{key}' is missing: {what}", key=key, what=what))
    reasons = tuple(
        shape.one_of(reason, (*path, "yields_to", n), tuple(JustifiedBy), say("reason"))
        for n, reason in enumerate(shape.many(data.get("yields_to")))
    )
    also = data.get("also_point_at") or {}
    if not isinstance(also, Mapping):
        shape.problem((*path, "also_point_at"), say("also_point_at is a mapping of places to {en: …, de: …}"))
        also = {}
    return Case(
        each=data.get("each"),
        conditions={key: data[key] for key in CONDITIONS if key in data},
        severity=shape.severity(data["severity"], (*path, "severity")) if path and "severity" in data else severity,
        yields_to=reasons,
        point_at=tuple(str(one) for one in shape.many(data.get("point_at"))),
        also_point_at={
            str(place): shape.wording(label, (*path, "also_point_at", place), say("the label of a place"))
            for place, label in also.items()
        },
        facts=tuple(str(one) for one in shape.many(data.get("facts"))),
        message=shape.wording(data.get("message"), (*path, "message"), say("the message")),
        path=path,
    )


def _examples(shape: Shape, value: object) -> list[Example]:
    found: list[Example] = []
    if not isinstance(value, list) or not value:
        said = say("a rule needs examples: at least one bad with the findings to expect, and one good")
        shape.problem(("examples",), said)
        return found
    for number, one in enumerate(value):
        path = ("examples", number)
        example = shape.keys(one, path, EXAMPLE_KEYS, say("an example"))
        kinds = [key for key in ("bad", "good", "unclear") if key in example]
        if len(kinds) != 1:
            shape.problem(path, say("an example is one of bad, good, unclear"))
            continue
        kind: Any = kinds[0]
        wanted = {"bad": "expect", "unclear": "missing"}.get(kind)
        if wanted and not example.get(wanted):
            shape.problem(path, say("a {kind} example says what to expect under '{key}'", kind=kind, key=wanted))
        for key in ("expect", "missing"):
            if key in example and key != wanted:
                shape.problem((*path, key), say("a {kind} example has no '{key}'", kind=kind, key=key), key=True)
        for place, line in enumerate(shape.many(example.get(wanted)) if wanted else ()):
            if not isinstance(line, str):
                shape.problem((*path, str(wanted), place), say("what is to be expected is a text: put it in quotes"))
        if example.get("portfolio") not in (None, "whole", "partial"):
            shape.problem((*path, "portfolio"), say("portfolio is whole or partial"))
        found.append(
            Example(
                kind=kind,
                text=shape.text(example[kind], (*path, kind), say("the example")),
                expect=tuple(str(line) for line in shape.many(example.get(wanted))) if wanted else (),
                lang=shape.one_of(example.get("lang", "en"), (*path, "lang"), LANGUAGES, say("language")),
                whole=example.get("portfolio") == "whole",
                as_of=shape.day(example["as_of"], (*path, "as_of"), say("the day of an example"))
                if "as_of" in example
                else None,
                settings=shape.settings(example.get("settings"), (*path, "settings")),
                path=path,
            )
        )
    if len(found) == len(value) and not {"bad", "good"} <= {one.kind for one in found}:
        shape.problem(("examples",), say("a rule needs at least one bad and one good example"))
    return found
