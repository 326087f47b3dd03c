"""`jq` in a rehearsal."""

from __future__ import annotations

import json
import re
from enum import Enum
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple, cast

from runelint.confirm.jq.evaluate import Answers, Item, answers
from runelint.confirm.jq.foreseen import foreseen
from runelint.confirm.jq.functions import as_text
from runelint.confirm.jq.inputs import Program
from runelint.confirm.jq.paths import paths_in
from runelint.confirm.rehearsal.call import read_files
from runelint.confirm.rehearsal.values import EMPTY, Ask, Inverted, Queried, Question, Result, Value, unsure
from runelint.jq import command_line
from runelint.jq.tokens import UnclosedError, UnsupportedError
from runelint.jq.tree import literals as constants

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from runelint.confirm.knobs import JsonPath
    from runelint.confirm.rehearsal.shell import Shell
    from runelint.confirm.rehearsal.values import Term
    from runelint.runner.scenario import Json

_POSITIONAL = {"--args", "--jsonargs"}
_UNREAD, _NO_INPUT, _BROKEN = 3, 4, 5
# A program that reads its inputs by itself.
_INPUTS = re.compile(r"(?<![\w.$@\"])inputs?(?![\w\"(:])")
_MOST_TEXTS = 60
_FIELDS = (2, 4, 9)


# The same texts are tried for many values of one rehearsal after the other.
_KEPT = 4096
_LONGEST_KEPT = 1 << 14


class _Trouble(Enum):
    """Why it is not known what a program gives."""

    UNREADABLE = "the text is no JSON"
    UNFORESEEN = "the program is not evaluated here"
    MISSPELT = "jq does not take the program"


class _Call(NamedTuple):
    """The command line of jq; `variables` holds None for one whose JSON is broken, `asked` the program's text."""

    program: str
    letters: frozenset[str]
    variables: dict[str, Json]
    values: tuple[Value, ...]
    files: tuple[Value, ...]
    broken: Value | None = None
    asked: tuple[Value, ...] = ()


def query(shell: Shell, arguments: Sequence[Value]) -> Result:
    """Return the result of `jq`; what it prints is written."""
    call = _command_line(shell, arguments)
    if isinstance(call, Result):
        return call
    if call.broken is not None:
        return Result(2, Question(Ask.TRUTH, (Value("", Queried(call.broken, (), ({}, 1), ())),)))
    source = EMPTY if "n" in call.letters and not _INPUTS.search(call.program) else _input(shell, call)
    if isinstance(source, Result):
        return source._replace(status=2)
    if "?" in call.letters or (not source.sure and "R" not in call.letters and not _documents(source.text)):
        return _guess(shell, call, source)
    # What is long is asked once, most likely.
    outputs = _outputs if len(source.text) <= _LONGEST_KEPT else _outputs.__wrapped__
    found = outputs(call.program, call.letters, json.dumps(call.variables), source.text)
    if found is _Trouble.UNREADABLE:
        shape = Queried(source, ((),), ({},), ())
        return Result(2, Question(Ask.TRUTH, (Value("", shape),), "broken"))
    if found is _Trouble.MISSPELT:
        return Result(_UNREAD, Question(Ask.ANY, call.asked))
    if found is _Trouble.UNFORESEEN:
        return _guess(shell, call, source)
    return _printed(shell, call, source, found)


@lru_cache(maxsize=_KEPT)
def _outputs(program: str, letters: frozenset[str], variables: str, text: str) -> tuple[Answers, ...] | _Trouble:
    """Return what the program gives for each of the inputs in a text; `variables` is a JSON object."""
    documents = inputs_of(text, letters)
    if documents is None:
        return _Trouble.UNREADABLE
    call = _Call(program, letters, json.loads(variables), (), ())
    try:
        return tuple(_answers(call, documents))
    except UnclosedError:
        return _Trouble.MISSPELT
    except UnsupportedError:
        return _Trouble.UNFORESEEN


