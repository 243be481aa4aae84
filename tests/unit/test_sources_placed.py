"""What a reader found becomes a document whose places lie in the file."""

from journeyaudit.source import Position, Span
from journeyaudit.sources import Placed, document


def test_every_value_knows_its_place() -> None:
    text = "Buy\n  Order: 3\n"
    title = Placed("Buy", 0, 3)
    step = Placed({"title": Placed("Order", 6, 11), "times": Placed(3, 13, 14)}, 6, 14)
    root = Placed({"journey": title, "touchpoints": Placed((step,), 6, 14)}, 0, 14)

    found = document("a.mmd", text, root)

    assert found.data == {"journey": "Buy", "touchpoints": [{"title": "Order", "times": 3}]}
    assert found.locate(("touchpoints", 0, "times")) == Span(Position(2, 10), Position(2, 11))
    assert found.locate_key(("journey",)) == Span(Position(1, 1), Position(1, 4))
    assert found.locate_words(("touchpoints", 0, "title"), 1, 3) == Span(Position(2, 4), Position(2, 6))
