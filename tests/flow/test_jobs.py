"""Which processes go on after the plugin and keep its stdout open: as Bash shows it, and as the analysis sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.flow.behaviour import Behaviour, analyse
from runelint.flow.events import Spawn
from runelint.runner.package import read_package
from runelint.runner.scenario import Library, Scenario
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

HOLDS = {
    "a job": "sleep 2 &",
    "a job in a function": "f() { sleep 2 & }; f",
    "a job in a subshell": "( sleep 2 & )",
    "a group": "{ sleep 2; :; } &",
    "a subshell": "( sleep 2; : ) &",
    "a list": "true && sleep 2 &",
    "a branch": "if true; then sleep 2; fi &",
    "a loop that has no end": "while true; do sleep 1; done &",
    "a function": "f() { sleep 2; :; }; f &",
    "the end of a pipeline": "sleep 2 | cat &",
    "a pipeline behind which nothing is": "true | { sleep 2 & }",
    "nohup": "nohup sleep 2 &",
    "setsid with a fork": "setsid -f sleep 2",
    "a disowned job": "sleep 2 & disown",
    "a job of eval": "eval 'sleep 2 &'",
    "a job of another shell": "bash -c 'sleep 2 &'",
    "a job of the EXIT trap": "trap 'sleep 2 &' EXIT",
    "stderr on stdout, then stdout away": "sleep 2 2>&1 >/dev/null &",
    "descriptor 3": "exec 3>&1 1>&2; sleep 2 &",
    "descriptor 3 of a job without stdout": "exec 3>&1; sleep 2 >/dev/null &",
    "a named descriptor": "exec {out}>&1 >/dev/null; sleep 2 &",
    "a duplicate for reading": "exec 4<&1 1>/dev/null; sleep 2 &",
    "descriptor 3 of a coprocess": "exec 3>&1; coproc { sleep 2; :; }",
    "descriptor 3 in a substitution": "exec 3>&1; x=$(sleep 2 >/dev/null & echo)",
    "stdout that was put back": "exec 3>&1 >/dev/null; sleep 2 & exec >&3 3>&-",
    "a shell whose commands are redirected": "{ sleep 2 >/dev/null; } &",
    "a subshell of two commands": "( cd /; sleep 2 >/dev/null ) &",
    "a function whose commands are redirected": "f() { sleep 2 >/dev/null; }; f &",
    "a list whose end is redirected": "cd / && sleep 2 >/dev/null &",
    "the copy of a group": "{ { sleep 2; :; } & } >/dev/null",
    "the copy of a call": "f() { { sleep 2; :; } & }; f >/dev/null",
    "the copy of a call, as a function": "g() { sleep 2; :; }; f() { g & }; f >/dev/null",
    "the copy, in spite of exec": "{ ( exec >/dev/null; sleep 2; : ) & } >/dev/null",
    "a job of a job that is waited for": "{ sleep 2 & } & wait",
    "a job that the parent's wait does not know": "( sleep 2 & ); wait",
    "a disowned job, and wait": "sleep 2 & disown; wait",
    "one of two that is waited for": "sleep 2 & sleep 0.1 & wait $!",
    "wait on another way": 'sleep 2 & if [[ -n "${NEVER:-}" ]]; then wait; fi',
    "kill that only asks": "sleep 2 & kill -0 $!",
    "wait in a subshell": "sleep 2 & ( wait )",
    "jobs of a loop behind a pipe": "echo a | while read -r x; do sleep 2 & done; wait",
    "a job of a function that prints": 'f() { sleep 2 >&3 & echo "$!"; }; exec 3>&1; x=$(f)',
}
LETS_GO = {
    "a job without stdout": "sleep 2 >/dev/null &",
    "a job with stdout on stderr": "sleep 2 >&2 &",
    "a closed stdout": "sleep 2 >&- &",
    "both outputs away": "sleep 2 &>/dev/null &",
    "a group without stdout": "{ sleep 2; :; } >/dev/null 2>&1 &",
    "a subshell without stdout": "( sleep 2; : ) >/dev/null &",
    "a call without stdout": "f() { sleep 2; :; }; f >/dev/null &",
    "a definition without stdout": "f() { sleep 2 & } >/dev/null; f",
    "a group of exec": "{ exec >/dev/null; sleep 2; :; } &",
    "a subshell of exec": "( exec >/dev/null 2>&1 </dev/null; sleep 2; : ) &",
    "a subshell that becomes its command": "( sleep 2 >/dev/null ) &",
    "a subshell with exec of a command": "( exec sleep 2 >/dev/null ) &",
    "a program in a group without stdout": "{ sleep 2 & } >/dev/null",
    "a program in a call without stdout": "f() { sleep 2 & }; f >/dev/null",
    "a shell in a subshell without stdout": "( ( sleep 2; : ) & ) >/dev/null",
    "the beginning of a pipeline": "{ sleep 2 & } | cat >/dev/null",
    "a pipeline into nothing": "sleep 2 | cat >/dev/null &",
    "stdout away for all": "exec >/dev/null; sleep 2 &",
    "descriptor 3 closed": "exec 3>&1 1>&2; sleep 2 3>&- &",
    "setsid without stdout": "setsid -f sleep 2 >/dev/null",
    "a coprocess": "coproc { sleep 2; :; }",
    "a coprocess that reads": "exec 3>&1; coproc { cat; :; }",
    "a substitution": "x=$(sleep 2 >/dev/null & echo)",
    "a process substitution": "exec 4< <(sleep 2)",
    "a filter for stderr": "exec 2> >(cat >/dev/null)",
    "wait": "sleep 0.1 & wait",
    "wait for a number": "sleep 0.1 & wait $!",
    "wait for a number that was kept": 'sleep 0.1 & pid=$!; wait "$pid"',
    "wait in a function": "f() { wait; }; sleep 0.1 & f",
    "wait in the EXIT trap": "trap wait EXIT; sleep 0.1 &",
    "wait for each": 'p=(); for i in 1 2; do sleep 0.1 & p+=($!); done; for i in "${p[@]}"; do wait "$i"; done',
    "wait for all of a list": 'pids=(); for i in 1 2; do sleep 0.1 & pids+=($!); done; wait "${pids[@]}"',
    "wait for text": 'pids=""; for i in 1 2; do sleep 0.1 & pids+=" $!"; done; for p in $pids; do wait $p; done',
    "wait in a condition": "sleep 0.1 & if wait $!; then :; fi",
    "wait where there is a number": 'pid=""; sleep 0.1 & pid=$!; [[ -z $pid ]] || wait "$pid"',
    "wait in the subshell": "( sleep 0.1 & wait )",
    "kill": "sleep 2 & kill $!",
    "kill of a job": "sleep 2 & kill %1",
    "kill of all jobs": "sleep 2 & kill $(jobs -p)",
    "kill in the EXIT trap": "trap 'kill $pid' EXIT; sleep 2 & pid=$!",
    "asking until it is gone": "sleep 0.1 & while kill -0 $! 2>/dev/null; do sleep 0.05; done",
    "kill by xargs": "trap 'jobs -p | xargs -r kill' EXIT; sleep 2 &",
    "jobs in a substitution": "x=$(for i in 1 2; do sleep 0.1 & done; wait)",
    "wait as long as there are some": """
        pids=(); for i in 1 2; do sleep 0.1 & pids+=($!); done
        while ((${#pids[@]})); do wait "${pids[0]}"; pids=("${pids[@]:1}"); done""",
    "wait if there are some": """
        pids=(); for i in $(echo 1 2); do sleep 0.1 & pids+=($!); done
        if ((${#pids[@]} > 0)); then wait "${pids[@]}"; fi""",
    "wait unless there are none": """
        pids=(); for i in $(echo 1 2); do sleep 0.1 & pids+=($!); done
        [[ ${#pids[@]} -eq 0 ]] || wait "${pids[@]}"
        """,
    "the keys of an array": """
        declare -A p; for i in 1 2; do sleep 0.1 & p[$!]=$i; done
        for i in "${!p[@]}"; do wait "$i"; done""",
    "what the shell does at once": "log() { printf 'x\\n' >&2; }; log &",
}


def model(text: str) -> Behaviour:
    """Return what the analysis makes of a script."""
    return analyse(Source("plugin.sh", text), parse(text), "/srv/plugin.sh", lambda _: None)


def held(text: str) -> set[str]:
    """Return the commands that the analysis sees holding stdout open after the end, on some path."""
    return {spawn.command for path in model(text).paths if path.ending for spawn in path.ending.running}


def held_in_bash(text: str, sandbox: Sandbox, folder: Path) -> bool:
    """Return whether stdout was open after the end in the sandbox."""
    plugin = folder / "plugin.sh"
    plugin.write_text(f"#!/usr/bin/env bash\n{text}\n", encoding="utf-8")
    return sandbox.run(read_package(str(plugin)), Scenario(library=Library.NONE)).held_open


@pytest.mark.parametrize("text", HOLDS.values(), ids=HOLDS)
def test_stdout_is_held_open(text: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Both Bash and the analysis have somebody with stdout open after the end."""
    assert held_in_bash(text, sandbox, tmp_path)
    assert held(text)


@pytest.mark.parametrize("text", LETS_GO.values(), ids=LETS_GO)
def test_stdout_is_let_go(text: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Neither Bash nor the analysis has somebody with stdout open after the end."""
    assert not held_in_bash(text, sandbox, tmp_path)
    assert held(text) == set()


@pytest.mark.parametrize(
    ("text", "descriptors"),
    [
        ("sleep 2 &", (1,)),
        ("exec 3>&1; sleep 2 &", (1, 3)),
        ("exec 3>&1; sleep 2 >/dev/null &", (3,)),
        ("{ { sleep 2; :; } & } >/dev/null", (10,)),
        ("sleep 2 >/dev/null &", ()),
    ],
)
def test_spawn_has_the_descriptors_that_lead_to_stdout(text: str, descriptors: tuple[int, ...]) -> None:
    """A Spawn names the descriptors of the process that lead to contract stdout."""
    spawns = [event for event in model(text).events if isinstance(event, Spawn)]
    assert [spawn.holds for spawn in spawns] == [descriptors]


@pytest.mark.parametrize(
    "text",
    [
        "sleep 2 & pid=$(cat /run/pid); kill $pid",
        "sleep 2 & wait -n",
        "sleep 2 & pkill -P $$ sleep",
        'sleep 2 & tail --pid="$!" -f /dev/null >&2',
        'for i in $(ls); do sleep 1 & pids+=($!); done; for p in "${pids[@]}"; do wait "$p"; done',
        'for i in $(ls); do sleep 1 & done; while read -r p; do wait "$p"; done < <(jobs -p)',
        "sleep 2 & ssh -f -n host true >/dev/null; wait",
    ],
)
def test_what_is_not_known_is_not_held(text: str) -> None:
    """Where the analysis cannot tell which process is ended or waited for, it takes none for running."""
    assert held(text) == set()
