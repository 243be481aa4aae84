"""Root causes: findings at one element of which one explains another, so that one cause does not read like ten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journeyaudit.report import Finding


def caused(findings: Sequence[Finding], explains: Mapping[str, frozenset[str]]) -> tuple[Finding, ...]:
    """The findings, each with the fingerprint of the worst other at its element whose rule explains its rule.

    A rule that explains another is never explained by it in turn: where two rules explain each other, the first holds.
    What is worse than the other stands for itself: nobody looks for an error below a hint.
    """
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.file, one.journey, one.element), []).append(one)
    found: list[Finding] = []
    for one in findings:
        here = groups[one.file, one.journey, one.element]
        causes = [
            other
            for other in here
            if other.severity >= one.severity
            and one.rule in explains.get(other.rule, ())
            and other.rule not in explains.get(one.rule, ())
        ]
        worst = max(causes, key=lambda other: other.severity, default=None)
        found.append(one if worst is None else replace(one, cause=worst.fingerprint))
    return tuple(found)
