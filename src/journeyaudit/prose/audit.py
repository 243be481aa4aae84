"""The use case: audit texts with the wording rules, and report as on journeys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from journeyaudit.accept import accepted, in_page, unknown_rules, unwritten_reasons
from journeyaudit.engine.finding import ALMOST, fingerprint, numbered
from journeyaudit.frozen import dataclass
from journeyaudit.prose.listener import Heard, Listener
from journeyaudit.prose.passages import Markup, passages
from journeyaudit.report import Audited, Finding, Report, Severity, told
from journeyaudit.rule import Rule
from journeyaudit.rulebook import CompiledRule, Rulebook, check_overrides, rulebook_of, selected
from journeyaudit.rulebook.info import info
from journeyaudit.settings import Local, Settings
from journeyaudit.source import Problem, span_of
from journeyaudit.values import Language, quote
from journeyaudit.wording import Certainty, language_of
from journeyaudit.wording.classifier import classifier

LANGUAGES: tuple[Language, ...] = ("de", "en")
ASIDE = re.compile(r"\[[^\]]*\]")
"""A part of a message that may be left out."""
FORMS = re.compile(r"\{words:([^|{}]*)\|[^{}]*\}")
"""A verb of a message in singular and plural."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
EVERY_RULE = "strict"
"""The profile in which all rules run: what a text says is asked for, whatever a profile leaves out of journeys."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with the name of its file and how it is written."""

    name: str
    text: str
    markup: Markup = Markup.PLAIN


@dataclass(frozen=True, slots=True)
class TextRequest:
    """What an audit of texts is asked beside its settings."""

    texts: Sequence[Prose]
    base: Path = field(default_factory=Path)
    """The folder that rule folders of the settings are relative to."""
    lang: Language = "en"
    lang_of_text: Language | None = None
    """The language of the texts; else told by each passage, or by the whole text where a passage is too short."""
    certainty: Certainty | None = Certainty.LIKELY
    problems: tuple[Problem, ...] = ()
    """What kept other texts from being read."""
    exit_zero: bool = False


def audit_texts(request: TextRequest, settings: Settings) -> Report:
    """The report on texts: what in them is hostile to customers."""
    book = rulebook_of(settings, request.base, keep=True)
    problems = [*book.problems]
    rules = _asked(book, settings, problems)
    check_overrides(book, settings, problems)
    problems += request.problems
    local = Local(settings, request.base)
    together: dict[tuple[int, ...], list[Prose]] = {}
    for one in request.texts:
        together.setdefault(local.about(one.name), []).append(one)
    findings: list[Finding] = []
    said_above: list[Problem] = []
    for about, texts in together.items():
        here = local.merged(about)
        asked = _asked(book, here, said_above) if about else rules
        known = {one.rule.id for one in rules}
        rules += [one for one in asked if one.rule.id not in known]
        heard = findings_in(texts, asked, request.certainty, request.lang, request.lang_of_text)
        findings += [replace(one, severity=_severity(one, here)) for one in heard]
    pages = [in_page(one.name, one.text) for one in request.texts if one.markup is Markup.MARKDOWN]
    entries = [entry for found, _ in pages for entry in found]
    problems += [problem for _, malformed in pages for problem in malformed]
    problems += [*unknown_rules(entries, {*book.ids, *book.broken}), *unwritten_reasons(entries)]
    today = settings.as_of or date.today()
    findings = list(accepted(findings, entries, today))
    order = {one.name: number for number, one in enumerate(request.texts)}
    findings.sort(key=lambda one: order[one.file])
    return Report(
        findings=tuple(findings),
        not_assessed=(),
        audited=tuple(audited_text(one, request.lang_of_text) for one in request.texts),
        rules=tuple(info(rule.rule, request.lang) for rule in rules),
        problems=told(problems, request.lang),
        skipped=0,
        fail_on=Severity.of(settings.fail_on),
        texts={**settings.texts, **book.texts, **{one.name: one.text for one in request.texts}},
        gaps={},
        as_of=today.isoformat(),
        lang=request.lang,
        allow_empty=True,
        exit_zero=request.exit_zero,
    )


def _asked(book: Rulebook, settings: Settings, problems: list[Problem]) -> list[CompiledRule]:
    """The rules that are asked about texts: those about wording, and what is selected by name."""
    labels = wording_labels()
    every = settings.model_copy(update={"profile": EVERY_RULE})
    return [one for one in selected(book, every, problems) if settings.select or one.rule.id in labels]


def _severity(finding: Finding, settings: Settings) -> Severity:
    """What the settings say, else what the rule says."""
    word = settings.severity.get(finding.rule)
    return finding.severity if word is None or word == "off" else Severity.of(word)


def wording_labels() -> frozenset[str]:
    """The ids of the rules that are about wording alone: those that sentences were labelled for."""
    models = (classifier(language) for language in LANGUAGES)
    return frozenset(label for model in models if model is not None for label in model.labels if label)


def findings_in(
    texts: Sequence[Prose],
    rules: Sequence[CompiledRule],
    certainty: Certainty | None,
    lang: Language,
    lang_of_text: Language | None = None,
) -> list[Finding]:
    """What the rules hear in texts; `lang` is that of the messages."""
    listener = Listener(rules, certainty)
    found: list[Finding] = []
    for prose in texts:
        whole = lang_of_text or language_of(prose.text)
        here: list[Finding] = []
        for offset, passage in passages(prose.text, prose.markup):
            heard = listener.hear(passage, lang_of_text or language_of(passage) or whole)
            here += [_finding(prose, offset, passage, one, listener, lang) for one in heard]
        found += numbered(here)
    return found


def _finding(prose: Prose, offset: int, passage: str, heard: Heard, listener: Listener, lang: Language) -> Finding:
    words = " ".join(passage[heard.start : heard.end].split())
    rule: CompiledRule = listener.rules[heard.rule]
    return Finding(
        rule=heard.rule,
        severity=heard.severity,
        message=_message(rule.rule, quote(words, lang), lang),
        file=prose.name,
        path=(),
        span=span_of(prose.text, offset + heard.start, offset + heard.end),
        journey=prose.name,
        element="",
        title="",
        stage="",
        subject=words,
        fingerprint=fingerprint(heard.rule, prose.name, "", words),
        quote=words,
        confidence=min(round(heard.confidence, 2), ALMOST),
    )


def _message(rule: Rule, words: str, lang: Language) -> str:
    """What the rule says of words, without the place in a journey; its title where it needs that place."""
    for case in rule.cases:
        said = case.message.get(lang) or next(iter(case.message.values()), "")
        said = FORMS.sub(r"\1", ASIDE.sub("", said))
        if case.each == "text" and PLACEHOLDER.findall(said) == ["words"]:
            return said.replace("{words}", words)
    return f"{words}: {rule.title.get(lang) or next(iter(rule.title.values()))}."


def audited_text(prose: Prose, lang_of_text: Language | None = None) -> Audited:
    """A text as something that was audited."""
    language = lang_of_text or language_of(prose.text) or ""
    return Audited(prose.name, prose.name, prose.name, language, touchpoints=0, prose=True)
