"""Builtins that read: `read`, `mapfile`, `getopts`; and who reads the plugin's stdin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import tables
from runelint.flow.descriptors import Sink, opened, target_of
from runelint.flow.events import SUCCESS, Status, StdinRead
from runelint.flow.filters import carried
from runelint.flow.interpreting import note_name
from runelint.flow.redirects import fed
from runelint.flow.secret_names import Secrecy, secrecy
from runelint.flow.secrets import hidden, secrets_in, under_name
from runelint.flow.values import Array, Origin, constant, flowing, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole, Text
    from runelint.syntax.nodes import Node, Simple

# Ends the name of a hole for what is read from a file, and not from a command.
FROM_FILE = " from a file"
_VALUED = set("adinNptu")
_MAPFILE_VALUED = set("dnOsuCc")


def note_stdin(
    machine: Machine, state: State, node: Node, command: str, descriptor: int = 0, *, passes: bool = False
) -> None:
    """Log that `command` reads `descriptor`, when that is the plugin's stdin."""
    if command != "read":
        tables.drop(state, descriptor)
    if target_of(state.descriptors, descriptor).sink is Sink.STDIN:
        state.log(StdinRead(machine.where(state, node), command, state.protocol.initialised, passes))


def _descriptor(number: str | None) -> int:
    """Return the number that `-u` gives; one that is not known is none that matters."""
    return 0 if number is None else int(number) if number.isdecimal() else -1


def _options(arguments: Sequence[Text], valued: Collection[str] = _VALUED) -> tuple[dict[str, str | None], list[str]]:
    """Return the options of `read` or `mapfile` with their values, and the names of its variables."""
    options: dict[str, str | None] = {}
    rest = [argument.known for argument in arguments[1:]]
    while rest and rest[0] is not None and rest[0].startswith("-") and len(rest[0]) > 1:
        word = rest.pop(0) or ""
        if word == "--":
            break
        for index, letter in enumerate(word[1:], start=2):
            if letter in valued:
                options[letter] = word[index:] or (rest.pop(0) if rest else None)
                break
            options[letter] = ""
    return options, [name for name in rest if name]


def _named(arguments: Sequence[Text]) -> list[Text]:
    """Return the words of `read` that name variables, that behind `-a` among them: not the prompt."""
    out: list[Text] = []
    rest = list(arguments[1:])
    while rest:
        word = rest.pop(0)
        known = word.known or ""
        letter = next((at for at, each in enumerate(known[1:], start=1) if each in _VALUED), 0)
        if not known.startswith("-") or out:
            out.append(word)
        elif letter == len(known) - 1 and letter and rest:
            value = rest.pop(0)
            out += [value] if known[letter] == "a" else []
    return out


def read(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`read`: fails at end of file; with `-d ''` it always meets that in a here-document or here-string."""
    del tested
    options, names = _options(arguments)
    for argument in _named(arguments):
        note_name(machine, state, node, "read", argument)
    machine.opaque = machine.opaque or any(argument.known is None for argument in arguments[1:])
    here = [redirect for redirect in node.redirects if redirect.operator in {"<<", "<<-", "<<<"}]
    number = _descriptor(options["u"]) if "u" in options else 0
    fields = None if here else tables.take(state, number, options, len(names))
    if fields is not None:
        return _given_fields(node, state, fields, names or ["REPLY"])
    source = FROM_FILE if target_of(state.descriptors, 0).sink is Sink.FILE else ""
    if options.get("t") != "0" and "u" not in options:
        note_stdin(machine, state, node, "read")
    elif options.get("u") is not None:
        note_stdin(machine, state, node, "read", _descriptor(options["u"]))
    array = options.get("a")
    carries = _carried(state, options.get("u"))
    first = _first_words(fed(state), options) if here else []
    if array:
        known = tuple((str(index), constant(word)) for index, word in enumerate(first))
        state.renew(array, Array(known, sealed=False, sources=carries))
    for name in names or ([] if "a" in options else ["REPLY"]):
        line = unknown(Origin.INPUT, f"`{name}`, which is read{source}", node.start, sources=carries or None)
        text = fed(state) if here and len(names) == 1 else line
        value = text if text.known is None else line
        # Of a line with a secret in it, the fields that are called otherwise are something else.
        value = hidden(value) if len(names) > 1 and secrecy(name) is Secrecy.NONE and secrets_in(value) else value
        state.set(name, under_name(name, value, node.start))
    certain = _takes_a_line(state, number)
    whole = "d" in options and not options["d"]
    if (here or certain) and not whole:
        state.status = SUCCESS
    elif here:
        state.status = Status(1, ordinary=True, reason="`read -d ''`, which ends at the end of its input")
    else:
        state.status = Status(None, ordinary=True, reason="`read` at end of file")
    return [state]


def _given_fields(node: Simple, state: State, fields: Sequence[str], names: Sequence[str]) -> list[State]:
    """Return the state after a `read` of a line that is known, or of the end of such lines, which leaves no text."""
    for index, name in enumerate(names):
        state.set(name, under_name(name, constant(fields[index] if fields else ""), node.start))
    state.status = SUCCESS if fields else Status(1, ordinary=True, reason="`read` at end of file")
    return [state]


def _takes_a_line(state: State, number: int) -> bool:
    """Return whether there certainly is a line to be read from descriptor `number`; it is gone afterwards."""
    target = target_of(state.descriptors, number)
    if target.lines:
        state.descriptors = opened(state.descriptors, number, target._replace(lines=target.lines - 1))
    return target.lines > 0


def _first_words(text: Text, options: dict[str, str | None]) -> list[str]:
    """Return the words at the beginning of `text` that are known and end before anything that is not."""
    start = text.parts[0] if text.parts else ""
    if text.known is not None or not isinstance(start, str) or "d" in options:
        return []
    words = start.split()
    return words if start[-1:].isspace() else words[:-1]


def _carried(state: State, descriptor: str | None) -> frozenset[Hole]:
    """Return what flows into what is read from `descriptor`, or from stdin."""
    number = int(descriptor) if descriptor is not None and descriptor.isdecimal() else 0
    return carried(state, number)


def mapfile(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`mapfile`: it succeeds at end of file, too."""
    del tested
    options, _ = _options(arguments, _MAPFILE_VALUED)
    if "u" not in options or options["u"] is not None:
        note_stdin(machine, state, node, arguments[0].known or "", _descriptor(options.get("u")))
    machine.opaque = machine.opaque or any(argument.known is None for argument in arguments[1:])
    name = arguments[-1].known if len(arguments) > 1 else "MAPFILE"
    carries = _carried(state, _options(arguments)[0].get("u"))
    state.renew(name if name and name.isidentifier() else "MAPFILE", Array((), sealed=False, sources=carries))
    state.status = SUCCESS
    return [state]


def getopts(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`getopts`: fails when there are no more options."""
    del machine, tested
    sources = flowing(*(arguments[3:] or state.positional or ()))
    if len(arguments) > 2:  # noqa: PLR2004 - the options and the name
        state.set(arguments[2].known or "", unknown(Origin.UNKNOWN, "an option", node.start))
    state.set("OPTARG", unknown(Origin.UNKNOWN, "an option's argument", node.start, sources=sources))
    no_arguments = state.positional == () and len(arguments) <= 3  # noqa: PLR2004 - no words of its own
    state.status = Status(1 if no_arguments else None, ordinary=True, reason="`getopts`")
    return [state]
