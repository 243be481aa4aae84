"""The automaton against a matcher so simple that it cannot be wrong: every phrase of a pattern written out in full."""

from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from journeyaudit.wording import PhraseSet, compile_pattern

WORDS = ("a", "b", "ab", "IT", "2")
TEXT_WORDS = ("a", "b", "ab", "abb", "A", "it", "IT", "2", "2d", "B")
Phrase = tuple[str, ...]  # words as in a pattern; "?" takes any word


@dataclass(frozen=True)
class Written:
    """A pattern and all the phrases that it stands for."""

    pattern: str
    phrases: frozenset[Phrase]


def one(word: str) -> Written:
    return Written(word, frozenset([(word,)]))


def in_a_row(parts: list[Written]) -> Written:
    rows = (sum(row, ()) for row in product(*(part.phrases for part in parts)))
    return Written(" ".join(part.pattern for part in parts), frozenset(rows))


def one_of(parts: list[Written]) -> Written:
    phrases = frozenset().union(*(part.phrases for part in parts))
    return Written("(" + "|".join(part.pattern for part in parts) + ")", phrases)


def with_gap(left: Written, right: Written) -> Written:
    phrases = {a + ("?",) * gap + b for a in left.phrases for b in right.phrases for gap in range(7)}
    return Written(f"{left.pattern} … {right.pattern}", frozenset(phrases))


single = st.sampled_from([*WORDS, "a*", "*b", "*b*", "\\d", "\\d*"]).map(one)
row = st.lists(single, min_size=1, max_size=2).map(in_a_row)
choice = st.lists(row, min_size=1, max_size=3).map(one_of)
simple = st.lists(single | choice, min_size=1, max_size=3).map(in_a_row)
pattern = simple | st.builds(with_gap, simple, simple)
text = st.lists(st.sampled_from([*TEXT_WORDS, "\n\n"]), max_size=14)


def agrees(wanted: str, word: str) -> bool:
    if wanted == "?":
        return True
    if wanted == "IT":
        return word == "IT"
    if wanted == "\\d":
        return word.isdigit()
    if wanted == "\\d*":
        return word[0].isdigit()
    bare, low = wanted.strip("*"), word.lower()
    if wanted.startswith("*") and wanted.endswith("*"):
        return bare in low
    if wanted.startswith("*"):
        return low.endswith(bare)
    return low.startswith(bare) if wanted.endswith("*") else low == bare


def brute_force(phrases: set[Phrase], words: list[str]) -> list[list[str]]:
    hits = []
    start = 0
    while start < len(words):
        ends = [
            start + len(phrase)
            for phrase in phrases
            if start + len(phrase) <= len(words)
            and all(agrees(wanted, word) for wanted, word in zip(phrase, words[start:], strict=False))
        ]
        if ends:
            hits.append(words[start : max(ends)])
        start = max(ends, default=start + 1)
    return hits


def by_hand(written: list[Written], words: list[str]) -> list[list[str]]:
    phrases = {phrase for each in written for phrase in each.phrases}
    parts: list[list[str]] = [[]]
    for word in words:
        if word == "\n\n":
            parts.append([])
        else:
            parts[-1].append(word)
    return [hit for part in parts for hit in brute_force(phrases, part)]


@settings(max_examples=300, deadline=None)
@given(st.lists(pattern, min_size=1, max_size=3), st.lists(text, min_size=1, max_size=2))
def test_the_automaton_finds_what_writing_out_finds(written: list[Written], texts: list[list[str]]) -> None:
    phrases = PhraseSet(compile_pattern(each.pattern, {}) for each in written)
    for words in texts:
        found = [hit.words.split() for hit in phrases.find(" ".join(words))]
        assert found == by_hand(written, words)


@settings(max_examples=100, deadline=None)
@given(st.lists(pattern, min_size=1, max_size=3), pattern, text)
def test_a_word_list_is_the_choice_of_its_entries(entries: list[Written], after: Written, words: list[str]) -> None:
    listed = compile_pattern(f"<list> {after.pattern}", {"list": [each.pattern for each in entries]})
    spelled_out = compile_pattern(f"({'|'.join(each.pattern for each in entries)}) {after.pattern}", {})
    prose = " ".join(words)
    assert PhraseSet([listed]).find(prose) == PhraseSet([spelled_out]).find(prose)
