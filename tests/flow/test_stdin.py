"""Who reads the plugin's stdin: as Bash shows it, and as the analysis sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.events import Init, StdinRead
from runelint.runner.package import read_package
from runelint.runner.scenario import Library, Scenario
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

LEFT = "left"
READS = {
    "cat": "cat >/dev/null",
    "cat in a substitution": "x=$(cat)",
    "cat of a dash": "cat /dev/null - >/dev/null",
    "cat in a function": "f() { cat; }; f >/dev/null",
    "cat in a subshell": "( cat >/dev/null )",
    "the beginning of a pipeline": "cat | tr a b >/dev/null",
    "a pipeline in the background": "cat | cat >/dev/null & wait",
    "a job that is given it": "cat <&0 >/dev/null & wait",
    "a kept descriptor": "exec 3<&0 </dev/null; cat <&3 >/dev/null",
    "a process substitution": "while read -r x; do :; done < <(cat)",
    "jq without a file": "jq . >/dev/null",
    "grep without a file": "grep -c . >/dev/null",
    "head": "head -c 100 >/dev/null",
    "sort of nothing": "sort >/dev/null",
    "tee": "tee /dev/null >/dev/null",
    "xargs": "xargs echo >/dev/null",
    "sed without a file": "sed -n p >/dev/null",
    "awk without a file": "awk '{ n++ }'",
    "wc": "wc -l >/dev/null",
    "tr": "tr a b >/dev/null",
    "base64": "base64 >/dev/null",
    "sha256sum": "sha256sum >/dev/null",
    "a shell without a script": "bash",
    "another shell's cat": "bash -c 'cat >/dev/null'",
    "python's stdin": "python3 -c 'import sys; sys.stdin.read()'",
    "read of all": "read -r -d '' x || true",
    "mapfile": "mapfile -t x",
    "a loop of read": "while read -r x; do :; done",
    "the file of stdin": "x=$(</dev/stdin)",
    "cat of the file of stdin": "cat /dev/stdin >/dev/null",
    "read of another descriptor": "exec 5<&0 </dev/null; while read -r -u 5 x; do :; done",
    "no argument": 'cat "$@" >/dev/null',
    "no argument of a function": 'f() { grep -c x "$@" || true; }; f >/dev/null',
    "no argument that is left": 'set -- a; shift; sed p "$@" >/dev/null',
    "no argument behind the first": 'f() { grep "$1" "${@:2}" || true; }; f x >/dev/null',
    "the last element with lastpipe": "shopt -s lastpipe; : | :; cat >/dev/null",
}
LEAVES = {
    "cat of a file": "cat /etc/hosts >/dev/null",
    "cat of /dev/null": "cat </dev/null",
    "an argument": 'f() { cat "$@"; }; f /etc/hosts >/dev/null',
    "an argument behind the first": 'f() { grep "$1" "${@:2}" || true; }; f x /etc/hosts >/dev/null',
    "a pipe to a function without arguments": 'f() { cat "$@"; }; echo x | f >/dev/null',
    "a here-string": "cat <<<x >/dev/null",
    "a here-document": "cat <<'END' >/dev/null\nx\nEND",
    "behind a pipe": "echo x | cat >/dev/null",
    "in a group behind a pipe": "echo x | { read -r y; cat; } >/dev/null",
    "a job": "cat & wait",
    "a group in the background": "{ cat; } & wait",
    "a loop that has a file": "while read -r x; do cat >/dev/null; done </etc/hosts",
    "read of a here-string": "read -r x <<<y",
    "mapfile of a command": "mapfile -t x < <(echo a)",
    "read of another file": "exec 5</etc/hosts; read -r -u 5 x",
    "read that only asks": "read -t 0 || true",
    "a terminal that is not there": "if [[ -t 0 ]]; then read -r x; fi",
    "stdin from nowhere": "exec </dev/null; cat",
    "jq with its own input": "jq -n '{}' >/dev/null",
    "a file for jq": "jq . <<<'{}' >/dev/null",
    "tee behind a pipe": "echo x | tee /dev/null >/dev/null",
    "a coprocess": 'coproc { cat; }; eval "exec ${COPROC[1]}>&-"; wait',
    "a version": "bash --version >/dev/null",
    "python's own program": "python3 -c 'print(1)' >/dev/null",
    "a process substitution that is written to": "echo x > >(cat >/dev/null); wait",
}


def reads(text: str) -> list[StdinRead]:
    """Return the reads of stdin that the analysis sees."""
    behaviour = analyse(Source("plugin.sh", text), parse(text), "/srv/plugin.sh", lambda _: None)
    return [event for event in behaviour.events if isinstance(event, StdinRead)]


def left_in_bash(text: str, sandbox: Sandbox, folder: Path) -> bool:
    """Return whether stdin still has the message in Bash after the script has run."""
    plugin = folder / "plugin.sh"
    plugin.write_text(
        f"#!/usr/bin/env bash\nexec 9<&0\n{text}\nexec 0<&9\nIFS= read -r all && printf '%s' \"$all\"\n",
        encoding="utf-8",
    )
    observation = sandbox.run(read_package(str(plugin)), Scenario(stdin=f"{LEFT}\n".encode(), library=Library.NONE))
    return observation.stdout.endswith(LEFT.encode())


@pytest.mark.parametrize("text", READS.values(), ids=READS)
def test_stdin_is_read(text: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Nothing is left of stdin in Bash, and the analysis sees who has read it."""
    assert not left_in_bash(text, sandbox, tmp_path)
    assert reads(text)


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_stdin_is_left(text: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """Stdin is as it was in Bash, and the analysis sees nobody reading it."""
    assert left_in_bash(text, sandbox, tmp_path)
    assert [read.command for read in reads(text)] == []


@pytest.mark.parametrize(
    ("text", "fed"),
    [
        ("rune_init", False),
        ('rune_init <<<"$x"', True),
        ("rune_init < <(cat)", True),
        ("exec 3<&0 </dev/null; rune_init <&3", False),
        ("f() { rune_init; }; f", False),
    ],
)
def test_init_knows_whether_it_reads_the_stdin_of_the_plugin(text: str, fed: bool) -> None:  # noqa: FBT001 - a column of the table
    """`rune_init` that is given something else is told apart from one that reads the plugin's stdin."""
    script = f"source /usr/lib/rune/rune_bpcs.sh\n{text}\n"
    behaviour = analyse(Source("plugin.sh", script), parse(script), "/srv/plugin.sh", lambda _: None)
    assert [event.fed for event in behaviour.events if isinstance(event, Init)] == [fed]


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("ssh host uptime", True),
        ("docker exec -i web uptime", True),
        ("docker exec -i web psql", False),
        ("cat", False),
        ("kubectl apply -f -", False),
    ],
)
def test_who_only_passes_stdin_on_is_known(text: str, passes: bool) -> None:  # noqa: FBT001 - a column of the table
    """A command that hands its stdin to where it connects to is told apart from one that wants something from it."""
    assert [read.passes for read in reads(text)] == [passes]
