"""What the tests of the trace need: plugins that are executed in the real sandbox, and watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import read_package
from runelint.runner.scenario import Library, Scenario, Start

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.observation import Observation
    from runelint.runner.supervise import Sandbox
    from watched import Observe

FIRST = "#!/usr/bin/env bash\n"


@pytest.fixture
def observe(sandbox: Sandbox, tmp_path: Path) -> Observe:
    """Return a function that runs a plugin."""
    return _runs(sandbox, tmp_path, traced=True)


@pytest.fixture
def observe_bare(sandbox: Sandbox, tmp_path: Path) -> Observe:
    """Return a function that runs a plugin whose Bash is told nothing, and so does not trace."""
    return _runs(sandbox, tmp_path, traced=False)


def _runs(sandbox: Sandbox, tmp_path: Path, *, traced: bool) -> Observe:
    def run(text: str, *, stdin: bytes = b"", start: Start = Start.BASH, **files: str) -> Observation:
        first = "" if text.startswith("#!") else FIRST
        for name, content in {"plugin": first + text, **files}.items():
            path = tmp_path / f"{name}.sh"
            path.write_text(content, encoding="utf-8")
            path.chmod(0o755)
        scenario = Scenario(stdin=stdin, library=Library.NONE, start=start)
        return sandbox.run(read_package(str(tmp_path / "plugin.sh")), scenario, traced=traced)

    return run
