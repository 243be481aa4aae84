"""The command line: parses, calls, prints, exits; nothing else."""

import gc
import os
import sys
from importlib import import_module

from journeyaudit import __version__


def main() -> None:
    """Run the program. Modules are imported when they are needed: most of a short run is the time of imports."""
    if sys.argv[1:] == ["--version"]:
        print(f"journeyaudit {__version__}")
        sys.exit(0)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "true"  # what else is installed neither slows an audit nor changes it
    gc.disable()  # nothing that is imported is ever garbage
    app = import_module("journeyaudit.cli.app")
    names = app.wanted(sys.argv[1:])
    program = app.app_with(names)
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()
    app.run(program)
