"""What the tests of the trace need: plugins that are executed in the real sandbox, and watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner import supervisor
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxMissingError
from runelint.runner.sandbox import first_process
from runelint.runner.scenario import Library, Scenario, Start
from runelint.runner.supervise import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Limits
    from watched import Observe

FIRST = "#!/usr/bin/env bash\n"


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Return an open sandbox; a machine without one skips the test and says why."""
    try:
        with Sandbox() as opened:
            yield opened
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox here: {missing}")


@pytest.fixture(scope="session")
def bare_sandbox() -> Iterator[Sandbox]:
    """Return an open sandbox in which the plugin's Bash is told nothing, and so does not trace."""
    with pytest.MonkeyPatch.context() as patch:
        # The supervisor is a copy of this process, made when the sandbox is opened.
        patch.setattr(supervisor, "first_process", _first_process_untold)
        try:
            with Sandbox() as opened:
                yield opened
        except SandboxMissingError as missing:
            pytest.skip(f"no sandbox here: {missing}")


def _first_process_untold(
    limits: Limits, start: tuple[str, ...], environment: Mapping[str, str], closed: Iterable[int] = ()
) -> tuple[str, ...]:
    told = {name: value for name, value in environment.items() if name != "BASH_ENV"}
    return first_process(limits, start, told, closed)


@pytest.fixture
def observe(sandbox: Sandbox, tmp_path: Path) -> Observe:
    """Return a function that runs a plugin."""
    return _runs(sandbox, tmp_path)


@pytest.fixture
def observe_bare(bare_sandbox: Sandbox, tmp_path: Path) -> Observe:
    """Return a function that runs a plugin as if there were no trace."""
    return _runs(bare_sandbox, tmp_path)


def _runs(sandbox: Sandbox, tmp_path: Path) -> Observe:
    def run(text: str, *, stdin: bytes = b"", start: Start = Start.BASH, **files: str) -> Observation:
        first = "" if text.startswith("#!") else FIRST
        for name, content in {"plugin": first + text, **files}.items():
            path = tmp_path / f"{name}.sh"
            path.write_text(content, encoding="utf-8")
            path.chmod(0o755)
        scenario = Scenario(stdin=stdin, library=Library.NONE, start=start)
        return sandbox.run(read_package(str(tmp_path / "plugin.sh")), scenario)

    return run
