"""The rules at hand: found in packs, checked, compiled once, selected."""

from journeyaudit.rulebook.compiled import CompiledCase, CompiledRule, PendingCase, compile_rule
from journeyaudit.rulebook.info import info
from journeyaudit.rulebook.pack import Rulebook, builtin_folder, load_rulebook, read_lexica, read_rule_file
from journeyaudit.rulebook.places import rulebook_of
from journeyaudit.rulebook.profiles import Preset, Profile, Profiles
from journeyaudit.rulebook.selection import check_overrides, presets, selected, setting_fault, thresholds
from journeyaudit.rulebook.telling import Telling

__all__ = [
    "CompiledCase",
    "CompiledRule",
    "PendingCase",
    "Preset",
    "Profile",
    "Profiles",
    "Rulebook",
    "Telling",
    "builtin_folder",
    "check_overrides",
    "compile_rule",
    "info",
    "load_rulebook",
    "presets",
    "read_lexica",
    "read_rule_file",
    "rulebook_of",
    "selected",
    "setting_fault",
    "thresholds",
]
