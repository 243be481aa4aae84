"""The page of a rule: what it says in which language, its examples, and that a pack of others can only say text."""

import json
from pathlib import Path

import pytest

from journeyaudit.explain import examples_of, explain, listing, listing_json, texts_of, wrapped
from journeyaudit.rulebook import CompiledRule, Rulebook, load_rulebook
from tests.small_pack import write_pack, write_rule

PAGE = """\
id: ours
title: {en: Late step, de: Später Schritt}
basis: {kind: law, source: "A law, § 5"}
severity: warning
error_if: {kind: offer}
law:
  - {market: DE, sector: telco, since: 2022-01-01, ref: § 5 Gesetz, checked: 2026-08-01}
  - {market: EU, ref: Art. 7, checked: 2026-08-02}
yields_to: [safety, law]
settings: {limit: {default: 2 d, en: longest wait, de: längste Wartezeit}}
each: touchpoint
flag_if: {wait.max: {more: $limit, as: time}}
point_at: wait
message: {en: "{touchpoint} comes after {time}.", de: "{touchpoint} kommt nach {time:dative}."}
why: {en: They wait., de: Sie warten.}
fix: {en: Be quick., de: Schneller werden.}
examples:
  - bad: |
      touchpoints: [{title: A, wait: 3 d}]
    expect: ["1: “A” comes after 3 days."]
  - bad: |
      touchpoints: [{title: A, wait: 4 d, kind: offer}]
    lang: de
    expect: ["1: „A“ kommt nach 4 Tagen. [error]"]
  - good: |
      touchpoints: [{title: "```", wait: 2 d}]
  - unclear: |
      touchpoints: [A]
    missing: [touchpoint.wait]
"""
ENGLISH = """\
# Late step (`ours`)

Severity: warning, in some cases error · Family: time · Basis: law, A law, § 5

Law: § 5 Gesetz (DE, telco), in force since 1 January 2022, checked on 1 August 2026

Law: Art. 7 (EU), checked on 2 August 2026

## Why it matters

They wait.

## What to do instead

Be quick.

## Leaves alone

steps that are `justified` by `law`, `safety`

## Settings

- `limit`: longest wait (2 days)

## Flagged

```yaml
touchpoints: [{title: A, wait: 3 d}]
```

- line 1: “A” comes after 3 days.

```yaml
touchpoints: [{title: A, wait: 4 d, kind: offer}]
```

- line 1: „A“ kommt nach 4 Tagen. [error]

## Not flagged

````yaml
touchpoints: [{title: "```", wait: 2 d}]
````

## Not assessed

```yaml
touchpoints: [A]
```

needs: `touchpoint.wait`
"""
GERMAN = """\
# Später Schritt (`ours`)

Stufe: Warnung, in manchen Fällen Fehler · Familie: time · Grundlage: Recht, A law, § 5

Recht: § 5 Gesetz (DE, telco), in Kraft seit 01.01.2022, nachgesehen am 01.08.2026

Recht: Art. 7 (EU), nachgesehen am 02.08.2026

## Warum es zählt

Sie warten.

## Was stattdessen hilft

Schneller werden.

## Lässt in Ruhe

Schritte, die `justified` sind durch `law`, `safety`

## Einstellungen

- `limit`: längste Wartezeit (2 Tage)

## Gefunden

```yaml
touchpoints: [{title: A, wait: 3 d}]
```

- Zeile 1: “A” comes after 3 days.
"""


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    write_pack(tmp_path)
    write_rule(tmp_path, "time/ours", PAGE)
    found = load_rulebook([tmp_path], builtin=False)
    assert found.problems == ()
    return found


def ours(book: Rulebook) -> CompiledRule:
    rule = book.find("ours")
    assert rule is not None
    return rule


def test_a_page_says_all_about_a_rule(book: Rulebook) -> None:
    assert explain(ours(book), "en") == ENGLISH


