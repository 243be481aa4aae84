"""Finds the files that an audit is given, and reads the journeys and organisations in them."""

from journeyaudit.loader.discover import NO_NAME
from journeyaudit.loader.load import Group, Loaded, load

__all__ = ["NO_NAME", "Group", "Loaded", "load"]
