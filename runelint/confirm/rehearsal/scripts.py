"""Tools with a language of their own in a rehearsal, as far as plugins use them: `sed`, `awk`, `date`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.filters import extended
from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import (
    Ask,
    Keyed,
    Marked,
    Picked,
    Question,
    Result,
    Value,
    through,
    unsure,
)
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from runelint.confirm.rehearsal.call import Call


def date(call: Call) -> Result:
    """Act out `date`: the time is a guess."""
    value = _dated(call)
    form = next((each.text for each in call.operands if each.text.startswith("+")), "")
    seconds = form == "+%s"
    if value is None:
        call.shell.write(Value(f"{_formatted(form)}\n", sure=False))
        return Result()
    stamp = re.fullmatch(r"(?:--date=|-d)?@(\d+)", value.text)
    if stamp and seconds:
        call.shell.write(Value(f"{stamp[1]}\n", Marked(value, "@") if value.term is not None else None))
        return Result()
    fails = bool(value.text) and not re.search(r"\d|now|day|yesterday|month|hour|ago", value.text)
    if not fails:
        made = unsure(f"{_formatted(form)}\n", value)
        call.shell.write(made._replace(term=Marked(value, "@")) if seconds and made.term is not None else made)
    return Result(1 if fails else 0, Question(Ask.ANY, (value,)), sure=False)


def _dated(call: Call) -> Value | None:
    """Return the date that was asked for with `-d`, or None."""
    for at, each in enumerate(call.arguments):
        if each.text == "-d" and at + 1 < len(call.arguments):
            return call.arguments[at + 1]
        if each.text.startswith(("--date=", "-d")):
            return each
    return None


def _formatted(form: str) -> str:
    """Return a date in the form that `date` was asked for."""
    if not form:
        return "Thu Jan  1 00:00:00 UTC 2026"
    parts = {"s": "1767225600", "N": "000000000", "Y": "2026", "m": "01", "d": "01", "H": "00", "M": "00", "S": "00",
             "F": "2026-01-01", "T": "00:00:00", "j": "001", "u": "4", "w": "4", "y": "26", "z": "+0000"}  # fmt: skip
    return re.sub(r"%-?[0-9]*([a-zA-Z])", lambda found: parts.get(found[1], ""), form[1:])


def sed(call: Call) -> Result:
    """Act out `sed` with one substitution."""
    operands = list(call.operands)
    script = call.options.get("e") or (operands.pop(0).text if operands else "")
    text = call._replace(operands=tuple(operands)).input()
    if isinstance(text, Result):
        return text
    found = re.fullmatch(r"s(.)((?:(?!\1).)*)\1((?:(?!\1).)*)\1([gpI]*)", script)
    wide = {"E", "r"} & set(call.options)
    pattern = regex.compiled(found[2] if wide else extended(found[2])) if found else None
    if found is None or pattern is None or "i" in call.options or re.search(r"[*+]\)[*+]", script):
        call.shell.write(unsure(text.text, text))
        return Result()
    second = re.sub(r"\\(\d)", r"\\g<\1>", found[3]).replace("&", r"\g<0>")
    quiet = "n" in call.options
    lines = []
    for line in lines_of(text):
        try:
            changed, count = pattern.subn(second, line, count=0 if "g" in found[4] else 1)
        except (re.error, IndexError):
            changed, count = line, 0
        if not quiet or (count and "p" in found[4]):
            lines.append(changed)
    call.shell.write(through("".join(f"{line}\n" for line in lines), text))
    return Result()


# `$1 == name { print $2 }`, `/expression/ { print $2; exit }` and their like.
_AWK_KEYED = re.compile(
    r"(?:\$(\d+)\s*==\s*(?:\"([^\"]*)\"|(\w+))|(?:\$(\d+)\s*~\s*)?/([^/]+)/)\s*\{\s*print\s*(?:\$(\d+))?\s*;?\s*(?:exit)?\s*;?\s*\}"
)


def _awk_keyed(call: Call, text: Value, found: re.Match[str]) -> Result:
    """Act out a program that prints a field of the lines with a certain key."""
    column, literal, variable, other_column, expression, at = found.groups()
    variables = dict(each.text.partition("=")[::2] for each in call.arguments if "=" in each.text)
    separator = call.options.get("F", "")
    key_at, field = int(column or other_column or 0), int(at or 0)
    if expression is None:
        key = literal if literal is not None else variables.get(variable, "")
    else:
        key = next(iter(regex.witnesses(expression).members), "")
    out = []
    for line in lines_of(text):
        fields = [line, *(line.split(separator) if separator and separator != " " else line.split())]
        asked = fields[key_at] if key_at < len(fields) else ""
        if (asked == key) if expression is None else regex.matches(asked, expression):
            out.append(fields[field] if field < len(fields) else "")
    term = Keyed(text, key, key_at, field, separator)
    call.shell.write(Value("".join(f"{line}\n" for line in out), term, text.sure))
    return Result(0, Question(Ask.ANY))


def awk(call: Call) -> Result:
    """Act out `awk` with a program that prints a field."""
    operands = list(call.operands)
    script = operands.pop(0).text.strip() if operands else ""
    text = call._replace(operands=tuple(operands)).input()
    if isinstance(text, Result):
        return text
    keyed = _AWK_KEYED.fullmatch(script)
    if keyed is not None:
        return _awk_keyed(call, text, keyed)
    found = re.fullmatch(r"(?:NR\s*==\s*(\d+)\s*)?\{\s*print\s+\$(\d+|NF)\s*;?\s*\}", script)
    if found is None:
        call.shell.write(unsure(text.text, text))
        return Result()
    separator = call.options.get("F")
    lines = lines_of(text)
    if found[1]:
        lines = lines[int(found[1]) - 1 : int(found[1])]
    out = []
    for line in lines:
        fields = line.split(separator) if separator and separator != " " else line.split()
        at = len(fields) if found[2] == "NF" else int(found[2])
        out.append(line if not at else fields[at - 1] if 0 < at <= len(fields) else "")
    body = "".join(f"{line}\n" for line in out)
    if found[2] not in {"NF", "0"} and not found[1]:
        at = int(found[2])
        keyed_term = Keyed(text, "x", 1 if at > 1 else 2, at, separator or " ")
        term = Picked(text, at - 1, separator or " ") if len(lines) == 1 else keyed_term
        call.shell.write(Value(body, term, text.sure))
    else:
        call.shell.write(through(body, text))
    return Result()
