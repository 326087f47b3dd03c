"""What external commands do to their surroundings: `commands.toml`, asked about one command line.

An answer holds for the whole line: the effects of the command that a wrapper (`sudo`, `timeout`,
`xargs`, `ssh`) runs are among the wrapper's own.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.command_line import STDOUT_FILES, Line, Words, expression_commands, read
from runelint.flow.command_table import Entry, entry
from runelint.flow.remote_code import printing_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Stdout(Enum):
    """Whether a command writes to its stdout when it does its work; the first of several commands' answers counts."""

    WRITES = "writes"
    UNKNOWN = "unknown"
    SILENT = "silent"


class Stdin(Enum):
    """Whether a command reads its stdin; the first of several commands' answers counts."""

    READS = "reads"
    UNKNOWN = "unknown"
    LEAVES = "no"


class Fails(Enum):
    """When a command fails; the first of several commands' answers counts."""

    ORDINARY = "ordinary"
    PATH = "path"
    UNKNOWN = "unknown"
    RARELY = "rarely"


class Effects(NamedTuple):
    """What one command line does; all numbers are indexes into the words after the command's name.

    `paths` are the files that have to be there, `code` the words that it runs as a program in `language`, `reads_code`
    the language of a program that it reads from stdin. Each range of
    `inner` is a command line that it runs, on another machine or in a container if `remote`. What it prints has in it
    the words `passed`, what it reads from stdin if `passes_stdin`, and what is in the files `contents`. With `detaches`
    what it starts goes on after it has returned, and with `holds_stdout` that keeps our stdout open. `secret` says that
    what it prints is one, `logs` that others can read what it is given.
    """

    writes: Stdout
    fails: Fails
    stdin: Stdin
    paths: tuple[int, ...] = ()
    inner: tuple[range, ...] = ()
    code: tuple[int, ...] = ()
    language: str = ""
    reads_code: str = ""
    remote: bool = False
    detaches: bool = False
    holds_stdout: bool = False
    passed: tuple[int, ...] = ()
    passes_stdin: bool = False
    contents: tuple[int, ...] = ()
    secret: bool = False
    logs: bool = False


