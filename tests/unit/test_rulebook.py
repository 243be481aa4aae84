"""Packs of rules: what is found in folders, which lists rules share, and what a broken part costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeyaudit.facts import Base, Type
from journeyaudit.rulebook import Rulebook, compile_rule, load_rulebook, read_lexica, read_rule_file
from journeyaudit.rulebook.defaults import setting_value
from journeyaudit.source import SourceError
from journeyaudit.values import Special, parse_duration, parse_money, parse_share
from tests.workbench import RULE, refusals, rule_of

BODY = 'each: touchpoint\nflag_if: {kind: offer}\npoint_at: title\nmessage: {en: "{touchpoint}."}'
SAYS = 'each: touchpoint\nflag_if: {says: {mentions: <soon>}}\npoint_at: title\nmessage: {en: "{touchpoint}."}'
KINDS = 'each: touchpoint\nflag_if: {channels.kind: {any_in: <paper>}}\npoint_at: title\nmessage: {en: "{touchpoint}."}'


def write(folder: Path, name: str, body: str = BODY, **more: str) -> None:
    """A rule of a pack; its id is that of the file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    text = RULE.format(body=body).replace("id: sample", f"id: {more.get('id', file.stem)}")
    file.write_text(text, encoding="utf-8")


def lexicon(folder: Path, **files: str) -> None:
    (folder / "lexicon").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / "lexicon" / f"{name}.yaml").write_text(text, encoding="utf-8")


def load(*folders: Path) -> Rulebook:
    return load_rulebook(folders, builtin=False)


def problems(book: Rulebook, folder: Path) -> list[str]:
    """The problems with file names as from inside a folder."""
    shown = folder.as_posix() + "/"
    return [
        f"{one.file.removeprefix(shown)}:{one.span.start.line}: {one.message.replace(shown, '')}"
        for one in book.problems
    ]


