"""Makes journeys of the rows of a table: a row is a step, and every value keeps the place of its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journeyaudit.model import Touchpoint, field_docs
from journeyaudit.source import Problem, SourceError, span_of
from journeyaudit.sources.customers import CUSTOMER, is_protagonist
from journeyaudit.sources.placed import Placed
from journeyaudit.sources.table.columns import HEAD, JOURNEY, STAGE, TITLE, doc_of, head_doc, is_list
from journeyaudit.sources.table.grid import MOST_VALUES, Cell, Grid, Row, too_large
from journeyaudit.sources.table.headings import Layout
from journeyaudit.sources.table.values import is_said, placed
from journeyaudit.values import Quoted, fold, say


@dataclass(slots=True)
class _Stage:
    title: Placed | None
    steps: list[Placed] = field(default_factory=list)


@dataclass(slots=True)
class _Journey:
    title: Placed
    stages: list[_Stage] = field(default_factory=list)


class Table:
    """The rows of one table on their way to journeys."""

    def __init__(self, grid: Grid, layout: Layout, name: str, untitled: str, customers: Sequence[str] = ()) -> None:
        """Keep the table and how it is laid out; journeys without a title are called `untitled`."""
        self._grid, self._layout, self._name, self._untitled = grid, layout, name, untitled
        self._customers = customers
        self._values = 0
        self._problems: list[Problem] = []
        self.remarks = list(layout.remarks)

    def journeys(self) -> list[Placed]:
        """Every journey of the table; raises SourceError for rows that are no steps, and for a table without any."""
        head = self._head()
        found: dict[str, _Journey] = {}
        current: _Journey | None = None
        stage: Placed | None = None
        for row in self._grid.rows:
            if row.number <= self._layout.head.number:
                continue
            cells = self._cells(row)
            said_journey, said_stage = _text(cells.pop(JOURNEY, [])), _text(cells.pop(STAGE, []))
            if said_journey is not None or current is None:
                title = said_journey or head.get("journey") or self._named_by_file()
                before, current = current, found.setdefault(fold(str(title.value)), _Journey(title))
                stage = stage if before is current else None
            stage = said_stage or stage
            if not cells:
                continue
            step = self._step(row, cells)
            if step is not None:
                if not current.stages or _name(current.stages[-1].title) != _name(stage):
                    current.stages.append(_Stage(stage))
                current.stages[-1].steps.append(step)
        journeys = [self._journey(one, head) for one in found.values() if one.stages]
        if not journeys and not self._problems:
            self._problem(self._first(), say("the table has headings but no steps"))
        if self._problems:
            raise SourceError(self._problems)
        return journeys

    def _head(self) -> dict[str, Placed]:
        """What the lines above the headings say about the journey."""
        head: dict[str, Placed] = {}
        for row in self._grid.rows:
            if row.number >= self._layout.head.number:
                break
            cells = list(row.cells.values())
            known = HEAD.get(fold(str(cells[0].value).rstrip(" :")))
            if known is not None and len(cells) == 2 and known not in head:
                doc = head_doc(known)
                head[known] = placed(cells[1], doc, doc.many)
                continue
            said = say("the line {text} above the headings is left out",
                       text=Quoted(" ".join(str(cell.value) for cell in cells), 60))  # fmt: skip
            self._remark(cells[0], said)
        return head

    def _cells(self, row: Row) -> dict[str, list[tuple[Cell, str]]]:
        """The cells of a row that say something, by field, with the unit of their heading."""
        cells: dict[str, list[tuple[Cell, str]]] = {}
        for column, heading in self._layout.columns.items():
            cell = row.cells.get(column)
            if cell is not None and is_said(cell):
                cells.setdefault(heading.field, []).append((cell, heading.unit))
        return cells

    def _step(self, row: Row, cells: Mapping[str, list[tuple[Cell, str]]]) -> Placed | None:
        """One step; a row that says something but not what happens is a fault."""
        if TITLE not in cells:
            cell = next(iter(cells.values()))[0][0]
            hint = say("name what happens in the step, or empty the row")
            self._problem(cell, say("row {row} has no step: it says only {text}", row=row.number,
                                    text=Quoted(str(cell.value), 40)), hint)  # fmt: skip
            return None
        values = {name: _value(name, found) for name, found in cells.items()}
        self._values += sum(len(one.value) for one in values.values() if isinstance(one.value, list))
        if self._values > MOST_VALUES:
            cell = next(iter(cells.values()))[0][0]
            span = span_of(self._grid.text, cell.start, cell.end)
            raise SourceError([Problem(too_large(), self._name, span)])
        actor = values.get("actor")
        if actor is not None and is_protagonist(str(actor.value), self._customers):
            values["actor"] = Placed(CUSTOMER, actor.start, actor.end)
        step: dict[str, Placed] = {}
        for doc in field_docs(Touchpoint):
            inner = {name.partition(".")[2]: one for name, one in values.items() if name.partition(".")[0] == doc.key}
            if inner:
                step[doc.key] = _nested(inner, doc.part.FIRST if doc.part is not None else "", doc.many)
        return _mapping(step)

    def _journey(self, journey: _Journey, head: Mapping[str, Placed]) -> Placed:
        data: dict[str, Placed] = {"journey": journey.title}
        data |= {key: one for key, one in head.items() if key != "journey"}
        if all(stage.title is None for stage in journey.stages):
            data["touchpoints"] = _sequence([step for stage in journey.stages for step in stage.steps])
        else:
            data["stages"] = _sequence([self._stage(stage, journey) for stage in journey.stages])
        return _mapping(data)

    def _stage(self, stage: _Stage, journey: _Journey) -> Placed:
        steps = _sequence(stage.steps)
        title = stage.title
        if title is None:
            said = say("the rows from here on have no stage; it is called {title}",
                       title=Quoted(str(journey.title.value), 60))  # fmt: skip
            self.remarks.append(Problem(said, self._name, span_of(self._grid.text, steps.start, steps.start),
                                        code="source"))  # fmt: skip
            title = Placed(journey.title.value, steps.start, steps.start)
        return _mapping({"title": title, "touchpoints": steps})

    def _named_by_file(self) -> Placed:
        first = self._first()
        said = say("no journey is named; it is called {title}", title=Quoted(self._untitled, 60))
        self._remark(first, said)
        return Placed(self._untitled, first.start, first.start)

    def _first(self) -> Cell:
        return next(iter(self._layout.head.cells.values()))

    def _problem(self, cell: Cell, said: str, hint: str = "") -> None:
        span = span_of(self._grid.text, cell.start, cell.end)
        self._problems.append(Problem(said, self._name, span, hint, "schema"))

    def _remark(self, cell: Cell, said: str) -> None:
        span = span_of(self._grid.text, cell.start, cell.end)
        self.remarks.append(Problem(said, self._name, span, code="source"))


def _name(stage: Placed | None) -> str:
    return "" if stage is None else fold(str(stage.value))


def _text(cells: list[tuple[Cell, str]]) -> Placed | None:
    return _line(cells[0][0]) if cells else None


def _line(cell: Cell) -> Placed:
    """The words of a cell on one line."""
    return Placed(str(cell.value).replace("\n", " "), cell.start, cell.end)


def _value(name: str, cells: list[tuple[Cell, str]]) -> Placed:
    """The value of a field; what stands in several columns of one list is one list."""
    doc = doc_of(name)
    if name == TITLE:
        return _line(cells[0][0])
    found = [placed(cell, doc, is_list(name), unit) for cell, unit in cells]
    if len(found) == 1:
        return found[0]
    items: list[Placed] = []
    for one in found:
        items += one.value if isinstance(one.value, list) else [one]
    return _sequence(items)


def _nested(inner: Mapping[str, Placed], first: str, many: bool) -> Placed:
    """An object of the columns that fill it: its first field alone stands for it; of several, further fields are
    those of the first."""
    if set(inner) == {""}:
        return inner[""]
    plain = inner.get("")
    items = list(plain.value) if plain is not None and isinstance(plain.value, list) else []
    fields = {key: one for key, one in inner.items() if key}
    if many and items:
        return _sequence([_mapping({first: items[0], **fields}), *items[1:]])
    return _mapping({**({first: plain} if plain is not None else {}), **fields})


def _mapping(values: Mapping[str, Placed]) -> Placed:
    return Placed(values, min(one.start for one in values.values()), max(one.end for one in values.values()))


def _sequence(items: list[Placed]) -> Placed:
    return Placed(items, min(one.start for one in items), max(one.end for one in items))
