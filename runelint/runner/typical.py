"""The doubles of a run for which nothing was said: commands that are there and answer as they do when all is well."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.command_table import Entry, by_name, entry
from runelint.runner.farm import CORE, DIRECTORIES
from runelint.runner.scenario import Answer, Case, Double

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from runelint.runner.receiving import Receiver

# Where doubles by a name stand, too.
_COMMANDS = ("/usr/bin", "/bin")
# Core tools that are doubled all the same where `called_names` has them: nobody needs to wait for them.
AT_ONCE = frozenset({"sleep"})
_AS_JSON = (
    "*--json*",
    "*-o json*",
    "*-ojson*",
    "*--format json*",
    "*--format=json*",
    "*--output json*",
    "*--output=json*",
)
# How a command is told to read its stdin, whichever it is: `vault kv put x -`, `curl -d @-`, `--password-stdin`.
_FROM_STDIN = ("-", "- *", "* -", "* - *", "*[=@]-", "*[=@]- *", "*-stdin", "*-stdin *", "*/dev/stdin*")
# A loop that waits for a point in time must not turn so fast that its trace fills the memory.
_BREATH = 0.01
# Where something runs in the background the first waits are long enough for that; a loop of many goes on quickly.
_WAIT, _WAITS = 0.4, 3


class Typical(NamedTuple):
    """One table of `typical.toml`, whose head documents the fields."""

    answers: Sequence[Sequence[str | int]] = ()
    otherwise: str = ""
    reads: Sequence[str] = ()
    leaves: Sequence[str] = ()


def default_doubles(names: Iterable[str], *, fed: Iterable[Receiver] = ()) -> dict[str, Double]:
    """Return a double for each of the names and absolute paths that is no core tool of the sandbox.

    Of a tool that tells of the machine it has the answers that `typical.toml` holds, so that a run is the same
    everywhere; other calls are left to the tool.

    Each succeeds. What it prints is in `typical.toml`; whether it reads its stdin, and whether it runs its operands, is
    in `flow/commands.toml`. Calls that are `fed` by a pipe read it in any case.
    """
    doubles: dict[str, Double] = {}
    asked = tuple(names)
    for name in asked:
        folder, _, plain = name.rpartition("/")
        if folder in _COMMANDS and plain in asked:
            # It stands there as well: whichever way it is called, it is the same command.
            continue
        if plain not in CORE or plain in AT_ONCE or (folder and folder not in DIRECTORIES):
            doubles[name] = default_double(plain)
        elif plain in typical_answers():
            known = default_double(plain)
            # It sees for itself whether it reads.
            said = tuple(case for case in known.cases if not case.reads_stdin)
            doubles[name] = known._replace(cases=said, real=True)
    for receiver in fed:
        if receiver.name in doubles and not doubles[receiver.name].real:
            doubles[receiver.name] = _reading(doubles[receiver.name], receiver)
    return doubles


def _reading(double: Double, receiver: Receiver) -> Double:
    """Return the double with a case for the call, which answers as before, and reads its stdin."""
    example = receiver.arguments.replace("*", " value").strip()
    fitting = (each for each in double.cases if each.arguments is None or fnmatchcase(example, each.arguments))
    before = next(fitting, Case(double.answer))
    if double.reads_stdin if before.reads_stdin is None else before.reads_stdin:
        return double
    own = Case(before.answer, arguments=receiver.arguments, reads_stdin=True)
    return double._replace(cases=(own, *double.cases))


@cache
def default_double(name: str) -> Double:
    """Return the double that answers as `name` does when all is well."""
    if name in AT_ONCE:
        return Double(Answer(delay=_BREATH))
    typical = typical_answers().get(name, Typical())
    found = entry(name)
    usual = Answer(stdout=typical.otherwise)
    cases = [Case(answer_in(row), arguments=str(row[0]), reads_stdin=False) for row in typical.answers]
    cases += [
        Case(usual, arguments=pattern.removeprefix("!"), reads_stdin=not pattern.startswith("!"))
        for pattern in typical.reads
    ]
    cases += _unread(found, usual)
    if found is None or not ((found.runs and not found.sub) or found.code_with or found.stdin == "reads"):
        cases += [Case(usual, arguments=pattern, reads_stdin=True) for pattern in _FROM_STDIN]
    if not typical.answers and not typical.otherwise:
        # What is asked for JSON prints some.
        cases += [Case(Answer(stdout="{}\n"), arguments=pattern) for pattern in _AS_JSON]
    reads = found is not None and found.stdin == "reads"
    runs = found is not None and _runs(found)
    return Double(usual, tuple(cases), reads_stdin=reads, runs=runs, leaves=tuple(typical.leaves))


def hasty_sleep() -> Double:
    """Return the double for `sleep` in a search for runs, where something runs in the background meanwhile."""
    first = tuple(Case(Answer(delay=_WAIT), call=number) for number in range(1, _WAITS + 1))
    return Double(Answer(delay=_BREATH), first)


def _unread(found: Entry | None, usual: Answer) -> Iterator[Case]:
    """Yield the cases in which a command does not do with its stdin what it mostly does."""
    if found is not None and found.stdin == "reads":
        for mark in found.leaves_with:
            for pattern in _patterns(mark, found):
                yield Case(usual, arguments=pattern, reads_stdin=False)
    elif found is not None and found.stdin == "operandless":
        yield Case(usual, arguments="", reads_stdin=True)


def _patterns(mark: str, found: Entry) -> Iterator[str]:
    """Yield patterns for the command lines that hold an option.

    Behind the command that a command runs, the options are that one's, so that only the first word is certain.
    """
    yield from (mark, f"{mark} *")
    if not found.runs:
        yield from (f"* {mark}", f"* {mark} *")
        if len(mark) == 2 and mark[0] == "-" and not found.words:  # noqa: PLR2004 - a dash and a letter
            for bundle in (f"{mark}?*", f"-[A-Za-z0-9]{mark[1]}*"):
                yield from (bundle, f"* {bundle}")


def _runs(found: Entry) -> bool:
    """Return whether a command runs its operands, or the code that it is given, here and now, writing to our stdout."""
    elsewhere = found.remote or found.detaches or found.stdin == "reads"
    runs = (found.runs and not found.expression and not found.sub) or found.code_with
    return bool(runs) and not elsewhere and found.language == "sh"


def answer_in(row: Sequence[str | int]) -> Answer:
    """Return the answer that a row of `answers` holds."""
    stdout, status, stderr, *_ = (*row[1:], *("", 0, "")[len(row) - 1 :])
    return Answer(int(status), str(stdout), str(stderr))


@cache
def typical_answers() -> Mapping[str, Typical]:
    """Return what `typical.toml` says, by the command's name."""
    text = Path(__file__).with_name("typical.toml").read_text(encoding="utf-8")
    return {name: Typical(**keys) for name, keys in by_name(tomllib.loads(text)).items()}
