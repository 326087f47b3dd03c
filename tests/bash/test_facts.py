r"""Facts about Bash: small scripts that the Bash of this machine runs, and that the analysis must see as Bash does.

Each file in `facts` is one fact. Its first comment lines say it; then come what is asked of the analysis and what Bash
does, one each:

    # outcome: exact       the analysis has one path that ends, and it prints and ends as Bash does
    # outcome: possible    the real outcome is among its paths; a hole in a text stands for any text
    # disagrees: reason    (where the analysis is known to be wrong: mending it makes the test fail)
    # stdout: "a\n"        what Bash prints, as a JSON string
    # status: 0            how Bash ends
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.descriptors import Sink
from runelint.flow.events import Emit, Run, Write
from runelint.syntax import parse
from runelint.syntax.source import Source

Writes: TypeAlias = tuple[str | None, ...]

FILES = sorted(Path(__file__).with_name("facts").glob("*.sh"))
# Where the script stands in the sandbox, and where the analysis is told that it stands.
SCRIPT = "/tmp/fact.sh"  # noqa: S108 - in a file system that exists as long as the sandbox
SANDBOX = (
    *("--ro-bind", "/", "/"),
    *("--dev", "/dev"),
    *("--tmpfs", "/tmp"),  # noqa: S108 - likewise
    *("--chdir", "/tmp"),  # noqa: S108 - likewise
    "--unshare-all",
    "--die-with-parent",
    "--clearenv",
)
_FIELD = re.compile(r"# (outcome|disagrees|stdout|status): (.+)")


@dataclass(frozen=True)
class Outcome:
    """What a run leaves behind.

    `stdout` is text with None for a stretch that the analysis does not know; a known status below 0 is any failure.
    """

    stdout: Writes
    status: int | None

    def covers(self, real: Outcome) -> bool:
        """Return whether the outcome `real` is one of those that this one stands for."""
        pattern = "".join(".*" if piece is None else re.escape(piece) for piece in self.stdout)
        text = "".join(piece or "" for piece in real.stdout)
        return re.fullmatch(pattern, text, re.DOTALL) is not None and self._covers_status(real.status)

    def _covers_status(self, real: int | None) -> bool:
        return self.status in {None, real} or (self.status == -1 and real != 0)

    @property
    def certain(self) -> bool:
        """Whether nothing is left open but which failure it is."""
        return self.status is not None and None not in self.stdout

    def __str__(self) -> str:
        """Return the outcome for the message of a test that fails."""
        text = "".join("…" if piece is None else piece for piece in self.stdout)
        return f"stdout {text!r}, status {'not known' if self.status is None else self.status}"


@dataclass(frozen=True)
class Fact:
    """A script with what its head says."""

    path: Path
    sentence: str
    exact: bool
    disagrees: str | None
    written: Outcome


def fact_in(path: Path) -> Fact:
    """Return the fact that the file states. Raises KeyError when a line of its head is missing."""
    fields: dict[str, str] = {}
    sentence: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if (found := _FIELD.fullmatch(line)) is not None:
            fields[found[1]] = found[2]
        elif not fields and line.startswith("# "):
            sentence.append(line[2:])
        else:
            break
    written = Outcome((json.loads(fields["stdout"]),), int(fields["status"]))
    exact = {"exact": True, "possible": False}[fields["outcome"]]
    return Fact(path, " ".join(sentence), exact, fields.get("disagrees"), written)


def outcome_in_bash(path: Path) -> Outcome:
    """Return what the script prints and how it ends in the sandbox, in an empty environment and without input."""
    done = subprocess.run(
        ["bwrap", *SANDBOX, "--ro-bind", str(path), SCRIPT, "bash", SCRIPT],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    return Outcome((done.stdout.decode("utf-8", "surrogateescape"),), done.returncode)


@dataclass(frozen=True)
class Imagined:
    """What the analysis makes of a script.

    `ended` are the outcomes of the paths that end. `cut` is what the other paths print until they go on like one of
    those. `gaps` are the reasons why something was left out.
    """

    ended: tuple[Outcome, ...]
    cut: tuple[Writes, ...]
    gaps: tuple[str, ...]

    def allows(self, real: Outcome) -> bool:
        """Return whether `real` is among the paths: those that end, and those that go on as the rest of one."""
        joined = (
            Outcome((*start, *end.stdout[at:]), end.status)
            for end in self.ended
            for start in self.cut
            for at in range(len(end.stdout) + 1)
        )
        return any(outcome.covers(real) for outcome in (*self.ended, *joined))

    def is_just(self, real: Outcome) -> bool:
        """Return whether `real` is what happens on the one path, and nothing is left open."""
        if len(self.ended) != 1 or self.gaps:
            return False
        only = self.ended[0]
        printed = "".join(piece or "" for piece in real.stdout)
        cut = ("".join(piece or "…" for piece in start) for start in self.cut)
        return only.certain and only.covers(real) and all(printed.startswith(start) for start in cut)

    def __str__(self) -> str:
        """Return one line for each path and each gap."""
        lines = [f"analysis: {outcome}" for outcome in self.ended] or ["analysis: no path ends"]
        lines += [f"on the way: {Outcome(start, None)}" for start in self.cut if start]
        lines += [f"left out: {gap}" for gap in self.gaps]
        return "\n  ".join(lines)


def imagined(path: Path) -> Imagined:
    """Return what the analysis makes of the script."""
    source = Source.from_bytes(SCRIPT, path.read_bytes())
    behaviour = analyse(source, parse(source.text), SCRIPT, _no_file)
    paths = [
        (tuple(piece for event in each.events for piece in _pieces(event)), each.ending) for each in behaviour.paths
    ]
    ended = tuple(Outcome(stdout, ending.status.value) for stdout, ending in paths if ending is not None)
    cut = tuple(stdout for stdout, ending in paths if ending is None)
    return Imagined(ended, cut, tuple(gap.reason for gap in behaviour.gaps))


def _no_file(path: str) -> None:
    del path


def _pieces(event: object) -> Writes:
    """Return what the event puts on the plugin's stdout."""
    match event:
        case Write(target=target, content=content) if target.sink is Sink.CONTRACT_STDOUT:
            return tuple(part if isinstance(part, str) else None for part in content.parts)
        case Run(target=target, writes=True) | Emit(target=target) if target.sink is Sink.CONTRACT_STDOUT:
            return (None,)
    return ()