def test_rules_are_found_in_all_folders_of_a_pack_but_those_of_lists_and_profiles(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "waiting/z.yaml", "waiting/deep/y.yaml", "effort/x.yaml"):
        write(tmp_path, name)
    for folder in ("lexicon", "profiles", "wording"):
        write(tmp_path / folder, "no-rule.yaml")
    (tmp_path / "profiles" / "no-rule.yaml").write_text("profile: mine\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("# Rules", encoding="utf-8")
    book = load(tmp_path)
    assert book.ids == ("a", "b", "x", "y", "z")
    assert [one.rule.family for one in book.rules] == [tmp_path.name, tmp_path.name, "effort", "deep", "waiting"]
    assert (book.problems, dict(book.texts)) == ((), {})
    found = book.find("x")
    assert found is not None
    assert found.rule.document.name == f"{tmp_path.as_posix()}/effort/x.yaml"
    assert book.find("nobody") is None


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    [problem] = load(missing).problems
    assert (problem.message, problem.file) == ("there is no such folder of rules", missing.as_posix())


def test_one_id_in_two_packs_is_the_rule_of_the_first(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write(first, "waiting/slow.yaml")
    write(second, "slow.yaml", KINDS.replace("<paper>", "[fax]"))
    write(second, "other.yaml")
    book = load(first, second)
    assert book.ids == ("slow", "other")
    assert problems(book, tmp_path) == [
        "second/slow.yaml:2: there is a rule 'slow' already, in first/waiting/slow.yaml"
    ]
    assert list(book.texts) == [f"{second.as_posix()}/slow.yaml"]
    assert book.rules[0].rule.family == "waiting"


def test_one_id_twice_in_a_pack_is_refused_too(tmp_path: Path) -> None:
    write(tmp_path, "a/slow.yaml")
    write(tmp_path, "b/slow.yml")
    assert problems(load(tmp_path), tmp_path) == ["b/slow.yml:2: there is a rule 'slow' already, in a/slow.yaml"]


def test_a_broken_rule_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, "good.yaml")
    write(tmp_path, "bad.yaml", BODY.replace("kind: offer", "knd: offer"))
    (tmp_path / "worse.yaml").write_bytes(b"id: [\xff")
    (tmp_path / "empty.yaml").write_text("\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("id: two\n---\nid: three\n", encoding="utf-8")
    book = load(tmp_path)
    assert book.ids == ("good",)
    assert problems(book, tmp_path) == [
        "bad.yaml:9: a touchpoint has no field 'knd'; did you mean 'kind'?",
        "empty.yaml:1: the file is empty",
        "two.yaml:1: one file holds one rule: split it where `---` stands",
        "worse.yaml:1: the byte 0xFF is not UTF-8",
    ]


def test_a_rule_explains_rules_that_exist_broken_or_not(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", BODY + "\nexplains: [b, broken, c-rule]")
    write(tmp_path, "b.yaml")
    write(tmp_path, "c-rul.yaml")
    write(tmp_path, "broken.yaml", BODY.replace("offer", "offr"))
    book = load(tmp_path)
    assert problems(book, tmp_path) == [
        "broken.yaml:9: 'offr' is no kind of step; did you mean 'offer'? (request, confirmation, information, check,"
        " approval, decision, offer, payment, delivery, reminder, follow_up, feedback)",
        "a.yaml:12: there is no rule 'c-rule'",
    ]
    assert book.problems[-1].hint == "did you mean 'c-rul'?"


# --- lists


def test_rules_use_the_lists_of_their_pack_and_of_the_packs_before(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    lexicon(first, words="soon: [soon]\n", sets="paper: [letter]\n", facts="account: [IBAN]\n")
    lexicon(second, words="soon: [bald]\nlater: [later, 7]\n")
    write(second, "says.yaml", SAYS)
    write(second, "kinds.yaml", KINDS)
    book = load(first, second)
    assert (book.ids, book.problems) == (("kinds", "says"), ())
    assert dict(book.lexica.words) == {"soon": ("bald",), "later": ("later", "7")}
    assert dict(book.lexica.sets) == {"paper": ("letter",)}
    assert dict(book.lexica.facts) == {"account": ("IBAN",)}


def test_a_list_of_a_later_pack_changes_no_rule_of_an_earlier_one(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    lexicon(first, sets="paper: [letter]\n")
    write(first, "kinds.yaml", KINDS)
    lexicon(second, sets="paper: [pigeon]\n")
    write(second, "other-kinds.yaml", KINDS)
    assert [line.split(":")[0] for line in problems(load(first, second), tmp_path)] == ["second/other-kinds.yaml"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "lexicon/words.yaml:1: the file is empty"),
        ("- soon\n", "lexicon/words.yaml:1: a lexicon is a mapping of names to lists"),
        ("soon: soon\n", "lexicon/words.yaml:1: 'soon' is a list of words"),
        ("later: [a]\nsoon:\n  - {a: b}\n", "lexicon/words.yaml:3: 'soon' is a list of words"),
        ("soon: [a\n", "lexicon/words.yaml:1: `[` is never closed"),
    ],
)
def test_a_broken_list_costs_only_the_rules_that_use_it(tmp_path: Path, text: str, message: str) -> None:
    lexicon(tmp_path, words=text, sets="paper: [letter]\n")
    write(tmp_path, "kinds.yaml", KINDS)
    write(tmp_path, "says.yaml", SAYS)
    book = load(tmp_path)
    assert book.ids == ("kinds",)
    first, second = problems(book, tmp_path)
    assert first.split(" (")[0] == message
    assert second.startswith("says.yaml:9: no word list <soon>")
    with pytest.raises(SourceError):
        read_lexica(tmp_path, "pack")


# --- settings


@pytest.mark.parametrize(
    ("default", "base", "value"),
    [
        (3, Base.NUMBER, 3),
        (0.5, Base.NUMBER, 0.5),
        (True, Base.BOOL, True),
        ("3 d", Base.DURATION, parse_duration("3 d")),
        ("3 Werktage", Base.DURATION, parse_duration("3 Werktage")),
        ("20 EUR", Base.MONEY, parse_money("20 EUR")),
        ("50 %", Base.SHARE, parse_share("50%")),
        ("1/2", Base.SHARE, parse_share("1/2")),
        ("fast", Base.TEXT, "fast"),
    ],
)
def test_a_setting_has_the_type_of_its_default(default: object, base: Base, value: object) -> None:
    assert setting_value(default) == (Type(base), value)


def test_a_setting_that_is_none_names_its_type() -> None:
    assert setting_value("none", "duration") == (Type(Base.DURATION), Special.NONE)
    rule = rule_of(
        "settings: {limit: {default: none, type: duration}}\n"
        + BODY.replace("{kind: offer}", "{wait.max: {more: $limit}}")
    )
    assert (rule.settings, rule.types) == ({"limit": Special.NONE}, {"limit": Type(Base.DURATION)})


# --- compiling


@pytest.mark.parametrize(
    ("body", "messages"),
    [
        (
            BODY.replace("kind: offer", "knd: offer").replace("title", "titel"),
            [
                "a touchpoint has no field 'knd'; did you mean 'kind'?",
                "a touchpoint has no field 'titel'; did you mean 'title'?",
            ],
        ),
        (
            BODY.replace("kind: offer", "knd: offer, asks: {cuont: 1}"),
            [
                "a touchpoint has no field 'knd'; did you mean 'kind'?",
                "there is no operator 'cuont'; did you mean 'count'?",
            ],
        ),
        (
            BODY.replace("kind: offer", "any: [{knd: offer}, {asks: {includes: {x: 1}}}]"),
            [
                "a touchpoint has no field 'knd'; did you mean 'kind'?",
                "asks is compared with one value here; no operators inside it",
            ],
        ),
        # what is caught in a clause that was refused is not refused again wherever it is named
        (
            "each: touchpoint\nflag_if: {aks: {any_in: [x], as: facts}}\nunless: {facts: {count: 3}}\n"
            'point_at: title\nalso_point_at: {facts.touchpoint: {en: here}}\nmessage: {en: "{facts} [{facts.what}]."}',
            ["a touchpoint has no field 'aks'; did you mean 'asks'?"],
        ),
        (
            "settings: {kind: {default: 3}}\ncases:\n"
            + "\n".join("  - {" + BODY.replace("\n", ", ") + "}" for _ in "ab"),
            ["the setting 'kind' is already a field of a touchpoint; choose another name"],
        ),
    ],
)
def test_everything_that_cannot_hold_is_said_once(body: str, messages: list[str]) -> None:
    assert refusals(body) == messages


def test_a_rule_of_the_loader_has_no_cases(tmp_path: Path) -> None:
    write(tmp_path, "by-loader.yaml", "by: loader")
    rule = compile_rule(read_rule_file(tmp_path / "by-loader.yaml", "by-loader.yaml"), read_lexica(tmp_path, "pack"))
    assert rule.cases == ()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.yaml:1:1: the file cannot be read: No such file or directory"):
        read_rule_file(tmp_path / "gone.yaml", "gone.yaml")
