"""The command line: parses, calls, prints, exits; nothing else."""

from journeyaudit.cli.app import main

__all__ = ["main"]
