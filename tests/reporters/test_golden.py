"""Every format of one fixed report against a golden file; UPDATE_GOLDEN=1 writes the files anew."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from journeyaudit.cli.outputs import Format
from journeyaudit.reporters import REPORTERS, Style, sarif
from journeyaudit.reporters.report_schema import report_schema
from tests.reporters.sample import sample

GOLDEN = Path(__file__).parents[1] / "golden"
STYLES = {
    "full": {
        "": Style(80),
        ".72": Style(72),
        ".120": Style(120),
        ".ascii": Style(80, unicode=False),
        ".colour": Style(80, colour=True),
        ".quiet": Style(80, quiet=True),
        ".verbose": Style(80, verbose=True),
    },
    "summary": {
        "": Style(80),
        ".72": Style(72),
        ".120": Style(120),
        ".ascii": Style(80, unicode=False),
        ".colour": Style(80, colour=True),
    },
    "concise": {"": Style(), ".ascii": Style(unicode=False)},
    "json": {"": Style()},
    "jsonl": {"": Style()},
    "sarif": {"": Style()},
    "junit": {"": Style(), ".ascii": Style(unicode=False)},
    "github": {"": Style()},
    "gitlab": {"": Style()},
    "markdown": {"": Style(), ".quiet": Style(quiet=True)},
}
ENDINGS = {"json": "json", "jsonl": "jsonl", "sarif": "sarif", "junit": "xml", "gitlab": "json", "markdown": "md"}
"""The endings of the files; those of the other formats are plain text."""
CASES = [
    pytest.param(form, lang, style, f"{form}.{lang}{name}.{ENDINGS.get(form, 'txt')}", id=f"{form}.{lang}{name}")
    for form, styles in STYLES.items()
    for lang in ("en", "de")
    for name, style in styles.items()
]


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that stays, whatever is released."""
    monkeypatch.setattr(sarif, "__version__", "1.2.3")


def test_every_format_has_a_golden_file() -> None:
    assert set(STYLES) == set(REPORTERS) == set(Format)


@pytest.mark.parametrize(("form", "lang", "style", "name"), CASES)
def test_a_report_looks_as_it_did(form: str, lang: str, style: Style, name: str) -> None:
    text = REPORTERS[form](sample(lang), style)
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_text(encoding="utf-8"), f"if this is meant: UPDATE_GOLDEN=1 pytest {Path(__file__).name}"


def test_there_is_no_golden_file_too_many() -> None:
    assert sorted(file.name for file in GOLDEN.iterdir()) == sorted(str(case.values[3]) for case in CASES)


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_json_report_fits_its_schema(lang: str) -> None:
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(REPORTERS["json"](sample(lang), Style())))
