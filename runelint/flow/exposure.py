"""Places where a secret can be read by whom it is not meant for: what arrives there is noted as an event."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import Exposed, Medium
from runelint.flow.interpreting import SUBSTITUTED
from runelint.flow.secret_names import Secrecy, secrecy
from runelint.flow.secrets import WHOLE_MESSAGES, secrets_among, secrets_in
from runelint.flow.values import Hole, Origin, Text, beginnings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.commands import Effects
    from runelint.flow.descriptors import Table, Target
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Node

_LOG = re.compile(
    r"/var/log/|(?:^|[^a-zA-Z])(?:log|logs|logfile|syslog|trace|debug)(?:$|[^a-zA-Z])|_?log_?file", re.IGNORECASE
)
_STDERR = 2
# What `jq` is given with `--arg` is how the guide wants messages built, and how the library builds them itself.
_BUILDERS = frozenset({"jq", "gojq", "jaq"})


def medium_of(target: Target) -> Medium | None:
    """Return what is exposed by text that is written to `target`, or None where that is no place to be read."""
    match target.sink:
        case Sink.CONTRACT_STDOUT:
            return Medium.MESSAGE
        case Sink.STDERR:
            return Medium.STDERR
        case Sink.FILE if _LOG.search(target.detail):
            return Medium.LOG
        case _:
            return None


def note(machine: Machine, state: State, node: Node, medium: Medium, command: str, secrets: frozenset[Hole]) -> None:
    """Log that `command` lets `secrets` be read, where there are any."""
    secrets = frozenset(hole for hole in secrets if hole.name not in WHOLE_MESSAGES or machine.reads_secrets)
    if secrets:
        state.log(Exposed(machine.where(state, node), command, medium, secrets, machine.files_named))


def note_written(machine: Machine, state: State, node: Node, command: str, text: Text) -> None:
    """Log that text with a secret in it is written where it can be read."""
    medium = medium_of(target_of(state.descriptors, 1))
    if medium is not None:
        note(machine, state, node, medium, command, secrets_in(text))


# Options whose value is the file of a key. The short one means something else to other commands.
_KEY_OPTIONS = frozenset({"-key", "--key", "-inkey", "-signkey", "-CAkey", "--private-key", "--key-file", "--identity"})
_IDENTITY = frozenset({"ssh", "scp", "sftp", "ssh-copy-id", "rsync", "age"})
# A `secret` that they are given as a word of its own, or in a path, is the name of one.
_STORES = frozenset({
    "kubectl", "oc", "vault", "bao", "aws", "gcloud", "az", "docker", "podman", "helm", "pass", "gopass", "op", "bw",
})  # fmt: skip


def _note_names(machine: Machine, name: str, operands: Sequence[Text]) -> None:
    """Remember the operands that name files of keys, and secrets."""
    for option, value in pairwise(operands):
        if option.known in _KEY_OPTIONS or (option.known == "-i" and name in _IDENTITY):
            note_file_names(machine, value)
    if name in _STORES:
        for operand in operands:
            vague = [hole for hole in secrets_in(operand) if secrecy(hole.name) is Secrecy.VAGUE]
            if not any(isinstance(part, str) and "=" in part for part in operand.parts):
                machine.files_named |= {(hole.origin, hole.name) for hole in vague if hole.origin is not Origin.SECRET}


def note_run(
    machine: Machine,
    state: State,
    node: Node,
    arguments: Sequence[Text],
    known: Effects | None,
    output: Text | None,
) -> None:
    """Log what an external command exposes: its arguments, what it prints, what it gives to a log."""
    name = (arguments[0].known or "").rpartition("/")[2]
    operands = [_without_files(operand) for operand in arguments[1:]]
    _note_names(machine, name, operands)
    stdin = secrets_among(target_of(state.descriptors, 0).carries)
    logs = known is not None and known.logs
    if name == "tee" and any(_LOG.search(operand.known or _shown(operand)) for operand in operands):
        note(machine, state, node, Medium.LOG, name, stdin)
    if logs:
        note(machine, state, node, Medium.LOG, name, secrets_in(*operands) or stdin)
    elif name not in _BUILDERS:
        given = secrets_in(*operands)
        if name == "xargs" and known is not None and known.inner:
            given |= stdin
        note(machine, state, node, Medium.ARGUMENTS, name, given)
    if output is not None:
        note_written(machine, state, node, name, output)


def _shown(text: Text) -> str:
    return "".join(part if isinstance(part, str) else part.name for part in text.parts)


def _without_files(text: Text) -> Text:
    """Return `text` without what stands for `<(…)`: the command is given the name of a pipe."""
    return Text(tuple(part for part in text.parts if isinstance(part, str) or part.name != SUBSTITUTED))


def note_traced(machine: Machine, state: State, node: Node, descriptors: Table, *texts: Text) -> None:
    """Log that `set -x` shows a secret, when that is on, in a command or assignment with these words."""
    if "xtrace" not in state.options:
        return
    number = state.text("BASH_XTRACEFD")
    known = "" if number is None else number.known or ""
    target = target_of(descriptors, int(known) if known.isdecimal() else _STDERR)
    if target.sink in {Sink.STDERR, Sink.FILE, Sink.CONTRACT_STDOUT}:
        note(machine, state, node, Medium.TRACE, "set -x", secrets_in(*texts))


def note_file_names(machine: Machine, *texts: Text) -> None:
    """Remember that these texts are names of files: the value that one of them is stands for no secret anywhere."""
    for text in texts:
        hole = text.hole
        if hole is not None and hole.name != SUBSTITUTED:
            machine.files_named |= {(first.origin, first.name) for first in beginnings(hole)}
