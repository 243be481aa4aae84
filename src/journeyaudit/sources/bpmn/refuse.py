"""How the reader of BPMN says no, and how it remarks on something: one problem with its place in the file."""

from __future__ import annotations

from journeyaudit.source import Problem, SourceError, span_of


def refusal(
    message: str, name: str, text: str, start: int, end: int, hint: str = "", code: str = "syntax"
) -> SourceError:
    """An error about the stretch of the text between two offsets."""
    return SourceError([Problem(message, name, span_of(text, start, end), hint, code)])


def remark(message: str, name: str, text: str, place: tuple[int, int], hint: str = "") -> Problem:
    """Something that a user should know although it is no fault."""
    return Problem(message, name, span_of(text, *place), hint, "source")
