"""On what grounds journeys are judged: the rules, thresholds and severities of the settings, for each file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from journeyaudit.engine import Circumstances
from journeyaudit.report import Severity
from journeyaudit.rulebook import CompiledRule, Rulebook, check_overrides, presets, selected, thresholds
from journeyaudit.settings import Local, Settings
from journeyaudit.source import Problem
from journeyaudit.values import Language


def circumstances_of(book: Rulebook, settings: Settings, lang: Language, problems: list[Problem]) -> Circumstances:
    """What the verdict depends on beside rules and journeys; faults in the settings are noted."""
    defaults = presets(book, settings, problems)
    return Circumstances(
        today=settings.as_of or date.today(),
        lang=lang,
        settings=thresholds(book.rules, settings, problems),
        severities={name: Severity.of(word) for name, word in settings.severity.items() if word != "off"},
        market=tuple(one for preset in defaults for one in preset.market),
        sector=tuple(one for preset in defaults for one in preset.sector),
    )


def grounds_of(
    book: Rulebook, settings: Settings, base: Path, lang: Language, files: Iterable[str], problems: list[Problem]
) -> tuple[list[CompiledRule], Circumstances]:
    """The rules that run for any file, and under which circumstances; faults in the settings are noted.

    `files` are those with journeys or an organisation, as the call names them.
    """
    rules = selected(book, settings, problems)
    circumstances = circumstances_of(book, settings, lang, problems)
    check_overrides(book, settings, problems)
    local = Local(settings, base)
    by_file = {file: about for file in sorted(set(files)) if (about := local.about(file))}
    if not by_file:
        return rules, circumstances
    said_above: list[Problem] = []
    everywhere = frozenset(one.rule.id for one in rules)
    running = set(everywhere)
    there: dict[tuple[int, ...], Circumstances] = {}
    for about in by_file.values():
        if about not in there:
            merged = local.merged(about)
            asked = frozenset(one.rule.id for one in selected(book, merged, said_above))
            running |= asked
            there[about] = replace(circumstances_of(book, merged, lang, said_above), rules=asked)
    return [one for one in book.rules if one.rule.id in running], replace(
        circumstances, rules=everywhere, by_file={file: there[about] for file, about in by_file.items()}
    )


def certainty_of(settings: Settings) -> str:
    """How sure the learned models must be to be heard; empty where they are not asked."""
    return "" if settings.wording == "phrases" else settings.wording
