"""Which commands a plugin may start or ask for."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from runelint.runner.called import called_names
from runelint.runner.doubles import is_nameable
from runelint.syntax import parse
from runelint.syntax.names import BUILTINS
from samples import CHECKOUT, CLEAN_PLUGIN

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    # plain
    ("systemctl restart x | tee y && ! /usr/sbin/nginx -t", "systemctl tee /usr/sbin/nginx"),
    ("echo x; [[ -n $x ]]; cd /; f() { docker ps; }; f; rune_ok x", "docker"),
    ("x=$(hostname) y=`nproc` && cat <(ip a) <<<$(uptime)", "cat hostname nproc ip uptime"),
    ('./tool; lib/tool; a=1; $unknown x; "$DIR/tool"', ""),
    # questions
    ("command -v jq curl; type -P dig; hash ss; which lsof", "jq curl dig ss which lsof"),
    ("command -v echo f; f() { :; }", ""),
    (
        "[ -x /usr/bin/docker ] || [[ -x /opt/x/run ]] || test -f /usr/sbin/ufw; [[ -f /etc/x ]]",
        "/usr/bin/docker /usr/sbin/ufw /opt/x/run",
    ),
    # behind other commands
    ("sudo -n -u app X=1 timeout -k 1 5 docker ps", "sudo timeout docker"),
    ("nice -n 5 nohup env A=b ionice -c2 -n0 tar x", "nice nohup env ionice tar"),
    ("command -p ls; exec -a x java -jar y; time dd", "ls java dd"),
    ("sudo kill 1; echo 1 | xargs -n1 kill; kill 2", "sudo kill xargs"),
    ("find . -name x -exec chattr -i {} + -o -exec stat {} \\;", "find chattr stat"),
    ("sudo f; f() { :; }", "sudo"),
    # somewhere else
    ("ssh -p 22 h reboot; docker exec -i c mysql; kubectl exec p -- psql; sudo ssh h halt", "ssh docker kubectl sudo"),
    ("ssh h <<EOF\nmysqldump\nEOF", "ssh"),
    # code in text
    ("bash -c 'systemctl stop x; nginx -t'; su - app -c \"pg_dump $db\"", "bash systemctl nginx su pg_dump"),
    ("trap 'umount /mnt; rm x' EXIT; eval \"lsblk $x | sort\"", "umount rm lsblk sort"),
    ("trap - EXIT; trap cleanup EXIT; cleanup() { sync; }; trap foo", "sync"),
    ("sudo bash -s <<'EOF'\nvgs\nEOF\nsh <<<'lvs'", "sudo bash vgs sh lvs"),
    # variables
    ('CMD=systemctl; $CMD restart x; "$CMD" stop', "systemctl"),
    ("T=${TOOL:-podman}; $T ps; ${2:-nerdctl} x", "podman nerdctl"),
    ("SUDO=; ((EUID)) && SUDO='sudo -n'; $SUDO systemctl x", "sudo systemctl"),
    ("S=$(command -v sudo || true); $S lsof", "sudo lsof"),
    ("pick() { if a; then echo nerdctl; fi; }; R=$(pick); $R ps", "a nerdctl"),
    ('B=/opt/app/bin; "$B/ctl" x', "/opt/app/bin/ctl"),
    ("case $R in docker|podman) $R ps;; esac", "docker podman"),
    ('cmd=(docker restart); cmd+=(web); "${cmd[@]}"', "docker"),
    ('x=$y; y=$x; $x; a=("${a[@]}" b); ${a[0]}', "b"),
    ('R=$(rune_param runtime podman); "$R" ps', "podman"),
    # loops over names, functions that take them
    ("for c in jq curl; do command -v $c; done", "jq curl"),
    ('deps=(); deps+=(jq dig); for c in "${deps[@]}"; do command -v "$c"; done', "jq dig"),
    ('declare -A p=([dig]=bind); for k in "${!p[@]}"; do type -P $k; done', "dig"),
    ('need() { for c in "$@"; do command -v $c; done; }; need jq ss', "jq ss"),
    ('need() { local c=$1; command -v "$c"; }; need jq; need ss', "jq ss"),
    ('retry() { local n=$1; shift; until "$@"; do :; done; }; retry 3 nomad run x', "nomad"),
    ("step() { echo $1; sudo \"${@:2}\"; }; step 'a b' vgs -a", "sudo vgs"),
    ('f() { f "$@"; "$1"; }; f lvs', "lvs"),
]


@pytest.mark.parametrize(("text", "names"), LINES, ids=[text for text, _ in LINES])
def test_names_are_found(text: str, names: str) -> None:
    """The commands that are started or asked for are found, and nothing else."""
    assert sorted(called_names(parse(text))) == sorted(names.split())


def test_names_come_once_and_in_the_order_of_the_text() -> None:
    """Each name comes once, where it is first met."""
    assert called_names(parse("b; a; b; c $(a)")) == ("b", "a", "c")


def test_functions_of_sourced_files_are_no_commands() -> None:
    """A function that a sourced file defines is not taken for a command, and what it assigns is known."""
    sourced = parse("log() { :; }; TOOL=lvs")
    assert called_names(parse("log x; $TOOL"), sourced) == ("lvs",)


def test_functions_of_sourced_files_start_what_they_are_given() -> None:
    """What a function of a sourced file runs or asks for is found, also where the plugin gives it the command."""
    sourced = parse(
        'quiet() { "$@" >/dev/null; }; need() { for c in "$@"; do command -v "$c"; done; }; up() { ip link; }'
    )
    assert called_names(parse("need lvs; quiet systemctl reload x"), sourced) == ("systemctl", "lvs", "ip")


def test_a_folder_of_commands_is_no_command() -> None:
    """Where a command is in a folder that a word names, too, only the command is found."""
    text = 'run() { echo "$(rune_param home /opt/x)/bin/run.sh"; }; [[ -x $(run) ]] || exit; "$(run)" now'
    assert called_names(parse(text)) == ("/opt/x/bin/run.sh",)


def test_the_clean_plugin_calls_what_it_calls() -> None:
    """Of a plugin as it should be, its own commands are found."""
    assert called_names(parse(CLEAN_PLUGIN)) == ("dirname", "jq")


@pytest.mark.parametrize("path", sorted((CHECKOUT / "rules").glob("*/*/*.sh")), ids=lambda path: path.stem)
def test_names_can_be_doubled(path: Path) -> None:
    """Of every example of a rule each name that is found can have a double."""
    names = called_names(parse(path.read_text(encoding="utf-8")))
    assert all(map(is_nameable, names))


def test_builtins_are_those_of_bash() -> None:
    """The names that are never looked for in PATH are Bash's builtins."""
    done = subprocess.run(["bash", "-c", "compgen -b"], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == BUILTINS
