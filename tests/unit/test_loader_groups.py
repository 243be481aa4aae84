"""Whose journeys they are: the organisation file upwards, ids that must differ, and what comes from standard input."""

import os
from pathlib import Path

import pytest

from journeyaudit.loader import Loaded, load
from journeyaudit.loader.load import Group
from journeyaudit.reader import SIZE_LIMIT

JOURNEY = "journey: {}\ntouchpoints: [Customer calls]\n"
A, B = JOURNEY.format("A"), JOURNEY.format("B")
X, Y = "organisation: X\n", "organisation: Y\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository as the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def make(files: dict[str, str]) -> None:
    """Files; a text without colon is the title of a journey, one that begins with @ the name of an organisation."""
    for name, text in files.items():
        file = Path(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith("@"):
            text = f"organisation: {text[1:]}\n"
        file.write_text(text if ":" in text else JOURNEY.format(text), encoding="utf-8")


def grouped(loaded: Loaded) -> dict[str, list[str]]:
    """The titles of journeys by organisation."""
    return {name_of(group): [journey.title for journey, _ in group.journeys] for group in loaded.groups}


def name_of(group: Group) -> str:
    return group.organisation[0].title if group.organisation is not None else ""


def said(loaded: Loaded) -> list[str]:
    return [str(problem) for problem in loaded.problems]


@pytest.mark.parametrize(
    ("files", "paths", "expected"),
    [
        pytest.param({"a.yaml": "A"}, ["."], {"": ["A"]}, id="none"),
        pytest.param({"a.yaml": "A", "organisation.yaml": "@Firm"}, ["a.yaml"], {"Firm": ["A"]}, id="beside it"),
        pytest.param({"x/y/a.yaml": "A", "x/organisation.yml": "@Firm"}, ["x/y"], {"Firm": ["A"]}, id="above it"),
        pytest.param(
            {"x/a.yaml": "A", "organization.yaml": "@Firm"}, ["x"], {"Firm": ["A"]}, id="in American spelling"
        ),
        pytest.param({"x/a.yaml": "A", "x/who.yaml": "@Firm"}, ["x"], {"Firm": ["A"]}, id="any name, when it is given"),
        pytest.param(
            {"x/a.yaml": "A", "x/who.yaml": "@Firm"}, ["x/a.yaml"], {"": ["A"]}, id="other names are not looked up"
        ),
        pytest.param(
            {"x/y/a.yaml": "A", "x/organisation.yaml": "@Near", "organisation.yaml": "@Far"},
            ["."],
            {"Near": ["A"], "Far": []},
            id="the nearest",
        ),
        pytest.param(
            {"x/a.yaml": "A", "x/.git/HEAD": "ref: x", "organisation.yaml": "@Far"},
            ["x/a.yaml"],
            {"": ["A"]},
            id="not above the repository",
        ),
        pytest.param(
            {"x/organisation.yaml": "@X", "x/a.yaml": "A", "y/organisation.yaml": "@Y", "y/a.yaml": "A", "b.yaml": "B"},
            ["."],
            {"": ["B"], "X": ["A"], "Y": ["A"]},
            id="one for each folder",
        ),
        pytest.param(
            {"x/organisation.yaml": "@X", "a.yaml": "A"}, ["."], {"": ["A"], "X": []}, id="not that of a folder below"
        ),
        pytest.param({"a.yaml": "organisation: Firm\n---\n" + A}, ["a.yaml"], {"Firm": ["A"]}, id="in the same file"),
        pytest.param(
            {"a.yaml": A + "---\norganisation: Firm\n"}, ["a.yaml"], {"Firm": ["A"]}, id="in the same file, below"
        ),
        pytest.param(
            {"a.yaml": X + "---\n" + A + "---\n" + Y + "---\n" + B},
            ["a.yaml"],
            {"X": ["A"], "Y": ["B"]},
            id="two in the same file",
        ),
        pytest.param(
            {"a.yaml": X + "---\n" + JOURNEY.format("A"), "b.yaml": Y + "---\n" + B},
            ["."],
            {"X": ["A"], "Y": ["B"]},
            id="two files with one each",
        ),
    ],
)
def test_a_journey_belongs_to_the_nearest_organisation(
    files: dict[str, str], paths: list[str], expected: dict[str, list[str]]
) -> None:
    make(files)
    loaded = load(paths)
    assert (grouped(loaded), said(loaded)) == (expected, [])


def test_an_organisation_file_above_is_named_from_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make({"x/y/a.yaml": "A", "organisation.yaml": "@Firm"})
    monkeypatch.chdir("x")
    [group] = load(["y/a.yaml"]).groups
    assert group.organisation is not None
    assert group.organisation[1].name == "../organisation.yaml"
    [group] = load([str(repository / "x/y/a.yaml")]).groups
    assert group.organisation is not None
    assert group.organisation[1].name == f"{repository.as_posix()}/organisation.yaml"


def test_two_organisations_in_one_folder_leave_open_whose_journeys_they_are() -> None:
    make({"a.yaml": "A", "b.yaml": "B", "one.yaml": "@One", "two.yaml": "# the second\norganisation: Two"})
    assert said(load(["."])) == [
        "two.yaml:2:15: the journeys of this folder belong to another organisation already, in one.yaml line 1 "
        "(put each organisation into a folder of its own, together with its journeys)"
    ]


def test_a_broken_organisation_file_above_is_shown_once() -> None:
    make({"a.yaml": "A", "b.yaml": "B", "organisation.yaml": "organisation: Firm\nunit: Sales\n"})
    loaded = load(["a.yaml", "b.yaml"])
    assert said(loaded) == ["organisation.yaml:2:1: an organisation file has no key 'unit'; did you mean 'units'?"]
    assert loaded.texts["organisation.yaml"] == "organisation: Firm\nunit: Sales\n"
    assert grouped(loaded) == {"": ["A", "B"]}


def test_an_organisation_file_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    make({"a.yaml": "A", "organisation.yaml": "@Firm"})

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert said(load(["a.yaml"])) == ["organisation.yaml:1:1: the organisation file cannot be read: Permission denied"]


SAME = "(give each journey an `id` of its own)"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"a.yaml": "A", "b.yaml": "B"}, [], id="different titles"),
        pytest.param(
            {"a.yaml": "Complaint", "x/b.yaml": "Complaint"},
            [f"x/b.yaml:1:10: the id 'complaint' belongs to another journey already, in a.yaml line 1 {SAME}"],
            id="no organisation: the run is one",
        ),
        pytest.param(
            {"organisation.yaml": "@Firm", "x/a.yaml": "Complaint", "y/b.yaml": "Complaint", "y/c.yaml": "complaint!"},
            [
                f"y/b.yaml:1:10: the id 'complaint' belongs to another journey already, in x/a.yaml line 1 {SAME}",
                f"y/c.yaml:1:10: the id 'complaint' belongs to another journey already, in x/a.yaml line 1 {SAME}",
            ],
            id="in folders of one organisation",
        ),
        pytest.param(
            {
                "x/organisation.yaml": "@X",
                "x/a.yaml": "Complaint",
                "y/organisation.yaml": "@Y",
                "y/a.yaml": "Complaint",
            },
            [],
            id="two organisations",
        ),
        pytest.param(
            {"a.yaml": "# here\n" + JOURNEY.format("A"), "b.yaml": B + "id: a\n"},
            [f"b.yaml:3:5: the id 'a' belongs to another journey already, in a.yaml line 2 {SAME}"],
            id="written and taken from the title",
        ),
        pytest.param(
            {"a.yaml": A + "---\n" + A},
            [f"a.yaml:4:10: the id 'a' belongs to another journey already, in a.yaml line 1 {SAME}"],
            id="in one file",
        ),
        pytest.param({"a.yaml": "A", "b.yaml": A + "id: b\n"}, [], id="same title, other id"),
    ],
)
def test_ids_differ_within_an_organisation(files: dict[str, str], expected: list[str]) -> None:
    make(files)
    assert said(load(["."])) == expected


