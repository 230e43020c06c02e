"""SIGKILL at 50 random moments while articles are stored: python -m benchmarks.crash [kills]

After each, an independent reader finds the database sound, every acknowledged article with its text, and each address
once.  The short form runs with the tests.
"""

import random
import sys
import tempfile
from pathlib import Path

from tests.bot.store.test_sqlite_crash import assert_whole, run_and_kill


def main(kills: int) -> None:
    """Kill so often; raises AssertionError at the first loss."""
    dice, acknowledged = random.Random(), {0}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standfirst.db"
        for kill in range(1, kills + 1):
            acknowledged |= set(run_and_kill(path, max(acknowledged) + 1, dice.uniform(0, 0.4)))
            assert_whole(path, acknowledged - {0})
            print(f"\r{kill} kills, {len(acknowledged) - 1} articles, none lost, none doubled", end="", flush=True)
    print()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
