"""Expansion of words in a rehearsal: texts, fields, patterns and regular expressions (bash(1), EXPANSION)."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.knobs import FILLER, FileAt, NameOf
from runelint.confirm.rehearsal import commands, numbers, parameters
from runelint.confirm.rehearsal.braces import braces
from runelint.confirm.rehearsal.control import LeaveError, TooLongError
from runelint.confirm.rehearsal.descriptors import Reader, Sink
from runelint.confirm.rehearsal.leaving import left_in
from runelint.confirm.rehearsal.parsing import parsed_once
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import (
    EMPTY,
    Ask,
    Given,
    Picked,
    Question,
    Result,
    Through,
    Value,
    chained,
    handed_on,
    stripped,
    through,
)
from runelint.confirm.witness import glob
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_MOST_WORDS = 2000
_BLANKS = " \t\n"
_PIPE_FILES = "/dev/fd/"
# Words that are looked at once for all rehearsals.
_KEPT = 8192


class _Piece(NamedTuple):
    """A part of a word after expansion. `ends` marks the border between two values of a list."""

    value: Value
    quoted: bool
    pattern: bool = False
    expanded: bool = False
    ends: bool = False


# Inside quotes these are one word.
_WHOLE = (nodes.Literal, nodes.Escaped, nodes.CommandSubstitution, nodes.ArithmeticExpansion)


# What stands for itself.
_WRITTEN = (nodes.Literal, nodes.Escaped, nodes.SingleQuoted, nodes.AnsiQuoted, nodes.Glob)


def text_of(shell: Shell, word: nodes.Word) -> Value:
    """Return the word as one text, without splitting it."""
    return _constant(word) or parts_text(shell, word.parts)


@lru_cache(maxsize=_KEPT)
def _constant(word: nodes.Word) -> Value | None:
    """Return the text of a word in which nothing is expanded, else None."""
    parts = [
        inner for part in word.parts for inner in (part.parts if isinstance(part, nodes.DoubleQuoted) else (part,))
    ]
    texts = [Value(part.text) for part in parts if isinstance(part, _WRITTEN)]
    if len(texts) < len(parts):
        return None
    return chained(texts) if texts else EMPTY


def parts_text(shell: Shell, parts: Sequence[nodes.Part]) -> Value:
    """Return the parts side by side as one text."""
    if len(parts) == 1:
        return _one(shell, parts[0])
    return chained([_one(shell, part) for part in parts]) if parts else EMPTY


def text_of_source(shell: Shell, raw: str) -> Value:
    """Return what stands in a subscript, after expansion."""
    if "$" not in raw:
        return Value(raw)
    script = parsed_once(f"_ {raw}")
    command = script.body[0] if script.body and not script.problems else None
    if not isinstance(command, nodes.Simple) or len(command.words) < 2 or not isinstance(command.words[1], nodes.Word):  # noqa: PLR2004
        return Value(raw)
    # Subscripts in it stand in this text, and nowhere else.
    before, shell.source = shell.source, commands.computed_source(shell, f"_ {raw}")
    try:
        return text_of(shell, command.words[1])
    finally:
        shell.source = before


_EXPANSIONS = (nodes.ParameterExpansion, nodes.CommandSubstitution, nodes.ArithmeticExpansion)


def _one(shell: Shell, part: nodes.Part) -> Value:
    expanded = _EXPANDED.get(type(part))
    if expanded is None:
        return Value(shell.source.text[part.start : part.end])
    value = expanded(shell, part)
    if shell.stage.watched and isinstance(part, _EXPANSIONS):
        shell.stage.expand(shell.source, part, value)
    return value


def _tilde(shell: Shell, part: nodes.Tilde) -> Value:
    del shell
    return Value("/root" if not part.text else f"/home/{part.text}")


def _substituted(shell: Shell, part: nodes.CommandSubstitution) -> Value:
    """Return what `$(…)` gives, and leave its status in the shell. Raises LeaveError where that ends the shell."""
    if part.style == "$(" and len(part.body) == 1:
        read = _read_file(shell, part.body[0])
        if read is not None:
            result = shell.substituted
            if result is not None and result.status and "errexit" in shell.options:
                # At once, past any `||` (tests/bash/facts/errexit_read_of_a_missing_file.sh).
                shell.decide(part, result)
                raise LeaveError(result)
            return read
    child = shell.copy()
    sink = Sink()
    child.descriptors[1] = sink
    if "inherit_errexit" not in child.options:
        child.options.discard("errexit")
    shell.substituted = commands.in_child(child, part.body)
    return stripped(sink.value())


def _read_file(shell: Shell, command: nodes.Command) -> Value | None:
    """Return what `$(<file)` gives, and leave its status in the shell; None for every other command."""
    if not isinstance(command, nodes.Simple) or command.words or command.assignments or len(command.redirects) != 1:
        return None
    target = text_of(shell, command.redirects[0].target)
    path = shell.path(target.text)
    found = shell.stage.found(path)
    there = target.text in shell.stage.pipes or (found is not None and not found.directory)
    shell.substituted = Result(0 if there else 1, Question(Ask.FILE, (target,), f"-r {path}"))
    return EMPTY if found is None else stripped(found.text)


def _process(shell: Shell, part: nodes.ProcessSubstitution) -> Value:
    """Return the name that `<(…)` becomes; what it gives can be read under that name."""
    shell.stage.counter += 1
    name = f"{_PIPE_FILES}p{shell.stage.counter}"
    child = shell.copy()
    child.options.discard("errexit")
    sink = Sink()
    if part.direction == "<":
        child.descriptors[1] = sink
    else:
        child.descriptors[0] = Reader()
    result = commands.in_child(child, part.body)
    shell.stage.pipes[name] = handed_on(sink.value(), result)
    return Value(name)


def fields(shell: Shell, words: Sequence[nodes.Word]) -> list[Value]:
    """Return the words after expansion, splitting and file names."""
    out: list[Value] = []
    shell.stage.vanished = shell.stage.globbed = None
    for word in words:
        if _is_whole(word):
            out.append(text_of(shell, word))
            continue
        for each in braces(word):
            out += _fields_of(shell, each)
            if len(out) > _MOST_WORDS:
                raise TooLongError
    return out


@lru_cache(maxsize=_KEPT)
def _is_whole(word: nodes.Word) -> bool:
    """Return whether the word becomes one word whatever its parts hold."""
    part = word.parts[0] if len(word.parts) == 1 else None
    if isinstance(part, nodes.Literal | nodes.SingleQuoted):
        return bool(part.text) or isinstance(part, nodes.SingleQuoted)
    return isinstance(part, nodes.DoubleQuoted) and all(
        parameters.is_one(each) if isinstance(each, nodes.ParameterExpansion) else isinstance(each, _WHOLE)
        for each in part.parts
    )


def _fields_of(shell: Shell, word: nodes.Word) -> list[Value]:
    pieces: list[_Piece] = []
    for part in word.parts:
        _add_pieces(shell, part, pieces, quoted=False)
    words: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece.ends:
            words.append([])
        elif piece.quoted or not piece.expanded:
            words[-1].append(piece)
        else:
            _split(shell, piece, words)
    out: list[Value] = []
    for some in words:
        if not some or (not any(piece.quoted for piece in some) and not any(piece.value.text for piece in some)):
            continue
        out += _matched(shell, some)
    return out


def _split(shell: Shell, piece: _Piece, words: list[list[_Piece]]) -> None:
    """Add what an unquoted expansion becomes to the words so far (bash(1), Word Splitting)."""
    given = shell.text("IFS")
    text, separators = piece.value.text, _BLANKS if given is None else given.text
    if text and not separators:
        words[-1].append(piece._replace(expanded=False))
        return
    blanks = "".join(each for each in separators if each in _BLANKS)
    marks = "".join(each for each in separators if each not in _BLANKS)
    inner = text.strip(blanks) if blanks else text
    # The one that occurs there is what others of its kind have, too.
    mark = next((each for each in marks if each in inner), marks[:1]) or ("\n" if blanks == "\n" else " ")
    if not inner:
        if text:
            words.append([])
        if piece.value.term is not None:
            shell.stage.vanished = Value("", Picked(piece.value, 0, mark))
        return
    if inner[0] != text[0] and words[-1]:
        words.append([])
    for index, part in enumerate(_parts(inner, blanks, marks)):
        if index:
            words.append([])
        term = None if piece.value.term is None else Picked(piece.value, index, mark)
        value = Value(part, term, piece.value.sure)
        # Between two marks there is an empty word.
        words[-1].append(_Piece(value, quoted=not part))
    if text[-1] in separators:
        words.append([])


def _parts(text: str, blanks: str, marks: str) -> list[str]:
    """Return the fields of a text that has no blanks around it: a mark at its end has no empty one behind it."""
    around = f"[{re.escape(blanks)}]*" if blanks else ""
    ends = [f"{around}[{re.escape(marks)}]{around}"] if marks else []
    ends += [f"[{re.escape(blanks)}]+"] if blanks else []
    parts = re.split("|".join(ends), text)
    return parts[:-1] if not parts[-1] else parts


def _matched(shell: Shell, pieces: list[_Piece]) -> list[Value]:
    """Return the file names that a word with a pattern matches, or the word itself."""
    value = chained([piece.value for piece in pieces])
    if not any(piece.pattern for piece in pieces) or "noglob" in shell.options:
        return [value]
    pattern = "".join(piece.value.text if piece.pattern else glob.quoted(piece.value.text) for piece in pieces)
    # What does not begin with a slash is looked for in the working directory.
    here = "" if value.text.startswith("/") else f"{shell.directory.rstrip('/')}/"
    said = "./" if here and pattern.startswith("./") else ""
    # With a slash at its end it matches directories only.
    plain = glob.quoted(here) + pattern.rstrip("/").removeprefix(said)
    slash = "/" if pattern.endswith("/") else ""
    folder, name = posixpath.split(plain)
    known = _folders(shell) if slash else _paths(shell)
    found = [path for path in sorted(known) if glob.matches(posixpath.dirname(path), folder.lstrip("\\") or "/")]
    found = [path for path in found if glob.matches(posixpath.basename(path), name)]
    if found:
        names = [(path, f"{said}{path.removeprefix(here)}") for path in found]
        return [through(f"{text}/", value) if slash else _named(shell, path, text, value) for path, text in names]
    fitting = "".join(_fitting(piece.value.text) if piece.pattern else piece.value.text for piece in pieces)
    if glob.matches(posixpath.basename(fitting.rstrip("/")), name):
        value = Value(value.text, _could_leave(shell, folder, fitting) or Given(FileAt(shell.path(fitting) + slash)))
    shell.stage.globbed = value
    return [] if "nullglob" in shell.options else [value]


def _could_leave(shell: Shell, folder: str, fitting: str) -> Through | None:
    """Return what might leave a file in a directory that the plugin has made: no scenario can have one there."""
    path = shell.path(folder.replace("\\", ""))
    own = path in shell.stage.files and path not in shell.stage.scenario.files
    found = (*shell.stage.leaving, *left_in(shell, path, posixpath.basename(fitting))) if own else ()
    return Through(found) if found else None


def _paths(shell: Shell) -> set[str]:
    """Return the files that are known by name: a stand-in at an absolute path is one, too."""
    return {*shell.stage.files, *(name for name in shell.stage.scenario.commands if name.startswith("/"))}


def _folders(shell: Shell) -> set[str]:
    """Return the directories that are known by name, or by what is in them."""
    above = {posixpath.dirname(path) for path in _paths(shell)}
    return {*above, *(path for path, file in shell.stage.files.items() if file.directory)}


def _fitting(pattern: str) -> str:
    """Return a text that the pattern fits."""
    plain = {"*": FILLER, "?": FILLER[0]}.get(pattern)
    return plain if plain is not None else next((each for each in glob.witnesses(pattern).members if each), pattern)


def _named(shell: Shell, path: str, text: str, word: Value) -> Value:
    """Return a file's name that a pattern has become, as `text`: a file of the scenario may have another one."""
    is_bare = text in {path, posixpath.basename(path)}
    if path not in shell.stage.scenario.files or not is_bare:
        return through(text, word)
    name = Value(text, Given(NameOf(path)))
    return name if word.term is None else Value(text, Through((name, word)))


