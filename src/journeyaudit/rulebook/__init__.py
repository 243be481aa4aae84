"""The rules at hand: found in packs, checked, compiled once, selected."""

from journeyaudit.rulebook.compiled import CompiledCase, CompiledRule, compile_rule
from journeyaudit.rulebook.pack import Rulebook, builtin_folder, load_rulebook, read_lexica, read_rule_file

__all__ = [
    "CompiledCase",
    "CompiledRule",
    "Rulebook",
    "builtin_folder",
    "compile_rule",
    "load_rulebook",
    "read_lexica",
    "read_rule_file",
]
