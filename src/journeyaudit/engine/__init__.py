"""Runs compiled rules over the journeys of an organisation."""

from journeyaudit.engine.circumstances import Circumstances
from journeyaudit.engine.gathering import Result
from journeyaudit.engine.inquiry import Inquest, Inquiry, Told, Verdict, inquests
from journeyaudit.engine.law import in_force
from journeyaudit.engine.opinion import RuleCrashed
from journeyaudit.engine.overview import Counts, Overview, bill_of, counted, overview_of, strip_with
from journeyaudit.engine.run import judge

__all__ = [
    "Circumstances",
    "Counts",
    "Inquest",
    "Inquiry",
    "Overview",
    "Result",
    "RuleCrashed",
    "Told",
    "Verdict",
    "bill_of",
    "counted",
    "in_force",
    "inquests",
    "judge",
    "overview_of",
    "strip_with",
]
