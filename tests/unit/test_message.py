"""The sentences of findings: what placeholders print in English and German, and which brackets fall away."""

from __future__ import annotations

import pytest

from journeyaudit.conditions import Refused, compile_condition
from journeyaudit.message import compile_message, compile_places
from journeyaudit.values import Language
from tests.workbench import element_of, look_at, scope_of, world_of, yaml


def message(
    template: str,
    journey: str,
    lang: Language = "en",
    each: str = "touchpoint",
    at: int = 0,
    condition: str = "",
    settings: dict[str, object] | None = None,
) -> str:
    """The message for an element, after a condition may have caught something."""
    scope = scope_of(each, settings)
    look = look_at(element_of(world_of(journey), each, at), settings)
    if condition:
        assert compile_condition(yaml(condition), scope, ("flag_if",))(look) is True
    return compile_message(template, lang, scope, ("message", lang)).render(look)


def refused(template: str, each: str = "touchpoint", condition: str = "") -> str:
    """Why a message cannot be compiled."""
    scope = scope_of(each)
    if condition:
        compile_condition(yaml(condition), scope, ("flag_if",))
    with pytest.raises(Refused):
        compile_message(template, "en", scope, ("message", "en"))
    return "\n".join(f"{problem.message} ({problem.hint})" for problem in scope.notes.problems)


STEP = """
persona: Anna
systems: [SAP, CRM]
touchpoints:
  - title: Order
    kind: offer
    actor: customer
    channels: [phone, Filiale, web]
    asks: [IBAN, name, age, size, birth date]
    wait: {max: 3d, typical: 2 Werktage, updates: none}
    cost: 39.99 EUR per month
    justified: {by: law, until: 2026-12-31}
    effort: {minutes: 90 min, fields: 1, logins: 0}
    handoff: {carries: none, warm: true}
    says: [We call soon., Bye.]
    reference: R-7
    promises: [{text: A call in two days, kept_at: pay, within: 2d}]
  - title: Pay
    effort: 30 min
    next: {too late: end, paid: order}
"""


@pytest.mark.parametrize(
    ("template", "english", "german"),
    [
        ("{touchpoint}", "“Order”", "„Order“"),
        ("{title}", "“Order”", "„Order“"),
        ("{journey}", "“Example”", "„Example“"),
        ("{reference}", "“R-7”", "„R-7“"),
        ("{kind}", "offer", "Angebot"),
        ("{actor}", "customer", "customer"),
        ("{journey.persona}", "Anna", "Anna"),
        ("{channels}", "phone, Filiale and web", "Telefon, Filiale und Website"),
        ("{channels:or}", "phone, Filiale or web", "Telefon, Filiale oder Website"),
        ("{channels.kind}", "phone, counter and website", "Telefon, Schalter und Website"),
        ("{asks}", "IBAN, name, age and 2 more", "IBAN, name, age und noch 2"),
        ("{asks:or}", "IBAN, name, age or 2 more", "IBAN, name, age oder noch 2"),
        ("{asks:all}", "IBAN, name, age, size and birth date", "IBAN, name, age, size und birth date"),
        ("{says}", "“We call soon.” and “Bye.”", "„We call soon.“ und „Bye.“"),
        ("{journey.systems}", "SAP and CRM", "SAP und CRM"),
        ("{wait}", "3 days", "3 Tage"),
        ("{wait.max}", "3 days", "3 Tage"),
        ("{wait.max:dative}", "3 days", "3 Tagen"),
        ("{wait:dative}", "3 days", "3 Tagen"),
        ("{wait.typical}", "2 working days (Mon–Sat)", "2 Werktage"),
        ("{wait.typical:dative}", "2 working days (Mon–Sat)", "2 Werktagen"),
        ("{wait.updates}", "nothing", "nichts"),
        ("{cost}", "€39.99 per month", "39,99 € pro Monat"),
        ("{cost.amount}", "€39.99 per month", "39,99 € pro Monat"),
        ("{justified}", "law", "Gesetz"),
        ("{justified.until}", "31 December 2026", "31.12.2026"),
        ("{effort.minutes}", "1 hour and 30 minutes", "1 Stunde und 30 Minuten"),
        ("{effort.fields field|fields}", "1 field", "1 field"),
        ("{effort.logins login|logins}", "0 logins", "0 logins"),
        ("{effort.logins}", "0", "0"),
        ("{asks fact|facts}", "5 facts", "5 facts"),
        ("{asks:is|are}", "are", "are"),
        ("{effort.fields:fehlt|fehlen}", "fehlt", "fehlt"),
        ("{handoff.warm}", "yes", "ja"),
        ("{handoff.carries}", "nothing", "nichts"),
        ("{noticed}", "yes", "ja"),
        ("{next}", "“Pay”", "„Pay“"),
        ("{promises}", "“A call in two days”", "„A call in two days“"),
        ("{promises.kept_at}", "“Pay”", "„Pay“"),
        ("{perceived_owner}", "(not stated)", "(nicht angegeben)"),
        ("{journey.bill.steps step|steps}", "2 steps", "2 steps"),
        ("{journey.bill.minutes}", "2 hours", "2 Stunden"),
        ("{journey.bill.documents}", "At least 0", "Mindestens 0"),
        (
            "All in all {journey.bill.documents}. {journey.bill.documents} twice",
            "All in all at least 0. At least 0 twice",
            "All in all mindestens 0. Mindestens 0 twice",
        ),
    ],
)
def test_a_placeholder_prints_a_value_in_the_language_of_the_report(template: str, english: str, german: str) -> None:
    assert [message(template, STEP, "en"), message(template, STEP, "de")] == [english, german]


