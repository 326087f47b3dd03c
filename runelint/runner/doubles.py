"""Stand-ins for commands: each double of a scenario becomes one small shell script.

A script uses builtins only, so that it depends neither on `PATH` nor on what else the plugin finds; the real `cat` and
`sleep` that some need are called by the paths of `Tools`. It writes nothing but its answer, except that a double whose
answer depends on the number of the call makes empty files in `COUNTERS`: O_EXCL gives each call a number of its own
(`set -C`, dash(1)), also when many run at once.
"""

from __future__ import annotations

import hashlib
import re
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from runelint.failure import RunelintError
from runelint.runner.leaving import leaving
from runelint.runner.scenario import SIGNALS
from runelint.runner.unwrapping import unwrapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.runner.scenario import Answer, Case, Double, Scenario

# Where doubles by name live: the first entry of the plugin's PATH. It may be read-only.
STUBS = "/run/stubs"
# A directory that has to be there, writable by the plugin and empty at its start.
COUNTERS = "/run/calls"
# Where the real tools are that doubles leave calls to.
REAL = "/run/tools"
# Texts of at least so many bytes stand in a file of their own and not in the script.
LONG = 4096
LONGEST = 1 << 20
HIGHEST_STATUS = 255
# What a double says when it cannot answer, and its status then: it is a failure of ours.
UNCOUNTED = "runelint: a double could not count its calls"
UNCOUNTED_STATUS = 125

_NAME = re.compile(r"[A-Za-z0-9_\[][A-Za-z0-9_.+@:%,~-]*", re.ASCII)
_PATH = re.compile(r"(?:/(?!\.\.?(?:/|\Z))[A-Za-z0-9_.+@:%,~\[-]+)+", re.ASCII)
_RESERVED = (STUBS, COUNTERS, REAL, "/.host", "/proc", "/dev", "/sys")


class Tools(NamedTuple):
    """The paths inside of the real programs that doubles use, and the `folder` of those that they become."""

    shell: str = "/.host/usr/bin/dash"
    cat: str = "/.host/usr/bin/cat"
    sleep: str = "/.host/usr/bin/sleep"
    folder: str = "/usr/bin"


class Script(NamedTuple):
    """A file of the sandbox: its bytes and its permission bits."""

    content: bytes
    mode: int = 0o755


_TOOLS = Tools()


def scripts(scenario: Scenario, tools: Tools = _TOOLS) -> dict[str, Script]:
    """Return the files, by their paths inside the sandbox, that stand in for the commands of `scenario`.

    Raises RunelintError for a double that cannot be made.
    """
    files: dict[str, Script] = {}
    for name, double in scenario.commands.items():
        if name in scenario.absent:
            raise RunelintError(f"`{name}` has a double and is absent, too: a scenario can have only one of both.")
        text, beside = _written(name, double, tools)
        files[place(name)] = Script(text)
        files |= beside
    return files


def is_nameable(name: str) -> bool:
    """Return whether a double can have this name or absolute path."""
    if name.startswith("/"):
        reserved = any(name == folder or name.startswith(f"{folder}/") for folder in _RESERVED)
        return _PATH.fullmatch(name) is not None and not reserved
    return _NAME.fullmatch(name) is not None


def place(name: str) -> str:
    """Return the path inside the sandbox of the double that is called `name`.

    Raises RunelintError for a name that no double can have.
    """
    if not is_nameable(name):
        raise RunelintError(
            f"`{name}` cannot be the name of a double. Give a command's name of letters, digits and `_.+@:%,~-`, or "
            f"the absolute path of one that is not below {', '.join(_RESERVED)}."
        )
    return name if name.startswith("/") else f"{STUBS}/{name}"


def _written(name: str, double: Double, tools: Tools) -> tuple[bytes, dict[str, Script]]:
    """Return the script of one double, and the files beside it that hold its long texts."""
    beside: dict[str, Script] = {}
    lines = [f"#!{tools.shell}", *_counting(name, double.cases), *leaving(name, double)]
    for case in double.cases:
        reads = double.reads_stdin if case.reads_stdin is None else case.reads_stdin
        answer = _answering(name, case.answer, tools, beside, reads_stdin=reads)
        lines += [_condition(case), *_left(double, case.answer), *answer, ";; esac"]
    if double.runs:
        lines.append(unwrapping(name.rpartition("/")[2]))
    if double.real:
        lines.append(f'exec {tools.folder}/{name.rpartition("/")[2]} "$@"')
    else:
        lines += _left(double, double.answer)
        lines += _answering(name, double.answer, tools, beside, reads_stdin=double.reads_stdin)
    return _encoded(name, "\n".join([*lines, ""])), beside


