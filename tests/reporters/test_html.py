"""The HTML page: whole, alone, in order, and made of text wherever a journey speaks."""

import base64
import dataclasses
import hashlib
import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from journeyaudit.report import Report, Severity
from journeyaudit.reporters import REPORTERS, Style
from journeyaudit.source import Problem
from tests.reporters.page_tree import Node, tree
from tests.reporters.sample import WORDS, sample, span
from tests.reporters.test_hostile import evil

INJECTION = """" onload="alert(1)' onclick='alert(2) </style></title></textarea><img src=x onerror=alert(3)>]]>-->"""
LINKS = ("href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href", "background", "ping")


def page(report: Report, **style: Any) -> Node:
    return tree(REPORTERS["html"](report, Style(**style)))


def injected(lang: str = "en") -> Report:
    """A report in which every text that people write breaks out of quotes and elements, if it can."""

    def text(value: str) -> str:
        return value + INJECTION if value else value

    report = sample(lang)
    findings = tuple(
        dataclasses.replace(one, title=text(one.title), stage=text(one.stage), message=text(one.message))
        for one in report.findings
    )
    audited = tuple(
        dataclasses.replace(
            one,
            title=text(one.title),
            language=INJECTION,
            strip=tuple(
                dataclasses.replace(
                    stage,
                    title=text(stage.title),
                    points=tuple(
                        dataclasses.replace(point, title=text(point.title), owners=(text("owner"),))
                        for point in stage.points
                    ),
                )
                for stage in one.strip
            ),
        )
        for one in report.audited
    )
    rules = tuple(dataclasses.replace(one, title=text(one.title), why=text(one.why)) for one in report.rules)
    return dataclasses.replace(report, findings=findings, audited=audited, rules=rules)


def of_texts() -> Report:
    """A report on texts: their titles are the names of the files."""
    report = sample()
    findings = tuple(
        dataclasses.replace(one, journey=one.file, element="", stage="", cause="", confidence=0.874)
        for one in report.findings
    )
    audited = tuple(
        dataclasses.replace(one, id=one.file, title=one.file, strip=(), prose=True) for one in report.audited
    )
    return dataclasses.replace(report, findings=findings, audited=audited)


REMARK = Problem("the loop “waiting” could not be taken over", "shop/order.yaml", span(2, 1, 5), "draw it out")
CASES = {
    "en": sample("en"),
    "de": sample("de"),
    "clean": sample(findings=(), problems=()),
    "nothing": sample(findings=(), problems=(), audited=(), not_assessed=()),
    "hostile": evil("de"),
    "injected": injected(),
    "texts": of_texts(),
    "remarks": sample(remarks=(REMARK,)),
    "assessed": sample(not_assessed=()),
}
every_page = pytest.mark.parametrize("report", CASES.values(), ids=CASES)


