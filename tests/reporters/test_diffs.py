"""Every format of one fixed comparison against a golden file; UPDATE_GOLDEN=1 writes the files anew."""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from journeyaudit.cli.diff import DiffFormat
from journeyaudit.diff import Comparison, Side, compare
from journeyaudit.report import Amount, Audited, NotAssessed, Report, Severity
from journeyaudit.reporters import Style
from journeyaudit.reporters.diff_schema import diff_schema
from journeyaudit.reporters.diffs import DIFFS
from journeyaudit.reporters.markdown import LIMIT
from journeyaudit.values import Duration
from tests.reporters.sample import BILL, DAY, ORDER, TEXTS, place, sample
from tests.reporters.test_hostile import EVIL, READERS, SGR, WORDS, poisoned

GOLDEN = Path(__file__).parents[1] / "golden-diff"
STYLES = {
    "full": {
        "": Style(80),
        ".72": Style(72),
        ".120": Style(120),
        ".ascii": Style(80, unicode=False),
        ".colour": Style(80, colour=True),
        ".quiet": Style(80, quiet=True),
        ".verbose": Style(80, verbose=True),
        ".broken": Style(80),
    },
    "markdown": {"": Style(), ".quiet": Style(quiet=True), ".broken": Style()},
    "json": {"": Style()},
}
ENDINGS = {"full": "txt", "markdown": "md", "json": "json"}
CASES = [
    pytest.param(form, lang, name, style, f"{form}.{lang}{name}.{ENDINGS[form]}", id=f"{form}.{lang}{name}")
    for form, styles in STYLES.items()
    for lang in ("en", "de")
    for name, style in styles.items()
]
FILE = "shop/order.yaml"


def comparison(lang: str = "en", *, broken: bool = False, fail: bool = True) -> Comparison:
    """A comparison with everything that one can hold: every fate of a finding, every way that an item can go."""
    new = sample(lang) if broken else sample(lang, problems=())
    one_way, lip, late, again, open_wait, taken = new.findings
    at_release: dict[str, Any] = {"element": "freigabe", "title": "Freigabe durch den Einkauf", "stage": "Bestellen"}
    in_order: dict[str, Any] = {"file": FILE, "journey": "order", "related": ()}
    come = dataclasses.replace(one_way, **in_order, **at_release, span=place(ORDER, "wait: 5 d"))
    left = dataclasses.replace(one_way, **in_order, element="anruf", title="Anruf", span=place(ORDER, "phone"))
    hidden = dataclasses.replace(lip, **in_order, element="pruefung", span=place(ORDER, "weil"))
    lapsed = dataclasses.replace(lip, **in_order, element="lieferung", span=place(ORDER, "Lieferung"))
    other = dataclasses.replace(lip, subject="Lager", message=f"{lip.message} (2)", element="Lager")
    bill = dataclasses.replace(
        BILL,
        contacts=Amount(1),
        waiting=Amount(Duration(7 * DAY, workdays=2)),
        minutes=Amount(Duration(5400)),
        handoffs=Amount(2),
        documents=Amount(2),
        fields=Amount(8),
        asked_twice=Amount(3, True, ("ask.purpose",)),
    )
    order = dataclasses.replace(new.audited[1], bill=bill, title="Ersatzteil ordern", file="shop/orders.yaml")
    gone = Audited("shop/gone.yaml", "gone", "Vertrag verlängern", "de", 3)
    still = Audited("shop/still.yaml", "still", "Frage stellen", "de", 3)
    old = dataclasses.replace(
        new,
        audited=(gone, order, still),
        problems=new.problems[1:],
        findings=(
            dataclasses.replace(late, severity=Severity.WARNING),
            dataclasses.replace(lapsed, accepted="bis Mai"),
            dataclasses.replace(taken, accepted=""),
            open_wait,
            left,
            hidden,
            dataclasses.replace(left, journey="gone", file="shop/gone.yaml"),
            lip,
            other,
        ),
        not_assessed=(NotAssessed(again.rule, "shop/orders.yaml", "order", (), ("freigabe",)),),
    )
    new = dataclasses.replace(
        new,
        audited=(*new.audited, still),
        findings=(*new.findings, come, lapsed),
        not_assessed=(NotAssessed(hidden.rule, FILE, "order", (), ("pruefung",)),),
        texts=TEXTS,
    )
    return compare(Side("main", old), Side("", new), fail_on_worse=fail)


def test_every_format_has_a_golden_file() -> None:
    assert set(STYLES) == set(DIFFS) == set(DiffFormat)


@pytest.mark.parametrize(("form", "lang", "name", "style", "file"), CASES)
def test_a_comparison_looks_as_it_did(form: str, lang: str, name: str, style: Style, file: str) -> None:
    text = DIFFS[form](comparison(lang, broken=name == ".broken"), style)
    golden = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8", newline="")
    assert text == golden.read_text(encoding="utf-8"), f"if this is meant: UPDATE_GOLDEN=1 pytest {Path(__file__).name}"


def test_there_is_no_golden_file_too_many() -> None:
    assert sorted(file.name for file in GOLDEN.iterdir()) == sorted(str(case.values[4]) for case in CASES)


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("broken", [True, False])
def test_the_json_comparison_fits_its_schema(lang: str, broken: bool) -> None:
    text = DIFFS["json"](comparison(lang, broken=broken), Style())
    jsonschema.Draft202012Validator(diff_schema()).validate(json.loads(text))


@pytest.mark.parametrize("width", [40, 72, 80, 120])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    text = DIFFS["full"](comparison(lang, broken=True), Style(width))
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("form", DIFFS)
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "plain"])
def test_hostile_texts_stay_text(form: str, unicode: bool, colour: bool) -> None:
    known = comparison(broken=True)

    def evil(report: Report) -> Report:
        found: Report = poisoned(report)
        rules = (dataclasses.replace(one, id=two.id) for one, two in zip(found.rules, report.rules, strict=True))
        return dataclasses.replace(found, rules=tuple(rules))

    hostile = compare(Side(f"main{EVIL}", evil(known.old.report)), Side("", evil(known.new.report)))
    text = DIFFS[form](hostile, Style(300, colour=colour, unicode=unicode, verbose=True))
    bare = SGR.sub("", text) if colour and form == "full" else text
    assert [character for character in bare if not (character.isprintable() or character == "\n")] == []
    assert "\u202e" not in text
    assert unicode or bare.isascii()
    read = READERS.get(form, str)(bare)
    for words in WORDS:
        assert words in read


def test_a_comment_is_never_too_long_and_says_what_is_missing() -> None:
    one = comparison()
    late = next(found.new for found in one.journeys[1].findings if found.new and found.new.severity is Severity.ERROR)
    many = tuple(
        dataclasses.replace(late, element=f"e{n}", severity=severity, message=f"{n} " + "x" * 800)
        for n, severity in enumerate([Severity.WARNING] * 200 + [Severity.ERROR] * 20)
    )
    new = dataclasses.replace(one.new, report=dataclasses.replace(one.new.report, findings=many))
    text = DIFFS["markdown"](compare(one.old, new), Style())
    assert len(text) <= LIMIT
    assert text.count("**error:") == 20
    assert "Not shown here: 200 findings. The comparison was too long for a comment." in text
