"""The page: its head, and the parts of a report in the order in which they are read."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files

from journeyaudit.draw import numbers, svg
from journeyaudit.report import Audited, Finding, Report
from journeyaudit.reporters.exact import distinct
from journeyaudit.reporters.grouping import Home, by_journey
from journeyaudit.reporters.html.bill import bill_table
from journeyaudit.reporters.html.ending import not_assessed, problems, remarks
from journeyaudit.reporters.html.findings import Findings
from journeyaudit.reporters.html.maps import drawn, for_paper
from journeyaudit.reporters.html.marks import mark, shapes
from journeyaudit.reporters.html.overview import (
    WORST_FIRST,
    Part,
    journeys_table,
    language_of,
    sentence,
    spans,
    totals_list,
)
from journeyaudit.reporters.html.places import Places
from journeyaudit.reporters.html.tags import Html, block, tag
from journeyaudit.reporters.html.words import WORDS
from journeyaudit.reporters.style import Style
from journeyaudit.reporters.words import PHRASES, SEVERITY, asides, counts, legal_hint, totals, verdict
from journeyaudit.values import Language, parse_date, show_date

MAP_WIDTH = 1260
"""How wide a map may be, in pixels: what the page has room for on a desk."""
TAKEN = ("content", "overview", "not-assessed", "broken", "remarks", "tools", "shown", "search")
"""Ids of the page itself, which no finding may have."""


class Page:
    """One report as a page that stands alone: it loads nothing, and can be read without its script."""

    def __init__(self, report: Report, style: Style) -> None:
        self.report = report
        self.style = style
        self.lang: Language = "de" if report.lang == "de" else "en"
        self.words = {**PHRASES[self.lang], **WORDS[self.lang]}
        self.places = Places(report.texts, self.words["line"])
        self.parts = self.divided()
        shown = [one for part in self.parts for one in part.findings]
        names = distinct([*TAKEN, *(one.fingerprint for one in shown)], "{}-{}")[len(TAKEN) :]
        self.anchors = {id(one): name for one, name in zip(shown, names, strict=True)}
        self.findings = Findings(report, self.anchors, self.places, self.words, style, self.lang)

    def divided(self) -> list[Part]:
        """The journeys with their findings in the order of the files, clean ones as well."""
        found = dict(by_journey(self.report, self.report.findings))
        audited = {Home(one.file, one.id, one.title): one for one in self.report.audited}
        homes = sorted({**found, **audited}, key=lambda home: home.file)
        parts: list[Part] = []
        for home in homes:
            everything = found.get(home, [])
            visible = [one for one in everything if one.severity >= self.style.least]
            drawn = home in audited and not audited[home].prose and self.drawn
            anchor = f"part-{len(parts) + 1}" if visible or drawn else ""
            parts.append(Part(home, visible, everything, audited.get(home), anchor))
        return parts

    def __str__(self) -> str:
        """The whole file."""
        html = tag("html", Html("\n"), self.head(), Html("\n"), self.body(), Html("\n"), lang=self.lang)
        return f"<!DOCTYPE html>\n{html}\n"

    @property
    def title(self) -> str:
        """What the page is called."""
        return self.words["title_texts" if self.report.of_texts else "title"]

    def head(self) -> Html:
        """What is not seen: the title, the look, and that nothing may be loaded or run but the page's own script."""
        hashed = b64encode(sha256(_resource("page.js").encode()).digest()).decode()
        policy = (
            f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hashed}'; "
            "base-uri 'none'; form-action 'none'"
        )
        name = f"{self.title}: {self.parts[0].home.title or self.words['organisation']}" if self.one else self.title
        return block(
            "head",
            tag("meta", charset="utf-8"),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("title", name),
            tag("style", _resource("page.css")),
        )

    def body(self) -> Html:
        """What is seen."""
        main = [self.overview(), self.tools(), *(self.part(one) for one in self.parts if one.anchor), *self.ending()]
        return block(
            "body",
            tag("a", self.words["skip"], class_="skip", href="#content"),
            shapes(),
            block("header", tag("h1", self.title), self.as_of(), class_="page"),
            block("main", *main, id="content", tabindex=-1),
            self.footer(),
            tag("script", _resource("page.js")),
        )

    @property
    def one(self) -> bool:
        """Whether the page is about a single journey or text."""
        return len(self.parts) == 1

    def as_of(self) -> Html:
        """The day of the audit."""
        day = self.words["as_of"].format(show_date(parse_date(self.report.as_of), self.lang))
        return tag("p", day, class_="as-of")

    def overview(self) -> Html:
        """How much was found, the verdict, and the journeys."""
        table = journeys_table(self.parts, self.words, self.lang, of_texts=self.report.of_texts)
        broken = tag("a", self.words["broken_link"], href="#broken")
        return block(
            "section",
            tag("h2", self.words["overview"], id="overview-title"),
            totals_list(self.report, self.lang),
            self.verdict(),
            tag("p", broken) if self.report.problems else "",
            table if len(self.parts) > 1 else "",
            id="overview",
            class_="part",
            aria_labelledby="overview-title",
        )

    def verdict(self) -> Html:
        """How much was found, and why the exit code is what it is."""
        found, why = totals(self.report, self.lang), verdict(self.report, self.lang)
        return tag(
            "p", tag("strong", sentence(found)), " ", sentence(why), class_=f"verdict exit-{self.report.exit_code}"
        )

    def tools(self) -> Html | str:
        """The controls, which the script brings to life; without it they are not there."""
        if not any(part.findings for part in self.parts):
            return ""
        boxes = []
        names = ("fold", "unfold")
        for severity in WORST_FIRST:
            box = tag("input", type="checkbox", name="severity", value=str(severity), checked=True)
            word = SEVERITY[self.lang][severity]
            boxes.append(tag("label", box, " ", mark(severity), " ", word[:1].upper() + word[1:]))
        search = tag("input", type="search", id="search", autocomplete="off", spellcheck="false")
        reset = tag("button", self.words["reset"], type="button", data_do="reset", hidden=True)
        return block(
            "section",
            block("fieldset", tag("legend", self.words["show"], class_="unseen"), *boxes),
            tag("p", tag("label", self.words["search"], for_="search"), " ", search, class_="search"),
            tag(
                "p", *(tag("button", self.words[name], type="button", data_do=name) for name in names), class_="buttons"
            ),
            tag(
                "p", tag("span", id="shown", role="status", data_text=self.words["shown"]), " ", reset, class_="status"
            ),
            id="tools",
            aria_label=self.words["filter"],
            hidden=True,
        )

    def part(self, part: Part) -> Html:
        """A journey at a glance, its bill, and its findings."""
        home = part.home
        title = home.title or self.words["organisation"]
        language = language_of(part.audited)
        found = counts([one for one in part.findings if not one.accepted], self.lang)
        about = [home.file] * (title != home.file) + [found] * bool(found)
        return block(
            "section",
            tag("h2", title, id=f"{part.anchor}-title", lang=language if home.title else None),
            tag("p", spans(about), class_="about"),
            *self.glance(part.audited, part),
            *self.found(part, language),
            tag("p", tag("a", self.words["to_overview"], href="#overview"), class_="back"),
            id=part.anchor,
            class_="part journey",
            aria_labelledby=f"{part.anchor}-title",
        )

    @property
    def drawn(self) -> bool:
        """Whether journeys have a map and a bill: not if only findings are wanted."""
        return not self.style.quiet

    def glance(self, audited: Audited | None, part: Part) -> Iterator[Html]:
        """The map and the bill; for paper there is another map, in which no page across cuts a row of steps."""
        if audited is None or audited.prose or not self.drawn:
            return
        own, findings = self.own(part, audited)
        yield tag("h3", self.words["map"], class_="screen")
        drawing = drawn(svg(own, findings, self.lang, links=True, limit=MAP_WIDTH))
        label = self.words["map_scroll"].format(audited.title)
        scroll = block("div", drawing, class_="scroll", role="region", aria_label=label, tabindex=0)
        yield block("figure", scroll, class_="map screen")
        yield tag("h3", self.words["bill"])
        yield bill_table(audited, self.words, self.lang)
        own, findings = (
            replace(own, id=f"{own.id}-paper"),
            [replace(one, journey=f"{own.id}-paper") for one in findings],
        )
        yield for_paper(svg(own, findings, self.lang, links=True, paged=True))

    def own(self, part: Part, audited: Audited) -> tuple[Audited, list[Finding]]:
        """A journey and its findings with ids that are unique on the page, as those in the files need not be."""
        findings = [
            replace(one, journey=part.anchor, fingerprint=self.anchors[id(one)])
            for one in part.findings
            if one.journey == audited.id
        ]
        return replace(audited, id=part.anchor), findings

    def found(self, part: Part, language: str | None) -> Iterator[Html]:
        """The findings under a heading of their own."""
        prose = part.audited is not None and part.audited.prose
        if not part.all and not prose:
            yield tag("p", self.words["no_findings_here"], class_="clean")
        if not part.findings:
            return
        yield tag("h3", self.words["found"])
        whole = self.words["whole"] if part.home.title and not prose else ""
        known = numbers(*self.own(part, part.audited)) if part.audited is not None and self.drawn and not prose else {}
        yield from self.findings.of_journey(part.findings, language, whole, known)
        yield tag("p", self.words["nothing_shown"], class_="nothing", hidden=True)

    def ending(self) -> Iterator[Html | str]:
        """What follows the journeys."""
        if not self.style.quiet:
            yield not_assessed(self.report, self.words, self.lang)
        yield problems(self.report, self.places, self.words)
        yield remarks(self.report, self.places, self.words)

    def footer(self) -> Html:
        """What the report leaves out, that provisions are hints, and the verdict once more."""
        said = [sentence(one) for one in asides(self.report, self.style.least, self.lang)]
        said = [*([] if self.style.quiet else legal_hint(self.report, self.lang)), *said]
        notes = [tag("p", one, class_="aside") for one in said]
        return block("footer", *notes, self.verdict(), class_="page", aria_label=self.words["closing"])


def _resource(name: str) -> Html:
    """The look or the script of the page, as it stands in the file."""
    return Html(files(__package__).joinpath(name).read_text("utf-8"))
