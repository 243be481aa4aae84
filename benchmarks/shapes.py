"""Writes single journeys of an awkward shape: very long ones, and ones with very many branches and loops."""

from collections.abc import Iterator

UNITS = ("Service", "Lending", "Fraud team", "Billing", "Back office", "Field service", "Partner desk")
FACTS = ("customer number", "address", "income", "date of birth", "account number", "meter reading", "salary slips")
VERBS = ("checks", "records", "confirms", "reviews", "forwards", "prepares", "explains", "collects")
THINGS = ("the application", "the documents", "the invoice", "the contract", "the complaint", "the appointment")
STAGE = 25
"""How many touchpoints a stage of a long journey has."""


def _head(name: str, count: int) -> Iterator[str]:
    yield f"journey: A service with {count} steps"
    yield f"id: {name}"
    yield "language: en"
    yield "persona: {name: Aylin, prefers: [web, phone]}"
    yield "goal: Have it done"
    yield "owner: Service"
    yield "known: [customer number]"


def _step(number: int, indent: str, last: int) -> Iterator[str]:
    """One touchpoint: three of four are the company's, with waits, hand-offs, promises and asks now and then."""
    unit = UNITS[number // 3 % len(UNITS)]
    what = f"{VERBS[number % len(VERBS)]} {THINGS[number // 5 % len(THINGS)]} {number}"
    if number % 4 == 0:
        yield f"{indent}- title: Aylin {what}"
        yield f"{indent}  id: step-{number}"
        yield f"{indent}  actor: customer"
        yield f"{indent}  owner: {unit}"
        yield f"{indent}  channels: [{'web' if number % 8 else 'phone'}]"
        yield f"{indent}  asks: [{FACTS[number // 4 % len(FACTS)]}]"
        yield f"{indent}  effort: {{minutes: {number % 30 + 1}, fields: {number % 9}}}"
        return
    yield f"{indent}- title: {unit} {what}"
    yield f"{indent}  id: step-{number}"
    yield f"{indent}  kind: {('information', 'check', 'confirmation', 'approval')[number % 4]}"
    yield f"{indent}  actor: {unit}"
    yield f"{indent}  channels: [{('email', 'phone', 'letter')[number % 3]}]"
    yield f"{indent}  wait: {number % 5 + 1} days"
    if number % 3 == 0:
        yield f"{indent}  handoff: {{carries: [{FACTS[number // 3 % len(FACTS)]}], told: none}}"
    if number % 10 == 1:
        kept = f"step-{min(number + 7, last)}"
        yield f"{indent}  promises: [{{text: We answer in two days, within: 2 days, kept_at: {kept}, remedy: none}}]"
    if number % 7 == 5:
        yield f"{indent}  backstage: [{{title: Somebody sorts letter {number}, actor: Back office, wait: 2 days}}]"
    if number % 6 == 2:
        yield f"{indent}  says: We will contact you as soon as possible."
    if number % 9 == 3:
        yield f"{indent}  pains: [Nobody knows who is in charge]"


def long_journey(count: int) -> str:
    """One journey with that many touchpoints in stages, most of them in plain order, with a way back now and then."""
    lines = [*_head(f"long-{count}", count), "stages:"]
    for number in range(1, count + 1):
        if number % STAGE == 1:
            lines += [f"  - title: Stage {number // STAGE + 1}", "    touchpoints:"]
        lines += _step(number, " " * 6, count)
        if number % 11 == 7:
            lines.append(f"{' ' * 8}on_failure: {{a document is missing: step-{max(1, number - 5)}}}")
    return "\n".join(lines) + "\n"


def tangled_journey(count: int) -> str:
    """One journey with that many branches and that many loops: two ways at each fork, and a way back after each."""
    lines = [*_head(f"tangled-{count}", 3 * count), "touchpoints:"]
    last = 3 * count
    for fork in range(count):
        first = 3 * fork + 1
        after = f"step-{first + 3}" if fork < count - 1 else "end"
        for number in (first, first + 1, first + 2):
            lines += _step(number, "  ", last)
            if number == first:
                lines.append(f"    next: {{if complete: step-{first + 1}, otherwise: step-{first + 2}}}")
                lines.append(f"    on_failure: {{no answer: step-{max(1, first - 6)}}}")
            elif number == first + 1:
                lines.append(f"    next: {after}")
    return "\n".join(lines) + "\n"
