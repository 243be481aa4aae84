"""The pages: every block of code is run or read, what a page shows is what is printed, and links lead somewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from journeyaudit.cli.outputs import Format
from tests.command import Command
from tests.documented import BLOCK, Block, Page, blocks, try_page

FORMATS = ["full", "summary", "concise", "html", "markdown", "json", "jsonl", "sarif", "github", "gitlab", "junit"]
ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
GENERATED = re.compile(r"<!-- Written by scripts/generate\.py")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pack of rules is kept ready from one call to the next."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command in an empty repository, in a terminal of 80 columns."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    for name in [one for one in os.environ if one.startswith(("GIT_", "GITHUB_", "LC_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("JOURNEYAUDIT_CACHE_DIR", str(cache))
    return Command(monkeypatch, capsys)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_a_page_holds(page: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    if page.name.endswith(".de.md"):
        monkeypatch.setenv("LANG", "de_DE.UTF-8")
    text = page.read_text(encoding="utf-8")
    tried = try_page(Page(text, ROOT, Path.cwd()), run)
    if os.environ.get("UPDATE_DOCS") and tried.text != text:
        page.write_text(tried.text, encoding="utf-8", newline="\n")
        return
    assert tried.faults == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_is_seen(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(re.findall(r"^\s*(?:```|~~~)", text, re.MULTILINE)) == 2 * len(BLOCK.findall(text))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for link in [one or other for one, other in LINK.findall(page.read_text(encoding="utf-8"))]:
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert page.parent == ROOT or target.is_relative_to(ROOT / "docs"), f"{link} is not part of the site"
        if anchor:
            headings = re.findall(r"^#+ (.*)", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {slug(heading) for heading in headings}, link


def slug(heading: str) -> str:
    """The anchor of a heading, on a forge and on the site."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_page_has_its_place_in_the_navigation() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = re.findall(r"[\w/.-]+\.md", str(site["nav"]))
    there = {file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")}
    passed = {name for name in there if name.startswith(("rules/", "decisions/"))}
    assert sorted(named) == sorted(set(named))
    assert set(named) == (there - passed) | {"rules/README.md", "decisions/README.md"}


def test_the_site_loads_nothing_from_elsewhere() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    site = yaml.safe_load(text)
    assert (site["theme"]["font"], site["strict"]) == (False, True)
    assert "http" not in text + (ROOT / "docs/site.css").read_text(encoding="utf-8")


def test_every_format_is_told() -> None:
    page = (ROOT / "docs/formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)[: len(Format)] == FORMATS
    assert sorted(FORMATS) == sorted(form.value for form in Format)


def test_both_tutorials_tell_the_same() -> None:
    english, german = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("tutorial.md", "tutorial.de.md"))
    assert [one.language for one in blocks(english)] == [one.language for one in blocks(german)]
    assert [one.marks.get("ends with") for one in blocks(english)] == [
        one.marks.get("ends with") for one in blocks(german)
    ]


GOOD = "journey: Lamp\ntouchpoints:\n  - Customer switches the lamp on\n"


def tried(run: Command, text: str) -> list[str]:
    return try_page(Page(text, ROOT, Path.cwd()), run).faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("```\nx\n```\n", "line 1: a block needs a language"),
        ("```yaml\nwhat: 1\n```\n", "line 1: no journey, rule, settings or anything else that is known: what"),
        ("```yaml\njourney: Lamp\ntouchpoint: []\n```\n", "line 1: block.yaml:2:1: "),
        (
            "```yaml\nseverity: {no-such-rule: off}\n```\n",
            "line 1: journeyaudit.yaml:1:12: error[settings] `severity` names 'no-such-rule'",
        ),
        (
            "```toml\n[tool.journeyaudit]\nprofil = 'strict'\n```\n",
            "line 1: journeyaudit: pyproject.toml:2:1: there is no setting 'profil'",
        ),
        ("```console\n$ journeyaudit --version\njourneyaudit 0.0\n```\n", "line 1: it prints"),
        (
            "```console\n$ journeyaudit check lamp.yaml\n...\n```\n",
            "line 1: `journeyaudit check lamp.yaml` ends with 2",
        ),
        (
            "```sh\njourneyaudit check --no-such-option\n```\n",
            "line 1: `journeyaudit check --no-such-option` ends with 2",
        ),
        ("```sh\nrm -r x\n```\n", "line 1: only journeyaudit can be run here: rm -r x"),
        ("```sh\npip install 'journeyaudit[exel]'\n```\n", "line 1: there is no extra exel: pip install"),
        ("```text\nx\n```\n", "line 1: nothing is done with it: name it `file`, or say why it is `not run`"),
        ("<!-- test: not run -->\n```sh\nrm x\n```\n", "line 2: `not run` wants a reason"),
        ("<!-- test: fil x -->\n```sh\nrm x\n```\n", "line 2: no such mark: fil x"),
        ("<!-- test: needs no/such/file.yaml -->\n```sh\nrm x\n```\n", "line 2: there is no no/such/file.yaml"),
    ],
)
def test_a_block_that_does_not_hold_is_named(run: Command, text: str, fault: str) -> None:
    [found] = tried(run, text)
    assert found.startswith(fault)


def test_a_block_that_holds_is_not(run: Command) -> None:
    page = (
        f"<!-- test: file lamp.yaml -->\n```yaml\n{GOOD}```\n"
        "<!-- test: ends with 0 -->\n```console\n$ journeyaudit check -q lamp.yaml\n...\n```\n"
        "```sh\njourneyaudit check lamp.yaml --format json > out.json  # for programs\n```\n"
        "<!-- test: not run: it would go -->\n```sh\nrm lamp.yaml\n```\n"
    )
    assert tried(run, page) == []
    assert Path("out.json").read_text(encoding="utf-8").startswith("{")


def test_outputs_are_written_anew(run: Command) -> None:
    page = f"<!-- test: file lamp.yaml -->\n```yaml\n{GOOD}```\n\n```console\n$ journeyaudit bill lamp.yaml\nold\n```\n"
    written = try_page(Page(page, ROOT, Path.cwd()), run).text
    assert "\nold\n" not in written
    assert "Journey      Lamp\n" in written
    assert tried(run, written) == []


def test_marks_are_read() -> None:
    [block] = blocks("<!-- test: file a.yaml; ends with 1; not run: because -->\n\n```yaml\na: 1\n```\n")
    assert block == Block("yaml", "a: 1\n", 3, {"file": "a.yaml", "ends with": "1", "not run": "because"}, ())
