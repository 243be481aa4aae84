"""Elements that are joined from several: moves, texts, exits and errands."""

from __future__ import annotations

from journeyaudit.facts.computed import Computed
from journeyaudit.facts.element import Element
from journeyaudit.facts.graph import END
from journeyaudit.facts.known import EMPTY, Items, Unknown, Value
from journeyaudit.facts.scope import noticed_after, place, steps_of
from journeyaudit.facts.types import TEXT, choice, element, elements, name


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
            (journey.below("errand", {"stages": tuple(range(max(1, len(stages)))), "main": True}, journey.path),)
        )
    groups: dict[object, list[Element]] = {}
    for stage in stages:
        groups.setdefault(_intent_key(stage), []).append(stage)
    return Items(tuple(_errand(journey, group) for group in groups.values()))


def _errand(journey: Element, stages: list[Element]) -> Element:
    """The errand of several stages; where they leave it to the journey what the customer wants, it is the journey's."""
    main = len(stages) > 1 and all(stage.data.intent is None for stage in stages)
    path = journey.path if main else stages[0].path
    return journey.below("errand", {"stages": tuple(s.path[1] for s in stages), "main": main}, path)


def _intent_key(stage: Element) -> object:
    intent = stage.get("intent")
    return None if isinstance(intent, Unknown) else intent


FIELDS: tuple[Computed, ...] = (
    Computed("journey", "moves", elements("move"), moves, "required"),
    Computed("journey", "texts", elements("text"), texts, "required"),
    Computed("journey", "errands", elements("errand"), errands, "required"),
    Computed("move", "from", element("touchpoint"), move_from, "required"),
    Computed("move", "to", element("touchpoint"), move_to, "required"),
    Computed("text", "role", choice("TextRole"), role, "required"),
    Computed("text", "text", TEXT, words, "required", ("",)),
    Computed("touchpoint", "exits", elements("exit"), exits, "none", ("next",)),
    Computed("touchpoint", "on_failure", elements("exit"), failures, "none", ("on_failure",)),
    Computed("exit", "label", name("word"), label, "required", ("",)),
    Computed("exit", "to", element("touchpoint"), leads_to, "required", ("",), special=(END,)),
)
