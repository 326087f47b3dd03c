"""What Bash executes of a value is what the analysis says it does: the same lines through both."""

from __future__ import annotations

import subprocess

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.events import Interpreted
from runelint.syntax import Source, parse

SANDBOX = (
    *("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"),  # noqa: S108 - inside
    *("--unshare-all", "--die-with-parent", "--clearenv", "--setenv", "PATH", "/usr/bin:/bin"),
)
RAN = "it-was-executed"
CODE = f"$(echo {RAN} >&2)"
NUMBER = f"GROUPS[0{CODE}]"
EXECUTED = [
    ("(( p > 1 ))", NUMBER),
    ("(( $p > 1 ))", NUMBER),
    (": $(( p + 1 ))", NUMBER),
    (": $[ p ]", NUMBER),
    ('let "x = p"', NUMBER),
    ('let x="$p"', NUMBER),
    ("[[ $p -lt 1 ]]", NUMBER),
    ("[[ 1 -eq p ]]", NUMBER),
    (': "${a[$p]}"', NUMBER),
    (': "${a[p]}"', NUMBER),
    ("a[$p]=1", NUMBER),
    ("a=([$p]=1)", NUMBER),
    (": ${x:p}", NUMBER),
    (": ${x:0:$p}", NUMBER),
    (': "${@:p}"', NUMBER),
    ("declare -i n=$p", NUMBER),
    ("declare -i n; n=$p", NUMBER),
    ("for ((i = 0; i < p; i++)); do break; done", NUMBER),
    ('printf -v "a[$p]" x', NUMBER),
    ('printf -v "$p" x', NUMBER),
    ('test -v "a[$p]"', NUMBER),
    ("[[ -v $p ]]", NUMBER),
    ('read -r "$p" <<<x', NUMBER),
    ('declare "$p=x"', f"a[0{CODE}]"),
    ('unset "a[$p]"', NUMBER),
    (': "${!p}"', NUMBER),
    ('declare -n r="$p"; : "$r"', NUMBER),
    ('eval "x=$p"', CODE),
    ("eval \"x='$p'\"", f"'{CODE}'"),
    ('bash -c ": $p"', CODE),
    ('bash -c \'eval "$1"\' _ "$p"', CODE),
    ('bash <<<": $p"', CODE),
    ('echo ": $p" | bash', CODE),
    ("bash -s <<EOF\n: $p\nEOF", CODE),
    ('trap ": $p" EXIT', CODE),
    ('source <(echo ": $p")', CODE),
    (': "${p@P}"', CODE),
    ('bash <(echo ": $p")', CODE),
    ('source /dev/stdin <<<": $p"', CODE),
    ('echo "$p" | xargs -I{} sh -c ": {}"', CODE),
    ('find /tmp -maxdepth 0 -exec sh -c ": $p" \\;', CODE),
    ('env X=1 sh -c ": $p"', CODE),
    ('exec sh -c ": $p"', CODE),
    ('$p "it-was-executed"', "/bin/echo"),
    ('"$p" "it-was-executed"', "/bin/echo"),
]
HARMLESS = [
    ("[ $p -lt 1 ]", NUMBER),
    ('test "$p" -eq 1', NUMBER),
    ("[[ $p == 1 ]]", NUMBER),
    ('printf "%d" "$p"', NUMBER),
    ('declare -A m; m[$p]=1; : "${m[$p]}"', NUMBER),
    ('export "$p=x"', NUMBER),
    ("x=$p; : ${#x}", NUMBER),
    ('shift "$p"', NUMBER),
    ('bash -c \': "$1"\' _ "$p"', CODE),
    ('q=$(printf %q "$p"); eval ": $q"', CODE),
    ('eval ": ${p@Q}"', CODE),
    ("eval ': \"$p\"'", CODE),
    ("trap ': \"$p\"' EXIT", CODE),
    ('bash <<"EOF"\n: $p\nEOF', CODE),
    ('bash -s -- "$p" <<"EOF"\n: "$1"\nEOF', CODE),
    ('awk -v v="$p" "BEGIN { v = v }"', CODE),
    ("cat <<EOF >/dev/null\n$p\nEOF", CODE),
    ('x=$(tr -cd "a-z" <<<"$p"); eval ": $x"', CODE),
]


def ran(body: str, value: str) -> bool:
    """Return whether Bash executes `value` in `body`."""
    script = f"p=$1\na=(1 2)\nx=abc\nset --\n{body}\n:\n"
    done = subprocess.run(
        [*SANDBOX, "bash", "-c", script, "fact", value], capture_output=True, text=True, check=False, timeout=20
    )
    assert "bwrap:" not in done.stderr
    lines = (done.stdout + done.stderr).splitlines()
    return any(line.startswith(RAN) for line in lines)


def said(body: str) -> bool:
    """Return whether the analysis says that something from the message is executed in `body`."""
    text = f"source /usr/lib/rune/rune_bpcs.sh\nrune_init\np=$(rune_param p 1)\na=(1 2)\nx=abc\n{body}\n"
    script = parse(text)
    assert not script.problems
    found = analyse(Source("plugin.sh", text), script, "/srv/plugin.sh", lambda _: None)
    return any(isinstance(event, Interpreted) for event in found.events)


@pytest.mark.parametrize(("body", "value"), EXECUTED)
def test_bash_executes_the_value_and_the_analysis_says_so(body: str, value: str) -> None:
    """A value that reaches one of these places unchecked runs a command."""
    assert ran(body, value)
    assert said(body)


@pytest.mark.parametrize(("body", "value"), HARMLESS)
def test_bash_does_not_execute_the_value_and_the_analysis_is_silent(body: str, value: str) -> None:
    """A value that is only compared, printed, quoted or handed over runs nothing."""
    assert not ran(body, value)
    assert not said(body)
