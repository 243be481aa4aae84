"""The organisation file: units, systems, channels and names that several journeys share."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeyaudit.model.details import Channel, Metric
from journeyaudit.model.scalars import Fact, Many, Said, Synonyms, SystemName, Text, UnitName, Word
from journeyaudit.model.shorthand import MISSING_IS_NONE, Part
from journeyaudit.model.vocabulary import UnitKind, UnitRole


class Unit(Part):
    """A unit of the company or a partner."""

    NOUN: ClassVar[str] = "a unit"
    FIRST: ClassVar[str] = "name"

    name: UnitName = Field(description="What the unit is called.")
    kind: UnitKind | None = Field(None, description="Whether it belongs to the company or is a partner.")
    role: UnitRole | None = Field(None, description="What it does in the company.")
    metrics: Many[Metric] = Field(None, description="The figures by which it is judged.")
    training: Many[Text] = Field(None, description="What its people are trained in.")
    goals: Many[Word] = Field(None, description="The goals it works for.")


class System(Part):
    """A system in which the company keeps facts."""

    NOUN: ClassVar[str] = "a system"
    FIRST: ClassVar[str] = "name"

    name: SystemName = Field(description="What the system is called.")
    holds: Annotated[Many[Fact], MISSING_IS_NONE] = Field(
        None, description="Which facts about the customer it holds; missing means none."
    )
    used_by: Many[UnitName] = Field(None, description="Which units work with it.")


class Slogan(Part):
    """A slogan of the company."""

    NOUN: ClassVar[str] = "a slogan"
    FIRST: ClassVar[str] = "text"

    text: Text = Field(description="The slogan, word by word.")


class Organisation(Part):
    """What holds for all journeys of one organisation."""

    NOUN: ClassVar[str] = "an organisation file"
    FIRST: ClassVar[str] = "organisation"

    title: Text = Field(alias="organisation", description="The name of the organisation.")
    units: Many[Unit] = Field(None, description="Its units and partners.")
    goals: Many[Word] = Field(None, description="The goals of the whole organisation.")
    slogans: Many[Slogan] = Field(None, description="What it claims about itself in public.")
    channels: Many[Channel] = Field(None, description="Its channels, with hours and cost in one place.")
    systems: Many[System] = Field(None, description="Its systems and what they hold.")
    facts: Synonyms = Field(None, description="Names of facts and what else people call them.")
    customer_voice: Said = Field(
        None, description="Where customers have a say: a council, a panel, a seat; `none` if nowhere."
    )
    notes: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="Remarks for colleagues; missing means none."
    )
