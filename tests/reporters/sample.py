"""One fixed report with everything that a report can hold, built by hand so that it hangs on no rule."""

from __future__ import annotations

from typing import Any

from journeyaudit.report import (
    Amount,
    Audited,
    Bill,
    Finding,
    Handover,
    NotAssessed,
    Point,
    Related,
    Report,
    RuleInfo,
    Severity,
    StripStage,
)
from journeyaudit.source import Path, Position, Problem, Span
from journeyaudit.values import Duration

ORDER = """\
journey: Ersatzteil bestellen
organisation: x
touchpoints:
  - title: Anruf
    channels: phone
    asks: [Kundennummer, {what: Seriennummer, purpose: Gerät finden}]
    promises: {text: Das Teil ist in drei Tagen da, within: 3 Werktage, kept_at: lieferung}
  - {title: Prüfung im Lager, actor: Lager, wait: 2 d, systems: [ERP, Lagerverwaltung], says: Da müssen wir erst nachsehen, why: weil}
  - {title: Freigabe durch den Einkauf, actor: Einkauf, wait: 5 d, asks: Kundennummer}
  - title: Lieferung
    id: lieferung
    wait: {typical: 2 d, max: open}
"""  # noqa: E501 # long lines are what is to be cut
CANCEL = "journey: Vertrag kündigen\ntouchpoints:\n  - {title: Brief an die Zentrale, channels: letter}\n"
FIRM = "organisation: Muster & Söhne\nslogans: [Der Kunde ist König]\n"
BROKEN = "journey: Reklamation\nintent: complain\nintent: leave\n"
TEXTS = {"shop/order.yaml": ORDER, "shop/cancel.yaml": CANCEL, "shop/firm.yaml": FIRM, "shop/broken.yaml": BROKEN}

WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "late": "Promise the process cannot keep",
        "late why": "Even on a good day it takes longer than the customer was told. They plan around the date.",
        "late fix": "Shorten the longest wait of the sum, or promise the time that the slowest regular case takes.",
        "late says": "Promised within 3 working days, but the waits until “Lieferung” add up to at least 7 days: "
        "2 days (“Prüfung im Lager”) and 5 days (“Freigabe durch den Einkauf”).",
        "counts": "this wait counts",
        "kept": "the promise is kept here",
        "again": "Asks twice",
        "again why": "The customer has said it before.",
        "again fix": "Show the agent what is known.",
        "again says": "“Freigabe durch den Einkauf” asks for Kundennummer again; the customer gave it at “Anruf”.",
        "asked": "asked here first, at the very beginning of the call",
        "open": "Wait without limit",
        "open why": "Nobody can plan.",
        "open fix": "Name the longest time.",
        "open says": "“Lieferung” has no limit.",
        "one": "Forced channel",
        "one why": "Somebody always cannot use it.",
        "one fix": "Open a second one.",
        "one says": "There is one way only to do “Brief an die Zentrale”: letter.",
        "lip": "Lip service",
        "lip why": "Words are free.",
        "lip fix": "Measure it.",
        "lip says": "“Der Kunde ist König” measures nothing.",
        "accepted": "The works council has agreed to it until the new system is there",
    },
    "de": {
        "late": "Zusage, die der Ablauf nicht halten kann",
        "late why": "Selbst an einem guten Tag dauert es länger als zugesagt. Der Kunde plant mit dem Termin.",
        "late fix": "Die längste Wartezeit verkürzen oder die Zeit zusagen, die der langsamste Fall braucht; "
        "Lieferantenrahmenvertragsverhandlungen und Warenwirtschaftssystemumstellungen zählen mit.",
        "late says": "Zugesagt innerhalb von 3 Werktagen, doch die Wartezeiten bis „Lieferung“ ergeben mindestens "
        "7 Tage: 2 Tage („Prüfung im Lager“) und 5 Tage („Freigabe durch den Einkauf“).",
        "counts": "diese Wartezeit zählt mit",
        "kept": "hier wird die Zusage eingelöst",
        "again": "Doppelte Abfrage",
        "again why": "Der Kunde hat es schon gesagt.",
        "again fix": "Zeigen, was bekannt ist.",
        "again says": "„Freigabe durch den Einkauf“ fragt noch einmal nach Kundennummer, genannt bei „Anruf“.",
        "asked": "hier schon abgefragt, ganz am Anfang des Gesprächs",
        "open": "Warten ohne Grenze",
        "open why": "Niemand kann planen.",
        "open fix": "Die längste Zeit nennen.",
        "open says": "„Lieferung“ hat keine Obergrenze.",
        "one": "Erzwungener Kanal",
        "one why": "Den einen Weg kann immer jemand nicht gehen.",
        "one fix": "Einen zweiten öffnen.",
        "one says": "Für „Brief an die Zentrale“ gibt es nur einen Weg: Brief.",
        "lip": "Lippenbekenntnis",
        "lip why": "Worte kosten nichts.",
        "lip fix": "Es messen.",
        "lip says": "„Der Kunde ist König“ misst nichts.",
        "accepted": "Der Betriebsrat hat bis zum neuen System zugestimmt",
    },
}
IDS = {
    "late": "promise-vs-process",
    "again": "asks-twice",
    "open": "unbounded-wait",
    "one": "forced-channel",
    "lip": "lip-service",
}
FAMILIES = {"late": "promise", "again": "contact", "open": "waiting", "one": "channel", "lip": "organisation"}


