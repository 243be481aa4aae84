"""Where further rules may lie: in the repository, or in packs that are installed and named; none of their code runs."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.reader import read
from journeyaudit.report import Report
from journeyaudit.settings import parse_settings
from tests.small_pack import PUSHY, journey, rule_text, use_pack, write_pack, write_rule

S = "journeyaudit.yaml"
LOUD = rule_text(PUSHY, id="loud", message="{touchpoint} is loud.")
INSTEAD = "(put it into the repository, or install it as a pack and write `pack:NAME`)"
Install = Callable[..., Path]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a journey, and a small pack instead of the built-in one."""
    use_pack(write_pack(tmp_path / "pack"), monkeypatch)
    (tmp_path / "work/.git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    Path("a.yaml").write_text(journey("Offer, kind: offer"))
    return tmp_path


@pytest.fixture
def install(place: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a package that brings a rule, and that must not be imported."""
    monkeypatch.syspath_prepend(place / "site")

    def make(value: str, name: str = "acme", package: str = "acme_rules", folder: str = "house") -> Path:
        home = place / "site" / package
        home.mkdir(parents=True, exist_ok=True)
        (home / "__init__.py").write_text("raise RuntimeError('imported')\n")
        write_rule(home / folder, "x/loud", LOUD)
        info = place / "site" / f"{package}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package.replace('_', '-')}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[journeyaudit.rules]\n{name} = {value}\n")
        return home

    return make


def audited(text: str, base: str = "") -> Report:
    [document] = read(text, S)
    return audit_request(Request(["a.yaml"], base=Path(base)), parse_settings(document))


def outcome(report: Report) -> tuple[list[str], list[str]]:
    return [one.message for one in report.findings], [str(one) for one in report.problems]


HEARD: tuple[list[str], list[str]] = (["“Offer” is loud."], [])


@pytest.mark.parametrize("value", ["acme_rules:house", "acme_rules:ho.use", "acme_rules"])
def test_a_pack_that_the_settings_name_is_used_without_importing_it(install: Install, value: str) -> None:
    install(value, folder={"acme_rules": "", "acme_rules:house": "house"}.get(value, "ho/use"))
    report = audited("rules: pack:acme\nselect: loud")
    assert outcome(report) == HEARD
    assert "acme_rules" not in sys.modules


def test_a_pack_that_nobody_names_changes_nothing(install: Install) -> None:
    install("acme_rules:house")
    assert [one.id for one in audited("lang: en").rules] == [one.id for one in audited("rules: []").rules]
    assert "loud" not in [one.id for one in audited("lang: en").rules]


def test_a_package_that_is_installed_elsewhere_is_found_without_importing_it(
    install: Install, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("acme_rules:house").rename(place / "elsewhere")
    (place / "source").mkdir()
    (place / "elsewhere").rename(place / "source/acme_rules")
    monkeypatch.syspath_prepend(place / "source")
    assert outcome(audited("rules: pack:acme\nselect: loud")) == HEARD
    assert "acme_rules" not in sys.modules


@pytest.mark.parametrize(
    ("value", "rules", "said"),
    [
        (
            "acme_rules:house",
            "pack:acne",
            "no installed package brings a pack of rules 'acne' (did you mean 'pack:acme'?)",
        ),
        ("acme_rules:house", "pack:zzzz", "no installed package brings a pack of rules 'zzzz' (installed: pack:acme)"),
        (
            "acme_rules:hut",
            "pack:acme",
            "the pack of rules 'acme' names no folder of its package: acme_rules:hut",
        ),
        (
            "acme_rules.inner:house",
            "pack:acme",
            "the pack of rules 'acme' names no folder of its package: acme_rules.inner:house",
        ),
        (
            "acme_rules:..house",
            "pack:acme",
            "the pack of rules 'acme' names no folder of its package: acme_rules:..house",
        ),
        ("../../work:x", "pack:acme", "the pack of rules 'acme' names no folder of its package: ../../work:x"),
        ("nobody:house", "pack:acme", "the pack of rules 'acme' names no folder of its package: nobody:house"),
    ],
)
def test_packs_that_are_not_there_are_said(install: Install, value: str, rules: str, said: str) -> None:
    install(value)
    assert outcome(audited(f"rules: ['{rules}']\nselect: late")) == ([], [f"{S}:1:9: {said}"])


def test_two_packs_of_one_name_are_refused(install: Install) -> None:
    install("acme_rules:house")
    install("other_rules:house", package="other_rules")
    said = "several installed packages bring a pack of rules 'acme': acme-rules, other-rules"
    assert outcome(audited("rules: pack:acme\nselect: late")) == ([], [f"{S}:1:8: {said}"])


def test_no_pack_is_installed() -> None:
    said = "no installed package brings a pack of rules 'acme' (no pack is installed)"
    assert outcome(audited("rules: pack:acme\nselect: late")) == ([], [f"{S}:1:8: {said}"])


def test_folders_of_the_repository_may_lie_above_the_settings() -> None:
    write_rule(Path("ours"), "x/loud", LOUD)
    Path("deep").mkdir()
    assert outcome(audited("rules: ../ours\nselect: loud", base="deep")) == HEARD
    assert outcome(audited(f"rules: {Path('ours').resolve()}\nselect: loud")) == HEARD


@pytest.mark.parametrize("folder", ["../ours", "/", "ours/../../ours", "link"])
def test_folders_outside_of_the_repository_are_refused(place: Path, folder: str) -> None:
    write_rule(place / "ours", "x/loud", LOUD)
    Path("link").symlink_to(place / "ours")
    said = f"`rules` names '{folder}', which lies outside of the repository of the settings {INSTEAD}"
    assert outcome(audited(f"rules: {folder}\nselect: late")) == ([], [f"{S}:1:8: {said}"])


def test_links_out_of_the_repository_are_refused(place: Path) -> None:
    write_rule(place / "ours", "x/loud", LOUD)
    Path("rules/x").mkdir(parents=True)
    Path("rules/x/loud.yaml").symlink_to(place / "ours/x/loud.yaml")
    said = f"`rules` names 'rules', where a link leads out of the repository: loud.yaml {INSTEAD}"
    assert outcome(audited("rules: rules\nselect: late")) == ([], [f"{S}:1:8: {said}"])


def test_without_a_repository_rules_lie_below_the_settings(place: Path) -> None:
    Path(".git").rmdir()
    write_rule(place / "ours", "x/loud", LOUD)
    said = f"`rules` names '../ours', which lies outside of the repository of the settings {INSTEAD}"
    assert outcome(audited("rules: ../ours\nselect: late")) == ([], [f"{S}:1:8: {said}"])
    write_rule(Path("ours"), "x/loud", LOUD)
    assert outcome(audited("rules: ours\nselect: loud")) == HEARD


def test_rules_of_ones_own_run_whatever_the_profile_leaves_out_even_in_a_folder_named_rules(place: Path) -> None:
    profile = "profile: recommended\ntext: {en: No warnings}\nleave_out: {severity: warning}\n"
    write_rule(place / "pack", "profiles/recommended", profile)
    write_rule(Path("rules"), "x/loud", LOUD)
    ran = [one.id for one in audited("rules: rules").rules]
    assert ("loud" in ran, "pushy" in ran, "late" in ran) == (True, False, True)
