"""Conditions on texts: phrases, sentences that exempt, names of the journey, regular expressions."""

from __future__ import annotations

import pytest

from journeyaudit.rule import Lexica
from tests.workbench import LEXICA, ask, names, refusal, verdict

TRUE, FALSE = "true", "false"


def step(text: str, more: str = "") -> str:
    return f"{more}\ntouchpoints:\n  - title: A\n    says: {text}\n"


@pytest.mark.parametrize(
    ("says", "condition", "answer"),
    [
        ("We call soon.", "{mentions: <vague-time>, but_not: <date>}", TRUE),
        ("We call soon, on Monday.", "{mentions: <vague-time>, but_not: <date>}", FALSE),
        ("We call soon. We write on Monday.", "{mentions: <vague-time>, but_not: <date>}", TRUE),
        ("We call within 3 days. Soon you will know.", "{mentions: <vague-time>, but_not: <date>}", TRUE),
        ("We call SOON", "{mentions: soon}", TRUE),
        ("Wir rufen umgehend an.", "{mentions: [soon, umgehend]}", TRUE),
        ("We call sooner or later.", "{mentions: soon}", FALSE),
        ("We call sooner or later.", "{mentions: soon*}", TRUE),
        ("The system of ours is down", "{mentions: <machine> … down}", TRUE),
        ("[We call., We write soon.]", "{mentions: soon}", TRUE),
        ("[We call soon., We write on Monday.]", "{mentions: soon, but_not: <date>}", TRUE),
        ("none", "{mentions: soon}", FALSE),
        ("none", "{mentions_no: soon}", TRUE),
        ("We call.", "{mentions_no: [soon, <machine>]}", TRUE),
        ("The systems call.", "{mentions_no: [soon, <machine>]}", FALSE),
        ("Ref 12-34", "{matches: '[0-9]{2}-[0-9]{2}'}", TRUE),
        ("Ref 12-3", "{matches: '[0-9]{2}-[0-9]{2}'}", FALSE),
    ],
)
def test_a_text_mentions_phrases_unless_its_sentence_exempts_them(says: str, condition: str, answer: str) -> None:
    assert verdict(f"{{says: {condition}}}", step(says)) == answer


@pytest.mark.parametrize(
    ("says", "more", "condition", "answer"),
    [
        ("NetPlan verlangt das Original.", "systems: [NetPlan, SAP]", "$journey.systems", TRUE),
        ("Net-plan verlangt das Original.", "systems: [Net Plan]", "$journey.systems", TRUE),
        ("NETPLAN verlangt das Original.", "systems: [NetPlan]", "$journey.systems", TRUE),
        ("We dispatch it today.", "systems: [Dispatch]", "$journey.systems", FALSE),  # an ordinary word
        ("We dispatch it today.", "systems: [Phoenix, dispatch]", "$journey.systems", TRUE),
        ("Wir verlangen das Original.", "systems: [NetPlan]", "$journey.systems", FALSE),
        ("Wir verlangen das Original.", "", "$journey.systems", "unknown: journey.systems"),
        ("Wir rufen bald an.", "", "[bald, $journey.systems]", TRUE),
        ("Wir rufen an.", "", "[bald, $journey.systems]", "unknown: journey.systems"),
        ("Anna calls.", "persona: Anna", "$journey.persona", TRUE),
        ("Post calls A.", "", "$touchpoint", TRUE),
        ("Sales calls.", "units: [Sales]", "$journey.units", TRUE),
        # inside a pattern: word for word, and where there are none, the pattern does not hit
        ("NetPlan verlangt das Original.", "systems: [NetPlan]", "<$journey.systems> … original", TRUE),
        ("Das Original verlangt NetPlan.", "systems: [NetPlan]", "<$journey.systems> … original", FALSE),
        ("Wir verlangen das Original.", "", "<$journey.systems> … original", FALSE),
        ("Wir verlangen das Original.", "systems: none", "<$journey.systems> … original", FALSE),
        ("A verlangt das Original.", "systems: [(a|verlangt)*]", "<$journey.systems> original", FALSE),
        ("Plan verlangt das Original.", "systems: ['*']", "<$journey.systems> … original", FALSE),
        ("Sales asks for IBAN.", "systems: [Sales]\nproduct: IBAN", "<$journey.systems> … <$journey.product>", TRUE),
    ],
)
def test_names_of_the_journey_are_phrases_word_for_word(says: str, more: str, condition: str, answer: str) -> None:
    assert verdict(f"{{says: {{mentions: {condition}}}}}", step(says, more)) == answer


@pytest.mark.parametrize("count", [60, 3_000], ids=["a long name", "a very long name"])
def test_a_name_too_long_to_be_said_is_no_phrase(count: int) -> None:
    name = " ".join(["Amt"] * count)
    journey = step("Das Amt verlangt das Original.", f"systems: [{name}, Amt]")
    assert verdict('{says: {mentions: "<$journey.systems> … original"}}', journey) == TRUE
    assert verdict('{says: {mentions: "$journey.systems"}}', journey) == TRUE


