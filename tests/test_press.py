"""The press: in a process of its own, so that no chat waits; and nothing is drawn twice (16.1)."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from bot import texts
from models import charts
from models.charts import CALM, PRESS, Series
from models.charts.press import GENTLE, Pictures, Press, Stopped, packed, pressed
from models.language import Language

SOON = 30.0  # seconds, for a start on a busy machine


def where(*_: object) -> bytes:
    """In place of a picture: by which process it was drawn, and how nice that is."""
    return f"{os.getpid()} {os.nice(0)}".encode()


def drawn_into(path: str, figure: int) -> bytes:
    """In place of a picture: it counts how often it is drawn."""
    with Path(path).open("a") as file:
        file.write(f"{figure}\n")
    return f"the picture of {figure}".encode()


def dies_once(path: str) -> bytes:
    """In place of a picture: its first worker is killed, as by a machine without memory."""
    if not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return b"the second time"


def dies() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def sleeps(path: str) -> bytes:
    with Path(path).open("a") as begun:
        begun.write(".")
    time.sleep(60)
    return b""


class Odd(Exception):  # noqa: N818
    """It cannot go from one process to another."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


def is_odd() -> bytes:
    raise Odd("a", "b")


@pytest.fixture(autouse=True)
def nothing_is_drawn_yet() -> None:
    PRESS.pictures.forget()


@pytest.fixture
def press() -> Iterator[Press]:
    one = Press()
    yield one
    one.stop()


def picture(value: Decimal, language: Language = Language.EN) -> bytes:
    """Of the same figures, whichever objects they are."""
    names, series = [f"骨 {1}"], [Series("new", [value], CALM)]
    return charts.bars("T", "", names, ["1"], series, texts.in_short(language, "CNY"), language)


# Where


async def test_pictures_are_drawn_elsewhere_and_behind_the_conversations() -> None:
    said = pressed(where)
    pid, nice = map(int, (await asyncio.to_thread(said, 1)).split())
    assert pid != os.getpid()
    assert nice == min(os.nice(0) + GENTLE, 19)
    assert int(said(2).split()[0]) == pid  # one for all of them


def test_what_cannot_be_drawn_is_refused_as_here() -> None:
    with pytest.raises(ValueError, match="bars of nothing"):
        charts.bars("T", "", [], [], [], str, Language.EN)
    with pytest.raises(RuntimeError, match="Odd"):
        pressed(is_odd)()
    assert pressed(where)(3)


def test_what_cannot_go_to_a_process_says_so() -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        charts.bars("T", "", ["a"], ["1"], [Series("a", [1], CALM)], lambda n: "", Language.EN)


def test_a_worker_that_dies_is_replaced_and_the_picture_drawn_again(tmp_path: Path) -> None:
    assert pressed(dies_once)(str(tmp_path / "died")) == b"the second time"


def test_a_picture_that_kills_each_worker_is_given_up_and_the_next_one_drawn() -> None:
    with pytest.raises((EOFError, OSError)):
        pressed(dies)()
    assert pressed(where)(4)


# How it ends


def test_a_worker_that_nobody_needs_goes_and_leaves_nothing() -> None:
    press = Press(idle=0.05)
    assert soon(is_gone, int(press.draw(packed((where, (1,), {}))).split()[0]))
    press.stop()


def test_a_picture_that_hangs_is_given_up_at_once_and_the_next_one_drawn(tmp_path: Path) -> None:
    press, began = Press(at_most=SOON), tmp_path / "began"
    assert press.draw(packed((where, (1,), {})))  # its worker is there
    press.at_most = 2.0
    with pytest.raises(TimeoutError):
        press.draw(packed((sleeps, (str(began),), {})))
    assert began.read_text() == "."
    press.at_most = SOON
    assert press.draw(packed((where, (1,), {})))
    press.stop()


def test_whoever_waits_when_it_is_stopped_is_told(press: Press, tmp_path: Path) -> None:
    began = tmp_path / "began"
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(press.draw, packed((sleeps, (str(began),), {})))]
        assert soon(Path.exists, began)
        waiting += [threads.submit(press.draw, packed((where, (at,), {}))) for at in range(2)]
        time.sleep(0.1)
        press.stop()
        for one in waiting:
            with pytest.raises(Stopped):
                one.result(SOON)


PROGRAM = """
import time
from tests.test_press import where
from models.charts.press import pressed
print(pressed(where)(1).decode(), flush=True)
time.sleep(60)
"""


def test_the_worker_ends_with_the_application_also_by_kill_9() -> None:
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        worker = int(program.stdout.readline().split()[0])
        program.kill()
    assert soon(is_over, worker)


HANGS = """
import time
from models.charts.press import Worker, packed
worker = Worker(idle=60, at_most=0.5)
worker.line.send_bytes(packed((time.sleep, (60,), {})))
print(worker.process.pid, flush=True)
time.sleep(60)
"""


def test_a_worker_that_hangs_ends_although_nobody_is_there_any_more() -> None:
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", HANGS], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout
        worker = int(program.stdout.readline())
        program.kill()
    assert soon(is_over, worker)


T = TypeVar("T")


def soon(happened: Callable[[T], bool], to_whom: T) -> bool:
    """Whether it is so within some seconds."""
    until = time.monotonic() + SOON
    while not happened(to_whom):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def is_over(pid: int) -> bool:
    """It is no more, or nothing but an entry that whoever inherited it has not read."""
    status = Path(f"/proc/{pid}/stat")
    if status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z":
        return True
    return is_gone(pid)


# Nothing twice


def test_the_same_figures_are_drawn_once_and_changed_ones_anew(tmp_path: Path) -> None:
    path = str(tmp_path / "drawn")
    draw = pressed(drawn_into)
    for figure in (1, 1, 2, 1, 2):
        assert draw(path, figure) == f"the picture of {figure}".encode()
    assert Path(path).read_text() == "1\n2\n"


def test_it_is_the_figures_that_count_and_the_language_too() -> None:
    one = picture(Decimal("1.50"))
    assert picture(Decimal("1.50")) is one
    assert picture(Decimal("-1.50")) != one
    assert picture(Decimal("1.50"), Language.ZH_HANT) != one
    # Which objects are the same one does not matter: a name read twice from the database is two.
    name = "".join(["Hua", "lian"])
    assert packed((name, [name])) == packed(("Hualian", ["Hua" + name[3:]]))


def test_several_who_ask_for_the_same_at_once_have_it_drawn_once(tmp_path: Path) -> None:
    path = str(tmp_path / "drawn")
    with ThreadPoolExecutor(5) as threads:
        list(threads.map(lambda _: pressed(drawn_into)(path, 1), range(5)))
    assert Path(path).read_text() == "1\n"


def test_what_nobody_asked_for_longest_makes_room() -> None:
    kept = Pictures(10)
    for job in (b"a", b"b"):
        kept.keep(job, job * 4)
    assert kept.find(b"a") == b"aaaa"
    kept.keep(b"c", b"cccc")
    assert [kept.find(job) for job in (b"a", b"b", b"c")] == [b"aaaa", None, b"cccc"]
    kept.keep(b"d", b"d" * 11)  # more than there is room for
    assert [kept.find(job) for job in (b"a", b"c", b"d")] == [None, None, None]