def test_a_language_is_named_whatever_code_it_is_written_with() -> None:
    journey = "persona: {name: A, speaks: [tr, SR, Farsi, xy]}\ntouchpoints: [A]"
    assert [message("{journey.persona.speaks:all}", journey, lang) for lang in ("en", "de")] == [
        "Turkish, Serbian, Farsi and xy",
        "Türkisch, Serbisch, Farsi und xy",
    ]


@pytest.mark.parametrize(
    ("template", "at", "english", "german"),
    [
        ("{label}: {to}", 0, "too late: the end", "too late: das Ende"),
        ("{label}: {to}", 1, "paid: “Order”", "paid: „Order“"),
    ],
)
def test_the_end_has_a_name(template: str, at: int, english: str, german: str) -> None:
    assert [message(template, STEP, lang, "exit", at) for lang in ("en", "de")] == [english, german]


@pytest.mark.parametrize(
    ("template", "journey", "english", "german"),
    [
        ("{wait.max}", "touchpoints: [{title: A, wait: open}]", "unlimited", "unbegrenzt"),
        (
            "{journey.bill.waiting}",
            "touchpoints: [{title: A, wait: open}]",
            "At least 0 minutes",
            "Mindestens 0 Minuten",
        ),
        ("{done_before:share}", "touchpoints: [{title: A, effort: 1 min}]", "0 %", "0 %"),
        ("{asks}", "touchpoints: [{title: A, asks: none}]", "nothing", "nichts"),
        ("{asks ask|asks}", "touchpoints: [{title: A, asks: none}]", "0 asks", "0 asks"),
        ("{asks ask|asks}", "touchpoints: [A]", "(not stated)", "(nicht angegeben)"),
        ("{asks:is|are}", "touchpoints: [A]", "(not stated)", "(nicht angegeben)"),
        (
            "{journey.owners owner|owners}",
            "touchpoints: [{title: A, owner: X}, B]",
            "At least 1 owner",
            "Mindestens 1 owner",
        ),
        ("{journey.owners:answers|answer}", "touchpoints: [{title: A, owner: X}, B]", "answers", "answers"),
        ("{limit} {limit day|days}", "touchpoints: [A]", "3 3 days", "3 3 days"),
    ],
)
def test_bounds_gaps_and_absence_are_said(template: str, journey: str, english: str, german: str) -> None:
    said = [message(template, journey, lang, settings={"limit": 3}) for lang in ("en", "de")]
    assert said == [english, german]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("[red]Order[/red]", "“[red]Order[/red]”"),
        ("{kind}", "“{kind}”"),
        ("a [b] c {d}", "“a [b] c {d}”"),
        ("<b>Order</b>", "“<b>Order</b>”"),
        ("=SUM(A1)", "“=SUM(A1)”"),
        ("\\e[31mred\\e[0m", "“\\x1b[31mred\\x1b[0m”"),
        ("one\\ntwo\\tthree", "“one two three”"),
        ("\\u202eevil", "“\\u202eevil”"),
        ("::error::x%0A", "“::error::x%0A”"),
        ("x" * 200, "“" + "x" * 90 + "…”"),
    ],
    ids=[
        "markup",
        "a placeholder",
        "brackets",
        "html",
        "a formula",
        "escapes",
        "lines",
        "direction",
        "a command",
        "long",
    ],
)
def test_what_a_title_holds_stays_text(title: str, shown: str) -> None:
    journey = f'touchpoints: [{{title: "{title}", promises: {{text: "{title}"}}}}]'
    assert message("{touchpoint}: {promises}[, {title}].", journey) == f"{shown}: {shown}, {shown}."


