"""What can be known about one step: what is asked, waited, promised, paid and felt in it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from journeyaudit.model.scalars import (
    Amount,
    Bound,
    ChannelName,
    Count,
    Day,
    Fact,
    Flag,
    Length,
    Limit,
    Many,
    Maybe,
    Minutes,
    Place,
    Said,
    Score,
    Text,
    UnitName,
    Word,
)  # fmt: skip
from journeyaudit.model.shorthand import MISSING_IS_NONE, Part
from journeyaudit.model.vocabulary import AskKind, ChannelKind, Clock, EvidenceStatus, JustifiedBy, Serves, StepPart
from journeyaudit.values import parse_range


class Ask(Part):
    """Something asked of the customer."""

    NOUN: ClassVar[str] = "an ask"
    FIRST: ClassVar[str] = "what"

    what: Fact = Field(description="What the customer has to give: a fact, a paper, a signature.")
    purpose: Maybe[Word] = Field(
        None, description="What it is needed for; `identify` means: to know who is there; `none` if nobody can say."
    )
    kind: Annotated[AskKind | None, MISSING_IS_NONE] = Field(
        None, description="In which form it is asked; missing means none in particular."
    )
    issued_by: Maybe[UnitName] = Field(None, description="Who has to issue it for the customer first.")


class Channel(Part):
    """A channel: of a step, or in the directory of all channels."""

    NOUN: ClassVar[str] = "a channel"
    FIRST: ClassVar[str] = "name"

    name: ChannelName = Field(description="What the channel is called.")
    kind: ChannelKind | None = Field(None, description="What sort of channel it is.")
    hours: Maybe[Word] = Field(None, description="When it is open, as people say it; `none` if always.")
    cost: Maybe[Amount] = Field(None, description="What using it costs the customer; `none` if nothing.")
    public: Flag | None = Field(None, description="Whether customers are told about it.")
    answered: Flag | None = Field(None, description="Whether somebody reads and answers what customers write there.")
    wait: Limit = Field(None, description="How long people wait on it at the longest; `open` if there is no limit.")
    price: Maybe[Amount] = Field(None, description="What is charged for the step on this channel.")
    asks: Many[Ask] = Field(None, description="What is asked of the customer on this channel.")


class Menu(Part):
    """A menu that a caller or visitor has to pass."""

    NOUN: ClassVar[str] = "a menu"
    FIRST: ClassVar[str] = "options"

    options: Count | None = Field(None, description="How many options the customer has to hear or read.")
    depth: Count | None = Field(None, description="How many levels the menu has.")
    human_at: Maybe[Count] = Field(None, description="On which level a person can be reached; `none` if on none.")
    labels: Many[Text] = Field(None, description="What the options are called.")


class Wait(Part):
    """The time until a step happens."""

    NOUN: ClassVar[str] = "a wait"
    FIRST: ClassVar[str] = "max"

    max: Bound = Field(None, description="The longest time until this step happens; `open` if there is no limit.")
    typical: Bound = Field(None, description="The usual time until this step happens; `open` if nobody can tell.")
    since: Place | None = Field(
        None, description="The id of the step from which the time counts; missing means the step before."
    )
    window: Maybe[Length] = Field(None, description="How long the customer has to be available for an appointment.")
    updates: Said = Field(None, description="What the customer hears while waiting; `none` if nothing.")
    waiting_for: Maybe[UnitName] = Field(None, description="Who is waited for: a unit, a partner or the customer.")
    reason: Maybe[Text] = Field(
        None, description="The reason for the wait that the customer is given; `none` if none is given."
    )
    if_late: Said = Field(
        None, description="What the customer is told unasked when it takes longer; `none` if nothing."
    )
    clock: Clock | None = Field(None, description="Whether our clock runs or is stopped during the wait.")
    reminder: Annotated[Maybe[Length], MISSING_IS_NONE] = Field(
        None, description="After which time somebody is reminded; missing means none."
    )

    @classmethod
    def expand(cls, value: object) -> dict[str, object]:
        """Return the object for a plain value: of a range the typical and the longest time."""
        if isinstance(value, str):
            try:
                found = parse_range(value)
            except ValueError:
                return {"max": value}
            return {"max": found.max} if found.typical is None else {"typical": found.typical, "max": found.max}
        return {"max": value}


class Effort(Part):
    """What a step costs the customer in own work."""

    NOUN: ClassVar[str] = "an effort"
    FIRST: ClassVar[str] = "minutes"

    minutes: Minutes | None = Field(None, description="The customer's own working time; a bare number is minutes.")
    fields: Count | None = Field(None, description="How many fields the customer fills in.")
    logins: Count | None = Field(None, description="How often the customer has to log in.")


class Handoff(Part):
    """How a case came here from the owner before."""

    NOUN: ClassVar[str] = "a handoff"
    FIRST: ClassVar[str] = "carries"

    carries: Many[Fact] = Field(None, description="Which facts came along with the case.")
    told: Said = Field(None, description="What the customer was told about who is next and when; `none` if nothing.")
    warm: Flag | None = Field(None, description="Whether the two owners spoke with each other about the case.")


class Promise(Part):
    """Something the customer was promised."""

    NOUN: ClassVar[str] = "a promise"
    FIRST: ClassVar[str] = "text"

    text: Text = Field(description="The promise in the words the customer hears or reads.")
    within: Annotated[Limit, MISSING_IS_NONE] = Field(
        None, description="The time in which it is to be kept; missing means none."
    )
    since: Place | None = Field(
        None, description="The id of the step from which its time counts; missing means the step at which it is made."
    )
    kept_at: Maybe[Place] = Field(None, description="The id of the step at which it is kept.")
    owner: Many[UnitName] = Field(None, description="Who answers for keeping it.")
    remedy: Maybe[Text] = Field(None, description="What the customer gets if it is broken.")
    metric: Maybe[Word] = Field(None, description="The figure that tells whether it is kept.")
    measured: Maybe[Length] = Field(None, description="How long it really took, as measured.")


class Cost(Part):
    """What the customer pays."""

    NOUN: ClassVar[str] = "a cost"
    FIRST: ClassVar[str] = "amount"

    amount: Maybe[Amount] = Field(
        None, description="The amount with its currency, as in `20 EUR` or `39,99 € / Monat`."
    )
    shown_at: Maybe[Place] = Field(None, description="The id of the step at which the customer can first see it.")


class Justified(Part):
    """Why a friction has to be."""

    NOUN: ClassVar[str] = "a justification"
    FIRST: ClassVar[str] = "by"

    by: JustifiedBy = Field(description="What the friction is justified by.")
    of: Annotated[Many[StepPart], MISSING_IS_NONE] = Field(
        None,
        description="Which parts of the step have that reason; missing means none is singled out, and all have it.",
    )
    ref: Annotated[Maybe[Text], MISSING_IS_NONE] = Field(
        None, description="Where that is written, such as a section of a law; missing means none."
    )
    until: Annotated[Maybe[Day], MISSING_IS_NONE] = Field(
        None, description="The last day on which the reason holds; missing means none."
    )


class Emotion(Part):
    """How the customer feels."""

    NOUN: ClassVar[str] = "an emotion"
    FIRST: ClassVar[str] = "score"

    score: Score = Field(description="The feeling from -2 (very bad) to 2 (very good).")
    evidence: Maybe[Text] = Field(None, description="How that is known, such as `9 of 14 interviews`.")


class Pain(Part):
    """A known trouble of the customer."""

    NOUN: ClassVar[str] = "a pain"
    FIRST: ClassVar[str] = "text"

    text: Text = Field(description="The trouble in the words of the customer.")
    remedy: Maybe[Text] = Field(None, description="What is done about it.")
    owner: Many[UnitName] = Field(None, description="Who sees to the remedy.")


class Metric(Part):
    """A figure by which work is judged."""

    NOUN: ClassVar[str] = "a metric"
    FIRST: ClassVar[str] = "name"

    name: Word = Field(description="What is measured.")
    serves: Serves | None = Field(None, description="Whose benefit the figure shows.")
    target: Maybe[Text] = Field(None, description="The value to be reached.")
    measured: Maybe[Text] = Field(None, description="The value last measured.")
    incentive: Annotated[Flag | None, MISSING_IS_NONE] = Field(
        None, description="Whether pay or bonus depends on it; missing means no."
    )


class Evidence(Part):
    """How well something is known, and from where."""

    NOUN: ClassVar[str] = "an evidence"
    FIRST: ClassVar[str] = "status"

    status: EvidenceStatus | None = Field(None, description="Whether it is assumed, observed or measured.")
    source: Maybe[Text] = Field(None, description="Where it comes from, such as `14 interviews`.")
    date: Maybe[Day] = Field(None, description="The day on which it was found out.")


class Accept(Part):
    """A finding that is accepted for a reason."""

    NOUN: ClassVar[str] = "an accepted finding"
    FIRST: ClassVar[str] = "rule"

    rule: Word = Field(description="The id of the rule whose finding is accepted.")
    reason: Text = Field(description="Why it is accepted.")
    owner: Maybe[Text] = Field(None, description="Who accepted it.")
    until: Maybe[Day] = Field(None, description="The last day on which it is accepted.")
