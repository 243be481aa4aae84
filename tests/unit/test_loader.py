"""Which files an audit reads, and what it says of those that it cannot read or need not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeyaudit.loader import Loaded, load

JOURNEY = "journey: {}\ntouchpoints: [Customer calls]\n"
OTHER = "version: 2\nservices: {web: {image: nginx}}\n"
MISSING = "there is no such file or folder"
EMPTY = "f.yaml:1:1: the file is empty (a journey begins with the line `journey: TITLE`)"
ALL = ["a.yaml", "b.yml", "c.YAML", "deep/[x].yaml", "deep/er/d.yaml"]
HINT = "a journey begins with the line `journey: TITLE`, an organisation file with `organisation: NAME`"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes files in an empty repository, which is the working folder; a text without colon is a journey's title."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def make(**files: str) -> Path:
        for name, text in files.items():
            write(name, text)
        return tmp_path

    return make


def write(name: str, text: str | bytes) -> None:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(text, str):
        text = (text if ":" in text else JOURNEY.format(text)).encode()
    file.write_bytes(text)


def files_of(loaded: Loaded) -> list[str]:
    return [document.name for group in loaded.groups for _, document in group.journeys]


def said(loaded: Loaded) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def grouped(loaded: Loaded) -> dict[str, list[str]]:
    """The titles of journeys by organisation."""
    return {
        group.organisation[0].title if group.organisation else "": [journey.title for journey, _ in group.journeys]
        for group in loaded.groups
    }


TREE = {
    "a.yaml": "A",
    "b.yml": "B",
    "c.YAML": "C",
    "deep/er/d.yaml": "D",
    "deep/e.json": "E",
    "deep/f.txt": "F",
    ".hidden/g.yaml": "G",
    "deep/.h.yaml": "H",
    "node_modules/i.yaml": "I",
    "venv/j.yaml": "J",
    "__pycache__/k.yaml": "K",
    "deep/[x].yaml": "X",
}


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["."], ALL, id="a folder"),
        pytest.param(["deep"], ["deep/[x].yaml", "deep/er/d.yaml"], id="a folder below"),
        pytest.param(["./deep/"], ["deep/[x].yaml", "deep/er/d.yaml"], id="a folder, written otherwise"),
        pytest.param(["b.yml", "a.yaml"], ["b.yml", "a.yaml"], id="files, in the order given"),
        pytest.param(["deep/f.txt"], ["deep/f.txt"], id="a named file may have any ending"),
        pytest.param(["deep/.h.yaml", ".hidden/g.yaml"], ["deep/.h.yaml", ".hidden/g.yaml"], id="named hidden files"),
        pytest.param([".hidden"], [".hidden/g.yaml"], id="a named hidden folder"),
        pytest.param(["venv", "node_modules"], ["venv/j.yaml", "node_modules/i.yaml"], id="named folders of others"),
        pytest.param(["*.yaml"], ["a.yaml"], id="a pattern"),
        pytest.param(["[ab].y*ml"], ["a.yaml", "b.yml"], id="a pattern with a choice"),
        pytest.param(["deep/[x].yaml"], ["deep/[x].yaml"], id="a file whose name looks like a pattern"),
        pytest.param(["**/*.yaml"], ["a.yaml", "deep/[x].yaml", "deep/er/d.yaml"], id="a pattern for all folders"),
        pytest.param(["d*"], ["deep/[x].yaml", "deep/er/d.yaml"], id="a pattern that matches a folder"),
        pytest.param([".hid*/*.yaml"], [], id="a pattern does not guess hidden folders"),
        pytest.param([".hidden/*.yaml"], [".hidden/g.yaml"], id="a pattern in a hidden folder that it names"),
        pytest.param(["deep/../a.yaml"], ["deep/../a.yaml"], id="a path with a step back"),
        pytest.param(["a.yaml", "./a.yaml", ".", "*.yaml"], ALL, id="each file once"),
    ],
)
def test_paths_lead_to_files(tree: Callable[..., Path], paths: list[str], expected: list[str]) -> None:
    tree(**TREE)
    assert files_of(load(paths)) == expected


def test_an_absolute_pattern_names_files_by_their_whole_path(tree: Callable[..., Path]) -> None:
    root = tree(**TREE)
    assert files_of(load([f"{root}/*.yaml"])) == [f"{root.as_posix()}/a.yaml"]


def test_a_folder_that_links_to_itself_is_read_once(tree: Callable[..., Path]) -> None:
    tree(**{"deep/a.yaml": "A"})
    Path("deep/loop").symlink_to(Path("deep").resolve(), target_is_directory=True)
    Path("deep/self.yaml").symlink_to("self.yaml")
    Path("deep/gone.yaml").symlink_to("nowhere.yaml")
    Path("deep/twin.yaml").symlink_to("a.yaml")
    for paths in (["deep"], ["**/*.yaml"], ["deep/*.yaml"]):
        loaded = load(paths)
        assert (files_of(loaded), said(loaded)) == (["deep/a.yaml"], []), paths
    assert files_of(load(["deep/loop"])) == ["deep/loop/a.yaml"]


def test_a_named_link_that_leads_nowhere_is_said(tree: Callable[..., Path]) -> None:
    tree(**{"a.yaml": "A"})
    Path("gone.yaml").symlink_to("nowhere.yaml")
    Path("round.yaml").symlink_to("round.yaml")
    assert said(load(["gone.yaml", "round.yaml"])) == [
        "gone.yaml:1:1: this link leads nowhere",
        "round.yaml:1:1: this link leads nowhere",
    ]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("jurneys", f"jurneys:1:1: {MISSING} (did you mean 'journeys'?)"),
        (
            "journeys/complaint.yaml",
            f"journeys/complaint.yaml:1:1: {MISSING} (did you mean 'journeys/complaints.yaml'?)",
        ),
        ("jurneys/complaints.yaml", f"jurneys/complaints.yaml:1:1: {MISSING} (did you mean 'journeys'?)"),
        ("zzz", f"zzz:1:1: {MISSING}"),
        ("zzz/*.yaml", "zzz/*.yaml:1:1: no file or folder matches this pattern"),
        ("**x", "**x:1:1: no file or folder matches this pattern"),
        ("", "'':1:1: an empty path was given; write `.` for this folder"),
        ("x" * 5000, f"{'x' * 5000}:1:1: the path cannot be read: File name too long"),
    ],
    ids=lambda value: value[:30],
)
def test_a_path_that_leads_nowhere_is_said(tree: Callable[..., Path], path: str, message: str) -> None:
    tree(**{"journeys/complaints.yaml": "Complaint"})
    [problem] = load([path]).problems
    assert (str(problem), problem.code) == (message, "paths")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(OTHER, f"f.yaml:1:1: this is no journey and no organisation file ({HINT})", id="other YAML"),
        pytest.param("- a: b\n", f"f.yaml:1:1: this is no journey and no organisation file ({HINT})", id="a list"),
        pytest.param("just text: \n", f"f.yaml:1:1: this is no journey and no organisation file ({HINT})", id="text"),
        pytest.param(b"", EMPTY, id="empty"),
        pytest.param("# Note: x\n", EMPTY, id="comment only"),
        pytest.param("---\n# :\n---\n", EMPTY, id="empty documents"),
        pytest.param(
            "Journey: A\ntouchpoints: [B]\n",
            f"f.yaml:1:1: the file begins with `Journey`; did you mean `journey`? ({HINT})",
            id="capital",
        ),
        pytest.param(
            "organization: A\n",
            f"f.yaml:1:1: the file begins with `organization`; did you mean `organisation`? ({HINT})",
            id="American",
        ),
        pytest.param(
            "title: A\ntouchpoints: [B]\n",
            f"f.yaml:2:1: this looks like a journey, but the line `journey: TITLE` is missing ({HINT})",
            id="no first line",
        ),
    ],
)
def test_a_named_file_must_be_a_journey(tree: Callable[..., Path], text: str | bytes, message: str) -> None:
    tree()
    write("f.yaml", text)
    loaded = load(["f.yaml"])
    assert said(loaded) == [message]
    assert (loaded.problems[0].code, loaded.skipped) == ("schema", 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(OTHER, None, id="other YAML"),
        pytest.param("a: [\n", None, id="other YAML, broken"),
        pytest.param("just text: \n", None, id="other text"),
        pytest.param("Journey: the trip\n", None, id="a word list"),
        pytest.param("organization: Acme\n", None, id="somebody's settings"),
        pytest.param("stages: [build, test]\n", None, id="a build file"),
        pytest.param("a: [\n  journey: x\n", None, id="the word deeper inside"),
        pytest.param("rules: [x]\njourney: [\n", "f.yaml:2:10: ", id="a broken journey"),
        pytest.param("journey: A: B\n", "f.yaml:1:10: ", id="a colon in the title"),
        pytest.param(b"\xef\xbb\xbfjourney: A: B\n", "f.yaml:1:10: ", id="a broken journey with byte order mark"),
        pytest.param("title: x\rjourney: A: B\r", "f.yaml:2:10: ", id="a broken journey with old line ends"),
        pytest.param('"journey": A: B\n', "f.yaml:1:12: ", id="a broken journey with a quoted key"),
        pytest.param("--- {journey: A: B}\n", "f.yaml:1:15: ", id="a broken journey in braces"),
        pytest.param("organisation : A: B\n", "f.yaml:1:16: ", id="a broken organisation"),
        pytest.param(
            "journey: \xfc\n".encode("latin-1"), "f.yaml:1:10: the byte 0xFC is not UTF-8", id="a journey in Latin-1"
        ),
        pytest.param(
            "journey: A\n".encode("utf-16"), "f.yaml:1:1: the file is UTF-16, not UTF-8", id="a journey in UTF-16"
        ),
        pytest.param("journey: A\n", "f.yaml:1:1: a journey needs `touchpoints`", id="an invalid journey"),
        pytest.param("Touchpoints: [B]\nJourney: A\n", "f.yaml:2:1: the file begins with `Journey`", id="capitals"),
        pytest.param("name: A\ntouchpoints: [B]\n", "f.yaml:2:1: this looks like a journey", id="no first line"),
    ],
)
def test_in_folders_only_what_is_meant_as_a_journey_must_be_one(
    tree: Callable[..., Path], text: str | bytes, message: str | None
) -> None:
    tree(**{"g.yaml": "Good one"})
    write("f.yaml", text)
    loaded = load(["."])
    assert files_of(loaded) == ["g.yaml"]
    assert loaded.skipped == (message is None)
    assert len(loaded.problems) == (message is not None)
    for problem in loaded.problems:
        assert str(problem).startswith(message or "")
        assert loaded.texts["f.yaml"], "the report shows the line"


def test_an_american_organisation_file_is_told_how_to_begin(tree: Callable[..., Path]) -> None:
    tree(**{"a.yaml": "A", "organization.yaml": "organization: Acme\n"})
    assert said(load(["."])) == [
        f"organization.yaml:1:1: the file begins with `organization`; did you mean `organisation`? ({HINT})"
    ]


def test_the_settings_file_is_not_counted_and_needs_no_naming(tree: Callable[..., Path]) -> None:
    tree(**{"a.yaml": "A", "journeyaudit.yaml": "lang: de\n"})
    assert load(["."]).skipped == 0
    assert said(load(["journeyaudit.yaml"])) == [
        "journeyaudit.yaml:1:1: this is no journey and no organisation file "
        "(settings are read by themselves; leave the file out of the call)"
    ]


@pytest.mark.parametrize("paths", [[".", "other.yaml"], ["other.yaml", "."]], ids=["after", "before"])
def test_a_file_that_is_named_counts_as_named_wherever_it_was_found_first(
    tree: Callable[..., Path], paths: list[str]
) -> None:
    tree(**{"a.yaml": "A", "other.yaml": OTHER})
    loaded = load(paths)
    assert said(loaded) == [f"other.yaml:1:1: this is no journey and no organisation file ({HINT})"]
    assert (files_of(loaded), loaded.skipped) == (["a.yaml"], 0)


@pytest.mark.parametrize(
    ("paths", "barren"),
    [
        pytest.param(["empty"], ["empty"], id="a folder without files"),
        pytest.param(["other"], ["other"], id="a folder with other YAML"),
        pytest.param(["full"], [], id="a folder with a journey"),
        pytest.param(["firm"], [], id="a folder with an organisation"),
        pytest.param(["broken"], [], id="a folder with a broken journey"),
        pytest.param(["full", "empty", "full/a.yaml"], ["empty"], id="one of two folders"),
        pytest.param(["oth*"], ["oth*"], id="a pattern"),
        pytest.param(["full", "."], [], id="a folder whose journey came before"),
    ],
)
def test_folders_without_journeys_are_known(tree: Callable[..., Path], paths: list[str], barren: list[str]) -> None:
    tree(
        **{
            "full/a.yaml": "A",
            "other/a.yaml": OTHER,
            "firm/organisation.yaml": "organisation: Firm\n",
            "broken/a.yaml": "journey: A: B\n",
        }
    )
    Path("empty").mkdir()
    assert load(paths).barren == barren


def test_every_document_of_a_file_is_read(tree: Callable[..., Path]) -> None:
    tree()
    write("all.yaml", JOURNEY.format("A") + "---\n" + OTHER + "---\n# nothing\n---\n" + JOURNEY.format("B") + "---\n")
    loaded = load(["."])
    assert grouped(loaded) == {"": ["A", "B"]}
    assert (loaded.skipped, said(loaded)) == (1, [])
    assert said(load(["all.yaml"])) == [f"all.yaml:4:1: this is no journey and no organisation file ({HINT})"]


def test_what_is_broken_in_one_document_leaves_the_others(tree: Callable[..., Path]) -> None:
    tree()
    write("all.yaml", JOURNEY.format("A") + "---\njourney: B\n---\n" + JOURNEY.format("C"))
    loaded = load(["all.yaml"])
    assert grouped(loaded) == {"": ["A", "C"]}
    assert said(loaded) == ["all.yaml:4:1: a journey needs `touchpoints`, or `stages` with touchpoints"]
