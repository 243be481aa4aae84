"""A journey with a hostile title shows as text in every command and every format."""

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from journeyaudit.cli import outputs
from tests.command import Command, Outcome
from tests.small_pack import LATE as LATE_RULE
from tests.small_pack import rule_text, write_rule

CORE = "[red]x[/red]<script>alert(1)</script>"
EVIL = f"{CORE}\x1b[2J\u202edef\"'><img src=x onerror=alert(2)> ]]>--> ::error::y"
SHOWN = f"{CORE}\\x1b[2J\\u202edef"
SGR = re.compile(r"\x1b\[[0-9;]*m")


def evil_journey(title: str = EVIL) -> str:
    said = json.dumps(title)
    return (
        f"journey: {said}\nid: order\nlanguage: en\nstages:\n  - title: {said}\n    touchpoints:\n"
        f"      - {{title: {said}, id: ask, wait: 3 d, actor: {said}, owner: {said}}}\n"
        f"      - {{title: Offer, kind: offer, says: {said}}}\n"
    )


@pytest.fixture(autouse=True)
def files(repository: Path) -> None:
    """A hostile journey, the same without its wait, and hostile files in every other form."""
    Path("evil.yaml").write_text(evil_journey(), encoding="utf-8")
    Path("before.yaml").write_text(evil_journey().replace("wait: 3 d, ", ""), encoding="utf-8")
    word = EVIL.replace("\x1b", "").replace(":", "")
    diagram = f"journey\n  title {word}\n  section {word}\n    {word}: 3: Customer\n"
    Path("way.mmd").write_text(diagram, encoding="utf-8")
    Path("way.csv").write_text('Step,Wait\n"{}",3 d\n'.format(word.replace('"', '""')), encoding="utf-8")
    Path("page.md").write_text(f"# {word}\n\nWe regret {word}, that is not our fault.\n", encoding="utf-8")
    Path("broken.yaml").write_text(f"journey: A\n{json.dumps(EVIL)}: 1\ntouchpoints: [A]\n", encoding="utf-8")


CALLS = [
    *(["check", "evil.yaml", "-f", form] for form in outputs.Format),
    ["check", "evil.yaml", "--statistics"],
    ["check", "evil.yaml", "--statistics", "-f", "json"],
    ["check", "evil.yaml", "--summary", "--show-clean"],
    ["check", "broken.yaml"],
    ["check", "broken.yaml", "-f", "concise"],
    ["check", "page.md", "-v"],
    ["text", "page.md"],
    ["bill", "evil.yaml"],
    ["why", "late", "evil.yaml"],
    ["diff", "before.yaml", "evil.yaml"],
    ["diff", "before.yaml", "evil.yaml", "-f", "json"],
    ["diff", "before.yaml", "evil.yaml", "-f", "markdown"],
    ["draw", "evil.yaml"],
    ["draw", "evil.yaml", "--format", "mermaid"],
    ["draw", "broken.yaml"],
    ["export", "evil.yaml", "--to", "csv"],
    ["export", "evil.yaml", "--to", "mermaid"],
    ["export", "evil.yaml", "--to", "csv", "--journey", EVIL],
    ["import", "way.mmd"],
    ["import", "way.csv"],
    ["accept", "late", "evil.yaml:ask", "--reason", EVIL, "--dry-run"],
    ["accept", "late", "evil.yaml", "--at", EVIL, "--reason", "agreed"],
    ["accept", EVIL, "evil.yaml:ask", "--reason", "agreed"],
    ["baseline", "update", "evil.yaml"],
    ["settings", "show", EVIL],
    ["explain", EVIL],
    ["check", EVIL],
    ["check", "evil.yaml", "--select", EVIL],
    ["rules", "new", EVIL],
]


def only_text(outcome: Outcome, *, colour: bool = False) -> None:
    """Nothing in it steers a terminal."""
    out = SGR.sub("", outcome.out) if colour else outcome.out
    strange = [one for one in out + outcome.err if not (one.isprintable() or one in "\n\xa0")]
    assert strange == []
    assert outcome.code in (0, 1, 2)
    assert "fault of the tool" not in outcome.err


@pytest.mark.parametrize("arguments", CALLS, ids=lambda call: " ".join(call).replace(EVIL, "EVIL"))
@pytest.mark.parametrize("lang", ["en", "de"])
def test_no_command_lets_a_title_steer_the_terminal(run: Command, arguments: list[str], lang: str) -> None:
    has_language = arguments[0] not in ("rules",)
    only_text(run(*arguments, *(["--lang", lang] if has_language else [])))


