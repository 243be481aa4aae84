"""The built-in pack looked at as data: names, languages, sentences, examples, lists, sources and laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath

import pytest

from journeyaudit.engine.law import EU
from journeyaudit.examples.mutants import lists_of
from journeyaudit.prose.listener import CONDEMNED
from journeyaudit.rule import Rule, Wording
from journeyaudit.rulebook import builtin_folder, load_rulebook
from journeyaudit.wording import language_of

BOOK = load_rulebook()
RULES = [one.rule for one in BOOK.rules]
FAMILIES = frozenset({
    "channel", "contact", "customer", "effort", "excuse", "handoff", "leaving", "limits", "measure", "organisation",
    "promise", "relationship", "selling", "waiting",
})  # fmt: skip
LANGUAGES = {"en", "de"}
LONGEST_MESSAGE = 240
LONGEST_TITLE = 60
LONGEST_LINE = 120
PHRASE = re.compile(r" *(?:- )+[\"(<]|[^:]*\|[^:]*\|")
"""How a line of a list of phrases looks, in most cases."""
MARKETS = {*EU, "EU", "UK", "US", "CH", "NO"}
EARLIEST_LAW = date(1900, 1, 1)
LATEST_LAW = date(2030, 12, 31)
"""A provision may be passed and looked up before it comes into force, but not for ever."""
LATEST_CHECK = date(2026, 12, 31)
NOTES = re.compile(r" \[(?:error|warning|info|[^\]]*(?:§|[Aa]rt\.?|[A-Z]{2,})[^\]]*)\]$")
LIST = re.compile(r"<([a-z][a-z0-9-]*)>")
WORD_OPERATORS = {"mentions", "mentions_no", "matches", "but_not"}


def texts(rule: Rule) -> Iterator[tuple[str, Wording]]:
    """Every text of a rule that people read, with its place."""
    yield "title", rule.title
    yield "why", rule.why
    yield "fix", rule.fix
    for name, setting in rule.settings.items():
        yield f"settings.{name}", setting.label
    for number, case in enumerate(rule.cases):
        yield f"cases[{number}].message", case.message
        for place, label in case.also_point_at.items():
            yield f"cases[{number}].also_point_at.{place}", label


def keys_in(tree: object) -> Iterator[str]:
    """Every key of a condition, at any depth."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield str(key)
            yield from keys_in(value)
    elif isinstance(tree, list):
        for one in tree:
            yield from keys_in(one)


def looks_for_words(rule: Rule) -> bool:
    return any(key in WORD_OPERATORS for case in rule.cases for key in keys_in(dict(case.conditions)))


def expected(rule: Rule) -> Iterator[str]:
    """The messages that the bad examples of a rule expect, without line and notes."""
    for example in rule.examples:
        if example.kind == "bad":
            for line in example.expect:
                yield NOTES.sub("", line.partition(": ")[2])


def test_a_rule_is_called_like_its_file_and_stands_in_the_folder_of_its_family() -> None:
    places = {rule.id: PurePath(rule.document.name) for rule in RULES}
    wrong = [name for name, path in places.items() if path.parts != ("rules", path.parent.name, f"{name}.yaml")]
    assert wrong == []
    assert {rule.id: rule.family for rule in RULES} == {name: path.parent.name for name, path in places.items()}


def test_the_families_are_those_of_the_catalogue_and_none_is_empty() -> None:
    assert {rule.family for rule in RULES} == FAMILIES


def test_every_text_is_there_in_english_and_german() -> None:
    assert [f"{rule.id}: {place}" for rule in RULES for place, text in texts(rule) if set(text) != LANGUAGES] == []


@pytest.mark.parametrize("place", ["why", "fix"])
def test_reasons_and_fixes_are_sentences(place: str) -> None:
    said = {(rule.id, lang): text for rule in RULES for lang, text in getattr(rule, place).items()}
    assert [key for key, text in said.items() if not text.rstrip().endswith((".", "?", "!"))] == []
    assert [key for key, text in said.items() if not text[0].isupper() and text[0] not in '„“"{['] == []


def test_messages_are_sentences() -> None:
    said = [(rule.id, text) for rule in RULES for case in rule.cases for text in case.message.values()]
    assert [key for key, text in said if not text.endswith((".", "?"))] == []


def test_titles_and_labels_are_no_sentences() -> None:
    short = [
        (rule.id, place, text)
        for rule in RULES
        for place, wording in texts(rule)
        if place == "title" or "also_point_at" in place or "settings" in place
        for text in wording.values()
    ]
    assert [key for key in short if key[2].endswith(".") or "\n" in key[2]] == []
    assert [key for key in short if key[1] == "title" and len(key[2]) > LONGEST_TITLE] == []


def test_the_two_languages_are_not_the_same_text() -> None:
    long = [(rule.id, place, text) for rule in RULES for place, text in texts(rule) if len(text.get("en", "")) > 30]
    assert [(name, place) for name, place, text in long if text["en"] == text["de"]] == []


