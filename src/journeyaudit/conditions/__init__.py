"""The conditions of rules: typed when they are loaded, compiled once, answered true, false or unknown."""

from journeyaudit.conditions.compile import compile_condition
from journeyaudit.conditions.look import Answer, Catch, Condition, Look, always, every_of
from journeyaudit.conditions.scope import Notebook, Refused, Scope

__all__ = [
    "Answer",
    "Catch",
    "Condition",
    "Look",
    "Notebook",
    "Refused",
    "Scope",
    "always",
    "compile_condition",
    "every_of",
]
