"""Elements that are joined from several: hand-offs, moves, texts, exits and errands."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.graph import END
from journeyaudit.facts.known import EMPTY, NO_FIELDS, Items, Unknown, Value, gather, unknown
from journeyaudit.facts.passing import passings
from journeyaudit.facts.scope import noticed_after, number_of, place, steps_of
from journeyaudit.facts.stored import stored
from journeyaudit.facts.types import BOOL, TEXT, choice, element, elements, name, names
from journeyaudit.values import Duration, Special


def handoffs(journey: Element) -> Value:
    """The edges of order, `next` and `on_failure` at which the case passes to owners none of whom had it before.

    Steps that nobody needs to own (the customer's own) are passed over. Ways that lead back do not count, and where
    several ways bring a case from one owner, that is one hand-off, from the last step on them.
    """
    steps = steps_of(journey)
    found: list[Element] = []
    fields = NO_FIELDS
    gaps = 0
    seen: set[tuple[int, frozenset[str]]] = set()
    for passing in passings(journey, steps.graph.backward):
        fields |= passing.fields
        gaps += bool(passing.fields)
        if not passing.fields and (passing.taker, passing.owners) not in seen:
            seen.add((passing.taker, passing.owners))
            giver, taker = steps.elements[passing.giver], steps.elements[passing.taker]
            data = {"giver": giver, "taker": taker, "assumed": passing.assumed}
            kind = journey.world.kinds["handoff"]
            found.append(Element(kind, data, taker.path, taker, journey.document, journey.world))
    found.sort(key=lambda one: (steps.number[one.data["taker"].get("id")], steps.number[one.data["giver"].get("id")]))
    return Items(tuple(found), fields, gaps)


def giver(handoff: Element) -> Value:
    """The step before the hand-off."""
    return handoff.data["giver"]


def taker(handoff: Element) -> Value:
    """The step after the hand-off, where the hand-off is described."""
    return handoff.data["taker"]


def _described(handoff: Element, field: str) -> Value:
    described = stored(handoff.data["taker"], "handoff")
    return described.get(field) if isinstance(described, Element) else Special.NONE


def carries(handoff: Element) -> Value:
    """The facts that are passed on with the case; none where no hand-off is described."""
    facts = _described(handoff, "carries")
    return EMPTY if facts is Special.NONE else facts


def told(handoff: Element) -> Value:
    """What the customer is told about who is next and when."""
    described = stored(handoff.data["taker"], "handoff")
    return described.get("told") if isinstance(described, Element) else unknown("handoff.told")


def warm(handoff: Element) -> Value:
    """Whether the giver hands over in person while the customer is there."""
    described = stored(handoff.data["taker"], "handoff")
    return described.get("warm") if isinstance(described, Element) else unknown("handoff.warm")


def felt(handoff: Element) -> Value:
    """Whether the customer can feel it: the next noticed step asks again, or the taker waits or comes unannounced.

    Backstage only the taker's own wait counts: one long wait over a chain of hand-offs is not felt at each of them, nor
    on the way back from backstage. A hand-over in person that is announced is felt only if something is asked again,
    and at a step of the customer's own the time in a queue is not the hand-off's.
    """
    step = handoff.data["taker"]
    asked, known = _asked_next(step), handoff.data["giver"].items("knows")
    key = handoff.world.fact_key
    if {key(ask) for ask in asked.values} & {key(fact) for fact in known.values}:
        return True
    fields = asked.fields | (known.fields if asked.values else NO_FIELDS)
    announced, in_person = told(handoff), warm(handoff)
    if not (isinstance(announced, str) and in_person is True):
        time = _own_wait(handoff)
        if time is Special.OPEN or (isinstance(time, Duration) and time != Duration()):
            return True
        if step.get("noticed"):
            if announced is Special.NONE:
                return True
            if isinstance(announced, Unknown):
                fields |= announced.fields
        if isinstance(time, Unknown):
            fields |= time.fields
    return Unknown(fields) if fields else False


def _own_wait(handoff: Element) -> Value:
    """The longest wait that is the hand-off's own; none at the customer's step and on the way back from backstage."""
    step = handoff.data["taker"]
    if step.get("customer_acts") is True or handoff.data["giver"].parent is step:
        return Special.NONE
    wait = step.get("wait")
    return wait.get("max") if isinstance(wait, Element) else Special.NONE


def _asked_next(step: Element) -> Items:
    """What the customer is asked at the step, or at the next one that is noticed."""
    if step.get("noticed"):
        return step.items("asks")
    return gather(ahead.get("asks") for ahead in noticed_after(step, number_of(step)[0].graph.forward))


def moves(journey: Element) -> Value:
    """Two contacts in succession that the customer notices; ways that lead back do not count."""
    steps = steps_of(journey)
    found = []
    for step in steps.elements:
        if step.get("noticed"):
            for then in noticed_after(step, steps.graph.forward):
                data = {"from": step, "to": then}
                found.append(
                    Element(journey.world.kinds["move"], data, then.path, then, journey.document, journey.world)
                )
    return Items(tuple(found))


def move_from(move: Element) -> Value:
    """The earlier contact."""
    return move.data["from"]


def move_to(move: Element) -> Value:
    """The later contact."""
    return move.data["to"]


def texts(journey: Element) -> Value:
    """Everything that is written in prose, with its role, in the order of the file."""
    found: list[Element] = []
    for step in steps_of(journey).elements:
        for role in ("says", "why", "notes", "quote"):
            found += _texts(step, role, step.items(role), (role,))
        for promise in step.items("promises").values:
            found += _texts(promise, "promise", Items((promise.get("text"),)), ("text",))
        wait = step.get("wait")
        if isinstance(wait, Element):
            reason = wait.get("reason")
            found += _texts(wait, "wait", Items((reason,)), ("reason",))
        for pain in step.items("pains").values:
            found += _texts(pain, "pain", Items((pain.get("text"),)), ("text",))
        found += _texts(step, "title", Items((step.get("title"),)), ("title",))
    found += _texts(journey, "notes", journey.items("notes"), ("notes",))
    found += _texts(journey, "goal", Items((journey.get("goal"),)), ("goal",))
    for slogan in journey.items("slogans").values:
        if slogan.document is journey.document:
            found += _texts(slogan, "slogan", Items((slogan.get("text"),)), ("text",))
    return Items(tuple(sorted(found, key=lambda text: text.document.locate(text.path).start)))


def _texts(holder: Element, role: str, values: Items, keys: tuple[str, ...]) -> list[Element]:
    found = []
    for number, text in enumerate(values.values):
        if isinstance(text, str):
            path = (
                (*holder.path, *keys)
                if role in ("promise", "wait", "pain", "slogan", "title", "goal")
                else (*holder.path, *keys, number)
            )
            found.append(holder.below("text", {"role": role, "text": text}, path))
    return found


def role(text: Element) -> Value:
    """What the text is for: says, why, notes, quote, promise, wait, pain, slogan, title or goal."""
    return text.data["role"]


def words(text: Element) -> Value:
    """The text itself."""
    return text.data["text"]


def exits(touchpoint: Element) -> Value:
    """The labelled ways out of a step: conditional `next`."""
    return _exits(touchpoint, "next")


def failures(touchpoint: Element) -> Value:
    """What can go wrong at a step, and where that leads."""
    return _exits(touchpoint, "on_failure")


def _exits(touchpoint: Element, key: str) -> Items:
    ways = getattr(touchpoint.data, key)
    if not isinstance(ways, dict):
        return EMPTY
    return Items(
        tuple(
            touchpoint.below("exit", {"label": label, "to": to}, (*touchpoint.path, key, label))
            for label, to in ways.items()
        )
    )


def label(way: Element) -> Value:
    """The condition or event under which this way is taken."""
    return way.data["label"]


def leads_to(way: Element) -> Value:
    """The step that the way leads to, or `end`."""
    journey = way.up("journey")
    assert journey is not None, "an exit stands in a journey"
    return place(journey, way.data["to"]) or END


def errands(journey: Element) -> Value:
    """The journey, or where its stages have intents of their own, the stages of each intent taken together."""
    stages = journey.items("stages").values
    if len({_intent_key(stage) for stage in stages}) <= 1:
        return Items(
            (journey.below("errand", {"stages": tuple(range(max(1, len(stages)))), "whole": True}, journey.path),)
        )
    groups: dict[object, list[Element]] = {}
    for stage in stages:
        groups.setdefault(_intent_key(stage), []).append(stage)
    return Items(
        tuple(
            journey.below("errand", {"stages": tuple(s.path[1] for s in group), "whole": False}, group[0].path)
            for group in groups.values()
        )
    )


def _intent_key(stage: Element) -> object:
    intent = stage.get("intent")
    return None if isinstance(intent, Unknown) else intent


FIELDS: tuple[Computed, ...] = (
    Computed("journey", "handoffs", elements("handoff"), handoffs),
    Computed("journey", "moves", elements("move"), moves, "required"),
    Computed("journey", "texts", elements("text"), texts, "required"),
    Computed("journey", "errands", elements("errand"), errands, "required"),
    Computed("handoff", "giver", element("touchpoint"), giver, "required"),
    Computed("handoff", "taker", element("touchpoint"), taker, "required"),
    Computed("handoff", "carries", names("fact"), carries, "none", ("handoff",)),
    Computed("handoff", "told", TEXT, told, keys=("handoff",)),
    Computed("handoff", "warm", BOOL, warm, keys=("handoff",)),
    Computed("handoff", "felt", BOOL, felt),
    Computed("move", "from", element("touchpoint"), move_from, "required"),
    Computed("move", "to", element("touchpoint"), move_to, "required"),
    Computed("text", "role", choice("TextRole"), role, "required"),
    Computed("text", "text", TEXT, words, "required", ("",)),
    Computed("touchpoint", "exits", elements("exit"), exits, "none", ("next",)),
    Computed("touchpoint", "on_failure", elements("exit"), failures, "none", ("on_failure",)),
    Computed("exit", "label", name("word"), label, "required", ("",)),
    Computed("exit", "to", element("touchpoint"), leads_to, "required", ("",), special=(END,)),
)