def test_reasons_and_fixes_are_in_the_language_they_say() -> None:
    said = [
        (rule.id, place, lang, language_of(text))
        for rule in RULES
        for place, wording in texts(rule)
        if place in ("why", "fix")
        for lang, text in wording.items()
    ]
    assert [key for key in said if key[3] is not None and str(key[3]) != key[2]] == []


def test_every_rule_has_at_least_two_bad_and_two_good_examples() -> None:
    kinds = {rule.id: [example.kind for example in rule.examples] for rule in RULES}
    assert [name for name, found in kinds.items() if min(found.count("bad"), found.count("good")) < 2] == []


def test_the_examples_speak_both_languages() -> None:
    assert [rule.id for rule in RULES if {example.lang for example in rule.examples} != LANGUAGES] == []


def test_rules_about_words_have_bad_and_good_examples_in_both_languages() -> None:
    wanted = {(kind, lang) for kind in ("bad", "good") for lang in LANGUAGES}
    rules = [rule for rule in RULES if looks_for_words(rule)]
    assert len(rules) > 10
    found = {rule.id: {(example.kind, example.lang) for example in rule.examples} for rule in rules}
    assert {name: sorted(wanted - have) for name, have in found.items() if wanted - have} == {}


def lists_everything(rule: Rule) -> bool:
    """Whether a message prints a list in full or several parts that may fall away: it is as long as what it lists."""
    return any(":all}" in text or "][" in text for case in rule.cases for text in case.message.values())


def test_no_message_is_too_long_to_be_read() -> None:
    sentences = [(rule.id, text) for rule in RULES if not lists_everything(rule) for text in expected(rule)]
    assert [(name, len(text)) for name, text in sentences if len(text) > LONGEST_MESSAGE] == []
    lists = [(rule.id, text) for rule in RULES if lists_everything(rule) for text in expected(rule)]
    assert [(name, len(text)) for name, text in lists if len(text) > 2 * LONGEST_MESSAGE] == []


def test_no_message_says_that_something_is_not_stated() -> None:
    said = [(rule.id, text) for rule in RULES for text in expected(rule)]
    assert [key for key in said if "(not stated)" in key[1] or "(nicht angegeben)" in key[1]] == []


def test_every_rule_says_what_it_rests_on() -> None:
    assert [rule.id for rule in RULES if not rule.basis.source.strip()] == []


def test_laws_have_a_market_and_days_that_can_be() -> None:
    laws = [(rule.id, law) for rule in RULES for law in rule.law]
    assert laws != []
    assert [(name, law.market) for name, law in laws if law.market not in MARKETS] == []
    assert [(name, law.since) for name, law in laws if law.since and not EARLIEST_LAW <= law.since <= LATEST_LAW] == []
    assert [(name, law.checked) for name, law in laws if law.checked and law.checked > LATEST_CHECK] == []
    assert [(name, law.ref) for name, law in laws if not any(character.isalpha() for character in law.ref)] == []


def test_an_example_that_hangs_on_a_day_names_it() -> None:
    dated = [rule for rule in RULES if rule.law or "$today" in str(rule.data) or "older_than" in str(rule.data)]
    assert dated != []
    assert [rule.id for rule in dated if not any(example.as_of for example in rule.examples)] == []


def test_every_list_of_the_lexicon_is_used() -> None:
    heard = {name for entry in CONDEMNED for name in LIST.findall(entry)}
    used = heard.union(*(lists_of(rule) for rule in RULES))
    while True:
        inside = {name for one in used for entry in BOOK.lexica.words.get(one, ()) for name in LIST.findall(entry)}
        if inside <= used:
            break
        used |= inside
    assert sorted({*BOOK.lexica.words, *BOOK.lexica.sets} - used) == []


def test_phrases_fit_into_lines_that_can_be_read() -> None:
    found = [
        f"{path.parent.name}/{path.name}:{number}"
        for path in sorted(builtin_folder().glob("*/*.yaml"))
        for part, _, _ in [path.read_text("utf-8").partition("\nexamples:")]
        for number, line in enumerate(part.splitlines(), 1)
        if len(line) > LONGEST_LINE and PHRASE.match(line)
    ]
    assert found == []


def test_lists_hold_no_entry_twice() -> None:
    lists = {**BOOK.lexica.words, **BOOK.lexica.sets}
    twice = {name: [one for one in set(entries) if entries.count(one) > 1] for name, entries in lists.items()}
    assert {name: found for name, found in twice.items() if found} == {}
    assert [name for name, entries in lists.items() if not entries] == []


def test_no_name_of_a_fact_means_two_facts() -> None:
    owners: dict[str, set[str]] = {}
    for key, synonyms in BOOK.lexica.facts.items():
        for name in (key, *synonyms):
            owners.setdefault(name.casefold(), set()).add(key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_no_rule_explains_itself_or_is_explained_by_what_it_explains() -> None:
    explains = {rule.id: set(rule.explains) for rule in RULES}
    assert [name for name, others in explains.items() if name in others] == []
    assert [name for name, others in explains.items() if any(name in explains.get(one, ()) for one in others)] == []
