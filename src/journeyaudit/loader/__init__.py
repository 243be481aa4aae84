"""Finds the files that an audit is given, and reads the journeys and organisations in them."""

from journeyaudit.loader.discover import NO_NAME, walk
from journeyaudit.loader.load import Group, Loaded, load
from journeyaudit.loader.passing import PassedOver

__all__ = ["NO_NAME", "Group", "Loaded", "PassedOver", "load", "walk"]
