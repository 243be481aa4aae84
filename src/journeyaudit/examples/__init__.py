"""The examples of rules as their tests, and mutants of rules that the examples must notice."""

from journeyaudit.examples.mutants import Mutant, survivors
from journeyaudit.examples.run import Failure, run_examples

__all__ = ["Failure", "Mutant", "run_examples", "survivors"]
