"""Work that several processes share comes out as if one had done it."""

from __future__ import annotations

import os

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.engine import RuleCrashed
from journeyaudit.engine.sharing import shared
from journeyaudit.engine.turns import Turn, shares
from journeyaudit.settings import Settings

JOURNEY = """\
journey: Reise {number}
intent: complain
touchpoints:
  - {{title: Anruf, actor: customer, channels: phone, asks: Kundennummer}}
  - {{title: Antwort, actor: Lager, wait: {{max: open}}, asks: Kundennummer, says: Das liegt am System.}}
---
"""


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("number", [0, 1, 4, 5, 23])
def test_results_come_in_their_order(jobs: int, number: int) -> None:
    assert list(shared(lambda one: one * one, number, jobs)) == [one * one for one in range(number)]


@pytest.mark.parametrize("doers", [[0] * 9, [1] * 9, [0, 0, 0, 1, 1, 1, 0, 1, 1], [1, 0] * 4 + [1]])
def test_results_come_in_their_order_whoever_does_what(doers: list[int]) -> None:
    found = list(shared(lambda one: (one, os.getpid()), 9, 2, doers))
    assert [one for one, _ in found] == list(range(9))
    processes = {doer: {process for (_, process), by in zip(found, doers, strict=True) if by == doer} for doer in doers}
    assert all(len(one) == 1 for one in processes.values())
    assert len(set.union(*processes.values())) == len(set(doers))


def test_journeys_that_are_compared_go_to_one_process_and_all_have_as_much_to_do() -> None:
    groups = [0, 0, 0, 1, 2, 2, 2, 3, 4, 5, *[6] * 30]
    pieces = [Turn(group, ()) for group in groups]
    found = shares(pieces, 2)
    assert found[:10] == [0, 0, 0, 1, 1, 1, 1, 0, 0, 1]
    assert (found.count(0), found.count(1)) == (20, 20)
    assert shares(pieces, 1) == [0] * 40
    assert shares([Turn(0, ())], 2) == [0]


def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in set(shared(lambda _: os.getpid(), 9, 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_here(jobs: int) -> None:
    def fail(number: int) -> int:
        if number == 6:
            raise RuleCrashed("late", "a.yaml", ValueError("seven"))
        return number

    with pytest.raises(RuleCrashed, match=r"the rule 'late' crashed on a.yaml: ValueError: seven") as caught:
        list(shared(fail, 12, jobs))
    assert (caught.value.rule, caught.value.where) == ("late", "a.yaml")


def test_an_audit_says_the_same_however_many_do_it() -> None:
    text = "".join(JOURNEY.format(number=number) for number in range(9)).encode()
    told: list[int] = []
    alone, both = (
        audit_request(Request(["-"], stdin=text, jobs=jobs, tell=lambda done, total: told.append(done)), Settings())
        for jobs in (1, 2)
    )
    assert alone.findings
    assert alone == both
    assert told == [*range(10), *range(10)]


def test_a_process_that_dies_is_noticed() -> None:
    def die(number: int) -> int:
        if number == 5:
            os._exit(1)
        return number

    with pytest.raises(ChildProcessError, match="a process ended before its work was done"):
        list(shared(die, 12, 2))


def test_who_stops_listening_stops_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    split, fork = [], os.fork

    def noted() -> int:
        split.append(fork())
        return split[-1]

    monkeypatch.setattr(os, "fork", noted)
    results = shared(lambda one: one, 1000, 2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined] # it is a generator
    assert len(split) == 2
    for process in split:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
