"""What shfmt says about a script, as the facts of `our_facts`.

The trees have different shapes, so they are compared by their facts only. Both parsers must see one character for each
byte (latin-1): shfmt counts bytes.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from syntax.our_facts import MARKS, Fact, Facts, with_joined_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Json: TypeAlias = dict[str, Any]
_LINE_TABS = re.compile(r"(?<=\n)\t+")
# Read by the reader of the node that holds them; parts of a here-document are visited, not those of `@Q`.
_READ_ABOVE = frozenset({"Hdoc", "Exp", "Name"})


def shfmt_path() -> str | None:
    """Return where the shfmt of the environment is (the package shfmt-py), or any other; None without one."""
    scripts = Path(sysconfig.get_path("scripts")) / "shfmt"
    return str(scripts) if scripts.exists() else shutil.which("shfmt")


def shfmt_tree(shfmt: str, content: bytes) -> Json | None:
    """Return shfmt's tree of a Bash script, None when it rejects the script."""
    command = [shfmt, "-ln", "bash", "--to-json"]
    run = subprocess.run(command, input=content, capture_output=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else None


def facts_of_shfmt(tree: Json) -> Facts:
    """Return the facts of shfmt's tree."""
    found: Facts = {}
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict) and not isinstance(node.get("Line"), int):  # a place has a line
            reader = _READERS.get(_kind(node))
            if reader:
                found.update(((kind, at), value) for kind, at, value in reader(node))
            waiting.extend(child for name, child in node.items() if name not in _READ_ABOVE)
            waiting.extend(node.get("Hdoc", {}).get("Parts") or [])
            if "Exp" in node and node["Exp"]["Op"] != "@":
                waiting.append(node["Exp"])
    return found


def _kind(node: Json) -> str:
    """Return the kind of a node; where it is not said, what the node holds says it."""
    if "Type" in node:
        return str(node["Type"])
    if "Position" in node:
        return "IfClause" if "Then" in node else "Statement"
    if "Op" in node and "OpPos" in node and "Word" in node:
        return "Redirect"
    for name in ("Patterns", "Parts", "Hash"):
        if name in node:
            return name
    if "Name" in node:
        return "Assign"
    if "Lparen" in node:
        return "ArrayExpr"
    return "ArrayElem" if "Index" in node else ""


def _at(node: Json, name: str = "Pos") -> int:
    return int(node.get(name, {}).get("Offset", 0))


def _ats(nodes: list[Json] | None) -> tuple[int, ...]:
    return tuple(_at(node) for node in nodes or [])


def _span(node: Json | None) -> tuple[int, int] | None:
    return (_at(node), _at(node, "End")) if node else None


def _text(node: Json, name: str = "Value") -> str:
    return MARKS.sub("\ufffd", node.get(name, ""))


def _pieces(parts: list[Json] | None) -> tuple[Any, ...]:
    return with_joined_text([_text(part) if part["Type"] == "Lit" else (_at(part),) for part in parts or []])


def _word(node: Json) -> Iterator[Fact]:
    yield "word", _at(node), _pieces(node["Parts"])


def _statement(node: Json) -> Iterator[Fact]:
    if node.get("Negated"):
        yield "negated", _at(node), True
    if node.get("Background"):
        yield "background", _at(node), True
    command = node.get("Cmd")
    if command is None:
        if node.get("Redirs"):
            yield "simple", _at(node), ((), ())
    elif command["Type"] in {"CallExpr", "DeclClause", "LetClause"}:
        yield _call(node, command)
        if command["Type"] == "DeclClause":
            yield "word", _at(command["Variant"]), (command["Variant"]["Value"],)
        elif command["Type"] == "LetClause":
            yield "word", _at(command), ("let",)


def _call(statement: Json, command: Json) -> Fact:
    assigns = _ats(command.get("Assigns"))
    if command["Type"] == "CallExpr":
        words = _ats(command.get("Args"))
    elif command["Type"] == "DeclClause":
        words = (_at(command["Variant"]), *_ats(command.get("Args")))
    else:
        words = (_at(command), *_ats(command.get("Exprs")))
    redirects = _ats(statement.get("Redirs"))
    return "simple", min([*words, *assigns, *redirects]), (words, assigns)


