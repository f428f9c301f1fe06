"""Lets processes run only a part of the time, as on a slower core: `… tests.load.slowed 0.2 PID…`."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from threading import Thread

RUNS = 0.01  # seconds at a time, at the mean


def slow_down(pid: int, share: float) -> None:
    """This process runs for `share` of the time, as long as it is there."""
    dice = random.Random(pid)  # noqa: S311 - so that several do not fall into step
    try:
        while True:
            runs = RUNS * dice.uniform(0.5, 1.5)
            os.kill(pid, signal.SIGCONT)
            time.sleep(runs)
            os.kill(pid, signal.SIGSTOP)
            time.sleep(runs * (1 - share) / share)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    for number in sys.argv[2:]:
        Thread(target=slow_down, args=(int(number), float(sys.argv[1]))).start()
