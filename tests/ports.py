"""Ports for processes that a test starts."""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def kept_port() -> Iterator[int]:
    """A free port of this machine; as long as the block lasts, only whoever is told of it listens on it.

    A port that is only looked up and let go is sooner or later given to another test, before the
    process listens that it was meant for.
    """
    with socket.socket() as kept:
        # Linux lets several bind one port who all say this, as long as one listens.
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        port = int(kept.getsockname()[1])
        if sys.platform != "linux":
            kept.close()
        yield port
