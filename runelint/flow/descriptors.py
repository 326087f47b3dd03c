"""Where bytes end up: the targets of file descriptors, and what redirections do to them (bash(1), REDIRECTION)."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.flow.values import Hole, Text


class Sink(Enum):
    """The kinds of place that bytes can end up in."""

    CONTRACT_STDOUT = "contract stdout"
    STDERR = "stderr"
    STDIN = "the plugin's stdin"
    FILE = "a file"
    NULL = "/dev/null"
    CAPTURE = "a command substitution"
    PIPE = "a pipe"
    CLOSED = "nothing: the descriptor is closed"
    UNKNOWN = "a place that is not known"


class Target(NamedTuple):
    """What a descriptor is open on. `detail` is the file's name or the reason; `number` tells captures apart.

    `misled` is True for a duplicate of contract stdout that stands where diagnostics belong (`2>&1`): the redirection
    is the breach, and not each command that then writes to stderr. `carries` is what flows out of it when it is read,
    and `lines` is how many lines whoever reads from it certainly gets. `path` is the name of a file, as it was given,
    and `text` what is still to be read where that is known.
    """

    sink: Sink
    detail: str = ""
    number: int = 0
    misled: bool = False
    carries: frozenset[Hole] = frozenset()
    lines: int = 0
    path: Text | None = None
    text: str | None = None


CONTRACT_STDOUT = Target(Sink.CONTRACT_STDOUT)
STDERR = Target(Sink.STDERR)
STDIN = Target(Sink.STDIN)
NULL = Target(Sink.NULL)
CLOSED = Target(Sink.CLOSED)
PIPE = Target(Sink.PIPE)
OF_COPROCESS = Target(Sink.PIPE, "a coprocess")

_STDERR = 2

Table = MappingProxyType[int, Target]

INITIAL: Table = MappingProxyType({0: STDIN, 1: CONTRACT_STDOUT, 2: STDERR})


def target_of(table: Mapping[int, Target], descriptor: int) -> Target:
    """Return what `descriptor` is open on; a descriptor that was never opened is closed."""
    return table.get(descriptor, CLOSED)


def opened(table: Mapping[int, Target], descriptor: int, target: Target) -> Table:
    """Return the table after `descriptor` was opened on `target`."""
    return MappingProxyType({**table, descriptor: target})


def duplicated(table: Mapping[int, Target], descriptor: int, original: int) -> Table:
    """Return the table after `descriptor` was made a duplicate of `original` (`descriptor>&original`)."""
    target = target_of(table, original)
    if target.sink is Sink.CONTRACT_STDOUT:
        target = target._replace(misled=descriptor == _STDERR or target.misled)
    return opened(table, descriptor, target)


def cleared(table: Table, descriptor: int) -> Table:
    """Return the table with `descriptor` no longer taken for misled diagnostics."""
    target = target_of(table, descriptor)
    return opened(table, descriptor, target._replace(misled=False)) if target.misled else table


def put_back(table: Mapping[int, Target], before: Mapping[int, Target], during: Mapping[int, Target]) -> Table:
    """Return `table` after the redirections that made `during` of `before` are undone.

    What `exec` has done meanwhile to other descriptors stays.
    """
    touched = {number for number in {*before, *during} if before.get(number) != during.get(number)}
    kept = {number: target for number, target in table.items() if number not in touched}
    return MappingProxyType({**kept, **{number: before[number] for number in touched & before.keys()}})


def device(name: str, table: Mapping[int, Target]) -> Target | None:
    """Return the target of a file that stands for a descriptor or swallows everything; None for any other file."""
    if name in {"/dev/null", "/dev/full", "/dev/zero"}:
        return NULL
    number = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}.get(name)
    for prefix in ("/dev/fd/", "/proc/self/fd/"):
        if name.startswith(prefix) and name[len(prefix) :].isdecimal():
            number = int(name[len(prefix) :])
    return None if number is None else target_of(table, number)
