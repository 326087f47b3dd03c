"""Everything that a rule may import: what happens in imagined runs, and how to say what is wrong with it."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from runelint.contract.bpcs.codes import CODES, status_of
from runelint.contract.bpcs.functions import (
    EMPTY_RESPONSE,
    FUNCTIONS,
    MALFORMED_RESPONSE,
    MESSAGE_KEY,
    RESPONSE_CODE,
)
from runelint.finding import Experiment, Severity
from runelint.flow.behaviour import Behaviour, Path
from runelint.flow.budget import Gap
from runelint.flow.descriptors import Sink
from runelint.flow.documents import document_of, fault_of, rests_on_default
from runelint.flow.events import (
    Build,
    Cause,
    Condition,
    Emit,
    Ending,
    Event,
    Exposed,
    Init,
    Interpreted,
    Language,
    Medium,
    Options,
    ProcessKind,
    Query,
    ReadInput,
    Record,
    Redirected,
    Run,
    SourceFile,
    Spawn,
    StdinRead,
    Where,
    Write,
)
from runelint.flow.jq_messages import outcome_of_text
from runelint.flow.outcomes import answers_itself, asked_status, code_at, contradiction, message_of, told_by
from runelint.flow.pairs import key_fault, pairs_of
from runelint.flow.place import Place
from runelint.flow.shapes import is_text, structure_in
from runelint.flow.splices import has_value_in_it
from runelint.flow.strictness import strictness
from runelint.flow.values import Origin, Text
from runelint.syntax.nodes import SyntaxProblem
from runelint.syntax.script_file import ScriptFile
from runelint.syntax.shebang import has_shebang, starts_bash
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Event = TypeVar("_Event", bound=Event)

EMPTY = f'RUNE would answer "{EMPTY_RESPONSE}" (code {RESPONSE_CODE}), whatever the plugin meant to say.'
MALFORMED = f'RUNE would answer "{MALFORMED_RESPONSE}" (code {RESPONSE_CODE}), whatever the plugin meant to say.'


class Hit(NamedTuple):
    """One breach that a rule sees: its place, the fact in the user's terms, and other places that belong to it.

    `event` is what happens there, where the path that leads to it matters; without one the whole path does.
    """

    place: Place
    message: str
    event: Event | None = None
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None


def first_line(behaviour: Behaviour) -> Place:
    """Return the place of a finding about the file as a whole."""
    source = behaviour.script.source
    return Place(source, 0, len(source.line(1)))


def first_line_of(file: ScriptFile) -> Place:
    """Return the place of a finding about a file, whatever is in it."""
    return Place(file.source, 0, len(file.source.line(1)))


def on_contract_stdout(event: Write | Run | Emit) -> bool:
    """Return whether what the command writes ends up where only the message belongs.

    Diagnostics that a redirection has led there are that redirection's breach, and not each command's.
    """
    return event.target.sink is Sink.CONTRACT_STDOUT and not event.target.misled


def emits(path: Path) -> list[Emit]:
    """Return every emission of the path, wherever its message goes."""
    return list(path.emissions)


def ends_silently(path: Path) -> Ending | None:
    """Return the ending of a path on which no message was even tried; None for every other path.

    A plugin that has not found the library cannot emit anything, and one that has run code which is not known may have
    emitted: such paths count as every other.
    """
    ending = path.ending
    if ending is None or ending.library_missing or ending.uncertain or path.emissions:
        return None
    return ending


def error_texts(path: Path) -> tuple[Write, ...]:
    """Return what is printed to contract stdout right before the path ends in an explicit non-zero exit."""
    ending = path.ending
    if ending is None or ending.cause is not Cause.EXIT or ending.status.value == 0 or emits(path):
        return ()
    out: list[Write] = []
    for event in ending.last:
        if isinstance(event, Build | Options):
            continue
        if not isinstance(event, Write) or not on_contract_stdout(event) or not event.where.process.is_main:
            break
        if looks_like_json(event.content.shape or event.content.known or ""):
            break
        out.append(event)
    return tuple(out)


_JSON_KEY = re.compile(r'"(?:[^"\\]|\\.)*"\s*:')
_ARGUMENT_NAME = re.compile(r"^\s*-{0,2}[\w.-]+=(?=[\[{])")


def looks_like_json(shape: str) -> bool:
    """Return whether `shape`, text with a NUL for each expansion, is an object or array of JSON, or begins as one."""
    text = _ARGUMENT_NAME.sub("", shape).strip()
    if text.startswith(("{{", "[[", "{%")):
        return False
    if text.startswith("\0"):
        # `rows="$rows${rows:+,}{\"name\": \"$name\"}"`: one more element of a list.
        rest = text.lstrip("\0, \t\r\n\f\v")
        return rest.startswith("{") and _JSON_KEY.match(rest[1:].lstrip()) is not None
    if text.startswith("{"):
        rest = text[1:].lstrip()
        return bool(_JSON_KEY.match(rest)) or (rest.startswith("\0") and _JSON_KEY.search(rest) is not None)
    if text.startswith("["):
        rest = text[1:].lstrip()
        if rest.startswith("{"):
            return looks_like_json(rest)
        return rest.startswith('"') and (rest.endswith(("]", ",", '"')))
    return False


def code_given(event: Emit | Record) -> str | None:
    """Return the code that an emitter or `rune_err` is given and that becomes the exit status.

    None when it is not known, or has no effect: in a call that is not whole, or with text that is no message. Text that
    is certainly no number is given with its holes as `…`.
    """
    code_at, least = _CODE_AT.get(event.function, (None, 0))
    if code_at is None or len(event.arguments) < least:
        return None
    if event.function == "rune_emit":
        outcome = outcome_of_text(event.arguments[0])
        if (outcome is not None and not outcome.whole) or is_plain_text(event.arguments[0]):
            return None
        if len(event.arguments) <= code_at or event.arguments[code_at].known == "":
            return None if outcome is None else outcome.code
    code = event.arguments[code_at]
    if code.known is None and not any(isinstance(part, str) and _NOT_A_NUMBER.search(part) for part in code.parts):
        return None
    if event.function == "rune_err" and len(event.arguments) == 1 and _NOT_A_NUMBER.search(code.known or "x"):
        return None
    return "".join(part if isinstance(part, str) else "…" for part in code.parts)


_NOT_A_NUMBER = re.compile(r"[^\s\d+-]")
# Where the code stands among the arguments, and how many there must be.
_CODE_AT = {name: (each.code, each.required) for name, each in FUNCTIONS.items() if each.code is not None}
_CODE_AT["rune_err"] = (0, 1)


def fails_with(event: Emit | Record, status: int) -> bool:
    """Return whether an emitter of errors, or `rune_err`, is given a code that is this exit status."""
    if event.function == "rune_emit" or event.function not in _CODE_AT or not event.arguments:
        return False
    code, place = event.arguments[0], event.where.place
    if code.hole is not None and place.start <= code.hole.site < place.end:
        # `$?` after a command that succeeds in ordinary life.
        return code.hole.origin is Origin.STATUS and code.hole.fallback == str(status)
    return code.known is not None and status_of(code.known) == status


def lacks(function: str, count: int) -> str:
    """Return which argument a library function misses when it is called with `count` of them, or an empty text."""
    known = FUNCTIONS.get(function)
    if known is None or count >= known.required:
        return ""
    return known.parameters[count].removesuffix("...").lower().replace("_", " ")


def is_json(text: str) -> bool:
    """Return whether jq could take `text` as JSON; of numbers it takes more than JSON has."""
    try:
        json.loads(text, strict=False)
    except ValueError:
        return text.lstrip()[:1].isdecimal() or text.lstrip()[:1] in "+-."
    return True


def is_plain_text(text: Text) -> bool:
    """Return whether `text` is certainly not JSON: it begins with a character that no JSON begins with."""
    first = text.parts[0] if text.parts else ""
    start = first.strip()[:1] if isinstance(first, str) else ""
    if not start or start in '{["-' or start.isdecimal():
        return False
    return text.known not in {"true", "false", "null"}


def is_refused_text(emit: Emit) -> bool:
    """Return whether `rune_emit` is given text that is not JSON, but for one that calls it a success."""
    if emit.function != "rune_emit" or not emit.arguments or code_at(emit, 1) == "0":
        return False
    document = emit.arguments[0]
    return is_plain_text(document) or (document.hole is not None and is_text(document))


def excludes_default(path: Path, emit: Emit, document: Text) -> bool:
    """Return whether the path has found a document different from the default that alone would be at fault."""
    default = rests_on_default(document)
    if default is None:
        return False
    before = takewhile(lambda event: event is not emit, path.events)
    return any(
        isinstance(event, Condition)
        and event.subject.hole == document.hole
        and event.other.known == default
        and event.outcome is (event.operator == "!=")
        for event in before
    )


def goes_on_after(path: Path, emit: Emit) -> bool:
    """Return whether the main shell does anything after `emit` but end because of the subshell's status."""
    at = next(index for index, event in enumerate(path.events) if event is emit)
    later = path.events[at + 1 :]
    if any(event.where.process.is_main and not isinstance(event, Condition) for event in later):
        return True
    return path.ending is not None and path.ending.cause is Cause.EXIT


