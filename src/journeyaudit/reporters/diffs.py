"""Formats of a comparison: each turns it into text, and does nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeyaudit.diff import Comparison
from journeyaudit.reporters import diff_full, diff_json, diff_markdown
from journeyaudit.reporters.style import Style

DIFFS: Mapping[str, Callable[[Comparison, Style], str]] = {
    "full": diff_full.render,
    "markdown": diff_markdown.render,
    "json": diff_json.render,
}
"""Every format of a comparison by name."""
