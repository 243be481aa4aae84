"""The rules at hand: found in packs, checked, compiled once, selected."""

from journeyaudit.rulebook.compiled import CompiledCase, CompiledRule, PendingCase, compile_rule
from journeyaudit.rulebook.info import info
from journeyaudit.rulebook.pack import Rulebook, builtin_folder, load_rulebook, read_lexica, read_rule_file
from journeyaudit.rulebook.profiles import Preset, Profile, Profiles
from journeyaudit.rulebook.selection import presets, selected, setting_fault, thresholds

__all__ = [
    "CompiledCase",
    "CompiledRule",
    "PendingCase",
    "Preset",
    "Profile",
    "Profiles",
    "Rulebook",
    "builtin_folder",
    "compile_rule",
    "info",
    "load_rulebook",
    "presets",
    "read_lexica",
    "read_rule_file",
    "selected",
    "setting_fault",
    "thresholds",
]
