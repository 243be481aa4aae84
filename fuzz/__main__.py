"""The command `python -m fuzz`: how long, what, and from which seed; ends with 1 where something broke."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from fuzz.driver import Outcome, replayed, run, save
from fuzz.targets import TARGETS


def main() -> int:
    """Fuzz, and say what came of it."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("--seconds", type=float, default=0, help="stop after so many seconds")
    asked.add_argument("--inputs", type=int, default=0, help="stop after so many inputs (10,000 if nothing is said)")
    asked.add_argument("--target", action="append", choices=sorted(TARGETS), help="only this one (may be repeated)")
    asked.add_argument("--seed", type=int, default=1, help="another seed gives other inputs (default: 1)")
    asked.add_argument("--save", type=Path, metavar="FOLDER", help="keep inputs that break something in this folder")
    asked.add_argument("--replay", type=Path, metavar="FILE", help="try a kept input again")
    given = asked.parse_args()
    if given.replay is not None:
        found = replayed(given.replay, TARGETS)
        print("nothing breaks" if found is None else f"{found.what}: {found.said}")
        return int(found is not None)
    targets = [TARGETS[name] for name in given.target or TARGETS]
    inputs = given.inputs or (0 if given.seconds else 10_000)
    begun = time.monotonic()
    outcome = run(targets, given.seed, seconds=given.seconds, inputs=inputs, tell=lambda said: print(said, flush=True))
    print(_table(outcome, given.seed, time.monotonic() - begun))
    for one in outcome.broken.values():
        kept = f", kept as {save(one, given.save)}" if given.save is not None else ""
        print(f"{one.target}: {one.what} ({outcome.times[one.what]} times){kept}\n  {one.said}\n  {one.data[:300]!r}")
    return int(bool(outcome.broken))


def _table(outcome: Outcome, seed: int, seconds: float) -> str:
    rows = [f"{'target':<16}{'inputs':>10}{'seconds':>10}"]
    rows += [f"{name:<16}{number:>10,}{outcome.seconds[name]:>10.1f}" for name, number in outcome.inputs.items()]
    rows.append(f"{'all':<16}{outcome.inputs.total():>10,}{seconds:>10.1f}")
    broken = f"{len(outcome.broken)} causes of faults" if outcome.broken else "nothing broke"
    return "\n".join([*rows, f"seed {seed}: {broken}"])


if __name__ == "__main__":
    sys.exit(main())
