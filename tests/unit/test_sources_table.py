"""Tables of steps: headings in German and English, the dialects of spreadsheets, and faults that name their cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.model import Touchpoint, field_docs, parse_journey
from journeyaudit.source import Position, SourceError, Span
from journeyaudit.sources import Reading, Wishes, reader_of
from journeyaudit.sources.table import COLUMNS, doc_of, guarded, read, workbook
from journeyaudit.sources.table.grid import cell_name, without_guard
from journeyaudit.values import fold

NOBODY = Wishes()
NOT_IN_TABLES = {"backstage", "accept"}


def reading(text: str, wishes: Wishes = NOBODY) -> Reading:
    return read(text.encode(), "way.csv", wishes)


def data(text: str, wishes: Wishes = NOBODY) -> object:
    (only,) = reading(text, wishes).documents
    parse_journey(only)
    return only.data


def steps(text: str, wishes: Wishes = NOBODY) -> list[object]:
    found = data(text, wishes)
    assert isinstance(found, dict)
    return list(found["touchpoints"])


def problems(text: str, wishes: Wishes = NOBODY) -> list[str]:
    with pytest.raises(SourceError) as refused:
        reading(text, wishes)
    return [str(one).removeprefix("way.csv:") for one in refused.value.problems]


def remarks(text: str, wishes: Wishes = NOBODY) -> list[str]:
    return [str(one).removeprefix("way.csv:") for one in reading(text, wishes).remarks]


def test_a_table_as_people_write_it() -> None:
    text = (
        "Phase;Schritt;Wer;Zuständig;Kanal;Wartezeit (Tage);Aufwand;Unterlagen;Stimmung;Ärgernis\n"
        'Bestellen;Wählen;Kunde;Vertrieb;"Telefon, Web";;15;"Name; IBAN";1;"- zu lang\n- zu teuer"\n'
        ";Bestätigung;Vertrieb;;E-Mail;3-5;-;keine;−2;\n"
        "Liefern;Technikertermin;Technik;;Besuch;offen;7,5;;;?\n"
    )
    assert data(text) == {
        "journey": "way",
        "stages": [
            {
                "title": "Bestellen",
                "touchpoints": [
                    {
                        "title": "Wählen",
                        "actor": "customer",
                        "owner": "Vertrieb",
                        "channels": ["Telefon", "Web"],
                        "asks": ["Name", "IBAN"],
                        "effort": 15,
                        "emotion": 1,
                        "pains": ["zu lang", "zu teuer"],
                    },
                    {
                        "title": "Bestätigung",
                        "actor": "Vertrieb",
                        "channels": "E-Mail",
                        "wait": "3-5 Tage",
                        "asks": "keine",
                        "emotion": -2,
                    },
                ],
            },
            {
                "title": "Liefern",
                "touchpoints": [
                    {
                        "title": "Technikertermin",
                        "actor": "Technik",
                        "channels": "Besuch",
                        "wait": "offen",
                        "effort": 7.5,
                    }
                ],
            },
        ],
    }
    assert remarks(text) == [
        "1:1: no journey is named; it is called “way”",
        "1:1: the columns are read as: “Phase” → stage, “Schritt” → title, “Wer” → actor, “Zuständig” → owner, "
        "“Kanal” → channels, “Wartezeit (Tage)” → wait, “Aufwand” → effort, “Unterlagen” → asks, "
        "“Stimmung” → emotion, “Ärgernis” → pains",
    ]


@pytest.mark.parametrize(
    ("heading", "written", "step"),
    [
        ("ID", "a-1", {"id": "a-1"}),
        ("Nr.", "7", {"id": "7"}),
        ("Actor", "User", {"actor": "customer"}),
        ("Kind", "Antrag", {"kind": "Antrag"}),
        ("Channels", "Phone; Web", {"channels": ["Phone", "Web"]}),
        ("Channels", '"Phone\n• Web"', {"channels": ["Phone", "Web"]}),
        ("Channels", '"Phone, fast;"', {"channels": "Phone, fast"}),
        ("Channels", '"• Phone; fast, too"', {"channels": "Phone; fast, too"}),
        ("Wait", "2 d", {"wait": "2 d"}),
        ("Waiting time [h]", "2", {"wait": "2 h"}),
        ("Effort", "1 h", {"effort": "1 h"}),
        ("Effort (h)", "1.5", {"effort": "1.5 h"}),
        ("Emotion (1-5)", "4", {"emotion": 1}),
        ("Stimmung (1 bis 5):", "1", {"emotion": -2}),
        ("Emotion", "+2", {"emotion": 2}),
        ("Form fields", "12", {"effort": {"fields": 12}}),
        ("Times", "3.0", {"times": 3}),
        ("Warm hand-off", "x", {"handoff": {"warm": True}}),
        ("Persönliche Übergabe", "falsch", {"handoff": {"warm": False}}),
        ("Next", "end", {"next": "end"}),
        ("Next", '"late → s; else: end"', {"next": {"late": "s", "else": "end"}}),
        ("On failure", '"nobody at home -> s"', {"on_failure": {"nobody at home": "s"}}),
        ("Promise", "In 3 days.", {"promises": "In 3 days."}),
        ("Promised within", "3 d", None),
        ("Says", '"One, two; three\n\nfour"', {"says": "One, two; three\n\nfour"}),
        ("Notes", '"• one\n  more\n• two"', {"notes": ["one\nmore", "two"]}),
        ("Cost", "20 EUR", {"cost": "20 EUR"}),
        ("evidence.source", "3 interviews", {"evidence": {"source": "3 interviews"}}),
        ("Says", "'=1+1", {"says": "=1+1"}),
        ("Says", "''-x", {"says": "'-x"}),
        ("Says", "'tis", {"says": "'tis"}),
        ("Says", "n/a", {}),
    ],
)
def test_a_column(heading: str, written: str, step: dict[str, object] | None) -> None:
    text = f"Step,{heading}\ns,{written}\n"
    if step is None:
        assert problems(text) == ["2:3: cell B2: a promise needs `text` (the promise in the words the customer "
                                  "hears or reads)"]  # fmt: skip
    else:
        assert steps(text) == [{"title": "s", **step}]


def test_columns_of_one_object_and_columns_of_one_list() -> None:
    text = "Step,Promise,Within,Notes,Comment,Wait,Usual wait\ns,Soon,3 d,a,b,4 d,1 d\n"
    assert steps(text) == [
        {
            "title": "s",
            "wait": {"max": "4 d", "typical": "1 d"},
            "promises": {"text": "Soon", "within": "3 d"},
            "notes": ["a", "b"],
        }
    ]


def test_several_promises_in_a_cell() -> None:
    text = 'Step,Promise,Within\ns,"• One\n• Two",3 d\n'
    assert steps(text) == [{"title": "s", "promises": [{"text": "One", "within": "3 d"}, "Two"]}]


def test_several_journeys_in_a_table() -> None:
    text = "Journey,Stage,Step\nJoin,A,a\n,,b\nLeave,,c\n,B,d\njoin,A,e\n"
    first, second = reading(text).documents
    assert (first.index, first.data) == (
        0,
        {
            "journey": "Join",
            "stages": [{"title": "A", "touchpoints": [{"title": "a"}, {"title": "b"}, {"title": "e"}]}],
        },
    )
    assert (second.index, second.data) == (
        1,
        {
            "journey": "Leave",
            "stages": [
                {"title": "Leave", "touchpoints": [{"title": "c"}]},
                {"title": "B", "touchpoints": [{"title": "d"}]},
            ],
        },
    )
    assert remarks(text)[1:] == ["4:8: the rows from here on have no stage; it is called “Leave”"]


def test_lines_above_the_headings() -> None:
    text = "My map\n\nTitel:;Kündigen\nAnliegen;kündigen\nBekannt;Name; \nSchritt;Wer\nAnrufen;Ich\n"
    assert data(text) == {
        "journey": "Kündigen",
        "intent": "kündigen",
        "known": "Name",
        "touchpoints": [{"title": "Anrufen", "actor": "customer"}],
    }
    assert remarks(text)[0] == "1:1: the line “My map” above the headings is left out"


def test_a_row_with_nothing_but_a_stage_begins_it() -> None:
    assert data("Stage,Step\nOne\n,a\nTwo,\n,b\n") == {
        "journey": "way",
        "stages": [
            {"title": "One", "touchpoints": [{"title": "a"}]},
            {"title": "Two", "touchpoints": [{"title": "b"}]},
        ],
    }


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_whatever_parts_the_cells(mark: str) -> None:
    text = "Step,Wait,Says\na,2 d,x\n".replace(",", mark)
    assert steps(text) == [{"title": "a", "wait": "2 d", "says": "x"}]
    assert steps(f"sep={mark}\n{text}") == [{"title": "a", "wait": "2 d", "says": "x"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_ends_of_lines(encoding: str, end: str) -> None:
    text = end.join(["Schritt;Kanäle", 'Öffnen;"a', 'b"', ";", "Zu;c", ""])
    found = read(text.encode(encoding), "way.csv", NOBODY)
    assert found.documents[0].data == {
        "journey": "way",
        "touchpoints": [{"title": "Öffnen", "channels": ["a", "b"]}, {"title": "Zu", "channels": "c"}],
    }
    assert found.documents[0].locate(("touchpoints", 1, "title")) == Span(Position(5, 1), Position(5, 3))
    said = "the file is not UTF-8 and is read as Windows-1252"
    assert any(one.message == said for one in found.remarks) == (encoding == "cp1252")


def test_places_are_those_of_the_cells() -> None:
    text = 'Step,Channels,Says\n a , "x" ,y\n"b ""c""","Phone; Web","=1, two\nthree"\n'
    found = reading(text).documents[0]
    one, two = ("touchpoints", 0), ("touchpoints", 1)
    assert found.locate((*one, "title")) == Span(Position(2, 2), Position(2, 3))
    assert found.locate((*two, "title")) == Span(Position(3, 2), Position(3, 9))
    assert found.locate((*two, "channels", 1)) == Span(Position(3, 19), Position(3, 22))
    assert found.locate_words((*two, "says"), 8, 13) == Span(Position(4, 1), Position(4, 6))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["1:1: the table is empty (a table has a line of headings, and below it a row for each step)"]),
        ("Step,Wait\n", ["1:1: the table has headings but no steps"]),
        (
            "A,B\n1,2\n",
            ["1:1: no column says what happens in each step "
             "(call one `Step`, or say under `columns:` in the settings which one it is)"],
        ),
        (
            "Step,Wait\na,3\nb,soon\n",
            [
                "2:3: cell B2: “3” has no unit behind 3. Write a duration as in 3d, 20 min, 2-4 weeks, 3 Werktage "
                "or PT48H. (the heading can name it for all rows, as in `Wait (days)`)",
                "3:3: cell B3: “soon” is not a duration: “soon” cannot be read as a number. Write a duration as in "
                "3d, 20 min, 2-4 weeks, 3 Werktage or PT48H.",
            ],
        ),
        (
            "Step,Mood\na,7\n",
            ["2:3: cell B2: `emotion`: the number 7 stands here; expected a whole number from -2 (very bad) to 2 "
             "(very good)"],
        ),
        (
            "ID,Step,Next\none,a,two\ntow,b,\n",
            ["2:7: cell C2: no touchpoint has the id 'two'; did you mean 'tow'? (only the id of a touchpoint can "
             "stand here, no prose, or `end`)"],
        ),
        ("ID,Step\n1,a\n1,b\n", ["3:1: cell A3: the id '1' stands twice; first in line 2"]),
        (
            "Step,Owner\n,Sales\n",
            ["2:2: row 2 has no step: it says only “Sales” (name what happens in the step, or empty the row)"],
        ),
        ('Step\n"a\nb', ["2:1: cell A2: the quotation mark that opens here is never closed"]),
        ("Step" + "," * 600 + "\n", ["1:1: the table is too large: at most 20000 rows, 500 columns and 200000 values"]),
        ("Step\n" * 20_001, ["1:1: the table is too large: at most 20000 rows, 500 columns and 200000 values"]),
    ],
)  # fmt: skip
def test_faults_name_their_cell(text: str, said: list[str]) -> None:
    assert problems(text) == said


