"""The columns that a table of steps can have: the field of the format, and what people call the column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from journeyaudit.frozen import dataclass
from journeyaudit.model import FieldDoc, Journey, Part, Touchpoint, field_docs
from journeyaudit.values import fold

JOURNEY, STAGE, TITLE = "journey", "stage", "title"
"""The columns that say where a row belongs, and what happens in it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field with its heading in English and German, and what else it is called."""

    field: str
    """The field of a step, as `wait`, or a field of that as `wait.typical`."""
    en: str
    de: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All headings of the column."""
        return (self.en, self.de, *self.others, self.field)


def _column(field: str, names: str) -> Column:
    en, de, *others = names.split(" | ")
    return Column(field, en, de, tuple(others))


COLUMNS: Mapping[str, Column] = {
    field: _column(field, names)
    for field, names in {
        "journey": "Journey | Customer Journey | Kundenreise | Journey title",
        "stage": "Stage | Phase | Section | Abschnitt | Etappe | Stages | Phasen | Journey stage | Journeyphase",
        "title": "Step | Schritt | Touchpoint | Kontaktpunkt | Title | Titel | Task | Aufgabe | Activity | Aktivität | "
        "Action | Aktion | Process step | Prozessschritt | What happens | Was passiert | Steps | Schritte | "
        "Berührungspunkt",
        "id": "ID | Kennung | Nr | No | Nummer | Number | # | Lfd Nr | Step ID",
        "actor": "Actor | Wer | Who | Akteur | Handelnde | Performer | Rolle | Role | Durchgeführt von",
        "owner": "Owner | Zuständig | Zuständigkeit | Verantwortlich | Verantwortung | Responsible | Department | "
        "Abteilung | Bereich | Team | Zuständige Stelle",
        "perceived_owner": "Perceived owner | Wahrgenommen als",
        "kind": "Kind | Art | Type | Typ",
        "channels": "Channels | Kanäle | Channel | Kanal | Kontaktkanal | Medium",
        "menu": "Menu options | Menüpunkte",
        "menu.depth": "Menu levels | Menüebenen",
        "menu.human_at": "Person at level | Mensch auf Ebene",
        "menu.labels": "Menu labels | Menütexte",
        "wait": "Wait | Wartezeit | Waiting time | Wait time | Longest wait | Längste Wartezeit",
        "wait.typical": "Usual wait | Übliche Wartezeit | Typical wait",
        "wait.since": "Wait since | Wartezeit seit",
        "wait.window": "Appointment window | Terminfenster",
        "wait.updates": "News while waiting | Nachricht beim Warten",
        "wait.waiting_for": "Waiting for | Warten auf",
        "wait.reason": "Reason for the wait | Grund der Wartezeit",
        "wait.if_late": "If it takes longer | Wenn es länger dauert",
        "wait.clock": "Clock | Uhr",
        "wait.reminder": "Reminder after | Erinnerung nach",
        "times": "Times | Wie oft | How often",
        "asks": "Asks | Unterlagen | Asked for | Abgefragt | Documents | Dokumente | Angaben | Benötigte Unterlagen",
        "effort": "Effort | Aufwand | Minutes | Minuten | Customer effort | Kundenaufwand",
        "effort.fields": "Form fields | Formularfelder | Fields | Felder",
        "effort.logins": "Logins | Anmeldungen",
        "needs": "Needs | Benötigt | Facts needed",
        "systems": "Systems | Systeme | System | IT systems | IT-Systeme | Anwendung | Anwendungen | Software | Tools",
        "handoff": "Handed over | Übergeben",
        "handoff.told": "Told at hand-off | Ankündigung der Übergabe",
        "handoff.warm": "Warm hand-off | Persönliche Übergabe",
        "next": "Next | Weiter mit | Next step | Nächster Schritt | Folgeschritt",
        "on_failure": "On failure | Im Fehlerfall | If it fails | Bei Fehlschlag",
        "may_decide": "May decide | Darf entscheiden",
        "says": "Says | Wortlaut | Wording | Message | Nachricht | Sagt",
        "why": "Why | Warum | Reason | Begründung | Grund",
        "quote": "Quote | Zitat | Quotes | Zitate | Customer quote | Kundenzitat | O-Ton",
        "notes": "Notes | Notizen | Note | Notiz | Bemerkung | Bemerkungen | Anmerkung | Anmerkungen | Comment | "
        "Comments | Kommentar | Kommentare | Remarks | Hinweise",
        "promises": "Promise | Zusage | Promises | Zusagen | Versprechen",
        "promises.within": "Promised within | Zugesagt in | Within | Frist | Deadline",
        "promises.since": "Promise counts from | Zusage zählt ab",
        "promises.kept_at": "Promise kept at | Zusage eingelöst bei",
        "promises.owner": "Promise owner | Zusage verantwortet von",
        "promises.remedy": "Remedy for a broken promise | Ausgleich bei gebrochener Zusage",
        "promises.metric": "Promise metric | Kennzahl der Zusage",
        "promises.measured": "Promise measured | Zusage gemessen",
        "reference": "Reference | Vorgangsnummer | Case number | Aktenzeichen | Referenz",
        "cost": "Cost | Kosten | Price | Preis | Fee | Gebühr",
        "cost.shown_at": "Cost shown at | Kosten gezeigt bei",
        "serves": "Serves | Nutzen für | Benefit for",
        "justified": "Justified by | Gerechtfertigt durch",
        "justified.of": "Justified part | Gerechtfertigter Teil",
        "justified.ref": "Justification reference | Rechtsgrundlage | Legal basis",
        "justified.until": "Justified until | Gerechtfertigt bis",
        "emotion": "Emotion | Stimmung | Feeling | Gefühl | Mood | Emotionen | Score | Sentiment",
        "emotion.evidence": "Source of the emotion | Quelle der Stimmung",
        "pains": "Pains | Ärgernisse | Pain | Ärgernis | Pain point | Pain points | Schmerzpunkt | Schmerzpunkte | "
        "Painpoints | Problem | Probleme | Problems",
        "metrics": "Metrics | Kennzahlen | Metric | Kennzahl | KPI | KPIs",
        "options": "Options | Auswahl | Choices | Wahlmöglichkeiten | Optionen",
        "requires": "Requires | Voraussetzungen | Voraussetzung | Prerequisites | Prerequisite",
        "followed_up_by": "Followed up by | Nachgefasst von",
        "evidence": "Evidence | Beleglage",
        "evidence.source": "Evidence source | Quelle | Source",
        "evidence.date": "Evidence date | Belegt am",
    }.items()
}
"""Every column by its field, in the order in which a table is written."""

