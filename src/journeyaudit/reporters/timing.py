"""Prints which phases and which rules took the most processor time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeyaudit.timing import Phase, Timing
from journeyaudit.values import Language

SLOWEST = 10
"""How many rules are named."""
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Processor time by phase",
        "reading": "reading the journeys",
        "loading": "loading the rules",
        "judging": "judging",
        "reporting": "printing the report",
        "slowest": "The slowest rules, of {} that took {} ms in all",
        "others": "all others",
    },
    "de": {
        "title": "Rechenzeit nach Schritten",
        "reading": "Kundenreisen lesen",
        "loading": "Regeln laden",
        "judging": "urteilen",
        "reporting": "Bericht ausgeben",
        "slowest": "Die langsamsten Regeln, von {}, die zusammen {} ms brauchten",
        "others": "alle anderen",
    },
}
PHASES: tuple[Phase, ...] = ("loading", "reading", "judging", "reporting")


def timing_table(timing: Timing, lang: Language) -> str:
    """The phases and the slowest rules, each with milliseconds and its share."""
    words = WORDS[lang]
    lines = [words["title"]]
    lines += _rows([(words[one], timing.phases.get(one, 0.0)) for one in PHASES])
    whole = sum(timing.rules.values())
    if timing.rules:
        ranked = sorted(timing.rules.items(), key=lambda one: (-one[1], one[0]))
        named, others = ranked[:SLOWEST], ranked[SLOWEST:]
        rest = [(words["others"], sum(seconds for _, seconds in others))] if others else []
        lines += ["", words["slowest"].format(len(ranked), f"{whole * 1000:.0f}")]
        lines += _rows([*named, *rest])
    return "\n".join(lines) + "\n"


def _rows(rows: list[tuple[str, float]]) -> Iterator[str]:
    whole = sum(seconds for _, seconds in rows) or 1.0
    width = max(len(name) for name, _ in rows)
    for name, seconds in rows:
        yield f"  {name:<{width}}  {seconds * 1000:9.1f} ms  {100 * seconds / whole:3.0f} %"
