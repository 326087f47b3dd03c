"""Whether the records of a trace are Bash's own: a plugin knows the mark that they begin with, and can write such, too.

Bash writes each record at once, or in whole blocks of its buffer when it is longer; only that of a `case` waits for the
next one (print_cmd.c, the functions `xtrace_print_…`). So it is known where records end when each write is seen. What a
plugin can do to have Bash itself write others stands in their own text.
"""

from __future__ import annotations

import re

_BLOCK = 4096
# What Bash's records are made of, and what switches them off and on. Words are expanded in a record: whoever only asks
# for one of these does not have its name there.
_TELLING = re.compile(
    rb"PS4|XTRACEFD|xtrace|promptvars|LINENO|BASHPID|FUNCNAME|BASH_SOURCE|SUBSHELL|SHELLOPTS|BASH_ENV|/run/prelude"
    rb"|\bset (?:-- )?[-+]\w*[xT]"
    # A loaded builtin can do whatever Bash can.
    rb"|\benable\b"
)
# What is written by another name has its own in no record.
_DECLARING, _BY_NAME = re.compile(rb"\b(?:declare|typeset|local)\b"), re.compile(rb" '?[-+]\w*n")
_CASE = re.compile(rb"> (case [^\n]* in)\n\+*\Z")
_QUOTES = (b"'", b'"', b"`")
_BRACKETS = ((b"(", b")"), (b"{", b"}"))

_KNOWN = "the plugin knows, or can change, what the records of its run begin with"
_FOREIGN = "records of its run were written by others than its Bash"


class Scrutiny:
    """Looks at every write to the trace of one run. `doubt` tells why its records are not to be believed, if so."""

    def __init__(self, nonce: str) -> None:
        """Begin without a doubt."""
        self.doubt = ""
        self._nonce = nonce.encode()
        self._begun: dict[int, bytes] = {}
        self._greeted = False
        self._others: set[int] = set()

    def born(self, process: int, parent: int) -> None:
        """Note a process."""
        if parent in self._others:
            self._others.add(process)

    def executes(self, process: int) -> None:
        """Note that a process executes a program: that is no more the Bash that was told to trace."""
        if self._greeted:
            self._others.add(process)

    def elsewhere(self) -> None:
        """Note that something came to the trace by another descriptor than Bash's."""
        self.doubt = self.doubt or _FOREIGN

    def wrote(self, process: int, content: bytes) -> None:
        """Look at what a process writes to the trace."""
        if process in self._others:
            self.elsewhere()
        whole = self._begun.pop(process, b"") + content
        if len(content) % _BLOCK == 0:
            self._begun[process] = whole
        else:
            self._record(whole)

    def _record(self, content: bytes) -> None:
        """Look at what was written at once: a record, with those of `case` before it. The first one is ours."""
        if not self._greeted:
            self._greeted = True
            return
        first, *records = content.split(b"@" + self._nonce + b":")
        known = not records or any(self._nonce in record or _is_telling(record) for record in records)
        if known or first.strip(b"+") or not all(map(_is_case, records[:-1])):
            self.doubt = self.doubt or _KNOWN


def _is_telling(record: bytes) -> bool:
    """Return whether what is executed there may change what records are made of."""
    if _TELLING.search(record):
        return True
    # Each line is looked at from its first declaration on: a record may be long, and the plugin's to make.
    begun = ((line, _DECLARING.search(line)) for line in record.split(b"\n"))
    return any(found is not None and _BY_NAME.search(line, found.end()) for line, found in begun)


def _is_case(record: bytes) -> bool:
    """Return whether this is the record of a `case`, all of it: what is quoted in it ends in it."""
    found = _CASE.search(record)
    if found is None or record.count(b"\n") != 1:
        return False
    return all(found[1].count(mark) % 2 == 0 for mark in _QUOTES) and all(
        found[1].count(begin) == found[1].count(end) for begin, end in _BRACKETS
    )
