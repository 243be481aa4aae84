"""Writes journeys by the thousand, the way people write them, for measuring and for nothing else."""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.shapes import long_journey, tangled_journey
from benchmarks.texts import ENGLISH, GERMAN, Step, Wording

_PLAIN = re.compile(r"[^\W\d][^:#\[\]{},&*!|>'\"%@`?]*[^\W_.]\.?")


def written(rng: random.Random, text: str) -> str:
    """The text as a YAML scalar: unquoted where that is safe, and now and then quoted all the same."""
    if _PLAIN.fullmatch(text) and rng.random() < 0.7:
        return text
    return json.dumps(text, ensure_ascii=False)


def folded(text: str, indent: str, width: int = 90) -> Iterator[str]:
    """The lines of a folded block scalar, broken between words."""
    line = ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            yield indent + line
            line = ""
        line = f"{line} {word}" if line else word
    yield indent + line


class JourneyWriter:
    """One journey in the making: the ids that have been written so far, and those that are still to come."""

    def __init__(self, rng: random.Random, wording: Wording, number: int) -> None:
        """Choose which steps this journey has."""
        self._rng = rng
        self._words = wording
        self._number = number
        self._stages = [
            (title, intent, sorted(rng.sample(steps, len(steps) - rng.choice((0, 1, 1))), key=steps.index))
            for title, intent, steps in wording.stages
        ]
        self._ids = [step[0] for _, _, steps in self._stages for step in steps]

    def lines(self) -> Iterator[str]:
        """The journey, line by line."""
        rng, words = self._rng, self._words
        yield f"# {rng.choice(words.comments)}"
        yield f"journey: {written(rng, rng.choice(words.titles))}"
        yield f"id: journey-{self._number:04d}"
        yield f"language: {words.language}"
        yield f"product: product-{self._number % 50}"
        yield f"market: {words.market}"
        yield f"persona: {{name: {json.dumps(words.persona, ensure_ascii=False)}, prefers: [web, phone]}}"
        yield f"goal: {written(rng, words.goal)}"
        yield f"owner: {rng.choice(words.units)}"
        yield f"state: {rng.choice(('actual', 'planned'))}"
        yield f"reviewed: 2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"
        yield f"known: [{', '.join(rng.sample(words.facts, 2))}]"
        yield "stages:"
        for title, intent, steps in self._stages:
            yield f"  - title: {title}"
            yield f"    intent: {intent}"
            yield "    touchpoints:"
            for step in steps:
                yield from self._touchpoint(step)

    def _touchpoint(self, step: Step) -> Iterator[str]:
        rng, words = self._rng, self._words
        name, kind, channels, title = step
        by_customer = kind in ("request", "")
        indent = " " * 8
        yield f"      - title: {written(rng, title)}"
        yield f"{indent}id: {name}"
        if kind:
            yield f"{indent}kind: {kind}"
        yield f"{indent}actor: {words.customer if by_customer else rng.choice(words.units)}"
        if by_customer:
            yield f"{indent}owner: {rng.choice(words.units)}"
        yield f"{indent}channels: {f'[{channels}]' if ',' in channels else channels}"
        fields = self._of_customer(indent) if by_customer else self._of_company(indent, name)
        yield from fields
        yield from self._of_both(indent, name)

    def _of_customer(self, indent: str) -> Iterator[str]:
        rng, words = self._rng, self._words
        asked = rng.sample(words.facts, rng.randint(1, 3))
        if rng.random() < 0.7:
            yield f"{indent}asks: [{', '.join(asked)}]"
        else:
            yield f"{indent}asks:"
            yield from (f"{indent}  - {{what: {fact}, purpose: {rng.choice(words.purposes)}}}" for fact in asked)
        yield f"{indent}effort: {{minutes: {rng.randint(2, 40)}, fields: {rng.randint(1, 30)}}}"
        if rng.random() < 0.3:
            yield f"{indent}menu: {{options: {rng.randint(3, 8)}, depth: {rng.randint(1, 4)}}}"

    def _of_company(self, indent: str, name: str) -> Iterator[str]:
        rng, words = self._rng, self._words
        yield f"{indent}wait: {rng.choice(words.waits)}"
        if rng.random() < 0.4:
            yield f"{indent}systems: [{', '.join(rng.sample(words.systems, 2))}]"
        if rng.random() < 0.4:
            carried = ", ".join(rng.sample(words.facts, 2))
            yield f"{indent}handoff: {{carries: [{carried}], told: {rng.choice(('none', 'email'))}}}"
        if rng.random() < 0.25:
            yield f"{indent}backstage:"
            for work in rng.sample(words.backstage, 2):
                days = words.days.format(rng.randint(2, 6))
                yield f"{indent}  - {{title: {written(rng, work)}, actor: {rng.choice(words.units)}, wait: {days}}}"
        earlier = self._ids[: self._ids.index(name)]
        if earlier and rng.random() < 0.3:
            yield f"{indent}on_failure: {{{rng.choice(words.failures)}: {rng.choice(earlier)}}}"

    def _of_both(self, indent: str, name: str) -> Iterator[str]:
        rng, words = self._rng, self._words
        later = self._ids[self._ids.index(name) :]
        if rng.random() < 0.2:
            number = rng.randint(2, 12)
            days, text = words.days.format(number), rng.choice(words.promises).format(number)
            yield f"{indent}promises:"
            kept_at = rng.choice(later)
            yield f"{indent}  - {{text: {written(rng, text)}, within: {days}, kept_at: {kept_at}, remedy: none}}"
        if rng.random() < 0.35:
            yield f"{indent}says: {written(rng, rng.choice(words.says))}"
        if rng.random() < 0.2:
            yield f"{indent}why: {written(rng, rng.choice(words.why))}  # {rng.choice(words.comments)}"
        if rng.random() < 0.25:
            yield f"{indent}emotion: {{score: {rng.randint(-2, 2)}, evidence: {rng.randint(2, 9)} / 12}}"
        if rng.random() < 0.15:
            yield f"{indent}pains: [{written(rng, rng.choice(words.pains))}]"
        if rng.random() < 0.08:
            yield f"{indent}notes: >-"
            yield from folded(rng.choice(words.notes), indent + "  ")


