"""What several tests need: plugins on disk, runelint as a process, snapshots, an engine without rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import runelint
from runelint.engine import FileReport
from runelint.finding import Finding, Note, Severity, Span
from runelint.runner.diagnosis import Trouble
from runelint.runner.rung import SandboxMissingError
from runelint.runner.supervise import Sandbox
from samples import CHECKOUT, Tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.catalogue import Rule
    from runelint.confirm.claim import Confirmer
    from runelint.reading import Taken

# For tests of benchmarks/. Behind all else: runelint itself is the one that is installed.
sys.path.append(str(CHECKOUT))
SNAPSHOTS = Path(__file__).parent / "snapshots"


def pytest_report_header() -> str:
    """Return the line that tells which runelint is tested."""
    return f"runelint: {runelint.__version__} from {Path(runelint.__file__).parent}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes snapshots anew; read them before they go in."""
    parser.addoption("--update-snapshots", action="store_true", help="write snapshots anew")


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Return runelint, to be run in the test's own folder."""
    return Tool(tmp_path)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes an executable file below the test's own folder."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    return write_file


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a whole output with the one in tests/snapshots."""

    def compare(name: str, output: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--update-snapshots"):
            path.write_text(output, encoding="utf-8")
        assert output == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def simple_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an engine in place that knows one thing: a line that begins with `echo` is RUNE101.

    Tests of discovery and reports then do not depend on what the rules say, or on how they say it.
    """
    monkeypatch.setattr("runelint.engine.check_text", _echo_is_noise)


@pytest.fixture
def no_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the sandbox of this process."""
    trouble = Trouble("bwrap", "There is no `bwrap`.", "Install it.")
    monkeypatch.setattr("runelint.runner.supervise.troubles", lambda: (trouble,))
    monkeypatch.setattr("runelint.runner.supervise._TRIED", set())


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Return an open sandbox; a machine that can have none skips the test and says why."""
    try:
        with Sandbox() as opened:
            yield opened
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox here: {missing}")


def _echo_is_noise(
    taken: Taken,
    shown: str,
    *,
    path: str,
    named: bool,
    rules: Sequence[Rule],
    confirmer: Confirmer | None = None,
    mode: int | None = None,
) -> FileReport:
    assert rules
    assert (mode is None) == (shown == "<stdin>")
    assert confirmer is not None
    assert path.startswith("/")
    lines = taken.content.decode("utf-8", "surrogateescape").split("\n")
    if "boom" in lines:
        raise ZeroDivisionError("boom")
    if "interrupt" in lines:
        raise KeyboardInterrupt
    plugin = named or any("rune_" in line for line in lines)
    findings = tuple(
        _noise(shown, number, line)
        for number, line in enumerate(lines, 1)
        if plugin and line.lstrip().startswith("echo ")
    )
    return FileReport(
        path=shown,
        kind="plugin" if plugin else "script",
        findings=findings,
        skipped=None,
        failures=(),
    )


def _noise(shown: str, number: int, line: str) -> Finding:
    span = Span(shown, number, line.index("echo") + 1, number, len(line) + 1)
    return Finding(
        code="RUNE101",
        name="stdout-print",
        severity=Severity.ERROR,
        span=span,
        message="`echo` writes to stdout, which must hold only the plugin's message.",
        answer='RUNE would answer "Malformed JSON from plugin" (code 400).',
        advice="Send it to stderr with `>&2`.",
        steps=(Note(span, "`echo` runs with the plugin's stdout"),),
    )
