"""What a pattern may say, and what its author is told when it cannot be read."""

import pytest

from journeyaudit.wording import PatternError, Phrasebook, PhraseSet, compile_pattern, literal, patterns
from journeyaudit.wording.syntax import Row, parse

LISTS = {
    "vague-time": ["shortly", "in Kürze"],
    "weekday": ["Monday", "Montag"],
    "circle": ["a <round>"],
    "round": ["b", "c <circle>"],
    "self": ["<self>"],
    "empty": [],
    "broken": ["fine", "kann (x"],
    "stray": ["see <weekdy>"],
    "ten": ["(a|b|c|d|e|f|g|h|i|j)"] * 10,
    "hundred": ["<ten> <ten>"] * 10,
    "thousand": ["<hundred> <hundred>"],
    "gaps": ["a … b"] * 20,
    **{f"deep-{depth}": [f"<deep-{depth + 1}>"] for depth in range(9)},
    "deep-9": ["x"],
}


@pytest.mark.parametrize(
    ("pattern", "message", "offset"),
    [
        ("", "the pattern holds no word", 0),
        (" - , ", "the pattern holds no word", 0),
        ("… not", "a pattern cannot start with a gap; leave the … out", 0),
        ("bis zum …", "a pattern cannot end with a gap; leave the … out", 8),
        ("bis zum ...", "a pattern cannot end with a gap; leave the … out", 8),
        ("a (… b|c)", "an alternative cannot start with a gap; leave the … out", 3),
        ("(b …|c)", "an alternative cannot end with a gap; leave the … out", 3),
        ("a … … b", "two gaps in a row; one … spans six words", 2),
        ("kann (nicht|kein*", "“(” is never closed", 5),
        ("kann (nicht", "“(” is never closed", 5),
        ("nicht) zu", "“)” without “(” before it", 5),
        ("a|b", "alternatives stand in parentheses: (a|b)", 1),
        ("x (a||b)", "empty alternative", 5),
        ("x ()", "empty alternative", 3),
        ("(a|)", "empty alternative", 3),
        ("(" * 9 + "a" + ")" * 9, "parentheses nested more than 8 deep", 8),
        ("in <vague-tme>", "no word list <vague-tme>; did you mean <vague-time>?", 3),
        ("<xyzzy>", "no word list <xyzzy>", 0),
        ("in <vague", "“<” is never closed", 3),
        ("vague>", "“>” without “<” before it", 5),
        ("< >", "a word list needs a name between “<” and “>”", 0),
        ("x <circle>", "word list <circle> contains itself: <circle> → <round> → <circle>", 2),
        ("<self>", "word list <self> contains itself: <self> → <self>", 0),
        ("<empty>", "word list <empty> is empty", 0),
        ("so <broken>", "word list <broken>, “kann (x”: “(” is never closed", 3),
        ("so <stray>", "no word list <weekdy> (in <stray>); did you mean <weekday>?", 3),
        ("<deep-0>", "word lists nested more than 8 deep", 0),
        (" ".join(["<thousand>"] * 6), "the pattern is too large: its word lists multiply", 0),
        (" ".join(["<gaps>"] * 8), "the pattern is too long: a phrase may have 50 words, a gap counted as six", 0),
        (" ".join(["a"] * 51), "the pattern is too long: a phrase may have 50 words, a gap counted as six", 0),
        ("a * b", "* stands only at the beginning or the end of a word", 2),
        ("sys*tem", "* stands only at the beginning or the end of a word", 3),
        ("kein**", "* stands only at the beginning or the end of a word", 5),
        ("20 €*", "* stands only at the beginning or the end of a word", 4),
        (r"\w", r"a backslash stands only in \d (a number) and \d* (a word that starts with a digit)", 0),
        (r"on \days", "a space is missing after “d”", 5),
        ("rück(ruf|zahlung)", "a space is missing before “(”", 4),
        ("(an|ab)ruf", "a space is missing after “)”", 7),
        ("<weekday>s", "a space is missing after “>”", 9),
        ('say "no', "the quotation mark is never closed", 4),
        ('say ""', "no word between the quotation marks", 4),
    ],
)
def test_a_faulty_pattern_is_refused_at_its_place(pattern: str, message: str, offset: int) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(pattern, LISTS)
    assert (refused.value.message, refused.value.offset) == (message, offset)


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        ("kein*", "Wir haben keinen Platz", "keinen"),
        ("kein*", "Kein Platz", "Kein"),
        ("*system", "Das Buchungssystem ist zu", "Buchungssystem"),
        ("*system*", "zwei Buchungssysteme", "Buchungssysteme"),
        ("system", "Das SAP-System", "System"),
        ("E-Mail", "Ihre E-Mail kommt", "E-Mail"),
        ("E-Mail", "Ihre E Mail kommt", "E Mail"),
        ("(call|ring) us", "please ring us", "ring us"),
        ("(call (me|us)|write)", "please call us", "call us"),
        ("(must|need to) call", "you need to call", "need to call"),
        (r"\d €", "nur 39,99 € mehr", "39,99 €"),
        (r"(am|on) \d*", "on 3rd of May", "on 3rd"),
        (r"\d", "um 5pm", None),
        (r"\d*", "ein Tag", None),
        ("until 20*", "until 2027", "until 2027"),
        ("in <vague-time>", "in shortly", "in shortly"),
        ("<vague-time>", "Wir kommen in Kuerze.", "in Kuerze"),
        ('"in (a) …" <weekday>', "in a Monday", "in a Monday"),
        ('"kein*"', "keinen", None),
        ("bitte, rufen", "Bitte rufen", "Bitte rufen"),
        ("kann…nicht", "kann es nicht", "kann es nicht"),
        ("kann ... nicht", "kann nicht", "kann nicht"),
        ("a … b", "a 1 2 3 4 5 6 b", "a 1 2 3 4 5 6 b"),
        ("a … b", "a 1 2 3 4 5 6 7 b", None),
    ],
)
def test_a_pattern_hits(pattern: str, text: str, hit: str | None) -> None:
    hits = PhraseSet([compile_pattern(pattern, LISTS)]).find(text)
    assert [each.words for each in hits] == ([] if hit is None else [hit])


