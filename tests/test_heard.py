"""In journeys the learned models are heard beside the phrases, as far as the settings want."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.auditor import audit
from journeyaudit.report import Finding
from journeyaudit.settings import Settings

JOURNEY = """
journey: Kündigung
touchpoints:
  - title: Anruf
    says:
      - {says}
    notes: {notes}
"""
LEARNED = "Der Lieferant hat uns das falsche Teil geschickt, dafür können wir nichts."
OTHER = "Auf diese Mail kann man nicht antworten, niemand liest das Postfach."
PHRASE = "Unser System lässt das leider nicht zu."


def heard(folder: Path, wording: str, says: str, notes: str = "Nichts weiter.") -> list[Finding]:
    """The findings about words."""
    file = folder / "k.yaml"
    file.write_text(JOURNEY.format(says=f'"{says}"', notes=f'"{notes}"'), encoding="utf-8")
    settings = Settings.model_validate({"wording": wording, "profile": "strict", "lang": "de"})
    return [one for one in audit([str(file)], settings).findings if one.quote]


def test_sentences_without_a_phrase_are_heard_by_the_model(tmp_path: Path) -> None:
    assert [one.rule for one in heard(tmp_path, "phrases", LEARNED)] == []
    (one,) = heard(tmp_path, "sure", LEARNED)
    assert (one.rule, one.span.start.line) == ("supplier-excuse", 6)
    assert one.quote in LEARNED
    assert 0.9 < (one.confidence or 0) < 1
    assert one.message.startswith(f"„{one.quote}“ bei „Anruf“: Den Vertrag hat der Kunde mit dem Unternehmen;")


def test_a_phrase_is_no_guess(tmp_path: Path) -> None:
    for wording in ("phrases", "sure", "likely"):
        (one,) = (one for one in heard(tmp_path, wording, PHRASE) if one.rule == "system-excuse")
        assert (one.quote, one.confidence) == ("System lässt das leider nicht", None)


def test_a_rule_hears_only_the_roles_that_it_looks_at(tmp_path: Path) -> None:
    assert [one.rule for one in heard(tmp_path, "sure", "Guten Tag, hier ist Ihr Paket.", OTHER)] == []


def test_likely_hears_what_sure_hears(tmp_path: Path) -> None:
    for text in (LEARNED, PHRASE):
        sure = {one.rule for one in heard(tmp_path, "sure", text)}
        assert sure <= {one.rule for one in heard(tmp_path, "likely", text)}


@pytest.mark.parametrize("text", ["Früher durfte ich nichts entscheiden, inzwischen darf ich das.", "Pflicht", "x"])
def test_what_is_over_and_what_is_no_sentence_is_left_alone(tmp_path: Path, text: str) -> None:
    assert heard(tmp_path, "sure", text) == []
