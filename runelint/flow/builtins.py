"""The builtins of Bash: what each does to a state (bash(1), SHELL BUILTIN COMMANDS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import arithmetic, conditions, sourcing, traps
from runelint.flow.commands import effects
from runelint.flow.control import break_, disown, exit_, kill, return_, wait
from runelint.flow.declarations import declare, local, readonly, unset
from runelint.flow.evaluating import evaluate
from runelint.flow.events import SUCCESS, Status
from runelint.flow.interpreting import note_arithmetic
from runelint.flow.lookup import look_up
from runelint.flow.options import set_, shopt
from runelint.flow.output import write
from runelint.flow.printing import echo, printf
from runelint.flow.reading import getopts, mapfile, read
from runelint.flow.redirects import folders_above, may_exist
from runelint.flow.values import Origin, Text, unknown
from runelint.syntax.literal import static_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax import nodes

    Handler = Callable[..., list[State]]

# `compgen -A function`
_LISTING = 3
# Options with which `dirs` and `history` act on their list, and print nothing.
_ACTING = ("-a", "-c", "-d", "-n", "-r", "-s", "-w")


def _succeed(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Do nothing that matters here, and succeed."""
    del machine, node, arguments, tested
    state.status = SUCCESS
    return [state]


def _fail(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Fail, as `false` does."""
    del machine, node, arguments, tested
    state.status = Status(1, ordinary=True, reason="`false`")
    return [state]


def _print(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Write something that is not known, and succeed."""
    del tested
    name = arguments[0].known or ""
    write(machine, state, node, name, unknown(Origin.OUTPUT, name, node.start))
    state.status = SUCCESS
    return [state]


def _find(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`compgen`: write what matches, and fail where nothing does; a whole list is never empty."""
    out = _print(machine, node, state, arguments, tested=tested)
    if any(argument.known in {"-G", "-W"} for argument in arguments) or len(arguments) > _LISTING:
        state.status = Status(None, ordinary=True, reason="`compgen`")
    return out


def _print_without_operands(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Write only when asked: bare, with `-p`, `-S`, `-a` or `-l`, and `ulimit` without a new limit."""
    options = {argument.known for argument in arguments[1:]}
    asks = arguments[0].known == "ulimit" and (arguments[-1].known or "").startswith("-")
    if len(arguments) == 1 or asks or options & {"-p", "-S", "-a", "-l"}:
        return _print(machine, node, state, arguments, tested=tested)
    return _succeed(machine, node, state, arguments, tested=tested)


def _clear(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`dirs` and `history`: write the list, or do something with it (`-c`)."""
    acts = any((argument.known or "").startswith(_ACTING) for argument in arguments[1:])
    return (_succeed if acts else _print)(machine, node, state, arguments, tested=tested)


def _hash(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`hash NAME`: it looks NAME up, and fails where there is none."""
    if len(arguments) == 1 or (arguments[1].known or "-").startswith("-"):
        return _print_without_operands(machine, node, state, arguments, tested=tested)
    return look_up(machine, node, state, arguments[1:], builtin="hash", prints=False)


def _pwd(machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`pwd`: the directory that `cd` went to, where that is known."""
    del arguments, tested
    here = state.directory
    text = unknown(Origin.OUTPUT, "pwd", node.start) if not here.parts else here
    write(machine, state, node, "pwd", Text((*text.parts, "\n")))
    state.status = SUCCESS
    return [state]


def _cd(machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`cd`: fails when the directory is not there."""
    del tested
    operands = [a for a in arguments[1:] if a.known not in {"-P", "-L", "-e", "--", "-PL", "-LP"}]
    if operands and operands[0].known == "-":
        write(machine, state, node, "cd -", unknown(Origin.OUTPUT, "cd", node.start))
        state.status = SUCCESS
        return [state]
    target = operands[0] if operands else unknown(Origin.ENVIRONMENT, "HOME", -2)
    state.directory = sourcing.resolved(state, target)
    if not operands or sourcing.is_own_directory(machine, state.directory):
        state.status = SUCCESS
    else:
        found = folders_above([target])
        state.status = Status(None, ordinary=not may_exist(state, target), reason="`cd`", finds=found)
        state.existing |= {target}
    return [state]


def _pushd(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`pushd` and `popd` print the stack of directories, and may fail like `cd`."""
    del tested
    name = arguments[0].known or ""
    write(machine, state, node, name, unknown(Origin.OUTPUT, name, node.start))
    goes = name == "pushd" and len(arguments) > 1
    risky = goes and not may_exist(state, arguments[-1])
    found = folders_above([Text((*arguments[-1].parts, "/"))]) if goes else frozenset()
    state.status = Status(None, ordinary=risky, reason=f"`{name}`", finds=found)
    return [state]


def _type(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`type NAME`."""
    del tested
    names = [a for a in arguments[1:] if not (a.known or "").startswith("-")]
    return look_up(machine, node, state, names, builtin="type")


def _test(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`test` and `[`."""
    del tested
    operands = list(arguments[1:])
    if arguments[0].known == "[" and operands:
        operands.pop()
    return conditions.builtin_test(machine, state, node, operands)


def _shift(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`shift [n]`: fails when there are fewer arguments."""
    del machine, node, tested
    count = arguments[1].known if len(arguments) > 1 else "1"
    if state.positional is None or count is None or not count.isdecimal():
        state.positional = None
        state.status = Status(None, reason="`shift`")
    elif int(count) > len(state.positional):
        state.status = Status(1, ordinary=True, reason="`shift` without arguments")
    else:
        state.positional = state.positional[int(count) :]
        state.status = SUCCESS
    return [state]


def _let(machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`let EXPRESSION`: fails when the value is 0."""
    del tested
    value: bool | None = None
    for argument in arguments[1:]:
        note_arithmetic(machine, state, node, "let", argument)
        flat = arithmetic.flattened(state, argument)
        value = arithmetic.truth_of_text(state, flat, node.start)
    if value is None:
        state.status = Status(None, reason="`let`")
    else:
        state.status = Status(0 if value else 1, ordinary=True, reason="arithmetic that gives 0")
    return [state]


def _trap(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`trap`."""
    if len(arguments) == 1 or arguments[1].known in {"-p", "-l"}:
        return _print(machine, node, state, arguments, tested=tested)
    traps.set_traps(machine, state, node, arguments[1:])
    state.status = SUCCESS
    return [state]


def _source(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`source` and `.`."""
    return sourcing.source(machine, node, state, arguments[1:], tested=tested)


def code_words(words: Sequence[nodes.Word]) -> frozenset[int]:
    """Return which of the command's words are programs in another language: text in them is not looked at."""
    name = static_text(words[0]) if words else None
    if name is None or len(words) == 1:
        return frozenset()
    known = effects(name, [static_text(word) for word in words[1:]])
    skipped = set() if known is None else {index + 1 for index in known.code}
    if name.rpartition("/")[2] == "jq" and not skipped:
        skipped = set(range(1, len(words)))
    return frozenset(skipped)


HANDLERS: dict[str, Handler] = {
    ":": _succeed,
    "true": _succeed,
    "false": _fail,
    "echo": echo,
    "printf": printf,
    "pwd": _pwd,
    "cd": _cd,
    "pushd": _pushd,
    "popd": _pushd,
    "type": _type,
    "test": _test,
    "[": _test,
    "shift": _shift,
    "let": _let,
    "trap": _trap,
    "source": _source,
    ".": _source,
    "set": set_,
    "shopt": shopt,
    "declare": declare,
    "typeset": declare,
    "local": local,
    "export": declare,
    "readonly": readonly,
    "unset": unset,
    "read": read,
    "mapfile": mapfile,
    "readarray": mapfile,
    "getopts": getopts,
    "exit": exit_,
    "logout": exit_,
    "return": return_,
    "break": break_,
    "continue": break_,
    "kill": kill,
    "wait": wait,
    "eval": evaluate,
    "alias": _print_without_operands,
    "umask": _print_without_operands,
    "ulimit": _print_without_operands,
    "enable": _print_without_operands,
    "hash": _hash,
    "bind": _print_without_operands,
    "caller": _print,
    "compgen": _find,
    "dirs": _clear,
    "fc": _print,
    "help": _print,
    "history": _clear,
    "jobs": _print,
    "times": _print,
    "bg": _print,
    "fg": _print,
    "complete": _succeed,
    "compopt": _succeed,
    "disown": disown,
    "suspend": _succeed,
    "unalias": _succeed,
}
