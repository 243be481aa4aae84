"""Who is the customer among the names that a model, a drawing or a table gives to those who act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from journeyaudit.values import fold


def _words(text: str) -> frozenset[str]:
    """The folded words of a table that is written as running text."""
    return frozenset(fold(word) for word in text.split())


PEOPLE = _words(
    """
    customer customers consumer consumers client clients buyer buyers shopper purchaser patient patients guest guests
    citizen citizens resident residents applicant applicants passenger passengers traveller traveler tenant tenants
    policyholder policyholders claimant claimants insured borrower borrowers subscriber subscribers taxpayer taxpayers
    complainant visitor visitors caller

    Kunde Kundin Kunden Kundinnen Kund Käufer Käuferin Besteller Bestellerin Auftraggeber Auftraggeberin Verbraucher
    Verbraucherin Bürger Bürgerin Bürgerinnen Einwohner Einwohnerin Antragsteller Antragstellerin Antragstellende
    Antragstellender Patient Patientin Patienten Gast Gäste Fahrgast Fahrgäste Reisender Reisende Passagier Mieter
    Mieterin Versicherungsnehmer Versicherungsnehmerin Versicherter Versicherte VN Mandant Mandantin Klient Klientin
    Kreditnehmer Kreditnehmerin Darlehensnehmer Steuerpflichtiger Steuerpflichtige Leistungsempfänger Privatperson
    Leistungsberechtigter Leistungsberechtigte Beschwerdeführer Beschwerdeführerin Abonnent Abonnentin Besucher
    Besucherin Anrufer Anruferin Interessent Interessentin
    """
)
"""Folded words for people who are served."""

CUSTOMER = "customer"
"""The actor that stands for the customer, whatever a file calls them."""

_PROTAGONISTS = frozenset(
    fold(name)
    for name in (
        *("user", "users", "end user", "me", "myself", "I", "ich", "Nutzer", "Nutzerin", "Benutzer", "Benutzerin"),
        *("Anwender", "Anwenderin", "Endkunde", "Endkundin", "end customer"),
    )
)
"""Whom a journey is told of where it is drawn or tabled: there a user is no clerk at a program."""

_ANYBODY = _words("customer customers client clients Kunde Kundin Kunden Kundinnen Kund")

_ENDINGS = tuple(fold(word) for word in ("kunde", "kundin", "kunden", "käufer", "mieter", "bürger", "patient", "gast"))
"""Endings of German compounds such as `Neukunde`."""

_FOLLOWED_BY = _words(
    """
    a b c x y of from in at with to for and or who on der des die das dem den von vom aus im bei beim mit und oder
    einer eines zu zum zur als
    """
)
"""What may follow such a word without making another of it, as `service` does."""

_PARTS = re.compile(r"[\n\r\t/|,;:()\[\]{}&+–—]+| - |\*(?=\w)")
_GENDERED = re.compile(r"(?<=[a-zäöüß])[*:_/]-?in(?:nen)?\b")


def is_customer(written: str, further: Sequence[str] = ()) -> bool:
    """Whether a name with its line breaks means the customer's side; `further` names count as they are written."""
    return _is_customer(written, tuple(further))


def is_protagonist(name: str, further: Sequence[str] = ()) -> bool:
    """Whether a name in a drawn or tabled journey means the customer."""
    bare = name.strip("\"'“”„")
    return is_customer(bare, further) or fold(bare) in _PROTAGONISTS


@cache
def _is_customer(written: str, further: tuple[str, ...]) -> bool:
    parts = [fold(part) for part in _PARTS.split(_GENDERED.sub("", written[:200]))]
    named = {fold(name) for name in further if fold(name)}
    if fold(written) in named or not named.isdisjoint(parts):
        return True
    return any(_means_people(part.split()) for part in parts)


def tells_more(name: str) -> bool:
    """Whether the name of the customer's side says who that is, as `Antragsteller` does and `Kunde` does not."""
    return not _ANYBODY.issuperset(fold(_GENDERED.sub("", name)).replace("/", " ").split())


def _means_people(words: list[str]) -> bool:
    """Whether the head of a name is a word for people: last, or followed by `of`, `der`, a number and the like."""
    for number, word in enumerate(words):
        if word in PEOPLE or (word.endswith(_ENDINGS) and word not in PEOPLE and len(word) > 6):
            rest = words[number + 1 :]
            return not rest or rest[0] in _FOLLOWED_BY or rest[0].isdigit()
    return False
