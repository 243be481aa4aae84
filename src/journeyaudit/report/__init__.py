"""What an audit says: findings at their places, what could not be assessed, and the verdict with its exit code."""

from journeyaudit.report.bill import NO_TIME, Amount, Audited, Bill, Handover, Point, StripStage
from journeyaudit.report.finding import Finding, NotAssessed, Related, Severity
from journeyaudit.report.found import Findings, Gathered, Kind, kinds_of, place_of
from journeyaudit.report.report import EXIT_CLEAN, EXIT_FINDINGS, EXIT_NO_VERDICT, Report, RuleInfo, told

__all__ = [
    "EXIT_CLEAN",
    "EXIT_FINDINGS",
    "EXIT_NO_VERDICT",
    "NO_TIME",
    "Amount",
    "Audited",
    "Bill",
    "Finding",
    "Findings",
    "Gathered",
    "Handover",
    "Kind",
    "NotAssessed",
    "Point",
    "Related",
    "Report",
    "RuleInfo",
    "Severity",
    "StripStage",
    "kinds_of",
    "place_of",
    "told",
]
