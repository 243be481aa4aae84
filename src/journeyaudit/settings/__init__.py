"""The settings of an audit: found upwards from where the call is made, checked, and explained."""

from journeyaudit.settings.find import FILE_NAMES, find, load_settings
from journeyaudit.settings.local import BUDGET, Local, relative
from journeyaudit.settings.model import BASELINE_NAME, START, Settings, parse_settings, settings_schema
from journeyaudit.settings.override import Override
from journeyaudit.settings.show import as_json, as_yaml, held

__all__ = [
    "BASELINE_NAME",
    "BUDGET",
    "FILE_NAMES",
    "START",
    "Local",
    "Override",
    "Settings",
    "as_json",
    "as_yaml",
    "find",
    "held",
    "load_settings",
    "parse_settings",
    "relative",
    "settings_schema",
]
