"""Which parts of a text are prose, and that their places are those of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.prose import Markup, passages

MARKDOWN = """---
title: Kein Text
---
# Anfragen beantworten

Wir antworten
in drei Tagen.

- Erster Punkt
- [ ] Zweiter Punkt,
  der weitergeht
2. Nummer zwei

> „Das ist nicht meine Abteilung“ stand in der Beschwerde.

| Schritt | Wer |
|---|---|
| Anruf annehmen | Service |

```
code, den niemand spricht
```

    eingerückter Code

Text mit `code` und [Verweis](https://example.org/x_y) <!-- Notiz --> dahinter.

![Ein Schild: Kein Zutritt](bild.png)
Davor ![das Schild](a.svg "Titel") und [![Stand](b.svg)](https://example.org) und ![noch eines][bild] danach.
"""


def found(text: str, markup: Markup) -> list[str]:
    return [" ".join(passage.split()) for _, passage in passages(text, markup)]


def test_markdown_is_read_without_code_quotations_comments_and_pictures() -> None:
    assert found(MARKDOWN, Markup.MARKDOWN) == [
        "Anfragen beantworten",
        "Wir antworten in drei Tagen.",
        "Erster Punkt",
        "Zweiter Punkt, der weitergeht",
        "Nummer zwei",
        "Schritt",
        "Wer",
        "Anruf annehmen",
        "Service",
        "Text mit und [Verweis] dahinter.",
        "Davor und [ ] und danach.",
    ]


def test_plain_text_keeps_its_paragraphs() -> None:
    text = "Sehr geehrte Frau Adam,\n\nwir melden uns\nsobald wie möglich.\n\n- telefonisch\n- per Fax\n"
    assert found(text, Markup.PLAIN) == [
        "Sehr geehrte Frau Adam,",
        "wir melden uns sobald wie möglich.",
        "telefonisch",
        "per Fax",
    ]


def test_every_line_can_be_a_text() -> None:
    assert list(passages("eins\n\n# zwei\r\n  drei", Markup.LINES)) == [(0, "eins"), (6, "# zwei"), (14, "  drei")]


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_fence_that_never_closes_hides_the_rest(fence: str) -> None:
    assert found(f"vorher\n{fence}\nnachher\n", Markup.MARKDOWN) == ["vorher"]


@given(st.text(alphabet=st.sampled_from(" \nab.#->|`<!-*1\t\r"), max_size=200), st.sampled_from(Markup))
def test_a_passage_stands_where_it_says(text: str, markup: Markup) -> None:
    end = 0
    for offset, passage in passages(text, markup):
        assert offset >= end
        end = offset + len(passage)
        assert end <= len(text)
        assert passage.strip()
        for number, character in enumerate(passage):
            assert character == text[offset + number] or character in " \n"


def test_many_opening_signs_cost_no_more_than_their_length() -> None:
    for sign in ("<!--", "`", "<a ", "](", "![", "![a][", "> ", "| ", "    ", "***"):
        assert sum(1 for _ in passages(sign * 25_000, Markup.MARKDOWN)) <= 50_001
