"""Makes journeys and organisations that say other things: fields, values and references are mixed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from fuzz import seeds
from journeyaudit.model import field_docs, is_journey
from journeyaudit.model.reflect import all_parts
from journeyaudit.writer import written

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 3, 10**12, 10**400, 0.5, -0.0, 1e308, [], {}, [[]], "", " ", "?", "none", "open"),
    *("keine", "offen", "end", "Ende", "customer", "Kunde", "system", "2 d", "2-4 Wochen", "PT48H", "0 min", "1 Jahr"),
    *("20 EUR", "1 € pro Monat", "12 %", "2026-03-01", "2026-02-30", "9999-12-31", "phone", "Telefon", "letter", "app"),
    *("\x1b[31mred", "[red]x[/red]", "<script>alert(1)</script>", "::error::x", "=1+1", "\u202eabc", "{x}", "%s %d"),
    *("We cannot do that, the system does not allow it.", "Dafür sind wir leider nicht zuständig.", "x" * 2000),
    *("https://example.org/a?b=c", "a: b # c", "- x", "\ud800", "\n\n", "é" * 50, {"title": "A"}, [{"title": "A"}]),
)


@cache
def _keys() -> tuple[str, ...]:
    return tuple(sorted({doc.key for part in all_parts() for doc in field_docs(part)}))


@cache
def _pool() -> tuple[Any, ...]:
    """All values that stand in the journeys at hand, each once."""
    found: dict[str, Any] = {}
    for document in seeds.documents():
        for holder, key in _places(document.data):
            value = holder[key]
            found.setdefault(json.dumps(value), value)
    return tuple(one for text, one in found.items() if len(text) < 1500)


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every value of plain data as its holder and its key."""
    rest = [data]
    while rest:
        inner = rest.pop()
        for key in list(inner) if isinstance(inner, dict) else range(len(inner)):
            yield inner, key
            if isinstance(inner[key], (dict, list)):
                rest.append(inner[key])


def changed(random: Random, data: Any, most: int = 6) -> Any:
    """A copy of plain data with some changes."""
    data = json.loads(json.dumps(data))
    for _ in range(random.choice((1, 1, 1, 2, 2, most))):
        places = list(_places(data))
        if not places:
            return data
        holder, key = random.choice(places)
        kind = random.randrange(8)
        if kind == 0:
            del holder[key]
        elif kind in (1, 2):
            holder[key] = random.choice(ODD)
        elif kind == 3:
            other, name = random.choice(places)
            if name in other if isinstance(other, dict) else name < len(other):
                holder[key] = json.loads(json.dumps(other[name]))
        elif kind == 4 and isinstance(holder, list):
            holder.insert(random.randrange(len(holder) + 1), json.loads(json.dumps(holder[key])))
        elif kind == 5 and isinstance(holder, dict):
            holder[random.choice(_keys())] = random.choice(ODD if random.randrange(2) else _pool())
        elif kind == 6 and isinstance(holder, list):
            random.shuffle(holder)
        else:
            holder[key] = json.loads(json.dumps(random.choice(_pool())))
    return data


def as_yaml(random: Random, data: Any) -> bytes:
    """Plain data as YAML in blocks, or as JSON, which is YAML as well."""
    if isinstance(data, dict) and all(isinstance(key, str) for key in data) and random.randrange(2):
        return written(data).encode("utf-8", "replace")
    return json.dumps(data, ensure_ascii=bool(random.randrange(2))).encode("utf-8", "replace") + b"\n"


def journey(random: Random, most: int = 6) -> bytes:
    """A changed journey."""
    chosen = random.choice([one for one in seeds.documents() if is_journey(one.data)])
    return as_yaml(random, changed(random, chosen.data, most))


def organisation(random: Random) -> bytes:
    """A changed organisation, with a journey or two below it."""
    chosen = random.choice([one for one in seeds.documents() if not is_journey(one.data)])
    below = [journey(random, 2) for _ in range(random.randrange(1, 3))]
    return b"---\n".join([as_yaml(random, changed(random, chosen.data)), *below])
