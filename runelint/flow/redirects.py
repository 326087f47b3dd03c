"""Redirections: what they do to the descriptor table (bash(1), REDIRECTION)."""

from __future__ import annotations

import re
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow import tables, words
from runelint.flow.descriptors import (
    CLOSED,
    OF_COPROCESS,
    PIPE,
    Sink,
    Target,
    cleared,
    device,
    duplicated,
    opened,
    put_back,
    target_of,
)
from runelint.flow.events import SUCCESS, Redirected, Run, Status
from runelint.flow.exposure import note_file_names
from runelint.flow.interpreting import SUBSTITUTED
from runelint.flow.values import NOTHING, Hole, Origin, Text, constant, flowing, joined, same, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.flow.descriptors import Table
    from runelint.flow.machine import Machine
    from runelint.flow.state import State, Trail

_FIRST_FREE = 10
# What a command ends with whose redirection fails: it has not run.
MISSING = Status(1, ordinary=True, reason="a file that is read may be missing")
NOT_OPEN = Status(1, ordinary=True, reason="a descriptor that is not open")
NOT_WRITTEN = Status(1, reason="a file that cannot be written")


class Redirection(NamedTuple):
    """The redirections of one command: the tables without and with them, and how they may have failed.

    `status` is success when they cannot; `certain` means that they do fail, so that the command does not run. `opened`
    are the files, and their folders, that are there because they have been opened.
    """

    before: Table
    during: Table
    status: Status
    certain: bool
    opened: frozenset[Text]

    def undo(self, state: State) -> None:
        """Put back what was redirected."""
        if self.during is not self.before:
            state.descriptors = put_back(state.descriptors, self.before, self.during)

    def failed(self, state: State) -> State:
        """Return the state in which the redirections have failed and the command has not run."""
        after = state.copy()
        after.descriptors = self.before
        after.status = self.status
        after.existing -= self.opened
        return after


def redirect_all(
    machine: Machine, state: State, redirects: Sequence[nodes.Redirect], *, doubted: bool = False
) -> Redirection:
    """Apply `redirects` to `state`, left to right, and return what is needed to undo them.

    With `doubted` a file may be one that cannot be written.
    """
    before, existing = state.descriptors, state.existing
    status, certain = SUCCESS, False
    named: set[int] = set()
    for redirect in redirects:
        table = state.descriptors
        missing = _redirect(machine, state, redirect)
        if isinstance(redirect.descriptor, str):
            named |= {number for number in state.descriptors if state.descriptors[number] != table.get(number)}
        if missing is CLOSED:
            status, certain = NOT_OPEN, True
            break
        if missing is not None and status is SUCCESS:
            status = MISSING
        if doubted and status is SUCCESS and _may_fail(redirect, table, state.descriptors):
            status = NOT_WRITTEN
    if target_of(before, 2).sink is not Sink.CONTRACT_STDOUT:
        # `2>&1 >&2`: what stdout gets back is still the command's own output.
        state.descriptors = cleared(state.descriptors, 1)
    if named:
        # `{name}>` stays open after its command (bash(1), REDIRECTION).
        before = MappingProxyType({**before, **{number: state.descriptors[number] for number in named}})
    return Redirection(before, state.descriptors, status, certain, state.existing - existing)


def _redirect(machine: Machine, state: State, redirect: nodes.Redirect) -> Text | Target | None:
    operator = redirect.operator
    table = state.descriptors
    if redirect.here_document is not None or operator == "<<<":
        _feed(machine, state, redirect)
        return None
    descriptor = _descriptor(state, redirect, default=0 if operator.startswith("<") else 1)
    before = state.trail
    text = words.word_text(machine, state, redirect.target)
    if operator in {">&", "<&"} and not _is_file(redirect, text):
        state.descriptors = _duplicate(table, descriptor, text)
        copied = text.known != "-" and state.descriptors.get(descriptor) == CLOSED
        return CLOSED if copied else None
    target = _file_target(machine, state, redirect, text, before)
    note_file_names(machine, text)
    if operator in {"&>", "&>>", ">&"}:
        state.descriptors = duplicated(opened(table, 1, target), 2, 1)
        return None
    state.descriptors = opened(table, descriptor, target)
    known = operator != "<" or may_exist(state, text) or _tells_of_a_thing(state, text)
    if target.sink is Sink.FILE:
        state.existing |= with_folders(text)
    if operator in {"<", ">", "<>"} and _connects(text):
        return text
    return text if target.sink is Sink.FILE and not known else None


def _connects(text: Text) -> bool:
    """Return whether the file stands for a connection, which nobody may accept (bash(1), REDIRECTION)."""
    first = next(iter(text.parts), "")
    return isinstance(first, str) and first.startswith(("/dev/tcp/", "/dev/udp/"))


def _may_fail(redirect: nodes.Redirect, before: Table, after: Table) -> bool:
    """Return whether a redirection has opened a file to write to it, or needs a descriptor that may be closed."""
    if redirect.operator in {">&", "<&"}:
        # Who is at the other end of a coprocess's pipe may have ended, and Bash then closes it (bash(1), Coprocesses).
        return any(target == OF_COPROCESS and before.get(number) != target for number, target in after.items())
    if redirect.operator not in {">", ">>", ">|", "<>", "&>", "&>>"}:
        return False
    return any(target.sink is Sink.FILE and before.get(number) != target for number, target in after.items())