def _answers(call: _Call, documents: list[Json]) -> Iterator[Answers]:
    """Yield what the program gives for each input that is left when its turn comes."""
    rest = list(documents)
    if "n" in call.letters:
        yield answers(call.program, None, call.variables, rest)
        return
    while rest:
        first = rest.pop(0)
        yield answers(call.program, first, call.variables, rest)


def inputs_of(text: str, letters: Collection[str]) -> list[Json] | None:
    """Return the inputs that jq makes of a text, or None when it cannot read it."""
    if "R" in letters:
        whole: list[Json] = [text]
        return whole if "s" in letters else [*text.removesuffix("\n").split("\n")] if text else []
    documents = _documents(text)
    return [cast("Json", documents)] if documents is not None and "s" in letters else documents


def _command_line(shell: Shell, arguments: Sequence[Value]) -> _Call | Result:
    """Return what is asked for; a failure where the file is missing that the program stands in."""
    call = command_line.read(arguments, lambda word: word.text)
    variables: dict[str, Json] = {}
    positional: list[Json] = []
    broken: Value | None = None
    given = [*call.variables, *(("", option, value) for option, value in call.positional)]
    for name, option, value in given:
        document = _documents(value.text) if option in {"--argjson", "--jsonargs"} else [value.text]
        broken = value if (document is None or len(document) != 1) and value.sure else broken
        if option in _POSITIONAL:
            positional += document or [None]
        else:
            variables.setdefault(name, document[0] if document else None)
    variables["ARGS"] = {"positional": positional, "named": dict(variables)}
    values = tuple(value for *_, value in given)
    program = call.program or Value(".")
    made = _Call(program.text, call.flags, variables, values, call.files, broken, (program,))
    if "f" not in call.flags:
        return made
    held = read_files(shell, [program])
    if isinstance(held, Result):
        return held._replace(status=2)
    return made._replace(program=held.text, letters=call.flags | (set() if held.sure else {"?"}))


def _input(shell: Shell, call: _Call) -> Value | Result:
    return read_files(shell, call.files) if call.files else shell.reader().rest()


def _documents(text: str) -> list[Json] | None:
    """Return the JSON documents in `text`, or None when there is something else in it."""
    out: list[Json] = []
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        out.append(value)
    return out


def _guess(shell: Shell, call: _Call, source: Value) -> Result:
    made = unsure("value\n", source, *call.values)
    shell.write(made)
    return Result(0, Question(Ask.ANY, (made,)), sure=False)


def _printed(shell: Shell, call: _Call, source: Value, found: Sequence[Answers]) -> Result:
    """Write the answers, and return the status."""
    items = [item for each in found for item in each.items]
    raw = bool({"r", "j"} & call.letters)
    end = "" if "j" in call.letters else "\n"
    texts = [_shown(item.value, raw=raw, compact="c" in call.letters) + end for item in items]
    asked, literals = _asked(call.program)
    paths = tuple(dict.fromkeys([*(path for each in found for path in each.looked_at), *asked]))
    made = Value("".join(texts), _term(call, source, items, paths, literals))
    shell.write(made)
    last = items[-1].value if items else None
    status = 0
    if any(each.failed for each in found):
        status = _BROKEN
    elif "e" in call.letters:
        status = _NO_INPUT if not items else int(last is None or last is False)
    detail = "broken" if "e" not in call.letters else ""
    # What `-e` makes of no input at all differs from jq 1.6 to 1.7.
    return Result(status, Question(Ask.TRUTH, (made,), detail), sure=bool(found) or "e" not in call.letters)


@lru_cache(maxsize=_KEPT)
def _asked(program: str) -> tuple[tuple[JsonPath, ...], tuple[object, ...]]:
    """Return the paths that the program asks for, and its constants: none of one that was given no input to fail on."""
    try:
        tree = foreseen(program)
    except (UnsupportedError, RecursionError):
        return (), ()
    return paths_in(tree), constants(tree)


