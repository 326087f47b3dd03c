"""External commands: what the table says they do, and the few whose output can be computed."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from runelint.contract.bpcs.functions import MESSAGE_KEY
from runelint.flow import jobs, queries
from runelint.flow.commands import Effects, Fails, Stdin, Stdout, effects
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import SUCCESS, Emit, ProcessKind, Query, Run, Status
from runelint.flow.exposure import note_file_names, note_run
from runelint.flow.filters import certainly_finds, found_out, leaves_stdin, passed_on
from runelint.flow.interpreting import as_word, note_command
from runelint.flow.jq_messages import outcome_of_jq
from runelint.flow.output import MESSAGE, appended, gather, given, is_message, write
from runelint.flow.printed import printed_by
from runelint.flow.printed_secrets import with_secrets
from runelint.flow.processes import forked, outcomes
from runelint.flow.reading import note_stdin
from runelint.flow.redirects import fed, folder_of, folders_above, holds_something, may_exist
from runelint.flow.repeated import question
from runelint.flow.sequence import run_list
from runelint.flow.unmade import made_on_another_way
from runelint.flow.values import Hole, Origin, Text, constant, from_message, joined, unknown
from runelint.syntax import nodes, parse
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.jq.shape import Shape

# They leave the files that they name behind them, or the users.
_MAKERS = frozenset({
    "adduser", "cp", "curl", "dd", "fallocate", "gpg", "id", "install", "ln", "mkdir", "mkfifo", "mkswap", "mv",
    "openssl", "pg_dump", "rsync", "scp", "sort", "tar", "tee", "touch", "truncate", "useradd", "wget", "zip",
})  # fmt: skip
# They need more than that a folder is there: whose it is, or that nothing is in it.
_CHANGERS = {"chgrp", "chmod", "chown", "rmdir", "setfacl"}
_PACKERS = {"bunzip2", "bzip2", "gunzip", "gzip", "unxz", "xz"}
_KEEPING = re.compile(r"-[^-]*[cklt].*|--(?:stdout|to-stdout|keep|list|test)")
_REMOVERS = _PACKERS | {"mv", "rm", "rmdir", "shred", "unlink", "zstd"}
_RELAYS = {"cat", "tee"}
_TRIMMERS = {"cut", "head", "sed", "tail", "tr"}
# They hand their stdin on to where they connect to.
_PASSING = {"ssh", "autossh", "sshpass", "mosh", "telnet", "nc", "ncat", "netcat", "socat"}
_PASSING_SUBS = {"exec", "run", "attach", "shell", "s_client"}
# `a + b`
_CALCULATION = 3
_SHELLS = {"sh", "bash", "dash"}


class Derived(NamedTuple):
    """What is known of a command's output: what flows into it, and what it is as JSON."""

    sources: frozenset[Hole]
    shape: Shape | None


def external(machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text]) -> list[State]:
    """Return the states after an external command, whose name may not be known."""
    note_command(machine, state, node, arguments)
    ending = arguments[0].ending()
    name = arguments[0].known or (ending if "/" in ending else "")
    plain = name.rpartition("/")[2]
    operands = arguments[1:]
    known = effects(plain, [as_word(text) for text in operands]) if plain else None
    if known is not None and known.language in _SHELLS and len(known.code) == 1 and not known.remote:
        code = operands[known.code[0]].known
        if code is not None:
            note_run(machine, state, node, arguments, known, None)
            return _shell_program(machine, node, state, code, operands[known.code[0] + 1 :])
    target = target_of(state.descriptors, 1)
    here = _here(node)
    here_string = any(redirect.operator == "<<<" for redirect in node.redirects)
    if plain == "cat" and here:
        text = fed(state)
        if here_string:
            text = appended(text, constant("\n"))
        write(machine, state, node, "cat", text)
        state.status = Status(None, reason="`cat`")
        return [state]
    reads = known is not None and known.stdin is Stdin.READS and not leaves_stdin(plain, operands, known)
    if known is not None and reads and state.counted and not _lost_words(state, node, arguments):
        passes = known.remote or plain in _PASSING or any(text.known in _PASSING_SUBS for text in operands)
        passes = passes and not _hands_on(operands, known)
        note_stdin(machine, state, node, plain, passes=passes)
    standing = given(state, here=here)
    query = _query(arguments, known)
    if query is not None and (program := queries.program_of(query, standing, machine.streams)) is not None:
        state.log(Query(machine.where(state, node), program))
    shape = printed_by(plain, operands, standing) if query is None else queries.printed(query, standing)
    sources = passed_on(state, plain, operands, known)
    output = _output(node, state, plain, operands, standing, Derived(sources, shape))
    output = with_secrets(machine, state, node, plain, operands, known, output)
    writes = known is not None and known.writes is Stdout.WRITES
    note_run(machine, state, node, arguments, known, output if writes else None)
    if output.hole is not None and is_message(output) and target.sink is Sink.CONTRACT_STDOUT:
        state.log(Emit(machine.where(state, node), "", (output,), target, state.protocol.initialised))
        state.tell(output.hole.outcome)
        state.status = Status(None, reason=f"`{plain}`")
        return [state]
    relays = plain in _RELAYS and state.process.kind is ProcessKind.PROCESS_SUBSTITUTION
    state.log(Run(machine.where(state, node), name, tuple(operands), target, writes and not relays, relays))
    jobs.ended_by(state, plain, operands)
    if known is not None and known.holds_stdout:
        left = jobs.spawned(machine, state, node, jobs.contract_descriptors(state.descriptors))
        jobs.remember(state, left, None)
    gather(state, output)
    proves, refutes = found_out(state, plain, operands)
    state.status = (
        SUCCESS
        if certainly_finds(state, plain, operands, here_string=here_string)
        else _status(machine, state, plain, operands, known)._replace(proves=proves, refutes=refutes)
    )
    state.status = state.status._replace(finds=_remember_files(state, plain, operands, known))
    note_file_names(machine, *(operands[index] for index in (() if known is None else known.paths)))
    return [state]