def test_a_page_says_that_a_provision_was_not_checked_yet(tmp_path: Path) -> None:
    write_rule(tmp_path, "time/ours", PAGE.replace(", checked: 2026-08-02", ""))
    book = load_rulebook([tmp_path], builtin=False)
    assert "Law: Art. 7 (EU), not yet checked at its source\n" in explain(ours(book), "en")
    assert '"checked_on": null' in listing_json(book, "en")


def test_a_page_is_in_the_language_of_the_reader(book: Rulebook) -> None:
    assert explain(ours(book), "de").startswith(GERMAN)


def test_a_page_is_its_texts_and_its_examples(book: Rulebook) -> None:
    rule = ours(book)
    assert explain(rule, "de") == texts_of(rule, "de") + "\n" + examples_of(rule, "de")
    assert texts_of(rule, "de", 2).startswith("## Später Schritt (`ours`)\n\nStufe")
    assert "\n### Warum es zählt\n" in texts_of(rule, "de", 2)
    assert examples_of(rule, "en", 2).startswith("### Flagged\n")


def test_a_rule_in_one_language_says_it_in_that(tmp_path: Path) -> None:
    english = PAGE.replace(", de: Später Schritt", "").replace(", de: Sie warten.", "")
    write_rule(tmp_path, "time/ours", english.replace(", de: längste Wartezeit", ""))
    page = explain(ours(load_rulebook([tmp_path], builtin=False)), "de")
    assert page.startswith("# Late step (`ours`)\n\nStufe: Warnung")
    assert "\n## Warum es zählt\n\nThey wait.\n" in page
    assert "- `limit`: longest wait (2 Tage)" in page


def test_texts_of_others_do_not_steer_the_terminal(tmp_path: Path) -> None:
    evil = PAGE.replace("They wait.", '"\\e[2J\\u202eThey\\twait."').replace("A law, § 5", "\\e]0;x\\a")
    write_rule(tmp_path, "time/ours", evil)
    page = explain(ours(load_rulebook([tmp_path], builtin=False)), "en")
    assert "\\x1b[2J\\u202eThey wait." in page
    assert [one for one in page if not one.isprintable() and one != "\n"] == []


def test_prose_wraps_for_a_terminal_and_code_does_not() -> None:
    words = "word " * 30
    code = f"```yaml\n{words}\n- {words}\n```\n"
    page = f"# Title\n\n{words}\n\n{code}\n- {words}\n\n````yaml\n```\n{words}\n````\n{words}\n"
    lines = wrapped(page, 40).split("\n")
    assert [line for line in lines if len(line) > 40] == [words, f"- {words}", words]
    assert " ".join(wrapped(page, 40).split()) == " ".join(page.split())
    items = lines[lines.index("- " + ("word " * 7).strip()) :]
    assert items[1].startswith("  word")


def test_rules_are_listed_by_family(book: Rulebook) -> None:
    assert listing(book, "en") == (
        "manner\n"
        "  chatty  info     Chatty step\n"
        "  pushy   warning  Pushy step\n"
        "time\n"
        "  late    error    Late step\n"
        "  ours    warning  Late step\n"
    )
    assert "  late    Fehler   Später Schritt\n" in listing(book, "de")


def test_rules_are_listed_for_programs(book: Rulebook) -> None:
    found = json.loads(listing_json(book, "en"))
    assert found["schema"] == "journeyaudit/rules@1"
    assert [rule["id"] for rule in found["rules"]] == ["chatty", "pushy", "late", "ours"]
    [_, _, late, own] = found["rules"]
    assert late["title"] == {"en": "Late step", "de": "Später Schritt"}
    assert late["settings"] == {"limit": "2 d"}
    assert own["examples"] == {"bad": 2, "good": 1, "unclear": 1}
    assert own["laws"] == [
        {
            "market": "DE",
            "sector": "telco",
            "ref": "§ 5 Gesetz",
            "valid_from": "2022-01-01",
            "checked_on": "2026-08-01",
        },
        {"market": "EU", "sector": None, "ref": "Art. 7", "valid_from": None, "checked_on": "2026-08-02"},
    ]
