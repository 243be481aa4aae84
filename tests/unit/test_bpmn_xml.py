"""XML that nobody vouches for is read safely, and each refusal says where and why, in both languages."""

from typing import Any

import pytest

from journeyaudit.source import SourceError
from journeyaudit.sources import Wishes, reader_of
from journeyaudit.sources.bpmn import is_bpmn, read
from journeyaudit.sources.bpmn.decode import SIZE_LIMIT
from journeyaudit.values import in_language
from tests.unit.bpmn_models import DATA, NAMESPACE, model, process, reading, steps, tasks

START = f'<definitions xmlns="{NAMESPACE}">'
AGAIN = "export the model anew, or open it in a modelling tool to see what is broken"
AGAIN_DE = "das Modell neu exportieren oder in einem Modellierungswerkzeug nachsehen, was fehlt"
DTD = "a document type (DTD) is not read, for it can make a file unreadably large"
DTD_DE = "ein Dokumenttyp (DTD) wird nicht gelesen, denn er kann eine Datei ins Unlesbare aufblähen"
DELETE = "delete the line `<!DOCTYPE …>`: a BPMN model needs none"
DELETE_DE = "die Zeile `<!DOCTYPE …>` löschen: Ein BPMN-Modell braucht keine"

REFUSED = [
    pytest.param(
        b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>',
        f"m.bpmn:1:1: {DTD} ({DELETE})",
        f"m.bpmn:1:1: {DTD_DE} ({DELETE_DE})",
        id="entities that swell",
    ),
    pytest.param(
        b'\n <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>&x;</a>',
        f"m.bpmn:2:2: {DTD} ({DELETE})",
        f"m.bpmn:2:2: {DTD_DE} ({DELETE_DE})",
        id="entities from other files",
    ),
    pytest.param(
        b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        f"m.bpmn:1:1: {DTD} ({DELETE})",
        f"m.bpmn:1:1: {DTD_DE} ({DELETE_DE})",
        id="a document type elsewhere",
    ),
    pytest.param(
        (START + "<a>" * 100).encode(),
        "m.bpmn:1:363: elements lie inside each other more than 100 deep",
        "m.bpmn:1:363: Elemente liegen mehr als 100-fach ineinander",
        id="too deep",
    ),
    pytest.param(
        (START + "<task/>" * 200_001).encode(),
        "m.bpmn:1:1400059: the file has more than 200000 elements",
        "m.bpmn:1:1400059: die Datei hat mehr als 200000 Elemente",
        id="too many elements",
    ),
    pytest.param(
        b" " * (SIZE_LIMIT + 1),
        "m.bpmn:1:1: the file is too large: more than 10 MB (save each model in a file of its own)",
        "m.bpmn:1:1: die Datei ist zu groß: mehr als 10 MB (jedes Modell in einer eigenen Datei speichern)",
        id="too large",
    ),
    pytest.param(
        "<definitions>\n<a name='ü'>\n ä</b></definitions>".encode(),
        f"m.bpmn:3:3: this end tag does not fit the element that is open here ({AGAIN})",
        f"m.bpmn:3:3: dieses End-Tag passt nicht zu dem Element, das hier offen ist ({AGAIN_DE})",
        id="mismatched tags",
    ),
    pytest.param(
        b"",
        f"m.bpmn:1:1: the file ends before its XML is complete ({AGAIN})",
        f"m.bpmn:1:1: die Datei endet, bevor ihr XML vollständig ist ({AGAIN_DE})",
        id="empty",
    ),
    pytest.param(
        b"<bpmn:definitions/>",
        "m.bpmn:1:1: a prefix is used that the file does not declare"
        ' (the first element must say what its prefixes stand for, as in `xmlns:bpmn="…"`)',
        "m.bpmn:1:1: hier steht ein Präfix, das die Datei nicht vereinbart"
        ' (das erste Element muss sagen, wofür seine Präfixe stehen, wie in `xmlns:bpmn="…"`)',
        id="unknown prefix",
    ),
    pytest.param(
        b"<a b='1' b='2'/>",
        f"m.bpmn:1:10: an attribute stands twice in one element ({AGAIN})",
        f"m.bpmn:1:10: ein Attribut steht zweimal in einem Element ({AGAIN_DE})",
        id="attribute twice",
    ),
    pytest.param(
        b"<a>&nbsp;</a>",
        f"m.bpmn:1:4: this entity is not known: only &lt; &gt; &amp; &quot; and &apos; are ({AGAIN})",
        f"m.bpmn:1:4: diese Entität ist nicht bekannt, nur &lt; &gt; &amp; &quot; und &apos; sind es ({AGAIN_DE})",
        id="unknown entity",
    ),
    pytest.param(
        b"<a/>b",
        f"m.bpmn:1:5: something stands after the end of the XML ({AGAIN})",
        f"m.bpmn:1:5: nach dem Ende des XML steht noch etwas ({AGAIN_DE})",
        id="more after the end",
    ),
    pytest.param(
        b"journey: Buy\n",
        f"m.bpmn:1:1: the file is not well-formed XML ({AGAIN})",
        f"m.bpmn:1:1: die Datei ist kein wohlgeformtes XML ({AGAIN_DE})",
        id="no XML",
    ),
    pytest.param(
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "m.bpmn:1:1: this is XML, but no BPMN 2.0 model"
        f" (a model begins with `definitions` of the namespace {NAMESPACE})",
        "m.bpmn:1:1: das ist XML, aber kein Modell in BPMN 2.0"
        f" (ein Modell beginnt mit `definitions` aus dem Namensraum {NAMESPACE})",
        id="other XML",
    ),
    pytest.param(
        process('<startEvent name="Go"/>'),
        "m.bpmn:1:1: no process here has a step (a model needs at least one task with a name)",
        "m.bpmn:1:1: kein Prozess hat hier einen Schritt (ein Modell braucht mindestens eine Aufgabe mit Namen)",
        id="no step",
    ),
    pytest.param(
        process("".join(f'<task id="t{number}"/>' for number in range(1001))),
        "m.bpmn:1:1: the model has more than 1000 steps (divide the model into subprocesses or several files)",
        "m.bpmn:1:1: das Modell hat mehr als 1000 Schritte (das Modell in Teilprozesse oder mehrere Dateien gliedern)",
        id="too many steps",
    ),
    pytest.param(
        b"<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>",
        "m.bpmn:1:31: the encoding 'EBCDIC-CP-US' is not read here (save the file as UTF-8)",
        "m.bpmn:1:31: die Kodierung 'EBCDIC-CP-US' wird hier nicht gelesen (die Datei als UTF-8 speichern)",
        id="unknown encoding",
    ),
    pytest.param(
        b"<a>\n\xc3\xbc\xfc</a>",
        "m.bpmn:2:2: the byte 0xFC is not UTF-8 (save the file as UTF-8)",
        "m.bpmn:2:2: das Byte 0xFC gibt es nicht in UTF-8 (die Datei als UTF-8 speichern)",
        id="not UTF-8",
    ),
]


