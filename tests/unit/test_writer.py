"""What is written is read again as the same data, and reads well."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from journeyaudit.reader import read
from journeyaudit.writer import quoted, scalar, written

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["no", "8:30", "1e3", "- a", "a: b", "a #b", "{x}", "", " a", "a,", "0x1f", "~", "é\u2028", "=A1"]),
)
SCALARS = st.one_of(TEXTS, st.integers(-(10**6), 10**6), st.booleans())
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(TEXTS, DATA, min_size=1, max_size=5))
@example({"a": [[]]})
@example({"a": [{}], "b": {}, "c": [[1, [2]]]})
@example({"a": [[{"b": {"c": [1]}}]]})
def test_what_is_written_is_read_again(data: dict[str, object]) -> None:
    [found] = read(written(data), "a.yaml")
    assert found.data == data


def test_a_journey_reads_well() -> None:
    data = {
        "journey": "Anschluss bestellen, bis er läuft",
        "id": "bestellen",
        "touchpoints": [
            {
                "title": "Anruf: Hotline",
                "channels": ["phone", "chat"],
                "wait": {"max": "2 d"},
                "next": {"bei „nein“": "end"},
                "promises": [{"text": "morgen", "within": "1 d"}, {"text": "Ja, gern", "within": "2 d"}],
                "backstage": [{"title": "Prüfen", "actor": "Lager"}],
            }
        ],
    }
    assert written(data, {("touchpoints", 0): "line 7", ("id",): "from the title"}, ["Imported", "", "Twice"]) == (
        "# Imported\n"
        "#\n"
        "# Twice\n"
        "journey: Anschluss bestellen, bis er läuft\n"
        "id: bestellen  # from the title\n"
        "touchpoints:\n"
        '  - title: "Anruf: Hotline"  # line 7\n'
        "    channels: [phone, chat]\n"
        "    wait: {max: 2 d}\n"
        '    next: {"bei „nein“": end}\n'
        "    promises:\n"
        "      - text: morgen\n"
        "        within: 1 d\n"
        "      - text: Ja, gern\n"
        "        within: 2 d\n"
        "    backstage:\n"
        "      - title: Prüfen\n"
        "        actor: Lager\n"
    )


def test_what_cannot_be_seen_is_an_escape() -> None:
    assert quoted("a\u202eb\x1b[2J") == '"a\\u202eb\\u001b[2J"'
    assert scalar("\U000e0001") == '"\\U000e0001"'


def test_numbers_without_end_are_written_as_yaml_writes_them() -> None:
    assert [scalar(float(one)) for one in ("inf", "-inf", "nan")] == [".inf", "-.inf", ".nan"]
    assert [scalar(one) for one in (1e300, 0.5, -3)] == ["1e+300", "0.5", "-3"]
