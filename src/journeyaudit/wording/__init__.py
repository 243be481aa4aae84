"""Phrases that people write as patterns, found in the sentences of a text at their exact places."""

from journeyaudit.wording.classifier import Certainty, Classifier, Sound, classifier
from journeyaudit.wording.language import language_of
from journeyaudit.wording.outlines import Outlines
from journeyaudit.wording.patterns import Pattern, as_pattern, literal
from journeyaudit.wording.phrasebook import Phrasebook, compile_pattern
from journeyaudit.wording.phrases import Capitalised, Containing, Hit, Joined, Phrases, PhraseSet, mentions
from journeyaudit.wording.quotations import around, in_clause
from journeyaudit.wording.regex import compile_regex
from journeyaudit.wording.sentences import sentences
from journeyaudit.wording.syntax import PatternError
from journeyaudit.wording.tokens import Token, tokenize

__all__ = [
    "Capitalised",
    "Certainty",
    "Classifier",
    "Containing",
    "Hit",
    "Joined",
    "Outlines",
    "Pattern",
    "PatternError",
    "PhraseSet",
    "Phrasebook",
    "Phrases",
    "Sound",
    "Token",
    "around",
    "as_pattern",
    "classifier",
    "compile_pattern",
    "compile_regex",
    "in_clause",
    "language_of",
    "literal",
    "mentions",
    "sentences",
    "tokenize",
]