@pytest.mark.parametrize(
    ("pattern", "text", "hit"),
    [
        ("IT", "Die IT kann das nicht", "IT"),
        ("IT", "Sorry, it cannot", None),
        ("IT", "It cannot", None),
        ("it", "IT cannot", "IT"),
        ("SAP", "im SAP-System", "SAP"),
        ("SAP", "sap", None),
        ("SAP*", "die SAPs", "SAPs"),
        ("SAP*", "saps", None),
        ("*ERP", "im MyERP", "MyERP"),
        ("*ERP", "Antwerp", None),
        ("*CRM*", "das neueCRMs", "neueCRMs"),
        ("(ERP|CRM)", "das CRM", "CRM"),
        ('"IT"', "it", None),
        ("BÜRO", "das BUERO", "BUERO"),
        ("BÜRO", "das Büro", None),
        ("KIS-2", "in KIS 2", "KIS 2"),
        ("A", "a", "a"),
        ("SALES", "our sales", "sales"),
    ],
)
def test_two_to_four_capitals_hit_capitals_only(pattern: str, text: str, hit: str | None) -> None:
    hits = PhraseSet([compile_pattern(pattern, {})]).find(text)
    assert [each.words for each in hits] == ([] if hit is None else [hit])


@pytest.mark.parametrize(
    ("name", "text", "hit"),
    [
        ("Vertrieb", "Im Vertrieb", "Vertrieb"),
        ("Kundenservice Süd", "vom KUNDENSERVICE Sued", "KUNDENSERVICE Sued"),
        ("IT", "it", None),
        ("(.*)+$ [a-z] \\d … <x>", "abc", None),
        ("C++ (Team)", "das c team", "c team"),
        ("kein*", "keinen", None),
        ("A … B", "A x B", None),
        ("<vague-time>", "vague time", "vague time"),
        ('"', "x", None),
        ("", "x", None),
        ("---", "---", None),
        (" ".join(["a"] * 50), " ".join(["a"] * 50), " ".join(["a"] * 50)),
        (" ".join(["a"] * 51), " ".join(["a"] * 51), None),
        ("x" * 10_000, "das " + "X" * 10_000, "X" * 10_000),
    ],
)
def test_a_name_is_taken_word_for_word(name: str, text: str, hit: str | None) -> None:
    hits = PhraseSet([literal(name)]).find(text)
    assert [each.words for each in hits] == ([] if hit is None else [hit])


def test_there_is_no_optional_part() -> None:
    with pytest.raises(PatternError, match=r"there is no optional part; write both: \(a b\|b\)"):
        compile_pattern("call (back)? us", {})


def test_lists_are_read_once_however_many_names_a_pattern_is_filled_with(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Phrasebook({"cannot": ("(can|could) not", "<never>"), "never": ("never", "at no time")})
    read: list[str] = []

    def noted(source: str) -> Row:
        read.append(source)
        return parse(source)

    monkeypatch.setattr(patterns, "parse", noted)
    for name in ("SAP", "Old Mainframe"):
        found = PhraseSet([book.compile_with("<names-0> … <cannot>", {"names-0": (name,)})])
        assert [hit.words for hit in found.find(f"Our {name} at no time sends it")] == [f"{name} at no time"]
    assert [source for source in read if source.islower() and "<names" not in source] == [
        "(can|could) not",
        "<never>",
        "never",
        "at no time",
    ]


def test_an_unknown_list_is_guessed_among_all() -> None:
    book = Phrasebook({"cannot": ("(can|could) not",)})
    with pytest.raises(PatternError, match="did you mean <cannot>"):
        book.compile_with("<names-0> … <canot>", {"names-0": ("SAP",)})