HEAD: Mapping[str, str] = {
    fold(name): field
    for field, names in {
        "journey": "journey | customer journey | kundenreise | titel | title",
        "id": "id | kennung",
        "language": "language | sprache",
        "state": "state | zustand",
        "reviewed": "reviewed | geprüft am",
        "owner": "owner | zuständig | verantwortlich",
        "contact_person": "contact person | contact_person | ansprechpartner | ansprechpartnerin",
        "notes": "notes | notizen | bemerkung | anmerkung",
        "intent": "intent | anliegen | absicht",
        "product": "product | produkt",
        "market": "market | markt",
        "sector": "sector | branche",
        "persona": "persona",
        "goal": "goal | ziel",
        "trigger": "trigger | auslöser",
        "outcome": "outcome | ergebnis",
        "known": "known | bekannt",
    }.items()
    for name in names.split(" | ")
}
"""What may stand in the first cell of a line above the headings, and the field of the journey that its second fills."""


@cache
def by_heading() -> Mapping[str, str]:
    """The field of every heading, folded."""
    return {fold(name): column.field for column in COLUMNS.values() for name in column.names}


@cache
def doc_of(field: str) -> FieldDoc:
    """The field of the model that a column fills; of an object its first field."""
    if field in (JOURNEY, STAGE):
        field = TITLE
    top, _, inner = field.partition(".")
    doc = _find(Touchpoint, top)
    return _find(doc.part, inner or doc.part.FIRST) if doc.part is not None else doc


def is_list(field: str) -> bool:
    """Whether a cell of the column may hold several values: the field is a list, or the first of a list of objects."""
    top, _, inner = field.partition(".")
    return field not in (JOURNEY, STAGE) and (doc_of(field).many or (not inner and _find(Touchpoint, top).many))


def head_doc(field: str) -> FieldDoc:
    """The field of a journey that a line above the headings fills."""
    doc = _find(Journey, field)
    return _find(doc.part, doc.part.FIRST) if doc.part is not None else doc


def _find(part: type[Part], key: str) -> FieldDoc:
    return next(doc for doc in field_docs(part) if doc.key == key)


def fields() -> Iterable[str]:
    """All fields that a column can fill."""
    return COLUMNS.keys()