DAY = 24 * 60 * 60
BILL = Bill(
    contacts=Amount(2),
    own_steps=Amount(1, inferred=True),
    waiting=Amount(Duration(9 * DAY), at_least=True),
    minutes=Amount(Duration(6300), at_least=True, missing=("touchpoint.effort",)),
    handoffs=Amount(3),
    units=Amount(4),
    channels=Amount(1, at_least=True, missing=("touchpoint.channels",)),
    documents=Amount(0),
    fields=Amount(None, missing=("touchpoint.effort",)),
    logins=Amount(None, missing=("touchpoint.effort",)),
    asked_twice=Amount(1),
)
TWO, FIVE = Amount(Duration(2 * DAY)), Amount(Duration(5 * DAY))
NO_LIMIT = Amount(None, at_least=True)
STRIP = (
    StripStage(
        "Bestellen",
        (
            Point("anruf", "Anruf", True, -1, (), Handover.NONE, None, {Severity.ERROR: 1}),
            Point("pruefung", "Prüfung im Lager", False, None, ("Lager",), Handover.SMOOTH, TWO, {}),
            Point("freigabe", "Freigabe durch den Einkauf", False, None, ("Einkauf",), Handover.FELT, FIVE, {}),
        ),
        Amount(Duration(7 * DAY)),
        {Severity.ERROR: 1, Severity.WARNING: 1, Severity.INFO: 1},
    ),
    StripStage(
        "Auf das Teil warten",
        (Point("lieferung", "Lieferung", True, None, ("Spedition", "Lager"), Handover.UNKNOWN, NO_LIMIT, {}),),
        NO_LIMIT,
    ),
)


def span(line: int, start: int, end: int) -> Span:
    return Span(Position(line, start), Position(line, end))


def place(text: str, words: str) -> Span:
    """The place of words in a text; they stand there once."""
    line = next(number for number, one in enumerate(text.split("\n"), 1) if words in one)
    start = text.split("\n")[line - 1].index(words) + 1
    return span(line, start, start + len(words))


