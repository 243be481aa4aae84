"""Who is the customer among the names that a drawing or a table gives to those who act."""

from __future__ import annotations

from collections.abc import Iterable

from journeyaudit.model.choice import ACTORS
from journeyaudit.values import fold

CUSTOMER = "customer"
"""The actor that stands for the customer, whatever a file calls them."""

_NAMES = frozenset(
    fold(name)
    for name in (
        *("customers", "end customer", "consumer", "shopper", "buyer", "purchaser", "visitor", "guest", "user"),
        *("users", "end user", "me", "myself", "I", "Kunden", "Endkunde", "Endkundin", "Verbraucher", "Verbraucherin"),
        *("Käufer", "Käuferin", "Besucher", "Besucherin", "Gast", "Nutzer", "Nutzerin", "Benutzer", "Benutzerin"),
        *("Anwender", "Anwenderin", "ich"),
        *(word for word, actor in ACTORS.items() if actor == CUSTOMER),
    )
)


def is_customer(name: str, further: Iterable[str] = ()) -> bool:
    """Whether a name means the customer; `further` are names that a user gave for this."""
    folded = fold(name.strip("\"'“”„"))
    return folded in _NAMES or folded in map(fold, further)
