"""Work that ends, whatever it is about."""

from __future__ import annotations

import os
import re
import signal
import threading
import time

import pytest

from runelint.endurance import Bound, ExhaustedError

MB = 1 << 20


def endless() -> None:
    """Never return."""
    while True:
        pass


def greedy() -> None:
    """Take more and more memory."""
    held = []
    while True:
        held.append(bytearray(MB))


def test_work_within_bounds_goes_on() -> None:
    """What stays within its bound is not disturbed, and no signal is left behind."""
    before = signal.getsignal(signal.SIGVTALRM)
    with Bound(60, 64 * MB):
        assert signal.getsignal(signal.SIGVTALRM) is not before
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_time_and_memory_are_bounded() -> None:
    """A loop, a regular expression that explodes and a list that grows are ended, with the reason in words."""

    def exploding() -> None:
        re.match(r"(a|aa)+$", "a" * 200 + "b")

    for work in (endless, exploding):
        with pytest.raises(ExhaustedError, match=r"more than 0\.2 seconds of processor time"), Bound(0.2, 64 * MB):
            work()
    with pytest.raises(ExhaustedError, match="more than 64 MB of memory"), Bound(60, 64 * MB):
        greedy()


def test_waiting_is_bounded_by_the_clock() -> None:
    """Where work has to end by the clock it ends while it waits, too, and no signal is left behind."""
    before = signal.getsignal(signal.SIGALRM)
    reading, writing = os.pipe()
    began = time.monotonic()
    with pytest.raises(ExhaustedError, match=r"more than 0\.3 seconds$"), Bound(60, 64 * MB, by_clock=0.3):
        os.read(reading, 1)
    assert time.monotonic() - began < 5
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize(("outer", "inner"), [(60, 0.2), (0.2, 60)])
def test_bounds_stand_in_each_other(outer: float, inner: float) -> None:
    """The bound that is passed is named, the outer one also while an inner one holds."""
    within, around = Bound(inner, 64 * MB), Bound(outer, 64 * MB)
    with pytest.raises(ExhaustedError) as raised, around, within:
        endless()
    assert raised.value.bound is (within if inner < outer else around)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_another_thread_is_not_bounded() -> None:
    """Signals reach the main thread only: elsewhere work is done all the same."""
    done: list[bool] = []

    def work() -> None:
        with Bound(60, MB):
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
