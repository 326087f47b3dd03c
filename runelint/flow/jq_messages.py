"""What a message says that `jq` builds: the outcome is read from the program's text and the arguments that it names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import MESSAGE_KEY
from runelint.contract.bpcs.outcome import BLANK, Outcome, outcome_of, outcome_of_error
from runelint.flow.queries import call_of, text_of_program
from runelint.flow.values import Hole
from runelint.jq.shape import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.values import Text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|#[^\n]*|\$?[A-Za-z_]\w*|\d+(?:\.\d+)?|\?//|//=?|\|=|[|]|\S')
_OPENING, _CLOSING = {"(", "[", "{"}, {")", "]", "}"}
# `$code`, `($code)`, `($code | tonumber)`, and the latter without the parentheses.
_VARIABLE = re.compile(r"\(?(\$\w+)(\|tonumber)?\)?\Z")
_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")


def outcome_of_text(text: Text) -> Outcome | None:
    """Return what the message `text` says; None when that is not known."""
    if text.hole is not None:
        return text.hole.outcome
    holes = [part for part in text.parts if isinstance(part, Hole)]
    rest = [part for part in text.parts if isinstance(part, str) and part.strip()]
    if len(holes) == 1 and not rest:
        return holes[0].outcome
    return outcome_of("".join(part if isinstance(part, str) else BLANK for part in text.parts))


def outcome_of_jq(operands: Sequence[Text]) -> Outcome | None:
    """Return what the message says that `jq` with these words prints; None when that is not known."""
    call = call_of(operands)
    program = text_of_program(call)
    if program is None or "?" in call.flags or any(file.known is None for file in call.files):
        return None
    given: dict[str, str | None] = {}  # the JSON of each variable
    for name, option, value in call.variables:
        if option in {"--arg", "--argjson"}:
            # jq keeps the first of two with one name.
            given.setdefault(f"${name}", _json_of(value, encoded=option == "--argjson"))
    return _of_program(program, given)


def _json_of(value: Text, *, encoded: bool) -> str | None:
    """Return the JSON that a variable of jq holds, as far as it is known: of an object that it is one."""
    if value.known is not None:
        return value.known if encoded else json.dumps(value.known)
    hole = value.hole
    return "{}" if encoded and hole is not None and hole.shape is not None and hole.shape.kind is Kind.OBJECT else None


def _of_program(program: str, given: dict[str, str | None]) -> Outcome | None:
    """Return what the object says that a program is, or that its last filter is."""
    tokens = [token for token in _TOKEN.findall(program) if not token.startswith("#")]
    stages = _split(tokens, "|")
    last = stages[-1] if stages else []
    if any(len(_split(stage, ",")) > 1 for stage in stages) or {"def", "if", "foreach", "reduce", "?"} & {*tokens}:
        return None
    pairs = _pairs(last)
    if pairs is None or MESSAGE_KEY not in pairs or "error" not in pairs:
        return None
    whole = pairs.keys() >= {"payload", "observability"}
    error = pairs["error"]
    if error == ["null"]:
        return outcome_of_error("null", whole=whole)
    inner = _pairs(error)
    if inner is None:
        return outcome_of_error(given.get("".join(error)), whole=whole)
    return Outcome(failed=True, code=_code(inner.get("code", []), given), whole=whole)


def _code(tokens: list[str], given: dict[str, str | None]) -> str | None:
    text = "".join(tokens)
    if _NUMBER.match(text):
        return text
    found = _VARIABLE.match(text)
    known = given.get(found[1]) if found else None
    if found is None or known is None:
        return None
    # What `--arg` gives is a string, and no code until it is made a number.
    number = known.strip().strip('"' if found[2] else "").strip()
    return number if _NUMBER.match(number) else None


def _pairs(tokens: list[str]) -> dict[str, list[str]] | None:
    """Return the keys of an object with the tokens of their values; None when `tokens` are not one object."""
    while tokens[:1] == ["("] and tokens[-1:] == [")"] and len(_split(tokens[1:-1], ")")) == 1:
        tokens = tokens[1:-1]
    if tokens[:1] != ["{"] or tokens[-1:] != ["}"]:
        return None
    out: dict[str, list[str]] = {}
    for item in _split(tokens[1:-1], ","):
        if not item:
            continue
        key = item[0].strip('"').lstrip("$")
        if len(item) == 1:
            out[key] = [item[0]]
        elif item[1] == ":":
            out[key] = item[2:]
        else:
            return None
    return out


def _split(tokens: list[str], separator: str) -> list[list[str]]:
    """Return the stretches of `tokens` between separators that stand in no brackets."""
    out: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        if depth == 0 and token == separator:
            out.append([])
            continue
        depth += (token in _OPENING) - (token in _CLOSING)
        out[-1].append(token)
    return out
