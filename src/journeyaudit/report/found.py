"""All findings of many journeys, packed file by file, with the few numbers that every format asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from journeyaudit.report.finding import Finding, Severity
from journeyaudit.stowed import Row


class Kind(NamedTuple):
    """What findings have in common that are counted together."""

    rule: str
    severity: Severity
    accepted: bool
    known: bool
    law: str


def kinds_of(findings: Sequence[Finding]) -> Counter[Kind]:
    """How many findings there are of each kind; of packed ones that is known."""
    if isinstance(findings, Findings):
        return findings.kinds
    return Counter(Kind(one.rule, one.severity, bool(one.accepted), one.known, one.law) for one in findings)


def place_of(finding: Finding) -> tuple[Any, ...]:
    """The order of a report: by file and place, there the worst first."""
    return finding.file, finding.span, -finding.severity, finding.rule, finding.message


class Findings(Row[Finding]):
    """The findings of a report in their order, packed; each portion is put in order when it is read."""

    __slots__ = ("kinds",)

    def __init__(self, portions: Iterable[Sequence[Finding]] = (), kinds: Counter[Kind] | None = None) -> None:
        """Take findings in their order, and how many there are of each kind."""
        super().__init__(portions)
        self.kinds = Counter[Kind]() if kinds is None else kinds

    def _unpacked(self, number: int) -> tuple[Finding, ...]:
        return tuple(sorted(super()._unpacked(number), key=place_of))


class Gathered:
    """Findings as they come in, some journeys after the other; packed where there are many."""

    def __init__(self, *, packed: bool = False) -> None:
        """Begin with none."""
        self.packed = packed
        self._here: list[Finding] = []
        self._by_file: dict[str, list[Row[Finding]]] = {}
        self._kinds: Counter[Kind] = Counter()

    def add(self, findings: Sequence[Finding], packed: Sequence[Finding] = ()) -> None:
        """Take in the findings of a journey, or of some; `packed` are the same, where somebody has packed them."""
        if not self.packed:
            self._here += findings
            return
        self._kinds += kinds_of(findings)
        by_file: dict[str, list[Finding]] = {}
        for one in findings:
            by_file.setdefault(one.file, []).append(one)
        for file, some in by_file.items():
            row = packed if isinstance(packed, Row) and len(by_file) == 1 else Row([some])
            self._by_file.setdefault(file, []).append(row)

    def in_order(self) -> Sequence[Finding]:
        """All of them, in the order of a report."""
        if not self.packed:
            return tuple(sorted(self._here, key=place_of))
        portions: list[Sequence[Finding]] = []
        for file in sorted(self._by_file):
            rows = self._by_file[file]
            portions.append(rows[0] if len(rows) == 1 else [one for row in rows for one in row])
        return Findings(portions, self._kinds)