def _hands_on(operands: Sequence[Text], known: Effects) -> bool:
    """Return whether the command hands its stdin on to one that certainly reads it (`docker exec -i c pg_restore`)."""
    lines = ([as_word(text) for text in operands[run.start : run.stop]] for run in known.inner)
    inner = (effects(line[0], line[1:]) for line in lines if line and line[0])
    return any(each is not None and each.stdin is Stdin.READS for each in inner)


def _query(arguments: Sequence[Text], known: Effects | None) -> queries.Call | None:
    """Return the call of jq that the command line is, or that a command in it runs (`sudo jq …`)."""
    lines = [arguments, *(arguments[run.start + 1 : run.stop + 1] for run in (known.inner if known else ()))]
    for line in lines:
        if line and (line[0].likely or line[0].ending()).rpartition("/")[2] in queries.NAMES:
            return queries.call_of(line[1:])
    return None


def is_known(name: str) -> bool:
    """Return whether the table knows the command, so that it is no function of a file that could not be read."""
    return "/" in name or effects(name, ()) is not None


def _lost_words(state: State, node: nodes.Simple, arguments: Sequence[Text]) -> bool:
    """Return whether a word of the command has become nothing: it may well be a file's name at other times.

    `"$@"` where there is certainly no argument is nothing on this path whatever happens.
    """
    return len(arguments) < sum(not _is_of_no_argument(state, word) for word in node.words)


def _is_of_no_argument(state: State, word: nodes.Word | nodes.Assignment) -> bool:
    """Return whether the word is `"$@"`, or `"${@:2}"`, of arguments that are certainly not there."""
    match word.parts if isinstance(word, nodes.Word) else ():
        case (nodes.DoubleQuoted(parts=(nodes.ParameterExpansion(name="@", prefix="", operator="" | ":") as part,)),):
            first = "1" if part.argument is None else state.source.text[part.argument.start : part.argument.end].strip()
            missing = state.positional is not None and first.isdecimal() and len(state.positional) < int(first)
            return missing and state.all_counted
        case _:
            return False


def _here(node: nodes.Simple) -> bool:
    return any(redirect.operator in {"<<", "<<-", "<<<"} for redirect in node.redirects)


def _shell_program(machine: Machine, node: nodes.Simple, state: State, code: str, words: Sequence[Text]) -> list[State]:
    """Return the states after `bash -c code`: another program with our descriptors."""

    def body(child: State) -> list[State]:
        child.place = machine.place(state, node)
        child.functions, child.variables, child.options, child.frames = {}, {}, frozenset(), ()
        child.spare = False
        child.source, child.positional = Source(state.source.path, code), tuple(words[1:])
        script = parse(code)
        return run_list(machine, script.body, child, tested=False)

    states = outcomes(machine, state, forked(machine, state, ProcessKind.PROGRAM, node, body))
    for each in states:
        each.status = Status(None, reason="a shell")
    for each in states[1:]:
        machine.abandon(each.trail)
    return states[:1]


def _status(machine: Machine, state: State, name: str, operands: Sequence[Text], known: Effects | None) -> Status:
    reason = f"`{name}`" if name else "a command that is not known"
    if known is None:
        return Status(None, ordinary=False, reason=reason)
    ordinary = known.fails is Fails.ORDINARY and not question(name, operands) & state.checked
    if name == "expr" and len(operands) == _CALCULATION:
        ordinary = _may_be_zero(state, operands, ordinary=ordinary)
    if known.fails is Fails.PATH:
        paths = [index for index in known.paths if index < len(operands)]
        ordinary = any(_may_be_missing(state, name, operands, index) for index in paths)
        ordinary = ordinary or any(made_on_another_way(machine, state, operands[index]) for index in paths)
    return Status(None, ordinary=ordinary, reason=reason)


