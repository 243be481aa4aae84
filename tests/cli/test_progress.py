"""The bar on standard error: when it comes, what it says, and that nothing of it stays."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pytest

from journeyaudit.auditor import Request, audit_request
from journeyaudit.cli.progress import progress
from journeyaudit.settings import Settings


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seconds(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, step: float, *, quiet: bool = False) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    clock = seconds(step)
    with progress("de", quiet=quiet, clock=lambda: next(clock)) as tell:
        tell(0, 3)
        tell(2, 3)
    return stream.getvalue()


def test_a_long_audit_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(monkeypatch, Terminal(), 2.0)
    assert "Kundenreisen werden geprüft" in text
    assert "2/3" in text
    assert text.endswith("\x1b[2K")


@pytest.mark.parametrize(
    ("stream", "step", "quiet"), [(Terminal(), 0.1, False), (io.StringIO(), 2.0, False), (Terminal(), 2.0, True)]
)
def test_a_short_one_a_pipe_and_a_quiet_call_show_nothing(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, step: float, quiet: bool
) -> None:
    assert drawn(monkeypatch, stream, step, quiet=quiet) == ""


def test_an_audit_tells_after_every_journey() -> None:
    told: list[tuple[int, int]] = []
    text = b"journey: A\ntouchpoints: [B]\n---\njourney: C\ntouchpoints: [D]\n"
    request = Request(["-"], stdin=text, tell=lambda done, total: told.append((done, total)))
    audit_request(request, Settings())
    assert told == [(0, 2), (1, 2), (2, 2)]
