"""The conditions of rules: typed when they are loaded, compiled once, answered true, false or unknown."""

from journeyaudit.conditions.compile import compile_condition
from journeyaudit.conditions.guards import Doubt, Guard, in_order, spared
from journeyaudit.conditions.look import Answer, Catch, Condition, Look, always, later
from journeyaudit.conditions.noting import section, together
from journeyaudit.conditions.scope import Notebook, Refused, Scope
from journeyaudit.conditions.trace import Asked, Seen, Tracer

__all__ = [
    "Answer",
    "Asked",
    "Catch",
    "Condition",
    "Doubt",
    "Guard",
    "Look",
    "Notebook",
    "Refused",
    "Scope",
    "Seen",
    "Tracer",
    "always",
    "compile_condition",
    "in_order",
    "later",
    "section",
    "spared",
    "together",
]