def _may_be_zero(state: State, operands: Sequence[Text], *, ordinary: bool) -> bool:
    """Return whether what `expr a + b` gives may be zero, for which its status is 1 (expr(1)).

    A sum may be that begins at zero; a part of the time of day is never, nor is what is left of a larger number.
    """
    first, sign, second = (operand.known for operand in operands)
    least = state.least(operands[0])
    if second is not None and second.isdecimal() and least >= int(second) + (sign == "-") and sign in {"-", "/"}:
        return False
    if sign == "+" and "0" in (first, second):
        added = operands[2 if first == "0" else 0]
        return added.known in {None, "0"} and not state.is_positive(added)
    hole = operands[0].hole
    return ordinary and not (sign == "/" and hole is not None and hole.name == "date")


def _may_be_missing(state: State, name: str, operands: Sequence[Text], index: int) -> bool:
    """Return whether the operand at `index` may not be there; of one that is made only the folder has to be."""
    operand = operands[index]
    if may_exist(state, operand):
        return name in _CHANGERS and operand not in state.existing and holds_something(state, operand)
    made = name in {"touch", "tee"} or (name in {"cp", "ln", "mv"} and index == len(operands) - 1)
    folder = folder_of(operand)
    # Where the plugin has made another file there is the folder for this one.
    return not (made and (may_exist(state, folder) or any(folder_of(each) == folder for each in state.existing)))


def _remember_files(state: State, name: str, operands: Sequence[Text], known: Effects | None) -> frozenset[Text]:
    """Remember which files are there when the command has succeeded; return the folders that are, when it has."""
    found = set() if known is None else {operands[index] for index in known.paths if index < len(operands)}
    folders = folders_above(() if known is None or known.fails is Fails.RARELY else found)
    if name in _REMOVERS and not _keeps(name, operands):
        gone = set(operands[:-1]) if name == "mv" else set(operands)
        state.existing -= gone
        found -= gone
    if name in _MAKERS:
        last = operands[-1:] if name == "mv" else operands
        made = {_without_mark(text) for text in last if not (text.known or "").startswith("-")}
        folders |= folders_above(made)
        found |= made
    state.existing |= found
    return folders


def _keeps(name: str, operands: Sequence[Text]) -> bool:
    """Return whether a command that puts files in place of others leaves these where they are: `gzip -9c`."""
    if name == "zstd":
        return not any(operand.known == "--rm" for operand in operands)
    return name in _PACKERS and any(_KEEPING.fullmatch(operand.known or "") for operand in operands)


def _without_mark(text: Text) -> Text:
    """Return the file that `dd` is told to write to: `of=FILE`."""
    first = next(iter(text.parts), "")
    if not isinstance(first, str) or not first.startswith("of="):
        return text
    return joined([first.removeprefix("of="), *text.parts[1:]])


def _output(
    node: nodes.Simple, state: State, name: str, operands: Sequence[Text], standing: Text | None, derived: Derived
) -> Text:
    """Return what the command prints: of some that compute paths it is known, of a jq what its program gives."""
    words = [text for text in operands if not (text.known or "").startswith("-")]
    first = words[0].likely if words else None
    if name in {"dirname", "basename", "readlink", "realpath"} and words and from_message(words[0]):
        return unknown(Origin.OUTPUT, name, node.start, sources=derived.sources)
    if first is not None and name == "dirname":
        return constant(posixpath.dirname(first) or ".")
    if first is not None and name == "basename":
        base = posixpath.basename(first)
        suffix = words[1].known if len(words) > 1 else ""
        return constant(base.removesuffix(suffix or ""))
    if first is not None and name in {"readlink", "realpath"} and first.startswith("/"):
        return constant(posixpath.normpath(first))
    if name == "jq" and any(MESSAGE_KEY in (text.known or "") for text in operands):
        hole = Hole(Origin.OUTPUT, MESSAGE, node.start, sources=derived.sources, shape=derived.shape)
        return Text((hole._replace(outcome=outcome_of_jq(operands)),))
    if name == "cat" and not words and state.process.kind is ProcessKind.MAIN:
        return unknown(Origin.MESSAGE, "stdin", node.start)
    if name == "cat" and not words and standing is not None:
        return standing
    made = unknown(Origin.OUTPUT, name, node.start, sources=derived.sources, shape=derived.shape)
    # A piece of a text, such as one without its last comma, has been put together where that was.
    return replace(made, made=standing.made) if standing is not None and name in _TRIMMERS else made
