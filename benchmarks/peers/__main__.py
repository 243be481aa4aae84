"""Compares `journeyaudit check` with checkers of YAML that do a tenth of the work, whole process by whole process."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generate import write

HERE = Path(__file__).parent
FROM_PYPI = ("yamllint", "check-jsonschema", "ast-grep-cli")
FROM_NPM = ("@stoplight/spectral-cli",)
OURS = "journeyaudit"
CALM = (0, 1)
"""Exit codes that are verdicts; all others are faults."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a whole process took, with those that it split off."""

    wall: float
    cpu: float
    memory: float
    """Megabytes of the largest single process."""


def install(folder: Path) -> None:
    """Put the peers into a folder of their own."""
    venv.create(folder / "python", with_pip=True)
    pip = [str(folder / "python" / "bin" / "python"), "-m", "pip", "install", "--quiet", *FROM_PYPI]
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder / "node"), *FROM_NPM]
    for command in (pip, npm):
        subprocess.run(command, check=True)


def commands(peers: Path, journeys: Path, schema: Path) -> Mapping[str, list[str]]:
    """The command line of each checker for the journeys of a folder."""
    found = peers / "python" / "bin"
    files = sorted(map(str, journeys.glob("*.yaml")))
    spectral = str(peers / "node" / "node_modules" / ".bin" / "spectral")
    return {
        OURS: [sys.executable, "-m", "journeyaudit", "check", str(journeys), "--format", "json"],
        "Spectral, ten rules": [
            spectral, "lint", "--ruleset", str(HERE / "spectral.yaml"), "--format", "json", str(journeys / "*.yaml"),
        ],
        "yamllint": [str(found / "yamllint"), "--format", "parsable", str(journeys)],
        "check-jsonschema": [
            str(found / "check-jsonschema"), "--schemafile", str(schema), "--output-format", "json", *files,
        ],
        "ast-grep, ten rules": [
            str(found / "ast-grep"), "scan", "--rule", str(HERE / "ast-grep.yaml"), "--json=compact", str(journeys),
        ],
    }  # fmt: skip


def run(command: Sequence[str]) -> Run:
    """One run of a command, measured by what the system says of the process when it has ended."""
    with tempfile.TemporaryFile() as faults:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=faults)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in CALM:
            faults.seek(0)
            said = faults.read().decode(errors="replace")
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{said[:2000]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measured(table: Mapping[str, list[str]], runs: int) -> Mapping[str, Run]:
    """The medians of each command, run in turn, after one round that does not count."""
    rounds = [{name: run(command) for name, command in table.items()} for _ in range(runs + 1)][1:]
    return {
        name: Run(*(statistics.median(getattr(one[name], figure) for one in rounds) for figure in Run.__slots__))
        for name in table
    }


def print_table(count: int, found: Mapping[str, Run]) -> None:
    """Print the medians as a Markdown table, with what each is to a run of journeyaudit."""
    ours = found[OURS]
    print(f"| {count} journeys | wall, s | CPU, s | memory, MB | journeyaudit takes, wall | CPU |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, one in found.items():
        ratios = f"{ours.wall / one.wall:.2f} x | {ours.cpu / one.cpu:.2f} x"
        print(f"| {name} | {one.wall:.2f} | {one.cpu:.2f} | {one.memory:.0f} | {ratios} |", flush=True)


def main() -> None:
    """Install the peers, or measure with those that are installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("peers", type=Path, help="the folder of the peers")
    parser.add_argument("--install", action="store_true", help="install the peers there, with pip and npm")
    parser.add_argument("--count", type=int, nargs="+", default=[100, 1000], help="journeys (default: 100 1000)")
    parser.add_argument("--runs", type=int, default=5, help="runs that count (default: %(default)s)")
    options = parser.parse_args()
    peers = options.peers.resolve()
    if options.install:
        install(peers)
        return
    with tempfile.TemporaryDirectory() as name:
        schema = Path(name) / "schema.json"
        with schema.open("w", encoding="utf-8") as file:
            subprocess.run([sys.executable, "-m", "journeyaudit", "schema", "journey"], stdout=file, check=True)
        for count in options.count:
            folder = Path(name) / str(count)
            write(folder, count)
            print_table(count, measured(commands(peers, folder, schema), options.runs))


if __name__ == "__main__":
    main()