STDIN = JOURNEY.format("From the editor").encode()


def test_standard_input_is_a_journey_of_its_own() -> None:
    make({"a.yaml": "A"})
    loaded = load(["-", "a.yaml"], STDIN)
    assert grouped(loaded) == {"": ["From the editor", "A"]}
    assert [document.name for group in loaded.groups for _, document in group.journeys] == ["<stdin>", "a.yaml"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "<stdin>:1:1: the file is empty (a journey begins with the line `journey: TITLE`)"),
        (b"a: [", "<stdin>:1:4: `[` is never closed (add `]`; reading stopped in line 1)"),
        (
            b"journey: \0",
            "<stdin>:1:10: the control character U+0000 is not allowed "
            "(delete it, or write it as an escape in double quotes)",
        ),
    ],
    ids=["empty", "broken", "NUL"],
)
def test_faults_of_standard_input_are_shown_under_its_name(data: bytes, message: str) -> None:
    assert said(load(["-"], data)) == [message]


def test_unnamed_standard_input_belongs_to_the_only_organisation_or_to_that_of_this_folder() -> None:
    make({"x/who.yaml": "@Given", "organisation.yaml": "@Here"})
    assert grouped(load(["-"], STDIN)) == {"Here": ["From the editor"]}
    assert grouped(load(["-", "x/who.yaml"], STDIN)) == {"Given": ["From the editor"]}


