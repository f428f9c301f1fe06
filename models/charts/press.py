"""The press: pictures are drawn in a process of their own, so that no chat waits, and none twice (16.1)."""

from __future__ import annotations

import atexit
import io
import os
import pickle
import signal
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pkgutil import resolve_name
from threading import Lock, Thread
from typing import Any

TRIES = 2  # a worker that died of something else draws the picture the second time
# Seconds for one, its worker's start included: it takes less than one, unless the machine is full.
AT_MOST = 90.0
IDLE = 600.0  # seconds until a worker goes that nobody needs; it takes 150 MB
GENTLE = 19  # steps behind the conversations, where there are fewer cores than both would take
KEPT = 16_000_000  # bytes, of pictures of 50 to 300 KB: a morning's of a company


class Stopped(Exception):  # noqa: N818 - says what the press is
    """The application ends: it is not drawn any more."""


class Press:
    """One worker, which draws one picture after the other, and what it drew last.

    Threads wait here for their picture. The worker is started when there is something to draw. It
    ends by itself when this process does, in whatever way, since nobody holds the other end any more.
    """

    def __init__(self, kept: int = KEPT, idle: float = IDLE, at_most: float = AT_MOST) -> None:
        self.pictures = Pictures(kept)
        self.idle = idle
        self.at_most = at_most
        self._at_work = Lock()
        self._worker: Worker | None = None
        self._stops = 0

    def draw(self, job: bytes) -> bytes:
        """A picture, drawn or from before; raises what drawing raised, and Stopped when it is over."""
        if found := self.pictures.find(job):
            return found
        stops = self._stops
        with self._at_work:
            if found := self.pictures.find(job):
                return found  # somebody else asked for the same meanwhile
            for left in reversed(range(TRIES)):
                if stops != self._stops:
                    raise Stopped
                try:
                    content = self._ready().draw(job)
                except (EOFError, OSError) as error:
                    self._dismiss()
                    if not left or isinstance(error, TimeoutError):
                        raise  # what hangs would hang again, and everybody behind it
                else:
                    self.pictures.keep(job, content)
                    return content
        raise AssertionError("the last try returns or raises")

    def stop(self) -> None:
        """End the worker; whoever waits is told. Whoever asks later is drawn for by another one."""
        self._stops += 1
        if worker := self._worker:
            worker.process.kill()
        with self._at_work:  # whose picture it was has noticed
            self._dismiss()

    def _ready(self) -> Worker:
        if self._worker is None or not self._worker.is_there():
            self._worker = Worker(self.idle, self.at_most)
        return self._worker

    def _dismiss(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.end()


class Worker:
    """The parent's side of a process that draws."""

    def __init__(self, idle: float, at_most: float) -> None:
        self.at_most = at_most
        self.line, theirs = Pipe()
        with theirs:
            # Not by multiprocessing, which would have it read the program that runs once more.
            self.process = subprocess.Popen(  # noqa: S603 - ourselves
                [
                    sys.executable,
                    "-c",
                    f"from {__name__} import work; work({theirs.fileno()}, {idle}, {at_most})",
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
                process_group=0,  # Ctrl-C at a console means us; without us it ends by itself
            )
        # Somebody waits for its end, or one that went idle would stay as a zombie until the next.
        Thread(target=self.process.wait, daemon=True).start()

    def is_there(self) -> bool:
        return self.process.poll() is None

    def draw(self, job: bytes) -> bytes:
        self.line.send_bytes(job)
        if not self.line.poll(self.at_most):
            raise TimeoutError(f"no picture within {self.at_most:.0f} s")
        answer = pickle.loads(self.line.recv_bytes())  # noqa: S301 - from our own worker
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, bytes)
        return answer

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.line.close()


def work(line_number: int, idle: float, at_most: float) -> None:
    """The worker's side: draw what comes until nobody is there, or nothing came for long."""
    os.nice(GENTLE)
    with Connection(line_number) as line, suppress(EOFError, OSError):
        while line.poll(idle):
            signal.setitimer(signal.ITIMER_REAL, at_most)  # ends what hangs, also when nobody waits
            line.send_bytes(pickle.dumps(_drawn(line.recv_bytes())))
            signal.setitimer(signal.ITIMER_REAL, 0)


def _drawn(job: bytes) -> bytes | Exception:
    try:
        draw, args, kwargs = pickle.loads(job)  # noqa: S301 - from our own parent
        if isinstance(draw, str):
            draw = resolve_name(draw)
        content: bytes = draw(*args, **kwargs)
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        except Exception:  # not every error can travel: its words do
            return RuntimeError(repr(error))
        return error
    return content


class Pictures:
    """Those drawn last, by all that went into them; so a figure that changed is another picture."""

    def __init__(self, at_most: int) -> None:
        self.at_most = at_most  # bytes
        self._found: OrderedDict[bytes, bytes] = OrderedDict()
        self._size = 0
        self._alone = Lock()

    def find(self, job: bytes) -> bytes | None:
        key = sha256(job).digest()
        with self._alone:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def forget(self) -> None:
        """All of them, to have them drawn anew."""
        with self._alone:
            self._found.clear()
            self._size = 0

    def keep(self, job: bytes, content: bytes) -> None:
        """What nobody asked for longest makes room."""
        with self._alone:
            self._found[sha256(job).digest()] = content
            self._size += len(content)
            while self._size > self.at_most:
                _, oldest = self._found.popitem(last=False)
                self._size -= len(oldest)


PRESS = Press()
atexit.register(PRESS.stop)


def pressed(draw: Callable[..., bytes] | str) -> Callable[..., bytes]:
    """Drawn by the press. A function that is named, "package.module:function", only the press imports.

    What it is called with goes to another process: plain data, functions of a module, and partials
    of them; a lambda is refused (PicklingError, AttributeError).
    """

    def ask(*args: Any, **kwargs: Any) -> bytes:
        return PRESS.draw(packed((draw, args, kwargs)))

    return ask


def packed(job: object) -> bytes:
    """The same bytes for the same figures: without `fast` they would tell which objects are one."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(job)
    return content.getvalue()
