"""The page on security names the limits that the code has, and every claim of a test has one."""

from pathlib import Path

import pytest

from journeyaudit import changes, globs
from journeyaudit.conditions import compile as conditions
from journeyaudit.message import template
from journeyaudit.reader import SIZE_LIMIT, build, refuse, scalars
from journeyaudit.sources.bpmn import decode, parts, tree
from journeyaudit.sources.table import grid, workbook
from journeyaudit.values import timetext
from journeyaudit.values.duration import DAY

PAGE = (Path(__file__).parents[2] / "docs" / "security.md").read_text(encoding="utf-8")
LIMITS = {
    "| a file |": f"{SIZE_LIMIT // 1_000_000} MB",
    "| values in a YAML file, aliases": f"{refuse.NODE_LIMIT:,}",
    "| nesting in YAML and in XML": f"{build.DEPTH_LIMIT}",
    "| a key in YAML": f"{refuse.KEY_LIMIT:,} characters",
    "| digits of a number": f"{scalars.DIGIT_LIMIT}",
    "| a duration": f"{timetext.MAX_DURATION.seconds // (365 * DAY)} years, in {timetext.MAX_TEXT} characters",
    "| elements of a BPMN model": f"{tree.ELEMENT_LIMIT:,}; {parts.STEP_LIMIT:,} steps of a way",
    "| a table": f"{grid.MOST_ROWS:,} rows, {grid.MOST_COLUMNS} columns, {grid.MOST_VALUES:,} values",
    "| a workbook": f"{workbook.UNPACKED_LIMIT // 1_000_000} MB in {workbook.MOST_PARTS:,} parts",
    "| wildcards in a pattern": f"{globs.WILDCARDS}, on names of {globs.LONGEST} characters",
    "| a message of a rule": f"{template.LIMIT:,} characters",
    "| clauses inside clauses": f"{conditions.MAX_DEPTH}",
    "| git, where it is asked": f"{changes.TIME_LIMIT} seconds",
}


@pytest.mark.parametrize("what", LIMITS)
def test_the_page_has_the_limits_of_the_code(what: str) -> None:
    (line,) = [line for line in PAGE.splitlines() if line.startswith(what)]
    assert line.endswith(f"| {LIMITS[what]} |")


def test_the_limits_of_models_are_those_of_yaml() -> None:
    assert (decode.SIZE_LIMIT, tree.DEPTH_LIMIT) == (SIZE_LIMIT, build.DEPTH_LIMIT)


def test_every_limit_of_the_page_is_held() -> None:
    rows = PAGE.split("### Limits")[1].split("##")[0].splitlines()
    assert len([row for row in rows if row.startswith("| ")]) - 1 == len(LIMITS)
