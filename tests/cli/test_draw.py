"""The command `draw`: pictures of journeys, printed or in files that are named by the journeys."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.command import Command, ended, process

LATE = "journey: Brief\ntouchpoints:\n  - {title: Antwort, actor: Depot, wait: 3 d}\n"
TITLE = "{http://www.w3.org/2000/svg}title"


@pytest.fixture(autouse=True)
def late(repository: Path) -> Path:
    """A journey with a finding."""
    file = repository / "late.yaml"
    file.write_text(LATE, encoding="utf-8")
    return file


@pytest.fixture
def second(repository: Path) -> Path:
    """Another journey in the same folder."""
    file = repository / "other.yaml"
    file.write_text("journey: Other\nid: ../../Con\ntouchpoints: [A]\n", encoding="utf-8")
    return file


def test_a_picture_is_printed_and_findings_do_not_end_in_1(run: Command) -> None:
    outcome = run("draw", "late.yaml")
    assert (outcome.code, outcome.err) == (0, "")
    picture = ElementTree.fromstring(outcome.out)
    assert picture.findtext(TITLE) == "Journey map: Brief"
    assert [one.text for one in picture.iter(TITLE)][1:] == ["error 1: “Antwort” comes after 3 days."]


def test_the_picture_is_in_the_language_that_is_asked_for(run: Command) -> None:
    picture = ElementTree.fromstring(run("draw", "--lang", "de").out)
    titles = [one.text for one in picture.iter(TITLE)]
    assert titles == ["Reisekarte: Brief", "Fehler 1: „Antwort“ kommt nach 3 Tagen."]


def test_findings_can_be_left_out(run: Command) -> None:
    for options in (["--ignore", "late"], ["--select", "pushy"]):
        assert "comes after" not in run("draw", *options).out
    assert "comes after" in run("draw", "--min-severity", "error").out


def test_standard_input_is_drawn(run: Command) -> None:
    outcome = run("draw", "-", stdin=LATE.encode())
    assert outcome.code == 0
    assert "Journey map: Brief" in outcome.out


def test_a_picture_goes_to_a_file(run: Command) -> None:
    outcome = run("draw", "late.yaml", "-o", "map.svg")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    assert Path("map.svg").read_text(encoding="utf-8") == run("draw", "late.yaml").out


def test_a_picture_goes_to_a_folder_under_the_id_of_its_journey(run: Command) -> None:
    Path("maps").mkdir()
    assert run("draw", "late.yaml", "-o", "maps").code == 0
    assert [one.name for one in Path("maps").iterdir()] == ["brief.svg"]


def test_several_pictures_go_to_a_folder_whatever_the_journeys_are_called(run: Command, second: Path) -> None:
    Path("sub").mkdir()
    Path("sub/again.yaml").write_text("journey: X\nid: brief-2\ntouchpoints: [A]\n", encoding="utf-8")
    assert run("draw", ".", "-o", "maps").code == 0
    assert sorted(one.name for one in Path("maps").iterdir()) == ["brief-2.svg", "brief.svg", "journey-con.svg"]
    assert not Path("../Con.svg").exists()


def test_a_diagram_of_mermaid_has_the_signs_of_the_findings(run: Command) -> None:
    outcome = run("draw", "--format", "mermaid")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "journey",
        "  title Brief",
        "  %% journeyaudit: all who act are units",
        "  %% journeyaudit: feelings not known below",
        "  ✖ Antwort: 3: Depot",
        "%% ✖ error · late · Antwort: “Antwort” comes after 3 days.",
    ]
    assert "✖" not in run("draw", "--format", "mermaid", "--ignore", "late").out


def test_diagrams_go_to_a_folder(run: Command, second: Path) -> None:
    assert run("draw", "-f", "mermaid", "-o", "maps").code == 0
    assert sorted(one.name for one in Path("maps").iterdir()) == ["brief.mmd", "journey-con.mmd"]


def test_several_pictures_are_not_printed(run: Command, second: Path) -> None:
    outcome = run("draw")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "journeyaudit: 2 journeys do not go to standard output: name one of them, or a folder with --output\n"
    )


def test_several_pictures_need_a_folder(run: Command, second: Path) -> None:
    Path("map.svg").write_text("mine", encoding="utf-8")
    outcome = run("draw", "-o", "map.svg")
    assert (outcome.code, outcome.err) == (2, "journeyaudit: cannot write map.svg: 2 journeys need a folder\n")
    assert Path("map.svg").read_text(encoding="utf-8") == "mine"


def test_a_link_in_the_folder_is_replaced_and_not_followed(run: Command, second: Path) -> None:
    Path("precious.txt").write_text("mine", encoding="utf-8")
    Path("maps").mkdir()
    Path("maps/brief.svg").symlink_to(Path("precious.txt").resolve())
    assert run("draw", "-o", "maps").code == 0
    assert Path("precious.txt").read_text(encoding="utf-8") == "mine"
    assert Path("maps/brief.svg").read_text(encoding="utf-8").startswith("<svg")


def test_standard_output_is_no_file(run: Command) -> None:
    outcome = run("draw", "late.yaml", "-o", "-")
    assert outcome.code == 2
    assert "Invalid value for '--output': Without --output, the picture is printed." in outcome.err
    assert not Path("-").exists()


def test_a_journey_is_never_overwritten(run: Command, late: Path) -> None:
    outcome = run("draw", "late.yaml", "-o", "./late.yaml")
    assert outcome.err == "journeyaudit: cannot write late.yaml: it is a journey that was drawn\n"
    assert (outcome.code, late.read_text(encoding="utf-8")) == (2, LATE)


def test_a_folder_that_is_not_there_is_named(run: Command) -> None:
    outcome = run("draw", "late.yaml", "-o", "nowhere/map.svg")
    assert outcome.code == 2
    assert outcome.err == "journeyaudit: cannot write nowhere/map.svg: there is no folder nowhere\n"


def test_broken_input_ends_in_2_and_the_rest_is_drawn(run: Command) -> None:
    Path("broken.yaml").write_text("journey: X\ntouchpoint: [A]\n", encoding="utf-8")
    outcome = run("draw")
    assert outcome.code == 2
    assert outcome.err.startswith("journeyaudit: broken.yaml:2:1: ")
    assert "Journey map: Brief" in outcome.out


def test_no_journeys_end_in_2(run: Command, late: Path) -> None:
    late.unlink()
    outcome = run("draw")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("journeyaudit: .:1:1: no journeys were found")


def test_a_picture_gets_as_wide_as_is_asked_for(run: Command, late: Path) -> None:
    steps = ", ".join(f"Step {number}" for number in range(30))
    late.write_text(f"journey: Long\ntouchpoints: [{steps}]\n", encoding="utf-8")
    wide = ElementTree.fromstring(run("draw", "--width", "3000").out)
    narrow = ElementTree.fromstring(run("draw", "--width", "700").out)
    assert 2500 < float(wide.get("width", "")) <= 3000
    assert float(narrow.get("width", "")) <= 700
    assert run("draw", "--width", "10").code == 2


def test_pages_leave_rows_whole(run: Command, late: Path) -> None:
    steps = ", ".join(f"{{title: Step {number}, actor: Unit {number % 7}}}" for number in range(40))
    late.write_text(f"journey: Long\ntouchpoints: [{steps}]\n", encoding="utf-8")

    def torn(*options: str) -> int:
        picture = ElementTree.fromstring(run("draw", *options).out)
        page = float(picture.get("width", "")) * 194 / 281
        lists = [one for one in picture.iter("{http://www.w3.org/2000/svg}g") if one.get("role") == "list"]
        heights = [[float(rect.get("y", "")) for rect in one.iter("{http://www.w3.org/2000/svg}rect")] for one in lists]
        return sum(min(row) // page != max(row) // page for row in heights)

    assert torn() > 0
    assert torn("--pages") == 0


def test_what_standard_output_cannot_show_is_still_in_the_picture(
    run: Command, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    text = ended(process(pack, ["draw", "--lang", "de"])).out
    assert text.isascii()
    assert ElementTree.fromstring(text).findtext(TITLE) == "Reisekarte: Brief"
    picture = ElementTree.fromstring(run("draw", "--lang", "de").out)
    assert ElementTree.tostring(ElementTree.fromstring(text)) == ElementTree.tostring(picture)