def test_hundreds_of_names_inside_a_pattern_are_no_problem() -> None:
    journey = step("System 399 verlangt das Original.", f"systems: [{', '.join(f'System {n}' for n in range(400))}]")
    assert verdict('{says: {mentions: "<$journey.systems> … <$journey.systems>"}}', journey) == FALSE
    assert verdict('{says: {mentions: "<$journey.systems> … original"}}', journey) == TRUE


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("{mentions: <vague-time>, as: words}", ["Shortly", "soon"]),
        ("{mentions: <vague-time>, but_not: Shortly, as: words}", ["soon"]),
        ("{mentions: we … soon, as: words}", ["we call soon"]),
        ("{matches: '[cw][a-z]+', as: words}", ["we"]),
    ],
)
def test_the_words_that_were_hit_are_caught_in_their_own_spelling(condition: str, words: list[str]) -> None:
    answer, look = ask(f"{{text: {condition}}}", step("Shortly we write. Then we call soon."), each="text", at=1)
    assert (answer, names(look.caught["words"])) == (TRUE, words)


@pytest.mark.parametrize("said", ["We call soon.", "We call by and by.", "We call as it pleases us."])
def test_a_list_among_the_phrases_is_more_ways_to_say_one_thing(said: str) -> None:
    condition = "{text: {mentions: [soon, [by and by, as it pleases (us|me)]], but_not: [[never, no more]]}}"
    assert ask(condition, step(said), each="text", at=1)[0] == TRUE
    assert ask(condition, step(said.replace("call", "call no more")), each="text", at=1)[0] == FALSE


@pytest.mark.parametrize(
    ("condition", "place"),
    [
        ("{text: {mentions: soon}}", (8, 12)),
        ("{$text: {mentions: soon}}", (8, 12)),
        ("{any: [{text: {mentions: never}}, {text: {mentions: We call}}]}", (0, 7)),
    ],
)
def test_a_look_remembers_where_the_first_hit_stands(condition: str, place: tuple[int, int]) -> None:
    answer, look = ask(condition, step("We call soon."), each="text", at=1)
    assert (answer, list(look.words.values())) == (TRUE, [place])


@pytest.mark.parametrize(
    ("condition", "message", "place"),
    [
        ("{says: {mentions: <vague-tme>}}", "no word list <vague-tme>; did you mean <vague-time>?", "says.mentions"),
        ("{says: {mentions: [soon, <x>]}}", "no word list <x>", "says.mentions[1]"),
        (
            "{says: {mentions: a <vague-tme> b}}",
            "no word list <vague-tme>; did you mean <vague-time>?",
            "says.mentions",
        ),
        ("{says: {mentions: soon, but_not: <dates>}}", "no word list <dates>; did you mean <date>?", "says.but_not"),
        ("{says: {mentions: []}}", "an empty list says nothing; write at least one phrase", "says.mentions"),
        ("{says: {mentions: [soon, []]}}", "an empty list says nothing; write at least one phrase", "says.mentions[1]"),
        ("{says: {mentions: [soon, [a, <x>]]}}", "no word list <x>", "says.mentions[1][1]"),
        ("{says: {mentions: [[[soon]]]}}", "['soon'] is no phrase", "says.mentions[0][0]"),
        ("{says: {mentions: 3}}", "3 is no phrase", "says.mentions"),
        ("{says: {mentions: [{a: b}]}}", "{'a': 'b'} is no phrase", "says.mentions[0]"),
        (
            "{says: {mentions: $asks.kind}}",
            "$asks.kind is a list of forms in which something is asked; names or texts are wanted",
            "says.mentions",
        ),
        ("{says: {mentions: <$wait.max> soon}}", "$wait.max is a duration; names or texts are wanted", "says.mentions"),
        (
            "{says: {mentions: <$nobody> soon}}",
            "$nobody is no setting, catch or field of a touchpoint",
            "says.mentions",
        ),
        ("{says: {but_not: soon}}", "'but_not' stands beside mentions, never alone", "says.but_not"),
        ("{says: {mentions_no: x, but_not: soon}}", "'but_not' stands beside mentions, never alone", "says.but_not"),
        ("{says: {matches: 7}}", "7 is no regular expression", "says.matches"),
    ],
)
def test_phrases_that_cannot_be_are_refused_at_their_place(condition: str, message: str, place: str) -> None:
    assert refusal(condition) == f"{message} (at {place})"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(soon", "“(” is never closed"),
        ("soon)", "“)” without “(” before it"),
        ("… soon", "a pattern cannot start with a gap; leave the … out"),
        ("soon …", "a pattern cannot end with a gap; leave the … out"),
        ("so*n", "* stands only at the beginning or the end of a word"),
        ("a || b", "alternatives stand in parentheses: (a|b)"),
        ("a <", "“<” is never closed"),
        ("()", "empty alternative"),
        ("<itself>", "word list <itself> contains itself: <itself> → <other> → <itself>"),
        ("<wrong> here", "word list <wrong>, “(a”: “(” is never closed"),
        ("<nothing> here", "word list <nothing> is empty"),
        (" ".join(["word"] * 51), "the pattern is too long: a phrase may have 50 words, a gap counted as six"),
    ],
)
def test_patterns_that_do_not_compile_are_refused(pattern: str, message: str) -> None:
    words = {"itself": ("<other>",), "other": ("(a|<itself>)",), "wrong": ("(a",), "nothing": ()}
    lexica = Lexica(words={**LEXICA.words, **words})
    assert refusal(f'{{says: {{mentions: "{pattern}"}}}}', lexica=lexica) == f"{message} (at says.mentions)"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(", "no regular expression: missing ): ("),
        ("(?=x)", "no regular expression: invalid perl operator: (?="),
        ("[z-a]", "no regular expression: invalid character class range: z-a"),
    ],
)
def test_regular_expressions_that_do_not_compile_are_refused(pattern: str, message: str) -> None:
    assert refusal(f"{{says: {{matches: '{pattern}'}}}}") == f"{message} (at says.matches)"
