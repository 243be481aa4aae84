"""By what words people speak of those who come next."""

from __future__ import annotations

import pytest

from tests.unit.worlds import journey


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param("actor: Loss Adjuster", ["Loss Adjuster", "adjuster"], id="what they do"),
        pytest.param("actor: Park Gardeners", ["Park Gardeners", "gardeners", "gardener"], id="several"),
        pytest.param("actor: Firma Noll, owner: Amt", ["Amt", "Firma Noll"], id="who acts for them"),
        pytest.param("actor: Shop Counter", ["Shop Counter"], id="a place"),
        pytest.param("actor: Drainers", ["Drainers"], id="the name itself"),
        pytest.param("actor: customer", [], id="the customer"),
    ],
)
def test_they_are_called_by_name_or_by_what_they_do(step: str, expected: list[str]) -> None:
    of = journey(f"units: [{{name: Firma Noll, kind: partner}}]\ntouchpoints: [{{title: A, {step}}}]")
    assert of.get("touchpoints").values[0].items("called").values == tuple(expected)
