"""Which commands a plugin may start, or ask for, by the words of its text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import PREFIX
from runelint.flow.command_line import Line, read
from runelint.flow.command_table import entry
from runelint.flow.commands import effects
from runelint.runner.constants import HOLE, Constants, Field, Fields, scoped
from runelint.runner.doubles import is_nameable
from runelint.syntax import nodes, parse
from runelint.syntax.literal import text_of_parts
from runelint.syntax.names import BUILTINS
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from runelint.runner.constants import Scope

_QUESTIONS = frozenset({"type", "hash", "which"})
_SHELLS = frozenset({"bash", "sh", "dash", "ksh", "zsh"})
_KEYWORDS = frozenset({"if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for",
    "select", "function", "time", "in", "coproc"})  # fmt: skip
_MEANWHILE = (nodes.Background, nodes.Coproc)
# Texts inside texts inside texts: no plugin needs more.
_DEEPEST = 4


def called_names(script: nodes.Script, *sourced: nodes.Script) -> tuple[str, ...]:
    """Return the names and absolute paths of the external commands that `script` may start or ask for.

    They come in the order of the text; then come those that the functions of the files that it has `sourced` start or
    ask for, which may be what `script` gives them (`quiet systemctl reload x`). Builtins and functions are not among
    them, except where something external would start them (`sudo kill 1`). Commands that run elsewhere (`ssh`,
    `docker exec`) are not, nor is a folder that another one is in, nor what follows from the plugin's input. Nor is
    `sleep` where something runs in the background: what is done meanwhile takes its time there, and who waits for it,
    too.
    """
    found = _called(script, *sourced)
    if _is_busy(script, *sourced):
        found = {name: None for name in found if name.rpartition("/")[2] != "sleep"}
    above = {name[:at] for name in found for at, letter in enumerate(name) if letter == "/"}
    return tuple(name for name in found if name not in above)


def waits_meanwhile(script: nodes.Script, *sourced: nodes.Script) -> bool:
    """Return whether `script` calls `sleep` and has something run in the background."""
    return _is_busy(script, *sourced) and "sleep" in _called(script, *sourced)


def _called(*scripts: nodes.Script) -> dict[str, None]:
    found: dict[str, None] = {}
    reader = _Reader(scripts, found)
    for each in scripts:
        reader.read(each)
    return found


def _is_busy(*scripts: nodes.Script) -> bool:
    return any(isinstance(node, _MEANWHILE) for each in scripts for node in walk(each))


class _Reader:
    """Reads scripts, and adds the names that they call to `found`."""

    def __init__(self, known: tuple[nodes.Script, ...], found: dict[str, None], depth: int = 0) -> None:
        """Make a reader that takes variables and functions from the scripts `known`."""
        self.known = known
        self.constants = Constants(known)
        self.found = found
        self.depth = depth

    def read(self, script: nodes.Script) -> None:
        """Add what `script` calls."""
        for node, scope in scoped(script.body):
            match node:
                case nodes.Simple():
                    stdin = _here_text(node.redirects, self.constants, scope)
                    for line in self.constants.lines(node.words, scope):
                        self.line(line, stdin)
                case nodes.TestUnary(operator="-x" | "-f" | "-e", operand=operand):
                    self._file(node.operator, self.constants.text(operand, scope))
                case _:
                    pass

    def line(self, line: Fields, stdin: Field, *, external: bool = False) -> None:
        """Add what a command line starts or asks for; `external` when another program starts it."""
        if not line:
            return
        arguments = line[1:]
        for name in sorted(line[0]):
            if not external and name in self.constants.functions:
                continue
            if external or name not in BUILTINS:
                self._add(name)
            if name in _QUESTIONS:
                self._asked(arguments)
            elif name in BUILTINS and not external:
                self._builtin(name, arguments, stdin)
            else:
                self._external(name, arguments, stdin)

    def _builtin(self, name: str, arguments: Fields, stdin: Field) -> None:
        """Add what a builtin runs or asks for."""
        options = [text for text in map(_known, arguments) if text is not None and text.startswith("-")]
        match name:
            case "command" if any("v" in text.lower() for text in options[:1]):
                self._asked(arguments)
            case "command":
                self.line(_operands(arguments), stdin)
            case "exec":
                self.line(_operands(arguments, valued="-a"), stdin, external=True)
            case "eval":
                self._code([" ".join(min(field) for field in arguments)])
            case "trap" if arguments:
                operands = _operands(arguments)
                self._code(sorted(operands[0]) if len(operands) > 1 else ())
            case "[" | "test":
                for option, operand in pairwise(arguments):
                    self._file(_known(option) or "", operand)
            case _:
                pass

    def _external(self, name: str, arguments: Fields, stdin: Field) -> None:
        """Add what the program `name` runs on this machine."""
        words = [_known(field) for field in arguments]
        plain = name.rpartition("/")[2]
        found, known = entry(plain), effects(plain, words)
        if found is None or known is None or read(found, Line(words, [], []), plain).remote:
            return
        for inner in known.inner:
            self.line(arguments[inner.start : inner.stop], stdin, external=True)
        if plain in _SHELLS and not known.code and not any(word is None or word[:1] != "-" for word in words):
            self._code(sorted(stdin))
        if known.language in _SHELLS and not known.inner:
            for at in known.code:
                self._code(sorted(arguments[at]))

    def _code(self, texts: Iterable[str]) -> None:
        """Add what the texts call, which some shell of this machine runs."""
        for text in texts:
            if self.depth < _DEEPEST and text.strip(HOLE):
                script = parse(text.replace(HOLE, "$_"))
                _Reader((script, *self.known), self.found, self.depth + 1).read(script)

    def _asked(self, arguments: Fields) -> None:
        for name in (name for field in _operands(arguments) for name in sorted(field)):
            if name not in BUILTINS and name not in self.constants.functions:
                self._add(name)

    def _file(self, test: str, operand: Field) -> None:
        """Add the program that a file test asks for."""
        for path in sorted(operand):
            if path.startswith("/") and (test == "-x" or (test in {"-e", "-f"} and "bin/" in path)):
                self._add(path)

    def _add(self, name: str) -> None:
        ours = name.startswith(PREFIX) or name in self.constants.functions or name in _KEYWORDS
        if is_nameable(name) and not ours and not name.isdecimal():
            self.found.setdefault(name)


def _known(field: Field) -> str | None:
    """Return the text of a word that has just one; of an option with a value that is not known, its beginning."""
    if len(field) != 1:
        return None
    (text,) = field
    if HOLE not in text:
        return text
    known = text.partition(HOLE)[0]
    return f"{known}?" if known.startswith("-") and len(known) > 1 else None


def _operands(arguments: Fields, *, valued: str = "") -> Fields:
    """Return what is left behind the options; the option `valued` has a value in the next word."""
    rest = list(arguments)
    while rest and (_known(rest[0]) or "").startswith("-"):
        word = _known(rest.pop(0))
        if word == "--":
            break
        if word == valued and rest:
            rest.pop(0)
    return tuple(rest)


def _here_text(redirects: Sequence[nodes.Redirect], constants: Constants, scope: Scope) -> Field:
    """Return what a here-document or here-string feeds to a command, with `$_` for what is not known."""
    texts: set[str] = set()
    for redirect in redirects:
        if redirect.here_document is not None:
            texts.add("".join(_pieces(redirect.here_document.parts)))
        elif redirect.operator == "<<<":
            texts |= constants.text(redirect.target, scope)
    return frozenset(texts)


def _pieces(parts: Sequence[nodes.Part]) -> Iterator[str]:
    for part in parts:
        text = text_of_parts((part,))
        yield HOLE if text is None else text
