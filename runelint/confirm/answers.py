"""What a double answers to a call."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from runelint.confirm.clock import NOW, dated
from runelint.confirm.knobs import answer_to, case_of
from runelint.confirm.witness.glob import quoted
from runelint.flow.command_table import entry
from runelint.flow.commands import Fails, effects
from runelint.runner.farm import CORE
from runelint.runner.scenario import Case, Double

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Answer, Scenario


# The end of a template for `mktemp`.
_MARK = re.compile("X{3,}")
# Seconds since 1970 that begin as those of today do, and dates with the time that may stand behind them.
_TIMES = (rf"\b{str(NOW)[:5]}\d{{5}}\b", dated(r"%Y[-_.:/]?%m[-_.:/]?%d(?:[-_.:/T ]?\d\d(?:[-_.:/]?\d\d)*Z?)?"))


# Their words alone decide what becomes of them: another answer is one that they never give.
COMPUTED = frozenset({"[", "basename", "dirname", "echo", "expr", "false", "printf", "seq", "test", "true"})
# Every link is one for it, and all else fails: that is ordinary life, but of files.
_OF_FILES = frozenset({"readlink"})


def can_just_fail(arguments: Sequence[str]) -> bool:
    """Return whether a command fails of other things than its words, files and texts, so that a stand-in may say so."""
    name = arguments[0].rpartition("/")[2]
    found = entry(name)
    if name not in CORE or found is None:
        return True
    fails = Fails(found.fails)
    if found.runs:
        done = effects(name, arguments[1:])
        fails = Fails.UNKNOWN if done is None else done.fails
    return fails in {Fails.ORDINARY, Fails.UNKNOWN} and name not in COMPUTED | _OF_FILES


def answer_of(double: Double, arguments: tuple[str, ...]) -> Answer:
    """Return what a double answers to these arguments, its name first; nothing is known of the calls before."""
    return answer_to(double, " ".join(arguments[1:]), 0)


def double_called(scenario: Scenario, name: str) -> str:
    """Return the name of the double that was called by `name`: that of a path is absolute, and `name` may not be."""
    if "/" not in name or name.startswith("/"):
        return name
    inside = posixpath.normpath(name)
    fitting = [path for path in scenario.commands if path.startswith("/") and path.endswith(f"/{inside}")]
    return fitting[0] if len(fitting) == 1 else name


def answering(scenario: Scenario, arguments: tuple[str, ...], answer: Answer, *, like: Trial | None = None) -> Scenario:
    """Return the scenario in which a command answers so when it is called with just these arguments.

    What differs from run to run may be anything: the time, and the names that `mktemp` has made in the trial `like`.
    """
    name = double_called(scenario, arguments[0])
    known = scenario.commands.get(name, Double(real=name in CORE))
    varying = _varying(like)
    text = " ".join(arguments[1:])
    before = case_of(known, text, 0)
    # What the call does with its stdin stays as it was: who writes to it would be ended by SIGPIPE.
    reads = None if before is None else before.reads_stdin
    case = Case(answer, arguments="*".join(map(quoted, varying.split(text))), reads_stdin=reads)
    others = tuple(other for other in known.cases if (other.call, other.arguments) != (None, case.arguments))
    double = known._replace(cases=(case, *others))
    return scenario._replace(commands={**scenario.commands, name: double})


def _varying(trial: Trial | None) -> re.Pattern[str]:
    """Return what would be another text in another run."""
    commands = () if trial is None else trial.observation.commands
    called = [ran.arguments for ran in commands if ran.arguments[0].rpartition("/")[2] == "mktemp"]
    words = [word.rpartition("/")[2] for arguments in called for word in arguments[1:] if _MARK.search(word)]
    names = [_MARK.sub(lambda found: f"[A-Za-z0-9]{{{len(found[0])}}}", re.escape(word)) for word in words]
    return re.compile("|".join([r"(?<=\btmp\.)[A-Za-z0-9]{10}", *names, *_TIMES]))