def test_named_standard_input_belongs_where_its_file_lies() -> None:
    make({"x/organisation.yaml": "@X"})
    loaded = load(["-"], STDIN, "x/new.yaml")
    assert grouped(loaded) == {"X": ["From the editor"]}
    assert loaded.texts["x/new.yaml"] == STDIN.decode()


@pytest.mark.parametrize("paths", [["x", "-"], ["-", "x"], ["x/a.yaml", "-"]], ids=["folder first", "last", "file"])
def test_named_standard_input_takes_the_place_of_its_file(paths: list[str]) -> None:
    make({"x/a.yaml": "A"})
    loaded = load(paths, STDIN, "x/a.yaml")
    assert (grouped(loaded), said(loaded), loaded.barren) == ({"": ["From the editor"]}, [], [])


TOO_LARGE = "the file is too large: more than 10 MB (split it: one journey a file)"


def test_a_file_that_is_too_large_is_refused_without_being_read_whole() -> None:
    with Path("big.yaml").open("wb") as file:
        file.write(b"journey: A\n#")
        file.truncate(50_000_000_000)
    make({"other.yaml": "A"})
    loaded = load(["big.yaml"])
    assert (said(loaded), dict(loaded.texts)) == ([f"big.yaml:1:1: {TOO_LARGE}"], {})
    assert said(load(["."])) == [f"big.yaml:1:1: {TOO_LARGE}"]
    assert said(load(["-"], b"#" * (SIZE_LIMIT + 1))) == [f"<stdin>:1:1: {TOO_LARGE}"]


def test_a_large_file_in_a_folder_that_is_no_journey_is_counted() -> None:
    Path("big.yaml").write_bytes(b"# a list of things\n" * (SIZE_LIMIT // 10))
    loaded = load(["."])
    assert (said(loaded), loaded.skipped) == ([], 1)


def test_a_device_without_end_is_refused() -> None:
    assert said(load(["/dev/zero"])) == [f"/dev/zero:1:1: {TOO_LARGE}"]


def test_pipes_in_folders_are_passed_over() -> None:
    os.mkfifo("pipe.yaml")
    loaded = load(["."])
    assert (loaded.groups, said(loaded)) == ([], [])


def test_folders_and_files_that_cannot_be_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    make({"x/shut/a.yaml": "A", "x/b.yaml": "B", "x/c.yaml": "C"})
    walk, read = Path.iterdir, Path.open

    def iterdir(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return walk(folder)

    def opened(file: Path, mode: str = "r") -> object:
        if file.name == "b.yaml":
            raise PermissionError(13, "Permission denied")
        return read(file, mode)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    monkeypatch.setattr(Path, "open", opened)
    loaded = load(["x"])
    assert sorted(said(loaded)) == [
        "x/b.yaml:1:1: the file cannot be read: Permission denied",
        "x/shut:1:1: the folder cannot be read: Permission denied",
    ]
    assert grouped(loaded) == {"": ["C"]}
