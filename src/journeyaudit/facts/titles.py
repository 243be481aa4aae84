"""What the title of a step tells of who acts: "Kunde ruft an" is the customer, "Customer service calls" is not."""

from __future__ import annotations

from collections.abc import Sequence

from journeyaudit.values import fold

ARTICLES = frozenset({"the", "der", "die"})
GERMAN = frozenset({"kunde", "kundin"})
"""Words for the customer that no German compound begins with; `Kunden` may be an object ("Kunden anrufen")."""
ENGLISH = "customer"
"""The word for the customer that many nouns begin with: customer service, customer data."""
SUFFERS = frozenset(fold("is was gets got receives wird wurde ist war bekommt bekam erhält erhielt kriegt").split())
"""Verbs after which somebody else has acted: is informed, bekommt Post."""
MAY = frozenset(fold("can may must will should could cannot kann darf muss soll sollte könnte möchte müsste").split())
"""Verbs that stand before what the subject does."""
NOUNS = frozenset({"services", "relations", "operations", "details", "complaints", "requests", "accounts", "records"})
"""Words that follow `customer` and look like a verb."""


def customer_acts(title: str, persona: Sequence[str]) -> bool:
    """Whether a title says that the customer acts; `persona` holds the folded words of the customer's name."""
    words = fold(title).split()
    if persona and words[: len(persona)] == list(persona):
        return _does(words[len(persona) :])
    if words[:1] and words[0] in ARTICLES:
        words = words[1:]
    if words[:1] and words[0] in GERMAN:
        return _does(words[1:])
    return words[:1] == [ENGLISH] and (not words[1:] or (_is_verb(words[1]) and _does(words[1:])))


def _does(rest: Sequence[str]) -> bool:
    """Whether the words after a subject say what it does, and not what is done to it or with it."""
    if not rest:
        return True
    if rest[0] in SUFFERS:
        return False
    infinitive = rest[-1].endswith(("en", "ern", "eln"))  # "Kunde anrufen": we call
    return not infinitive or rest[0] in MAY or rest[0].endswith(("t", "s"))


def _is_verb(word: str) -> bool:
    return word in MAY or word in SUFFERS or (word.endswith("s") and not word.endswith("ss") and word not in NOUNS)


GATHERING = frozenset(
    fold("gather gathers gathering compile compiles sammeln sammelt zusammentragen zusammensuchen").split()
)
"""Verbs of a step at which papers are only got together."""
TOGETHER = frozenset({"together", "zusammen"})
"""What other verbs of the same are followed by: puts together, stellt zusammen."""
FETCHING = frozenset(
    fold(
        "fetch fetches obtain obtains pick picks get gets request requests collect collects order orders besorgen"
        " besorgt holen holt abholen einholen beschaffen beschafft beantragt ausstellen anfordern"
        " commission commissions beauftragen beauftragt"
    ).split()
)
"""Verbs of a step at which the customer gets a paper from whoever issues it."""


def gathers(title: str) -> bool:
    """Whether a title says that papers are only got together, to be given later."""
    words = set(fold(title).split())
    return bool(words & (GATHERING | TOGETHER)) or any(one.startswith("zusammen") for one in words)


def fetches(title: str) -> bool:
    """Whether a title says that something is got from somebody."""
    return gathers(title) or bool(set(fold(title).split()) & FETCHING)


BILLS = frozenset(
    fold("invoice invoices bill bills debit debits debited charged rechnung abgebucht lastschrift").split()
)
"""Words of a step at which the customer learns what to pay, or it is taken."""
BACK = frozenset(fold("back refund refunded corrected credit zurück korrigierte berichtigte neue").split())
"""Words by which money or a better invoice comes, which is waited for."""


def bills(title: str) -> bool:
    """Whether a title says that an invoice comes or money is taken; a statement (`Abrechnung`) may bring money back."""
    words = set(fold(title).split())
    if words & BACK:
        return False
    return any(one in BILLS or (one.endswith("rechnung") and not one.endswith("abrechnung")) for one in words)
