"""One known finding: rule, journey, element and subject, and what people want to read beside them."""

from __future__ import annotations

from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding
from journeyaudit.values import fold


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding as the baseline knows it; the order is that of the file."""

    organisation: str
    """The name of the organisation; empty where there was none."""
    journey: str
    element: str
    rule: str
    subject: str
    severity: str = ""
    """For people; a finding is recognised whatever its severity is now."""
    title: str = ""
    """What the element is called; for people."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Where to look for it: rule, journey and element."""
        return self.rule, self.journey, self.element

    @property
    def names(self) -> frozenset[str]:
        """The things that it is about, in the form in which they compare."""
        return frozenset(fold(name) for name in self.subject.split(", "))


def entry_of(finding: Finding) -> Entry:
    """The entry for a finding."""
    return Entry(
        organisation=finding.organisation,
        journey=finding.journey,
        element=finding.element,
        rule=finding.rule,
        subject=finding.subject,
        severity=str(finding.severity),
        title=finding.title,
    )
