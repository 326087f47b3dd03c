"""Sourced files: which one it is, and executing it (the `source` builtin)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS, LIBRARY
from runelint.flow import interpreting
from runelint.flow.descriptors import target_of
from runelint.flow.events import SUCCESS, Language, SourceFile, Status
from runelint.flow.interpreting import SUBSTITUTED
from runelint.flow.reading import note_stdin
from runelint.flow.sequence import run_list
from runelint.flow.state import Flow, Function
from runelint.flow.values import EMPTY, Origin, constant, from_message, unknown
from runelint.syntax import nodes, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text
    from runelint.syntax.source import Source

_DEEPEST = 8


def source(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Return the states after `source FILE`."""
    if not arguments:
        state.status = Status(2, ordinary=True, reason="`source` without a file")
        return [state]
    text = arguments[0]
    given = text.hole is not None and text.hole.name == SUBSTITUTED
    interpreting.note(machine, state, node, "source", Language.SHELL if given else Language.FILE, text)
    if text.known in {"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"}:
        read = unknown(Origin.JOINED, "stdin", -1, sources=target_of(state.descriptors, 0).carries)
        interpreting.note(machine, state, node, "source", Language.SHELL, read)
    name = text.likely
    if name == "" and not from_message(text):
        # Nothing was found to be sourced: what comes next has no library, and says so if it can.
        state.progress(library_missing=True)
        state.status = Status(1, reason="`source` of no file")
        return [state]
    library = LIBRARY in (name or "") or text.ending().endswith(LIBRARY) or _names_library(state, node)
    found = None if name is None else _read(machine, name)
    body = None if found is None else _body(machine, found)
    # What a process substitution or a device gives is no file that could be missing.
    generated = (name or "").startswith("/dev/") or given
    # Which file a value of the message names is not for the analysis to look up; that it does is RUNE503.
    guarded = text in state.existing or tested or generated or bool(from_message(text))
    if name in {"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"}:
        note_stdin(machine, state, node, "source")
    where = machine.where(state, node)
    shown = name or state.source.text[node.words[-1].start : node.words[-1].end]
    state.log(SourceFile(where, shown, library, body is not None, guarded))
    if library:
        return _library(state, found, body or (), tested=tested)
    if found is None or body is None:
        machine.opaque = True
        state.status = Status(None, reason=f"`source {shown}`")
        return [state]
    return _execute(machine, state, found, body, tested=tested)


def resolved(state: State, target: Text) -> Text:
    """Return the directory that `cd target` goes to, or an empty text when it is not known."""
    known = target.known
    if known is None:
        return EMPTY
    if known.startswith("/"):
        return constant(posixpath.normpath(known))
    here = state.directory.known
    return constant(posixpath.normpath(posixpath.join(here, known))) if here else EMPTY


def is_own_directory(machine: Machine, directory: Text) -> bool:
    """Return whether the directory is the plugin's own, or that of a file that it has sourced, or one above it."""
    known = directory.known
    files = (machine.script, *machine.paths.values())
    return bool(known) and any((posixpath.dirname(file) + "/").startswith((known or "") + "/") for file in files)


def _names_library(state: State, node: nodes.Simple) -> bool:
    """Return whether the words of the command name the library, or a variable that is called after it."""
    text = state.source.text[node.start : node.end]
    return LIBRARY in text or "RUNE_LIB" in text.upper() or "RUNE_BPCS" in text.upper()


def _read(machine: Machine, name: str) -> Source | None:
    """Return the file `name`; a relative name is looked up beside the plugin."""
    path = name if name.startswith("/") else posixpath.join(posixpath.dirname(machine.script), name)
    path = posixpath.normpath(path)
    found = machine.read(path)
    if found is not None:
        machine.paths[found.path] = path
    return found


def _body(machine: Machine, found: Source) -> tuple[nodes.Command, ...] | None:
    """Return the commands of the file, or None when it is not valid Bash: then what it does is not known."""
    if found.path not in machine.parsed:
        script = parse(found.text)
        machine.parsed[found.path] = None if script.problems else (found, script.body)
    known = machine.parsed[found.path]
    return None if known is None else known[1]


def _library(state: State, found: Source | None, body: Sequence[nodes.Command], *, tested: bool) -> list[State]:
    """Return the states after sourcing the contract's library; functions that are its own are taken from its text."""
    out = [state]
    if found is not None:
        functions = {
            each.name: Function(each.name, each.body, found)
            for each in body
            if isinstance(each, nodes.FunctionDefinition) and each.name not in FUNCTIONS
        }
        state.functions = {**state.functions, **functions}
    elif tested:
        missing = state.copy()
        missing.progress(library_missing=True)
        missing.status = Status(1, reason="the library is not there")
        out.append(missing)
    state.progress(sourced=True, library_missing=False)
    state.status = SUCCESS
    return out


def _execute(
    machine: Machine, state: State, found: Source, body: Sequence[nodes.Command], *, tested: bool
) -> list[State]:
    if machine.limits.call_depth <= len(state.frames) or _depth(machine, found) > _DEEPEST:
        machine.gap(machine.place(state, nodes.Node(0, 0)), "files that source each other without end")
        return [state]
    machine.sourcing.append(found.path)
    before = state.source
    state.source = found
    state.status = SUCCESS
    out = run_list(machine, body, state, tested=tested)
    machine.sourcing.pop()
    for after in out:
        after.source = before
        if after.flow is Flow.RETURN:
            after.flow = Flow.NEXT
        after.status = after.status._replace(exempt=False)
    return out


def _depth(machine: Machine, found: Source) -> int:
    return machine.sourcing.count(found.path) * _DEEPEST + len(machine.sourcing)
