"""How commands answer of which a scenario says nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import runelint.runner
from boxes import Box
from runelint.confirm.knobs import case_of
from runelint.flow.command_table import by_name
from runelint.runner.called import called_names
from runelint.runner.farm import CORE
from runelint.runner.scenario import Answer, Double, Scenario
from runelint.runner.typical import default_doubles, typical_answers
from runelint.syntax import parse


def test_core_tools_are_not_doubled() -> None:
    """By default a core tool is the real one, by name and where it always is; the same name elsewhere is doubled."""
    assert set(default_doubles(["jq", "/usr/bin/jq", "/bin/cat", "/opt/x/jq", "lvs"])) == {"/opt/x/jq", "lvs"}


def test_an_unknown_command_succeeds_in_silence() -> None:
    """A command of which nothing is known succeeds, prints nothing but JSON and reads nothing, if not asked to."""
    double = default_doubles(["frobnicate"])["frobnicate"]
    assert double._replace(cases=()) == Double()
    asked = [case for case in double.cases if case.reads_stdin is None]
    assert all(case.arguments is not None and "json" in case.arguments for case in asked)
    assert {case.answer for case in asked} == {Answer(stdout="{}\n")}
    assert {case.answer for case in double.cases if case not in asked} == {Answer()}


def test_what_is_typical_is_said_once() -> None:
    """No command is in two tables of `typical.toml`; of the core tools there is the one that tells of the machine."""
    text = Path(runelint.runner.__file__).with_name("typical.toml").read_text(encoding="utf-8")
    names = [name for names in tomllib.loads(text) for name in names.split()]
    assert sorted(names) == sorted(by_name(tomllib.loads(text)))
    assert set(names) & set(CORE) == {"uname"}


def test_the_kernel_is_the_same_on_every_machine() -> None:
    """The release and the machine that `uname` tells are made up; what else it is asked for it answers itself."""
    double = default_doubles(["uname"])["uname"]
    answers = {line: case_of(double, line, 1) for line in ("-r", "-m", "--machine", "-s", "")}
    assert {line: case and case.answer.stdout for line, case in answers.items()} == {
        "-r": "6.1.0-18-amd64\n",
        "-m": "x86_64\n",
        "--machine": "x86_64\n",
        "-s": None,
        "": None,
    }
    assert double.real


@pytest.mark.parametrize("name", sorted(typical_answers()))
def test_a_typical_answer_can_be_reached(name: str) -> None:
    """Each answer of `typical.toml` has two to four parts, and no pattern stands behind the same one."""
    typical = typical_answers()[name]
    patterns = [row[0] for row in typical.answers]
    assert len(set(patterns)) == len(patterns)
    assert all(2 <= len(row) <= 4 for row in typical.answers)
    assert "*" not in patterns[:-1]


@pytest.mark.parametrize(
    ("line", "stdout"),
    [
        ("systemctl is-active nginx", "active\n"),
        ("systemctl --user is-active --quiet nginx", ""),
        ("systemctl show nginx -p ActiveState --value", "active\n"),
        ("systemctl show -p MainPID --value nginx", "4242\n"),
        ("systemctl restart nginx", ""),
        ("pg_dump -Fc -d web -f /run/web.dump", ""),
        ("pg_dump --format=c web", "-- dump\n"),
        ("ip link set dev eth0 mtu 9000", ""),
        ("ip route replace default via 192.0.2.1", ""),
        ("timedatectl set-timezone UTC", ""),
        ("az vm restart --name web", ""),
        ("docker inspect -f '{{.State.Running}}' web", "true\n"),
        ("docker inspect web | jq -r '.[0].State.Health.Status'", "healthy\n"),
        ("docker ps -q --filter name=web", "3f4e5d6c7b8a\n"),
        ("docker ps --format '{{.Names}}'", "web\n"),
        ("curl -s -o /dev/null -w '%{http_code}' http://x", "200"),
        ("curl -fsS http://x | jq -r .status", "ok\n"),
        ("kubectl get pods -n x -o json | jq '.items | length'", "0\n"),
        ("hostname", "host1\n"),
        ("hostname -f", "host1.example.org\n"),
        ("nproc", "4\n"),
        ("free -m | awk '/^Mem:/ {print $2}'", "7976\n"),
        ("git -C /srv rev-parse --abbrev-ref HEAD", "main\n"),
        ("redis-cli -h x ping", "PONG\n"),
        ("psql -tAc 'select 1'; cat", "1\nrest\n"),
        ("ssh h true; cat", ""),
        ("ssh -n h true; cat", "rest\n"),
        ("nc -zv -w 3 h 22; cat", "rest\n"),
        ("docker ps -q; cat", "3f4e5d6c7b8a\nrest\n"),
        ("docker exec -i web sh; cat", ""),
        ("kubectl apply -f -; cat", ""),
        ("frobnicate put x -; cat", ""),
        ("frobnicate --data=@-; cat", ""),
        ("frobnicate login --token-stdin; cat", ""),
        ("frobnicate /dev/stdin x; cat", ""),
        ("frobnicate -x --all a-b; cat", "rest\n"),
        ("su - app -c true; cat", "rest\n"),
        ("java -version 2>&1 | head -n1", 'openjdk version "17.0.9" 2023-10-17\n'),
    ],
)
def test_well_known_commands_answer_as_in_life(line: str, stdout: str, tmp_path: Path) -> None:
    """By default a command prints what it prints when all is well, and reads its stdin when it would."""
    scenario = Scenario(commands=default_doubles(called_names(parse(line))))
    done = Box(tmp_path)(line, scenario, stdin=b"rest\n")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, stdout, b"")
