"""Finds the files that an audit is given, and reads the journeys and organisations in them."""

from journeyaudit.loader.discover import NO_NAME, STDIN, leads_somewhere, nearby, readable, walk
from journeyaudit.loader.load import Group, Loaded, load
from journeyaudit.loader.organisations import FILE_NAMES as ORGANISATION_FILES
from journeyaudit.loader.passing import PassedOver

__all__ = [
    "NO_NAME",
    "ORGANISATION_FILES",
    "STDIN",
    "Group",
    "Loaded",
    "PassedOver",
    "leads_somewhere",
    "load",
    "nearby",
    "readable",
    "walk",
]
