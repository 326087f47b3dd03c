"""What prints in shell code that another machine, a container or another user runs: `ssh host 'cd /srv && ls'`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax import nodes, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# They end the code, or change what all that follows in it does.
_TURNING = frozenset({"exec", "exit", "return", "trap", "eval", "alias"})
_TO_STDOUT = (None, 1)


def printing_lines(code: str) -> Iterator[tuple[str | None, ...]]:
    """Yield the words of the commands that run when all goes well, and that write where the code does.

    A word is None when its text is not known. Of code with functions nothing is said: they may hide a command.
    """
    script = parse(code)
    if script.problems or any(isinstance(command, nodes.FunctionDefinition) for command in script.body):
        return
    yield from _of_list(script.body)


def _of_list(commands: Sequence[nodes.Command]) -> Iterator[tuple[str | None, ...]]:
    for command in commands:
        yield from _of_command(command)
        if _first_words(command) & _TURNING:
            return


def _of_command(command: nodes.Command) -> Iterator[tuple[str | None, ...]]:
    match command:
        case nodes.AndOr(commands=commands, operators=operators):
            # What stands behind `||` is for when all does not go well.
            last = operators.index("||") if "||" in operators else len(operators)
            yield from _of_list(commands[: last + 1])
        case nodes.Pipeline(commands=(*_, last)):
            yield from _of_command(last)
        case nodes.Group(body=body, redirects=()) | nodes.Subshell(body=body, redirects=()):
            yield from _of_list(body)
        case nodes.Simple(words=words, redirects=redirects) if not any(map(_leads_away, redirects)):
            yield tuple(None if isinstance(word, nodes.Assignment) else _text(word.parts) for word in words)
        case _:
            pass


def _leads_away(redirect: nodes.Redirect) -> bool:
    return redirect.operator.startswith("&>") or (">" in redirect.operator and redirect.descriptor in _TO_STDOUT)


def _first_words(command: nodes.Command) -> set[str]:
    """Return the names of the commands that certainly run when `command` does."""
    if isinstance(command, nodes.AndOr | nodes.Group):
        inner = command.commands if isinstance(command, nodes.AndOr) else command.body
        return set().union(*map(_first_words, inner))
    words = command.words if isinstance(command, nodes.Simple) else ()
    first = _text(words[0].parts) if words and isinstance(words[0], nodes.Word) else None
    return {first} if first else set()


def _text(parts: Sequence[nodes.Part]) -> str | None:
    """Return the text of a word in which nothing is expanded; None for every other."""
    out = ""
    for part in parts:
        match part:
            case nodes.Literal(text=text) | nodes.SingleQuoted(text=text) | nodes.Escaped(text=text):
                out += text
            case nodes.DoubleQuoted(parts=inner, translated=False) if (quoted := _text(inner)) is not None:
                out += quoted
            case _:
                return None
    return out
