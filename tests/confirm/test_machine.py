"""A rehearsal and the sandbox agree about the machine: its directories, files, programs and environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.confirm.knobs import DIRECTORIES
from runelint.confirm.rehearsal.commands import run_list
from runelint.confirm.rehearsal.descriptors import Sink
from runelint.confirm.rehearsal.shell import Shell, Stage
from runelint.runner.package import read_package
from runelint.runner.sandbox import ENVIRONMENT
from runelint.runner.scenario import File, Scenario
from runelint.runner.stage import machine_files, machine_folders
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
    ],
)
def test_a_rehearsal_knows_the_machine(text: str, scenario: Scenario, tmp_path: Path, sandbox: Sandbox) -> None:
    """What a plugin finds where the scenario says nothing is what the rehearsal of it finds."""
    plugin = tmp_path / "script.sh"
    plugin.write_text(f"#!/bin/bash\n{text}")
    observed = sandbox.run(read_package(str(plugin)), scenario).stdout.decode()
    assert _rehearsed(text, scenario).splitlines() == observed.splitlines()
