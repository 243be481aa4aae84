"""The command in an empty repository, with a small pack of rules, as for the tests of the command line."""

from tests.cli.conftest import pack, repository, run

__all__ = ["pack", "repository", "run"]