def may_exist(state: State, text: Text) -> bool:
    """Return whether the file `text` is certainly there: made or tested on this path, or part of every system."""
    known = (text.likely if _is_the_systems(text) else text.known) or ""
    if text in state.existing or holds_something(state, text) or known.startswith(_KERNEL):
        return True
    first = text.parts[0] if text.parts else ""
    # What is in a folder that the plugin has made itself is the plugin's own.
    return known in _EVERYWHERE or (not isinstance(first, str) and _is_own(first)) or _fits_one(state, text)


def _is_the_systems(text: Text) -> bool:
    """Return whether the path is known but for the environment, which says where the system has something else."""
    return all(isinstance(part, str) or part.origin is Origin.ENVIRONMENT for part in text.parts)


def folder_of(text: Text) -> Text:
    """Return the folder that the path `text` is in."""
    for at in range(len(text.parts) - 1, -1, -1):
        part = text.parts[at]
        if isinstance(part, str) and "/" in part:
            return joined([*text.parts[:at], part.rpartition("/")[0] or ("" if at else "/")])
    return text


def with_folders(text: Text) -> frozenset[Text]:
    """Return the path `text` and, with a slash behind them, the folders above it: they are all there when it is."""
    return folders_above([text]) | {text}


def folders_above(paths: Iterable[Text]) -> frozenset[Text]:
    """Return the folders, with a slash behind them, that are there when `paths` are."""
    out: set[Text] = set()
    for path in paths:
        at = path
        while (above := folder_of(at)) != at:
            out.add(joined([*above.parts, "/"]))
            at = above
    return frozenset(out)


def holds_something(state: State, folder: Text) -> bool:
    """Return whether something is below `folder`, which is there then. Who has read that may not change the folder."""
    return joined([*folder.parts, "/"]) in state.existing


def _fits_one(state: State, text: Text) -> bool:
    """Return whether `text` is a pattern that fits a file which is there: `>"$d/a.$now"`, then `ls "$d"/a.*`."""
    if not any(isinstance(part, Hole) and part.name == _NAMES for part in text.parts):
        return False
    letters: dict[Hole, str] = {}
    form = re.compile("".join(_letter(part, letters) for part in text.parts), re.DOTALL)
    return any(form.fullmatch("".join(_plain(part, letters) for part in each.parts)) for each in state.existing)


def _letter(part: str | Hole, letters: dict[Hole, str]) -> str:
    """Return a part of a pattern as one of a regular expression; each hole is a letter of its own."""
    if isinstance(part, str):
        return re.escape(part)
    return ".*" if part.name == _NAMES else _plain(part, letters)


def _plain(part: str | Hole, letters: dict[Hole, str]) -> str:
    return part if isinstance(part, str) else letters.setdefault(same(part), chr(_PRIVATE + len(letters)))


def _tells_of_a_thing(state: State, text: Text) -> bool:
    """Return whether the file is the kernel's, of a thing that is there: it has the same ones for all of a kind."""
    first = text.parts[0] if text.parts else ""
    return isinstance(first, str) and first.startswith(_KERNEL) and folder_of(text) in state.existing


def _is_own(hole: Hole) -> bool:
    """Return whether the hole is a file that is there, or one of several that all are."""
    several = hole.name.startswith("an element of ") and hole.sources
    return hole.name in _MADE or bool(several and all(each.name in _MADE for each in hole.sources or ()))


_KERNEL = ("/proc/", "/dev/", "/sys/")
# The hole that `*` is, and where letters begin that no text has.
_NAMES, _PRIVATE = "file names", 0xE000
# Names of holes that stand for a file which is there.
_MADE = {"mktemp", SUBSTITUTED, "a matched file"}
_EVERYWHERE = {
    "/", "/bin", "/dev", "/etc", "/home", "/opt", "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr",  # noqa: S108 - nothing is written there
    "/usr/bin", "/usr/local", "/usr/local/bin", "/var", "/var/lib", "/var/log", "/var/run", "/var/tmp", "/etc/passwd",  # noqa: S108
    "/boot", "/mnt", "/media", "/lib", "/usr/lib", "/usr/sbin", "/usr/share", "/var/cache", "/var/spool", "/etc/ssl",
    "/etc/systemd/system", "/etc/group",
    "/etc/hosts", "/etc/hostname", "/etc/os-release", "/etc/resolv.conf", "/etc/fstab", "/etc/shadow",
}  # fmt: skip


def _is_file(redirect: nodes.Redirect, text: Text) -> bool:
    """Return whether the word after `>&` names a file and not a descriptor."""
    known = text.known
    if redirect.operator == "<&" or redirect.descriptor is not None:
        return False
    return known is not None and known != "-" and not known.rstrip("-").isdecimal()