@cache
def _why_no_sandbox() -> str | None:
    """Return why scripts cannot be run apart from the machine, or None when they can."""
    if shutil.which("bwrap") is None:
        return "there is no bwrap"
    done = subprocess.run(["bwrap", *SANDBOX, "bash", "-c", ":"], capture_output=True, timeout=30, check=False)
    return None if done.returncode == 0 else f"bwrap cannot be used: {done.stderr.decode(errors='replace').strip()}"


@pytest.fixture
def sandbox() -> None:
    """Skip the test where scripts cannot be run apart from the machine."""
    if (reason := _why_no_sandbox()) is not None:
        pytest.skip(reason)


def _analysed() -> list[object]:
    """Return the files, each marked with what the analysis is known to get wrong in it."""
    parameters: list[object] = []
    for path in FILES:
        reason = fact_in(path).disagrees
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        parameters.append(pytest.param(path, id=path.stem, marks=marks))
    return parameters


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in FILES])
def test_bash_does_what_the_fact_says(path: Path) -> None:
    """The Bash of this machine prints what the file says, and ends as it says."""
    fact = fact_in(path)
    real = outcome_in_bash(path)
    assert fact.sentence
    assert real == fact.written, f"{fact.sentence}\n  written: {fact.written}\n  Bash:    {real}"


@pytest.mark.parametrize("path", _analysed())
def test_the_analysis_sees_what_bash_does(path: Path) -> None:
    """Of each fact the analysis says what Bash does, and where the fact is exact nothing else."""
    fact = fact_in(path)
    seen = imagined(path)
    right = seen.is_just(fact.written) if fact.exact else seen.allows(fact.written)
    assert right, f"{fact.sentence}\n  Bash:     {fact.written}\n  {seen}"
