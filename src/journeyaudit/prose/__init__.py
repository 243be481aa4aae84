"""Audits plain texts: what is written to customers, said to them, and noted about them, without any journey."""

from journeyaudit.prose.audit import Prose, TextRequest, audit_texts, audited_text, findings_in, wording_labels
from journeyaudit.prose.passages import Markup, passages

__all__ = [
    "Markup",
    "Prose",
    "TextRequest",
    "audit_texts",
    "audited_text",
    "findings_in",
    "passages",
    "wording_labels",
]
