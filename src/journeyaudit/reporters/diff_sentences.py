"""A comparison in words: the verdict in the customer's terms, what became of an item, why the exit code is so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journeyaudit.billing import ITEMS, WORK, cell, short, within
from journeyaudit.diff import Change, Comparison, Direction, Fate, Followed, Presence, Shift, Side, endless
from journeyaudit.report import EXIT_NO_VERDICT, Severity
from journeyaudit.reporters.diff_words import NEW, REASONS, WORDS
from journeyaudit.reporters.words import PHRASES
from journeyaudit.severities import COUNTED, SEVERITY
from journeyaudit.values import Duration, Language, count, join_list, plural, show_number

MINUS = "−"


def side_name(side: Side, lang: Language) -> str:
    """What a side is called; the working tree has no name of its own."""
    return side.name or WORDS[lang]["tree"]


def difference(change: Change, lang: Language) -> str:
    """By how much an item changed: `+2 days`, `−1`, `at least +5 min`; empty where that is not known."""
    text = _shift(change.difference, lang, days=change.item != WORK)
    return f"{WORDS[lang]['at_least']} {text}" if text and change.at_least else text


def _shift(shift: int | Shift | None, lang: Language, *, days: bool) -> str:
    if shift is None or shift == 0 or shift == Shift():
        return ""
    if isinstance(shift, int):
        return f"{_sign(shift)}{show_number(abs(shift), lang)}"
    more = Duration(max(shift.seconds, 0), max(shift.workdays, 0), max(shift.businessdays, 0))
    less = Duration(max(-shift.seconds, 0), max(-shift.workdays, 0), max(-shift.businessdays, 0))
    parts = [f"{sign}{short(one, lang, days=days)}" for sign, one in (("+", more), (MINUS, less)) if one]
    return join_list(parts, lang)


def _sign(number: int) -> str:
    return "+" if number > 0 else MINUS


def remark(change: Change, lang: Language) -> str:
    """What there is to say about a change: by how much, or why nobody knows."""
    if change.unsure is not None:
        return REASONS[lang][change.unsure]
    if endless(change.new) != endless(change.old):
        return WORDS[lang]["no_limit" if endless(change.new) else "has_limit"]
    return difference(change, lang)


def change_text(change: Change, lang: Language) -> str:
    """The item before and now: `5 days → 7 days`."""
    return f"{before(change, lang)} → {now(change, lang)}"


def before(change: Change, lang: Language) -> str:
    """The item as it was at worst, which is what is compared."""
    return cell(change.item, replace(change.old, least=None), lang)


def now(change: Change, lang: Language) -> str:
    """The item as it is at worst."""
    return cell(change.item, replace(change.new, least=None), lang)


def verdict(comparison: Comparison, lang: Language) -> str:
    """One sentence that says what got worse and what got better for the customer."""
    words = WORDS[lang]
    worse = [*_items(comparison, Direction.WORSE, lang), *_new(comparison, lang)]
    worse += _counted(comparison, Fate.GRAVER, lang)
    better = [*_items(comparison, Direction.BETTER, lang)]
    better += [*_counted(comparison, Fate.GONE, lang), *_counted(comparison, Fate.MILDER, lang)]
    if worse and better:
        return words["worse_and_better"].format(", ".join(worse), ", ".join(better))
    if worse or better:
        return words["worse_verdict" if worse else "better_verdict"].format(", ".join(worse or better))
    return words["neither" if any(one.changed for one in comparison.journeys) else "nothing"]


def _items(comparison: Comparison, direction: Direction, lang: Language) -> list[str]:
    """The items that went a way, each once, in the order of a bill."""
    groups: dict[str, list[Change]] = {name: [] for name in ITEMS[lang]}
    for one in comparison.items(direction):
        groups[one.item].append(one)
    return [_item(found, lang) for found in groups.values() if found]


def _item(found: list[Change], lang: Language) -> str:
    first = found[0]
    label = within(ITEMS[lang][first.item][0], lang)
    words = WORDS[lang]
    if len(found) > 1:
        _, _, many = ITEMS[lang][first.item][1].partition("|")
        less = "fewer" if many else "less"
        said = words["more" if first.direction is Direction.WORSE else less].format(many or label)
        return words["in_journeys"].format(said, len(found))
    text = difference(first, lang).replace(", ", " ")  # the commas of the sentence stand between its parts
    if text:
        return f"{label} {text}"
    return words["limitless" if first.direction is Direction.WORSE else "limited"].format(label)


def _new(comparison: Comparison, lang: Language) -> list[str]:
    """New findings by severity, those in new journeys apart."""
    said = []
    apart: list[Followed] = []
    journeys = 0
    there: list[Followed] = []
    for one in comparison.journeys:
        found = one.of(Fate.NEW)
        if one.presence is Presence.NEW:
            apart += found
            journeys += bool(found)
        else:
            there += found
    said += [count(number, NEW[lang][severity], lang) for severity, number in severities(there)]
    counted = join_list([count(number, COUNTED[lang][severity], lang) for severity, number in severities(apart)], lang)
    if counted:
        said.append(plural(journeys, WORDS[lang]["in_new"]).format(counted))
    return said


def _counted(comparison: Comparison, fate: Fate, lang: Language) -> list[str]:
    number = len(comparison.findings(fate))
    return [count(number, WORDS[lang][f"{fate}_count"], lang)] if number else []


def severities(found: Iterable[Followed]) -> list[tuple[Severity, int]]:
    """How many findings of which severity, the worst first."""
    numbers: dict[Severity, int] = {}
    for one in found:
        numbers[one.finding.severity] = numbers.get(one.finding.severity, 0) + 1
    return sorted(numbers.items(), reverse=True)


def asides(comparison: Comparison, lang: Language) -> list[str]:
    """What is no part of the verdict: journeys that came and went, and what nobody can judge."""
    said = []
    for presence, name in ((Presence.NEW, "new_journeys"), (Presence.GONE, "gone_journeys")):
        number = sum(1 for one in comparison.journeys if one.presence is presence)
        said += [count(number, WORDS[lang][name], lang)] if number else []
    for fate in (Fate.SEEN, Fate.LOST, Fate.LAPSED, Fate.ACCEPTED):
        said += _counted(comparison, fate, lang)
    number = len(comparison.items(Direction.UNSURE))
    return [*said, count(number, WORDS[lang]["unsure_count"], lang)] if number else said


def closing(comparison: Comparison, lang: Language) -> str:
    """One line that says why the exit code is what it is."""
    words = WORDS[lang]
    level = SEVERITY[lang][comparison.fail_on]
    if comparison.exit_code == EXIT_NO_VERDICT:
        number = len(comparison.problems)
        standing = plural(number, PHRASES[lang]["standing"]).format(number) if number else words["empty"]
        return words["no_verdict"].format(standing)
    if not comparison.worse:
        return words["clean"].format(level)
    why = []
    if comparison.failing:
        found = count(len(comparison.failing), words["findings"], lang)
        why.append(words["hit_findings"].format(found, level))
    if comparison.risen:
        why.append(count(len(comparison.risen), words["risen"], lang))
    return words["hit" if comparison.fail_on_worse else "spared"].format(", ".join(why))
