"""What of its input an external command passes on, and what a `grep` has found out about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow import closed
from runelint.flow.commands import Stdin, effects
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.interpreting import SUBSTITUTED
from runelint.flow.repeated import question
from runelint.flow.values import NOTHING, Hole, Origin, flowing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.commands import Effects
    from runelint.flow.state import State
    from runelint.flow.values import Text

_GREPS = {"grep", "egrep", "fgrep"}
_EVERY_LINE = {"", "^", "$", ".*"}
# The site of the message that a plugin reads by hand: there is but one.
_MESSAGE = frozenset({Hole(Origin.MESSAGE, "RUNE_INPUT_JSON", -3)})
_DELETION = re.compile(r"s(.)(\[\^.+?\])[*+]?\1([\w.-]?)\1g")


def passed_on(state: State, name: str, operands: Sequence[Text], known: Effects | None) -> frozenset[Hole]:
    """Return the holes that flow through the command into what it prints; none of what it cleans or quotes."""
    if name == "xargs" and known is not None and not known.inner:
        return target_of(state.descriptors, 0).carries
    if known is None or _cleans(name, operands) or _only_counts(name, operands, known):
        return NOTHING
    passed = (index for index in known.passed if not _only_looks_up(name, operands, index))
    sources = flowing(*(operands[index] for index in passed))
    if known.passes_stdin and known.stdin is not Stdin.LEAVES:
        sources |= carried(state)
    for index in known.contents:
        operand = operands[index]
        if operand.hole is not None and operand.hole.name == SUBSTITUTED:
            sources |= flowing(operand)
        elif operand.known != "-":
            sources |= {Hole(Origin.FILE, shown_path(operand), 0)} | state.kept.get(operand, NOTHING)
    return sources


def carried(state: State, descriptor: int = 0) -> frozenset[Hole]:
    """Return the holes that flow out of a descriptor: out of stdin the message, until `rune_init` has taken it."""
    target = target_of(state.descriptors, descriptor)
    if target.sink is Sink.STDIN and not state.protocol.initialised:
        return target.carries | _MESSAGE
    return target.carries


def _only_counts(name: str, operands: Sequence[Text], known: Effects) -> bool:
    """Return whether an awk program that is not wholly known prints numbers alone, by what is known of it."""
    found = _with_values(name, operands, known, "x")
    return found is not None and not found.passed and not found.passes_stdin


def leaves_stdin(name: str, operands: Sequence[Text], known: Effects) -> bool:
    """Return whether an awk program that is not wholly known is nothing but BEGIN: `awk "BEGIN { exit !($x > 1) }"`."""
    found = _with_values(name, operands, known, "1")
    return found is not None and found.stdin is Stdin.LEAVES


def _with_values(name: str, operands: Sequence[Text], known: Effects, value: str) -> Effects | None:
    """Return the effects of an awk program that is not wholly known if each expansion in it gives `value`."""
    if name not in _AWKS or len(known.code) != 1 or operands[known.code[0]].known is not None:
        return None
    words = [operand.known for operand in operands]
    words[known.code[0]] = "".join(part if isinstance(part, str) else value for part in operands[known.code[0]].parts)
    return effects(name, words)


# `.[$name]`, `== $name`: what comes out is something else that was found by it.
_AWKS = {"awk", "gawk", "mawk", "nawk"}
_COMPARED = r"(?:[=!]=|<=|>=|<|!?~)\s*{0}\b|\b{0}\s*(?:[=!]=|<=|>=|<|>|!?~)|index\([^()]*,\s*{0}\s*\)|\b{0}\s+in\b"
_LOOKED_UP = (
    r"\[\s*\${0}\s*\]|(?:[=!]=|<=?|>=?)\s*\${0}\b|\${0}\s*(?:[=!]=|<=?|>=?)|"
    r"\b(?:startswith|endswith|contains|inside|test|has|index|rindex|indices|ltrimstr|rtrimstr|IN)\(\s*\${0}\b[^()]*\)"
)


def _only_looks_up(command: str, operands: Sequence[Text], value: int) -> bool:
    """Return whether the value of a `jq --arg` or `awk -v` only chooses what comes out, and is not in it."""
    if command == "jq":
        name, sign, looked_up = operands[value - 1].known if value else None, r"\$", _LOOKED_UP
    elif command in _AWKS:
        first = next(iter(operands[value].parts), "")
        name, sign, looked_up = first.partition("=")[0] if isinstance(first, str) else None, r"\b", _COMPARED
    else:
        return False
    if name is None or not name.isidentifier():
        return False
    used = re.compile(rf"{sign}{name}\b")
    programs = [operand.known or "" for index, operand in enumerate(operands) if index != value]
    rests = [re.sub(looked_up.format(name), "", program) for program in programs]
    return any(map(used.search, programs)) and not any(map(used.search, rests))


def shown_path(text: Text) -> str:
    """Return the path of a file as far as it is known, with `<name>` for what is not."""
    return "".join(part if isinstance(part, str) else part.fallback or f"<{part.name}>" for part in text.parts)


def _words(operands: Sequence[Text]) -> tuple[str, list[Text]]:
    """Return the letters of the short options, and the words that are none."""
    options = "".join(word[1:] for operand in operands if (word := operand.known or "").startswith("-") and word != "-")
    return options, [operand for operand in operands if not (operand.known or "").startswith("-")]


def _cleans(name: str, operands: Sequence[Text]) -> bool:
    """Return whether nothing comes out but characters of a closed set, or what has been quoted."""
    options, words = _words(operands)
    first = (words[0].known or "") if words else ""
    if name == "tr":
        return "d" in options and bool({"c", "C"} & set(options)) and closed.set_is_closed(first)
    if name == "sed":
        deletion = _DELETION.fullmatch(first)
        # `s/[&/\]/\\&/g` puts a backslash before what has a meaning.
        return "\\\\&" in first or (deletion is not None and closed.is_rest_of_set(deletion[2]))
    if name in _GREPS and "v" not in options:
        pattern = f"^{first}$" if "o" in options or "x" in options else first
        return _is_closed(name, options, pattern)
    return False


def _is_closed(name: str, options: str, pattern: str) -> bool:
    basic = name == "grep" and not {"E", "P"} & set(options)
    return "F" not in options and closed.regex_is_closed(pattern, basic=basic)


def found_out(state: State, name: str, operands: Sequence[Text]) -> tuple[frozenset[Hole], frozenset[Hole]]:
    """Return which holes are harmless when the command succeeds, and which when it fails.

    `grep -Eq '^[a-z]+$'` says so of its input, `grep -q '[^a-z]'` when it fails, and `grep -Fxq "$x"` of its pattern,
    which is one of the lines of a list. A question that was answered is answered again.
    """
    if name not in _GREPS:
        return question(name, operands), NOTHING
    options, words = _words(operands)
    if not words or "v" in options or "c" in options:
        return NOTHING, NOTHING
    carries = target_of(state.descriptors, 0).carries
    pattern = words[0].known
    if pattern is None:
        member = {"x", "w"} & set(options) and not (carries & flowing(words[0]))
        return (flowing(words[0]) if member else NOTHING), NOTHING
    if _is_closed(name, options, f"^({pattern})$" if "x" in options else pattern):
        return carries, NOTHING
    if closed.regex_finds_the_rest(pattern):
        return NOTHING, carries
    return NOTHING, NOTHING


def certainly_finds(state: State, name: str, operands: Sequence[Text], *, here_string: bool) -> bool:
    """Return whether a `grep` whose pattern every line fits reads at least one line, so that it cannot fail."""
    if name not in _GREPS:
        return False
    options, words = _words(operands)
    fits = len(words) == 1 and words[0].known in _EVERY_LINE and not {"v", "F"} & set(options)
    return fits and (here_string or target_of(state.descriptors, 0).lines > 0)
