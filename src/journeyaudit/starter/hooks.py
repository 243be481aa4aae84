"""The entry for pre-commit, put into a file that is there already only where nothing else in it changes."""

from __future__ import annotations

from typing import Any

from journeyaudit import __version__
from journeyaudit.reader import read
from journeyaudit.source import Document, SourceError, offset_of

HOOK = f"""\
- repo: local
  hooks:
    - id: journeyaudit
      name: journeyaudit
      entry: journeyaudit check
      language: python
      additional_dependencies: [journeyaudit=={__version__}]
      types: [yaml]
      pass_filenames: false
"""
"""All journeys are audited whenever one file changes: what is missing or uneven shows only when they stand together."""


def with_hook(text: str) -> str | None:
    """The file with the entry at the end of its list; None where that cannot be done without changing anything else."""
    document = _only(text)
    if document is None or not isinstance(document.data, dict):
        return None
    repos = document.data.get("repos")
    if not isinstance(repos, list) or not repos:
        return None
    first, last = document.locate(("repos", 0)), document.locate(("repos", len(repos) - 1))
    before = text.splitlines()[first.start.line - 1][: first.start.column - 1]
    if before.strip() != "-":
        return None
    indent = before[: before.index("-")]
    end = offset_of(text, last.end)
    stop = text.find("\n", max(end - 1, 0))
    head, tail = (text + "\n", "") if stop < 0 else (text[: stop + 1], text[stop + 1 :])
    changed = head + "".join(f"{indent}{line}\n" for line in HOOK.splitlines()) + tail
    after = _only(changed)
    [entry] = _data(HOOK)
    wanted = {**document.data, "repos": [*repos, entry]}
    return changed if after is not None and after.data == wanted and entry not in repos else None


def _only(text: str) -> Document | None:
    try:
        documents = read(text, "")
    except SourceError:
        return None
    return documents[0] if len(documents) == 1 else None


def _data(text: str) -> list[Any]:
    [document] = read(text, "")
    return list(document.data) if isinstance(document.data, list) else []