def _redirect(node: Json) -> Iterator[Fact]:
    descriptor = node.get("N", {}).get("Value", "").strip("{}")
    word = node["Word"]
    yield "redirect", _at(node), (node["Op"], descriptor, _at(word), _at(word, "End"))
    if node["Op"] in {"<<", "<<-"}:
        parts = node.get("Hdoc", {}).get("Parts")
        pieces = list(_pieces(parts))
        if node["Op"] == "<<-":
            pieces = [_LINE_TABS.sub("", piece) if isinstance(piece, str) else piece for piece in pieces]
            pieces[:1] = [piece.lstrip("\t") if isinstance(piece, str) else piece for piece in pieces[:1]]
        yield "here-document", _at(node), with_joined_text(pieces)


def _parameter(node: Json) -> Iterator[Fact]:
    if "Dollar" not in node:
        return  # shfmt reads `a[b]` in arithmetic as an expansion; to us, and to Bash's parser, it is text
    prefix = "!" if node.get("Excl") else "#" if node.get("Length") else ""
    operator = ""
    if "Exp" in node:
        operator = node["Exp"]["Op"]
        if operator == "@":
            operator += node["Exp"]["Word"]["Parts"][0]["Value"]
    elif "Slice" in node:
        operator = ":"
    elif "Repl" in node:
        operator = "//" if node["Repl"].get("All") else "/"
    elif "Names" in node:
        operator = node["Names"]
    yield "parameter", _at(node), (_at(node, "End"), node["Param"]["Value"], prefix, operator)
    if "Index" in node:
        yield "subscript", _at(node), _span(node["Index"])


def _loop(node: Json) -> Iterator[Fact]:
    loop = node["Loop"]
    body = _ats(node.get("Do"))
    if loop["Type"] == "CStyleLoop":
        spans = (_span(loop.get("Init")), _span(loop.get("Cond")), _span(loop.get("Post")))
        yield "arithmetic for", _at(node), (spans, body)
    else:
        words = _ats(loop.get("Items")) if _at(loop, "InPos") else None
        yield "Select" if node.get("Select") else "For", _at(node), (loop["Name"]["Value"], words, body)


def _if(node: Json) -> Iterator[Fact]:
    then = _ats(node.get("Then"))
    if node.get("Cond"):
        yield "branch", _at(node), (_ats(node["Cond"]), then)
    elif then:
        yield "otherwise", then[0], then


def _item(node: Json) -> Iterator[Fact]:
    spans = tuple((_at(word), _at(word, "End")) for word in node["Patterns"])
    yield "item", spans[0][0], (spans, _ats(node.get("Stmts")), node["Op"])


def _test(node: Json) -> Iterator[Fact]:
    left, right = node["X"], node["Y"]
    yield from (*_test_word(left), *_test_word(right))
    if node["Op"] in {"&&", "||"}:
        yield "test operator", _at(right), node["Op"]
    else:
        yield "test", _at(left), (_at(left, "End"), node["Op"], _at(right), _at(right, "End"))


def _test_word(node: Json) -> Iterator[Fact]:
    """Return the facts of an operand in `[[ ]]`: of a word there the kind is said, as in arithmetic."""
    if node["Type"] == "Word":
        yield from _word(node)


def _test_clause(node: Json) -> Iterator[Fact]:
    yield from _test_word(node["X"])
    yield "conditional", _at(node), True


def _unary_test(node: Json) -> Iterator[Fact]:
    yield from _test_word(node["X"])
    if node["Op"] == "!":
        yield "not", _at(node), True
    else:
        yield "unary test", _at(node), (node["Op"], _at(node["X"], "End"))


