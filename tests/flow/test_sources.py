"""What a text is made of: what flows through expansions and commands."""

from __future__ import annotations

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.events import Run
from runelint.flow.values import Origin, begins_with
from runelint.syntax import Source, parse

HEAD = """\
set -euo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
p=$(rune_param name d)
params=$(rune_all_params)
"""
FLOWS = [
    'x=$(echo "$p" | tr a-z A-Z)',
    'x=$(basename "$p")',
    "x=${p%%.*}",
    "x=${p:0:3}",
    "x=${p//x/y}",
    "x=${p,,}",
    'x=$(printf "%s-%s" a "$p")',
    'printf -v x "%10s" "$p"',
    'read -r x <<<"$p"',
    'read -r _ x < <(printf "%s\\n" "$p")',
    'IFS=, read -ra a <<<"$p"; x=${a[0]}',
    'IFS=, read -ra a <<<"$p"; x="${a[*]}"',
    'mapfile -t a < <(jq -r ".l[]" <<<"$params"); x=${a[1]}',
    'x=$(jq -r .x <<<"$params")',
    'x=$(echo "$params" | jq -r ".x // empty")',
    'x=$(jq -rn --arg v "$p" "\\$v | ascii_downcase")',
    'f() { printf "%s\\n" "x$1"; }; x=$(f "$p")',
    'f() { local v=$1; v+=y; echo "$v"; }; x=$(f "$p")',
    'f() { cat; }; x=$(f <<<"$p")',
    'while read -r l; do x=$l; done <<<"$p"',
    'while read -r k v; do x=$v; done < <(jq -r "to_entries[]|\\(.key) \\(.value)" <<<"$params")',
    "for i in $p; do x=$i; done",
    'a=(a "$p"); for i in "${a[@]}"; do x=$i; done',
    'a=(); for i in 1 2 3; do a+=("$i$p"); done; x="${a[*]}"',
    'declare -A m=([k]="$p"); x=${m[k]}',
    "declare -A m; m[$RANDOM]=$p; x=${m[k]}",
    'x=$(sed "s/y/$p/" /etc/hosts)',
    'x=$(awk -v v="$p" "BEGIN { print v }")',
    'x=$(cat <(echo "$p"))',
    'x=$(echo "$p" | sort | uniq | head -n1)',
    'x=$(grep -o "a.*" <<<"$p")',
    "x=${UNSET:-$p}",
    "x=${p:-$(rune_ctx other)}",
    "declare -u x=$p",
    'x=$(rune_ctx other "$p")',
    'set -- "$p"; x=$1',
    'set -- a "$p"; shift; x=$*',
    "[[ $p =~ (.*)-x ]] && x=${BASH_REMATCH[1]}",
    'exec 5<<<"$p"; read -r x <&5',
    'exec 5<<<"$p"; read -r -u 5 x',
    "x=$RUNE_MESSAGE_METADATA",
    'x=$(jq -r .message_id <<<"$RUNE_MESSAGE_METADATA")',
    "x=$(rune_obs trace_id)",
    'x=$(echo "$p" | sudo tee /etc/x)',
    "if [[ -n ${Y:-} ]]; then x=$p; else x=a; fi",
]
DOES_NOT_FLOW = [
    "x=${#p}",
    'x=$(wc -c <<<"$p")',
    'x=$(md5sum <<<"$p")',
    'x=$(jq length <<<"$params")',
    'x=$(jq -r ".n | tonumber" <<<"$params")',
    'x=$(jq -r \'.list | any(. == "x")\' <<<"$params")',
    'x=$(jq -r \'@sh "a=\\(.a)"\' <<<"$params")',
    'x=$(printf %q "$p")',
    'printf -v x "%q " "$p" b',
    'x=$(printf "%d" "$p")',
    "x=${p@Q}",
    "x=${p//[^a-z0-9]/}",
    "x=${p//\\'/\\'\\'}",
    "x=${p%%[!0-9]*}",
    'x=$(tr -cd "a-z0-9" <<<"$p")',
    'x=$(echo "$p" | tr -dc "[:alnum:]_-")',
    'x=$(sed "s/[^a-z0-9]//g" <<<"$p")',
    "x=$(sed 's/[&/\\]/\\\\&/g' <<<\"$p\")",
    'x=$(grep -oE "[0-9]+" <<<"$p")',
    'x=$(grep -c x <<<"$p")',
    'x=$(stat -c %s "/srv/$p")',
    'x=$(cat "/srv/$p")',
    'x=$(id -u "$p")',
    "x=$((p + 1))",
    "x=${p:+yes}",
    'x=$(awk -v a="$p" \'BEGIN { printf "%.0f", a * 100 }\')',
    "x=$(awk '{ print NF }' <<<\"$p\")",
    "p=a; x=$p",
    'if grep -q x <<<"$p"; then x=a; else x=b; fi',
]


def beginnings_of_x(body: str) -> set[tuple[Origin, str]]:
    """Return with what the argument of `target` begins that comes from outside, on any path."""
    text = HEAD + "bad() { rune_error 1 no; }\n" + body + '\ntarget "$x"\n'
    script = parse(text)
    assert not script.problems
    found = analyse(Source("plugin.sh", text), script, "/srv/plugin.sh", lambda _: None)
    runs = [event for event in found.events if isinstance(event, Run) and event.command == "target"]
    assert runs
    return {(hole.origin, hole.name) for run in runs for hole in begins_with(run.arguments[0])}


def comes_from_message(body: str) -> bool:
    """Return whether a value of the message is in the argument of `target`, on any path."""
    return any(origin is Origin.MESSAGE for origin, _ in beginnings_of_x(body))


@pytest.mark.parametrize("body", FLOWS)
def test_value_of_the_message_flows_through(body: str) -> None:
    """What goes through expansions, pipes, reads, functions and text filters is still from the message."""
    assert comes_from_message(body)


@pytest.mark.parametrize("body", DOES_NOT_FLOW)
def test_nothing_of_the_value_is_left(body: str) -> None:
    """Lengths, checksums, answers, numbers, and what was cleaned or quoted are no longer the value."""
    assert not comes_from_message(body)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("x=$(</run/secrets/db)", (Origin.FILE, "/run/secrets/db")),
        ("x=$(cat /run/secrets/db)", (Origin.FILE, "/run/secrets/db")),
        ("read -r x </run/secrets/db", (Origin.FILE, "/run/secrets/db")),
        ("x=$(head -n1 /run/secrets/db | tr -d '\\n')", (Origin.FILE, "/run/secrets/db")),
        ('x="Bearer $API_TOKEN"', (Origin.ENVIRONMENT, "API_TOKEN")),
        ("x=${API_TOKEN:-none}", (Origin.ENVIRONMENT, "API_TOKEN")),
        ("x=$(vault read -field=x secret/db)", (Origin.OUTPUT, "vault")),
        ("x=$(vault read -field=x secret/db | base64)", (Origin.OUTPUT, "vault")),
    ],
)
def test_other_sources_are_followed_too(body: str, source: tuple[Origin, str]) -> None:
    """Files, environment variables and the output of commands are followed like values of the message."""
    assert source in beginnings_of_x(body)
