"""Texts are audited with the phrases of the rules and with what was learned, each hit at its words."""

from __future__ import annotations

import pytest

from journeyaudit.prose import Markup, Prose, TextRequest, audit_texts
from journeyaudit.prose.audit import wording_labels
from journeyaudit.report import Finding, Report
from journeyaudit.rulebook import load_rulebook
from journeyaudit.settings import Settings
from journeyaudit.values import Language
from journeyaudit.wording import Certainty

PHRASE = "Dafür bin ich nicht zuständig, rufen Sie bitte die Zentrale an."
LEARNED = "Der Lieferant hat uns das falsche Teil geschickt, dafür können wir nichts."


def report(
    *texts: str | Prose,
    certainty: Certainty | None = Certainty.LIKELY,
    lang: Language = "de",
    settings: Settings | None = None,
    lang_of_text: Language | None = None,
) -> Report:
    named = [one if isinstance(one, Prose) else Prose(f"{n}.txt", one) for n, one in enumerate(texts)]
    request = TextRequest(named, lang=lang, certainty=certainty, lang_of_text=lang_of_text)
    return audit_texts(request, settings or Settings())


def rules(found: Report) -> list[str]:
    return [one.rule for one in found.findings]


def only(found: Report) -> Finding:
    (one,) = found.findings
    return one


def test_a_phrase_is_quoted_at_its_place() -> None:
    one = only(report(f"Guten Tag.\n\n{PHRASE}", certainty=None))
    assert (one.rule, one.span.start.line, one.span.start.column) == ("not-my-department", 3, 15)
    assert one.quote == "nicht zuständig"
    assert one.message == "„nicht zuständig“: Der Kunde wird weggeschickt, und niemand hier behält den Fall."
    assert 0 < (one.confidence or 0) < 1


def test_a_sentence_that_sounds_like_it_is_quoted_too() -> None:
    one = only(report(LEARNED))
    assert one.rule == "supplier-excuse"
    assert one.quote in LEARNED
    start, end = one.span.start.column - 1, one.span.end.column - 1
    assert LEARNED[start:end] == one.quote
    assert report(LEARNED, certainty=None).findings == ()


def test_one_sentence_is_one_finding_of_a_rule_whichever_tier_says_it() -> None:
    assert rules(report(f"{PHRASE} {PHRASE}")) == ["not-my-department"] * 2


def test_what_is_quoted_to_forbid_it_is_no_finding() -> None:
    assert report("Sätze wie „Dafür bin ich nicht zuständig“ sind bei uns gestrichen und abgeschafft.").findings == ()
    assert (
        report("Früher durften die Leute am Schalter nichts entscheiden, inzwischen hat sich das geändert.").findings
        == ()
    )


def test_each_passage_tells_its_own_language() -> None:
    english = "Please do not reply to this e-mail, as the mailbox is not read by anyone."
    text = f"Ihr Paket kommt am Freitag vor zehn Uhr an.\n\n{english}"
    assert rules(report(text)) == ["no-reply-sender"]
    assert report("Это не наше дело, мы ничего не можем для вас сделать сегодня.").findings == ()


def test_the_language_of_a_text_can_be_given() -> None:
    english = "Please do not expect anybody to read the mailbox that this e-mail has come from."
    assert rules(report(english)) == rules(report(english, lang_of_text="en"))
    assert report(english, lang_of_text="de").findings == ()


def test_markdown_code_says_nothing() -> None:
    prose = Prose("a.md", f"```\n{PHRASE}\n```\n> {PHRASE}\n", Markup.MARKDOWN)
    assert report(prose).findings == ()


def test_settings_choose_the_rules() -> None:
    assert report(PHRASE, settings=Settings(ignore=("not-my-department",))).findings == ()
    assert rules(report(f"{PHRASE} {LEARNED}", settings=Settings(select=("supplier-excuse",)))) == ["supplier-excuse"]
    broken = report(PHRASE, settings=Settings(select=("not-my-departement",)))
    assert broken.exit_code == 2
    assert broken.problems[0].hint == "Ist 'not-my-department' gemeint?"


def test_every_label_is_a_rule() -> None:
    assert wording_labels() <= set(load_rulebook().ids)
    assert len(wording_labels()) == 26


def test_every_rule_says_of_words_alone_what_they_do_to_the_customer() -> None:
    other = {
        rule.rule.id
        for rule in load_rulebook().rules
        if rule.rule.id in wording_labels()
        and not any(case.each == "text" and case.message["en"].startswith("{words}") for case in rule.rule.cases)
    }
    assert other == set()
    one = only(report("Antworten auf diese Adresse werden nicht gelesen."))
    assert one.message == (
        "„Antworten auf diese Adresse werden nicht gelesen“: Auf das, was hier kommt, kann der Kunde nicht antworten."
    )


def test_the_report_counts_texts_and_is_clean_without_findings() -> None:
    found = report("Guten Tag, Ihr Paket kommt am Freitag.")
    assert (found.exit_code, found.audited[0].prose, len(found.audited)) == (0, True, 1)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\x00\x1b[2J", "“" * 10_000, "a" * 100_000, "aaaa " * 20_000, "…" * 5_000]
)
def test_hostile_texts_are_read_without_a_fault(text: str) -> None:
    assert report(text).exit_code == 0
