"""Operators that keep what a plugin means: what is found in it must stay, on the lines where it now stands."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.mutants.plugin import EMITTERS, Edit, changed, moved, name_of
from runelint.syntax.nodes import (
    AndOr,
    Assignment,
    CommandSubstitution,
    DoubleQuoted,
    FunctionDefinition,
    HereDocument,
    ParameterExpansion,
    Pipeline,
    Simple,
    SingleQuoted,
    Word,
)
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.mutants.plugin import Plugin
    from runelint.syntax.nodes import Node


class Rewrite(NamedTuple):
    """A plugin that means the same: its text, and where each character of the old one is now."""

    operator: str
    text: str
    place: Callable[[int], int]


def rewritten(plugin: Plugin) -> Iterator[Rewrite]:
    """Yield every rewrite of the plugin that changes its text."""
    for operator in (
        _other_names,
        _continued,
        _in_a_function,
        _in_a_group,
        _other_quotes,
        _grouped_prints,
        _here_documents,
        _swapped_lines,
        _comments,
        _backticks,
        _braces,
        _function_word,
        _dot,
        _split_lists,
    ):
        edits = list(operator(plugin))
        if edits:
            yield _rewrite(plugin, operator.__name__.strip("_").replace("_", " "), edits)


def _rewrite(plugin: Plugin, operator: str, edits: list[Edit]) -> Rewrite:
    def place(offset: int) -> int:
        for edit in edits:
            # A command that stands in what was replaced as a whole has been moved with its text.
            command = plugin.text[offset : edit.end].partition("\n")[0]
            if edit.start <= offset < edit.end and (known := edit.text.find(command)) >= 0:
                return moved(edit.start, edits) + known
        return moved(offset, edits)

    return Rewrite(operator, changed(plugin.text, edits), place)


def _other_names(plugin: Plugin) -> Iterator[Edit]:
    """Variables and functions get other names, where each place that names them is known to be one."""
    text = plugin.text
    names = {node.name for node, _ in plugin.found if isinstance(node, Assignment)}
    functions = {node.name for node, _ in plugin.found if isinstance(node, FunctionDefinition)}
    places: dict[str, list[int]] = {}
    for node, _ in plugin.found:
        match node:
            case ParameterExpansion(prefix="") if node.name in names:
                places.setdefault(node.name, []).append(text.index(node.name, node.start))
            case Assignment():
                places.setdefault(node.name, []).append(node.start)
            case FunctionDefinition():
                places.setdefault(node.name, []).append(text.index(node.name, node.start))
            case Simple() if name_of(node) in functions:
                places.setdefault(name_of(node), []).append(node.words[0].start)
    for name, starts in places.items():
        everywhere = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        dispatched = f"{name.rpartition('_')[0]}_$" in text
        if sorted(set(starts)) != everywhere or name.isupper() or name in _SPECIAL or dispatched:
            continue
        for start in everywhere:
            yield Edit(start + len(name), start + len(name), "_2")


_SPECIAL = frozenset({"main", "log", "die", "fail"})


def _outer(plugin: Plugin) -> Iterator[Simple]:
    """Yield the simple commands that are in no here-document and no substitution, and have no here-document."""
    for node, around in plugin.commands():
        if any(isinstance(other, HereDocument | CommandSubstitution | Word) for other in around):
            continue
        if not any(isinstance(inner, HereDocument) for inner in walk(node)):
            yield node


def _continued(plugin: Plugin) -> Iterator[Edit]:
    """Words after the second go to a line of their own."""
    for node in _outer(plugin):
        for word, after in zip(node.words[1:], node.words[2:], strict=False):
            if plugin.text[word.end : after.start] == " ":
                yield Edit(word.end, after.start, " \\\n    ")
                break


def _in_a_function(plugin: Plugin) -> Iterator[Edit]:
    """Put what follows `rune_init` into a function that is called at the end."""
    init = plugin.only("rune_init")
    rest = [node for node in plugin.script.body if init is not None and node.start > init.start]
    if len(rest) < 2 or plugin.has("trap") or plugin.has("return") or not plugin.text.endswith("\n"):  # noqa: PLR2004
        return
    if any(isinstance(node, FunctionDefinition) for node in rest) or name_of(rest[-1]) not in EMITTERS:
        return
    if any(plugin.has(name) for name in ("declare", "typeset", "readonly", "local")) or _names_lines(plugin):
        return
    yield Edit(rest[0].start, rest[0].start, "everything() {\n")
    yield Edit(len(plugin.text), len(plugin.text), "}\neverything\n")


def _names_lines(plugin: Plugin) -> bool:
    return any(word in plugin.text for word in ("LINENO", "FUNCNAME", "caller", "$0", "BASH_SOURCE"))


def _in_a_group(plugin: Plugin) -> Iterator[Edit]:
    """Put the statements of the main flow into groups of two."""
    statements = [node for node in plugin.script.body if not isinstance(node, FunctionDefinition)]
    for first, second in list(pairwise(statements[:-1]))[::2]:
        between = plugin.text[first.end : second.start]
        lone = _stands_alone(plugin, first) and _stands_alone(plugin, second)
        if (
            lone
            and not between.strip()
            and not any(isinstance(x, HereDocument) for n in (first, second) for x in walk(n))
        ):
            yield Edit(first.start, first.start, "{\n")
            yield Edit(second.end, second.end, "\n}")


def _stands_alone(plugin: Plugin, node: Node) -> bool:
    """Return whether nothing else is written on the node's lines."""
    before = plugin.text[plugin.text.rfind("\n", 0, node.start) + 1 : node.start]
    after = plugin.text[node.end :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _other_quotes(plugin: Plugin) -> Iterator[Edit]:
    """Constant text changes its quotes."""
    for node, around in plugin.found:
        if any(isinstance(other, HereDocument | DoubleQuoted) or _is_backtick(other) for other in around):
            continue
        inside = plugin.text[node.start + 1 : node.end - 1]
        if isinstance(node, SingleQuoted) and not re.search(r'["\\$`!\n]', inside):
            yield Edit(node.start, node.end, f'"{inside}"')
        elif isinstance(node, DoubleQuoted) and not re.search(r"['\\$`!\n]", inside) and not node.translated:
            yield Edit(node.start, node.end, f"'{inside}'")


def _is_backtick(node: Node) -> bool:
    return isinstance(node, CommandSubstitution) and node.style == "`"


def _grouped_prints(plugin: Plugin) -> Iterator[Edit]:
    """`echo … >&2` becomes `{ echo …; } >&2`."""
    for node in _outer(plugin):
        if name_of(node) not in {"echo", "printf"} or len(node.redirects) != 1 or node.assignments:
            continue
        redirect = node.redirects[0]
        if redirect.end == node.end and redirect.start > node.words[-1].end:
            yield Edit(node.start, node.start, "{ ")
            yield Edit(redirect.start, redirect.start, "; } ")


def _here_documents(plugin: Plugin) -> Iterator[Edit]:
    """`echo "…" >&2` becomes a `cat` of a here-document."""
    for node in _outer(plugin):
        if name_of(node) != "echo" or len(node.words) != 2 or len(node.redirects) != 1:  # noqa: PLR2004
            continue
        redirect, word = node.redirects[0], node.words[1]
        quoted = word.parts[0] if isinstance(word, Word) and len(word.parts) == 1 else None
        said = plugin.text[word.start + 1 : word.end - 1]
        if re.search(r"\$\{?\d", said):
            continue  # without arguments it is a breach that stands on the line of the text
        if not isinstance(quoted, DoubleQuoted) or '"' in said or "\\" in said or "\n" in said or said[:1] == "-":
            continue
        if (
            redirect.end == node.end
            and plugin.text[redirect.start : redirect.end] == ">&2"
            and _stands_alone(plugin, node)
        ):
            yield Edit(node.start, node.end, f"cat >&2 <<TEXT\n{said}\nTEXT")


_READ = r"""(\w+)="\$\(rune_param [\w"' .:/-]*\)\""""
_READS = re.compile(rf"^{_READ}\n{_READ}$", re.MULTILINE)


def _swapped_lines(plugin: Plugin) -> Iterator[Edit]:
    """Two assignments from the message, one after the other, change places."""
    for found in _READS.finditer(plugin.text):
        if found[1] != found[2]:
            first, second = found[0].split("\n")
            yield Edit(found.start(), found.end(), f"{second}\n{first}")


def _comments(plugin: Plugin) -> Iterator[Edit]:
    """Put a comment over every statement of the main flow."""
    for node in plugin.script.body:
        if _stands_alone(plugin, node) and node.start:
            yield Edit(node.start, node.start, '# rune_init; echo "{\\"a\\": 1}" $(exit 1)\n')


def _backticks(plugin: Plugin) -> Iterator[Edit]:
    """`$( )` becomes backticks, where nothing in it needs a quote more."""
    for node, around in plugin.found:
        if not isinstance(node, CommandSubstitution) or any(isinstance(other, CommandSubstitution) for other in around):
            continue
        whole = plugin.text[node.start : node.end]
        if (
            whole.startswith("$(")
            and not whole.startswith("$((")
            and not re.search(r"[`\\\n\"]|\$\(|#|<<", whole[2:-1])
        ):
            yield Edit(node.start, node.start + 2, "`")
            yield Edit(node.end - 1, node.end, "`")


def _braces(plugin: Plugin) -> Iterator[Edit]:
    """`$x` becomes `${x}`."""
    for node, around in plugin.found:
        if not isinstance(node, ParameterExpansion) or node.braced or any(_is_backtick(other) for other in around):
            continue
        if plugin.text[node.start] == "$" and re.fullmatch(r"\w+", node.name):
            yield Edit(node.start + 1, node.end, f"{{{node.name}}}")


def _function_word(plugin: Plugin) -> Iterator[Edit]:
    """`f() {` becomes `function f {`."""
    for node, _ in plugin.found:
        if isinstance(node, FunctionDefinition):
            head = plugin.text[node.start : node.body.start]
            if re.fullmatch(r"[\w-]+ ?\(\) ?", head) and plugin.text[node.body.start] == "{":
                yield Edit(node.start, node.body.start, f"function {node.name} ")


def _dot(plugin: Plugin) -> Iterator[Edit]:
    """`source` becomes `.`."""
    for node in _outer(plugin):
        if name_of(node) == "source" and node.words[0].end - node.words[0].start == len("source"):
            yield Edit(node.words[0].start, node.words[0].end, ".")


def _split_lists(plugin: Plugin) -> Iterator[Edit]:
    """Put what follows `||`, `&&` or `|` on the next line."""
    for node, around in plugin.found:
        if not isinstance(node, AndOr | Pipeline) or any(
            isinstance(other, HereDocument) for other in (*around, *walk(node))
        ):
            continue
        for command, after in zip(node.commands, node.commands[1:], strict=False):
            if re.fullmatch(r" (\|\||&&|\|) ", plugin.text[command.end : after.start]):
                yield Edit(after.start - 1, after.start, "\n    ")
