"""The settings of an audit: the file `journeyaudit.yaml`, found upwards and checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from journeyaudit.reader import read
from journeyaudit.source import Document, Position, Problem, SourceError, Span
from journeyaudit.source import Path as DataPath
from journeyaudit.values import did_you_mean, parse_date

FILE_NAMES = ("journeyaudit.yaml", "journeyaudit.yml")
START = Span(Position(1, 1), Position(1, 1))

SeverityName = Literal["error", "warning", "info"]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_day(value: object) -> object:
    return parse_date(value) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class Settings(BaseModel):
    """What an audit is told beside the journeys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: Names = Field(default=(), description="Folders with further rules, relative to the settings file.")
    profile: str = Field(
        default="recommended", description="Which rules run: `correctness`, `recommended` or `strict`."
    )
    presets: Names = Field(
        default=(), description="Markets for journeys that name none, such as `de-consumer` or `uk-finance`."
    )
    select: Names = Field(default=(), description="Ids or families of the rules to run; missing means all.")
    ignore: Names = Field(default=(), description="Ids or families of rules that do not run.")
    severity: Mapping[str, Literal["error", "warning", "info", "off"]] = Field(
        default={}, description="Another severity by rule; `off` for a rule that does not run."
    )
    settings: Mapping[str, Mapping[str, Any]] = Field(
        default={}, description="Thresholds by rule, as each rule's page lists them."
    )
    fail_on: SeverityName = Field(
        default="error", description="The least severity that ends the audit with exit code 1."
    )
    portfolio: Literal["partial", "whole"] = Field(
        default="partial", description="`whole` if the audited journeys are all that the organisation has."
    )
    as_of: Annotated[date | None, BeforeValidator(_as_day)] = Field(
        default=None, description="The day of the audit, which decides what law is in force; missing means today."
    )
    lang: Literal["de", "en"] | None = Field(
        default=None, description="Language of reports; missing means the locale's."
    )


def load_settings(given: str | None, start: Path) -> tuple[Settings, Path | None]:
    """The settings of the file given, else of the nearest upwards from `start`; none is fine. Raises SourceError."""
    file = Path(given) if given is not None else find(start)
    if file is None:
        return Settings(), None
    name = given or file.name
    try:
        documents = read(file.read_bytes(), name)
    except OSError as error:
        said = "there is no such settings file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise SourceError([Problem(said, name, START, code="settings")]) from None
    if not documents:
        return Settings(), file
    if len(documents) > 1:
        raise SourceError([Problem("a settings file holds one document", name, START, code="settings")])
    return parse_settings(documents[0]), file


def find(start: Path) -> Path | None:
    """The nearest settings file from a folder upwards, up to the root of its repository."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        if (folder / ".git").exists():
            return None
    return None


def parse_settings(document: Document) -> Settings:
    """The settings of a document. Raises SourceError with everything that is wrong in it."""
    if not isinstance(document.data, Mapping):
        said = "settings are lines of `key: value`"
        raise SourceError([Problem(said, document.name, document.locate(()), code="settings")])
    try:
        return Settings.model_validate(document.data)
    except ValidationError as error:
        raise SourceError([_problem(document, one) for one in error.errors(include_url=False)]) from None


def _problem(document: Document, error: Mapping[str, Any]) -> Problem:
    path: DataPath = tuple(step for step in error["loc"] if step != "[key]")
    keys = tuple(Settings.model_fields)
    name = str(path[0]) if path else ""
    if error["type"] == "extra_forbidden":
        near = did_you_mean(name, keys)
        guess = f"; did you mean '{near}'?" if near else ""
        said = f"there is no setting '{name}'{guess}"
        return Problem(said, document.name, document.locate_key(path), f"settings are: {', '.join(keys)}", "settings")
    said = f"`{'.'.join(map(str, path))}`: {_expected(error)}"
    field = Settings.model_fields.get(name)
    hint = (field.description or "") if field is not None else ""
    return Problem(said, document.name, document.locate(path), hint, "settings")


def _expected(error: Mapping[str, Any]) -> str:
    value, kind = error["input"], error["type"]
    if kind == "literal_error":
        words = [word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        near = did_you_mean(str(value), words)
        guess = f"; did you mean '{near}'?" if near else ""
        return f"'{value}' is none of {', '.join(words)}{guess}"
    if kind == "value_error":
        return str(error["ctx"]["error"])
    wanted = {"tuple_type": "a list of names", "mapping_type": "a mapping of rules to values", "string_type": "a name"}
    return f"expected {wanted.get(kind, 'another value')}"


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of a settings file, for editors."""
    schema = Settings.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Settings of journeyaudit"}
