"""The words on a picture of a journey in English and German."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.billing import WORDS as BILL_WORDS
from journeyaudit.billing import short
from journeyaudit.report import Amount, Handover
from journeyaudit.values import Duration, Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "map": "Journey map",
        "whole": "The journey as a whole",
        "stages": "stage|stages",
        "steps": "step|steps",
        "units": "unit|units",
        "clear": "no findings",
        "continued": "(continued)",
        "empty": "no steps written down",
        "feeling": "Feeling",
        "wait": "Waiting",
        "customer": "Customer",
        "nobody": "nobody written down",
        "owner": "In charge",
        "line": "Line of visibility",
        "below": "what the customer does not see",
        "with": "with {}",
        "own": "the customer acts",
        "backstage": "behind the scenes",
        "no_feelings": "not written down at any contact",
        "gap": "feeling not written down",
        "handoff": "case comes from {}",
        "on": "then {}",
        "felt_word": "felt",
        "smooth_word": "not felt",
        "unknown_word": "not known whether felt",
        "unknown_wait": "how long is not written down",
        "endless": "no limit",
        "before": "wait before it",
        "felt": "hand-off that the customer feels",
        "smooth": "hand-off that nobody outside feels",
        "unknown": "hand-off, not known whether felt",
        "none": "next step",
        "legend": "Legend",
        "findings": "Findings",
        "score": "feeling {} on a scale from −2 to 2",
        "best": "feeling from very good to very bad",
        "waiting": "time that the customer waits",
        "unseen": "step that the customer does not see",
        "assumed": "rests on an assumption",
    },
    "de": {
        "map": "Reisekarte",
        "whole": "Die Reise als Ganzes",
        "stages": "Abschnitt|Abschnitte",
        "steps": "Schritt|Schritte",
        "units": "Stelle|Stellen",
        "clear": "keine Funde",
        "continued": "(Fortsetzung)",
        "empty": "keine Schritte angegeben",
        "feeling": "Gefühl",
        "wait": "Wartezeit",
        "customer": "Kunde",
        "nobody": "niemand angegeben",
        "owner": "Zuständig",
        "line": "Sichtbarkeitslinie",
        "below": "was der Kunde nicht sieht",
        "with": "mit {}",
        "own": "der Kunde handelt",
        "backstage": "im Hintergrund",
        "no_feelings": "an keinem Kontakt angegeben",
        "gap": "Gefühl nicht angegeben",
        "handoff": "Vorgang kommt von {}",
        "on": "weiter mit {}",
        "felt_word": "spürbar",
        "smooth_word": "nicht spürbar",
        "unknown_word": "unklar, ob spürbar",
        "unknown_wait": "Dauer nicht angegeben",
        "endless": "ohne Grenze",
        "before": "Wartezeit davor",
        "felt": "Übergabe, die der Kunde spürt",
        "smooth": "Übergabe, die niemand draußen spürt",
        "unknown": "Übergabe, unklar, ob spürbar",
        "none": "nächster Schritt",
        "legend": "Legende",
        "findings": "Funde",
        "score": "Gefühl {} auf einer Skala von −2 bis 2",
        "best": "Gefühl von sehr gut bis sehr schlecht",
        "waiting": "Zeit, die der Kunde wartet",
        "unseen": "Schritt, den der Kunde nicht sieht",
        "assumed": "beruht auf einer Annahme",
    },
}
FELT: Mapping[Handover, str] = {
    Handover.FELT: "felt",
    Handover.SMOOTH: "smooth",
    Handover.UNKNOWN: "unknown",
    Handover.NONE: "none",
}


def wait_text(wait: Amount, lang: Language) -> str:
    """How long a wait is, as far as somebody wrote it down."""
    if not wait.known:
        return WORDS[lang]["unknown_wait"]
    if not isinstance(wait.value, Duration):
        return WORDS[lang]["endless"]
    return f"{BILL_WORDS[lang]['at_least']} " * wait.at_least + short(wait.value, lang)


def score_text(score: int) -> str:
    """A feeling as a number with its sign."""
    return f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"