def given_pairs(path: Path) -> Iterator[Emit | Record]:
    """Yield the calls that no shorter path has and that may give keys with values."""
    yield from each_of(path, Emit)
    yield from each_of(path, Record)


def each_of(path: Path, kind: type[_Event]) -> Iterator[_Event]:
    """Yield the events of `kind` that no shorter path has."""
    return iter(cast("list[_Event]", path.fresh.get(kind, [])))


def first_exposures(path: Path, media: frozenset[Medium]) -> Iterator[Exposed]:
    """Yield the events at which a secret arrives in one of `media` for the first time on the path, if new with it."""
    fresh = {id(event) for event in each_of(path, Exposed)}
    known: set[str] = set()
    for event in path.events if fresh else ():
        if isinstance(event, Exposed) and event.medium in media:
            if event.secrets - known and id(event) in fresh:
                yield event
            known |= event.secrets


def listed(names: Iterable[str]) -> str:
    """Return the names of secrets as one phrase; a star stands for all parameters."""
    words = ("all parameters" if name == "*" else f"`{name}`" if name.isidentifier() else name for name in names)
    return ", ".join(sorted(words))


__all__ = [
    "CODES",
    "EMPTY",
    "MALFORMED",
    "MESSAGE_KEY",
    "Behaviour",
    "Build",
    "Cause",
    "Emit",
    "Ending",
    "Event",
    "Experiment",
    "Exposed",
    "Gap",
    "Hit",
    "Init",
    "Interpreted",
    "Language",
    "Medium",
    "Options",
    "Path",
    "Place",
    "ProcessKind",
    "Query",
    "ReadInput",
    "Record",
    "Redirected",
    "Run",
    "ScriptFile",
    "Severity",
    "Sink",
    "Source",
    "SourceFile",
    "Spawn",
    "StdinRead",
    "SyntaxProblem",
    "Text",
    "Where",
    "Write",
    "answers_itself",
    "asked_status",
    "code_given",
    "contradiction",
    "document_of",
    "each_of",
    "emits",
    "ends_silently",
    "error_texts",
    "excludes_default",
    "fails_with",
    "fault_of",
    "first_exposures",
    "first_line",
    "first_line_of",
    "given_pairs",
    "goes_on_after",
    "has_shebang",
    "has_value_in_it",
    "is_json",
    "is_plain_text",
    "is_refused_text",
    "key_fault",
    "lacks",
    "listed",
    "looks_like_json",
    "message_of",
    "on_contract_stdout",
    "pairs_of",
    "starts_bash",
    "status_of",
    "strictness",
    "structure_in",
    "told_by",
]
