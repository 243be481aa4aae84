"""Runs compiled rules over the journeys of an organisation."""

from journeyaudit.engine.law import in_force
from journeyaudit.engine.run import Circumstances, Result, RuleCrashed, judge

__all__ = ["Circumstances", "Result", "RuleCrashed", "in_force", "judge"]