@pytest.mark.parametrize("name", ["[red]Post[/red]", "a\\e[31mb", "{kind}"])
def test_names_of_units_and_facts_stay_text_too(name: str) -> None:
    shown = name.replace("\\e", "\\x1b")
    journey = f'touchpoints: [{{title: A, owner: "{name}", asks: "{name}", channels: "{name}"}}]'
    assert message("{owner}, {asks}, {channels}.", journey) == f"{shown}, {shown}, {shown}."


BRACKETS = "touchpoints: [{title: A, kind: offer, wait: 3d, effort: none}]"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        # one bracket is text like any other, and falls away when something in it is not known or not there
        ("A wait[ of {wait.max}].", "A wait of 3 days."),
        ("A case[ by {perceived_owner}].", "A case."),
        ("A case[ by {perceived_owner} of {kind}].", "A case."),
        ("A case[ with {effort.minutes}].", "A case."),
        ("A case[ without a placeholder].", "A case without a placeholder."),
        ("[{kind}: ]A.", "offer: A."),
        ("[{reference}: ]A.", "A."),
        ("A[; {kind}], B[; {reference}].", "A; offer, B."),
        # brackets that touch are a list
        ("So:[{wait.max}][{kind}][{reference}].", "So: 3 days and offer."),
        ("So:[{wait.max}][{kind}][{touchpoint}].", "So: 3 days, offer and “A”."),
        ("So: [{reference}][{kind}].", "So: offer."),
        ("So:[{reference}][{perceived_owner}].", "So."),
        ("[{kind}][{wait.max}].", "offer and 3 days."),
        ("A[{kind}][{kind}][{kind}][{kind}][{kind}].", "A offer, offer, offer, offer and offer."),
        ("A:[{kind}][{kind}]; B:[{reference}][{wait.max}].", "A: offer and offer; B: 3 days."),
    ],
)
def test_brackets_fall_away_and_join(template: str, expected: str) -> None:
    assert message(template, BRACKETS) == expected


def test_lists_of_brackets_join_in_the_language() -> None:
    assert message("So:[{wait.max}][{kind}].", BRACKETS, "de") == "So: 3 Tage und Angebot."


