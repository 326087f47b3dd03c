"""Filters of text in a rehearsal: `grep`, `cut`, `tr`, `head`, `tail`, `sort`, `wc`."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import (
    Ask,
    Inverted,
    Keyed,
    Picked,
    Question,
    Result,
    Sized,
    Value,
    through,
    unsure,
)
from runelint.confirm.witness import regex
from runelint.flow.closed import extended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.rehearsal.call import Call


# Digits of a number of lines.
_LONGEST_COUNT = 4


def written_lines(call: Call, lines: Sequence[str], source: Value) -> Result:
    """Write lines that were made of `source`."""
    text = "".join(f"{line}\n" for line in lines)
    call.shell.write(through(text, source))
    return Result(0, Question(Ask.ANY))


def grep(call: Call) -> Result:
    """Act out `grep`."""
    options, operands = call.options, list(call.operands)
    expression = options.get("e") or (operands.pop(0).text if operands else "")
    text = call._replace(operands=tuple(operands)).input()
    if isinstance(text, Result):
        return text._replace(status=2)
    if "F" in options:
        expression = re.escape(expression)
    elif "E" not in options and "P" not in options:
        expression = extended(expression)
    if "x" in options:
        expression = f"^({expression})$"
    if "w" in options:
        expression = rf"\b({expression})\b"
    lowered = "i" in options
    lines = lines_of(text)
    wanted = "v" not in options
    # Where lines are many, most of them are alike.
    known = {
        line: regex.matches(line.lower() if lowered else line, expression.lower() if lowered else expression)
        for line in dict.fromkeys(lines)
    }
    answers = [known[line] for line in lines]
    found = [line for line, answer in zip(lines, answers, strict=True) if (answer is True) is wanted]
    if options.get("m", "").isdecimal():
        found = found[: int(options["m"])]
    question = Question(Ask.GREP, (text,), expression, negated=not wanted)
    sure = text.sure and None not in answers
    if "c" in options:
        matching = Inverted(text, lambda asked: _counted_by(expression, asked)) if wanted else Sized(text, "l")
        call.shell.write(Value(f"{len(found)}\n", None if text.term is None else matching, sure))
    elif not {"q", "s", "l"} & set(options) or "s" in options:
        if "o" in options and found:
            pattern = regex.compiled(expression)
            found = [match[0] for line in found for match in (pattern.finditer(line) if pattern else ())]
        kept = "".join(f"{line}\n" for line in found)
        only = "o" in options
        term = None if text.term is None else Inverted(text, lambda asked: _kept_by(expression, asked, only=only))
        call.shell.write(Value(kept, term, sure) if wanted else through(kept, text, sure=sure))
    return Result(0 if found else 1, question, sure)


def _kept_by(expression: str, wanted: str, *, only: bool) -> Iterator[str]:
    """Yield texts of which grep would keep the lines `wanted`, or as many that its expression fits."""
    lines = wanted.rstrip("\n").split("\n")
    members = [each for each in regex.witnesses(expression).members if each and "\n" not in each]
    yield wanted
    for member in members[:2] if wanted else ():
        forms = (member,) if only else (f"{{0}}{member}", f"{member}{{0}}", f"{member} {{0}}", member)
        for form in forms:
            fit = [line if regex.matches(line, expression) else form.replace("{0}", line) for line in lines]
            yield "".join(f"{line}\n" for line in fit)


def _counted_by(expression: str, wanted: str) -> Iterator[str]:
    """Yield texts with as many lines that the expression fits as `wanted` says."""
    count = int(wanted) if wanted.strip().isdecimal() and len(wanted) <= _LONGEST_COUNT else -1
    if not count:
        yield "other\n"
    members = [each for each in regex.witnesses(expression).members if each and "\n" not in each]
    yield from (f"{each}\n" * count for each in members[:2] if count > 0)


def cut(call: Call) -> Result:
    """Act out `cut`."""
    text = call.input()
    if isinstance(text, Result):
        return text
    separator = call.options.get("d", "\t")
    chosen = call.options.get("f") or call.options.get("c") or "1"
    lines = lines_of(text)
    first, mark, last = chosen.partition("-")
    begin = int(first) if first.isdecimal() else 1
    end = (int(last) if last.isdecimal() else None) if mark else begin
    out = []
    for line in lines:
        if "f" in call.options and separator not in line:
            out.append(line)
        elif "f" in call.options:
            out.append(separator.join(line.split(separator)[begin - 1 : end]))
        else:
            out.append(line[begin - 1 : end])
    body = "".join(f"{line}\n" for line in out)
    if begin == end and "f" in call.options:
        keyed = Keyed(text, "x", 1 if begin > 1 else 2, begin, separator)
        call.shell.write(Value(body, Picked(text, begin - 1, separator) if len(lines) == 1 else keyed, text.sure))
    else:
        call.shell.write(through(body, text))
    return Result()


def wc(call: Call) -> Result:
    """Act out `wc`."""
    text = call.input()
    if isinstance(text, Result):
        return text
    unit = next((each for each in "lwc" if each in call.options), "c" if "m" in call.options else "")
    count = {"l": text.text.count("\n"), "w": len(text.text.split()), "c": len(text.text)}.get(unit, 0)
    call.shell.write(Value(f"{count}\n", Sized(text, unit or "l"), text.sure and bool(unit)))
    return Result()


def part_of(call: Call, *, first: bool) -> Result:
    """Act out `head`, or `tail`."""
    text = call.input()
    if isinstance(text, Result):
        return text
    number = next((each.text[1:] for each in call.arguments if re.fullmatch(r"-\d+", each.text)), "")
    count = call.options.get("n") or number or "10"
    lines = lines_of(text)
    if "c" in call.options or not count.lstrip("+-").isdecimal():
        call.shell.write(through(text.text, text, sure=False))
        return Result()
    size = int(count.lstrip("+-"))
    if first and count[0] == "-" and number != count:
        rest = "x\n" * size
        without = None if text.term is None else Inverted(text, lambda wanted: (f"{wanted.rstrip()}\n{rest}",))
        call.shell.write(Value("".join(f"{line}\n" for line in lines[: len(lines) - size]), without, text.sure))
        return Result(0, Question(Ask.ANY))
    chosen = lines[:size] if first else lines[size - 1 :] if count[0] == "+" else lines[-size:] if size else []
    if size == 1 and first:
        call.shell.write(Value("".join(f"{each}\n" for each in chosen), Picked(text, 0, "\n"), text.sure))
        return Result()
    skipped = "x\n" * (size - 1) if not first and count[0] == "+" else ""
    term = None if text.term is None else Inverted(text, lambda wanted: (skipped + wanted,))
    call.shell.write(Value("".join(f"{line}\n" for line in chosen), term, text.sure))
    return Result(0, Question(Ask.ANY))


def tr(call: Call) -> Result:
    """Act out `tr`."""
    text = call.shell.reader().rest()
    sets = [_expanded(each.text) for each in call.operands]
    if "d" in call.options and sets and "c" not in call.options:
        changed = "".join(char for char in text.text if char not in sets[0])
    elif len(sets) > 1 and not {"c", "C", "s"} & set(call.options) and sets[1]:
        table = {char: sets[1][min(index, len(sets[1]) - 1)] for index, char in enumerate(sets[0])}
        changed = "".join(table.get(char, char) for char in text.text)
    else:
        call.shell.write(unsure(text.text, text))
        return Result()
    call.shell.write(through(changed, text))
    return Result()


def _expanded(text: str) -> str:
    named = {
        "[:upper:]": string.ascii_uppercase,
        "[:lower:]": string.ascii_lowercase,
        "[:space:]": " \t\n\r",
        "[:digit:]": string.digits,
        "[:blank:]": " \t",
    }
    for name, chars in named.items():
        text = text.replace(name, chars)
    text = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
    return re.sub(r"(\w)-(\w)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), text)


def sort(call: Call) -> Result:
    """Act out `sort`."""
    text = call.input()
    if isinstance(text, Result):
        return text
    lines = lines_of(text)
    if "u" in call.options:
        lines = list(dict.fromkeys(lines))
    if not {"n", "V", "h", "k", "t"} & set(call.options):
        lines = sorted(lines, reverse="r" in call.options)
    return written_lines(call, lines, text)