def said(error: SourceError, lang: Any) -> str:
    (problem,) = error.problems
    hint = f" ({in_language(problem.hint, lang)})" if problem.hint else ""
    start = problem.span.start
    return f"{problem.file}:{start.line}:{start.column}: {in_language(problem.message, lang)}{hint}"


@pytest.mark.parametrize(("data", "english", "german"), REFUSED)
def test_a_file_is_refused_with_place_and_reason(data: bytes, english: str, german: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(data, "m.bpmn", Wishes())
    assert (said(caught.value, "en"), said(caught.value, "de")) == (english, german)


def test_gateways_that_nobody_could_follow_are_refused() -> None:
    gates = "".join(f'<exclusiveGateway id="g{one}"/>' for one in range(70))
    flows = "".join(f'<sequenceFlow sourceRef="g{one}" targetRef="g{one + 1}"/>' for one in range(69))
    data = process(f'<task id="t" name="T"/><sequenceFlow sourceRef="t" targetRef="g0"/>{gates}{flows}')
    with pytest.raises(SourceError, match="more gateways and flows hang together here than can be followed"):
        read(data, "m.bpmn", Wishes())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_an_encoding_changes_neither_words_nor_places(encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "windows-1252"}
    text = f'<?xml version="1.0" encoding="{declared.get(encoding, encoding)}"?>\n'
    text += process('<task id="a" name="Öl prüfen"/><task id="b" name="Ölstand messen"/>').decode()
    found = reading(text.encode(encoding))
    (document,) = found.documents
    span = document.locate(("touchpoints", 1, "title"))
    assert (
        document.text.split("\n")[span.start.line - 1][span.start.column - 1 : span.end.column - 1] == "Ölstand messen"
    )
    assert document.text == text


def test_a_declared_utf_16_that_is_none_is_read_as_what_it_is() -> None:
    data = b'<?xml version="1.0" encoding="UTF-16"?>' + process(tasks("Pay"))
    assert [step["title"] for step in steps(data)] == ["Pay"]


def test_places_count_characters_and_not_bytes() -> None:
    data = process('<task\n  id="ü" documentation="> 😀" name=\'Pay 😀 now\'/>')
    (document,) = reading(data).documents
    span = document.locate(("touchpoints", 0, "title"))
    assert (span.start.line, span.start.column, span.end.column) == (5, 36, 45)


def test_words_in_a_name_are_found_where_it_is_written_as_it_reads() -> None:
    (document,) = reading(process('<task name="Pay the bill"/>')).documents
    span = document.locate_words(("touchpoints", 0, "title"), 4, 7)
    assert (span.start.column, span.end.column) == (17, 20)


def test_a_name_is_put_on_one_line() -> None:
    data = process('<task name="Pay&#10;the &lt;bill&gt; &amp;#x1b; [red]"/>')
    assert [step["title"] for step in steps(data)] == ["Pay the <bill> &#x1b; [red]"]


def test_files_are_known_by_their_ending_and_by_their_beginning() -> None:
    assert reader_of("A/Model.BPMN") is read
    assert reader_of("model.bpmn20.xml") is read
    assert reader_of("model.yaml") is None
    assert all(is_bpmn(file.read_bytes()) for file in DATA.iterdir())
    assert is_bpmn(model("").decode().encode("utf-16"))
    assert not is_bpmn(b"<svg/>")