@pytest.mark.parametrize(
    ("wait", "english", "german"),
    [
        ("3 Werktage", "3 working days (Mon–Sat), that is 4 days.", "3 Werktage, that is 4 Tage."),
        ("3d", "3 days.", "3 Tage."),
        ("none", "0 minutes.", "0 Minuten."),
        ("open", "unlimited.", "unbegrenzt."),
    ],
)
def test_the_calendar_form_says_how_long_working_days_can_be(wait: str, english: str, german: str) -> None:
    journey = f"touchpoints: [{{title: A, wait: {wait}}}]"
    template = "{wait.max}[, that is {wait.max:calendar}]."
    assert [message(template, journey, lang) for lang in ("en", "de")] == [english, german]


def test_names_with_a_word_for_and_in_them_are_kept_apart() -> None:
    step = "touchpoints: [{{title: Order, asks: [IBAN, {}], says: [Name and age., Size.]}}]"
    assert message("Asked: {asks}.", step.format("name and age")) == "Asked: IBAN; name and age."
    assert message("Gefragt: {asks}.", step.format("Name und Alter"), "de") == "Gefragt: IBAN; Name und Alter."
    assert message("Asked: {asks}.", step.format("brand")) == "Asked: IBAN and brand."
    assert message("Said: {says}.", step.format("age")) == "Said: “Name and age.” and “Size.”."


def test_a_sum_can_be_told_without_what_does_not_weigh() -> None:
    journey = "touchpoints: [{title: A, wait: 20 Werktage}, {title: B, wait: 10 min}, {title: C, wait: open}]"
    template = "{journey.bill.waiting:about}, {journey.bill.waiting}."
    assert message(template, journey, "de") == "Mindestens 20 Werktage, mindestens 20 Werktage und 10 Minuten."


def test_working_days_and_calendar_time_are_told_as_one() -> None:
    journey = "touchpoints: [{title: A, wait: 10 working days}, {title: B, wait: 30d}]"
    template = "{journey.bill.waiting:about}, {journey.bill.waiting}."
    assert message(template, journey) == "About 6 weeks, 10 working days and 30 days."
    unfinished = "touchpoints: [{title: A, wait: 3 Werktage}, {title: B, wait: 2d}, {title: C, wait: open}]"
    assert message(template, unfinished, "de") == "Mindestens 6 Tage, mindestens 3 Werktage und 2 Tage."


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{words word|words}: {words}.", "1 word: “They are soon and soon sorry”."),
        ("{words:exact}.", "“soon” and “soon”."),
    ],
)
def test_words_are_told_with_their_clause_and_each_clause_once(template: str, text: str) -> None:
    journey = "touchpoints: [{title: A, says: 'They are soon and soon sorry.'}]"
    condition = "{says: {mentions: [soon], as: words}}"
    assert message(template, journey, condition=condition) == text


@pytest.mark.parametrize(
    ("more", "shown"),
    [(80, True), (90, False)],
)
def test_a_clause_is_told_in_full_as_far_as_it_can_be_read(more: int, shown: bool) -> None:
    clause = f"soon and {'x' * more} and that is all"
    found = message(
        "{words}.", f"touchpoints: [{{title: A, says: {clause}}}]", condition="{says: {mentions: [soon], as: words}}"
    )  # one call
    assert found == (f"“{clause}”." if shown else "“soon”.")


def test_steps_are_named_in_the_order_of_the_file() -> None:
    journey = "touchpoints: [{title: A, asks: [x]}, {title: B, asks: [y]}, {title: C, asks: [y, x]}]"
    condition = "{asks: {some: {earlier: {count: {at_least: 1}}}, as: again}}"
    assert (
        message("{again.earlier.touchpoint}: {again}.", journey, at=2, condition=condition) == "“A” and “B”: y and x."
    )


