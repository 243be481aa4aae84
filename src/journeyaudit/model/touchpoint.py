"""A touchpoint: one step of a journey as the customer meets it, with all that can be known about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeyaudit.model.details import (
    Accept,
    Ask,
    Channel,
    Cost,
    Effort,
    Emotion,
    Evidence,
    Handoff,
    Justified,
    Menu,
    Metric,
    Pain,
    Promise,
    Wait,
)
from journeyaudit.model.scalars import (
    Exits,
    Fact,
    Many,
    Maybe,
    Next,
    Place,
    Said,
    SystemName,
    Text,
    Times,
    UnitName,
    Word,
)
from journeyaudit.model.shorthand import MISSING_IS_NONE, Absence, Part
from journeyaudit.model.vocabulary import Kind, Serves


class Touchpoint(Part):
    """One step of the journey; a backstage step is one that the customer does not notice."""

    NOUN: ClassVar[str] = "a touchpoint"
    FIRST: ClassVar[str] = "title"

    title: Text = Field(description="What happens, in one short sentence.")
    id: Place | None = Field(
        None, description="The name by which other steps refer to it; missing means the title as id."
    )
    actor: Maybe[UnitName] = Field(
        None, description="Who acts: `customer`, `persona`, `system`, or the name of a unit or partner."
    )
    owner: Many[UnitName] = Field(
        None, description="Who answers for the step; missing means the actor if that is a unit."
    )
    perceived_owner: Maybe[UnitName] = Field(None, description="Whom the customer takes for the actor.")
    kind: Kind | None = Field(None, description="What the step does.")
    channels: Many[Channel] = Field(None, description="The channels among which the customer may choose.")
    menu: Maybe[Menu] = Field(None, description="The menu that the customer has to pass.")
    wait: Annotated[Maybe[Wait], MISSING_IS_NONE] = Field(
        None, description="The time until this step happens; missing means none."
    )
    times: Annotated[Times | None, Absence("none", counts_as="1")] = Field(
        None, description="How often the customer typically goes through the step; missing means once."
    )
    asks: Many[Ask] = Field(None, description="What is asked of the customer.")
    effort: Maybe[Effort] = Field(None, description="What the step costs the customer in own work.")
    needs: Many[Fact] = Field(None, description="Which facts are used in the step.")
    systems: Many[SystemName] = Field(None, description="Which systems are used in the step.")
    handoff: Annotated[Maybe[Handoff], MISSING_IS_NONE] = Field(
        None, description="How the case came here from the owner before; missing means none."
    )
    backstage: Annotated[Many[Touchpoint], MISSING_IS_NONE] = Field(
        None, description="Our own steps during the wait, which the customer does not notice; missing means none."
    )
    next: Annotated[Next, MISSING_IS_NONE] = Field(
        None,
        description="The id of the step that comes next, `end`, or conditions with ids; missing means the step below.",
    )
    on_failure: Annotated[Exits, MISSING_IS_NONE] = Field(
        None, description="What can go wrong, and the id of the step where it leads; missing means none."
    )
    may_decide: Said = Field(None, description="What the person acting may decide alone; `none` if nothing.")
    says: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="What is said or written to the customer, word by word; missing means none."
    )
    why: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="Why the step is as it is; missing means none."
    )
    quote: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="What customers say about the step; missing means none."
    )
    notes: Annotated[Many[Text], MISSING_IS_NONE] = Field(
        None, description="Remarks for colleagues; missing means none."
    )
    promises: Annotated[Many[Promise], MISSING_IS_NONE] = Field(
        None, description="What the customer is promised in the step; missing means none."
    )
    reference: Said = Field(None, description="The number or name that the customer gets to quote when asking later.")
    cost: Annotated[Maybe[Cost], MISSING_IS_NONE] = Field(
        None, description="What the customer pays for the step; missing means none."
    )
    serves: Many[Serves] = Field(None, description="Who has a benefit of the step.")
    justified: Annotated[Maybe[Justified], MISSING_IS_NONE] = Field(
        None, description="Why the friction in the step has to be; missing means none."
    )
    emotion: Maybe[Emotion] = Field(None, description="How the customer feels in the step.")
    pains: Annotated[Many[Pain], MISSING_IS_NONE] = Field(
        None, description="Known troubles of customers with the step; missing means none."
    )
    metrics: Many[Metric] = Field(None, description="The figures by which the step is judged.")
    options: Many[Text] = Field(
        None, description="What the customer may choose from: dates, ways to pay, ways of delivery."
    )
    requires: Many[Word] = Field(
        None, description="What the customer must have to take the step, such as `account` or `app`."
    )
    followed_up_by: Many[UnitName] = Field(
        None, description="Who acts on what customers say here and tells them; `none` if nobody."
    )
    evidence: Maybe[Evidence] = Field(None, description="How well the step is known, and from where.")
    accept: Annotated[Many[Accept], MISSING_IS_NONE] = Field(
        None, description="Findings at the step that are accepted; missing means none."
    )
