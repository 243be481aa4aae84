"""The findings of one journey, by stage and step, those that others explain inside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from journeyaudit.frozen import dataclass
from journeyaudit.report import Finding, Report, RuleInfo, Severity
from journeyaudit.reporters.grouping import by_step, worst_first
from journeyaudit.reporters.html.marks import mark
from journeyaudit.reporters.html.places import Places
from journeyaudit.reporters.html.tags import Html, block, escaped, joined, prose, tag
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import SEVERITY
from journeyaudit.values import Language

UNFOLDED_LIMIT = 8
"""Up to so many findings of a journey are all unfolded; of more, those that decide the verdict."""


@dataclass(frozen=True, slots=True)
class Root:
    """A finding with those that it explains, however far that goes."""

    finding: Finding
    explains: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Setting:
    """What findings of one journey have in common."""

    firsts: Mapping[str, str]
    """Where each rule is explained: the id of a finding."""
    language: str | None
    """The language of the journey, where it is known."""
    unfolded: Severity
    """From which severity on findings are unfolded."""
    numbers: Mapping[str, int]
    """By which findings are known on the map, by their ids."""
    level: int
    """Of the headings of findings; of those that they explain, it is one more."""


def roots(findings: Sequence[Finding]) -> list[Root]:
    """The findings of a step, the worst first, those that another explains with it."""
    found: list[Root] = []
    for one, caused in worst_first(findings):
        if caused and found:
            found[-1].explains.append(one)
        else:
            found.append(Root(one))
    return found


class Findings:
    """How findings are written, all that a page knows about them at hand."""

    def __init__(
        self,
        report: Report,
        anchors: Mapping[int, str],
        places: Places,
        words: Mapping[str, str],
        style: Style,
        lang: Language,
    ) -> None:
        """Keep what is needed; `anchors` are the ids of the findings on the page, by the identity of the finding."""
        self.rules = {rule.id: rule for rule in report.rules}
        self.threshold = report.fail_on
        self.anchors = anchors
        self.places = places
        self.words = words
        self.style = style
        self.lang = lang

    def of_journey(
        self, findings: Sequence[Finding], language: str | None, whole: str, numbers: Mapping[str, int]
    ) -> Iterator[Html]:
        """The findings step by step; `whole` stands above those of no step, and nothing where it is empty.

        The numbers are those by which the map knows findings, by their ids on the page.
        """
        steps = [(where, roots(group)) for where, group in by_step(findings)]
        unfolded = Severity.INFO if len(findings) <= UNFOLDED_LIMIT else self.threshold
        firsts: dict[str, str] = {}
        for explained in (False, True):  # an explanation stands at a root, if there is one
            for _, group in steps:
                for root in group:
                    for one in root.explains if explained else [root.finding]:
                        if not one.accepted:
                            firsts.setdefault(one.rule, self.anchors[id(one)])
        for (stage, step), group in steps:
            where = joined((tag("span", name, lang=language) for name in (stage, step) if name), " → ")
            heading = tag("h4", where or whole) if where or whole else ""
            setting = Setting(firsts, language, unfolded, numbers, 5 if heading else 4)
            found = [self.root(root, setting) for root in group]
            yield block("section", heading, *found, class_="step")

    def root(self, root: Root, setting: Setting) -> Html:
        """A finding, and inside it those that it explains."""
        explains = [self.finding(one, setting, setting.level + 1) for one in root.explains]
        lead = tag("p", self.words["consequences"], class_="lead") if explains else ""
        inside = block("div", lead, *explains, class_="explains") if explains else ""
        return self.finding(root.finding, setting, setting.level, inside)

    def finding(self, one: Finding, setting: Setting, level: int, inside: Html | str = "") -> Html:
        """One finding: what, where, why, and what instead; one that somebody accepted is folded away."""
        rule = self.rules[one.rule]
        anchor = self.anchors[id(one)]
        severity = tag("span", f"{SEVERITY[self.lang][one.severity]}:", class_=f"severity {one.severity}")
        number = self.words["number"].format(setting.numbers[anchor]) if anchor in setting.numbers else "#"
        label = tag("span", f" {self.words['link']}: {rule.title}", class_="unseen")
        link = tag("a", number, label, class_="anchor", href=f"#{anchor}")
        name = tag("code", one.rule, class_="rule")
        title = tag("span", rule.title, class_="title")
        taken = tag("span", self.words["accepted"], class_="taken") if one.accepted else ""
        parts = (part for part in (mark(one.severity), severity, title, taken, name) if part)
        body: list[Html | str] = [tag("p", prose(one.message), class_="message")] if one.accepted else []
        body += [self.places.of(one, setting.language), self.notes(one, rule, setting.firsts)]
        unfolded = not one.accepted and one.severity >= setting.unfolded
        more = block("details", tag("summary", self.words["more"]), *body, class_="more", open=unfolded)
        return block(
            "article",
            tag("header", tag(f"h{level}", joined(parts, " ")), link),
            "" if one.accepted else tag("p", prose(one.message), class_="message"),
            *map(escaped, self.hedges(one)),
            more,
            inside,
            id=anchor,
            class_=f"finding {one.severity}{' accepted' if one.accepted else ''}",
            data_severity=str(one.severity),
        )

    def hedges(self, one: Finding) -> list[Html]:
        """How sure it is, and what it rests on."""
        said = [self.words["assumed"]] * one.assumed
        said += [] if one.confidence is None else [self.words["sure"].format(round(one.confidence * 100))]
        return [tag("p", f"({text})", class_="hedge") for text in said]

    def notes(self, one: Finding, rule: RuleInfo, firsts: Mapping[str, str]) -> Html | str:
        """Why it hurts and what to do instead, at the first finding of a rule in a journey; and the provision."""
        notes: list[tuple[str, str]] = []
        after: Html | str = ""
        if one.accepted:
            notes.append((self.words["accepted"], one.accepted))
        elif not self.style.quiet:
            first = firsts[one.rule]
            if self.style.verbose or first == self.anchors[id(one)]:
                notes += [(self.words["why"], rule.why), (self.words["fix"], rule.fix)]
            else:
                link = tag("a", self.words["explained_link"], href=f"#{first}")
                after = tag("p", self.words["explained"], " ", link, class_="explained")
        notes += [(self.words["law"], one.law)] if one.law else []
        listed = [tag("div", tag("dt", label), tag("dd", prose(text))) for label, text in notes]
        return joined((block("dl", *listed, class_="notes") if listed else "", after), "\n" if listed and after else "")