def _descriptor(state: State, redirect: nodes.Redirect, default: int) -> int:
    """Return the number that is redirected. `{name}>` takes a free one and remembers it, or uses it to close."""
    named = redirect.descriptor
    if named is None:
        return default
    if isinstance(named, int):
        return named
    held = state.text(named)
    closing = redirect.operator in {">&", "<&"} and _source(state, redirect) == "-"
    if closing and held is not None and (held.known or "").isdecimal():
        return int(held.known or "0")
    number = next(n for n in count(_FIRST_FREE) if n not in state.descriptors)
    state.set(named, constant(str(number)))
    return number


def _source(state: State, redirect: nodes.Redirect) -> str:
    return state.source.text[redirect.target.start : redirect.target.end]


def _duplicate(table: Table, descriptor: int, text: Text) -> Table:
    known = text.known
    if known == "-":
        return opened(table, descriptor, CLOSED)
    if known is not None and known.rstrip("-").isdecimal():
        original = int(known.rstrip("-"))
        table = duplicated(table, descriptor, original)
        return opened(table, original, CLOSED) if known.endswith("-") and original != descriptor else table
    return opened(table, descriptor, Target(Sink.UNKNOWN, "a descriptor that is not known"))


def _file_target(machine: Machine, state: State, redirect: nodes.Redirect, text: Text, before: Trail | None) -> Target:
    """Return what the descriptor is open on after a redirection to the file `text`."""
    first = redirect.target.parts[0] if redirect.target.parts else None
    if isinstance(first, nodes.ProcessSubstitution):
        lines = machine.filled.get(first.start, 0)
        return _through(state, first, before)._replace(carries=flowing(text), lines=lines)
    known = text.known
    found = None if known is None else device(known, state.descriptors)
    if found is not None:
        return found
    name = known or state.source.text[redirect.target.start : redirect.target.end]
    if redirect.operator != "<":
        if redirect.operator != ">>":
            state.kept = {path: secrets for path, secrets in state.kept.items() if path != text}
        return Target(Sink.FILE, name, path=text)
    # The kernel's files are not empty, as far as they are named as such.
    lines = int(state.source.text.startswith(("/proc/", "/sys/"), redirect.target.start))
    carries = frozenset({Hole(Origin.FILE, name, redirect.start)}) | state.kept.get(text, NOTHING)
    return Target(Sink.FILE, name, carries=carries, lines=lines, path=text)


def _through(state: State, node: nodes.ProcessSubstitution, before: Trail | None) -> Target:
    """Return where text ends up that goes into `>(…)`: where a command leads to that passes it on as it is."""
    if node.direction == "<":
        return PIPE
    trail = state.trail
    while trail is not None and trail is not before:
        event = trail.event
        if isinstance(event, Run) and event.relays:
            return event.target
        trail = trail.before
    return PIPE


def _feed(machine: Machine, state: State, redirect: nodes.Redirect) -> None:
    """Give a here-document or here-string to a descriptor."""
    here = redirect.here_document
    if here is None:
        text = words.word_text(machine, state, redirect.target)
    else:
        text = words.parts_text(machine, state, here.parts)
    text = words.note_build(machine, state, redirect, text)
    # What is substituted in the text has the stdin of before.
    descriptor = _descriptor(state, redirect, default=0)
    lines = tables.lines_of(text.known, here_string=here is None)
    state.descriptors = opened(state.descriptors, descriptor, PIPE._replace(carries=flowing(text), text=lines))
    state.set("\0stdin", text)


def fed(state: State) -> Text:
    """Return the text that the last here-document or here-string holds."""
    text = state.variables.get("\0stdin")
    return text if isinstance(text, Text) else unknown(Origin.INPUT, "stdin", 0)


def note_misled(
    machine: Machine, state: State, before: Table, node: nodes.Node, redirects: Sequence[nodes.Redirect]
) -> None:
    """Log when stderr points at contract stdout through one of `redirects`, and did not before."""
    new = target_of(state.descriptors, 2)
    if new.sink is not Sink.CONTRACT_STDOUT or target_of(before, 2).sink is Sink.CONTRACT_STDOUT:
        return
    culprit = next(
        (r for r in reversed(redirects) if r.operator in {"&>", "&>>"} or r.descriptor == 2),  # noqa: PLR2004
        redirects[-1],
    )
    text = state.source.text[culprit.start : culprit.end]
    if isinstance(node, nodes.Simple):
        state.log(Redirected(machine.where(state, node), text))
    else:
        state.log(Redirected(machine.where(state, culprit), text, machine.where(state, node).place))


def note_trace(machine: Machine, node: nodes.Simple, state: State, assignment: nodes.Assignment) -> None:
    """Log when `assignment` sends the trace of `set -x` to contract stdout (`BASH_XTRACEFD=1`)."""
    number = state.text("BASH_XTRACEFD") if assignment.name == "BASH_XTRACEFD" else None
    known = (number.known or "") if number is not None else ""
    if known.isdecimal() and target_of(state.descriptors, int(known)).sink is Sink.CONTRACT_STDOUT:
        state.log(Redirected(machine.where(state, node), f"BASH_XTRACEFD={known}"))
