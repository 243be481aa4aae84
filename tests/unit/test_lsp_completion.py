"""What is offered while somebody types: fields of the part, words of closed lists, and names that are in use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

MISSING = "pygls is not installed: pip install 'journeyaudit[lsp]'"
types: Any = pytest.importorskip("lsprotocol.types", reason=MISSING)
codecs: Any = pytest.importorskip("pygls.workspace", reason=MISSING)
completing: Any = pytest.importorskip("journeyaudit.lsp.completion", reason=MISSING)
naming: Any = pytest.importorskip("journeyaudit.lsp.names", reason=MISSING)

RULES = [("late", "Late step"), ("pushy", "Pushy step")]
ORGANISATION = """\
organisation: Acme
units: [{name: Sales}, {name: "Field, north"}]
channels: [{name: Hotline, kind: phone}]
"""
JOURNEY = """\
journey: Order
touchpoints:
  - title: Order placed
    actor: Back office
  - title: Call
    id: call
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    return tmp_path / "order.yaml"


def offers(text: str, file: Path, lang: str = "en", *, after_blank: bool = False) -> list[Any]:
    """What is offered at the bar in a text."""
    before, _, after = text.partition("|")
    place = types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)
    names = naming.Namebook().names(file, before + after, before.count("\n"))
    codec = codecs.PositionCodec()
    found = completing.completion(before + after, place, codec, names, RULES, lang, after_blank=after_blank)
    return list(found)


def written(text: str, file: Path) -> list[str]:
    return [one.text_edit.new_text for one in offers(text, file)]


def test_fields_of_the_part_without_those_that_are_there(file: Path) -> None:
    found = [one.label for one in offers(JOURNEY + "    ki|", file)]
    assert found[:5] == ["actor", "owner", "perceived_owner", "kind", "channels"]
    assert "title" not in found
    assert "id" not in found


def test_a_field_says_what_it_means_in_both_languages(file: Path) -> None:
    english, german = (offers("journey: A\nint|", file, lang) for lang in ("en", "de"))
    one = next(one for one in english if one.label == "intent")
    assert (one.text_edit.new_text, one.documentation) == ("intent: ", "What the customer wants to do.")
    assert next(one for one in german if one.label == "intent").documentation == "Was der Kunde tun möchte."


def test_what_is_required_says_so(file: Path) -> None:
    found = offers("journey: A\ntouchpoints:\n  - {|", file, "de")
    assert [(one.label, one.detail) for one in found][:2] == [("title", "erforderlich"), ("id", None)]


def test_words_of_a_closed_list(file: Path) -> None:
    found = offers(JOURNEY + "    kind: |", file, "de")
    assert [(one.label, one.detail) for one in found][:2] == [("request", "Anfrage"), ("confirmation", "Bestätigung")]
    assert len(found) == 12


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("actor: |", ["Back office", "Field, north", "Sales", "customer", "persona", "system", "none"]),
        ("owner: [|", ["Back office", '"Field, north"', "Sales"]),
        ("channels: |", ["Hotline", "none"]),
        ("next: |", ["call", "order-placed", "end"]),
        ("next: {late: |", ["call", "order-placed", "end"]),
        ("on_failure: {late: |", ["call", "order-placed", "end"]),
        ("wait: {since: |", ["call", "order-placed"]),
        ("wait: {max: |", ["open"]),
        ("promises: [{text: A, kept_at: |", ["call", "order-placed", "none"]),
        ("promises: [{text: A, within: |", ["none", "open"]),
        ("handoff: {warm: |", ["true", "false"]),
        ("accept: [{rule: |", ["late", "pushy"]),
        ("title: |", []),
        ("id: |", []),
        ("nonsense: {a: |", []),
    ],
)
def test_values(line: str, expected: list[str], file: Path) -> None:
    assert written(f"{JOURNEY}    {line}", file) == expected


def test_the_word_that_is_begun_is_replaced(file: Path) -> None:
    one = offers(f"{JOURNEY}    owner: Field, no|", file)
    assert one == []
    one = offers(f'{JOURNEY}    owner: "Fie|"', file)[1]
    assert (one.label, one.filter_text, one.text_edit.new_text) == ("Field, north", '"Field, north', "Field, north")
    where = one.text_edit.range
    assert (where.start.character, where.end.character) == (11, 16)


def test_rules_in_a_comment(file: Path) -> None:
    found = offers("journey: A\n# journeyaudit: accept late, pu|", file)
    assert [(one.label, one.detail) for one in found] == [("late", "Late step"), ("pushy", "Pushy step")]


def test_a_blank_that_indents_brings_up_nothing(file: Path) -> None:
    assert offers(JOURNEY + "    |", file, after_blank=True) == []
    assert len(offers(JOURNEY + "    kind: |", file, after_blank=True)) == 12


def test_nothing_is_offered_where_nothing_is_a_journey(file: Path) -> None:
    assert offers("version: 1\nki|", file) == []


def test_the_organisation_file_is_completed_too(file: Path) -> None:
    assert [one.label for one in offers(ORGANISATION + "sl|", file)][:2] == ["goals", "slogans"]


def test_names_stay_from_when_the_text_could_last_be_read(file: Path) -> None:
    book = naming.Namebook()
    assert book.names(file, JOURNEY)["place"] == ("call", "order-placed")
    assert book.names(file, JOURNEY + "    kind: [\n")["place"] == ("call", "order-placed")
    book.forget(file)
    assert book.names(file, JOURNEY + "    kind: [\n")["place"] == ("call",)