def test_headings_that_are_not_understood_are_told() -> None:
    text = "Step,Clerk,Owner,Department,Risk\na,b,c,d,e,f\n"
    assert steps(text) == [{"title": "a", "owner": ["c", "d"]}]
    assert remarks(text)[2:] == [
        "1:6: columns that were not understood are left out: “Clerk” (B1), “Risk” (E1) "
        "(say under `columns:` in the settings which fields they are)",
        "1:6: columns without a heading are left out: F",
    ]
    assert remarks("Step,Title,Wait\na,b,1 d\n")[2:] == [
        "1:6: the column “Title” is left out: “Step” is read as the same field `title`"
    ]


def test_wishes_say_what_a_column_is() -> None:
    text = "Step,Clerk,Risk,Notes\na,b,c,d\n"
    wishes = Wishes(columns={"clerk": "owner", "Risk": "", "NOTES": "says", "Of another table": "why"})
    assert steps(text, wishes) == [{"title": "a", "owner": "b", "says": "d"}]
    assert remarks(text, wishes)[1:] == [
        "1:1: the columns are read as: “Step” → title, “Clerk” → owner, “Notes” → says"
    ]


def test_a_wish_for_a_mistyped_heading_is_told() -> None:
    assert remarks("Step,Risk\na,b\n", Wishes(columns={"Rsik": "why"}))[-1] == (
        "1:6: no column is called “Rsik” (did you mean 'Risk'?)"
    )