def _left(double: Double, answer: Answer) -> list[str]:
    """Return the line that writes the files which the double leaves; it does when it succeeds."""
    return ['__leave "$@"'] if double.leaves and not answer.status else []


def _counting(name: str, cases: tuple[Case, ...]) -> Iterator[str]:
    """Yield the lines that set `__n` to the number of this call; calls beyond the last number that counts share one."""
    numbers = [case.call for case in cases if case.call is not None]
    if not numbers:
        return
    if min(numbers) < 1:
        raise RunelintError(f"The double `{name}` has a case for call {min(numbers)}: calls are counted from 1.")
    file = quote(f"{COUNTERS}/{name.replace('/', '!')}.") + '"$__n"'
    # A failing redirection of a special builtin such as `:` would end dash; `true` is none.
    yield "set -C; __n=1"
    yield f'while [ "$__n" -le {max(numbers)} ] && ! true 2>/dev/null >{file}; do'
    yield f"  [ -e {file} ] || {{ printf '%s\\n' {quote(UNCOUNTED)} >&2; exit {UNCOUNTED_STATUS}; }}"
    yield "  __n=$((__n+1))"
    yield "done; set +C"


def _condition(case: Case) -> str:
    """Return the line that begins what is done when `case` fits."""
    # An unquoted expansion in a pattern is a pattern whatever characters it holds, and is never run
    # (POSIX 2.9.4.3). Dash matches bytes.
    match case.call, case.arguments:
        case None, None:
            return "case x in x)"
        case call, None:
            return f"case $__n in {call})"
        case None, arguments:
            return f'__p={quote(arguments or "")}; case "$*" in $__p)'
        case call, arguments:
            return f'__p={quote(arguments)}; case "$__n $*" in "{call} "$__p)'


def _answering(
    name: str, answer: Answer, tools: Tools, beside: dict[str, Script], *, reads_stdin: bool
) -> Iterator[str]:
    """Yield the lines that answer; long texts are added to `beside`."""
    if not 0 <= answer.status <= HIGHEST_STATUS:
        raise RunelintError(
            f"The double `{name}` cannot exit with {answer.status}: an exit status is between 0 and {HIGHEST_STATUS}."
        )
    if reads_stdin:
        yield f"{tools.cat} >/dev/null 2>&1"
    if answer.delay > 0:
        # It must hold nothing open: a plugin can kill the double while it sleeps.
        yield f"{tools.sleep} {answer.delay:f} </dev/null >/dev/null 2>&1"
    yield from _printing(name, answer.stdout, tools, beside, "")
    yield from _printing(name, answer.stderr, tools, beside, " >&2")
    if answer.signal:
        yield from _signalling(name, answer.signal)
    yield f"exit {answer.status}"


def _signalling(name: str, signal: str) -> Iterator[str]:
    """Yield the lines that send a signal to the plugin: the process whose parent is the first one of the sandbox."""
    if signal not in SIGNALS:
        raise RunelintError(f"The double `{name}` cannot send `{signal}`: it can send {', '.join(SIGNALS)}.")
    yield "__p=$PPID"
    yield "while __q=; [ -r /proc/$__p/status ]; do"
    yield "  while read -r __k __v; do case $__k in PPid:) __q=$__v; break;; esac; done </proc/$__p/status"
    yield '  [ "${__q:-0}" -gt 1 ] || break; __p=$__q'
    yield "done"
    yield f'kill -s {signal} "$__p"'
    if signal == "INT":
        # Bash takes an interrupt for its own only when the command that it waits for has ended of it, too.
        yield "kill -s INT $$"


def _printing(name: str, text: str, tools: Tools, beside: dict[str, Script], redirect: str) -> Iterator[str]:
    """Yield the line that writes `text`, if there is any."""
    if not text:
        return
    content = _encoded(name, text)
    if len(content) > LONGEST:
        raise RunelintError(f"The double `{name}` writes {len(content)} bytes; it can write {LONGEST} at most.")
    if len(content) < LONG and "\0" not in text:
        yield f"printf %s {quote(text)}{redirect}"
        return
    file = f"{STUBS}/.text/{hashlib.sha256(content).hexdigest()[:16]}"
    beside[file] = Script(content, 0o644)
    # Where nobody reads on, the double ends as one does that writes by itself: by SIGPIPE, which is 141 here.
    yield f"{tools.cat} {file}{redirect or ' || exit'}"


def _encoded(name: str, text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as cause:
        raise RunelintError(f"A text of the double `{name}` holds a character that is none: {cause.reason}.") from cause
