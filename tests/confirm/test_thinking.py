"""Thought that ends."""

from __future__ import annotations

import re
import threading

from runelint.confirm.thinking import Thinking


def test_a_thought_has_its_result() -> None:
    """What is thought in time is returned."""
    thinking = Thinking(60)
    assert thinking.result(lambda: 6 * 7) == 42
    assert not thinking.is_over


def test_a_thought_without_end_is_ended() -> None:
    """A loop, and a regular expression that explodes, are given up; afterwards there is no time left for another."""

    def endless() -> int:
        while True:
            pass

    for think in (endless, lambda: re.match(r"(a|aa)+$", "a" * 200 + "b")):
        thinking = Thinking(0.2)
        assert thinking.result(think) is None
        assert thinking.is_over
        assert thinking.result(lambda: 1) is None


def test_too_deep_a_thought_is_given_up() -> None:
    """A recursion that is too deep is a thought that cannot be thought to its end."""

    def deep(level: int) -> int:
        return deep(level + 1) + 1

    assert Thinking(60).result(lambda: deep(0)) is None


def test_a_thought_in_another_thread_is_not_timed() -> None:
    """Signals reach the main thread only: elsewhere a thought has its result all the same."""
    found: list[int | None] = []
    thread = threading.Thread(target=lambda: found.append(Thinking(60).result(lambda: 1)))
    thread.start()
    thread.join()
    assert found == [1]