def sample(lang: str = "en", **changes: Any) -> Report:
    """The report in a language; changes replace its parts."""
    words = WORDS[lang]

    def rule(key: str, severity: Severity, basis: str = "convention", law: str = "") -> RuleInfo:
        texts = (words[key], words[f"{key} why"], words[f"{key} fix"])
        laws = ((law, "2026-08-01"),) if law else ()
        return RuleInfo(IDS[key], FAMILIES[key], *texts, severity, basis, "a study", laws)

    def finding(key: str, severity: Severity, file: str, path: Path, words_there: str, **more: Any) -> Finding:
        parts: dict[str, Any] = {"stage": "", "element": "", "title": "", "journey": "order", "subject": "", **more}
        return Finding(
            rule=IDS[key],
            severity=severity,
            message=words[f"{key} says"],
            file=file,
            path=path,
            span=place(TEXTS[file], words_there),
            fingerprint=f"{key}-0001",
            **parts,
        )

    def related(words_there: str, label: str, file: str = "shop/order.yaml", path: Path = ()) -> Related:
        return Related(file, path, place(TEXTS[file], words_there), words[label])

    order = "shop/order.yaml"
    late = finding(
        "late", Severity.ERROR, order, ("touchpoints", 0, "promises", 0, "within"), "3 Werktage",
        stage="Bestellen", element="anruf", title="Anruf", subject="Das Teil ist in drei Tagen da",
        law="§ 475 BGB", facts={"total": {"at_least": "7 days"}},
        related=(
            related("2 d,", "counts", path=("touchpoints", 1, "wait")),
            related("5 d", "counts", path=("touchpoints", 2, "wait")),
            related("Lieferung", "kept", path=("touchpoints", 3, "title")),
        ),
    )  # fmt: skip
    again = finding(
        "again", Severity.WARNING, order, ("touchpoints", 2, "asks", 0, "what"), "Kundennummer}",
        stage="Bestellen", element="freigabe", title="Freigabe durch den Einkauf", subject="Kundennummer", assumed=True,
        related=(related("Kundennummer, {what", "asked", path=("touchpoints", 0, "asks", 0, "what")),),
    )  # fmt: skip
    open_wait = finding(
        "open", Severity.INFO, order, ("touchpoints", 2, "wait"), "wait: 5 d",
        stage="Bestellen", element="freigabe", title="Freigabe durch den Einkauf", cause="again-0001",
    )  # fmt: skip
    taken = finding(
        "open", Severity.WARNING, order, ("touchpoints", 3, "wait", "max"), "open",
        element="lieferung", title="Lieferung", accepted=words["accepted"],
    )  # fmt: skip
    one_way = finding(
        "one", Severity.ERROR, "shop/cancel.yaml", ("touchpoints", 0, "channels"), "letter",
        journey="cancel", element="brief", title="Brief an die Zentrale",
        related=(Related("shop/elsewhere.yaml", (), span(3, 1, 2), words["asked"]),),
    )  # fmt: skip
    lip = finding("lip", Severity.INFO, "shop/firm.yaml", ("slogans", 0, "text"), "Der Kunde ist König", journey="")
    broken = place(BROKEN, "intent: leave")
    parts: dict[str, Any] = {
        "findings": (one_way, lip, late, again, open_wait, taken),
        "not_assessed": (
            NotAssessed("asks-twice", order, "order", ("ask.purpose", "touchpoint.owner")),
            NotAssessed("silent-wait", order, "order", ("wait.updates",)),
            NotAssessed("asks-twice", "shop/cancel.yaml", "cancel", ("touchpoint.owner",)),
            NotAssessed("harder", "shop/cancel.yaml", "cancel", ("other journeys of the product",)),
        ),
        "audited": (
            Audited("shop/cancel.yaml", "cancel", "Vertrag kündigen", "de", 1),
            Audited(order, "order", "Ersatzteil bestellen", "de", 4, BILL, STRIP),
        ),
        "rules": (
            rule("again", Severity.WARNING, "research"),
            rule("one", Severity.ERROR, "standard"),
            rule("lip", Severity.INFO),
            rule("late", Severity.ERROR, "law", "§ 475 BGB"),
            rule("open", Severity.WARNING),
        ),
        "problems": (
            Problem("there is no such file or folder", "shp", span(1, 1, 1), "did you mean 'shop'?", "paths"),
            Problem(
                "the key `intent` appears twice; the first is in line 2",
                "shop/broken.yaml",
                Span(broken.start, Position(3, 7)),
                "keep one; several values make a list: `[a, b]`",
                "syntax",
            ),
        ),
        "remarks": (
            Problem("3 notes were not taken over", "shop/order.yaml", span(4, 5, 10), "add them by hand", "source"),
        ),
        "skipped": 2,
        "fail_on": Severity.ERROR,
        "texts": TEXTS,
        "gaps": {"touchpoint.owner": 3, "ask.purpose": 1},
        "as_of": "2026-08-15",
        "lang": lang,
    }
    return Report(**{**parts, **changes})
