"""Whatever stands in a file, the model answers with a journey or with problems in plain words."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.model import parse_journey, parse_organisation
from journeyaudit.model.reflect import all_parts, field_docs
from journeyaudit.source import Document, SourceError

KEYS = [*sorted({doc.key for part in all_parts() for doc in field_docs(part)}), "foo", "", "ä b"]
WORDS = [
    "none",
    "open",
    "?",
    "",
    " ",
    "end",
    "a",
    "customer",
    "2 d",
    "2-4 Wochen",
    "20 EUR",
    "2026-03-01",
    "\ud800",
    "\x1b[",
]
SCALARS = st.one_of(
    st.sampled_from(WORDS), st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just(10**400)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)
HEADS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6)
STEPS = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6) | VALUES, min_size=1, max_size=3)

FOREIGN = ("pydantic", "Input should", "valid dictionary", "https://", "Extra inputs", "Value error")


def check(data: object, organisation: bool = False) -> None:
    document = Document("t.yaml", "", data, {}, {}, ())
    try:
        (parse_organisation if organisation else parse_journey)(document)
    except SourceError as error:
        assert error.problems
        assert not [word for word in FOREIGN for problem in error.problems if word in str(problem)]


@settings(max_examples=200, deadline=None)
@given(HEADS, STEPS)
def test_any_journey_is_read_or_refused_in_plain_words(head: dict[str, Any], steps: list[Any]) -> None:
    check(
        {"journey": "x", "touchpoints": [{"title": "A", **step} if isinstance(step, dict) else step for step in steps]}
    )
    check({**head, "journey": "x"})


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_any_organisation_is_read_or_refused_in_plain_words(data: Any) -> None:
    check({"organisation": "x", **data} if isinstance(data, dict) else data, organisation=True)
    check(data)