@pytest.mark.parametrize("form", ["full", "summary", "concise"])
def test_rich_markup_in_a_title_is_shown_and_not_obeyed(
    run: Command, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "400")
    outcome = run("check", "evil.yaml", "-f", form)
    only_text(outcome, colour=True)
    assert "[red]x[/red]" in SGR.sub("", outcome.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "evil.yaml"],
        ["check", "evil.yaml", "-f", "concise"],
        ["bill", "evil.yaml"],
        ["diff", "before.yaml", "evil.yaml"],
        ["why", "late", "evil.yaml"],
    ],
    ids=" ".join,
)
def test_a_title_is_shown_with_its_escapes_spelled_out(
    run: Command, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    assert SHOWN in run(*arguments).out


def test_the_list_of_known_findings_shows_text(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    assert run("baseline", "update", "evil.yaml").code == 0
    outcome = run("baseline", "show", "evil.yaml")
    only_text(outcome)
    assert outcome.code == 0
    assert SHOWN in outcome.out


def test_the_name_of_a_baseline_in_settings_is_shown_and_not_obeyed(run: Command) -> None:
    Path("journeyaudit.yaml").write_text('baseline: "known\\e[2J.yaml"\n', encoding="utf-8")
    for call in (["update"], ["show"], ["prune"]):
        outcome = run("baseline", *call, "evil.yaml")
        only_text(outcome)
        assert "known\\x1b[2J.yaml" in outcome.out


def test_settings_are_shown_as_text(run: Command) -> None:
    Path("journeyaudit.yaml").write_text(f"customers: [{json.dumps(EVIL)}]\n", encoding="utf-8")
    for form in ("yaml", "json"):
        outcome = run("settings", "show", "-f", form)
        only_text(outcome)
        assert CORE in outcome.out


def test_a_rule_of_others_is_explained_as_text(run: Command) -> None:
    text = rule_text(LATE_RULE, id="slow", title=json.dumps(EVIL), titel=json.dumps(EVIL))
    write_rule(Path("own"), "own/slow", text)
    Path("journeyaudit.yaml").write_text("rules: [own]\n", encoding="utf-8")
    for call in (["explain", "slow"], ["rules", "list"], ["rules", "list", "--format", "json"], ["rules", "test"]):
        only_text(run(*call))
    assert SHOWN in run("explain", "slow").out


class Page(HTMLParser):
    """The elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def elements(text: str) -> list[str]:
    page = Page()
    page.feed(text)
    assert page.handlers == []
    return page.tags


def test_a_title_brings_no_element_into_the_html_page(run: Command) -> None:
    evil = run("check", "evil.yaml", "-f", "html").out
    Path("evil.yaml").write_text(evil_journey("x"), encoding="utf-8")
    good = run("check", "evil.yaml", "-f", "html").out
    assert "img" not in elements(evil)
    assert elements(evil).count("script") == elements(good).count("script")
    assert set(elements(evil)) <= set(elements(good)) | {"tspan", "text", "title"}
    assert CORE in html.unescape(evil)
    assert CORE not in evil


def test_a_title_brings_no_element_into_a_picture(run: Command) -> None:
    evil = ElementTree.fromstring(run("draw", "evil.yaml").out)
    kinds = {one.tag.rpartition("}")[2] for one in evil.iter()}
    assert kinds.isdisjoint({"script", "foreignObject", "image", "a", "use", "iframe"})
    assert [name for one in evil.iter() for name in one.attrib if name.startswith("on") or name.endswith("href")] == []
    assert "alert(1)" in "".join(evil.itertext())


@pytest.mark.parametrize(
    "arguments", [["check", "evil.yaml"], ["diff", "before.yaml", "evil.yaml"]], ids=["check", "diff"]
)
def test_a_title_brings_no_html_and_no_picture_into_markdown(run: Command, arguments: list[str]) -> None:
    text = run(*arguments, "-f", "markdown").out
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for one in (token, *(token.children or ())):
            assert one.type != "image"
            if one.type in ("html_block", "html_inline"):
                assert set(elements(one.content)) <= {"details", "summary", "b", "sub", "br", "code", "p", "strong"}


def test_the_summary_of_a_step_is_markdown_without_html_of_others(
    run: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run("check", "evil.yaml").code == 1
    said = summary.read_text(encoding="utf-8")
    assert CORE in html.unescape(re.sub(r"\\([!-/:-@[-`{-~])", r"\1", said)).replace("\u200b", "")
    assert "<script" not in said
    assert "<img" not in said


def test_json_gives_back_exactly_what_the_journey_says(run: Command) -> None:
    assert json.loads(run("check", "evil.yaml", "-f", "json").out)["journeys"][0]["title"] == EVIL
    assert json.loads(run("diff", "before.yaml", "evil.yaml", "-f", "json").out)
