"""Words that stand in a journey where the model has none, in the language of the model."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "step": ("Step without a name", "Schritt ohne Namen"),
    "contact": ("Message of the customer", "Nachricht des Kunden"),
    "news": ("Message to the customer", "Nachricht an den Kunden"),
    "decision": ("Decision", "Entscheidung"),
    "otherwise": ("otherwise", "sonst"),
    "end": ("end", "Ende"),
    "again": ("again", "noch einmal"),
    "failure": ("failure", "Störung"),
    "late": ("time is up", "Zeit abgelaufen"),
    "journey": ("Process", "Ablauf"),
}


def word(name: str, language: str | None) -> str:
    """The words for something that has no name."""
    english, german = WORDS[name]
    return german if language == "de" else english
