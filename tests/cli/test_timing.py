"""`check --timing`: phases and rules on standard error, the report as it is without."""

import re
from pathlib import Path

import pytest

from journeyaudit.reporters.timing import timing_table
from journeyaudit.timing import Timing, timed
from tests.command import Command
from tests.small_pack import journey


def test_the_slowest_rules_are_named_with_milliseconds_and_share() -> None:
    timing = Timing({"reading": 0.05, "judging": 0.15}, {"a": 0.03, "b": 0.12})
    assert timing_table(timing, "en") == (
        "Processor time by phase\n"
        "  loading the rules           0.0 ms    0 %\n"
        "  reading the journeys       50.0 ms   25 %\n"
        "  judging                   150.0 ms   75 %\n"
        "  printing the report         0.0 ms    0 %\n"
        "\n"
        "The slowest rules, of 2 that took 150 ms in all\n"
        "  b      120.0 ms   80 %\n"
        "  a       30.0 ms   20 %\n"
    )


def test_rules_beyond_the_tenth_are_summed_up_in_german() -> None:
    timing = Timing({}, {f"r{number:02}": number / 1000 for number in range(12)})
    lines = timing_table(timing, "de").splitlines()
    assert lines[0] == "Rechenzeit nach Schritten"
    assert lines[6] == "Die langsamsten Regeln, von 12, die zusammen 66 ms brauchten"
    assert lines[7] == "  r11                11.0 ms   17 %"
    assert lines[-1] == "  alle anderen        1.0 ms    2 %"


def test_a_phase_adds_up_and_counts_what_failed_too() -> None:
    ticks = iter((1.0, 3.0, 10.0, 14.0))
    timing = Timing(clock=lambda: next(ticks))
    with timed(timing, "judging"):
        pass
    with pytest.raises(ValueError, match="no"), timed(timing, "judging"):
        raise ValueError("no")
    with timed(None, "judging"):
        pass
    assert timing.phases == {"judging": 6.0}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_names_rules_on_standard_error_and_prints_the_same_report(run: Command, jobs: str) -> None:
    for number in range(6):
        Path(f"order-{number}.yaml").write_text(journey("Ask, wait: 3 d", "Offer, kind: offer", title=f"No. {number}"))
    plain = run("check", ".", "--jobs", jobs)
    asked = run("check", ".", "--jobs", jobs, "--timing")
    assert (asked.code, asked.out) == (plain.code, plain.out)
    assert plain.err == ""
    lines = [re.sub(r" +[\d.]+ ms +\d+ %$", "", line) for line in asked.err.splitlines()]
    assert lines[:6] == [
        "",
        "Processor time by phase",
        "  loading the rules",
        "  reading the journeys",
        "  judging",
        "  printing the report",
    ]
    assert re.fullmatch(r"The slowest rules, of \d+ that took \d+ ms in all", lines[7])
    assert len(lines) > 8
