"""Questions whether a command exists in a rehearsal: `command -v`, `type`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import Presence
from runelint.confirm.rehearsal import builtins, commands, externals, wrappers
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Question, Result, Value
from runelint.contract.bpcs.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.syntax import nodes


def command(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Act out `command`."""
    words = [each.text for each in arguments[1:]]
    if words[:1] in (["-v"], ["-V"]):
        return _look_up(shell, arguments[2:])
    inner = wrappers.behind_options(arguments[1:])
    return commands.invoke(shell, node, inner, functions=False) if inner else SUCCESS


def type_(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Act out `type` and `hash`."""
    del node
    return _look_up(shell, [each for each in arguments[1:] if not each.text.startswith("-")])


def _look_up(shell: Shell, names: Sequence[Value]) -> Result:
    for name in names:
        text = name.text
        if text in shell.functions or text in builtins.HANDLERS or (text in FUNCTIONS and shell.sourced):
            shell.write(Value(f"{text}\n"))
            continue
        question = Question(Ask.PRESENT, (name,), text, knob=Presence(text))
        if not externals.is_there(shell, text):
            return Result(1, question)
        shell.write(Value(text if text.startswith("/") else f"/usr/bin/{text}"))
        shell.write(Value("\n"))
        return Result(0, question)
    return Result(0 if names else 1)
