"""Runs compiled rules over the journeys of an organisation."""

from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.inquiry import Inquest, Inquiry, Told, Verdict, inquests
from journeyaudit.engine.law import in_force
from journeyaudit.engine.overview import bill_of, strip_of
from journeyaudit.engine.run import Result, RuleCrashed, judge

__all__ = [
    "Circumstances",
    "Inquest",
    "Inquiry",
    "Result",
    "RuleCrashed",
    "Told",
    "Verdict",
    "bill_of",
    "in_force",
    "inquests",
    "judge",
    "strip_of",
]
