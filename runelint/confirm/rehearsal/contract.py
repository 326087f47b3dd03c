"""What the contract's library does in a rehearsal (RUNE Bash Plugin Guide; the real library, corner by corner)."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.confirm.knobs import Member, member
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.values import EMPTY, SUCCESS, Ask, Given, Question, Result, Value, through
from runelint.contract.bpcs.functions import FUNCTIONS, VARIABLES, Role
from runelint.flow.pairs import FIRST_PAIR, key_fault
from runelint.flow.values import constant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.knobs import JsonPath
    from runelint.confirm.rehearsal.shell import Shell
    from runelint.runner.scenario import Json
    from runelint.syntax import nodes

_NO_NUMBER = 2
# It emits what was recorded.
_RECORDED = "rune_finish"
# The same messages are read in each rehearsal.
_KEPT = 256
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def compact(value: Json) -> str:
    """Return `value` as JSON without blanks."""
    return _ENCODER.encode(value)


def variable(shell: Shell, name: str) -> Value:
    """Return what a variable of the library holds."""
    return _whole(shell, VARIABLES[name])


def _whole(shell: Shell, path: JsonPath) -> Value:
    found = member(shell.stage.scenario.message, path)
    return Value(compact({} if found is None else found), Given(Member(path)))


def call(shell: Shell, node: nodes.Simple, name: str, arguments: Sequence[Value]) -> Result:
    """Return the result of a library function. Raises LeaveError after an emitter."""
    function = FUNCTIONS[name]
    if function.role is Role.INIT:
        return _init(shell, node)
    if function.role is Role.READER:
        return _read(shell, name, arguments)
    if function.role is Role.ACCUMULATOR:
        if shell is shell.stage.plugin and name == "rune_out":
            _keyed(shell, arguments[:1])
        return SUCCESS
    code = function.status or 0
    if function.code is not None and len(arguments) > function.code:
        text = arguments[function.code].text
        code = int(text) % 256 if text.isdecimal() else _NO_NUMBER
    _keyed(shell, arguments[FIRST_PAIR[name] :] if name in FIRST_PAIR else ())
    is_lost = shell.stage.spoilt is not None and (name in FIRST_PAIR or name == _RECORDED)
    if shell.descriptors.get(1) is shell.stage.stdout and not is_lost:
        shell.stage.said.append(len(shell.stage.decisions))
    raise LeaveError(Result(code))


def _keyed(shell: Shell, pairs: Sequence[Value]) -> None:
    """Take down where a key is given of which jq can make no variable: the message is lost with it."""
    keys = [each.text.partition("=")[0] for each in pairs]
    stage = shell.stage
    if stage.spoilt is None and any(key_fault(constant(key), alone=False) is not None for key in keys):
        stage.spoilt = len(stage.decisions)


def _init(shell: Shell, node: nodes.Simple) -> Result:
    if shell.initialised:
        return SUCCESS
    reader = shell.reader()
    taken = reader.value.text[: reader.at]
    whole = reader.value
    left = _is_object(reader.rest().text)
    if taken:
        # What somebody has read before, line by line, need not have been the message.
        lines = str(taken.count("\n") + (not taken.endswith("\n")))
        left = shell.decide(node, Result(0 if left else 1, Question(Ask.MESSAGE, detail=lines)))
    # A message that cannot be read ends the shell, which only somebody around it can see.
    asked = None if shell is shell.stage.plugin else Question(Ask.FILLED, (whole,))
    if not left:
        raise LeaveError(Result(1, asked), node)
    if "jq" in shell.stage.scenario.absent:
        raise LeaveError(Result(2))
    shell.initialised = True
    return Result(0, asked)


@lru_cache(maxsize=_KEPT)
def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _read(shell: Shell, name: str, arguments: Sequence[Value]) -> Result:
    if not shell.initialised:
        # Before `rune_init` a reader gives nothing, not even its default; `rune_meta` gives that.
        shell.write(arguments[1] if name == "rune_meta" and len(arguments) > 1 else EMPTY)
        shell.write(Value("\n"))
        return SUCCESS
    function = FUNCTIONS[name]
    if not function.parameters:
        shell.write(_whole(shell, function.section))
        return SUCCESS
    if not arguments:
        return Result(1)
    as_json = "DEFAULT_JSON" in function.parameters
    path = (*function.section, arguments[0].text)
    found = member(shell.stage.scenario.message, path)
    given = Value("", Given(Member(path)))
    default = arguments[1] if len(arguments) > 1 else EMPTY
    if found is None or found is False:
        text = default.text or ("{}" if as_json and len(arguments) < 2 else "")  # noqa: PLR2004
        value = through(text, given, default)
    elif as_json or not isinstance(found, str):
        value = Value(compact(found), given.term)
    else:
        value = Value(found, given.term)
    shell.write(value)
    shell.write(Value("\n"))
    return Result(0, Question(Ask.ANY))
