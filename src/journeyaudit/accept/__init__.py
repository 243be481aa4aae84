"""Findings that somebody accepted for a reason: in an `accept` list, or in a comment at the element."""

from journeyaudit.accept.comments import malformed
from journeyaudit.accept.entries import (
    PLACEHOLDER,
    Acceptance,
    acceptances,
    accepted,
    gathered,
    is_placeholder,
    overlooked,
    unknown_rules,
    unwritten_reasons,
)  # fmt: skip
from journeyaudit.accept.pages import in_page

__all__ = [
    "PLACEHOLDER",
    "Acceptance",
    "acceptances",
    "accepted",
    "gathered",
    "in_page",
    "is_placeholder",
    "malformed",
    "overlooked",
    "unknown_rules",
    "unwritten_reasons",
]
