"""Truth tables: for each element the verdict, and every clause with what it saw and its answer."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from journeyaudit.conditions import Tracer
from journeyaudit.engine import Circumstances, Inquiry, inquests
from journeyaudit.report import Severity
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.truth import render
from journeyaudit.rulebook import compile_rule
from tests.workbench import TODAY, rule_of, world_of, yaml

STEP = "touchpoints: [{title: A, actor: Office, channels: [web, phone], kind: information, wait: 3 days}]"
TABLES = Path(__file__).parents[1] / "data" / "truth-tables.yaml"


def why(
    body: str, journey: str, *, lang: Any = "en", style: Style | None = None, whole: bool = False, **more: Any
) -> str:
    """What `why` prints of a rule with these keys, without its title and the heading of the journey."""
    tail = "" if "message:" in body else '\npoint_at: title\nmessage: {en: "X.", de: "X."}'
    rule = rule_of(body + tail)
    circumstances = Circumstances(TODAY, lang, **more)
    found = inquests(rule, world_of(journey), circumstances)
    return render(Inquiry(rule, tuple(found), circumstances, lang), style or Style())


def table(conditions: str, journey: str = STEP, **more: Any) -> str:
    """The part for the elements of the first journey."""
    body = dedent(conditions).strip("\n")
    text = why(body if "each:" in body else f"each: touchpoint\n{body}", journey, **more)
    return text.split("\n\n", 2)[2].rstrip("\n")


def expected(text: str) -> str:
    return dedent(text).strip("\n")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in yaml(TABLES.read_text("utf-8"))])
def test_the_table_of_a_rule(case: dict[str, str]) -> None:
    assert table(case["rule"], case["journey"]) == case["table"].rstrip("\n")


LIST = "touchpoints: [{}]"


def steps(*kinds: str) -> str:
    """A journey with steps of these kinds; the kind of `?` is not written down."""
    found = [f"{{title: S{number}{'' if kind == '?' else ', kind: ' + kind}}}" for number, kind in enumerate(kinds, 1)]
    return LIST.format(", ".join(found))


@pytest.mark.parametrize(
    ("condition", "kinds", "shown", "rest"),
    [
        ("{touchpoints: {some: {kind: offer}}}", ["check"] * 6, [1, 2, 3, 4, 5, 6], ""),
        ("{touchpoints: {some: {kind: offer}}}", ["check"] * 9, [1, 2, 3, 4, 5], "and 4 more (4 false)"),
        ("{touchpoints: {some: {kind: offer}}}", [*["check"] * 7, "offer"], [1, 2, 3, 4, 8], "and 3 more (3 false)"),
        ("{touchpoints: {every: {kind: offer}}}", [*["offer"] * 7, "check"], [1, 2, 3, 4, 8], "and 3 more (3 true)"),
        (
            "{touchpoints: {none: {kind: offer}}}",
            ["check", *["?"] * 7, "offer"],
            [2, 3, 4, 5, 9],
            "and 4 more (1 false and 3 unknown)",
        ),
    ],
)
def test_of_many_items_those_that_decide_are_shown(
    condition: str, kinds: list[str], shown: list[int], rest: str
) -> None:
    lines = [line.strip() for line in table(f"each: journey\nflag_if: {condition}", steps(*kinds)).splitlines()]
    items = [line.split("“S")[1] for line in lines if "“S" in line and line.endswith("”") and "caught" not in line]
    assert items == [f"{number}”" for number in shown]
    assert [line for line in lines if line.startswith("and ")] == ([rest] if rest else [])


def test_settings_of_the_user_are_told_from_those_of_the_rule() -> None:
    body = "settings: {limit: {default: 2, en: most}, other: {default: 3, en: least}}\neach: touchpoint\n"
    body += "flag_if: {channels: {count: {less: $limit}}, asks: {count: {less: $other}}}"
    text = table(body, settings={"sample": {"limit": 5}}, severities={"sample": Severity.ERROR})
    assert "               here: 2 (web and phone); $limit: 5\n" in text
    assert text.endswith("  settings: limit = 5 (from the settings); other = 3 (as the rule has it)")
    body = "flag_if: {kind: information}\nerror_if: {kind: information}"
    text = table(body, severities={"sample": Severity.INFO})
    assert text.endswith("  severity: info (the settings say so)")


def test_german() -> None:
    body = "when: {kind: information}\nflag_if: {any: [{wait.max: {more: 2 d}}, {asks: {count: 0}}]}\n"
    body += "unless: {channels: {includes: fax}}\nyields_to: [safety]"
    assert table(body, lang="de", style=Style(width=72)) == expected(
        """
        FUND  „A“, Zeile 1
          X.
          wahr       when: worum es der Regel geht
            wahr       kind: information
                       hier: Information
          wahr       flag_if: was daraus einen Fund macht
            wahr       any: eines davon genügt
              wahr       wait.max: {more: 2 d}
                         hier: 3 Tage
              unbekannt  asks: {count: 0}
                         hier: (nicht angegeben); dazu fehlt: touchpoint.asks
          falsch     unless: was ausnimmt, wenn es feststeht
            falsch     channels: {includes: fax}
                       hier: Website und Telefon
          falsch     yields_to: [safety]: ein Schritt, der so begründet ist,
                     bleibt in Ruhe
                     hier: nicht begründet
          Stufe: Warnung (die der Regel)
        """
    )


def test_the_heading_names_rule_and_journey() -> None:
    assert why("each: touchpoint\nflag_if: {kind: offer}", STEP).splitlines()[:3] == [
        "sample: Sample",
        "",
        "t.yaml: “Example”",
    ]


def test_what_belongs_to_no_journey_has_a_heading_of_its_own() -> None:
    body = "each: unit\nflag_if: {goals: {stated: true}}\npoint_at: name\nmessage: {en: 'X.', de: 'X.'}"
    text = why(body, "organisation: O\nunits: [{name: Sales, goals: [revenue]}]")
    assert text.splitlines()[2] == "The organisation as a whole"


def test_a_rule_that_finds_nothing_to_look_at_says_so() -> None:
    text = why("each: promise\nflag_if: {within: {stated: true}}\npoint_at: text\nmessage: {en: X., de: X.}", STEP)
    assert text == "sample: Sample\nThere is nothing here that the rule looks at (each: promise).\n"


EVIL = "[red]x[/red]<script>alert(1)</script>\\e[2J\\u202ey\\n::error::"


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("colour", [True, False], ids=["colour", "plain"])
@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
def test_hostile_titles_stay_text(lang: str, colour: bool, unicode: bool) -> None:
    journey = f'journey: "{EVIL}"\ntouchpoints: [{{title: "{EVIL}", kind: offer}}]'
    body = "each: touchpoint\nflag_if: {title: {mentions: [x, error, y]}, kind: offer}\npoint_at: title\n"
    body += 'message: {en: "{touchpoint}.", de: "{touchpoint}."}'
    text = why(body, journey, lang=lang, style=Style(width=200, colour=colour, unicode=unicode))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text) if colour else text
    assert [character for character in bare if not (character.isprintable() or character == "\n")] == []
    assert "[red]x[/red]<script>alert(1)</script>\\x1b[2J\\u202ey ::error::" in bare
    assert unicode or bare.isascii()


def test_an_audit_wraps_nothing() -> None:
    body = "each: touchpoint\nwhen: {kind: offer}\nflag_if: {any: [{asks: {some: {kind: data}}}]}\npoint_at: title\n"
    rule = rule_of(body + "message: {en: X., de: X.}")
    assert Tracer.__module__ not in modules_of(rule.cases[0].ready.flag)
    traced = compile_rule(rule.rule, rule.lexica, trace=Tracer())
    assert Tracer.__module__ in modules_of(traced.cases[0].ready.flag)


def modules_of(function: Any) -> set[str]:
    """The modules of a function and of all that it closes over."""
    found = {function.__module__}
    for cell in function.__closure__ or ():
        parts = cell.cell_contents if isinstance(cell.cell_contents, tuple) else (cell.cell_contents,)
        for part in parts:
            if callable(part) and hasattr(part, "__closure__"):
                found |= modules_of(part)
    return found
