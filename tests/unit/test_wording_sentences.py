"""Where sentences end, and where they only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyaudit.wording import sentences


@pytest.mark.parametrize(
    "text",
    [
        "Es geht nicht.| Rufen Sie an!| Warum?| Darum.",
        "das geht nicht.| bitte rufen sie an",
        "Wirklich?!| Ja.",
        "Früher war es Papier.| Das System lässt die Änderung nicht zu.",
        "Sie brauchen z. B. Kosten, d. h. Geld, bzw. Zeit, ca. 5 Std. Arbeit.| Danach ist Ruhe.",
        "Sie brauchen z.\u00a0B. die Nummer.",
        "Papier, Toner usw. werden geliefert.| Kosten usw.| Die Rechnung folgt.",
        "Herr Dr. Müller und Prof. Klein von der Muster GmbH & Co. KG.| Sie kommen.",
        "Siehe Nr. 5 in Abs. 2, S. 7, Art. 3.",
        "Dieser Art.| Wir helfen.",
        "Ask Mr. Smith, e.g. on Monday, i.e. soon, vs. later.| We wait.",
        "No. 5 is alive.| No.| We cannot.",
        "Take St. James Street.| Turn left.",
        "Open until 5 p.m.| We close then.",
        "Open until 5 p.m. on Monday.",
        "In the U.S. it is so.",
        "J. R. Smith calls.| Plan B.| Then plan C.",
        "Der 3. Mai und das 2. Quartal, am 1. oder den 15. des Monats.| Danach nicht.",
        "Wir zahlen am 15.| Danach ist Schluss.",
        "Am 15. Kalendertag, nach der 3. Mahnung, Frist 4. Juni.",
        "Am 15. 3. 2024 war es 2024.| Danach nicht.",
        "Am 01.03. kommt er, am 02.03. Techniker.",
        "It costs 20.| Please pay.",
        "Der Preis ist 39.99 EUR.| Version 2.5 kommt.",
        "Siehe www.example.com/?a=1.2 oder example.org.| Dort steht es.",
        "„Das geht nicht.“ sagte er.| Er ging.",
        '"Really?" she said.| "Yes."| We left.',
        "„Nein.“| Der Kunde geht.",
        "(Das geht nicht.)| Wir helfen.",
        "Moment … wir prüfen.| Gut…| Danke.",
        "Hmm... wait.| Then go.",
        "1. Anrufen.| Wir warten.",
        "Nie sagen: Das System kann das nicht.",
        "Das System\nkann das\r\nnicht.| Ende.",
        "Erster Absatz|\n\nzweiter Absatz|\r\n \r\ndritter|\u2029vierter",
        "Bitte:|\n- Antrag|\n- Ausweis|\n  • Foto|\n* Geld",
        "Steps:|\n1. Call.|\n2. Wait.|\n3) Go.|\na) Stop",
        "Die Frist endet am\n3. Mai, spätestens zum\n15. Kalendertag.",
        "Ende .| Neu",
        "",
        "...",
    ],
)
def test_sentences_end_at_the_bars(text: str) -> None:
    original = text.replace("|", "")
    parts = [part.strip() for part in text.split("|") if part.strip()]
    assert [original[start:end] for start, end in sentences(original)] == parts


@given(st.text(alphabet='aBz .!?…\n\r\t"“„)(-1‘’ä', max_size=60))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    spans = sentences(text)
    covered = [place for start, end in spans for place in range(start, end)]
    assert covered == sorted(set(covered))
    assert all(character.isspace() for place, character in enumerate(text) if place not in set(covered))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
