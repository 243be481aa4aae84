"""What is heard in texts without a journey: the phrases that need none of its names."""

import pytest

from journeyaudit.prose.listener import Listener
from tests.workbench import rule_of

PRICES = r"""
each: text
flag_if: {text: {mentions: ["costs $ 5 extra", "(pay|send) $\\d", "<$journey.systems> … down"], as: words}}
point_at: text
message: {en: "{words}."}
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("That costs $ 5 extra for you.", ["costs $ 5 extra"]),
        ("Please send $20 for it.", ["send $20"]),
        ("The system is down.", []),
    ],
)
def test_a_dollar_sign_is_no_name_of_the_journey(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in Listener([rule_of(PRICES)], None).hear(text, None)] == words