def journeys(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """File name and text of each journey, German and English in turn; the same seed gives the same bytes."""
    rng = random.Random(seed)
    for number in range(1, count + 1):
        wording = GERMAN if number % 2 else ENGLISH
        text = "\n".join(JourneyWriter(rng, wording, number).lines()) + "\n"
        yield f"journey-{number:04d}.{wording.language}.yaml", text


def write(folder: Path, count: int, seed: int = 7) -> list[Path]:
    """Write that many journeys into the folder, which is made if it is missing; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in journeys(count, seed):
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def main(arguments: Sequence[str] | None = None) -> None:
    """Write journeys as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write; made if it is missing")
    parser.add_argument("--count", type=int, default=1000, help="how many journeys (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same files (default: %(default)s)")
    parser.add_argument("--touchpoints", type=int, metavar="N", help="instead one journey with that many touchpoints")
    parser.add_argument("--forks", type=int, metavar="N", help="instead one journey with that many branches and loops")
    options = parser.parse_args(arguments)
    if options.touchpoints or options.forks:
        shaped = long_journey(options.touchpoints) if options.touchpoints else tangled_journey(options.forks)
        options.folder.mkdir(parents=True, exist_ok=True)
        name = f"{'long' if options.touchpoints else 'tangled'}-{options.touchpoints or options.forks}.yaml"
        (options.folder / name).write_text(shaped, encoding="utf-8", newline="\n")
        print(f"{name}, {len(shaped) / 1e6:.2f} MB, in {options.folder}")
        return
    paths = write(options.folder, options.count, options.seed)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} journeys, {size / 1e6:.1f} MB, in {options.folder}")


if __name__ == "__main__":
    main()