def test_what_was_caught_can_be_printed() -> None:
    condition = "{asks: {any_in: [age, IBAN], as: facts}, wait.max: {more: 1d, as: long}, says: {mentions: [soon, bye], as: words}}"  # noqa: E501 # one condition
    template = "{facts} ({facts fact|facts}), {long}, {words}."
    assert message(template, STEP, condition=condition) == "IBAN and age (2 facts), 3 days, “We call soon” and “Bye”."
    german = message(template, STEP, "de", condition=condition)
    assert german == "IBAN und age (2 facts), 3 Tage, „We call soon“ und „Bye“."


def test_what_only_one_branch_caught_stands_in_brackets() -> None:
    condition = "{any: [{asks: {includes: IBAN, as: fact}}, {wait.max: {more: 9d, as: long}}]}"
    assert message("Here:[{fact}][{long}].", STEP, condition=condition) == "Here: IBAN."
    assert refused("{fact}.", condition=condition) == (
        "fact is caught in one branch of any only; put {fact} in [brackets] (at message.en)"
    )


def test_fields_of_what_was_caught_can_be_printed() -> None:
    condition = "{before.asks: {some: {what: IBAN}, as: earlier}}"
    assert message("{earlier.touchpoint}", STEP, at=1, condition=condition) == "“Order”"
    assert message("{earlier.what}", STEP, at=1, condition=condition) == "IBAN"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{knd}", "a touchpoint has no field 'knd'; did you mean 'kind'?"),
        ("{wait.mx}", "a wait has no field 'mx'; did you mean 'max'?"),
        ("{kind.of}", "kind is a kind of step and has no fields of its own"),
        ("{today}", "a touchpoint has no field 'today'"),
        ("{}", "'{}' is no placeholder: write {path}, {path noun|nouns} or {path:or}"),
        ("{ kind }", "'{ kind }' is no placeholder: write {path}, {path noun|nouns} or {path:or}"),
        ("{$kind}", "'{$kind}' is no placeholder: write {path}, {path noun|nouns} or {path:or}"),
        ("{kind", "'{' has no partner in the message"),
        ("kind}", "'}' has no partner in the message"),
        ("[{kind}", "'[' has no partner in the message"),
        ("a ] b", "']' has no partner in the message"),
        ("[a [{kind}] b]", "'[' has no partner in the message"),
        ("{asks:und}", "'und' is no form of a placeholder (or, all, share, dative, calendar, about, exact, one|many)"),
        ("{asks:share}", "asks is no share"),
        ("{asks:dative}", "{asks:dative} is for durations; asks is a list of asks"),
        ("{kind:or}", "{kind:or} is for lists; kind is a kind of step"),
        ("{kind:all}", "{kind:all} is for lists; kind is a kind of step"),
        ("{kind step|steps}", "{kind step|steps} is for numbers and lists; kind is a kind of step"),
        (
            "{wait.max:calendar}",
            "{wait.max:calendar} is for durations, in [brackets]: it falls away without working days",
        ),
        ("[{asks:calendar}]", "{asks:calendar} is for durations, in [brackets]: it falls away without working days"),
        (
            "{menu}",
            "menu is a menu, which has no name to print;"
            " print a field, as in {menu.options}, {menu.depth}, {menu.human_at}",
        ),
        ("x" * 2_001, "a message has at most 2000 characters"),
    ],
)
def test_a_message_that_cannot_be_is_refused(template: str, said: str) -> None:
    assert refused(template) == f"{said} (at message.en)"


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("title", [5]),
        ("wait", [10]),
        ("wait.max", [10]),
        ("touchpoint", [5]),
        ("asks", [9]),
        ("asks.what", [9, 9, 9, 9, 9]),
        ("after.title", [18]),
        ("journey.title", [2]),
        ("promises.kept_at.title", [18]),
    ],
)
def test_a_place_is_where_the_field_stands(place: str, lines: list[int]) -> None:
    look = look_at(element_of(world_of(STEP)))
    found = compile_places(place, scope_of(), ("point_at",))(look)
    assert [one.document.locate(one.path).start.line for one in found] == lines
