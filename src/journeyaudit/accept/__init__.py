"""Findings that somebody accepted for a reason: in an `accept` list, or in a comment at the element."""

from journeyaudit.accept.comments import malformed
from journeyaudit.accept.entries import (
    Acceptance,
    acceptances,
    accepted,
    gathered,
    overlooked,
    unknown_rules,
)  # fmt: skip
from journeyaudit.accept.pages import in_page

__all__ = [
    "Acceptance",
    "acceptances",
    "accepted",
    "gathered",
    "in_page",
    "malformed",
    "overlooked",
    "unknown_rules",
]
