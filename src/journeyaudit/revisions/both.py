"""Audits both sides of a comparison, each with its own files, both with the same rules, settings and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from journeyaudit.auditor import Request, audit_request
from journeyaudit.diff import Comparison, Side, compare
from journeyaudit.loader import STDIN, leads_somewhere, nearby
from journeyaudit.report import Report
from journeyaudit.revisions.checkout import OutsideRepository, checkout
from journeyaudit.revisions.repository import NoRepository, Revision
from journeyaudit.revisions.wanted import Sides, Unclear, Whole
from journeyaudit.settings import Settings
from journeyaudit.values import say

Audit = Callable[[tuple[str, ...]], Report]


def compared(wanted: Whole | Sides, request: Request, settings: Settings, *, fail_on_worse: bool = False) -> Comparison:
    """The comparison of what was asked for. Raises Unclear where a path leads nowhere on either side.

    `request` says how to audit; its paths are those of each side. A side without journeys is no fault: they may all be
    new, or gone; both sides without journeys are one, unless the request allows it.
    """

    def audit(paths: tuple[str, ...]) -> Report:
        stdin = request.stdin if STDIN in paths else None
        report = audit_request(replace(request, paths=paths, stdin=stdin, allow_empty=True), settings)
        return replace(report, allow_empty=request.allow_empty)

    if isinstance(wanted, Whole):
        old, new = (Side(path, audit((path,)), path if Path(path).is_dir() else "") for path in _both(wanted))
        return compare(old, new, same=not (old.folder or new.folder), fail_on_worse=fail_on_worse)
    try:
        old, missing = _side(wanted, wanted.old, audit)
        new, lacking = _side(wanted, wanted.new, audit)
    except OutsideRepository as outside:
        raise Unclear(say("'{name}' lies outside the repository", name=outside)) from None
    except NoRepository as failed:
        raise Unclear(say("git failed: {why}", why=failed)) from None
    for path in wanted.paths:
        if path in missing and path in lacking:
            said = say("there is no file or folder '{name}', neither before nor now", name=path)
            raise Unclear(said, nearby(path))
    return compare(old, new, fail_on_worse=fail_on_worse)


def _both(wanted: Whole) -> tuple[str, str]:
    return wanted.old, wanted.new


def _side(wanted: Sides, revision: Revision | None, audit: Audit) -> tuple[Side, tuple[str, ...]]:
    """A revision, or the working tree, with the paths that are not there."""
    if revision is None:
        there = tuple(path for path in wanted.paths if leads_somewhere(path) or Path(path).is_symlink())
        return Side("", audit(there)), tuple(path for path in wanted.paths if path not in there)
    with checkout(wanted.repository, revision.commit, wanted.paths) as found:
        return Side(revision.name, found.known(audit(found.paths))), found.missing
