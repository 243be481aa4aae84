"""Which provisions of a rule are in force where a journey belongs, on the day of the audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journeyaudit.facts import Element, Items
from journeyaudit.rule import Rule

EU = frozenset(
    {
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    }
)
"""The 27 member states of the European Union, as of 2026, by ISO 3166-1 code."""
SAME = {"GB": "UK", "EL": "GR"}
"""Other codes for the same country."""


def in_force(
    rule: Rule, journey: Element | None, today: date, market: Sequence[str] = (), sector: Sequence[str] = ()
) -> tuple[int, ...]:
    """The numbers of the rule's provisions that apply to the journey; it must be certain that they do.

    `market` and `sector` are those of journeys that name none.
    """
    if journey is None or not rule.law:
        return ()
    markets = {SAME.get(code, code) for code in _words(journey, "market", market)}
    sectors = _words(journey, "sector", sector)
    found = []
    for number, law in enumerate(rule.law):
        where = SAME.get(law.market.upper(), law.market.upper())
        applies = where in markets or (where == "EU" and bool(markets & EU))
        if applies and (law.since is None or today >= law.since) and (not law.sector or law.sector.upper() in sectors):
            found.append(number)
    return tuple(found)


def _words(journey: Element, field: str, default: Sequence[str]) -> set[str]:
    value = journey.get(field)
    if isinstance(value, Items) and value.values:
        return {str(one).upper() for one in value.values}
    return {value.upper()} if isinstance(value, str) else {one.upper() for one in default}
