"""What a text costs beside a plain report: how the worst texts are measured, for no machine is as fast as another."""

import time

from summaries.model import Article
from summaries.text.analyse import analyse

PLAIN = "Mara Lind said on Tuesday that 4,200 people were held in Marlow, according to the ministry.\n" * 2_500
DEARER = 12  # times what a plain report of the greatest length costs; a square would cost hundreds of times as much


def cost(text: str) -> float:
    """Seconds of processor time that a text takes, the best of two readings."""
    return min(_once(text), _once(text))


def _once(text: str) -> float:
    began = time.process_time()
    analyse(Article("a1", "", "", "", text))
    return time.process_time() - began
