"""Which secrets can be read in what an external command prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.commands import Stdout
from runelint.flow.descriptors import target_of
from runelint.flow.filters import shown_path
from runelint.flow.jq_secrets import left_over, readable
from runelint.flow.secret_names import Secrecy, names_secret_file, secrecy
from runelint.flow.secrets import hidden, marks_of, secrets_among, secrets_in
from runelint.flow.values import NOTHING, Hole, Origin, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.commands import Effects
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax import nodes

# What a value is replaced by that nobody shall read.
_STARS = re.compile(r"\*{2,}|x{3,}|X{3,}|#{3,}|redact|hidden|mask|secret", re.IGNORECASE)
# What an awk program looks for stands in none of its output.
_PATTERN = re.compile(r"/(?:[^/\\\n]|\\.)*/")
_SUBSTITUTION = re.compile(r"\bs(.)(?P<pattern>(?:\\.|(?!\1).)*+)\1(?P<new>(?:\\.|(?!\1).)*+)\1")
# They write a text in another way that anybody can turn back.
_ENCODERS = frozenset({"base64", "base32", "basenc", "xxd", "od", "hexdump", "rev", "gzip", "jo", "column", "fold"})
# `env.NAME`, `$ENV.NAME`
_ASKED = re.compile(r"(?:\$ENV|(?<![\w.$])env)\.(\w+)")
_VARIABLE = re.compile(r"\$\{?(\w+)")


def with_secrets(
    machine: Machine,
    state: State,
    node: nodes.Simple,
    name: str,
    operands: Sequence[Text],
    known: Effects | None,
    output: Text,
) -> Text:
    """Return the `output` of a command with the secrets that can be read in it, and without those that cannot."""
    if known is not None and known.secret and known.writes is not Stdout.SILENT:
        return _with(output, frozenset({Hole(Origin.SECRET, _shown(name, operands), node.start)}))
    stdin = target_of(state.descriptors, 0).carries
    if name == "jq":
        files = frozenset(hole for hole in _holes(output) if hole.origin in {Origin.FILE, Origin.SECRET})
        given = _with_files(state, operands)
        secrets = readable(given, stdin | files, node.start) | left_over(given, stdin | files, _keys_read(state))
        return _with(hidden(output), secrets | _from_environment(state, operands))
    if name in {"env", "printenv"} and not operands and machine.exports_secrets:
        return _with(output, frozenset({Hole(Origin.SECRET, "a variable of the environment", node.start)}))
    if name == "printenv" and len(operands) == 1 and secrecy(operands[0].known or "") is not Secrecy.NONE:
        return _with(output, frozenset({Hole(Origin.ENVIRONMENT, operands[0].known or "", -2)}))
    if name in _ENCODERS or (name == "openssl" and (operands[0].known if operands else "") in {"base64", "enc"}):
        encrypted = any((operand.known or "").startswith(("-aes", "-des", "-cha")) for operand in operands)
        return output if encrypted else _with(output, secrets_among(stdin) | secrets_in(*operands))
    if hides(name, operands):
        return hidden(output) if secrets_in(output) else output
    if known is not None and known.contents and not secrets_in(output) and _reads_named_file(state, node):
        return _with(output, frozenset({Hole(Origin.SECRET, f"the content of {_file_word(state, node)}", node.start)}))
    return output


def _with_files(state: State, operands: Sequence[Text]) -> list[Text]:
    """Return the operands of jq; for files that it makes variables of stands what is in them."""
    given = list(operands)
    for index, option in enumerate(operands[:-2]):
        if option.known in {"--rawfile", "--slurpfile"}:
            path = operands[index + 2]
            given[index + 2] = Text(
                (Hole(Origin.FILE, shown_path(path), 0), *sorted(state.kept.get(path, NOTHING), key=repr))
            )
    return given


def _keys_read(state: State) -> frozenset[str]:
    """Return the keys of secrets that the plugin has read from the message into a variable."""
    holes = (value.hole for value in state.variables.values() if isinstance(value, Text) and value.hole is not None)
    return frozenset(
        hole.name for hole in holes if hole.origin is Origin.MESSAGE and secrecy(hole.name) is Secrecy.SECRET
    )


def _from_environment(state: State, operands: Sequence[Text]) -> frozenset[Hole]:
    """Return the secrets that a jq program asks its environment for, as far as the plugin has put them there."""
    names = {name for operand in operands for name in _ASKED.findall(operand.known or "")}
    return secrets_in(*(text for name in names if (text := state.text(name)) is not None))


def _holes(output: Text) -> frozenset[Hole]:
    return frozenset(each for part in output.parts if isinstance(part, Hole) for each in part.sources or ())


def _with(output: Text, secrets: frozenset[Hole]) -> Text:
    """Return `output`, which is not known, with `secrets` in it."""
    if not secrets or output.hole is None:
        return output
    hole = output.hole
    own = marks_of(Text(tuple(secrets)))
    return Text((hole._replace(sources=(hole.sources or NOTHING) | own, hidden=False),), output.shape)


def _shown(name: str, operands: Sequence[Text]) -> str:
    words = [name, *(operand.known for operand in operands if operand.known and not operand.known.startswith("-"))]
    return f"what `{' '.join(words[:3])}` prints"


def _reads_named_file(state: State, node: nodes.Simple) -> bool:
    return bool(_file_word(state, node))


def _file_word(state: State, node: nodes.Simple) -> str:
    """Return the variable for a file with a secret that stands in the command, or an empty text."""
    text = state.source.text[node.start : node.end]
    return next((f"`${name}`" for name in _VARIABLE.findall(text) if names_secret_file(name)), "")


def hides(name: str, operands: Sequence[Text]) -> bool:
    """Return whether only a part of what it reads comes out of the command, or stars in its place."""
    words = [operand.known or "" for operand in operands]
    options = [word for word in words if word.startswith("-")]
    match name:
        case "cut":
            return any(option.startswith(("-c", "-b", "--characters", "--bytes")) for option in options)
        case "head" | "tail":
            return any(option.startswith(("-c", "--bytes")) for option in options)
        case "sed":
            return any(_masks(word) for word in words)
        case "awk" | "gawk" | "mawk":
            programs = [_PATTERN.sub("", word) for word in words]
            return any("substr(" in word or "length" in word or _STARS.search(word) for word in programs)
        case "tr":
            plain = [word for word in words if not word.startswith("-")]
            return len(plain) > 1 and len(set(plain[1])) == 1 and plain[1] in {"*", "x", "X", "#", "."}
        case "grep" | "egrep" | "fgrep":
            return any(set(option[1:]) & set("qcl") for option in options if not option.startswith("--"))
        case _:
            return False


def _masks(program: str) -> bool:
    """Return whether a program for `sed` puts stars in place of what it finds."""
    found = _SUBSTITUTION.search(program)
    return found is not None and (
        bool(_STARS.search(found["new"])) or (found["new"] in {"*", "x"} and "." in found["pattern"])
    )
