"""No sentence about a fault stays English: in the code none is written without `say`, and in no run one is made so."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import journeyaudit
from journeyaudit.auditor import Request, audit_request
from journeyaudit.settings import Settings

PACKAGE = Path(journeyaudit.__file__).parent
BROKEN = Path(__file__).parent / "data" / "broken"
SENTENCES = {
    "BadParameter": (0,),
    "NotFound": (0,),
    "PatternError": (0,),
    "Problem": (0, 3),
    "Refusal": (0, 3),
    "_problem": (2, 3),
    "fail": (0,),
    "problem": (0, 1),
    "refuse": (1,),
    "refused_file": (0, 2),
}
"""Where what is called takes a sentence that somebody will read."""
NAMES = {"advice", "hint", "message", "said", "what"}
"""What such sentences are called on their way."""
SPEAK_BOTH = ("draw/", "importing.py", "reporters", "source/")
"""Modules that put together what was said already."""


def is_plain(node: ast.expr | None) -> bool:
    """Whether an expression is, or may be, a sentence that was written out and not said."""
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) or is_plain(node.orelse)
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) or is_plain(node.right)
    if isinstance(node, ast.BoolOp):
        return any(map(is_plain, node.values))
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip()
    return isinstance(node, ast.JoinedStr) or is_text


def plain_sentences(tree: ast.AST) -> Iterator[int]:
    """The lines of sentences that were not said."""
    for node in ast.walk(tree):
        given: list[ast.expr | None] = []
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [node.args[at] for at in SENTENCES.get(name, ()) if at < len(node.args)]
            given += [one.value for one in node.keywords if name in SENTENCES and one.arg in NAMES]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            given = [node.value] if all(getattr(one, "id", "") in NAMES for one in targets) else []
        yield from (one.lineno for one in given if one is not None and is_plain(one))


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda one: one.relative_to(PACKAGE).as_posix())
def test_sentences_are_said_and_not_written_out(module: Path) -> None:
    inside = module.relative_to(PACKAGE).as_posix()
    if not inside.startswith(SPEAK_BOTH):
        assert list(plain_sentences(ast.parse(module.read_text(encoding="utf-8")))) == [], inside


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("Problem('it is broken', name, span)", [1]),
        ("Problem(said, name, span, f'write {x}')", [1]),
        ("Problem(say('it is broken'), name, span, hint='put it right' if x else '')", [1]),
        ("said = 'it is' + name", [1]),
        ("said = say('it is broken')\nraise scope.refuse(path, said)", []),
        ("Problem(say('it is broken'), name, START, '', 'paths')", []),
    ],
)
def test_plain_sentences_are_seen(code: str, lines: list[int]) -> None:
    assert list(plain_sentences(ast.parse(code))) == lines


def test_broken_rules_are_refused_in_german() -> None:
    settings = Settings(rules=(str(BROKEN),))
    request = Request(["journeys"], base=Path())
    english = audit_request(request, settings).problems
    german = audit_request(Request(request.paths, base=request.base, lang="de"), settings).problems
    assert len(english) == len(german) > 80
    same = [(one.file, one.message) for one, other in zip(english, german, strict=True) if one.message == other.message]
    assert same == []
    assert [one.hint for one, other in zip(english, german, strict=True) if one.hint and one.hint == other.hint] == []
