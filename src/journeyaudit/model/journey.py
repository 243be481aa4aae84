"""A journey: the way of a customer from an occasion to an outcome, in stages or as one row of touchpoints."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeyaudit.model.details import Accept, Channel, Evidence, Metric
from journeyaudit.model.organisation import Slogan, System, Unit
from journeyaudit.model.scalars import (
    Amount,
    ChannelName,
    Day,
    Fact,
    Limit,
    Many,
    Market,
    Maybe,
    Place,
    Product,
    Said,
    Sector,
    Synonyms,
    Text,
    Tongue,
    UnitName,
    Word,
)  # fmt: skip
from journeyaudit.model.shorthand import MISSING_IS_NONE, ListForm, Part
from journeyaudit.model.touchpoint import Touchpoint
from journeyaudit.model.vocabulary import Intent, Language, OfferFor, State


class Persona(Part):
    """The customer the journey is told of."""

    NOUN: ClassVar[str] = "a persona"
    FIRST: ClassVar[str] = "name"

    name: Text = Field(description="Who it is, in a few words.")
    prefers: Many[ChannelName] = Field(None, description="Which channels this customer would choose.")
    speaks: Many[Tongue] = Field(None, description="Which languages these customers speak.")


class Offer(Part):
    """An offer and the customers who can get it."""

    NOUN: ClassVar[str] = "an offer"
    FIRST: ClassVar[str] = "name"

    name: Text = Field(description="What the offer is called.")
    for_: OfferFor | None = Field(None, alias="for", description="Which customers can get it.")
    price: Maybe[Amount] = Field(None, description="What it costs, as in `20 EUR` or `39,99 € / Monat`.")
    wait: Limit = Field(None, description="How long these customers wait for it at the longest.")


class Improvement(Part):
    """A change that is planned or proposed."""

    NOUN: ClassVar[str] = "an improvement"
    FIRST: ClassVar[str] = "text"

    text: Text = Field(description="What is to change.")
    need: Said = Field(None, description="How it is known that customers need it; `none` if nobody has asked.")
    feasible: Said = Field(None, description="Why it can be done; `none` if nobody has looked.")
    economic: Said = Field(None, description="Why it pays for the company, or what it may cost; `none` if open.")


class Stage(Part):
    """A part of the journey with an aim of its own."""

    NOUN: ClassVar[str] = "a stage"
    FIRST: ClassVar[str] = "title"

    title: Text = Field(description="What the customer wants to reach in the stage.")
    id: Word | None = Field(None, description="A short name of the stage; missing means the title as id.")
    intent: Intent | None = Field(None, description="What the customer wants to do; missing means that of the journey.")
    touchpoints: Annotated[tuple[Touchpoint, ...], ListForm()] = Field(description="The steps of the stage, in order.")


class Journey(Part):
    """The way of a customer, with all that holds for the whole of it."""

    NOUN: ClassVar[str] = "a journey"
    FIRST: ClassVar[str] = "journey"

    title: Text = Field(alias="journey", description="What the journey is about, in one line.")
    id: Word | None = Field(
        None, description="A short name, unique in the organisation; missing means the title as id."
    )
    language: Language | None = Field(None, description="Language of the texts; missing means: seen from the texts.")
    state: State | None = Field(None, description="Whether this is how it is or how it shall be.")
    reviewed: Maybe[Day] = Field(None, description="The day on which somebody last checked the journey.")
    owner: Many[UnitName] = Field(None, description="Who answers for the whole journey.")
    contact_person: Maybe[Text] = Field(None, description="The one person the customer can turn to.")
    notes: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="Remarks for colleagues; missing means none."
    )
    accept: Annotated[Many[Accept], MISSING_IS_NONE] = Field(
        None, description="Findings at the journey that are accepted; missing means none."
    )
    intent: Intent | None = Field(None, description="What the customer wants to do.")
    product: Maybe[Product] = Field(None, description="The product it is about; it pairs joining with leaving.")
    market: Annotated[Many[Market], MISSING_IS_NONE] = Field(
        None, description="The countries whose law applies, such as `DE` or `EU`; missing means none."
    )
    sector: Maybe[Sector] = Field(None, description="The branch of business, such as `telco` or `finance`.")
    persona: Maybe[Persona] = Field(None, description="The customer the journey is told of.")
    goal: Maybe[Text] = Field(None, description="What the customer wants to reach.")
    trigger: Maybe[Text] = Field(None, description="What sets the journey off.")
    outcome: Many[Text] = Field(None, description="How the journey can end for the customer.")
    known: Annotated[Many[Fact], MISSING_IS_NONE] = Field(
        None, description="Which facts the company holds when it starts; missing means none."
    )
    evidence: Maybe[Evidence] = Field(None, description="How well the journey is known, and from where.")
    metrics: Many[Metric] = Field(None, description="The figures by which the journey is judged.")
    units: Many[Unit] = Field(
        None, description="Units and partners that take part, if the organisation file lacks them."
    )
    systems: Many[System] = Field(None, description="Systems in use, if the organisation file lacks them.")
    channels: Many[Channel] = Field(None, description="Channels in use, if the organisation file lacks them.")
    facts: Synonyms = Field(None, description="Names of facts and what else people call them.")
    slogans: Many[Slogan] = Field(None, description="What the company claims in public about this journey.")
    commitment: Maybe[Place] = Field(None, description="The id of the step that binds the customer.")
    served_in: Many[Tongue] = Field(None, description="In which languages the customer is served.")
    improvements: Annotated[Many[Improvement], MISSING_IS_NONE] = Field(
        None, description="Changes that are planned or proposed; missing means none."
    )
    offers: Many[Offer] = Field(None, description="Offers for the product, and for whom they are.")
    stages: Many[Stage] = Field(None, description="The parts of the journey, in order; instead of `touchpoints`.")
    touchpoints: Many[Touchpoint] = Field(None, description="The steps of the journey, in order; instead of `stages`.")
