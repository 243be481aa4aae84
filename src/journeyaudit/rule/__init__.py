"""A rule as data: what it says, when it counts, and the examples that prove it."""

from journeyaudit.rule.lexica import Lexica
from journeyaudit.rule.parse import ID, parse_rule
from journeyaudit.rule.rule import Basis, Case, Example, Law, Rule, Setting, Wording
from journeyaudit.rule.scaffold import SCAFFOLD
from journeyaudit.rule.schema import rule_schema

__all__ = [
    "ID",
    "SCAFFOLD",
    "Basis",
    "Case",
    "Example",
    "Law",
    "Lexica",
    "Rule",
    "Setting",
    "Wording",
    "parse_rule",
    "rule_schema",
]
