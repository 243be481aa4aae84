"""The journey at a glance: its stages with their friction, the customer's feelings, the waits and who is in charge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len

from journeyaudit.billing import WORDS as BILL_WORDS
from journeyaudit.billing import cell, said
from journeyaudit.report import NO_TIME, Amount, Audited, Handover, Point, Severity, StripStage
from journeyaudit.reporters.grid import Row, grid
from journeyaudit.reporters.layout import EMPTY, Line, Piece, flow, hanging
from journeyaudit.reporters.plain import shown
from journeyaudit.reporters.style import Style
from journeyaudit.values import TIE, Duration, Language, count

STEPS_IN_A_ROW = 12
"""Up to so many contacts a journey without stages is shown step by step."""
STAGE_LIMIT = 24
FEELING_LIMIT = 24
LANE_LIMIT = 12
"""How many stages, feelings of a stage, and owners of a stage are shown."""
FEELINGS = {-2: "−−", -1: "−", 0: "0", 1: "+", 2: "++", None: "·"}
ASCII_FEELINGS = {-2: "--", -1: "-", 0: "0", 1: "+", 2: "++", None: "."}
FEELING_COLOURS = {-2: "red", -1: "yellow", 0: "", 1: "green", 2: "green", None: "dim"}
ARROWS = {Handover.FELT: "⇒", Handover.SMOOTH: "→", Handover.UNKNOWN: "→?"}
ASCII_ARROWS = {Handover.FELT: "=>", Handover.SMOOTH: "->", Handover.UNKNOWN: "->?"}
LANE_COLOURS = {Handover.SMOOTH: "", Handover.UNKNOWN: "", Handover.FELT: "bold yellow", Handover.NONE: ""}
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "stage": "Stage",
        "step": "Step",
        "friction": "Friction",
        "feeling": "Feeling",
        "wait": "Wait",
        "owner": "In charge",
        "none": "none",
        "no_feelings": "not written down at any contact",
        "no_owners": "not written down at any step",
        "more": "more stage|more stages",
        "felt": "hand-off that the customer feels",
        "smooth": "hand-off that nobody outside feels",
        "unknown": "hand-off, not known whether felt",
        "gap": "feeling not written down",
    },
    "de": {
        "stage": "Abschnitt",
        "step": "Schritt",
        "friction": "Reibung",
        "feeling": "Gefühl",
        "wait": "Wartezeit",
        "owner": "Zuständig",
        "none": "keine",
        "no_feelings": "an keinem Kontakt angegeben",
        "no_owners": "an keinem Schritt angegeben",
        "more": "weiterer Abschnitt|weitere Abschnitte",
        "felt": "Übergabe, die der Kunde spürt",
        "smooth": "Übergabe, die niemand draußen spürt",
        "unknown": "Übergabe, unklar, ob spürbar",
        "gap": "Gefühl nicht angegeben",
    },
}


class Overview:
    """What stands above the findings of one journey."""

    def __init__(
        self, style: Style, width: int, lang: Language, severities: Mapping[Severity, tuple[str, str]]
    ) -> None:
        self.style = style
        self.width = width
        self.lang = lang
        self.severities = severities
        self.words = {name: self.show(text) for name, text in {**BILL_WORDS[lang], **WORDS[lang]}.items()}
        self.explained: set[str] = set()
        self.arrows = ARROWS if style.unicode else ASCII_ARROWS
        self.feelings = FEELINGS if style.unicode else ASCII_FEELINGS
        labels = ("stage", "step", "friction", "feeling", "wait", "owner", "bill")
        self.label = max(cell_len(self.words[name]) for name in labels) + 2

    def show(self, text: str) -> str:
        """A text as this terminal can show it, with the blanks at which no line ends."""
        return TIE.join(shown(part, unicode=self.style.unicode) for part in text.split(TIE))

    def lines(self, audited: Audited) -> Iterator[Line]:
        """The strip, then the bill."""
        stages = tuple(audited.strip)
        if stages:
            yield from self.strip(stages)
            yield from self.legend(stages)
            yield EMPTY
        bill, notes = said(audited.bill, self.lang)
        yield from self.entry(self.words["bill"], [(self.show(bill), "bold")])
        yield from self.entry("", [(self.show(notes), "dim")])

    def entry(self, label: str, pieces: Sequence[Piece]) -> list[Line]:
        """A label with a text that may be longer than a line."""
        lead = label + " " * (self.label - cell_len(label))
        return hanging(((lead, "dim"),), flow(pieces, self.width - self.label))

    def strip(self, stages: tuple[StripStage, ...]) -> Iterator[Line]:
        """The stages side by side; step by step where a short journey has none."""
        steps = _by_step(stages[0]) if len(stages) == 1 and not stages[0].title else ()
        columns = steps or stages[:STAGE_LIMIT]
        points = [point for stage in stages for point in stage.points]
        felt = any(point.score is not None for point in points)
        owned = any(point.owners is not None for point in points)
        rows = [
            Row(self.words["step" if steps else "stage"], tuple(((self.show(one.title), "bold"),) for one in columns)),
            Row(self.words["friction"], tuple(self.friction(one.findings) for one in columns)),
            Row(self.words["feeling"], tuple(self.feeling(one.points) for one in columns if felt)),
            Row(self.words["wait"], tuple(self.wait(one) for one in columns)),
            Row(self.words["owner"], tuple(self.lane(one.points) for one in columns if owned)),
        ]
        titled = any(one.title for one in columns)
        yield from grid([row for row in rows[0 if titled else 1 :] if row.cells], self.width, self.label)
        if len(stages) > STAGE_LIMIT:
            more = count(len(stages) - STAGE_LIMIT, self.words["more"], self.lang)
            yield from self.entry("", [(f"({more})", "dim")])
        if not felt:
            yield from self.entry(self.words["feeling"], [(self.words["no_feelings"], "dim")])
        if not owned:
            yield from self.entry(self.words["owner"], [(self.words["no_owners"], "dim")])

    def legend(self, stages: Sequence[StripStage]) -> list[Line]:
        """What the marks on a strip mean, each where it first comes up."""
        points = [point for stage in stages for point in stage.points]
        marks = {how.value: arrow for how, arrow in self.arrows.items() if any(p.handover is how for p in points)}
        if any(p.score is not None for p in points) and any(p.noticed and p.score is None for p in points):
            marks["gap"] = self.feelings[None]
        new = [name for name in marks if name not in self.explained]
        self.explained.update(new)
        return self.entry("", [("; ".join(f"{marks[name]}{TIE}{self.words[name]}" for name in new), "dim")])

    def friction(self, findings: Mapping[Severity, int]) -> tuple[Piece, ...]:
        """The findings by severity, the worst first."""
        found = [
            (f"{self.severities[one][0]}{TIE}{findings[one]}", self.severities[one][1])
            for one in sorted(findings, reverse=True)
            if findings[one]
        ]
        return tuple(found) or ((self.words["none"], "dim"),)

    def feeling(self, points: Sequence[Point]) -> tuple[Piece, ...]:
        """One sign for every contact; a gap where nobody has written it down."""
        contacts = [point for point in points if point.noticed]
        found = [(self.feelings[one.score], FEELING_COLOURS[one.score]) for one in contacts[:FEELING_LIMIT]]
        return tuple([*found, self.cut] if contacts[FEELING_LIMIT:] else found)

    @property
    def cut(self) -> Piece:
        """The mark of what is left out."""
        return ("…" if self.style.unicode else "...", "dim")

    def wait(self, stage: StripStage) -> tuple[Piece, ...]:
        """The waiting within a stage; nothing where there is none."""
        none = stage.wait.known and stage.wait.value == Duration()
        return () if none else ((self.show(cell("waiting", stage.wait, self.lang)), ""),)

    def lane(self, points: Sequence[Point]) -> tuple[Piece, ...]:
        """Who is in charge, in the order of the work; an arrow where the case changes hands.

        Where several ways come to one owner in a row, the first arrow stands for all.
        """
        found: list[Piece] = []
        before: tuple[str, ...] | None = ()
        moved = False
        for point in points:
            arrow = self.arrows.get(point.handover)
            if point.owners == () or (point.owners == before and (moved or arrow is None)):
                continue
            if len(found) == LANE_LIMIT:
                return (*found, self.cut)
            before, moved = point.owners, arrow is not None
            names = self.show(" + ".join(point.owners)) if point.owners else "?"
            if found and arrow is None:
                found[-1] = (f"{found[-1][0]},", found[-1][1])
            found.append((f"{arrow}{TIE}{names}" if arrow else names, LANE_COLOURS[point.handover]))
        return tuple(found)


def _by_step(stage: StripStage) -> tuple[StripStage, ...]:
    """Every contact as a column of its own, with the work backstage that stands under it; none if they are many."""
    if not 1 < sum(point.noticed for point in stage.points) <= STEPS_IN_A_ROW:
        return ()
    found: list[StripStage] = []
    backstage: list[Point] = []
    for point in stage.points:
        backstage.append(point)
        if point.noticed:
            findings = sum((Counter(one.findings) for one in backstage), Counter[Severity]())
            found.append(StripStage(point.title, tuple(backstage), _waiting(point, backstage), findings))
            backstage = []
    return tuple(found)


def _waiting(point: Point, during: Sequence[Point]) -> Amount:
    """The wait until a contact: its own, which covers the work backstage, else the waits of that work in a row."""
    waits = [one.wait for one in during if one.wait is not None]
    if point.wait is not None or not waits:
        return point.wait or NO_TIME
    known = sum((one.value for one in waits if isinstance(one.value, Duration)), Duration())
    missing = tuple(dict.fromkeys(field for one in waits for field in one.missing))
    least = any(one.at_least or one.missing for one in waits)
    return Amount(known or None if least else known, least and bool(known or not missing), missing)