def _assignment(node: Json) -> Iterator[Fact]:
    if node.get("Naked"):
        # An argument of a declaration builtin that assigns nothing; `declare -a`'s option has a value and no name.
        if "Name" in node and "Index" not in node:
            yield "word", _at(node), (node["Name"]["Value"],)
        return
    value = node.get("Value") or node.get("Array")
    name = node["Name"]["Value"]
    yield "assignment", _at(node), (name, bool(node.get("Append")), _at(node, "End"), _at(value) if value else None)
    if "Index" in node:
        yield "subscript", _at(node), _span(node["Index"])


def _array(node: Json) -> Iterator[Fact]:
    # An element with a subscript begins behind its bracket to shfmt.
    elements = [(_at(item) - ("Index" in item), item) for item in node.get("Elems") or []]
    yield "array", _at(node), (_at(node, "End"), tuple(at for at, _ in elements))
    for at, item in elements:
        if "Index" in item:
            yield "element", at, (_span(item["Index"]), _at(item["Value"]) if "Value" in item else None)


def _process(node: Json) -> Iterator[Fact]:
    yield "process", _at(node), (_at(node, "End"), node["Op"][0], _ats(node.get("Stmts")))


def _coproc(node: Json) -> Iterator[Fact]:
    parts = node.get("Name", {}).get("Parts")
    yield "coproc", _at(node), (parts[0]["Value"] if parts else "COPROC", _at(node["Stmt"]))


def _while(node: Json) -> Iterator[Fact]:
    yield "while", _at(node), (bool(node.get("Until")), _ats(node.get("Cond")), _ats(node.get("Do")))


def _extended(node: Json) -> Iterator[Fact]:
    inside = _text(node["Pattern"])
    yield "extended", _at(node), (_at(node, "End"), node["Op"][0], None if set(inside) & {*"$`'\""} else inside)


def _single(node: Json) -> Iterator[Fact]:
    if node.get("Dollar"):
        yield "ansi", _at(node), _at(node, "End")
    else:
        yield "single", _at(node), (_at(node, "End"), _text(node))


def _double(node: Json) -> Iterator[Fact]:
    yield "double", _at(node), (_at(node, "End"), bool(node.get("Dollar")), _pieces(node.get("Parts")))


_READERS: dict[str, Callable[[Json], Iterator[Fact]]] = {
    "Parts": _word,
    "Statement": _statement,
    "Redirect": _redirect,
    "ParamExp": _parameter,
    "ForClause": _loop,
    "IfClause": _if,
    "FuncDecl": lambda node: iter([("function", _at(node), (node["Name"]["Value"], _at(node["Body"])))]),
    "Patterns": _item,
    "BinaryTest": _test,
    "UnaryTest": _unary_test,
    "TestClause": _test_clause,
    "ParenTest": lambda node: iter([*_test_word(node["X"]), ("test group", _at(node), _at(node, "End"))]),
    "Assign": _assignment,
    "ArrayExpr": _array,
    "CoprocClause": _coproc,
    "WhileClause": _while,
    "SglQuoted": _single,
    "DblQuoted": _double,
    "ProcSubst": _process,
    "BinaryCmd": lambda node: iter([("operator", _at(node["Y"]), node["Op"])]),
    "TimeClause": lambda node: iter([("timed", _at(node), True)]),
    "CmdSubst": lambda node: iter([("commands", _at(node), (_at(node, "End"), _ats(node.get("Stmts"))))]),
    "ArithmExp": lambda node: iter([("arithmetic", _at(node), (_at(node, "End"), _span(node.get("X"))))]),
    "ArithmCmd": lambda node: iter([("arithmetic command", _at(node), _span(node.get("X")))]),
    "ExtGlob": _extended,
    "Block": lambda node: iter([("group", _at(node), _ats(node.get("Stmts")))]),
    "Subshell": lambda node: iter([("subshell", _at(node), _ats(node.get("Stmts")))]),
    "CaseClause": lambda node: iter([("case", _at(node), (_at(node["Word"]), len(node.get("Items") or [])))]),
    # The newline after a comment that ends in a backslash is no part of it, but shfmt counts it in.
    "Hash": lambda node: iter([("comment", _at(node), "#" + _text(node, "Text").rstrip("\n"))]),
}
