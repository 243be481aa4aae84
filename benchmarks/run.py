"""Measures how fast journeys are read, validated and audited, in this process and as a command."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.generate import write
from journeyaudit.auditor import audit
from journeyaudit.model import parse_journey
from journeyaudit.reader import read
from journeyaudit.settings import Settings
from journeyaudit.source import Document

RUNS = 5


def median_seconds(work: Callable[[], object], runs: int) -> float:
    """Median wall time of the work, after one run that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def read_all(paths: Sequence[Path]) -> list[Document]:
    """The documents of all files, with the place of every key and value."""
    return [document for path in paths for document in read(path.read_bytes(), str(path))]


def command(arguments: Sequence[str]) -> Callable[[], object]:
    """A run of this Python with the arguments, without its output; 0 and 1 are verdicts, all else is an error."""

    def run() -> None:
        result = subprocess.run(
            [sys.executable, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"NO_COLOR": "1"},
            check=False,
        )
        if result.returncode not in (0, 1):
            sys.exit(f"{' '.join(arguments)} ended with {result.returncode}:\n{result.stderr.decode(errors='replace')}")

    return run


def print_rates(folder: Path, paths: Sequence[Path], runs: int) -> None:
    """Print MB/s of each part of an audit in this process."""
    size = sum(path.stat().st_size for path in paths) / 1e6
    documents = read_all(paths)
    settings = Settings()
    reading = median_seconds(lambda: read_all(paths), runs)
    validating = median_seconds(lambda: [parse_journey(document) for document in documents], runs)
    everything = median_seconds(lambda: audit([str(folder)], settings), runs)
    print(f"{len(paths)} journeys, {size:.2f} MB, {size * 1000 / len(paths):.1f} KB each")
    rows = {
        "reading": reading,
        "validating": validating,
        "rules": everything - reading - validating,
        "everything": everything,
    }
    for name, seconds in rows.items():
        rate = f"{size / seconds:8.2f} MB/s" if seconds > 0 else f"{'n/a':>13}"
        print(f"  {name:<12}{rate}{seconds * 1000 / len(paths):10.2f} ms a journey")


def print_processes(folder: Path, paths: Sequence[Path], runs: int) -> None:
    """Print the wall time of whole processes, and what multiple of an empty one that is."""
    rows = {
        "python -c pass": ["-c", "pass"],
        "check, one file": ["-m", "journeyaudit", "check", str(paths[0])],
        f"check, {len(paths)} files": ["-m", "journeyaudit", "check", str(folder)],
    }
    least = None
    for name, arguments in rows.items():
        seconds = median_seconds(command(arguments), runs)
        least = least or seconds
        print(f"  {name:<20}{seconds * 1000:10.0f} ms{seconds / least:10.1f} x")


def main() -> None:
    """Generate journeys in a temporary folder, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many journeys (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="seed of the generator (default: %(default)s)")
    parser.add_argument(
        "--runs", type=int, default=RUNS, help="runs of each figure after one to warm up (default: %(default)s)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write(folder, options.count, options.seed)
        print_rates(folder, paths, options.runs)
        print_processes(folder, paths, options.runs)


if __name__ == "__main__":
    main()
