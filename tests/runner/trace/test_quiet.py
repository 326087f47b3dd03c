"""What the contract's library looks up is not traced, and nothing of the plugin's goes unseen for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.contract.bpcs.messages import default_message
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.scenario import Library, Scenario
from watched import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.observation import Observation
    from runelint.runner.supervise import Sandbox

HEAD = '#!/usr/bin/env bash\nsource "${0%/*}/rune_bpcs.sh"\nrune_init\n'
PLUGIN = f"{PLUGINS}/plugin.sh"


@pytest.fixture
def observe(sandbox: Sandbox) -> Callable[[str], Observation]:
    """Return a function that runs a plugin, whose fourth line is the first of this text, with our own library."""

    def run(text: str) -> Observation:
        package = Package(PLUGIN, "/", {PLUGIN: Copied((HEAD + text).encode(), 0o755)}, {}, {}, ())
        return sandbox.run(package, Scenario(message=default_message(), library=Library.OURS))

    return run


def _callers(seen: Observation, at: int) -> list[tuple[str, int]]:
    """Return the calls that led to the write number `at`, but for those inside of the library."""
    step = seen.writes[at].step
    assert step is not None
    assert not seen.writes[at].doubt
    return [(frame.function, frame.line) for frame in seen.steps[step].spot.stack if not frame.function.startswith("_")]


def test_what_readers_and_emitters_print_has_its_line(observe: Callable[[str], Observation]) -> None:
    """What a reader and an emitter write by themselves comes from the line that calls them."""
    seen = observe("rune_param a b\nrune_obs trace_id\nrune_ctx_json c '[]'\nrune_ok done '{\"a\": 1}'\n")
    assert [program for _, _, program in written(seen)] == ["bash"] * 4
    assert _callers(seen, 0) == [("rune_param", 4)]
    assert _callers(seen, 1) == [("rune_obs", 5)]
    assert _callers(seen, 3) == [("rune_ok", 7)]


def test_what_follows_is_traced(observe: Callable[[str], Observation]) -> None:
    """After a reader the shell that called it is traced, and after an emitter what the plugin does at its end."""
    text = (
        "trap 'true at end' EXIT\nx=$(rune_param a; true in child)\nrune_param a >/dev/null\ntrue here\nrune_ok done\n"
    )
    seen = observe(text)
    own = [step.text for step in seen.steps if step.text.startswith("true ")]
    assert own == ["true in child", "true here", "true at end"]
    assert not seen.blind


def test_looking_up_is_not_traced(observe: Callable[[str], Observation]) -> None:
    """No step is in a function that a quiet one has called."""
    seen = observe("x=$(rune_param a; rune_meta message_id; rune_param_json b 1)\nrune_error 3 bad '{}'\n")
    inside = {step.spot.stack[0].function for step in seen.steps if step.spot.stack}
    assert {"_rune_take", "_rune_tell", "_rune_find", "_rune_answer"} <= inside
    assert not inside & {"_rune_print", "_rune_knows", "_rune_compact", "_rune_quote"}


def test_traps_that_functions_inherit_are_traced(observe: Callable[[str], Observation]) -> None:
    """With functrace a DEBUG trap runs in every function, and is traced there."""
    seen = observe("set -T\ntrap ': debug' DEBUG\nrune_param a >/dev/null\ntrap - DEBUG\nrune_ok x\n")
    functions = {step.spot.stack[0].function for step in seen.steps if step.text == ": debug" and step.spot.stack}
    assert {"rune_param", "_rune_tell", "_rune_print"} <= functions


def test_a_trace_that_was_led_to_stdout_is_not_the_plugins(observe: Callable[[str], Observation]) -> None:
    """A plugin that opens every descriptor on its stdout has printed what it prints where nobody traces it."""
    seen = observe('for i in {3..255}; do eval "exec $i>&1"; done 2>/dev/null\necho one\necho two\n')
    assert seen.stdout == b"one\ntwo\n"
    assert seen.blind