# They are there on every machine: naming one as an operand is no risk.
_ALWAYS_THERE = frozenset(
    [
        "-",
        "/",
        "{}",
        "/dev/null",
        "/dev/stdin",
        "/dev/stdout",
        "/dev/stderr",
        "/dev/zero",
        "/dev/random",
        "/dev/urandom",
    ],
)
_STDOUT = STDOUT_FILES | {"-"}
_STDIN = frozenset({"-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
# Shell code that is one simple command, in which no character has a meaning of its own.
_SIMPLE_CODE = re.compile(r"[\w./:@%+,-][\w\s./:@%+,=-]*")


def effects(name: str, arguments: Words) -> Effects | None:
    """Return what the command `name` does with `arguments`, or None if the table does not know it.

    An argument is None when its text is not known; it counts as one operand.
    """
    return _remembered(name, tuple(arguments))


@lru_cache(maxsize=4096)
def _remembered(name: str, arguments: tuple[str | None, ...]) -> Effects | None:
    """Return the answer of `effects`; loops and paths ask the same again and again."""
    name = name.rpartition("/")[2]
    found = entry(name)
    if found is None:
        return None
    if tuple(arguments) in (("--help",), ("--version",)):
        return Effects(Stdout.WRITES, Fails.RARELY, Stdin.LEAVES)
    line = Line(arguments, [], [])
    return _effects(read(found, line, name), line)


def _effects(found: Entry, line: Line) -> Effects:
    inner = tuple(_inner(found, line))
    code = tuple(_code(found, line))
    if found.bare and not inner and not code and ((found.runs and not found.stops) or not line.operands):
        found = found._replace(**found.bare)  # type: ignore[arg-type]  # a test checks the table's values
    own = Effects(
        writes=_writes(found, line, code),
        fails=_fails(found, line),
        stdin=_stdin(found, line, code),
        paths=tuple(_paths(found, line)),
        inner=inner,
        code=code,
        language=found.language if code else "",
        reads_code=found.language if _reads_code(found, line, code, inner) else "",
        remote=found.remote and bool(inner or code),
        detaches=_given(found.detaches, line),
        holds_stdout=_given(found.holds_stdout, line),
        secret=bool(found.secret) and re.search(found.secret, " ".join(w or "?" for w in line.words)) is not None,
        logs=found.logs,
    )
    own = _with_passed(own, found, line)
    return _with_code(own, line.words) if own.detaches and not own.holds_stdout else _with_inner(own, line.words)


def _command(found: Entry, line: Line) -> list[int]:
    """Return the operands without those that stand before the command that a wrapper runs."""
    operands = line.operands
    while found.assignments and operands and "=" in (line.words[operands[0]] or ""):
        operands = operands[1:]
    operands = operands[found.skip :]
    return operands[1:] if operands and line.words[operands[0]] == "--" else operands


def _inner(found: Entry, line: Line) -> Iterator[range]:
    """Yield where the command lines stand that `line` runs."""
    if found.expression:
        yield from expression_commands(found, line)
    elif found.runs and (not found.runs_with or line.has(found.runs_with)):
        command = _command(found, line)
        in_code = found.joins and len(command) == 1 and " " in (line.words[command[0]] or "")
        if command and not in_code and line.words[command[0]] not in found.code_with and not line.has(found.code_with):
            yield range(command[0], len(line.words))


def _code(found: Entry, line: Line) -> Iterator[int]:
    """Yield the words that `line` runs as a program."""
    command = _command(found, line)
    if found.joins:
        yield from command
        return
    if found.runs and command and line.words[command[0]] in found.code_with:
        yield from command[1:2]
        return
    places = [place for mark in found.code_with for place in line.places(mark)]
    if -1 in places or (found.code_operand and not line.has((*found.code_with, *found.program_with))):
        yield from command[:1]
    yield from sorted(place for place in places if 0 <= place < len(line.words))


def _writes(found: Entry, line: Line, code: tuple[int, ...]) -> Stdout:
    program = _program(line, code)
    if _fills_a_file(found, line):
        return Stdout.SILENT
    if line.has(found.writes_with):
        return Stdout.WRITES
    line = _without_stdout(line)
    # An option with a value names a file to write to instead.
    elsewhere = line.has([mark for mark in found.silent_with if mark in (*found.values, *found.attached)])
    if _matches(found.writes_code, program) and not elsewhere:
        return Stdout.WRITES
    unknown = not elsewhere and any(line.words[at] is None for at in code)
    if line.has(found.silent_with) or _matches(found.silent_code, program):
        return Stdout.UNKNOWN if unknown and found.writes_code else Stdout.SILENT
    return Stdout.UNKNOWN if unknown and found.silent_code else Stdout(found.stdout)


def _fills_a_file(found: Entry, line: Line) -> bool:
    """Return whether `line` names a file for all that would go to stdout, and that is not stdout itself."""
    places = [at for mark in found.output_with for at in line.places(mark)]
    if found.output_operand:
        places += line.operands[found.output_operand - 1 : found.output_operand]
    words = [line.words[at] or "" for at in places if 0 <= at < len(line.words)]
    return any(word not in _STDOUT and word.partition("=")[2] not in _STDOUT for word in words)


def _without_stdout(line: Line) -> Line:
    """Return `line` without the options and operands by which it would write to a file, and that file is stdout."""
    return Line(
        line.words,
        [option for option in line.options if option.value not in STDOUT_FILES],
        [at for at in line.operands if (line.words[at] or "").partition("=")[2] not in STDOUT_FILES],
    )


def _program(line: Line, code: tuple[int, ...]) -> str:
    return "\n".join(line.words[at] or "" for at in code)


def _reads_code(found: Entry, line: Line, code: tuple[int, ...], inner: tuple[range, ...]) -> bool:
    """Return whether the program is what stands on stdin."""
    if not found.reads_code or code or inner or line.has(found.program_with):
        return False
    operands = [line.words[at] for at in line.operands[found.skip :]]
    return found.reads_code == "always" or not operands or operands[0] in _STDIN or line.has(found.reads_with)


def _with_passed(own: Effects, found: Entry, line: Line) -> Effects:
    """Return `own` with what of the words, of stdin and of files comes out again."""
    program = _program(line, own.code or tuple(line.operands[:1]))
    counts = line.has(found.counts_with) or _matches(found.counts_code, program)
    if not (found.passes or found.passes_with) or counts:
        return own
    named = {at for mark in found.passes_with for at in line.places(mark) if 0 <= at < len(line.words)}
    words = named.union(own.code, line.operands if found.passes == "operands" else ())
    stdin = found.passes == "stdin"
    files = _files(found, line) if stdin and found.fails == "path" else ()
    return own._replace(passed=tuple(sorted(words)), passes_stdin=stdin, contents=tuple(files))


def _matches(pattern: str, program: str) -> bool:
    return bool(pattern and program) and re.fullmatch(pattern, program, re.DOTALL | re.IGNORECASE) is not None


def _fails(found: Entry, line: Line) -> Fails:
    if line.has(found.ordinary_with):
        return Fails.ORDINARY
    if line.has(found.rarely_with):
        return Fails.RARELY
    if found.fails in ("path", "rarely"):
        return Fails.PATH if any(True for _ in _paths(found, line)) else Fails.RARELY
    return Fails(found.fails)


def _stdin(found: Entry, line: Line, code: tuple[int, ...]) -> Stdin:
    if line.has(found.reads_with) or _matches(found.drains_code, _program(line, code)):
        return Stdin.READS
    if line.has(found.leaves_with) or _matches(found.leaves_code, _program(line, code)):
        return Stdin.LEAVES
    if found.stdin != "operandless" and not line.has(found.operandless_with):
        return Stdin(found.stdin)
    files = [line.words[at] for at in _files(found, line)]
    return Stdin.READS if not files or _STDIN.intersection(files) else Stdin.LEAVES


def _files(found: Entry, line: Line) -> Sequence[int]:
    """Return the operands that name files which are read."""
    if found.runs or line.has(found.pathless_with):
        return ()
    output = line.operands[found.output_operand - 1 : found.output_operand] if found.output_operand else ()
    operands = line.operands if line.has(found.program_with) else line.operands[found.paths_from :]
    return [at for at in operands if at not in output]


def _paths(found: Entry, line: Line) -> Iterator[int]:
    """Yield the words that name files which may be missing."""
    values = {at for mark in found.paths_with for at in line.places(mark) if 0 <= at < len(line.words)}
    for at in sorted(values.union(_files(found, line) if found.fails == "path" else ())):
        if line.words[at] not in _ALWAYS_THERE:
            yield at


def _given(answer: bool | Sequence[str], line: Line) -> bool:  # noqa: FBT001  # it is what the table holds: an answer, or the options for it
    return answer if isinstance(answer, bool) else line.has(answer)


def _with_code(own: Effects, words: Words) -> Effects:
    """Return `own` with the code that the commands run which it leaves behind."""
    for run in own.inner:
        found = _of_words(words[run.start : run.stop])
        code = tuple(run.start + 1 + at for at in found.code)
        own = own._replace(code=own.code or code, language=own.language or found.language, remote=True)
    return own


def _with_inner(own: Effects, words: Words) -> Effects:
    """Return `own` together with the effects of the commands that it runs."""
    for run in own.inner:
        found = _of_words(words[run.start : run.stop])
        at = run.start + 1
        own = own._replace(
            paths=own.paths if own.remote else (*own.paths, *(at + path for path in found.paths)),
            code=own.code or tuple(at + code for code in found.code),
            language=own.language or found.language,
            reads_code=own.reads_code or found.reads_code,
            remote=own.remote or found.remote,
            detaches=own.detaches or found.detaches,
            holds_stdout=own.holds_stdout or found.holds_stdout,
            passed=(*own.passed, *(at + word for word in found.passed)),
            passes_stdin=own.passes_stdin or found.passes_stdin,
            contents=own.contents if own.remote else (*own.contents, *(at + word for word in found.contents)),
        )
        own = _joined(own, found)
    if own.language == "sh" and not own.inner:
        for at in own.code:
            own = _joined(own, _of_words(_simple_command(words[at])))
            own = own._replace(writes=Stdout.WRITES if _prints(words[at]) else own.writes)
    return own


def _prints(code: str | None) -> bool:
    """Return whether shell code has a command that prints when all goes well."""
    return any(_of_words(line).writes is Stdout.WRITES for line in printing_lines(code or ""))


def _of_words(words: Words) -> Effects:
    """Return the effects of a command line; that nothing is known, if nothing is."""
    found = effects(words[0], words[1:]) if words and words[0] is not None else None
    return found or Effects(Stdout.UNKNOWN, Fails.UNKNOWN, Stdin.UNKNOWN)


def _simple_command(code: str | None) -> Words:
    """Return the words of shell code that is one command without quotes, expansions and operators; none otherwise."""
    return code.split() if code and _SIMPLE_CODE.fullmatch(code) else ()


def _joined(own: Effects, inner: Effects) -> Effects:
    """Return `own` with what another command that runs in it writes, reads and fails in."""
    return own._replace(
        writes=min(own.writes, inner.writes, key=list(Stdout).index),
        fails=min(own.fails, inner.fails, key=list(Fails).index),
        stdin=own.stdin if own.remote else min(own.stdin, inner.stdin, key=list(Stdin).index),
        secret=own.secret or inner.secret,
        logs=own.logs or inner.logs,
    )
