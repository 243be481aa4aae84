"""Journey diagrams of Mermaid: what it accepts is read, what it refuses is refused with a place and advice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.model import parse_journey
from journeyaudit.source import Position, SourceError, Span
from journeyaudit.sources import Placed, Reading, Wishes, document, reader_of
from journeyaudit.sources.mermaid import diagram, read

NOBODY = Wishes()


def reading(text: str, wishes: Wishes = NOBODY) -> Reading:
    return read(text.encode(), "way.mmd", wishes)


def data(text: str, wishes: Wishes = NOBODY) -> object:
    found = reading(text, wishes)
    (only,) = found.documents
    parse_journey(only)
    return only.data


def problems(text: str) -> list[str]:
    with pytest.raises(SourceError) as refused:
        reading(text)
    return [str(one) for one in refused.value.problems]


def remarks(text: str, wishes: Wishes = NOBODY) -> list[str]:
    return [str(one).removeprefix("way.mmd:") for one in reading(text, wishes).remarks]


def test_sections_are_stages_and_scores_are_feelings() -> None:
    text = (
        "journey\n  title Buy\n  section Order\n    Choose: 5: Customer\n    Pay: 2: Bank\n  section Get\n    Wait: 1\n"
    )
    assert data(text) == {
        "journey": "Buy",
        "stages": [
            {
                "title": "Order",
                "touchpoints": [
                    {"title": "Choose", "actor": "customer", "emotion": 2},
                    {"title": "Pay", "actor": "Bank", "emotion": -1},
                ],
            },
            {"title": "Get", "touchpoints": [{"title": "Wait", "emotion": -2}]},
        ],
    }
    assert remarks(text) == ["7:5: nobody is named who acts: “Wait”"]


def test_without_sections_there_are_only_steps() -> None:
    assert data("journey\ntitle Buy\nPay: 3: Me") == {
        "journey": "Buy",
        "touchpoints": [{"title": "Pay", "actor": "customer", "emotion": 0}],
    }


STEP = {"title": "Pay", "actor": "customer", "emotion": 0}


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Pay: 3: Me", STEP),
        ("Pay:3:Me", STEP),
        ("\tPay \t : \t3 : Me ,", STEP),
        ("Pay: 3.0: Kundin", STEP | {"actor": "customer"}),
        ('Pay: 3: "User"', STEP),
        ("Pay: 3: Me # and a comment", STEP),
        ("%%{init: {}}%%Pay: 3: Me", STEP),
        ("%% a comment\n%%\n# another\n  Pay: 3: Me\n%% and more", STEP),
        ("P%%{wrap}%%ay: 3: Me", STEP),
        ("Pay: 3: System", {"title": "Pay", "emotion": 0, "notes": ["actors: System"]}),
        ("Pay: 3: ?", {"title": "Pay", "emotion": 0}),
        ("Pay: 3", {"title": "Pay", "emotion": 0}),
        ("Pay: ", {"title": "Pay"}),
        ("Pay: : Me", {"title": "Pay", "actor": "customer"}),
        ("Pay: ?: Me", {"title": "Pay", "actor": "customer"}),
        ("Pay: 0: Me", {"title": "Pay", "actor": "customer", "notes": ["score: 0"]}),
        ("Pay: 3.5: Me", {"title": "Pay", "actor": "customer", "notes": ["score: 3.5"]}),
        ("Pay: good: Me", {"title": "Pay", "actor": "customer", "notes": ["score: good"]}),
        ("Pay: 3: Cat, Me, Dog", STEP | {"notes": ["actors: Cat, Me, Dog"]}),
        ("Pay: 3: Cat, Dog", {"title": "Pay", "emotion": 0, "notes": ["actors: Cat, Dog"]}),
        ("Pay: 3: Me, Customer", STEP | {"actor": "customer", "notes": ["actors: Me, Customer"]}),
        ("Pay: 3: Me: today", STEP | {"notes": ["more: today"]}),
        ("Pay #35;1 #quot;now#quot; #nothing;: 3: Me", STEP | {"title": 'Pay #1 "now" #nothing;'}),
        ("Pay<br>now<br />ok</br>: 3: Me", STEP | {"title": "Pay now ok"}),
        ("Pay %% no comment: 3: Me", STEP | {"title": "Pay %% no comment"}),
        (
            "Pay#58; <b>1</b>: 3: A#44; B",
            {"title": "Pay: <b>1</b>", "emotion": 0, "notes": ["actors: A, B"]},
        ),
        ("title: 3: Me", STEP | {"title": "title"}),
        ("#106;ourney: 3: Me", STEP | {"title": "journey"}),
    ],
)
def test_a_task(line: str, step: dict[str, object]) -> None:
    found = data(f"journey\ntitle Buy\n{line}\n")
    assert found == {"journey": "Buy", "touchpoints": [step]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines(end: str) -> None:
    found = reading(end.join(["journey", " title Buy", " section A", "  Pay: 3: Me", ""])).documents[0]
    assert found.data == {"journey": "Buy", "stages": [{"title": "A", "touchpoints": [STEP]}]}
    assert found.locate(("stages", 0, "touchpoints", 0, "actor")) == Span(Position(4, 11), Position(4, 13))


def test_places_and_words_are_those_of_the_file() -> None:
    text = "---\ntitle: x\n---\n%%{init: {}}%%\njourney\n  section One\n    Pay the bill: 4: Me, Bank\n"
    found = reading(text).documents[0]
    step = ("stages", 0, "touchpoints", 0)
    assert found.locate(()) == Span(Position(5, 1), Position(7, 30))
    assert found.locate((*step, "title")) == Span(Position(7, 5), Position(7, 17))
    assert found.locate_words((*step, "title"), 8, 12) == Span(Position(7, 13), Position(7, 17))
    assert found.locate((*step, "emotion", "score")) == Span(Position(7, 19), Position(7, 20))
    assert found.locate((*step, "notes", 0)) == Span(Position(7, 22), Position(7, 30))


TASK = "A: 3: Me\n"


@pytest.mark.parametrize(
    ("head", "title", "notes"),
    [
        ("journey\ntitle One\n", "One", None),
        ("journey title One\n", "One", None),
        ("journey\nTITLE One: two\n", "One: two", None),
        ("journey\ntitle One\ntitle Two\n", "Two", ["title: One"]),
        ("---\ntitle: Front\n---\njourney\n", "Front", None),
        ("---\ntitle: 2026\nconfig: {theme: dark}\n---\njourney\n", "2026", None),
        ("---\ntitle: Front\n---\njourney\ntitle Own\n", "Own", ["title: Front"]),
        ("journey\naccTitle: Aloud\n", "Aloud", None),
        ("journey\ntitle One\naccTitle: Aloud\naccDescr: Long\n", "One", ["accTitle: Aloud", "accDescr: Long"]),
        ("journey\ntitle One\naccDescr {\n more: 1\n lines; #2\n}\n", "One", ["accDescr: more: 1  lines; #2"]),
        ("journey\ntitle One\nsection Empty\n", "One", None),
    ],
)
def test_titles(head: str, title: str, notes: list[str] | None) -> None:
    found = data(head + TASK)
    assert isinstance(found, dict)
    assert (found["journey"], found.get("notes")) == (title, notes)


def test_without_title_the_file_gives_it() -> None:
    assert remarks("journey\n" + TASK) == ["1:1: the diagram has no title; the journey is called “way”"]
    placed, _ = diagram("journey\n" + TASK, 0, 16, "page.md", untitled="The heading above")
    assert placed is not None
    assert document("page.md", "", placed).data == {
        "journey": "The heading above",
        "touchpoints": [{"title": "A", "actor": "customer", "emotion": 0}],
    }


def test_tasks_before_the_first_section_and_sections_without_tasks() -> None:
    text = "journey\ntitle Buy\nsection None yet\nsection One\nA: 3: Me\nsection Two\n"
    assert data(text) == {
        "journey": "Buy",
        "notes": ["section: None yet", "section: Two"],
        "stages": [{"title": "One", "touchpoints": [{"title": "A", "actor": "customer", "emotion": 0}]}],
    }
    assert remarks("journey\ntitle Buy\nA: 3: Me\nsection One\nB: 3: Me\n") == [
        "3:1: the tasks from here on are in no section; their stage is called “Buy”"
    ]


def test_titles_may_stand_twice() -> None:
    found = reading("journey\ntitle T\nA: 3: Me\nA: 4: Me\nend: 1: Me\n").documents[0]
    assert parse_journey(found).touchpoints is not None


def test_feelings_that_only_the_drawing_needs() -> None:
    text = (
        "journey\ntitle T\n%% journeyaudit: feelings not known below\nA: 3: Me\nB: 5: Me\n"
        "%% journeyaudit: feelings known below\nC: 5: Me\n"
    )
    found = data(text)
    assert isinstance(found, dict)
    assert [one.get("emotion") for one in found["touchpoints"]] == [None, None, 2]
    assert remarks(text) == []


def test_everything_left_open_is_remarked_once() -> None:
    text = (
        "---\ntitle: T\nauthor: B\n---\njourney\nA: 9: X, Y\nB: : X\nC: 2\nD: 0: X\nE: 3: Y: z\nF: 3: Z #1\n"
        "G: 9: Z\nH: 9: Z\nI: 9: Z"
    )
    assert remarks(text) == [
        "2:1: of the front matter only the title is read; left out: “author”",
        "6:1: a score is a whole number from 1 to 5; what is written instead is kept in `notes`: “A”, “D”, “G”, “H”, …",
        "6:7: none of those who act is known as the customer, so all are kept in `notes` only: “X”, “Y”, “Z” "
        "(name the customer under `customers:` in the settings, or write `Customer`)",
        "7:1: without a score it is not known how the customer feels: “B”",
        "8:1: nobody is named who acts: “C”",
        "10:1: Mermaid reads nothing after the actors; what stands there is kept in `notes`: “E”",
        "11:9: what stands after `#` is a comment in Mermaid and is left out: “#1” (write `#35;` for the character)",
    ]


def test_everybody_is_a_unit_where_a_comment_says_so() -> None:
    text = "journey\n%% journeyaudit: all who act are units\nPay: 3: Cat, Dog\n"
    [found] = read(text.encode(), "a.mmd", Wishes()).documents
    step = {"title": "Pay", "actor": "Cat", "emotion": 0, "notes": ["actors: Cat, Dog"]}
    assert found.data == {"journey": "a", "touchpoints": [step]}


def test_names_of_the_customer_can_be_given() -> None:
    wishes = Wishes(customers=("Elternteil",))
    text = "journey\ntitle T\nA: 3: Schule, elternteil\n"
    assert data(text, wishes) == {
        "journey": "T",
        "touchpoints": [
            {"title": "A", "actor": "customer", "emotion": 0, "notes": ["actors: Schule, elternteil"]},
        ],
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: the file holds no diagram (a journey diagram begins with the line `journey`)"),
        ("%% nothing", "1:1: the file holds no diagram (a journey diagram begins with the line `journey`)"),
        ("flowchart TD\n A-->B", "1:1: this is a diagram of the kind “flowchart”; only `journey` diagrams can be read"),
        ("\n  Journey\nA: 3", "2:3: “Journey” is written in small letters: Mermaid knows only `journey`"),
        (
            "Hi!\njourney\nA: 3",
            "1:1: text stands before the line `journey` (delete it, or make it a comment with `%%`)",
        ),
        (
            "```mermaid\njourney\nA: 3\n```",
            "1:1: this is Markdown with a diagram in it, and no diagram "
            "(name it so that it ends in `.md`, or delete the fences)",
        ),
        ("journeys\nA: 3", "1:1: this is a diagram of the kind “journeys”; only `journey` diagrams can be read"),
        ("journey\ntitle T", "1:1: the diagram has no tasks: a journey needs at least one step"),
        (
            "---\ntitle: T\njourney\nA: 3",
            "1:1: the front matter that begins here has no end "
            "(end it with a line of `---`, and begin the diagram below)",
        ),
        ("journey\n%%{init: {}\nA: 3", "2:1: the directive that begins here has no end `}%%`"),
        (
            "journey\nA: 3\nclick A href",
            "3:1: “click A href” is no task: a colon and a score are missing "
            "(write it as `Task: 3: Customer`, or make it a comment with `%%`)",
        ),
        ("journey\nA:\nB: 3", "2:1: the score of “A” is missing (write it as `Task: 3: Customer`)"),
        (
            "journey\nsection A:B\nC: 3",
            "2:10: a colon cannot stand here: a section's title has none, and a task begins with its name "
            "(write `#58;` for the character)",
        ),
        (
            "journey\nOrder #1: 5",
            "2:1: “Order” ends at the `#`, where a comment begins for Mermaid (write `#35;` for the character)",
        ),
        ("journey\nA; B: 3", "2:1: `;` cannot stand in the name of a task (write `#59;` for the character)"),
        ("journey\nA: 3; B", "2:5: `;` cannot stand here (write `#59;` for the character)"),
        ("journey\ntitle A; B\nA: 3", "2:8: `;` cannot stand here (write `#59;` for the character)"),
        (
            "journey\nJourney ends: 3",
            "2:1: a line cannot begin with the word `journey` again "
            "(one file holds one diagram, and the name of a task begins with another word)",
        ),
        (
            "journey\naccTitle no colon\nA: 3",
            "2:1: “accTitle no colon” is not complete "
            "(write `title TEXT`, `section TEXT`, `accTitle: TEXT` or `accDescr: TEXT`)",
        ),
        ("journey\naccDescr {\nA: 3", "2:1: the description that begins here has no end `}` (end it with `}`)"),
        ("journey\n?: 3", "2:1: the task has no name"),
    ],
)
def test_what_mermaid_refuses(text: str, said: str) -> None:
    assert problems(text) == [f"way.mmd:{said}"]


def test_every_broken_line_is_named() -> None:
    assert [one.split(": ")[0] for one in problems("journey\nA\nB: 3\nC\nsection x: y\nD;\n")] == [
        "way.mmd:2:1",
        "way.mmd:4:1",
        "way.mmd:5:10",
        "way.mmd:6:1",
    ]


def test_a_fault_in_the_front_matter_has_its_place() -> None:
    (said,) = problems("---\nconfig:\n  a: 1\n  a: 2\n---\njourney\nA: 3")
    assert said.startswith("way.mmd:4:3: ")


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(SourceError) as refused:
        read(b"journey\nA\xff: 3", "way.mmd", NOBODY)
    assert str(refused.value) == "way.mmd:2:2: the byte 0xFF cannot be read as text (save the file as UTF-8)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    found = read("journey\ntitle Über\nA: 3: Me".encode(encoding), "way.mmd", NOBODY).documents[0]
    assert found.locate(("journey",)) == Span(Position(2, 7), Position(2, 11))


def test_a_diagram_inside_a_text() -> None:
    text = "# Page\n```mermaid\njourney\n A: 4: Me\n```\n"
    start, end = text.index("journey"), text.rindex("```")
    placed, said = diagram(text, start, end, "page.md", untitled="Page")
    assert placed is not None
    found = document("page.md", text, placed)
    assert found.locate(("touchpoints", 0, "title")) == Span(Position(4, 2), Position(4, 3))
    assert [str(one) for one in said] == ["page.md:3:1: the diagram has no title; the journey is called “Page”"]
    assert diagram("graph TD\nA-->B", 0, 14, "page.md") == (None, ())


@pytest.mark.parametrize("name", ["a.mmd", "A.MMD", "a.mermaid"])
def test_the_ending_chooses_the_reader(name: str) -> None:
    assert reader_of(name) is read


PIECES = st.sampled_from(
    ["journey", "title ", "section ", "accTitle: ", "accDescr {", "accDescr: ", "}", "\n", "\n", "\r\n", "\r", " ",
     "%%", "%%{", "}%%", "---\n", "title: T\n", ":", ": 3", ": 5: Me", ", ", ";", "#", "#35;", "#10;", "#0;", "?",
     "none", "A", "<br>", "%% journeyaudit: feelings not known below\n", "\ufdd0", "\ufdd1a\ufdd2", "\x00", "\x1b[2J"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60)), st.booleans())
def test_whatever_is_written_is_a_journey_or_refused(text: str, headed: bool) -> None:
    try:
        found = read((f"journey\n{text}" if headed else text).encode("utf-8", "replace"), "way.mmd", NOBODY)
    except SourceError as refused:
        assert refused.problems
        return
    for one in found.documents:
        parse_journey(one)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_whatever_the_bytes_are_only_a_source_error_is_raised(content: bytes) -> None:
    try:
        read(content, "way.mmd", NOBODY)
    except SourceError as refused:
        assert refused.problems


def test_a_placed_value_is_what_comes_back() -> None:
    placed, _ = diagram("journey\nA: 3: Me", 0, 16, "a.mmd")
    assert isinstance(placed, Placed)
    assert (placed.start, placed.end) == (0, 16)
