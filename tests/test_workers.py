"""Pieces of work done side by side."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from runelint.workers import Lost, done_by_workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


Item = TypeVar("Item")


def done(work: Callable[[int], object], count: int, *, jobs: int = 2) -> dict[int, object]:
    """Return the results of all pieces of work by their numbers."""

    @contextmanager
    def enter() -> Iterator[Callable[[int], object]]:
        yield work

    return dict(done_by_workers(enter, count, jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_piece_is_done_in_another_process(jobs: int) -> None:
    """Each piece of work is done once, by as many other processes as there are jobs and work for them."""
    results = done(lambda number: f"{number} by {os.getpid()}", 4, jobs=jobs)
    told = {number: str(result).split(" by ") for number, result in results.items()}
    assert {number: words[0] for number, words in told.items()} == {0: "0", 1: "1", 2: "2", 3: "3"}
    assert str(os.getpid()) not in {words[1] for words in told.values()}


def test_death_of_a_worker_costs_one_piece() -> None:
    """A worker that dies is lost with the piece at hand and its reason; the others are done."""

    def work(number: int) -> str:
        if number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 3:
            os._exit(7)
        return "done"

    assert done(work, 6) == {
        0: "done",
        1: Lost("killed by SIGKILL"),
        2: "done",
        3: Lost("ended with status 7"),
        4: "done",
        5: "done",
    }


def test_workers_leave_what_they_entered(tmp_path: Path) -> None:
    """Each worker enters once, whatever the number of its pieces, and leaves what it has entered at the end."""

    @contextmanager
    def enter() -> Iterator[Callable[[int], int]]:
        try:
            yield lambda number: number
        finally:
            (tmp_path / str(os.getpid())).touch()

    assert len(dict(done_by_workers(enter, 9, jobs=2))) == 9
    assert len(list(tmp_path.iterdir())) == 2


# A parent whose workers are asleep, each in a context that is left by removing a file.
SLEEPERS = """\
import contextlib, os, pathlib, sys, time
from runelint.workers import done_by_workers
@contextlib.contextmanager
def enter():
    mark = pathlib.Path(sys.argv[1], str(os.getpid()))
    try:
        mark.touch()
        yield lambda number: time.sleep(60)
    finally:
        mark.unlink()
for _ in done_by_workers(enter, 2, jobs=2):
    pass
"""


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -signal.SIGKILL)],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a worker that its parent was killed")
def test_no_worker_survives_its_parent(tmp_path: Path, number: signal.Signals, status: int) -> None:
    """Whatever ends the parent, its workers end too, and leave what they had entered."""
    parent = subprocess.Popen([sys.executable, "-c", SLEEPERS, str(tmp_path)], stderr=subprocess.DEVNULL)
    workers = {int(path.name) for path in _eventually(lambda: list(tmp_path.iterdir()), lambda found: len(found) == 2)}
    parent.send_signal(number)
    assert parent.wait(30) == status
    assert _eventually(lambda: list(tmp_path.iterdir()), lambda found: not found) == []
    assert _eventually(lambda: [pid for pid in workers if _is_alive(pid)], lambda alive: not alive) == []


def _eventually(look: Callable[[], list[Item]], enough: Callable[[list[Item]], bool]) -> list[Item]:
    """Return what is seen once it is enough, or after half a minute."""
    deadline = time.monotonic() + 30
    while not enough(look()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return look()


def _is_alive(pid: int) -> bool:
    """Return whether a process runs; one that has ended and that nobody waits for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
