"""What holds for some files instead, and the forms that values have there and in the settings as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from journeyaudit.globs import fault_of
from journeyaudit.values import say


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_patterns(patterns: tuple[str, ...]) -> tuple[str, ...]:
    for pattern in patterns:
        fault = fault_of(pattern)
        if fault == "wildcards":
            said = say(
                "'{pattern}' has more than three `*`, which could take forever; use several patterns", pattern=pattern
            )
            raise ValueError(said)
        if fault:
            raise ValueError(say("'{pattern}' is no pattern of file names", pattern=pattern))
    return patterns


_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Names = Annotated[tuple[str, ...], BeforeValidator(_as_list), WithJsonSchema(_NAMES)]
"""One name or many."""
Patterns = Annotated[Names, AfterValidator(_as_patterns), WithJsonSchema(_NAMES)]
"""Patterns of file names."""
Severities = Mapping[str, Literal["error", "warning", "info", "off"]]
Thresholds = Mapping[str, Mapping[str, Any]]


class Override(BaseModel):
    """What holds for the journeys of some files instead."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: Patterns = Field(
        description="Which files, as in `.gitignore` and relative to the settings file: `archive/`, `*.draft.yaml`."
    )
    profile: str | None = Field(default=None, description="Which rules run there.")
    presets: Names = Field(default=(), description="Markets of journeys there that name none.")
    select: Names = Field(default=(), description="Ids or families of the rules to run there, and no others.")
    ignore: Names = Field(default=(), description="Ids or families of rules that do not run there either.")
    severity: Severities = Field(
        default={}, description="Another severity by rule; `off` for a rule that does not run."
    )
    settings: Thresholds = Field(default={}, description="Thresholds by rule.")
    budget: Mapping[str, Any] = Field(default={}, description="What an errand may cost the customer there.")