def _term(
    call: _Call,
    source: Value,
    items: Sequence[Item],
    paths: tuple[tuple[str | int, ...], ...],
    literals: tuple[object, ...],
) -> Term | None:
    if source.term is None and not any(value.term is not None for value in call.values):
        return None
    if "R" in call.letters and source.term is not None:
        return Inverted(source, lambda wanted: _raw_inputs(call, wanted, literals))
    direct = items[0].path if len(items) == 1 else None
    if direct is None and not items and paths:
        direct = paths[-1]
    if len(items) > 1 and items[0].path and all(item.path and item.path[:-1] == items[0].path[:-1] for item in items):
        direct = items[0].path[:-1]
    others = tuple(value for value in call.values if value.term is not None)
    if "n" not in call.letters:
        asked = Program(call.program, tuple(call.variables.items()), "s" in call.letters)
        return Queried(source, paths, literals, direct, others, asked)
    # What `inputs` gives with `-n` is what is in the array that `-s` makes.
    program = _INPUTS.sub(lambda found: ".[]" if found[0] == "inputs" else ".[0]", call.program)
    slurped = Program(program, tuple(call.variables.items()), slurped=True) if source.text or source.term else None
    return Queried(source, paths, literals, None if slurped else direct, others, slurped)


def _raw_inputs(call: _Call, wanted: str, literals: tuple[object, ...]) -> Iterator[str]:
    """Yield texts of which the program makes the wanted one, and then others that it can read at all."""
    marks = [each for each in literals if isinstance(each, str) and each]
    found: dict[str, bool] = {}
    for text in islice(dict.fromkeys(_raw_texts(wanted, marks)), _MOST_TEXTS):
        shown = _made_of(call.program, frozenset(call.letters), json.dumps(call.variables), text)
        if shown is not None:
            found[text] = shown == wanted.rstrip("\n")
    yield from sorted(found, key=lambda text: not found[text])


@lru_cache(maxsize=_KEPT)
def _made_of(program: str, letters: frozenset[str], variables: str, text: str) -> str | None:
    """Return what the program prints for a text; None where it fails, or that is not foreseen here."""
    call = _Call(program, letters, json.loads(variables), (), ())
    try:
        made = list(_answers(call, inputs_of(text, letters) or []))
    except UnsupportedError:
        return None
    if any(each.failed for each in made):
        return None
    items = [item for each in made for item in each.items]
    return "\n".join(_shown(item.value, raw="r" in letters, compact=True) for item in items)


def _raw_texts(wanted: str, marks: Sequence[str]) -> Iterator[str]:
    """Yield texts with what is wanted in them: where that is JSON, what stands in it, on lines or between the marks."""
    found = _documents(wanted)
    documents: list[Json] = found or [wanted.rstrip("\n")]
    first = documents[0]
    items = first if len(documents) == 1 and isinstance(first, list) else documents
    ends = ("\n", "")
    for item in items:
        members = [(name, as_text(value)) for name, value in item.items()] if isinstance(item, dict) else []
        for mark in marks if members else ():
            yield "".join(f"{name}{mark}{value}\n" for name, value in members)
    values = [as_text(each) for each in items if not isinstance(each, dict)]
    for mark, end in product(("\n", *marks), ends):
        yield mark.join(values) + end
    for value, mark in product([*values[:2], "value", "1"], marks):
        yield from (f"{value}{mark}1\n", f"{mark}{value}\n", f"x{mark}{value}\n", f"{mark}\n")
    yield from ("value\n", "1\n")
    # Who takes a line apart asks for fields that a short one does not have.
    for mark, field, count in product(marks, ("1", "value"), _FIELDS):
        yield mark.join(["value", *[field] * count]) + "\n"


def _shown(value: Json, *, raw: bool, compact: bool) -> str:
    if raw and isinstance(value, str):
        return value
    if compact or not isinstance(value, list | dict):
        return as_text(value) if not isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value, indent=2, ensure_ascii=False)