def _add_pieces(shell: Shell, part: nodes.Part, pieces: list[_Piece], *, quoted: bool) -> None:
    """Add what a part of a word becomes to the pieces so far."""
    if isinstance(part, nodes.DoubleQuoted):
        if not part.parts:
            pieces.append(_Piece(EMPTY, quoted=True))
        for inner in part.parts:
            _add_pieces(shell, inner, pieces, quoted=True)
        return
    expanded = isinstance(part, _EXPANSIONS)
    if isinstance(part, nodes.ParameterExpansion):
        values = parameters.list_of(shell, part)
        if values is not None and not (quoted and (part.name == "*" or parameters.subscript(shell, part) == "*")):
            for index, value in enumerate(values):
                shell.stage.expand(shell.source, part, value)
                if index:
                    pieces.append(_Piece(EMPTY, quoted=True, ends=True))
                pieces.append(_Piece(value, quoted, expanded=True))
            return
    pattern = isinstance(part, _PATTERNS)
    pieces.append(_Piece(_one(shell, part), quoted or isinstance(part, _QUOTED), pattern, expanded))


_PATTERNS = (nodes.Glob, nodes.ExtendedGlob)
_QUOTED = (nodes.SingleQuoted, nodes.AnsiQuoted, nodes.Escaped)


