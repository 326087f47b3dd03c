"""RUNE206: a call of the library with arguments that it cannot take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.rulekit import Emit, Hit, ReadInput, Record, Severity, each_of, is_json, lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path, Text

CODE = "RUNE206"
NAME = "api-misuse"
SEVERITY = Severity.ERROR
ANSWER = (
    "The library fails in the middle of the call: RUNE gets no message, which it answers with "
    '"Empty response from plugin" (code 400), or one without what was meant.'
)
ADVICE = "`runelint rule RUNE206` shows how each function is called."

_PAIR = 2
_NOT_IN_A_CODE = re.compile(r"\D")
_NOT_IN_A_KEY = re.compile(r"[\s:]")


def check(path: Path) -> Iterator[Hit]:
    """Yield each call whose arguments are certainly not those of the function."""
    calls: list[Emit | Record | ReadInput] = [*each_of(path, Emit), *each_of(path, Record), *each_of(path, ReadInput)]
    for call in calls:
        function = call.reader if isinstance(call, ReadInput) else call.function
        fault = _fault(function, call.arguments) if call.counted else ""
        if fault:
            yield Hit(call.where.place, f"`{function}` is called {fault}.", call)


def _fault(function: str, arguments: tuple[Text, ...]) -> str:
    """Return what is wrong with the arguments, as it follows `is called`; nothing when they can be taken."""
    missing = lacks(function, len(arguments))
    match function:
        case _ if missing:
            return f"without its {missing}"
        case "rune_out":
            return _fault_of_field(arguments)
        case "rune_err":
            return _fault_of_record(arguments)
        case "rune_ok_kv" | "rune_error_kv" | "rune_fail_kv":
            pairs = arguments[1:] if function == "rune_ok_kv" else arguments[2:]
            return "with a text that is no `key=value`" if any(_is_no_pair(pair) for pair in pairs) else ""
        case "rune_param_json" | "rune_ctx_json":
            default = arguments[1].known if len(arguments) > 1 else None
            return f"with the default `{default}`, which is no JSON" if default and not is_json(default) else ""
        case _:
            return ""


def _fault_of_field(arguments: tuple[Text, ...]) -> str:
    if len(arguments) > _PAIR:
        return f"with {len(arguments)} arguments; it takes `key=value`, or a key and a value"
    if len(arguments) == 1:
        return "with a text that is no `key=value`" if _is_no_pair(arguments[0]) else ""
    pair = any("=" in part for part in arguments[0].parts if isinstance(part, str))
    return "with two pairs; it takes one" if pair else ""


def _fault_of_record(arguments: tuple[Text, ...]) -> str:
    """Return what is wrong with `CODE MESSAGE…`: one text alone. Where more follow, it is a code that is none (405)."""
    known = [part for part in arguments[0].parts if isinstance(part, str)]
    start = next(iter(arguments[0].parts), "")
    text = any(_NOT_IN_A_CODE.search(part) for part in known) and not (isinstance(start, str) and start[:1] == "-")
    return "without a code" if text and len(arguments) == 1 else ""


def _is_no_pair(text: Text) -> bool:
    """Return whether `text` is certainly no `key=value`: nothing of it is a `=`, and its key could be no key."""
    known = [part for part in text.parts if isinstance(part, str)]
    if any("=" in part for part in known):
        return False
    return text.known is not None or _NOT_IN_A_KEY.search("".join(known)) is not None
