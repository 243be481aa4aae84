"""Packs that did not change are kept ready; what is kept changes no verdict and can do no harm."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from journeyaudit.auditor import audit
from journeyaudit.report import Report
from journeyaudit.rulebook import Rulebook, kept, load_rulebook
from journeyaudit.settings import Settings

RULE = """
id: {name}
title: {{en: T, de: T}}
basis: {{kind: convention, source: journeyaudit}}
why: {{en: W, de: W}}
fix: {{en: F, de: F}}
severity: warning
each: text
flag_if: {{text: {{mentions: [<{words}>, "sorry but"], as: words}}}}
point_at: text
message: {{en: "{{words}}", de: "{{words}}"}}
examples:
  - {{bad: "touchpoints: [{{title: A, says: We call soon.}}]", expect: ["1: “soon”"]}}
  - {{good: "touchpoints: [{{title: A, says: We call.}}]"}}
"""
JOURNEYS = Path(__file__).resolve().parents[2] / "journeys"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv(kept.VARIABLE, str(folder))
    return folder


def pack(folder: Path, name: str = "soon", words: str = "soon") -> Path:
    (folder / "lexicon").mkdir(parents=True, exist_ok=True)
    (folder / "lexicon" / "words.yaml").write_text(f"{words}: [soon, shortly]\n", encoding="utf-8")
    (folder / "mine").mkdir(exist_ok=True)
    (folder / "mine" / f"{name}.yaml").write_text(RULE.format(name=name, words=words), encoding="utf-8")
    return folder


def files(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.is_dir() else []


def loaded(*folders: Path) -> Rulebook:
    return load_rulebook(folders, builtin=False, keep=True)


def plain(report: Report) -> Report:
    return replace(report, texts={})


def test_an_audit_says_the_same_with_rules_that_were_kept(cache: Path) -> None:
    first = audit([str(JOURNEYS)], Settings(profile="strict"))
    assert len(files(cache)) == 1
    second = audit([str(JOURNEYS)], Settings(profile="strict"))
    assert len(files(cache)) == 1
    assert first.findings
    assert plain(second) == plain(first)


def test_several_packs_are_kept_together_each_with_its_own_lists(cache: Path, tmp_path: Path) -> None:
    folders = pack(tmp_path / "one"), pack(tmp_path / "two", "later", "later")
    before, after = loaded(*folders), loaded(*folders)
    assert after.ids == before.ids == ("soon", "later")
    assert after.lexica == before.lexica
    assert after.rules[0].lexica == before.rules[0].lexica != after.rules[1].lexica
    assert not after.rules[0].rule.examples
    assert before.rules[0].rule.examples
    assert len(files(cache)) == 1


def test_a_pack_that_changed_is_read_again(cache: Path, tmp_path: Path) -> None:
    folder = pack(tmp_path / "one")
    loaded(folder)
    (folder / "lexicon" / "words.yaml").write_text("soon: [sometime]\n", encoding="utf-8")
    assert loaded(folder).lexica.words == {"soon": ("sometime",)}
    assert len(files(cache)) == 2
    (folder / "mine" / "soon.yaml").rename(folder / "mine" / "other.yaml")
    assert [problem.code for problem in loaded(folder).problems] == ["rule"]


def test_a_pack_with_a_fault_is_not_kept(cache: Path, tmp_path: Path) -> None:
    folder = pack(tmp_path / "one")
    (folder / "lexicon" / "words.yaml").write_text("soon: [… soon]\n", encoding="utf-8")
    assert loaded(folder).problems
    assert loaded(folder).problems
    assert files(cache) == []


@pytest.mark.parametrize(
    "harm",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"packs": [], "profiles": []}',
        b'{"packs": [{}], "profiles": [], "presets": []}',
        b'{"packs": [1], "profiles": [], "presets": []}',
        b'{"packs": [{"lexica": [{}, {}, {}], "phrases": {"sets": {}, "outlines": {"number": 1, "words": []}},'
        b' "rules": []}], "profiles": [], "presets": []}',
        b'{"packs": [{"lexica": [{}, {}, {}], "phrases": null, "rules": [["x.yaml", {"id": 3}]]}], "profiles": [],'
        b' "presets": []}',
        b"[" * 100_000,
    ],
)
def test_what_does_not_fit_is_as_good_as_not_there(cache: Path, tmp_path: Path, harm: bytes) -> None:
    folder = pack(tmp_path / "one")
    loaded(folder)
    (file,) = files(cache)
    file.write_bytes(harm)
    again = loaded(folder)
    assert again.ids == ("soon",)
    assert again.rules[0].rule.examples
    assert json.loads(file.read_bytes().split(b"\n")[0])["packs"]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    for place in ("", str(tmp_path / "file" / "cache")):
        monkeypatch.setenv(kept.VARIABLE, place)
        assert loaded(pack(tmp_path / "one")).ids == ("soon",)
    assert [path.name for path in tmp_path.iterdir()] == ["file", "one"]


def test_a_write_that_fails_leaves_nothing_behind(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", full)
    assert loaded(pack(tmp_path / "one")).ids == ("soon",)
    assert files(cache) == []


def test_only_the_newest_states_stay(cache: Path, tmp_path: Path) -> None:
    folder = pack(tmp_path / "one")
    for number in range(kept.MOST + 3):
        (folder / "lexicon" / "words.yaml").write_text(f"soon: [sometime, w{number}]\n", encoding="utf-8")
        loaded(folder)
    assert len(files(cache)) == kept.MOST


def test_the_folder_is_the_one_for_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    monkeypatch.setattr("sys.platform", "linux")
    assert kept.folder() == Path("/somewhere/journeyaudit")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/ada")
    assert kept.folder() == Path("/home/ada/.cache/journeyaudit")
    monkeypatch.setattr("sys.platform", "darwin")
    assert kept.folder() == Path("/home/ada/Library/Caches/journeyaudit")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert kept.folder() == Path("/local/journeyaudit/Cache")