def pattern(shell: Shell, word: nodes.Word) -> str:
    """Return the word as a shell pattern: what is quoted stands for itself."""
    return _written(shell, word.parts, glob.quoted)


def expression(shell: Shell, word: nodes.Word) -> str:
    """Return the word as a regular expression: what is quoted stands for itself."""
    return _written(shell, word.parts, re.escape)


def _written(shell: Shell, parts: Sequence[nodes.Part], quote: Callable[[str], str]) -> str:
    out: list[str] = []
    for part in parts:
        match part:
            case nodes.Literal() | nodes.Glob():
                out.append(part.text)
            case nodes.ExtendedGlob():
                inside = "|".join(_written(shell, each.parts, quote) for each in part.alternatives)
                out.append(f"{part.operator}({inside})")
            case nodes.ParameterExpansion() | nodes.CommandSubstitution():
                out.append(_one(shell, part).text)
            case _:
                out.append(quote(_one(shell, part).text))
    return "".join(out)


def arrays_in(shell: Shell, word: nodes.Word) -> Iterator[Cells]:
    """Yield the arrays whose elements the word stands for."""
    waiting: list[nodes.Part] = list(word.parts)
    while waiting:
        part = waiting.pop()
        if isinstance(part, nodes.DoubleQuoted):
            waiting.extend(part.parts)
        elif isinstance(part, nodes.ParameterExpansion):
            found = shell.variable(part.name)
            if isinstance(found, Cells):
                yield found


_EXPANDED: dict[type[nodes.Node], Callable[..., Value]] = {
    **dict.fromkeys(_WRITTEN, lambda _, part: Value(part.text)),
    nodes.DoubleQuoted: lambda shell, part: parts_text(shell, part.parts),
    nodes.ParameterExpansion: parameters.expand,
    nodes.CommandSubstitution: _substituted,
    nodes.ArithmeticExpansion: lambda shell, part: numbers.expanded(shell, part.expression),
    nodes.ProcessSubstitution: _process,
    nodes.Tilde: _tilde,
}
