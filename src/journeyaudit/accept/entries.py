"""Which findings an acceptance covers, and which acceptances are unknown, not needed or over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from journeyaudit.accept.comments import Remark, remarks
from journeyaudit.frozen import dataclass
from journeyaudit.model import Accept, Journey, ids, journey_id, walk
from journeyaudit.report import Finding, NotAssessed
from journeyaudit.source import Document, Path, Problem, Span
from journeyaudit.sources import reader_of
from journeyaudit.values import did_you_mean, say

PLACEHOLDER = "TODO"
"""What stands for a reason until somebody writes one."""
KEY = "accept"
"""What every acceptance is written with, in a list as in a comment."""
MOST_GUESSES = 50
"""For how many unknown rules the nearest one is looked for, which takes its time."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of an `accept` list or of a comment, with the element that it stands at."""

    accept: Accept
    document: Document
    journey: str
    """The id of the journey; empty in an organisation file."""
    element: str
    """The id of the touchpoint or stage; empty for the journey and for what has none."""
    home: Path
    """The path of the element; empty for the journey."""
    span: Span
    """Where the rule is named."""
    reason_span: Span
    """Where the reason stands."""

    def covers(self, finding: Finding, today: date) -> bool:
        """Whether it accepts a finding: same rule, at its element or below, not expired.

        What a finding at the element points at may stand elsewhere, as in the organisation file; what belongs to no
        journey counts where it points at.
        """
        return not (self.unwritten or self.expired(today)) and self.concerns(finding)

    @property
    def unwritten(self) -> bool:
        """Whether the placeholder stands where the reason has to be written."""
        return is_placeholder(self.accept.reason)

    def expired(self, today: date) -> bool:
        """Whether its last day is over."""
        until = self.accept.until
        return isinstance(until, date) and until < today

    def concerns(self, finding: Finding) -> bool:
        """Whether it speaks of a finding, expired or not."""
        if finding.rule != self.accept.rule:
            return False
        if not finding.journey or not self.journey:
            home = self.document.locate(self.home)
            return finding.file == self.document.name and home.start <= finding.span.start <= home.end
        if finding.journey != self.journey:
            return False
        below = finding.file == self.document.name and finding.path[: len(self.home)] == self.home
        return not self.home or below or bool(self.element and finding.element == self.element)


def acceptances(journey: Journey, document: Document) -> Iterator[Acceptance]:
    """Every entry of the journey and its touchpoints, and every comment."""
    name = journey_id(journey)
    names = dict(ids(journey))
    for home, accepts in (((), journey.accept), *((path, step.accept) for path, step in walk(journey))):
        for number, one in enumerate(accepts or ()):
            place = document.locate((*home, "accept", number, "rule"))
            reason = document.locate((*home, "accept", number, "reason"))
            yield Acceptance(one, document, name, names.get(home, ""), home, place, reason)
    for place_of_stage, stage in enumerate(journey.stages or ()):
        names["stages", place_of_stage] = stage.id or stage.title
    for remark in remarks(document):
        yield commented(remark, document, name, names.get(remark.home, ""))


def gathered(journeys: Iterable[tuple[Journey, Document]], organisation: Document | None) -> list[Acceptance]:
    """Every entry of some journeys, and of the file of their organisation, where comments alone can accept."""
    found = [one for journey, document in journeys if _may_accept(document) for one in acceptances(journey, document)]
    if organisation is not None:
        found += [commented(remark, organisation) for remark in remarks(organisation)]
    return found


def _may_accept(document: Document) -> bool:
    """Whether anything may be accepted, as far as a look at the text tells: a key in YAML is in it, or a backslash."""
    text = document.text
    return reader_of(document.name) is not None or KEY in text.casefold() or "\\" in text


def commented(remark: Remark, document: Document, journey: str = "", element: str = "") -> Acceptance:
    """The entry that a comment of a document stands for."""
    said = {"rule": remark.rule, "reason": remark.reason, "owner": remark.owner, "until": remark.until}
    accept = Accept.model_validate({key: value for key, value in said.items() if value is not None})
    return Acceptance(accept, document, journey, element, remark.home, remark.span, remark.span)


def is_placeholder(reason: str) -> bool:
    """Whether a reason is the word that stands for one."""
    return reason.strip(" .:…!?").casefold() == PLACEHOLDER.casefold()


def accepted(findings: Sequence[Finding], entries: Sequence[Acceptance], today: date) -> tuple[Finding, ...]:
    """The findings of one organisation, with the reason on those that are accepted."""
    by_rule: dict[str, list[Acceptance]] = {}
    for entry in entries:
        by_rule.setdefault(entry.accept.rule, []).append(entry)
    found = []
    for finding in findings:
        reasons = (one.accept.reason for one in by_rule.get(finding.rule, ()) if one.covers(finding, today))
        reason = next(reasons, "")
        found.append(replace(finding, accepted=reason) if reason else finding)
    return tuple(found)


def unknown_rules(entries: Sequence[Acceptance], rules: Collection[str]) -> list[Problem]:
    """Entries whose rule does not exist."""
    problems: list[Problem] = []
    for entry in entries:
        name = entry.accept.rule
        if name not in rules:
            near = did_you_mean(name, rules) if len(problems) < MOST_GUESSES else None
            hint = say("did you mean '{name}'?", name=near) if near else say("see `journeyaudit rules list`")
            said = say("there is no rule '{name}'", name=name)
            problems.append(Problem(said, entry.document.name, entry.span, hint, "schema"))
    return problems


def unwritten_reasons(entries: Sequence[Acceptance]) -> list[Problem]:
    """Entries that an editor began and nobody has given a reason yet."""
    said = say("the reason is still to be written: nothing is accepted for `{placeholder}`", placeholder=PLACEHOLDER)
    hint = say("say why the finding is accepted, or delete the acceptance")
    return [Problem(said, one.document.name, one.reason_span, hint, "schema") for one in entries if one.unwritten]


def overlooked(
    entries: Sequence[Acceptance],
    findings: Sequence[Finding],
    not_assessed: Sequence[NotAssessed],
    rules: Collection[str],
    today: date,
) -> Iterator[Problem]:
    """What to say of entries that accept nothing, or whose last day is over.

    Nothing is said of rules that did not run, nor that an entry is not needed where its rule could not judge all.
    """
    unsure = {(one.rule, one.file, one.journey) for one in not_assessed}
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for entry in entries:
        rule = entry.accept.rule
        if rule not in rules:
            continue
        needed = any(entry.concerns(one) for one in by_rule.get(rule, ()))
        if entry.expired(today):
            day = str(entry.accept.until)
            if needed:
                said = say("accepted until {day} only: the finding of '{rule}' is back", day=day, rule=rule)
                hint = say("mend it, or accept it anew until a later day")
            else:
                said = say("accepted until {day} only, and '{rule}' finds nothing here now", day=day, rule=rule)
                hint = say("delete the acceptance")
        elif needed or (rule, entry.document.name, entry.journey) in unsure:
            continue
        else:
            said = say("'{rule}' finds nothing here: the acceptance is not needed", rule=rule)
            hint = say("delete the acceptance")
        yield Problem(said, entry.document.name, entry.span, hint, "accept")
