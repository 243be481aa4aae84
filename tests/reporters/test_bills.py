"""The customer's bill alone: the table for one journey and for many, and the JSON."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from rich.cells import cell_len

from journeyaudit.billing import bill_data, said
from journeyaudit.report import Amount, Audited, Bill
from journeyaudit.reporters import Style
from journeyaudit.reporters.bills import BILLS
from journeyaudit.reporters.report_schema import report_schema
from journeyaudit.values import TIE, Duration
from tests.reporters.sample import BILL, sample

EVIL = "[red]x[/red]<script>\x1b[2J\u202e\r\n"
ONE = Audited("a.yaml", "a", "Ersatzteil bestellen", "de", 4, BILL)
OTHER = Audited("b.yaml", "b", "Vertrag kündigen", "de", 2, Bill(contacts=Amount(1200), units=Amount(1)))


def table(*audited: Audited, lang: str = "en", **style: Any) -> list[str]:
    return BILLS["table"](sample(lang, audited=audited), Style(**{"width": 80, **style})).splitlines()


def test_the_bill_of_one_journey_says_what_is_missing() -> None:
    assert table(ONE) == [
        "Journey      Ersatzteil bestellen",
        "File         a.yaml",
        "Contacts     2",
        "Own steps    ~1",
        "Waiting      ≥ 9 days",
        "Own work     ≥ 1 h 45 min (missing: touchpoint.effort)",
        "Hand-offs    3",
        "Units        4",
        "Channels     ≥ 1 (missing: touchpoint.channels)",
        "Documents    0",
        "Form fields  ? (missing: touchpoint.effort)",
        "Logins       ? (missing: touchpoint.effort)",
        "Asked twice  1",
        "",
        "≥ at least; ? not written down; ~ inferred: who acts there is not written down",
    ]


def test_bills_of_many_journeys_stand_side_by_side() -> None:
    assert table(ONE, OTHER, lang="de") == [
        "Reise            Ersatzteil bestellen            Vertrag kündigen",
        "Kontakte         2                               1.200",
        "Eigene Schritte  ~1                              0",
        "Wartezeit        ≥ 9 Tage                        0 min",
        "Eigene Arbeit    ≥ 1 h 45 min                    0 min",
        "Übergaben        3                               0",
        "Stellen          4                               1",
        "Kanäle           ≥ 1                             0",
        "Dokumente        0                               0",
        "Formularfelder   ?                               0",
        "Anmeldungen      ?                               0",
        "Doppelte Fragen  1                               0",
        "",
        "≥ mindestens; ? nicht angegeben; ~ erschlossen: wer dort handelt, steht nirgends",
    ]


def test_journeys_of_one_name_are_told_apart_by_their_files() -> None:
    lines = table(ONE, replace(ONE, file="b.yaml"))
    assert lines[1].split() == ["File", "a.yaml", "b.yaml"]


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("width", [10, 40, 72, 80, 120, 200])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_many_journeys_fit_into_any_terminal(lang: str, width: int, unicode: bool) -> None:
    many = [replace(ONE, title=title) for title in ("A", "注文", "Warenwirtschaftssystemumstellungen " * 4, EVIL) * 4]
    lines = table(*many, lang=lang, width=width, unicode=unicode)
    assert max(map(cell_len, lines)) <= max(width, 40)
    assert all(line.isprintable() and (unicode or line.isascii()) for line in lines)


def test_without_journeys_there_is_no_table() -> None:
    assert table() == []


def test_json_holds_every_item() -> None:
    found = json.loads(BILLS["json"](sample("de", audited=(ONE, replace(OTHER, title=EVIL))), Style()))
    assert (found["schema"], found["lang"], found["exit_code"]) == ("journeyaudit/bill@1", "de", 2)
    [one, other] = found["journeys"]
    assert other["title"] == EVIL
    assert list(one["bill"]) == [name for name, _ in Bill().items()]
    assert one["bill"]["minutes"] == {
        "value": {"seconds": 6300, "workdays": 0, "businessdays": 0},
        "at_least": True,
        "missing": ["touchpoint.effort"],
        "inferred": False,
        "least": None,
        "text": "≥ 1 h 45 min",
    }
    assert one["bill"]["fields"] == {
        "value": None, "at_least": False, "missing": ["touchpoint.effort"], "inferred": False, "least": None,
        "text": "?",
    }  # fmt: skip
    schema = report_schema()["properties"]["journeys"]
    jsonschema.Draft202012Validator(schema).validate(found["journeys"])


def test_the_schema_refuses_a_bill_that_lacks_an_item() -> None:
    found = json.loads(BILLS["json"](sample(audited=(ONE,)), Style()))["journeys"]
    del found[0]["bill"]["logins"]
    with pytest.raises(jsonschema.ValidationError, match="'logins' is a required property"):
        jsonschema.Draft202012Validator(report_schema()["properties"]["journeys"]).validate(found)


def test_a_wait_without_limit_is_called_so() -> None:
    lines = table(replace(ONE, bill=Bill(waiting=Amount(None, at_least=True), minutes=Amount(Duration(90000)))))
    assert lines[4:6] == ["Waiting      no limit", "Own work     25 h"]


def test_what_it_costs_at_best_stands_behind_what_it_costs() -> None:
    bill = Bill(contacts=Amount(9, least=3), minutes=Amount(Duration(7200), at_least=True, least=Duration(600)))
    lines = table(replace(ONE, bill=bill), lang="de")
    assert (lines[2], lines[5]) == (
        "Kontakte         9 (bestenfalls 3)",
        "Eigene Arbeit    ≥ 2 h (bestenfalls 10 min)",
    )
    assert said(bill, "en")[0].replace(TIE, " ") == "9 contacts (at best 3) · at least 2 h of work (at best 10 min)"
    assert bill_data(bill, "en")["minutes"]["least"] == {"seconds": 600, "workdays": 0, "businessdays": 0}


def test_labels_within_a_sentence_keep_only_the_capitals_of_nouns() -> None:
    open_one = Amount(None, missing=("touchpoint.effort",))
    bill = Bill(minutes=open_one, channels=open_one, asked_twice=open_one)
    assert (
        said(bill, "de")[1].replace(TIE, " ").startswith("nicht angegeben: eigene Arbeit, Kanäle und doppelte Fragen (")
    )
    assert said(bill, "en")[1].replace(TIE, " ").startswith("not written down: own work, channels and asked twice (")
