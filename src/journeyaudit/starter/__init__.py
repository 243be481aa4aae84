"""What people start from: a journey with their own words in it, and the files of a project."""

from journeyaudit.starter.hooks import HOOK, with_hook
from journeyaudit.starter.journey import Draft, journey_text
from journeyaudit.starter.project import SCHEMAS, example, settings_text, workflow_text
from journeyaudit.starter.words import WORDS

__all__ = [
    "HOOK",
    "SCHEMAS",
    "WORDS",
    "Draft",
    "example",
    "journey_text",
    "settings_text",
    "with_hook",
    "workflow_text",
]
