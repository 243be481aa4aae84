"""The settings of an audit: what may stand in them, and what is said of everything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StrictBool,
    ValidationError,
)  # fmt: skip

from journeyaudit.settings.override import Names, Override, Patterns, Severities, Thresholds
from journeyaudit.source import Document, Position, Problem, SourceError, Span
from journeyaudit.source import Path as DataPath
from journeyaudit.values import did_you_mean, meant, parse_date, phrase, say, sentence

BASELINE_NAME = "journeyaudit-baseline.yaml"
"""What the file of known findings is called where nobody says otherwise."""
START = Span(Position(1, 1), Position(1, 1))
OPTIONS = {"select": "--select", "ignore": "--ignore", "profile": "--profile", "presets": "--preset"}
"""Settings that an option of the call gives too."""

SeverityName = Literal["error", "warning", "info"]


def _as_day(value: object) -> object:
    return parse_date(value) if isinstance(value, str) else value


class Settings(BaseModel):
    """What an audit is told beside the journeys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: Names = Field(
        default=(),
        description=(
            "Further rules: folders, relative to the settings file and inside its repository, or `pack:NAME` for a "
            "pack that an installed package brings."
        ),
    )
    profile: str = Field(
        default="recommended", description="Which rules run: `correctness`, `recommended` or `strict`."
    )
    presets: Names = Field(
        default=(), description="Markets for journeys that name none, such as `de-consumer` or `uk-finance`."
    )
    select: Names = Field(default=(), description="Ids or families of the rules to run; missing means all.")
    ignore: Names = Field(default=(), description="Ids or families of rules that do not run.")
    severity: Severities = Field(
        default={}, description="Another severity by rule; `off` for a rule that does not run."
    )
    settings: Thresholds = Field(default={}, description="Thresholds by rule, as each rule's page lists them.")
    budget: Mapping[str, Any] = Field(
        default={},
        description=(
            "What an errand may cost the customer, such as `{waiting: 5 d, contacts: 3}`; more is an error. Short for "
            "the thresholds of the rule `effort-budget`: "
            "minutes, waiting, contacts, logins, forms, papers, talks, hands."
        ),
    )
    wording: Literal["phrases", "sure", "likely"] = Field(
        default="sure",
        description=(
            "What is heard in the texts of journeys: the `phrases` of rules alone; also sentences that the learned "
            "models are `sure` of; also `likely` ones."
        ),
    )
    customers: Names = Field(
        default=(),
        description="Further names of the customer's side in BPMN models and Mermaid diagrams, such as `Elternteil`.",
    )
    columns: Mapping[str, str] = Field(
        default={},
        description="Field for a column of tables by its heading, as in `{Dauer: wait}`; an empty one leaves it out.",
    )
    fail_on: SeverityName = Field(
        default="error", description="The least severity that ends the audit with exit code 1."
    )
    baseline: str | None = Field(
        default=None,
        description="The file of the findings that are known and not reported, in the folder of the settings or below.",
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

    exclude: Patterns = Field(
        default=(),
        description=(
            "Files that are passed over in folders, as in `.gitignore` and relative to the settings file; a file that "
            "the call names is read all the same."
        ),
    )
    respect_gitignore: StrictBool = Field(
        default=True, description="Whether files that git ignores are passed over in folders."
    )
    overrides: tuple[Override, ...] = Field(
        default=(),
        description="What holds for the journeys of some files instead; of several that fit, the later ones win.",
    )

    _document: Document | None = PrivateAttr(default=None)
    _within: DataPath = PrivateAttr(default=())
    _remarks: tuple[Problem, ...] = PrivateAttr(default=())

    def standing_in(self, document: Document, remarks: tuple[Problem, ...] = ()) -> Settings:
        """The same settings, which know the file that they stand in and what is to be remarked about it."""
        known = self.model_copy()
        known._document = document
        known._remarks = remarks
        return known

    def of_override(self, number: int) -> Settings:
        """What an override says, as settings of its own that know where they stand."""
        said = {name: getattr(self.overrides[number], name) for name in self.overrides[number].model_fields_set}
        kept = {name: value for name, value in said.items() if name != "files" and value is not None}
        own = Settings.model_construct(**kept)
        own._document = self._document
        own._within = ("overrides", number)
        return own

    @property
    def document(self) -> Document | None:
        """The file that the settings stand in."""
        return self._document

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What is good to know about the file."""
        return self._remarks

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of the file that the settings stand in, by its name."""
        return {} if self._document is None else {self._document.name: self._document.text}

    def problem(
        self, message: str, where: str, name: str, *, inner: str = "", key: bool | None = None, hint: str = ""
    ) -> Problem:
        """What is wrong with a name under a setting, at its place in the file, else in the option of the call.

        `inner` is a key under the name; `key` says whether to point at the key or at its value.
        """
        document = self._document
        data: Any = None if document is None else document.data
        for step in (*self._within, where):
            data = data[step] if isinstance(step, int) else data.get(step) if isinstance(data, Mapping) else None
        path: DataPath | None = None
        if isinstance(data, Mapping) and name in data:
            path = (*self._within, where, name, inner) if inner else (*self._within, where, name)
        elif isinstance(data, list) and name in data:
            path = (*self._within, where, data.index(name))
        elif data == name:
            path = (*self._within, where)
        if document is None or path is None:
            return Problem(message, OPTIONS.get(where, "settings"), START, hint, "settings")
        at_key = isinstance(data, Mapping) and not inner if key is None else key
        place = document.locate_key(path) if at_key else document.locate(path)
        return Problem(message, document.name, place, hint, "settings")


def parse_settings(document: Document, remarks: tuple[Problem, ...] = ()) -> Settings:
    """The settings of a document. Raises SourceError with everything that is wrong in it."""
    if not isinstance(document.data, Mapping):
        said = say("settings are lines of `key: value`")
        raise SourceError([Problem(said, document.name, document.locate(()), code="settings")])
    try:
        return Settings.model_validate(document.data).standing_in(document, remarks)
    except ValidationError as error:
        problems = {_problem(document, one) for one in error.errors(include_url=False)}
        raise SourceError(sorted(problems, key=lambda one: (one.span, one.message))) from None


def _problem(document: Document, error: Mapping[str, Any]) -> Problem:
    path: DataPath = tuple(step for step in error["loc"] if step != "[key]")
    inner = path[2:] if path[:1] == ("overrides",) and len(path) > 2 else path
    fields = Settings.model_fields if inner is path else Override.model_fields
    keys = tuple(fields)
    name = str(inner[0]) if inner else ""
    if error["type"] == "missing":
        missing = say("`files` is missing: nobody knows for which files this holds")
        return Problem(
            missing, document.name, document.locate(path[:2]), phrase(fields[name].description or ""), "settings"
        )
    if error["type"] == "extra_forbidden":
        near = did_you_mean(name, keys)
        said = say("there is no setting '{name}'", name=name)
        if near:
            said = say("{problem}; {advice}", problem=said, advice=meant(near))
        hint = say("settings are: {names}", names=", ".join(keys))
        return Problem(said, document.name, document.locate_key(path), hint, "settings")
    said = say("`{path}`: {problem}", path=".".join(map(str, path)), problem=_expected(error, inner))
    return Problem(said, document.name, document.locate(path), phrase(fields[name].description or ""), "settings")


def _expected(error: Mapping[str, Any], path: DataPath) -> str:
    value, kind = error["input"], error["type"]
    if value is None:
        return say("the value is missing; write one, or delete the line")
    if kind == "literal_error":
        words = [word.strip("'") for word in str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        near = did_you_mean(value, words) if isinstance(value, str) else None
        said = say("{value} is none of {words}", value=_shown(value), words=", ".join(words))
        return say("{problem}; {advice}", problem=said, advice=meant(near)) if near else said
    if kind == "value_error":
        return sentence(error["ctx"]["error"])
    return say("{value} stands here; expected {expected}", value=_shown(value), expected=_wanted(path))


def _wanted(path: DataPath) -> str:
    """What may stand at a place, in words."""
    name = str(path[0])
    if name == "respect_gitignore":
        return say("true or false")
    if name == "overrides":
        return say("blocks such as `- {files: archive/, ignore: vague-promise}`")
    if name == "as_of":
        return say("a date such as 2026-03-01")
    if name == "severity":
        return say("rules with a severity each, such as `forced-channel: warning`")
    if name == "budget":
        return say("names with amounts, such as `{waiting: 5 d, contacts: 3}`")
    if name == "columns":
        return say("headings with the field of each, such as `{Dauer: wait}`")
    if name == "settings":
        if len(path) > 1:
            return say("names with values, such as `{limit: 2 d}`")
        return say("rules with their thresholds, such as `forced-channel: {NAME: VALUE}`")
    many = len(path) == 1 and (name == "files" or isinstance(Settings.model_fields[name].get_default(), tuple))
    return say("a name, or a list of names") if many else say("a name")


def _shown(value: object) -> str:
    """A value as it stands in the file, short."""
    if isinstance(value, Mapping):
        return say("a mapping")
    if isinstance(value, (list, tuple)):
        return say("a list")
    return str(value).lower() if isinstance(value, bool) else f"'{value}'"


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of a settings file, for editors."""
    schema = Settings.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        for one in part["properties"].values():
            one.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Settings of journeyaudit"}
