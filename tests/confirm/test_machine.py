"""A rehearsal and the sandbox agree about the machine: directories, files, programs, environment, and who runs whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.confirm.knobs import DIRECTORIES
from runelint.confirm.rehearsal.commands import run_list
from runelint.confirm.rehearsal.descriptors import Sink
from runelint.confirm.rehearsal.shell import Shell, Stage
from runelint.runner.package import read_package
from runelint.runner.sandbox import ENVIRONMENT
from runelint.runner.scenario import Answer, Double, File, Scenario
from runelint.runner.stage import machine_files, machine_folders
from runelint.runner.typical import default_double
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_NOT_THERE = ("/etc/shadow", "/nonexistent", "/opt/nothing", "/usr/bin/docker", "/var/lib/dpkg", "/var/log/syslog")
_TOOLS = ("/bin/bash", "/bin/cat", "/bin/sh", "/usr/bin/env", "/usr/bin/jq", "/usr/bin/stat", "/bin/sed")
_PATHS = sorted({*DIRECTORIES, *machine_folders(), *machine_files(), *_TOOLS, *_NOT_THERE})
_TESTS = "".join(f"if [[ -{test} {path} ]]; then echo {test} {path}; fi\n" for path in _PATHS for test in "defkrwx")
_TEXTS = "".join(f'echo "$(< {path})"\n' for path in sorted(machine_files()))
_NAMES = sorted({*ENVIRONMENT, "BASH", "HOSTNAME", "OLDPWD", "OPTIND", "OSTYPE", "PPID", "PWD", "SHLVL"})
_VARIABLES = "".join(f'echo "{name}=${{{name}-not set}}"\n' for name in _NAMES)
_MOVING = 'cd /mnt; echo "$PWD $OLDPWD"; cd /var/spool; echo "$PWD $OLDPWD"\n'
_GONE = Scenario(absent=("jq", "/usr/bin/sed"), files={"/dev/tcp/mirror/80": File("hello\n")})
_SAYING = Double(Answer(stdout="said\n"))
_LINES = (
    "sudo --user root say",
    "sudo -nu root A=1 say",
    "doas -u root say",
    "timeout --signal KILL 5 say",
    "timeout -k 1 5 say",
    "env --unset X A=1 say",
    "env -S 'say x'",
    "xargs -n 1 say <<< 'a b'",
    "xargs -I{} say {} <<< $'a\\nb'",
    "ionice --class 3 say",
    "nice -n 5 say",
    "nice -5 say",
    "flock /run/own say",
    "flock -n /run/own -c 'say; say'",
    "runuser -u root -- say",
    "runuser -l root -c 'say | cat'",
    "su root -c say",
    "chroot /mnt say",
    "setsid -w say",
    "stdbuf --output L say",
    "sudo -v",
    "flock 9 9> /run/own",
    "timeout 5 bash -c 'say; exit 3'",
    "exec -a other say",
    "exec -la other say",
    "command -p say",
    "command -- say",
    "builtin echo said",
)
_RUNNING = "".join(f"( {line}; ); echo $?\n" for line in _LINES)
_DOUBLES = {name: default_double(name) for name in ("chroot", "doas", "ionice", "runuser", "su", "sudo")}


def _rehearsed(text: str, scenario: Scenario) -> str:
    stage = Stage(scenario, lambda _: None, {}, 5000)
    shell = Shell(stage, Source("script.sh", text), "/opt/rune/plugins/script.sh")
    run_list(shell, parse(text).body)
    sink = shell.descriptors[1]
    assert isinstance(sink, Sink)
    return sink.value().text


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        pytest.param(_TESTS, Scenario(), id="tests"),
        pytest.param(_TESTS, _GONE, id="tests, with tools taken away"),
        pytest.param(_TEXTS, Scenario(), id="texts"),
        pytest.param(_TEXTS, _GONE, id="texts, with a peer"),
        pytest.param(_VARIABLES, Scenario(), id="variables"),
        pytest.param(_MOVING, Scenario(), id="moving"),
        pytest.param(_RUNNING, Scenario(commands={**_DOUBLES, "say": _SAYING}), id="running others"),
    ],
)
def test_a_rehearsal_knows_the_machine(text: str, scenario: Scenario, tmp_path: Path, sandbox: Sandbox) -> None:
    """What a plugin finds where the scenario says nothing is what the rehearsal of it finds."""
    plugin = tmp_path / "script.sh"
    plugin.write_text(f"#!/bin/bash\n{text}")
    observed = sandbox.run(read_package(str(plugin)), scenario).stdout.decode()
    assert _rehearsed(text, scenario).splitlines() == observed.splitlines()
