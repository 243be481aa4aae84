"""The customer's bill as a table: every item with its amount, and what would make it exact."""

from __future__ import annotations

from collections.abc import Mapping

from journeyaudit.billing import ITEMS, cell
from journeyaudit.billing import WORDS as BILL_WORDS
from journeyaudit.report import Audited
from journeyaudit.reporters.html.tags import Html, block, joined, tag
from journeyaudit.values import Language


def bill_table(audited: Audited, words: Mapping[str, str], lang: Language) -> Html:
    """The bill of a journey, with what its marks mean."""
    rows = []
    for name, one in audited.bill.items():
        missing = BILL_WORDS[lang]["missing"].format(", ".join(one.missing)) if one.missing else ""
        label = joined((ITEMS[lang][name][0], tag("small", missing) if missing else ""))
        state = "unknown" if not one.known else "limitless" if one.value is None else "zero" if not one.value else None
        rows.append(tag("tr", tag("th", label, scope="row"), tag("td", cell(name, one, lang), class_=state)))
    amounts = [one for _, one in audited.bill.items()]
    notes = {
        "lower": any(one.at_least and one.value is not None for one in amounts),
        "unknown": any(not one.known for one in amounts),
        "inferred": any(one.inferred for one in amounts),
    }
    said = "; ".join(BILL_WORDS[lang][name] for name, there in notes.items() if there)
    caption = tag("caption", words["bill_of"].format(audited.title), class_="unseen")
    head = tag("tr", *(tag("th", words[name], scope="col") for name in ("item", "amount")))
    table = block("table", caption, tag("thead", head, class_="unseen"), block("tbody", *rows), class_="bill")
    return joined((table, tag("p", said, class_="legend") if said else ""), "\n" if said else "")