def test_wishes_for_fields_that_do_not_exist() -> None:
    assert problems("Step,Clerk\na,b\n", Wishes(columns={"Clerk": "onwer"})) == [
        "1:1: the column “Clerk” cannot be the field 'onwer': there is none (did you mean 'owner'?)"
    ]


def test_wishes_name_the_customer() -> None:
    wishes = Wishes(customers=("Elternteil",))
    assert steps("Schritt,Wer\na,elternteil\n", wishes) == [{"title": "a", "actor": "customer"}]


def test_every_field_of_a_step_has_a_column_or_is_known_to_have_none() -> None:
    tops = {field.partition(".")[0] for field in COLUMNS} - {"journey", "stage"}
    assert tops | NOT_IN_TABLES == {doc.key for doc in field_docs(Touchpoint)}
    assert all(doc_of(field).key for field in COLUMNS)


def test_no_heading_means_two_fields() -> None:
    seen: dict[str, str] = {}
    for column in COLUMNS.values():
        for name in column.names:
            assert seen.setdefault(fold(name), column.field) == column.field, name


@pytest.mark.parametrize(("column", "name"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_names_of_cells(column: int, name: str) -> None:
    assert cell_name(column, 7) == name


@pytest.mark.parametrize("text", ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "'=x", "''+x", "＝1", "-2+3", "-"])
def test_what_spreadsheets_would_calculate_is_kept_as_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert without_guard(guarded(text)) == text


@pytest.mark.parametrize("text", ["-2", "+1", "-2,5", "1=1", "'tis", "a-b", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
    assert without_guard(text) == text


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "a.tsv", "a.xlsx"])
def test_the_ending_chooses_the_reader(name: str) -> None:
    assert reader_of(name) is read


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(workbook, "import_module", missing)
    with pytest.raises(SourceError) as refused:
        read(b"PK\x03\x04", "way.xlsx", NOBODY)
    assert str(refused.value) == (
        "way.xlsx:1:1: reading Excel workbooks needs the extra `excel` "
        "(install it with: pip install 'journeyaudit[excel]')"
    )


PIECES = st.sampled_from(
    ["Step", "Schritt", "Wait (days)", "Wait", "Next", "Emotion", "Owner", "Promise", "Within", "Journey", "Stage",
     ",", ",", ";", "\t", "\n", "\n", "\r\n", '"', '""', "'", "=1", "3", "-2", "a", "a: b", "- x", "none", "open", "?",
     "end", " ", "(", ")", "\x00", "\x1b[2J", "ä", "sep=;\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)), st.booleans())
def test_whatever_is_written_is_a_journey_or_refused(text: str, headed: bool) -> None:
    content = f"Step,Wait,Next,Emotion,Notes,Owner\n{text}" if headed else text
    try:
        found = read(content.encode("utf-8", "replace"), "way.csv", NOBODY)
    except SourceError as refused:
        assert refused.problems
        return
    assert found.documents
    for one in found.documents:
        parse_journey(one)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_whatever_the_bytes_are_only_a_source_error_is_raised(content: bytes) -> None:
    try:
        read(content, "way.csv", NOBODY)
    except SourceError as refused:
        assert refused.problems
