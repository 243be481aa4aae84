"""Findings by journey and step, as people look for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeyaudit.report import Finding, Related, Report
from journeyaudit.source import Span


class Home(NamedTuple):
    """What findings are shown under: a journey, or with an empty id and title the organisation of a file."""

    file: str
    id: str
    title: str


def by_journey(report: Report, findings: Iterable[Finding]) -> list[tuple[Home, list[Finding]]]:
    """The findings by journey, in the order of the files; those about no single journey have no title."""
    titles = {(journey.file, journey.id): journey.title for journey in report.audited}
    homes: dict[str, list[str]] = {}
    for journey in report.audited:
        homes.setdefault(journey.id, []).append(journey.file)
    groups: dict[Home, list[Finding]] = {}
    for one in findings:
        file = one.file
        if (file, one.journey) not in titles and len(homes.get(one.journey, ())) == 1:
            [file] = homes[one.journey]
        known = (file, one.journey) in titles
        home = Home(file, one.journey, titles[file, one.journey]) if known else Home(file, "", "")
        groups.setdefault(home, []).append(one)
    return sorted(groups.items(), key=lambda group: group[0].file)


def by_step(findings: Iterable[Finding]) -> list[tuple[tuple[str, str], list[Finding]]]:
    """The findings by stage and step, each step once, where it first comes up."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.stage, one.title if one.element else "", one.element), []).append(one)
    return [((stage, title), group) for (stage, title, _), group in groups.items()]


def worst_first(findings: Sequence[Finding]) -> list[tuple[Finding, bool]]:
    """The findings of a step, the worst first, each followed by those that it explains, however far that goes."""
    order = sorted(findings, key=lambda one: -one.severity)
    here = {one.fingerprint for one in order}
    found: list[tuple[Finding, bool]] = []
    left = dict.fromkeys(range(len(order)))
    roots = [number for number, one in enumerate(order) if one.cause not in here]
    for start in (*roots, *range(len(order))):  # the second round is for findings that explain each other in a circle
        stack = [(start, False)]
        while stack:
            number, caused = stack.pop()
            if number in left:
                del left[number]
                found.append((order[number], caused))
                own = order[number].fingerprint
                stack += [(other, True) for other in reversed(range(len(order))) if order[other].cause == own]
    return found


def lines_of(places: Iterable[Related]) -> list[Span]:
    """The places of one file from the top, the first on each line."""
    found: dict[int, Span] = {}
    for place in places:
        found.setdefault(place.span.start.line, place.span)
    return [found[line] for line in sorted(found)]