@every_page
@pytest.mark.parametrize("style", [{}, {"quiet": True}, {"verbose": True}, {"unicode": False}], ids=str)
def test_ids_are_unique_and_every_link_leads_somewhere(report: Report, style: dict[str, bool]) -> None:
    html = page(report, **style)
    ids = [node["id"] for node in html.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = [node[name] for node in html.all() for name in LINKS if name in node.attributes]
    assert targets
    assert [one for one in targets if not one.startswith("#") or one[1:] not in ids] == []
    named = [node[name] for node in html.all() for name in ("aria-labelledby", "for") if name in node.attributes]
    assert [one for one in named if one not in ids] == []


@every_page
def test_nothing_is_loaded_and_only_the_own_script_runs(report: Report) -> None:
    text = REPORTERS["html"](report, Style())
    html = tree(text)
    script = html.one("script")
    assert script.attributes == {}
    [code] = script.children
    assert isinstance(code, str)
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    policy = next(node["content"] for node in html.all("meta") if node.get("http-equiv"))
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert {node.name for node in html.all()} & {"img", "iframe", "object", "embed", "link", "base", "form"} == set()
    assert [name for node in html.all() for name in node.attributes if name.startswith("on")] == []
    styles = [child for node in html.all("style") for child in node.children]
    assert styles
    assert [one for one in styles if re.search(r"@import|url\((?!#)|expression", str(one))] == []
    assert [node["style"] for node in html.all() if re.search(r"url\((?!#)", node.get("style"))] == []


def test_the_look_and_the_script_are_ascii_and_end_nothing() -> None:
    for name in ("page.css", "page.js"):
        text = files("journeyaudit.reporters.html").joinpath(name).read_text("utf-8")
        assert text.isascii()
        assert "</" not in text
        assert "http" not in text


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_letters_stand_out_from_every_ground(scheme: int) -> None:
    css = files("journeyaudit.reporters.html").joinpath("page.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme]))
    pairs = [
        *((ink, ground) for ground in ("paper", "card", "quiet") for ink in ("ink", "soft", "link")),
        *((ink, "card") for ink in ("error", "warning", "info", "clean")),
        ("ink", "mark"),
    ]
    weak = []
    for ink, ground in pairs:
        darker, lighter = sorted(luminance(colours[one]) for one in (ink, ground))
        if (lighter + 0.05) / (darker + 0.05) < 4.5:
            weak.append((ink, ground))
    assert weak == []


@every_page
def test_headings_go_down_one_by_one(report: Report) -> None:
    levels = [int(node.name[1]) for node in page(report).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


@every_page
def test_there_are_landmarks_and_a_way_past_the_head(report: Report) -> None:
    html = page(report)
    body = html.one("body")
    landmarks = [child.name for child in body.children if isinstance(child, Node)]
    assert landmarks == ["a", "svg", "header", "main", "footer", "script"]
    assert body.one("a", class_="skip")["href"] == f"#{body.one('main')['id']}"
    assert [
        node for node in html.all("section") if node.get("class") == "part" and not node.get("aria-labelledby")
    ] == []


def test_the_page_and_what_a_journey_says_have_their_languages() -> None:
    html = page(sample("en"))
    assert html["lang"] == "en"
    assert [node["lang"] for node in html.all("h2") if node.get("lang")] == ["de", "de"]
    assert {node.get("lang") for node in html.of_class("lines")} == {"de", ""}  # the organisation has none
    assert page(sample("de"))["lang"] == "de"


# What journeys say


@pytest.mark.parametrize("unicode", [True, False])
def test_a_hostile_text_is_read_as_it_was_written(unicode: bool) -> None:
    html = page(evil("en"), unicode=unicode)
    title = next(node for node in html.of_class("journey")).one("h2").text
    assert title.endswith(
        "[red]x[/red]<script>alert(1)</script>\\x1b[2J\\x9b1m\\u202edef\\u2066\\u200b\\x0d ::error::\\x00\\x07"
        "`$(x)`{{y}}%s\\udc80"
    )


def test_no_text_leaves_its_quotes_or_its_element() -> None:
    plain, hostile = page(sample()), page(injected())
    assert shape(hostile) == shape(plain)
    assert next(iter(hostile.of_class("message"))).text.endswith(INJECTION)


def shape(html: Node) -> list[tuple[str, list[str]]]:
    """The elements outside the maps with the names of their attributes; the language of a journey may not be known."""
    drawn = {id(node) for drawing in html.of_class("map") for node in drawing.all()}
    return [(node.name, sorted(node.attributes.keys() - {"lang"})) for node in html.all() if id(node) not in drawn]


def test_no_text_leaves_the_map() -> None:
    allowed = {
        "figure",
        "div",
        "svg",
        "title",
        "desc",
        "style",
        "g",
        "a",
        "rect",
        "circle",
        "path",
        "text",
        "line",
        "use",
    }
    maps = [drawing for report in (injected(), evil("de")) for drawing in page(report).of_class("map")]
    assert len(maps) == 8  # of two journeys in two reports, for screen and paper
    assert {node.name for drawing in maps for node in drawing.all()} <= allowed
    assert "</style></title>" in next(maps[1].all("title")).text


# What a report says


def findings_of(html: Node) -> list[Node]:
    return list(html.all("article"))


def test_every_finding_has_its_fingerprint_as_id_and_all_its_texts() -> None:
    html = page(sample())
    words = WORDS["en"]
    late = html.one(id="late-0001")
    assert late["class"] == "finding error"
    assert late.one("h5").text.strip() == "error: Promise the process cannot keep promise-vs-process"
    assert [node.text for node in late.of_class("message")] == [words["late says"]]
    assert [node.text.strip() for node in late.one("dl").all("dt", "dd")] == [
        "Why", words["late why"], "Instead", words["late fix"], "Law", "§ 475 BGB",
    ]  # fmt: skip
    assert late.one("figcaption").text == "shop/order.yaml:7:61"
    assert [" ".join(node.text.split()) for node in late.one("div", class_="lines").all("p")] == [
        "line 7promises: {text: Das Teil ist in drei Tagen da, within: 3 Werktage, kept_at: lieferung}",
        "this wait counts:",
        "line 8- {title: Prüfung im Lager, actor: Lager, wait: 2 d, systems: [ERP, Lagerverwaltung], says: Da müssen "
        "wir erst nachsehen, why: weil}",
        "line 9- {title: Freigabe durch den Einkauf, actor: Einkauf, wait: 5 d, asks: Kundennummer}",
        "line 10- title: Lieferungthe promise is kept here",
    ]
    assert [node.text for node in late.all("mark")] == ["3 Werktage", "2 d,", "5 d", "Lieferung"]


def test_findings_stand_in_the_order_of_the_full_report() -> None:
    for lang in ("en", "de"):
        full = REPORTERS["full"](sample(lang), Style(10_000))
        messages = [node.of_class("message")[0].text for node in findings_of(page(sample(lang)))]
        assert len(messages) == len(sample(lang).findings)
        places = [full.index(one) for one in messages if full.count(one) == 1]
        assert len(places) >= 4
        assert places == sorted(places)


def test_a_finding_stands_inside_the_one_that_explains_it() -> None:
    again = page(sample()).one(id="again-0001")
    [explained] = [node for node in again.all("article") if node is not again]
    assert explained["id"] == "open-0001"
    assert explained.one("h6").text.strip() == "info: Wait without limit unbounded-wait"
    assert again.of_class("hedge")[0].text == "(rests on an assumption: one of the steps does not say who acts)"


def test_an_accepted_finding_is_folded_with_its_reason() -> None:
    [taken] = page(sample()).of_class("accepted")
    assert taken["id"] == "open-0001-2"
    assert "open" not in taken.one("details").attributes
    assert taken.one("h5").text.strip() == "warning: Wait without limit accepted unbounded-wait"
    assert [node.text.strip() for node in taken.one("dl").all("dt", "dd")] == ["accepted", WORDS["en"]["accepted"]]


def many(number: int = 12) -> Report:
    """A journey with many findings of one rule, the first of them an error."""
    late = next(one for one in sample().findings if one.fingerprint == "late-0001")
    others = [dataclasses.replace(late, fingerprint=f"f{at}", severity=Severity.WARNING) for at in range(1, number)]
    return sample(findings=(dataclasses.replace(late, fingerprint="f0"), *others))


def test_of_many_findings_those_that_decide_are_unfolded() -> None:
    opened = ["open" in node.one("details").attributes for node in findings_of(page(many()))]
    assert opened == [True] + [False] * 11
    assert all("open" in node.one("details").attributes for node in findings_of(page(many(8))))


def test_a_rule_is_explained_once_a_journey_and_then_by_a_link() -> None:
    first, *others = findings_of(page(many()))
    assert WORDS["en"]["late why"] in first.text
    assert [WORDS["en"]["late why"] in node.text for node in others] == [False] * 11
    assert [node.of_class("explained")[0].one("a")["href"] for node in others] == ["#f0"] * 11
    assert all(WORDS["en"]["late why"] in node.text for node in findings_of(page(many(), verbose=True)))


def test_quiet_leaves_out_why_the_bill_and_what_was_not_assessed() -> None:
    html = page(sample(), quiet=True)
    for word in (WORDS["en"]["late why"], "The customer’s bill", "Not assessed"):
        assert word in page(sample()).text
        assert word not in html.text
    assert html.one(id="late-0001").one("dl").text.strip() == "Law§ 475 BGB"


def test_milder_findings_may_be_left_out_but_are_counted() -> None:
    html = page(sample(), least=Severity.ERROR)
    assert [node["id"] for node in findings_of(html)] == ["one-0001", "late-0001"]
    assert "4 findings below “error” not shown." in html.one("footer").text
    assert [" ".join(node.text.split()) for node in html.one("ul").all("li")] == ["2errors", "1warning", "2infos"]


def test_the_overview_lists_the_worst_journey_first() -> None:
    table = page(sample()).one("table", class_="journeys")
    rows = [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]
    assert rows == [
        ["Journey", "Errors", "Warnings", "Infos", "Accepted", "Contacts", "Waiting"],
        ["Ersatzteil bestellenshop/order.yaml", "1", "1", "1", "1", "2", "≥ 9 days"],
        ["Vertrag kündigenshop/cancel.yaml", "1", "0", "0", "0", "0", "0 min"],
        ["The organisation as a wholeshop/firm.yaml", "0", "0", "1", "0", "–", "–"],
    ]


def test_a_page_about_one_journey_is_called_after_it_and_has_no_table_of_journeys() -> None:
    report = sample(problems=())
    html = page(dataclasses.replace(report, audited=report.audited[1:], findings=report.findings[2:]))
    assert html.one("head").one("title").text == "Audit of customer journeys: Ersatzteil bestellen"
    assert list(html.all("table", class_="journeys")) == []


def test_the_bill_is_a_table_with_what_is_missing() -> None:
    [_, order] = page(sample()).of_class("bill")
    rows = [tuple(cell.text for cell in row.all("th", "td")) for row in order.all("tr")]
    assert rows == [
        ("Item", "Amount"), ("Contacts", "2"), ("Own steps", "~1"), ("Waiting", "≥ 9 days"),
        ("Own workmissing: touchpoint.effort", "≥ 1 h 45 min"), ("Hand-offs", "3"), ("Units", "4"),
        ("Channelsmissing: touchpoint.channels", "≥ 1"), ("Documents", "0"),
        ("Form fieldsmissing: touchpoint.effort", "?"), ("Loginsmissing: touchpoint.effort", "?"), ("Asked twice", "1"),
    ]  # fmt: skip


def test_a_clean_journey_is_shown_as_well() -> None:
    html = page(sample(findings=(), problems=()))
    assert [node.one("h2").text for node in html.of_class("journey")] == ["Vertrag kündigen", "Ersatzteil bestellen"]
    assert [node.text for node in html.of_class("clean")] == ["Nothing was found in this journey."] * 2
    assert "tools" not in [node.get("id") for node in html.all("section")]


def test_what_could_not_be_audited_stands_at_its_place_and_above_is_a_link_to_it() -> None:
    html = page(sample())
    broken = html.one(id="broken")
    assert [node.text for node in broken.of_class("message")] == [
        " there is no such file or folder",
        " the key intent appears twice; the first is in line 2",
    ]
    assert [node.text for node in broken.all("figcaption")] == ["shp", "shop/broken.yaml:3:1"]
    assert broken.one("mark").text == "intent"
    assert html.one("section", id="overview").one("a", href="#broken").text == "What could not be audited"


def test_what_is_written_as_in_a_file_is_set_apart() -> None:
    message = "give `reason`, as `<b>`; a lone ` stays"
    [paired, lone] = [
        page(sample(problems=(dataclasses.replace(REMARK, message=one, hint=""),)))
        .one(id="broken")
        .one("p", class_="message")
        for one in (message.replace(" a lone ` stays", ""), message)
    ]
    assert [node.text for node in paired.all("code")] == ["reason", "<b>"]
    assert list(lone.all("code")) == []
    assert lone.text == f" {message}"


def test_remarks_are_shown_and_decide_nothing() -> None:
    html = page(sample(remarks=(REMARK,)))
    assert " ".join(html.one(id="remarks").text.split()) == (
        "Good to know the loop “waiting” could not be taken over shop/order.yaml:2:1 line 2organisation: x draw it out"
    )


def test_what_would_unlock_most_stands_first_and_the_rest_is_folded() -> None:
    html = page(sample())
    rows = [[cell.text for cell in row.all("th", "td")] for row in html.one(id="not-assessed").all("tr")]
    assert rows[:3] == [
        ["What is not written down", "Judgements left open", "Where"],
        ["touchpoint.owner", "2", "missing at 3 places"],
        ["ask.purpose", "1", "missing at one place"],
    ]


def test_texts_have_neither_map_nor_bill_and_say_how_sure_it_is() -> None:
    html = page(of_texts())
    assert html.one("h1").text == "Audit of texts"
    assert html.of_class("bill") == []
    assert html.of_class("hedge")[0].text == "(told by its wording, 87 % sure)"


@pytest.mark.parametrize(("lang", "ending"), [
    ("en", "Exit code 2: no trustworthy verdict while 2 problems stand."),
    ("de", "Exitcode 2: kein verlässliches Urteil, solange 2 Probleme bestehen."),
])  # fmt: skip
def test_the_verdict_opens_and_closes_the_page(lang: str, ending: str) -> None:
    html = page(sample(lang))
    verdicts = [node.text for node in html.of_class("verdict")]
    assert len(verdicts) == 2
    assert all(one.endswith(ending) for one in verdicts)
    assert html.one("footer").text.rstrip().endswith(ending)
