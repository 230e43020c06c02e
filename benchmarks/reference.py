"""A fixed loop, to be measured beside whatever is: it says how fast the machine is just now."""

import time


def reference() -> float:
    """Seconds of a fixed loop."""
    began, total = time.perf_counter(), 0
    for number in range(1_000_000):
        total += number & 7
    return time.perf_counter() - began
