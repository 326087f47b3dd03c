"""First lines: which of them start Bash, as the kernel and `env` see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import read_package
from runelint.runner.scenario import Limits, Scenario, Start
from runelint.syntax.shebang import has_shebang, starts_bash

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

BASH = [
    "#!/usr/bin/env bash",
    "#!/bin/bash",
    "#! /bin/bash  ",
    "#!\t/usr/bin/bash -e",
    "#!/bin/bash -eu",
    "#!/bin/bash --",
    "#!/usr/bin/env -S bash -e",
    "#!/usr/bin/env -Sbash",
    "#!/usr/bin/env -S FOO=1 bash -eu",
    "#!/usr/bin/env -S -i bash",
    "#!/usr/bin/env -S -u HOME bash",
    "#!/usr/bin/env --split-string=bash -u",
    "#!/usr/bin/env /bin/bash",
]
ANOTHER = [
    "",
    "# text",
    " #!/bin/bash",
    "\n#!/bin/bash",
    "#!",
    "#!bash",
    "#!/bin/sh",
    "#!/usr/bin/env sh",
    "#!/bin/sh -e",
    "#!/usr/bin/env zsh",
    "#!/bin/zsh",
    "#!/usr/bin/env bash -e",
    "#!/usr/bin/env -i bash",
    "#!/usr/bin/env python3",
]
# They are not on every machine.
ELSEWHERE = [
    "#!/usr/local/bin/bash",
    "#!/opt/homebrew/bin/bash",
    "#!/nix/store/0123-bash-5.2/bin/bash",
    "#!/run/current-system/sw/bin/bash",
    "#!/usr/bin/env bash5",
    "#!/usr/bin/bash-5.2",
    "#!/usr/bin/sudo /bin/bash",
    "#!/usr/bin/env nix-shell\n#! nix-shell -i bash -p jq",
    "#!/usr/bin/env -S nix shell nixpkgs#bash --command bash",
]


def ran_by_bash(sandbox: Sandbox, folder: Path, line: str) -> bool:
    """Return whether Bash runs a script with this first line that is started by its path."""
    path = folder / "plugin.sh"
    path.write_text(f'{line}\necho "${{BASH_VERSION:+by bash}}"\n', encoding="utf-8")
    path.chmod(0o755)
    scenario = Scenario(start=Start.PATH, limits=Limits(seconds=5))
    return sandbox.run(read_package(str(path)), scenario, traced=False).stdout == b"by bash\n"


@pytest.mark.parametrize("line", BASH)
def test_bash_is_started(line: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """A first line that starts Bash is seen to do so, and taken for one."""
    assert ran_by_bash(sandbox, tmp_path, line)
    assert starts_bash(f"{line}\n")


@pytest.mark.parametrize("line", ANOTHER)
def test_bash_is_not_started(line: str, sandbox: Sandbox, tmp_path: Path) -> None:
    """A first line that starts something else, or nothing, is seen to do so, and taken for one."""
    assert not ran_by_bash(sandbox, tmp_path, line)
    assert not starts_bash(f"{line}\n")


@pytest.mark.parametrize("line", ELSEWHERE)
def test_bash_may_stand_elsewhere(line: str) -> None:
    """Bash from any folder counts, and so does a program that is told to start it."""
    assert starts_bash(f"{line}\nset -eu\n")


def test_another_program_after_a_wrapper_is_not_bash() -> None:
    """A wrapper that starts something else does not start Bash."""
    assert not starts_bash("#!/usr/bin/env nix-shell\n#! nix-shell -i python3 -p python3\n")
    assert not starts_bash("#!/usr/bin/sudo /bin/sh\n")


def test_only_the_first_line_is_a_shebang() -> None:
    """A shebang that stands further down is a comment."""
    assert has_shebang("#!/bin/sh\n")
    assert not has_shebang("\n#!/bin/bash\n")
    assert not has_shebang("# text\n#!/bin/bash\n")
